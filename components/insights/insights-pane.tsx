'use client';
import type { Dispatch } from 'react';
import { ChartCard } from '#components/insights/chart-card.tsx';
import { type CardProps, countWords, plural } from '#components/insights/count-words.ts';
import type { ChartWords } from '#components/insights/download-chart.ts';
import { AttacksByTime, TollBand } from '#components/insights/time-cards.tsx';
import type { Summaries } from '#components/insights/use-summaries.ts';
import { type ValueRow, ValuesChart } from '#components/insights/values-chart.tsx';
import { ATTACK_TYPES, GROUND_TYPES } from '#lib/codes.ts';
import type { ValueSummary } from '#lib/query/summarise-values.ts';
import { activeFilters } from '#lib/view/active-filters.ts';
import { spellCode, TYPE_LABELS } from '#lib/view/attack-labels.ts';
import { formatShortDay } from '#lib/view/describe-time.ts';
import type { View, ViewAction } from '#lib/view/view-state.ts';
import styles from './insights-pane.module.css';

type Props = {
  summaries: Summaries;
  view: View;
  dispatch: Dispatch<ViewAction>;
  /** ISO instant of the data. */
  asOf: string | null;
};
function valuesNote(summary: ValueSummary, noun: string): string | null {
  const parts: string[] = [];
  const { others, notStated } = summary;
  if (others.values > 0)
    parts.push(`${plural(others.values, `more ${noun}`)} with ${countWords(others.count)}.`);
  if (notStated > 0) parts.push(`${countWords(notStated)} without a stated ${noun}.`);
  return parts.length === 0 ? null : parts.join(' ');
}

type ValuesCardProps = {
  named: ChartWords;
  noun: string;
  summary: ValueSummary;
  nameOf: (value: string) => string;
  colorOf: (value: string) => string;
  isOn: (value: string) => boolean;
  onPick: (value: string) => void;
};

function ValuesCard({ named, noun, summary, nameOf, colorOf, isOn, onPick }: ValuesCardProps) {
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
        head: [noun, 'attacks'],
        rows: [...rows.map((row) => [row.name, row.count]), ...restRows(summary)],
      }}
      note={valuesNote(summary, noun)}
    >
      <ValuesChart rows={rows} label={named.title} onPick={(row) => onPick(row.value)} />
    </ChartCard>
  );
}

function restRows({ others, notStated }: ValueSummary): [string, number][] {
  const rows: [string, number][] = [];
  if (others.count > 0) rows.push(['others', others.count]);
  if (notStated > 0) rows.push(['not stated', notStated]);
  return rows;
}

function TypesCard({ summary, view, dispatch, words }: CardProps & { summary: ValueSummary }) {
  const isOnly = (value: string) => view.types?.length === 1 && view.types[0] === value;
  // What is no attack on the ground is counted among attacks only where it was asked for.
  const isWanted = (value: string) =>
    GROUND_TYPES.some((type) => type === value) || (view.types?.some((type) => type === value) ?? false);
  const values = summary.values.filter(({ value }) => isWanted(value));
  return (
    <ValuesCard
      named={words('Attacks by type')}
      noun="type"
      summary={{ ...summary, values }}
      nameOf={(value) => {
        const type = ATTACK_TYPES.find((name) => name === value);
        return type ? TYPE_LABELS[type] : spellCode(value);
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
  words,
}: CardProps & { facet: 'regions' | 'weapons'; title: string; noun: string; summary: ValueSummary }) {
  return (
    <ValuesCard
      named={words(title)}
      noun={noun}
      summary={summary}
      nameOf={(value) => {
        const name = spellCode(value);
        return name.charAt(0).toUpperCase() + name.slice(1);
      }}
      colorOf={() => 'var(--accent)'}
      isOn={(value) => view[facet]?.includes(value) ?? false}
      onPick={(value) => dispatch({ type: 'toggle-facet', facet, value })}
    />
  );
}

/** The shown attacks in numbers: by time, type, region, weapon and toll. A click on a mark filters to it. */
export function InsightsPane({ summaries, view, dispatch, asOf }: Props) {
  const filters = activeFilters(view).map((filter) => filter.label);
  const scope = [plural(summaries.attacks, 'attack'), ...filters].join(' · ');
  const stamp = asOf === null ? 'Dateline' : `Dateline, data as of ${formatShortDay(asOf.slice(0, 10))}`;
  const card = { view, dispatch, words: (title: string) => ({ title, scope, asOf: stamp }) };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className={styles.pane} tabIndex={0} aria-label="Charts">
      {summaries.bins && <AttacksByTime {...card} bins={summaries.bins} />}
      <TypesCard {...card} summary={summaries.types} />
      {summaries.tolls && <TollBand {...card} tolls={summaries.tolls} isLeast={summaries.isLeastToll} />}
      {summaries.regions && (
        <FacetCard
          {...card}
          facet="regions"
          title="Attacks by region"
          noun="region"
          summary={summaries.regions}
        />
      )}
      {summaries.weapons && (
        <FacetCard
          {...card}
          facet="weapons"
          title="Attacks by weapon"
          noun="weapon"
          summary={summaries.weapons}
        />
      )}
    </section>
  );
}
