'use client';
import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '#components/parts/icon-button.tsx';
import type { Scene, SceneFacts } from '#lib/brief/brief-schema.ts';
import { fillFigures } from '#lib/brief/figures.ts';
import { formatDay } from '#lib/view/describe-time.ts';
import styles from './brief-editor.module.css';

type Props = {
  brief: string;
  version: number;
  scenes: readonly Scene[];
  facts: readonly SceneFacts[];
  chosen: string | null;
  onChoose: (id: string) => void;
  /** Moves a scene to a position. */
  onMove: (id: string, to: number) => void;
  onDelete: (id: string) => void;
};

/** The scenes in their order: choose, drag or alt + arrows to move, delete. */
export function Filmstrip({ brief, version, scenes, facts, chosen, onChoose, onMove, onDelete }: Props) {
  const [dragged, setDragged] = useState<string | null>(null);
  const headline = (scene: Scene) => {
    const known = facts.find((fact) => fact.scene === scene.id);
    return (
      (known ? fillFigures(scene.headline, known.figures, formatDay) : scene.headline) || 'Untitled scene'
    );
  };
  return (
    <ol className={styles.strip} aria-label="Scenes">
      {scenes.map((scene, at) => (
        <li
          key={scene.id}
          draggable
          className={scene.id === chosen ? styles.on : undefined}
          onDragStart={() => setDragged(scene.id)}
          onDragOver={(event) => event.preventDefault()}
          onDrop={() => {
            if (dragged !== null) onMove(dragged, at);
            setDragged(null);
          }}
        >
          <button
            type="button"
            className={styles.card}
            aria-current={scene.id === chosen ? 'true' : undefined}
            aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
            onClick={() => onChoose(scene.id)}
            onKeyDown={(event) => {
              if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
              event.preventDefault();
              onMove(scene.id, at + (event.key === 'ArrowUp' ? -1 : 1));
            }}
          >
            {/* biome-ignore lint/performance/noImgElement: a small picture drawn by our own server */}
            <img
              alt=""
              width="64"
              height="36"
              loading="lazy"
              src={`/api/briefs/${brief}/scenes/${scene.id}.png?width=192&v=${version}`}
            />
            <span>
              <b>{at + 1}</b> {headline(scene)}
            </span>
          </button>
          {scene.id === chosen && (
            <span className={styles.tools}>
              <IconButton label="Move up" disabled={at === 0} onClick={() => onMove(scene.id, at - 1)}>
                <ArrowUp size={14} />
              </IconButton>
              <IconButton
                label="Move down"
                disabled={at === scenes.length - 1}
                onClick={() => onMove(scene.id, at + 1)}
              >
                <ArrowDown size={14} />
              </IconButton>
              <IconButton label="Delete scene" onClick={() => onDelete(scene.id)}>
                <Trash2 size={14} />
              </IconButton>
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}
