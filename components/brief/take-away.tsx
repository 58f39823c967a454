'use client';
import { Menu } from '@base-ui/react/menu';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { readProblem } from '#components/data/dateline-api.ts';
import styles from './brief-editor.module.css';

const FORMS = [
  ['html', 'One page that runs without a network (HTML)'],
  ['pptx', 'Slides (PPTX)'],
  ['pdf', 'Handout (PDF)'],
  ['geojson', 'Data as GeoJSON'],
  ['csv', 'Data as CSV'],
] as const;

type Props = { brief: string; scene: string | null; disabled: boolean };

/** How far a download is, in words. */
function progressWords(loaded: number, total: number): string {
  const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);
  return total > 0 ? `${megabytes(loaded)} of ${megabytes(total)} MB` : `${megabytes(loaded)} MB`;
}

async function fetchFile(path: string, onProgress: (words: string) => void): Promise<void> {
  onProgress('Building');
  const response = await fetch(path);
  if (!response.ok || !response.body) throw new Error(await readProblem(response));
  const total = Number(response.headers.get('content-length') ?? 0);
  const chunks: BlobPart[] = [];
  let loaded = 0;
  const reader = response.body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    chunks.push(next.value);
    loaded += next.value.byteLength;
    onProgress(progressWords(loaded, total));
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
  const [said, setSaid] = useState<string | null>(null);
  async function take(path: string) {
    try {
      await fetchFile(path, setSaid);
      setSaid(null);
    } catch (error) {
      setSaid(error instanceof Error ? error.message : String(error));
    }
  }
  const forms: (readonly [string, string])[] = [
    ...FORMS.map(([format, label]) => [`/api/briefs/${brief}/files/${format}`, label] as const),
    ...(scene === null
      ? []
      : [
          [`/api/briefs/${brief}/scenes/${scene}.png?width=2560`, 'This scene as PNG'] as const,
          [`/api/briefs/${brief}/scenes/${scene}.svg`, 'This scene as SVG'] as const,
        ]),
  ];
  return (
    <>
      <Menu.Root>
        <Menu.Trigger className={styles.quiet} disabled={disabled}>
          <Download size={14} aria-hidden="true" /> Take away
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner sideOffset={4} align="end" className={styles.positioner}>
            <Menu.Popup className={styles.popup}>
              {forms.map(([path, label]) => (
                <Menu.Item key={path} className={styles.item} onClick={() => void take(path)}>
                  {label}
                </Menu.Item>
              ))}
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
