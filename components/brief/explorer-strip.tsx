'use client';
import { Pencil, Plus, Undo2, X } from 'lucide-react';
import Link from 'next/link';
import { useEffect, useState } from 'react';
import { sceneOfView, sceneView } from '#components/brief/add-view.ts';
import { BriefGate } from '#components/brief/brief-gate.tsx';
import { Filmstrip } from '#components/brief/filmstrip.tsx';
import { SceneForm } from '#components/brief/scene-form.tsx';
import { StripStatus } from '#components/brief/strip-status.tsx';
import { useBrief } from '#components/brief/use-brief.ts';
import { useSceneList } from '#components/brief/use-scene-list.ts';
import { IconButton } from '#components/parts/icon-button.tsx';
import { useStable } from '#components/use-stable.ts';
import { useWords } from '#components/words/use-words.ts';
import type { BriefQuote, BriefResponse, Scene } from '#lib/brief/brief-schema.ts';
import { sentenceAround } from '#lib/brief/sentence-around.ts';
import { decodeView, encodeView } from '#lib/view/view-codec.ts';
import type { View } from '#lib/view/view-state.ts';
import type { WordsToPin } from '#lib/view/words-to-pin.ts';
import editor from './brief-editor.module.css';
import styles from './explorer-strip.module.css';

const MOST_QUOTES = 40;

type Props = {
  id: string;
  view: View;
  theme: 'light' | 'dark';
  /** Shows a view in the explorer. */
  onView: (view: View) => void;
  onClose: () => void;
  /** Hands out what pins words to the chosen scene; null when that is over. */
  onPinner: (pin: ((words: WordsToPin) => void) | null) => void;
};

function quoteOf({ article, incident, text, start, end, isExact }: WordsToPin): BriefQuote | null {
  const span = isExact ? { start, end, quote: text.slice(start, end) } : sentenceAround(text, { start, end });
  return span && { article, incident, ...span };
}

/** The view that a scene stands for, with the brief still open; a scene without a theme leaves the page's. */
function viewOfScene(scene: Scene, now: View): View {
  const own = decodeView(scene.view);
  return { ...own, brief: now.brief, theme: own.theme === 'auto' ? now.theme : own.theme };
}

function usePinning(
  onPinner: Props['onPinner'],
  list: ReturnType<typeof useSceneList>,
  state: ReturnType<typeof useBrief>,
) {
  const pin = useStable((words: WordsToPin) => {
    const [quote, { scene }] = [quoteOf(words), list];
    if (!quote || !scene || scene.quotes.length >= MOST_QUOTES) return;
    const isThere = scene.quotes.some(
      ({ article, start, end }) => article === quote.article && start === quote.start && end === quote.end,
    );
    if (!isThere) state.changeScene(scene.id, { quotes: [...scene.quotes, quote] });
    list.tell({ type: 'pinned', at: state.content.scenes.indexOf(scene) + 1 });
  });
  const hasScene = list.scene !== undefined;
  useEffect(() => {
    onPinner(hasScene ? pin : null);
    return () => onPinner(null);
  }, [onPinner, pin, hasScene]);
}

function Strip({ id, first, view, theme, onView, onClose, onPinner }: Props & { first: BriefResponse }) {
  const { say } = useWords();
  const state = useBrief(id, first);
  const { content, answer } = state;
  const list = useSceneList(state, content.scenes[0]?.id ?? null);
  const [isEditing, setEditing] = useState(false);
  usePinning(onPinner, list, state);
  const { scene } = list;

  function choose(sceneId: string) {
    list.choose(sceneId);
    const wanted = content.scenes.find((one) => one.id === sceneId);
    if (wanted) onView(viewOfScene(wanted, view));
  }
  function update() {
    if (!scene) return;
    state.changeScene(scene.id, { view: sceneView(encodeView(view)) });
    list.tell({ type: 'updated', at: content.scenes.indexOf(scene) + 1 });
  }

  return (
    <section className={styles.film} aria-label={say('brief.title')}>
      {isEditing && scene && (
        <div className={styles.words}>
          <IconButton
            label={say('brief.closeWords')}
            className={styles.close ?? ''}
            onClick={() => setEditing(false)}
          >
            <X size="0.9375rem" />
          </IconButton>
          <SceneForm state={state} scene={scene} />
        </div>
      )}
      <div className={styles.side}>
        <p className={styles.title}>
          <Link href={`/brief/${id}`} prefetch={false}>
            {content.title}
          </Link>
          <IconButton label={say('brief.closeBrief')} onClick={onClose}>
            <X size="0.9375rem" />
          </IconButton>
        </p>
        <StripStatus state={state} told={list.told} />
        <p className={styles.row}>
          <button type="button" className={editor.quiet} disabled={!state.canUndo} onClick={state.undo}>
            <Undo2 size="0.875rem" aria-hidden="true" /> {say('brief.undo')}
          </button>
          <Link href={`/brief/${id}/present`} prefetch={false} className={editor.quiet}>
            {say('brief.present')}
          </Link>
        </p>
      </div>
      <Filmstrip
        scenes={content.scenes}
        facts={answer.facts}
        chosen={scene?.id ?? null}
        theme={theme}
        isCoarse={content.options.coarsenPlaces}
        isAcross
        onChoose={choose}
        onMove={list.move}
        onDelete={list.remove}
        onDuplicate={list.duplicate}
      />
      <div className={styles.acts}>
        <button
          type="button"
          className={editor.main}
          disabled={!list.canAdd}
          onClick={() => list.add(sceneOfView(encodeView(view)))}
        >
          <Plus size="0.875rem" aria-hidden="true" /> {say('brief.addThisView')}
        </button>
        <button type="button" className={editor.quiet} disabled={!scene} onClick={update}>
          {say('brief.updateScene')}
        </button>
        <button
          type="button"
          className={editor.quiet}
          disabled={!scene}
          aria-expanded={isEditing}
          onClick={() => setEditing(!isEditing)}
        >
          <Pencil size="0.8125rem" aria-hidden="true" /> {say('brief.editWords')}
        </button>
      </div>
    </section>
  );
}

/** A brief under the explorer: its scenes take the explorer's view and give theirs to it. */
export function ExplorerStrip(props: Props) {
  const { say } = useWords();
  const { id, onClose } = props;
  return (
    <BriefGate
      id={id}
      notice={(words, role) => (
        <section className={styles.film} aria-label={say('brief.title')}>
          <p className={styles.note} role={role}>
            {words}
          </p>
          <IconButton label={say('brief.closeBrief')} onClick={onClose}>
            <X size="0.9375rem" />
          </IconButton>
        </section>
      )}
    >
      {(first) => <Strip key={id} {...props} first={first} />}
    </BriefGate>
  );
}
