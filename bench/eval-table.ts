/** Yardsticks as text: a table for a terminal and one for docs/evaluation.md. */
import type { Row, Unit, Yardstick } from './eval-yardstick.ts';

/** A figure in its unit: shares and F1 as percentages to a tenth, "–" where there was nothing to measure. */
export function formatValue(value: number | null, unit: Unit): string {
  if (value === null) return '–';
  if (unit === 'share') return `${(100 * value).toFixed(1)} %`;
  if (unit === 'F1') return value.toFixed(3);
  if (unit === 'km') return `${value.toFixed(1)} km`;
  return String(value);
}

function formatInterval({ low, high, unit }: Row): string {
  if (low === null || high === null) return '';
  const bare = (v: number): string => formatValue(v, unit).replace(/ (%|km)$/, '');
  return `${bare(low)}–${bare(high)}`;
}

function formatBar({ bar, bound, unit, met }: Row): string {
  if (bar === undefined) return '';
  return `${bound} ${formatValue(bar, unit)} ${met ? 'met' : 'MISSED'}`;
}

const HEAD = ['measure', 'value', 'n', '95 %', 'bar'];
const cells = (row: Row): string[] => [
  row.measure,
  formatValue(row.value, row.unit),
  String(row.n),
  formatInterval(row),
  formatBar(row),
];

/** One table of all sets, columns aligned. */
export function formatTable(yardsticks: readonly Yardstick[]): string {
  const lines = [
    ['set', ...HEAD],
    ...yardsticks.flatMap((y) => y.rows.map((row, i) => [i === 0 ? y.set : '', ...cells(row)])),
  ];
  const widths = lines[0]!.map((_, c) => Math.max(...lines.map((line) => line[c]!.length)));
  const isNumber = (c: number): boolean => c === 2 || c === 3;
  return lines
    .map((line) =>
      line
        .map((cell, c) => (isNumber(c) ? cell.padStart(widths[c]!) : cell.padEnd(widths[c]!)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** How many bars there are, how many are met, and which are not. */
export function summariseBars(yardsticks: readonly Yardstick[]): {
  bars: number;
  met: number;
  missed: string[];
} {
  const rows = yardsticks.flatMap((y) =>
    y.rows.flatMap(({ bar, ...r }) => (bar === undefined ? [] : [{ ...r, bar, set: y.set }])),
  );
  const missed = rows
    .filter((r) => !r.met)
    .map(
      (r) =>
        `${r.set}: ${r.measure} ${formatValue(r.value, r.unit)}, bar ${r.bound} ${formatValue(r.bar, r.unit)}`,
    );
  return { bars: rows.length, met: rows.length - missed.length, missed };
}

function formatSection(y: Yardstick): string {
  const table = [HEAD, ['---', '---:', '---:', '---:', '---'], ...y.rows.map(cells)]
    .map((line) => `| ${line.join(' | ')} |`)
    .join('\n');
  const failures =
    y.failures.length === 0
      ? 'No failures.'
      : `Failures by class: ${y.failures.map(({ kind, count }) => `${kind} ${count}`).join(', ')}.`;
  return `## ${y.set}\n\n${y.n} ${y.of}. ${y.about}\n\n${table}\n\n${failures}\n`;
}

/** The whole of docs/evaluation.md: same code and sets, same bytes. */
export function formatMarkdown(yardsticks: readonly Yardstick[]): string {
  const { bars, met, missed } = summariseBars(yardsticks);
  const verdict =
    missed.length === 0
      ? `All ${bars} bars are met.`
      : `${met} of ${bars} bars are met. Missed:\n\n${missed.map((line) => `- ${line}`).join('\n')}`;
  return `# Evaluation

Written by \`node bench/eval.ts --write\`; do not edit. \`dateline eval\` prints the same figures, \`--set NAME\` those of one
set, and each script under \`bench/\` shows its failures with \`--errors [CLASS]\`. The sets are not part of the project; they
lie beside it in \`../shared\`. They lay open while the extractor was built (but for the half of geoparse that is scored), so
text that nobody has looked at may fare worse.

Percentages are shares of n; F1 runs from 0 to 1. n counts what the measure is a share of (for F1, what the key holds). The
column 95 % is a bootstrap interval over documents (1,000 resamples, fixed seed): how far the figure would move with other
documents of the same kind. Where no document failed it has no width, which is no promise that the next will not.

${verdict}

${yardsticks.map(formatSection).join('\n')}`;
}
