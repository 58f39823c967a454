'use client';
import { type Dispatch, useEffect, useReducer, useRef, useState } from 'react';
import { RequestError } from '#components/data/dateline-api.ts';
import { followJob, postInput } from '#components/ingest/add-api.ts';
import { useWords } from '#components/words/use-words.ts';
import { type AddAction, type AddInput, type AddState, NO_INPUTS, reduceAdd } from '#lib/view/add-inputs.ts';
import type { Say } from '#lib/view/words.ts';

/** How many inputs the server reads for us at a time. */
const AT_ONCE = 2;

async function work(
  input: AddInput,
  dispatch: Dispatch<AddAction>,
  say: Say,
  signal: AbortSignal,
): Promise<void> {
  const { key } = input;
  const isPreview = input.stage.at !== 'keeping';
  const job = await postInput(input, isPreview, signal);
  const status = await followJob(
    job,
    ({ done, total }) => dispatch({ type: 'progress', key, done, total }),
    signal,
  );
  if (status.state === 'failed') {
    const why = status.problem?.message ?? say('ingest.status.brokenOff');
    dispatch({ type: 'failed', key, why });
  } else if (isPreview) dispatch({ type: 'previewed', key, articles: status.articles });
  else dispatch({ type: 'kept', key, report: status.articles });
}

function isDue({ stage }: AddInput): boolean {
  return stage.at === 'waiting' || stage.at === 'keeping';
}

export type Readings = {
  state: AddState;
  dispatch: Dispatch<AddAction>;
  /** Tries again what waits, after the token was given. */
  resume: () => void;
};

type Gate = {
  /** True while the server wants its token before it lets anyone write. */
  isShut: boolean;
  onRefused: () => void;
};

/** Reads what is given, a few at a time, and stores what is kept; leaving the page stops the asking, not the server. */
export function useReadings({ isShut, onRefused }: Gate): Readings {
  const { say } = useWords();
  const [state, dispatch] = useReducer(reduceAdd, NO_INPUTS);
  const [isRefused, setRefused] = useState(false);
  const [finished, setFinished] = useState(0);
  const running = useRef(new Map<string, AbortController>());

  // biome-ignore lint/correctness/useExhaustiveDependencies: `finished` starts what waited for a free hand
  useEffect(() => {
    for (const [key, abort] of running.current) {
      if (state.inputs.some((input) => input.key === key)) continue;
      abort.abort();
      running.current.delete(key);
    }
    if (isShut || isRefused) return;
    for (const input of state.inputs) {
      if (running.current.size >= AT_ONCE) break;
      if (!isDue(input) || running.current.has(input.key)) continue;
      const abort = new AbortController();
      running.current.set(input.key, abort);
      work(input, dispatch, say, abort.signal)
        .catch((cause: unknown) => {
          if (abort.signal.aborted) return;
          if (cause instanceof RequestError && cause.status === 401) {
            setRefused(true);
            onRefused();
          } else {
            const why = cause instanceof Error ? cause.message : say('ingest.status.couldNot');
            dispatch({ type: 'failed', key: input.key, why });
          }
        })
        .finally(() => {
          if (running.current.get(input.key) === abort) running.current.delete(input.key);
          setFinished((count) => count + 1);
        });
    }
  }, [state.inputs, isShut, isRefused, finished]);

  useEffect(() => {
    const current = running.current;
    return () => {
      for (const abort of current.values()) abort.abort();
      current.clear();
    };
  }, []);

  return { state, dispatch, resume: () => setRefused(false) };
}
