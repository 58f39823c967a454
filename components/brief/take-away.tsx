'use client';
import { Menu } from '@base-ui/react/menu';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { readProblem } from '#components/data/dateline-api.ts';
import menuStyles from '#components/parts/menu.module.css';
import { useWords } from '#components/words/use-words.ts';
import type { Say } from '#lib/view/words.ts';
import styles from './brief-editor.module.css';

const FORMS = ['html', 'pptx', 'pdf', 'geojson', 'csv'] as const;

type Props = { brief: string; scene: string | null; disabled: boolean };

/** How far a download is, in words. */
function progressWords(loaded: number, total: number, say: Say): string {
  const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);
  return total > 0
    ? say('briefing.mbOf', { megabytes: megabytes(loaded), total: megabytes(total) })
    : say('briefing.mb', { megabytes: megabytes(loaded) });
}

async function fetchFile(path: string, say: Say, onProgress: (words: string) => void): Promise<void> {
  onProgress(say('briefing.building'));
  const response = await fetch(path);
  if (!response.ok || !response.body) throw new Error(await readProblem(response));
  const total = Number(response.headers.get('content-length') ?? 0);
  const chunks: BlobPart[] = [];
  let loaded = 0;
  const reader = response.body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    chunks.push(next.value);
    loaded += next.value.byteLength;
    onProgress(progressWords(loaded, total, say));
  }
  const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'brief';
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob(chunks, { type: response.headers.get('content-type') ?? '' }));
  link.download = name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** The forms in which a brief leaves the house. */
export function TakeAway({ brief, scene, disabled }: Props) {
  const { say, language } = useWords();
  const [said, setSaid] = useState<string | null>(null);
  async function take(path: string) {
    try {
      await fetchFile(path, say, setSaid);
      setSaid(null);
    } catch (error) {
      setSaid(error instanceof Error ? error.message : String(error));
    }
  }
  const forms: (readonly [string, string])[] = [
    ...FORMS.map(
      (format) =>
        [`/api/briefs/${brief}/files/${format}?lang=${language}`, say(`briefing.form.${format}`)] as const,
    ),
    ...(scene === null
      ? []
      : [
          [
            `/api/briefs/${brief}/scenes/${scene}.png?width=2560&lang=${language}`,
            say('briefing.form.png'),
          ] as const,
          [`/api/briefs/${brief}/scenes/${scene}.svg?lang=${language}`, say('briefing.form.svg')] as const,
        ]),
  ];
  return (
    <>
      <Menu.Root>
        <Menu.Trigger className={styles.quiet} disabled={disabled}>
          <Download size="0.875rem" aria-hidden="true" /> {say('briefing.takeAway')}
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner sideOffset={4} align="end" className={menuStyles.positioner}>
            <Menu.Popup className={menuStyles.popup}>
              {forms.map(([path, label]) => (
                <Menu.Item key={path} className={menuStyles.item} onClick={() => void take(path)}>
                  {label}
                </Menu.Item>
              ))}
              <p className={menuStyles.note}>{say('briefing.takeAwayNote')}</p>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      {said !== null && (
        <span role="status" className={styles.progress}>
          {said}
        </span>
      )}
    </>
  );
}
