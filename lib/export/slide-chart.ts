/** The chart of a slide: attacks over time by kind, which PowerPoint draws and anyone can edit. */
import type PptxGenJS from 'pptxgenjs';
import type { SceneSheet, SheetBins, SheetWords } from './brief-sheet.ts';
import { hex, type SlideLook, WORDS_INCHES } from './slide-parts.ts';
import type { ThemeColors } from './theme-colors.ts';

/** Series beyond so many are drawn as one: a legend of more leaves the bars no room. */
const MOST_SERIES = 6;
/** So many days are written under the bars. */
const DAYS_WRITTEN = 4;

type Series = { name: string; color: string; counts: number[] };

function seriesOf(bins: SheetBins, look: SlideLook, colors: ThemeColors, otherKinds: string): Series[] {
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
  const all = bins.types
    .map(({ type, counts }) => ({ name: look.typeLabel(type), color: hex(colors.types[type]), counts }))
    .sort((a, b) => sum(b.counts) - sum(a.counts));
  if (all.length <= MOST_SERIES) return all;
  const rest = all.slice(MOST_SERIES - 1);
  const counts = rest[0]?.counts.map((_, bin) => sum(rest.map((one) => one.counts[bin] ?? 0))) ?? [];
  return [...all.slice(0, MOST_SERIES - 1), { name: otherKinds, color: hex(colors.control), counts }];
}

/** Adds a scene's attacks over time as a chart of PowerPoint's own, in the lower left. */
export function addChart(
  deck: PptxGenJS,
  slide: PptxGenJS.Slide,
  scene: SceneSheet,
  words: SheetWords,
  look: SlideLook,
  colors: ThemeColors,
): void {
  const { bins } = scene;
  if (bins === null) return;
  const labels = bins.edges.slice(0, -1).map((edge) => words.shortDay(edge.slice(0, 10)));
  const series = seriesOf(bins, look, colors, words.otherKinds);
  slide.addChart(
    deck.ChartType.bar,
    series.map(({ name, counts }) => ({
      name,
      labels,
      values: counts.map((count) => Math.round(count * 100) / 100),
    })),
    {
      x: 0.2,
      y: 4.85,
      w: WORDS_INCHES - 0.2,
      h: 2.2,
      barGrouping: 'stacked',
      barGapWidthPct: 20,
      chartColors: series.map(({ color }) => color),
      catAxisLabelFontSize: 8,
      catAxisLabelFrequency: Math.ceil(labels.length / DAYS_WRITTEN) as unknown as string,
      catAxisLabelColor: hex(colors.text2),
      catAxisLineColor: hex(colors.control),
      valAxisLabelFontSize: 8,
      valAxisLabelColor: hex(colors.text2),
      valAxisLineShow: false,
      valGridLine: { color: hex(colors.line), size: 0.5 },
      showLegend: true,
      legendPos: 'b',
      legendFontSize: 8,
      legendColor: hex(colors.text2),
      showTitle: true,
      title: words.perUnit(bins.unit),
      titleFontSize: 9,
      titleColor: hex(colors.text2),
      altText: words.perUnitByKind(bins.unit),
    },
  );
}
