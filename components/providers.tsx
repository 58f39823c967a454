'use client';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { type FirstAnswers, seedRecords } from '#components/data/use-records.ts';

type Props = { first?: FirstAnswers | null; children: ReactNode };

/** Holds what the server said for as long as the page lives; `first` is what came with the page itself. */
export function Providers({ first, children }: Props) {
  // "always": the server may be this very machine, which answers with the network unplugged.
  const [client] = useState(() => {
    const made = new QueryClient({
      defaultOptions: { queries: { staleTime: 10_000, networkMode: 'always' } },
    });
    if (first) seedRecords(made, first);
    return made;
  });
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
