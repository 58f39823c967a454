'use client';
import { BinsChart, type Column } from '#components/insights/bins-chart.tsx';
import { ChartCard, type ChartTable } from '#components/insights/chart-card.tsx';
import { type CardProps, countWords, plural } from '#components/insights/count-words.ts';
import type { BinSummary, TollSummary } from '#lib/query/summarise-bins.ts';
import { binDays, binLabel, binTicks } from '#lib/view/bin-labels.ts';
import type { View } from '#lib/view/view-state.ts';

const UNIT_NOUNS = {
  hour: 'hour',
  day: 'day',
  week: 'week',
  month: 'month',
  quarter: 'quarter',
  year: 'year',
};

/** Filters to the days of a column; a second click on the only one lets all days back in. */
function pickDays({ view, dispatch }: Pick<CardProps, 'view' | 'dispatch'>, column: Column): void {
  const { from, to } = binDays(column);
  const isOnly = view.from === from && view.to === to;
  dispatch({ type: 'set-window', from: isOnly ? null : from, to: isOnly ? null : to });
}

function isPicked(view: View, bin: { start: number; end: number }): boolean {
  const { from, to } = binDays(bin);
  return view.from === from && view.to === to;
}

/** Attacks by calendar bin; each column filters to its days. */
export function AttacksByTime({ bins, view, dispatch, words }: CardProps & { bins: BinSummary }) {
  const unit = UNIT_NOUNS[bins.unit];
  const named = words(`Attacks by ${unit}`);
  const columns: Column[] = bins.bins.map((bin) => ({
    start: bin.start,
    end: bin.end,
    solid: bin.count,
    faint: 0,
    label: `${binLabel(bin, bins.unit)}: ${countWords(bin.count)}`,
    isOn: isPicked(view, bin),
  }));
  return (
    <ChartCard
      words={named}
      table={{
        head: ['from', 'to', 'attacks'],
        rows: bins.bins.map((bin) => {
          const { from, to } = binDays(bin);
          return [from, to, Number(bin.count.toFixed(3))];
        }),
      }}
      note={bins.undated === 0 ? null : `${plural(bins.undated, 'undated attack')} not drawn.`}
    >
      <BinsChart
        columns={columns}
        ticks={binTicks(bins.bins, bins.unit)}
        label={named.title}
        color="var(--accent)"
        onPick={(column) => pickDays({ view, dispatch }, column)}
      />
    </ChartCard>
  );
}

function tollNote(tolls: TollSummary, isLeast: boolean): string {
  const parts: string[] = [];
  const sum = tolls.low === tolls.high ? `${tolls.low}` : `${tolls.low}–${tolls.high}`;
  parts.push(`${sum}${tolls.isOpen || isLeast ? ' or more' : ''} killed in all.`);
  if (tolls.notStated > 0) parts.push(`${plural(tolls.notStated, 'attack')} without a stated number.`);
  if (tolls.unplaced > 0) {
    parts.push(`${plural(tolls.unplaced, 'attack')} of no single ${UNIT_NOUNS[tolls.unit]} not drawn.`);
  }
  return parts.join(' ');
}

function tollTable(tolls: TollSummary, isLeast: boolean): ChartTable {
  const head = isLeast
    ? ['from', 'to', 'killed_least']
    : ['from', 'to', 'killed_low', 'killed_high', 'open_ended'];
  const rows = tolls.bins.map((bin) => {
    const { from, to } = binDays(bin);
    return isLeast ? [from, to, bin.low] : [from, to, bin.low, bin.high, bin.isOpen ? 'yes' : 'no'];
  });
  return { head, rows };
}

/** The number killed by calendar bin, from the lowest to the highest figures. */
export function TollBand({
  tolls,
  isLeast,
  view,
  dispatch,
  words,
}: CardProps & { tolls: TollSummary; isLeast: boolean }) {
  const named = words(
    `Killed by ${UNIT_NOUNS[tolls.unit]}, ${isLeast ? 'least stated' : 'lowest to highest'}`,
  );
  const columns: Column[] = tolls.bins.map((bin) => {
    const figure = bin.low === bin.high ? `${bin.low}` : `${bin.low} to ${bin.high}`;
    return {
      start: bin.start,
      end: bin.end,
      solid: bin.low,
      faint: bin.high - bin.low,
      label: `${binLabel(bin, tolls.unit)}: ${figure}${bin.isOpen || isLeast ? ' or more' : ''} killed`,
      isOn: isPicked(view, bin),
    };
  });
  return (
    <ChartCard words={named} table={tollTable(tolls, isLeast)} note={tollNote(tolls, isLeast)}>
      <BinsChart
        columns={columns}
        ticks={binTicks(tolls.bins, tolls.unit)}
        label={named.title}
        color="var(--f-toll)"
        onPick={(column) => pickDays({ view, dispatch }, column)}
      />
    </ChartCard>
  );
}
