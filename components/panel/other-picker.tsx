'use client';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useId, useState } from 'react';
import { getJson } from '#components/data/dateline-api.ts';
import { useOwnTitles } from '#components/panel/use-own-titles.ts';
import { useWords } from '#components/words/use-words.ts';
import type { Incident } from '#lib/schema.ts';
import { datedWhen } from '#lib/view/describe-time.ts';
import { incidentTitle } from '#lib/view/incident-title.ts';
import type { IncidentDetail, RulingRequest } from '#lib/wire.ts';
import styles from './ruling-dialog.module.css';

type Verdict = 'together' | 'apart';
type Props = {
  incident: Incident;
  detail: IncidentDetail;
  version: string;
  spell: (reason: string) => string;
  onDraft: (draft: RulingRequest | null) => void;
};

/** Fewer letters find too much. */
const LEAST_LETTERS = 3;

async function findOthers(words: string, signal: AbortSignal): Promise<Incident[]> {
  const loadSchema = () => import('#lib/wire.ts').then(({ searchResponse }) => searchResponse);
  const { incidents } = await getJson(
    `/api/search?${new URLSearchParams({ q: words, limit: '8' })}`,
    loadSchema,
    signal,
  );
  return incidents.found.map(({ incident }) => incident);
}

/** Picks another attack, near ones first, and says whether it is the same one. */
export function OtherPicker({ incident, detail, version, spell, onDraft }: Props) {
  const tongue = useWords();
  const titleOf = useOwnTitles(detail.apart, version);
  const { say } = tongue;
  const searchId = useId();
  const [words, setWords] = useState('');
  const [other, setOther] = useState<string | null>(null);
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const query = useDeferredValue(words.trim());
  const found = useQuery({
    queryKey: ['others', query],
    queryFn: ({ signal }) => findOthers(query, signal),
    enabled: query.length >= LEAST_LETTERS,
    retry: false,
  });
  const near = detail.apart.map((each) => ({
    id: each.incident,
    title: titleOf(each),
    why: each.why.map(spell).join('; '),
  }));
  const hits = (query.length >= LEAST_LETTERS ? (found.data ?? []) : [])
    .filter(({ id }) => id !== incident.id && near.every((each) => each.id !== id))
    .map((hit) => ({
      id: hit.id,
      title: `${incidentTitle(hit, tongue)}, ${datedWhen(hit.time, tongue)}`,
      why: '',
    }));

  function choose(nextOther: string | null, nextVerdict: Verdict | null) {
    setOther(nextOther);
    setVerdict(nextVerdict);
    const isReady = nextOther !== null && nextVerdict !== null;
    onDraft(isReady ? { kind: nextVerdict, incidents: [incident.id, nextOther] } : null);
  }

  return (
    <>
      <fieldset>
        <legend>{say('rulings.whichOther')}</legend>
        {[...near, ...hits].map(({ id, title, why }) => (
          <label key={id} className={styles.choice}>
            <input type="radio" name="other" checked={other === id} onChange={() => choose(id, verdict)} />
            <span>
              {title} {why !== '' && <small>{why}</small>}
            </span>
          </label>
        ))}
        <label className={styles.field} htmlFor={searchId}>
          <span>{say('rulings.findOther')}</span>
          <input
            id={searchId}
            type="search"
            maxLength={200}
            value={words}
            onChange={(e) => setWords(e.target.value)}
          />
        </label>
        {found.isSuccess && query.length >= LEAST_LETTERS && hits.length === 0 && (
          <p className={styles.effect}>{say('rulings.foundNone')}</p>
        )}
      </fieldset>
      <fieldset className={styles.row}>
        <legend>{say('rulings.whichVerdict')}</legend>
        {(['together', 'apart'] as const).map((each) => (
          <label key={each} className={styles.choice}>
            <input
              type="radio"
              name="verdict"
              checked={verdict === each}
              onChange={() => choose(other, each)}
            />
            <span>{say(`rulings.verdict.${each}`)}</span>
          </label>
        ))}
      </fieldset>
    </>
  );
}
