'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { fetchBrief } from '#components/brief/brief-api.ts';
import { RequestError } from '#components/data/dateline-api.ts';
import { useWords } from '#components/words/use-words.ts';
import type { BriefResponse } from '#lib/brief/brief-schema.ts';

type Props = {
  id: string;
  /** What is made of the brief once it is here. */
  children: (first: BriefResponse) => ReactNode;
  /** Frames the words that say that it is on its way, or why it does not come. */
  notice: (words: ReactNode, role: 'alert' | 'status') => ReactNode;
};

/** Fetches a brief once to be edited; who may not edit it is shown the way to see it. */
export function BriefGate({ id, children, notice }: Props) {
  const { say } = useWords();
  const { data, error } = useQuery({
    queryKey: ['brief', id],
    queryFn: ({ signal }) => fetchBrief(id, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  if (data) return children(data);
  const isRefused = error instanceof RequestError && [401, 403].includes(error.status ?? 0);
  return notice(
    <>
      {isRefused ? say('brief.refused') : (error?.message ?? say('brief.loadingBrief'))}{' '}
      {isRefused && (
        <Link href={`/brief/${id}/present`} prefetch={false}>
          {say('brief.showIt')}
        </Link>
      )}
    </>,
    error ? 'alert' : 'status',
  );
}
