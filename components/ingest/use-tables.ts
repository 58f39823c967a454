'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { RequestError } from '#components/data/dateline-api.ts';
import { fetchLoads, fetchUpload, sendTable } from '#components/ingest/ingest-api.ts';
import type { LoadsResponse, UploadStatus } from '#lib/wire.ts';

/** A table on its way to the server, or one that did not arrive. */
export type Sending = { key: string; file: File; share: number; why: string | null };
/** A table at the server; `speed`: rows a second while it is loaded. */
export type SentTable = { upload: UploadStatus; speed: number | null };

export type Tables = {
  sending: readonly Sending[];
  sent: readonly SentTable[];
  loads: LoadsResponse['loads'];
  /** Why the lists could not be had, else null. */
  why: string | null;
  give: (files: readonly File[]) => void;
  cancel: (key: string) => void;
  retry: (key: string) => void;
  /** Asks the server anew. */
  refresh: () => void;
};

const BUSY: readonly UploadStatus['state'][] = ['queued', 'loading', 'stopping'];
const ASK_MS = 700;

/** True while a load is under way. */
export function isBusy({ state }: Pick<UploadStatus, 'state'>): boolean {
  return BUSY.includes(state);
}

/** Rows a second of each load, from one answer to the next. */
function useSpeeds(uploads: readonly UploadStatus[], at: number): Map<string, number> {
  const last = useRef(new Map<string, { rows: number; at: number }>());
  const speeds = useRef(new Map<string, number>());
  for (const { id, rows, state } of uploads) {
    const before = last.current.get(id);
    if (state !== 'loading') {
      speeds.current.delete(id);
      last.current.delete(id);
    } else if (!before || rows < before.rows) last.current.set(id, { rows, at });
    else if (rows > before.rows && at > before.at) {
      const now = ((rows - before.rows) * 1000) / (at - before.at);
      const smooth = speeds.current.get(id);
      speeds.current.set(id, smooth === undefined ? now : smooth * 0.6 + now * 0.4);
      last.current.set(id, { rows, at });
    }
  }
  return speeds.current;
}

type Hooks = { onArrived: (upload: UploadStatus) => void; onRefused: () => void };

/** Tables of attacks: sends what is given, and knows what the server has of them. */
export function useTables({ onArrived, onRefused }: Hooks): Tables {
  const client = useQueryClient();
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const running = useRef(new Map<string, AbortController>());
  const count = useRef(0);
  const { data, error, dataUpdatedAt } = useQuery({
    queryKey: ['loads'],
    queryFn: ({ signal }) => fetchLoads(signal),
    refetchInterval: ({ state }) => (state.data?.uploads.some(isBusy) ? ASK_MS : false),
  });
  const speeds = useSpeeds(data?.uploads ?? [], dataUpdatedAt);
  const refresh = () => {
    void client.invalidateQueries({ queryKey: ['loads'] });
  };

  function change(key: string, edit: Partial<Sending>) {
    setSending((all) => all.map((each) => (each.key === key ? { ...each, ...edit } : each)));
  }
  function drop(key: string) {
    setSending((all) => all.filter((each) => each.key !== key));
    running.current.delete(key);
  }
  async function begin(key: string, file: File) {
    const abort = new AbortController();
    running.current.set(key, abort);
    try {
      const upload = await sendTable(file, (share) => change(key, { share }), abort.signal);
      client.setQueryData<LoadsResponse>(['loads'], (known) => ({
        loads: known?.loads ?? [],
        uploads: [upload, ...(known?.uploads ?? [])],
      }));
      drop(key);
      onArrived(upload);
      refresh();
    } catch (cause) {
      if (abort.signal.aborted) return drop(key);
      if (cause instanceof RequestError && cause.status === 401) onRefused();
      change(key, { why: cause instanceof Error ? cause.message : String(cause) });
    }
  }

  useEffect(() => {
    const current = running.current;
    return () => {
      for (const abort of current.values()) abort.abort();
    };
  }, []);

  return {
    sending,
    sent: (data?.uploads ?? []).map((upload) => ({ upload, speed: speeds.get(upload.id) ?? null })),
    loads: data?.loads ?? [],
    why: error?.message ?? null,
    give: (files) => {
      const given = files.map((file) => ({ key: `t${++count.current}`, file, share: 0, why: null }));
      setSending((all) => [...all, ...given]);
      for (const { key, file } of given) void begin(key, file);
    },
    cancel: (key) => {
      running.current.get(key)?.abort();
      drop(key);
    },
    retry: (key) => {
      const found = sending.find((each) => each.key === key);
      if (!found) return;
      change(key, { why: null, share: 0 });
      void begin(key, found.file);
    },
    refresh,
  };
}

/** One upload, also after its load has ended and it has left the list of those on their way. */
export function useUpload(id: string, known: UploadStatus | undefined): UploadStatus | undefined {
  const { data } = useQuery({
    queryKey: ['upload', id, known === undefined],
    queryFn: ({ signal }) => fetchUpload(id, signal),
    enabled: known === undefined,
  });
  return known ?? data;
}
