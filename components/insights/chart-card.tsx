'use client';
import { Menu } from '@base-ui/react/menu';
import { Download } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { type ChartWords, chartPng, chartSvg, saveFile } from '#components/insights/download-chart.ts';
import menuStyles from '#components/parts/menu.module.css';
import { useWords } from '#components/words/use-words.ts';
import { chartFileName, writeChartCsv } from '#lib/view/chart-csv.ts';
import styles from './insights-pane.module.css';

export type ChartTable = {
  head: readonly string[];
  rows: readonly (readonly (string | number | null)[])[];
};

type Props = {
  words: ChartWords;
  /** The chart's own numbers. */
  table: ChartTable;
  /** What the marks leave out, under the chart; null = nothing. */
  note: string | null;
  children: ReactNode;
};

/** A chart with its title, what it leaves out, and its downloads. */
export function ChartCard({ words, table, note, children }: Props) {
  const { say } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const name = chartFileName(words.title);

  async function save(kind: 'svg' | 'png' | 'csv') {
    setFailure(null);
    try {
      if (kind === 'csv') {
        saveFile(`${name}.csv`, writeChartCsv(table.head, table.rows), 'text/csv;charset=utf-8');
        return;
      }
      if (!box.current) return;
      const svg = chartSvg(box.current, words);
      if (kind === 'svg') saveFile(`${name}.svg`, svg.text, 'image/svg+xml');
      else saveFile(`${name}.png`, await chartPng(svg), 'image/png');
    } catch (cause) {
      setFailure(
        say('insights.failed', {
          kind: kind.toUpperCase(),
          reason: cause instanceof Error ? cause.message : '',
        }),
      );
    }
  }

  return (
    <section className={styles.card} aria-label={words.title}>
      <div className={styles.cardHead}>
        <h3>{words.title}</h3>
        <Menu.Root>
          <Menu.Trigger
            className={styles.save}
            aria-label={say('insights.downloadOf', { title: words.title })}
            title={say('insights.download')}
          >
            <Download size="0.875rem" aria-hidden="true" />
          </Menu.Trigger>
          <Menu.Portal>
            <Menu.Positioner sideOffset={4} align="end" className={menuStyles.positioner}>
              <Menu.Popup className={menuStyles.popup}>
                <Menu.Item className={menuStyles.item} onClick={() => void save('svg')}>
                  {say('insights.svg')}
                </Menu.Item>
                <Menu.Item className={menuStyles.item} onClick={() => void save('png')}>
                  {say('insights.png')}
                </Menu.Item>
                <Menu.Item className={menuStyles.item} onClick={() => void save('csv')}>
                  {say('insights.csv')}
                </Menu.Item>
              </Menu.Popup>
            </Menu.Positioner>
          </Menu.Portal>
        </Menu.Root>
      </div>
      <div ref={box} className={styles.chart}>
        {children}
      </div>
      {note !== null && <p className={styles.note}>{note}</p>}
      {failure !== null && (
        <p className={styles.failure} role="alert">
          {failure}
        </p>
      )}
    </section>
  );
}
