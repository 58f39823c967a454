'use client';
import { useState } from 'react';
import type { BriefState } from '#components/brief/use-brief.ts';
import { type BriefContent, MAX_SCENES, type Scene } from '#lib/brief/brief-schema.ts';

/** An id that no scene of a brief has. */
export function freshSceneId(): string {
  return `s${Date.now().toString(36)}${Math.floor(Math.random() * 1296).toString(36)}`;
}

function moved(content: BriefContent, id: string, to: number): BriefContent {
  const scene = content.scenes.find((one) => one.id === id);
  if (!scene || to < 0 || to >= content.scenes.length) return content;
  const others = content.scenes.filter((one) => one !== scene);
  return { ...content, scenes: [...others.slice(0, to), scene, ...others.slice(to)] };
}

function inserted(content: BriefContent, scene: Scene, at: number): BriefContent {
  const { scenes } = content;
  return { ...content, scenes: [...scenes.slice(0, at), scene, ...scenes.slice(at)] };
}

/** What happened to the strip last, to be read out: scenes count from 1. */
export type Told =
  | { type: 'moved'; at: number; count: number }
  | { type: 'deleted' | 'duplicated' | 'added' | 'updated' | 'pinned'; at: number };

export type SceneList = {
  scene: Scene | undefined;
  canAdd: boolean;
  told: Told | null;
  choose: (id: string | null) => void;
  move: (id: string, to: number) => void;
  remove: (id: string) => void;
  duplicate: (id: string) => void;
  /** Puts a scene after the chosen one, or last where none is chosen, and chooses it. */
  add: (scene: Scene) => void;
  tell: (told: Told) => void;
};

/** The scenes of a brief in work with the chosen one; `first` is chosen to begin with. */
export function useSceneList(state: BriefState, first: string | null): SceneList {
  const { scenes } = state.content;
  const [chosen, setChosen] = useState(first);
  const [told, tell] = useState<Told | null>(null);
  const positionOf = (id: string | null) => scenes.findIndex((one) => one.id === id);

  function insert(scene: Scene, at: number, type: 'added' | 'duplicated') {
    if (scenes.length >= MAX_SCENES) return;
    state.change((now) => inserted(now, scene, at));
    setChosen(scene.id);
    tell({ type, at: at + 1 });
  }
  return {
    scene: scenes[positionOf(chosen)],
    canAdd: scenes.length < MAX_SCENES,
    told,
    tell,
    choose: setChosen,
    move: (id, to) => {
      if (to < 0 || to >= scenes.length) return;
      state.change((now) => moved(now, id, to));
      tell({ type: 'moved', at: to + 1, count: scenes.length });
    },
    remove: (id) => {
      const at = positionOf(id);
      setChosen((scenes[at + 1] ?? scenes[at - 1])?.id ?? null);
      state.change((now) => ({ ...now, scenes: now.scenes.filter((one) => one.id !== id) }));
      tell({ type: 'deleted', at: at + 1 });
    },
    duplicate: (id) => {
      const at = positionOf(id);
      const scene = scenes[at];
      if (scene) insert({ ...scene, id: freshSceneId() }, at + 1, 'duplicated');
    },
    add: (scene) => {
      const at = positionOf(chosen);
      insert(scene, at < 0 ? scenes.length : at + 1, 'added');
    },
  };
}
