/** Attacks and their tolls by calendar bin, for charts: counts, and the span from the lowest to the highest toll. */
import { type BinUnit, binIncidents, binIndexAt, chooseBinUnit, makeBins } from '#lib/query/bin-incidents.ts';
import {
  type Clock,
  type DayInterval,
  incidentInterval,
  spanIntervals,
} from '#lib/query/incident-interval.ts';
import type { Incident } from '#lib/schema.ts';

/** One calendar bin, half open, in days since 1970-01-01. */
export type CountBin = {
  start: number;
  end: number;
  /** Attacks; one known only to a span counts in shares. */
  count: number;
};
export type TollBin = {
  start: number;
  end: number;
  low: number;
  /** Sum of the highest figures; an open one ("at least 3") adds its least. */
  high: number;
  /** True where an open figure is in it: the real sum may be higher. */
  isOpen: boolean;
};
export type BinSummary = { unit: BinUnit; bins: CountBin[]; undated: number };
export type TollSummary = {
  unit: BinUnit;
  bins: TollBin[];
  low: number;
  high: number;
  isOpen: boolean;
  /** Attacks whose number of killed no report states. */
  notStated: number;
  /** Attacks with a toll that lie in no single bin: undated, or known to a longer span. */
  unplaced: number;
};

/** A bar that is thinner than this, with its whole column to aim at, cannot be hit. */
const MIN_BAR_PX = 4.5;

function datedSpan(incidents: readonly Incident[], clock: Clock): DayInterval | null {
  return spanIntervals(incidents.flatMap((incident) => incidentInterval(incident, clock) ?? []));
}

/** The unit whose bars are wide enough to be hit; whole days at the finest. */
export function chooseChartUnit(span: DayInterval, widthPx: number): BinUnit {
  const unit = chooseBinUnit(span.end - span.start, widthPx, MIN_BAR_PX);
  return unit === 'hour' ? 'day' : unit;
}

/** Attacks by bin over all that is dated; null when nothing is. */
export function summariseBins(
  incidents: readonly Incident[],
  clock: Clock,
  widthPx: number,
): BinSummary | null {
  const span = datedSpan(incidents, clock);
  if (span === null) return null;
  const unit = chooseChartUnit(span, widthPx);
  const bins = binIncidents(incidents, clock, span, unit);
  return {
    unit,
    bins: bins.map(({ start, end, total }) => ({ start, end, count: total })),
    undated: incidents.filter((incident) => incidentInterval(incident, clock) === null).length,
  };
}

/** Sums of the lowest and the highest number killed by bin, nothing averaged; null when nothing is dated. */
export function summariseTolls(
  incidents: readonly Incident[],
  clock: Clock,
  widthPx: number,
): TollSummary | null {
  const span = datedSpan(incidents, clock);
  if (span === null) return null;
  const unit = chooseChartUnit(span, widthPx);
  const bins: TollBin[] = makeBins(span, unit).map((bin) => ({
    start: bin.start,
    end: bin.end,
    low: 0,
    high: 0,
    isOpen: false,
  }));
  const places = makeBins(span, unit);
  const summary: TollSummary = { unit, bins, low: 0, high: 0, isOpen: false, notStated: 0, unplaced: 0 };
  for (const incident of incidents) {
    const { killed } = incident.casualties;
    if (killed === null) {
      summary.notStated += 1;
      continue;
    }
    const high = killed.max ?? killed.min;
    summary.low += killed.min;
    summary.high += high;
    summary.isOpen ||= killed.max === null;
    const interval = incidentInterval(incident, clock);
    const bin = interval === null ? undefined : bins[binIndexAt(places, interval.start)];
    if (interval === null || !bin || interval.end > bin.end) {
      summary.unplaced += 1;
      continue;
    }
    bin.low += killed.min;
    bin.high += high;
    bin.isOpen ||= killed.max === null;
  }
  return summary;
}
