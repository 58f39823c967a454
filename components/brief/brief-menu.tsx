'use client';
import { Menu } from '@base-ui/react/menu';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { addView } from '#components/brief/add-view.ts';
import { makeBrief, noteOpenBrief, type OpenBrief, readOpenBrief } from '#components/brief/brief-api.ts';
import menuStyles from '#components/parts/menu.module.css';
import { useWords } from '#components/words/use-words.ts';

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
  const { say } = useWords();
  const router = useRouter();
  const [open, setOpen] = useState<OpenBrief | null>(() => (defaultOpen ? readOpenBrief() : null));
  const [said, setSaid] = useState<string | null>(null);

  async function act(words: string, run: () => Promise<void>) {
    setSaid(say('brief.menu.working'));
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
        <Menu.Trigger className={className}>{say('header.brief')}</Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner sideOffset={4} align="end" className={menuStyles.positioner}>
            <Menu.Popup className={menuStyles.popup}>
              {open && (
                <Menu.Item
                  className={menuStyles.item}
                  onClick={() =>
                    void act(say('brief.menu.added', { title: open.title }), () => addView(open.id, view()))
                  }
                >
                  {say('brief.menu.addTo', { title: open.title })}
                </Menu.Item>
              )}
              {open && (
                <Menu.Item className={menuStyles.item} onClick={() => onOpen(open.id)}>
                  {say('brief.menu.here', { title: open.title })}
                </Menu.Item>
              )}
              {open && (
                <Menu.Item className={menuStyles.item} onClick={() => router.push(`/brief/${open.id}`)}>
                  {say('brief.menu.back', { title: open.title })}
                </Menu.Item>
              )}
              <Menu.Item
                className={menuStyles.item}
                onClick={() =>
                  void act(say('brief.menu.drafted'), async () => {
                    router.push(`/brief/${(await makeBrief({ draft: view() })).brief.id}`);
                  })
                }
              >
                {say('brief.menu.draft')}
              </Menu.Item>
              <Menu.Item className={menuStyles.item} onClick={() => router.push(`/brief?${view()}`)}>
                {say('brief.menu.all')}
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
