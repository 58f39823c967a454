'use client';
import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { fetchBrief, noteOpenBrief, saveBrief } from '#components/brief/brief-api.ts';
import { RequestError } from '#components/data/dateline-api.ts';
import type { BriefContent, BriefResponse, Scene } from '#lib/brief/brief-schema.ts';

const SAVE_AFTER_MS = 500;
const MOST_STEPS = 200;

type State = { content: BriefContent; past: BriefContent[]; dirty: number };
type Action =
  | { type: 'change'; change: (content: BriefContent) => BriefContent; joins: boolean }
  | { type: 'undo' }
  | { type: 'restore'; content: BriefContent };

/** Changes that join (typing in one field) are one step of undo. */
function reduce(state: State, action: Action): State {
  const { content, past, dirty } = state;
  switch (action.type) {
    case 'change':
      return {
        content: action.change(content),
        past: action.joins ? past : [...past, content].slice(-MOST_STEPS),
        dirty: dirty + 1,
      };
    case 'undo': {
      const before = past.at(-1);
      return before ? { content: before, past: past.slice(0, -1), dirty: dirty + 1 } : state;
    }
    case 'restore':
      return { content: action.content, past: [...past, content], dirty: dirty + 1 };
  }
}

function contentOf({ title, scenes, options }: BriefContent): BriefContent {
  return { title, scenes, options };
}

/** Why the brief is not stored: someone wrote a newer version, or what went wrong. */
export type SaveFailure = { kind: 'newer' | 'failed'; message: string };

export type BriefState = {
  content: BriefContent;
  /** The last answer of the server: figures, sources, version. */
  answer: BriefResponse;
  saving: 'saved' | 'saving' | 'unsaved';
  failure: SaveFailure | null;
  canUndo: boolean;
  /** `field` names what is typed into: further changes of it belong to the same step of undo. */
  change: (change: (content: BriefContent) => BriefContent, field?: string) => void;
  changeScene: (id: string, patch: Partial<Scene>, field?: string) => void;
  undo: () => void;
  /** Puts the content of an earlier version in place of the present one. */
  bringBack: (version: number) => Promise<void>;
  /** Tries to store again what could not be stored. */
  retry: () => void;
};

/** Writes one change after the other, each over the version that the last one made. */
function useSaving(id: string, first: BriefResponse, { content, dirty }: State) {
  const [answer, setAnswer] = useState(first);
  const [failure, setFailure] = useState<SaveFailure | null>(null);
  const [saved, setSaved] = useState(0);
  const [isSaving, setSaving] = useState(false);
  const latest = useRef({ content, dirty });
  latest.current = { content, dirty };
  const version = useRef(first.brief.version);

  const save = useCallback(async () => {
    const { content: wanted, dirty: mark } = latest.current;
    setSaving(true);
    try {
      const told = await saveBrief(id, version.current, wanted);
      version.current = told.brief.version;
      setAnswer(told);
      setSaved(mark);
      setFailure(null);
    } catch (error) {
      const status = error instanceof RequestError ? error.status : null;
      const message = error instanceof Error ? error.message : String(error);
      setFailure({ kind: status === 409 ? 'newer' : 'failed', message });
    } finally {
      setSaving(false);
    }
  }, [id]);

  useEffect(() => {
    if (dirty === saved || isSaving || failure !== null) return;
    const timer = window.setTimeout(save, SAVE_AFTER_MS);
    return () => window.clearTimeout(timer);
  }, [dirty, saved, isSaving, failure, save]);

  const saving: BriefState['saving'] = isSaving ? 'saving' : dirty === saved ? 'saved' : 'unsaved';
  return { answer, failure, saving, retry: () => setFailure(null) };
}

/** The brief while it is edited: kept as it is typed, undone step by step, beyond this visit by its stored versions. */
export function useBrief(id: string, first: BriefResponse): BriefState {
  const [state, dispatch] = useReducer(reduce, { content: contentOf(first.brief), past: [], dirty: 0 });
  const { answer, failure, saving, retry } = useSaving(id, first, state);
  const field = useRef<string | undefined>(undefined);
  const earlier = useRef(first.brief.version - 1);

  useEffect(() => {
    noteOpenBrief({ id, title: state.content.title, scene: null });
  }, [id, state.content.title]);

  const change: BriefState['change'] = (make, name) => {
    const joins = name !== undefined && field.current === name;
    field.current = name;
    dispatch({ type: 'change', change: make, joins });
  };

  async function undo() {
    field.current = undefined;
    if (state.past.length > 0) return dispatch({ type: 'undo' });
    if (earlier.current < 1) return;
    await bringBack(earlier.current);
    earlier.current -= 1;
  }

  async function bringBack(version: number) {
    field.current = undefined;
    const before = await fetchBrief(id, new AbortController().signal, version).catch(() => null);
    if (before) dispatch({ type: 'restore', content: contentOf(before.brief) });
  }

  return {
    content: state.content,
    answer,
    saving,
    failure,
    retry,
    canUndo: state.past.length > 0 || earlier.current >= 1,
    change,
    changeScene: (sceneId, patch, name) =>
      change(
        (content) => ({
          ...content,
          scenes: content.scenes.map((scene) => (scene.id === sceneId ? { ...scene, ...patch } : scene)),
        }),
        name && `${sceneId}.${name}`,
      ),
    undo,
    bringBack,
  };
}
