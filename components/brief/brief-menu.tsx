'use client';
import { Menu } from '@base-ui/react/menu';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { addView } from '#components/brief/add-view.ts';
import { makeBrief, noteOpenBrief, type OpenBrief, readOpenBrief } from '#components/brief/brief-api.ts';
import styles from './brief-editor.module.css';

type Props = {
  /** The query string of the view on screen, its camera included. */
  view: () => string;
  /** Opens a brief under the explorer. */
  onOpen: (id: string) => void;
  className?: string | undefined;
  defaultOpen: boolean;
};

/** The header's "Brief": drafts one from the filters in force, adds the view on screen to the one in work, lists all. */
export function BriefMenu({ view, onOpen, className, defaultOpen }: Props) {
  const router = useRouter();
  const [open, setOpen] = useState<OpenBrief | null>(() => (defaultOpen ? readOpenBrief() : null));
  const [said, setSaid] = useState<string | null>(null);

  async function act(words: string, run: () => Promise<void>) {
    setSaid('Working');
    try {
      await run();
      setSaid(words);
    } catch (error) {
      setSaid(error instanceof Error ? error.message : String(error));
      noteOpenBrief(null);
    }
  }
  return (
    <>
      <Menu.Root defaultOpen={defaultOpen} onOpenChange={(isOpen) => isOpen && setOpen(readOpenBrief())}>
        <Menu.Trigger className={className}>Brief</Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner sideOffset={4} align="end" className={styles.positioner}>
            <Menu.Popup className={styles.popup}>
              {open && (
                <Menu.Item
                  className={styles.item}
                  onClick={() => void act(`Added to “${open.title}”`, () => addView(open.id, view()))}
                >
                  Add this view to “{open.title}”
                </Menu.Item>
              )}
              {open && (
                <Menu.Item className={styles.item} onClick={() => onOpen(open.id)}>
                  Show the scenes of “{open.title}” here
                </Menu.Item>
              )}
              {open && (
                <Menu.Item className={styles.item} onClick={() => router.push(`/brief/${open.id}`)}>
                  Back to “{open.title}”
                </Menu.Item>
              )}
              <Menu.Item
                className={styles.item}
                onClick={() =>
                  void act('Drafted', async () => {
                    router.push(`/brief/${(await makeBrief({ draft: view() })).brief.id}`);
                  })
                }
              >
                Draft a brief from these filters
              </Menu.Item>
              <Menu.Item className={styles.item} onClick={() => router.push(`/brief?${view()}`)}>
                All briefs
              </Menu.Item>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      <span role="status" className="visually-hidden">
        {said}
      </span>
    </>
  );
}
