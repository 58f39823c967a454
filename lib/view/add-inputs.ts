/** The inputs of the add page, as one value with a pure reducer: what was given, how far its reading is, what was found. */
import type { JobArticle } from '#lib/wire.ts';

export type Given =
  | { kind: 'file'; file: File }
  | { kind: 'text'; text: string }
  | { kind: 'address'; address: string };

export type Stage =
  /** Not begun, or the server reads it for a preview. */
  | { at: 'waiting' }
  | { at: 'reading'; done: number; total: number }
  /** Read, shown, not stored. */
  | { at: 'previewed'; articles: JobArticle[]; isTakenBack?: true }
  | { at: 'keeping'; articles: JobArticle[] }
  | { at: 'kept'; articles: JobArticle[]; report: JobArticle[] }
  | { at: 'failed'; why: string; articles: JobArticle[] };

export type AddInput = {
  key: string;
  name: string;
  given: Given;
  /** Publication day that the reader gave; null = as the input says. */
  published: string | null;
  /** The articles as read before a publication day was given; null until one was. */
  before: JobArticle[] | null;
  /** True when the reader chose to leave open days open. */
  isLeftUndated: boolean;
  stage: Stage;
};
export type Shown = { key: string; article: number } | null;
export type AddState = {
  inputs: AddInput[];
  shown: Shown;
  nextKey: number;
  /** What was left out last and where it stood, until something else is given or kept. */
  leftOut: { input: AddInput; at: number } | null;
};

export type AddAction =
  | { type: 'give'; inputs: readonly { name: string; given: Given }[] }
  | { type: 'progress'; key: string; done: number; total: number }
  | { type: 'previewed'; key: string; articles: JobArticle[] }
  | { type: 'failed'; key: string; why: string }
  | { type: 'set-published'; key: string; published: string }
  | { type: 'leave-undated'; key: string }
  | { type: 'keep'; keys: readonly string[] }
  | { type: 'kept'; key: string; report: JobArticle[] }
  | { type: 'taken-back'; key: string }
  | { type: 'try-again'; key: string }
  | { type: 'leave-out'; key: string }
  | { type: 'put-back' }
  | { type: 'show'; shown: Shown };

export const NO_INPUTS: AddState = { inputs: [], shown: null, nextKey: 1, leftOut: null };

/** The articles of an input as far as they are known. */
export function articlesOf({ stage }: AddInput): JobArticle[] {
  return 'articles' in stage ? stage.articles : [];
}

/** Ids of what keeping the input has newly stored: what was stored before is not ours to take back. */
export function takeableOf({ stage }: AddInput): string[] {
  if (stage.at !== 'kept') return [];
  return stage.report.flatMap(({ id, status }) => (id !== null && status === 'added' ? [id] : []));
}

/** True when the input holds something that can be kept now. */
export function canKeep(input: AddInput): boolean {
  return (
    input.stage.at === 'previewed' && input.stage.articles.some(({ extraction }) => extraction !== undefined)
  );
}

function change(state: AddState, key: string, edit: (input: AddInput) => AddInput): AddState {
  return { ...state, inputs: state.inputs.map((input) => (input.key === key ? edit(input) : input)) };
}

function firstReadable(articles: readonly JobArticle[]): number {
  return Math.max(
    0,
    articles.findIndex(({ extraction }) => extraction !== undefined),
  );
}

function give(state: AddState, given: Extract<AddAction, { type: 'give' }>['inputs']): AddState {
  const inputs = given.map(
    ({ name, given: source }, index): AddInput => ({
      key: `n${state.nextKey + index}`,
      name,
      given: source,
      published: null,
      before: null,
      isLeftUndated: false,
      stage: { at: 'waiting' },
    }),
  );
  return {
    ...state,
    inputs: [...state.inputs, ...inputs],
    nextKey: state.nextKey + inputs.length,
    leftOut: null,
  };
}

function leaveOut(state: AddState, key: string): AddState {
  const at = state.inputs.findIndex((input) => input.key === key);
  const input = state.inputs[at];
  if (input === undefined) return state;
  const inputs = state.inputs.filter((other) => other.key !== key);
  const leftOut = { input, at };
  if (state.shown?.key !== key) return { ...state, inputs, leftOut };
  const next = inputs[Math.min(at, inputs.length - 1)];
  return {
    ...state,
    inputs,
    leftOut,
    shown: next && articlesOf(next).length > 0 ? { key: next.key, article: 0 } : null,
  };
}

/** What was left out last stands where it stood; a reading that was broken off begins again. */
function putBack(state: AddState): AddState {
  if (state.leftOut === null) return state;
  const { input, at } = state.leftOut;
  const stage: Stage = input.stage.at === 'reading' ? { at: 'waiting' } : input.stage;
  return {
    ...state,
    inputs: [...state.inputs.slice(0, at), { ...input, stage }, ...state.inputs.slice(at)],
    leftOut: null,
  };
}

/** The next state. Reports on inputs that were left out meanwhile change nothing. */
export function reduceAdd(state: AddState, action: AddAction): AddState {
  switch (action.type) {
    case 'give':
      return give(state, action.inputs);
    case 'progress':
      return change(state, action.key, (input) =>
        input.stage.at === 'keeping'
          ? input
          : { ...input, stage: { at: 'reading', done: action.done, total: action.total } },
      );
    case 'previewed': {
      const isKnown = state.inputs.some((input) => input.key === action.key);
      const next = change(state, action.key, (input) => ({
        ...input,
        stage: { at: 'previewed', articles: action.articles },
      }));
      const shown = { key: action.key, article: firstReadable(action.articles) };
      return state.shown === null && isKnown && action.articles.length > 0 ? { ...next, shown } : next;
    }
    case 'failed':
      return change(state, action.key, (input) => ({
        ...input,
        stage: { at: 'failed', why: action.why, articles: articlesOf(input) },
      }));
    case 'set-published':
      return change(state, action.key, (input) => ({
        ...input,
        published: action.published,
        before: input.before ?? articlesOf(input),
        isLeftUndated: false,
        stage: { at: 'waiting' },
      }));
    case 'leave-undated':
      return change(state, action.key, (input) => ({ ...input, isLeftUndated: true }));
    case 'keep':
      return action.keys.reduce<AddState>(
        (kept, key) =>
          change(kept, key, (input) =>
            canKeep(input) ? { ...input, stage: { at: 'keeping', articles: articlesOf(input) } } : input,
          ),
        { ...state, leftOut: null },
      );
    case 'kept':
      return change(state, action.key, (input) => ({
        ...input,
        stage: { at: 'kept', articles: articlesOf(input), report: action.report },
      }));
    case 'taken-back':
      return change(state, action.key, (input) => ({
        ...input,
        stage: { at: 'previewed', articles: articlesOf(input), isTakenBack: true },
      }));
    case 'try-again':
      return change(state, action.key, (input) => {
        if (input.stage.at !== 'failed') return input;
        const { articles } = input.stage;
        // What was read before it failed had been on its way to the store.
        return { ...input, stage: articles.length > 0 ? { at: 'keeping', articles } : { at: 'waiting' } };
      });
    case 'leave-out':
      return leaveOut(state, action.key);
    case 'put-back':
      return putBack(state);
    case 'show':
      return { ...state, shown: action.shown };
  }
}
