'use client';
import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp, Copy, Trash2 } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { pictureHref } from '#components/brief/brief-api.ts';
import { useFill } from '#components/brief/use-fill.ts';
import { IconButton } from '#components/parts/icon-button.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { Scene, SceneFacts } from '#lib/brief/brief-schema.ts';
import { decodeView } from '#lib/view/view-codec.ts';
import styles from './filmstrip.module.css';

type Props = {
  scenes: readonly Scene[];
  facts: readonly SceneFacts[];
  chosen: string | null;
  theme: 'light' | 'dark';
  isCoarse: boolean;
  /** Side by side rather than one below the other. */
  isAcross: boolean;
  onChoose: (id: string) => void;
  /** Moves a scene to a position. */
  onMove: (id: string, to: number) => void;
  onDelete: (id: string) => void;
  onDuplicate: (id: string) => void;
};

const STEPS: Record<string, 1 | -1> = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 };

function Thumbnail({ scene, theme, isCoarse }: { scene: Scene } & Pick<Props, 'theme' | 'isCoarse'>) {
  const own = decodeView(scene.view).theme;
  return (
    // biome-ignore lint/performance/noImgElement: a small picture drawn by our own server
    <img
      alt=""
      width="128"
      height="72"
      loading="lazy"
      draggable={false}
      src={pictureHref(scene.view, own === 'auto' ? theme : own, isCoarse)}
    />
  );
}

/** A card moved by keys loses the focus with its place in the page: it is given back. */
function useKeptFocus(scenes: readonly Scene[]) {
  const list = useRef<HTMLOListElement>(null);
  const wanted = useRef<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new order is what moves cards
  useEffect(() => {
    if (wanted.current === null) return;
    list.current?.querySelector<HTMLElement>(`[data-scene="${CSS.escape(wanted.current)}"]`)?.focus();
    wanted.current = null;
  }, [scenes]);
  return { list, wanted };
}

type CardProps = Omit<Props, 'scenes'> & { scene: Scene; at: number; count: number };

function Tools({ scene, at, count, isAcross, onMove, onDelete, onDuplicate }: CardProps) {
  const { say } = useWords();
  const [Before, After] = isAcross ? [ArrowLeft, ArrowRight] : [ArrowUp, ArrowDown];
  return (
    <span className={styles.tools}>
      <IconButton label={say('brief.moveUp')} disabled={at === 0} onClick={() => onMove(scene.id, at - 1)}>
        <Before size="0.875rem" />
      </IconButton>
      <IconButton
        label={say('brief.moveDown')}
        disabled={at === count - 1}
        onClick={() => onMove(scene.id, at + 1)}
      >
        <After size="0.875rem" />
      </IconButton>
      <IconButton label={say('brief.duplicateScene')} onClick={() => onDuplicate(scene.id)}>
        <Copy size="0.875rem" />
      </IconButton>
      <IconButton label={say('brief.deleteScene')} onClick={() => onDelete(scene.id)}>
        <Trash2 size="0.875rem" />
      </IconButton>
    </span>
  );
}

function Card({
  scene,
  at,
  facts,
  chosen,
  theme,
  isCoarse,
  onChoose,
  onKey,
}: CardProps & { onKey: (event: KeyboardEvent) => void }) {
  const { say } = useWords();
  const { fill } = useFill();
  const known = facts.find((fact) => fact.scene === scene.id);
  return (
    <button
      type="button"
      className={styles.card}
      data-scene={scene.id}
      aria-current={scene.id === chosen ? 'true' : undefined}
      aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown Alt+ArrowLeft Alt+ArrowRight"
      onClick={() => onChoose(scene.id)}
      onKeyDown={onKey}
    >
      <Thumbnail scene={scene} theme={theme} isCoarse={isCoarse} />
      <span>
        <b>{at + 1}</b> {fill(scene.headline, known?.figures) || say('brief.untitledScene')}
      </span>
    </button>
  );
}

/** The scenes in their order: choose, drag or alt + arrows to move, duplicate, delete. */
export function Filmstrip({ scenes, ...props }: Props) {
  const { say } = useWords();
  const { chosen, isAcross, onMove } = props;
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const { list, wanted } = useKeptFocus(scenes);

  function press(event: KeyboardEvent, id: string, at: number) {
    const step = STEPS[event.key];
    if (!event.altKey || step === undefined) return;
    event.preventDefault();
    wanted.current = id;
    onMove(id, at + step);
  }
  function drop() {
    if (dragged !== null && over !== null) onMove(dragged, over);
    setDragged(null);
    setOver(null);
  }
  return (
    <ol
      ref={list}
      className={styles.strip}
      data-across={isAcross || undefined}
      aria-label={say('brief.scenes')}
    >
      {scenes.map((scene, at) => (
        <li
          key={scene.id}
          draggable
          className={scene.id === chosen ? styles.on : undefined}
          data-over={(over === at && dragged !== scene.id) || undefined}
          onDragStart={({ dataTransfer }) => {
            dataTransfer.effectAllowed = 'move';
            dataTransfer.setData('text/plain', scene.id);
            setDragged(scene.id);
          }}
          onDragOver={(event) => {
            event.preventDefault();
            if (dragged !== null && over !== at) setOver(at);
          }}
          onDrop={(event) => {
            event.preventDefault();
            drop();
          }}
          onDragEnd={() => {
            setDragged(null);
            setOver(null);
          }}
        >
          <Card
            {...props}
            scene={scene}
            at={at}
            count={scenes.length}
            onKey={(event) => press(event, scene.id, at)}
          />
          {scene.id === chosen && <Tools {...props} scene={scene} at={at} count={scenes.length} />}
        </li>
      ))}
    </ol>
  );
}
