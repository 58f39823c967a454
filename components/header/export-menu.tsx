'use client';
import { Menu } from '@base-ui/react/menu';
import { ChevronDown } from 'lucide-react';
import menuStyles from '#components/parts/menu.module.css';
import { useWords } from '#components/words/use-words.ts';
import { incidentParamsOf } from '#lib/view/incident-params-of.ts';
import type { View } from '#lib/view/view-state.ts';
import styles from './site-nav.module.css';

const FORMATS = [
  { format: 'csv', name: 'csv' },
  { format: 'xlsx', name: 'xlsx' },
  { format: 'geojson', name: 'geojson' },
  { format: 'kml', name: 'kml' },
  { format: 'acled.csv', name: 'acled' },
  { format: 'ucdp.csv', name: 'ucdp' },
] as const;

function Items({ view }: { view: View }) {
  const { say } = useWords();
  const params = incidentParamsOf(view);
  // No type chosen at all: nothing is shown, so there is nothing to take away.
  const isEmpty = view.types !== null && view.types.length === 0;
  return (
    <>
      <p className={menuStyles.note}>{say('export.as')}</p>
      {FORMATS.map(({ format, name }) => (
        <Menu.Item
          key={format}
          className={menuStyles.item}
          disabled={isEmpty}
          render={<a href={`/api/export/${format}?${params}`} download />}
        >
          {say(`export.${name}`)}
        </Menu.Item>
      ))}
      <Menu.Separator className={menuStyles.rule} />
      <Menu.Item className={menuStyles.item} onClick={() => window.print()}>
        {say('export.print')}
      </Menu.Item>
      <Menu.Item className={menuStyles.item} render={<a href="/api" />}>
        {say('export.api')}
      </Menu.Item>
    </>
  );
}

/** Takes the shown attacks away as a file. */
export function ExportMenu({ view, defaultOpen }: { view: View; defaultOpen: boolean }) {
  const { say } = useWords();
  return (
    <Menu.Root defaultOpen={defaultOpen}>
      <Menu.Trigger className={styles.trigger}>
        {say('header.export')}
        <ChevronDown size="0.75rem" aria-hidden="true" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="end" className={menuStyles.positioner}>
          <Menu.Popup className={menuStyles.popup}>
            <Items view={view} />
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
