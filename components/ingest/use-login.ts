'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { fetchLogin } from '#components/ingest/ingest-api.ts';

export type Login = {
  /** True while the server wants its token from this browser. */
  isWanted: boolean;
  /** True when the token was given here. */
  isGiven: boolean;
  /** True once the server has said which. */
  isKnown: boolean;
  /** Asks the server again, and everything else with it: after signing in or out, or after a refusal. */
  refresh: () => void;
};

/** Whether this browser may write. */
export function useLogin(): Login {
  const client = useQueryClient();
  const { data } = useQuery({ queryKey: ['login'], queryFn: ({ signal }) => fetchLogin(signal), retry: 1 });
  return {
    isWanted: data?.needed === true && !data.signedIn,
    isGiven: data?.needed === true && data.signedIn,
    isKnown: data !== undefined,
    refresh: () => {
      void client.invalidateQueries();
    },
  };
}
