'use client';
import { useQuery } from '@tanstack/react-query';
import { Waves } from 'lucide-react';
import type { Dispatch } from 'react';
import { fetchWave } from '#components/data/rulings-api.ts';
import { TypeSymbol } from '#components/parts/type-symbol.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { WaveCount } from '#lib/schema.ts';
import { codeLabel } from '#lib/view/attack-labels.ts';
import { incidentTitle } from '#lib/view/incident-title.ts';
import { waveTitle } from '#lib/view/translate-reason.ts';
import type { ViewAction } from '#lib/view/view-state.ts';
import styles from './wave-section.module.css';

type Props = {
  wave: { id: string; title: string };
  /** The incident that is shown. */
  incident: string;
  version: string;
  dispatch: Dispatch<ViewAction>;
};

/** Members that are shown before the rest is asked for. */
const FIRST = 8;

/** The same number of several reports is one line. */
function groupCounts(counts: readonly WaveCount[]): WaveCount[][] {
  const groups = new Map<string, WaveCount[]>();
  for (const each of counts) {
    const key = [each.kind, each.model, each.count.min, each.count.max].join('|');
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()];
}

/** What reports state of the whole wave; each number leads to the first report that states it. */
function Counts({
  label,
  counts,
  dispatch,
}: { label: string; counts: readonly WaveCount[] } & Pick<Props, 'dispatch'>) {
  const { say } = useWords();
  if (counts.length === 0) return null;
  return (
    <>
      <dt>{label}</dt>
      {groupCounts(counts).map((group) => {
        const { kind, model, count, article } = group[0]!;
        const number = count.max === count.min ? 'exact' : count.max === null ? 'least' : 'between';
        const voices = [...new Set(group.flatMap(({ by }) => by ?? []))];
        return (
          <dd key={`${kind} ${model} ${count.min} ${count.max}`}>
            <button
              type="button"
              onClick={() => dispatch({ type: 'open-article', id: article, incident: null })}
            >
              {say(`rulings.count.${number}`, { min: count.min, max: count.max ?? 0 })} ×{' '}
              {model ?? codeLabel({ say }, 'weapon', kind)}
            </button>
            <small>
              {' '}
              {[
                ...voices,
                ...(group.length > 1 ? [say('rulings.reports', { count: group.length })] : []),
              ].join(' · ')}
            </small>
          </dd>
        );
      })}
    </>
  );
}

/** The wave that an attack is part of: what was launched and brought down as reports state it, and its other attacks. */
export function WaveSection({ wave, incident, version, dispatch }: Props) {
  const words = useWords();
  const { say } = words;
  const { data } = useQuery({
    queryKey: ['wave', wave.id, version],
    queryFn: ({ signal }) => fetchWave(wave.id, signal),
    placeholderData: (previous) => (previous?.wave.id === wave.id ? previous : undefined),
    retry: false,
  });
  const members = data?.incidents ?? [];
  const row = (member: (typeof members)[number]) => (
    <li key={member.id} aria-current={member.id === incident || undefined}>
      <TypeSymbol type={member.type} />
      {member.id === incident ? (
        <span>{incidentTitle(member, words)}</span>
      ) : (
        <button type="button" onClick={() => dispatch({ type: 'select-incident', id: member.id })}>
          {incidentTitle(member, words)}
        </button>
      )}
    </li>
  );
  return (
    <section className={styles.wave} aria-label={say('rulings.wave')}>
      <h3>
        <Waves size="0.875rem" aria-hidden="true" />{' '}
        {say('rulings.partOf', { wave: waveTitle(wave.title, words) })}
      </h3>
      {data && (
        <>
          <dl className={styles.counts}>
            <Counts label={say('rulings.launched')} counts={data.wave.launched} dispatch={dispatch} />
            <Counts label={say('rulings.intercepted')} counts={data.wave.intercepted} dispatch={dispatch} />
          </dl>
          <ul className={styles.members}>{members.slice(0, FIRST).map(row)}</ul>
          {members.length > FIRST && (
            <details>
              <summary>{say('rulings.moreMembers', { count: members.length - FIRST })}</summary>
              <ul className={styles.members}>{members.slice(FIRST).map(row)}</ul>
            </details>
          )}
          <p className={styles.note}>{say('rulings.notSummed')}</p>
        </>
      )}
    </section>
  );
}
