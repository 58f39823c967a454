'use client';
import { BinsChart, type Column } from '#components/insights/bins-chart.tsx';
import { ChartCard, type ChartTable } from '#components/insights/chart-card.tsx';
import { type CardProps, countWords } from '#components/insights/count-words.ts';
import { useWords } from '#components/words/use-words.ts';
import type { BinSummary, TollSummary } from '#lib/query/summarise-bins.ts';
import { binDays, binLabel, binTicks } from '#lib/view/bin-labels.ts';
import type { View } from '#lib/view/view-state.ts';
import type { Words } from '#lib/view/words.ts';

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
export function AttacksByTime({ bins, view, dispatch, named }: CardProps & { bins: BinSummary }) {
  const words = useWords();
  const { say, language } = words;
  const chart = named(say('insights.byUnit', { unit: say(`insights.unit.${bins.unit}`) }));
  const columns: Column[] = bins.bins.map((bin) => ({
    start: bin.start,
    end: bin.end,
    solid: bin.count,
    faint: 0,
    label: say('insights.column', {
      bin: binLabel(bin, bins.unit, words),
      value: countWords(bin.count, words),
    }),
    isOn: isPicked(view, bin),
  }));
  return (
    <ChartCard
      words={chart}
      table={{
        head: [say('insights.fromHead'), say('insights.toHead'), say('insights.attacksHead')],
        rows: bins.bins.map((bin) => {
          const { from, to } = binDays(bin);
          return [from, to, Number(bin.count.toFixed(3))];
        }),
      }}
      note={bins.undated === 0 ? null : say('insights.undated', { count: bins.undated })}
    >
      <BinsChart
        columns={columns}
        ticks={binTicks(bins.bins, bins.unit, language)}
        label={chart.title}
        color="var(--accent)"
        onPick={(column) => pickDays({ view, dispatch }, column)}
      />
    </ChartCard>
  );
}

function tollNote(tolls: TollSummary, isLeast: boolean, { say }: Words): string {
  const parts: string[] = [];
  const sum = tolls.low === tolls.high ? `${tolls.low}` : `${tolls.low}–${tolls.high}`;
  parts.push(say(tolls.isOpen || isLeast ? 'insights.killedOrMore' : 'insights.killedInAll', { sum }));
  if (tolls.notStated > 0) parts.push(say('insights.noNumber', { count: tolls.notStated }));
  if (tolls.unplaced > 0) {
    const unit = say(`insights.unit.${tolls.unit}`);
    parts.push(say('insights.noSingle', { count: tolls.unplaced, unit }));
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
  named,
}: CardProps & { tolls: TollSummary; isLeast: boolean }) {
  const words = useWords();
  const { say, language } = words;
  const unit = say(`insights.unit.${tolls.unit}`);
  const chart = named(say(isLeast ? 'insights.killedByLeast' : 'insights.killedByRange', { unit }));
  const columns: Column[] = tolls.bins.map((bin) => {
    const figure = bin.low === bin.high ? `${bin.low}` : say('insights.to', { low: bin.low, high: bin.high });
    return {
      start: bin.start,
      end: bin.end,
      solid: bin.low,
      faint: bin.high - bin.low,
      label: say(bin.isOpen || isLeast ? 'insights.killedColumnOpen' : 'insights.killedColumn', {
        bin: binLabel(bin, tolls.unit, words),
        figure,
      }),
      isOn: isPicked(view, bin),
    };
  });
  return (
    <ChartCard words={chart} table={tollTable(tolls, isLeast)} note={tollNote(tolls, isLeast, words)}>
      <BinsChart
        columns={columns}
        ticks={binTicks(tolls.bins, tolls.unit, language)}
        label={chart.title}
        color="var(--f-toll)"
        onPick={(column) => pickDays({ view, dispatch }, column)}
      />
    </ChartCard>
  );
}
