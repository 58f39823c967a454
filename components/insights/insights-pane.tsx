'use client';
import type { Dispatch } from 'react';
import { ChartCard } from '#components/insights/chart-card.tsx';
import { type CardProps, countWords } from '#components/insights/count-words.ts';
import type { ChartWords } from '#components/insights/download-chart.ts';
import { AttacksByTime, TollBand } from '#components/insights/time-cards.tsx';
import type { Summaries } from '#components/insights/use-summaries.ts';
import { type ValueRow, ValuesChart } from '#components/insights/values-chart.tsx';
import { useWords } from '#components/words/use-words.ts';
import { ATTACK_TYPES, GROUND_TYPES } from '#lib/codes.ts';
import type { ValueSummary } from '#lib/query/summarise-values.ts';
import { activeFilters } from '#lib/view/active-filters.ts';
import { facetLabel, spellCode } from '#lib/view/attack-labels.ts';
import { formatShortDay } from '#lib/view/describe-time.ts';
import type { View, ViewAction } from '#lib/view/view-state.ts';
import type { Words } from '#lib/view/words.ts';
import styles from './insights-pane.module.css';

type Props = {
  summaries: Summaries;
  view: View;
  dispatch: Dispatch<ViewAction>;
  /** ISO instant of the data. */
  asOf: string | null;
};
type Noun = 'type' | 'region' | 'target' | 'weapon';
const NOUNS = { regions: 'region', targets: 'target', weapons: 'weapon' } as const;

function valuesNote(summary: ValueSummary, kind: Noun, words: Words): string | null {
  const { say } = words;
  const noun = say(`insights.noun.${kind}`);
  const parts: string[] = [];
  const { others, notStated } = summary;
  if (others.values > 0) {
    const attacks = countWords(others.count, words);
    parts.push(say('insights.more', { count: others.values, noun, attacks }));
  }
  if (notStated > 0) {
    parts.push(say('insights.without', { attacks: countWords(notStated, words), noun }));
  }
  return parts.length === 0 ? null : parts.join(' ');
}

type ValuesCardProps = {
  named: ChartWords;
  noun: Noun;
  summary: ValueSummary;
  nameOf: (value: string) => string;
  colorOf: (value: string) => string;
  isOn: (value: string) => boolean;
  onPick: (value: string) => void;
};

function ValuesCard({ named, noun, summary, nameOf, colorOf, isOn, onPick }: ValuesCardProps) {
  const words = useWords();
  const { say } = words;
  const rows: ValueRow[] = summary.values.map(({ value, count }) => ({
    value,
    name: nameOf(value),
    count,
    color: colorOf(value),
    isOn: isOn(value),
  }));
  if (rows.length === 0) return null;
  return (
    <ChartCard
      words={named}
      table={{
        head: [say(`insights.noun.${noun}`), say('insights.attacksHead')],
        rows: [...rows.map((row) => [row.name, row.count]), ...restRows(summary, words)],
      }}
      note={valuesNote(summary, noun, words)}
    >
      <ValuesChart rows={rows} label={named.title} onPick={(row) => onPick(row.value)} />
    </ChartCard>
  );
}

function restRows({ others, notStated }: ValueSummary, { say }: Words): [string, number][] {
  const rows: [string, number][] = [];
  if (others.count > 0) rows.push([say('insights.others'), others.count]);
  if (notStated > 0) rows.push([say('insights.notStated'), notStated]);
  return rows;
}

function TypesCard({ summary, view, dispatch, named }: CardProps & { summary: ValueSummary }) {
  const { say } = useWords();
  const isOnly = (value: string) => view.types?.length === 1 && view.types[0] === value;
  // What is no attack on the ground is counted among attacks only where it was asked for.
  const isWanted = (value: string) =>
    GROUND_TYPES.some((type) => type === value) || (view.types?.some((type) => type === value) ?? false);
  const values = summary.values.filter(({ value }) => isWanted(value));
  return (
    <ValuesCard
      named={named(say('insights.byType'))}
      noun="type"
      summary={{ ...summary, values }}
      nameOf={(value) => {
        const type = ATTACK_TYPES.find((name) => name === value);
        return type ? say(`codes.type.${type}`) : spellCode(value);
      }}
      colorOf={(value) => `var(--t-${value})`}
      isOn={(value) => view.types?.some((type) => type === value) ?? false}
      onPick={(value) => {
        const type = ATTACK_TYPES.find((name) => name === value);
        if (type) dispatch({ type: 'set-types', types: isOnly(value) ? null : [type] });
      }}
    />
  );
}

function FacetCard({
  facet,
  title,
  noun,
  summary,
  view,
  dispatch,
  named,
}: CardProps & {
  facet: keyof typeof NOUNS;
  title: string;
  noun: Noun;
  summary: ValueSummary;
}) {
  const words = useWords();
  return (
    <ValuesCard
      named={named(title)}
      noun={noun}
      summary={summary}
      nameOf={(value) => facetLabel(words, facet, value)}
      colorOf={() => 'var(--accent)'}
      isOn={(value) => view[facet]?.includes(value) ?? false}
      onPick={(value) => dispatch({ type: 'toggle-facet', facet, value })}
    />
  );
}

/** The shown attacks in numbers: by time, type, region, weapon and toll. A click on a mark filters to it. */
export function InsightsPane({ summaries, view, dispatch, asOf }: Props) {
  const words = useWords();
  const { say, language } = words;
  const filters = activeFilters(view, words).map((filter) => filter.label);
  const scope = [say('common.attacks', { count: summaries.attacks }), ...filters].join(' · ');
  const stamp =
    asOf === null ? 'Dateline' : say('insights.stamp', { day: formatShortDay(asOf.slice(0, 10), language) });
  const card = { view, dispatch, named: (title: string) => ({ title, scope, asOf: stamp }) };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className={styles.pane} tabIndex={0} data-charts aria-label={say('insights.charts')}>
      {summaries.bins && <AttacksByTime {...card} bins={summaries.bins} />}
      <TypesCard {...card} summary={summaries.types} />
      {summaries.tolls && <TollBand {...card} tolls={summaries.tolls} isLeast={summaries.isLeastToll} />}
      {(['regions', 'targets', 'weapons'] as const).map((facet) => {
        const summary = summaries[facet];
        if (summary === null) return null;
        const noun = NOUNS[facet];
        return (
          <FacetCard
            key={facet}
            {...card}
            facet={facet}
            title={say(`insights.by.${noun}`)}
            noun={noun}
            summary={summary}
          />
        );
      })}
    </section>
  );
}
