'use client';
import { Menu } from '@base-ui/react/menu';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { fetchVersions } from '#components/brief/brief-api.ts';
import type { BriefState } from '#components/brief/use-brief.ts';
import menuStyles from '#components/parts/menu.module.css';
import { useWords } from '#components/words/use-words.ts';
import { type Language, localeTag } from '#lib/view/words.ts';
import styles from './brief-editor.module.css';

const MOST_LISTED = 60;

function spellMoment(iso: string, language: Language): string {
  return new Intl.DateTimeFormat(localeTag(language), { dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(iso),
  );
}

/** The versions of a brief; one that is brought back is a change like any other, so it can be undone. */
export function VersionMenu({ state, id }: { state: BriefState; id: string }) {
  const { say, language } = useWords();
  const [isOpen, setOpen] = useState(false);
  const { version } = state.answer.brief;
  const versions = useQuery({
    queryKey: ['brief-versions', id, version],
    queryFn: ({ signal }) => fetchVersions(id, signal),
    enabled: isOpen,
  });
  const earlier = versions.data?.filter((one) => one.version !== version).slice(0, MOST_LISTED);
  return (
    <Menu.Root open={isOpen} onOpenChange={setOpen}>
      <Menu.Trigger className={styles.quiet}>{say('briefing.versions')}</Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="end" className={menuStyles.positioner}>
          <Menu.Popup className={menuStyles.popup}>
            {earlier?.map((one) => (
              <Menu.Item
                key={one.version}
                className={menuStyles.item}
                onClick={() => void state.bringBack(one.version)}
              >
                {say('briefing.version', {
                  version: one.version,
                  moment: spellMoment(one.savedAt, language),
                  title: one.title,
                  count: one.sceneCount,
                })}
              </Menu.Item>
            ))}
            {!earlier?.length && (
              <Menu.Item className={menuStyles.item} disabled>
                {versions.error?.message ?? (earlier ? say('briefing.noVersion') : say('common.loading'))}
              </Menu.Item>
            )}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
