import { useQuery } from '@tanstack/react-query';
import { fetchIncidents } from '#components/data/dateline-api.ts';
import { useWords } from '#components/words/use-words.ts';
import { incidentTitle } from '#lib/view/incident-title.ts';

type Named = { incident: string; title: string };

/** Incidents that are asked for at once: a longer address would not be heard. */
const MOST = 100;

/**
 * Titles of incidents known by id and English title, in the reader's language: outside English their records are asked
 * for. The English title stands until they come and where one does not.
 */
export function useOwnTitles(named: readonly Named[], version: string): (one: Named) => string {
  const words = useWords();
  const ids = named.slice(0, MOST).map(({ incident }) => incident);
  const { data } = useQuery({
    queryKey: ['titles', version, ids],
    queryFn: ({ signal }) => fetchIncidents(signal, String(new URLSearchParams({ ids: ids.join(',') }))),
    enabled: words.language !== 'en' && ids.length > 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const records = new Map(data?.incidents.map((record) => [record.id, record]));
  return ({ incident, title }) => {
    const record = records.get(incident);
    return record ? incidentTitle(record, words) : title;
  };
}
