/** Yardstick: the linguistic cases of ../shared/cases, one behaviour each. `--errors [AREA]` shows what each failed case got. */
import type { Mention } from '#lib/schema.ts';
import type { ReadDeps } from '#lib/server/read-article.ts';
import { evidenceCounts, extract, needShared } from './eval-deps.ts';
import { runScript } from './eval-script.ts';
import { countFailures, EVIDENCE, measureRows, type Note, share, type Yardstick } from './eval-yardstick.ts';
import type { Counts } from './score-bootstrap.ts';
import { type Case, failureOf } from './score-cases.ts';

function describe(m: Mention): string {
  const toll = (range: { min: number; max: number | null } | null): string =>
    range ? `${range.min}..${range.max ?? '∞'}` : '–';
  const { time, place, casualties, perpetrator } = m;
  return `${m.type} ${m.assertion} ${time.start ?? '–'}..${time.end ?? ''} ${time.precision} ${place?.name ?? '–'}/${place?.precision ?? '–'} K${toll(casualties.killed)} I${toll(casualties.injured)} ${perpetrator?.actor ?? '–'}/${perpetrator?.mode ?? '–'}`;
}

/** Scores the linguistic cases; throws where its set is not here. */
export async function run(deps: ReadDeps): Promise<Yardstick> {
  const cases = JSON.parse(needShared('cases/cases.json')) as Case[];
  const documents: Counts[] = [];
  const notes: Note[] = [];
  for (const c of cases) {
    const { mentions } = extract(deps, c.id, c.text, c.meta.pubDate ?? null);
    const failure = failureOf(c.expect, mentions);
    const held = Number(failure === null);
    documents.push({
      all: 1,
      held,
      [`${c.area}.all`]: 1,
      [`${c.area}.held`]: held,
      ...evidenceCounts(c.text, mentions),
    });
    if (failure !== null)
      notes.push({
        kind: c.area,
        line: [`${c.id} ${failure}`, JSON.stringify(c.text), ...mentions.map((m) => `→ ${describe(m)}`)].join(
          '\n    ',
        ),
      });
  }
  const areas = [...new Set(cases.map((c) => c.area))].sort();
  return {
    set: 'cases',
    n: cases.length,
    of: 'sentences or short texts, one behaviour each',
    about: 'A case holds when every slot that it names is right; labels are mapped in the runner.',
    rows: measureRows(documents, [
      share('cases that hold', 'held', 'all', { atLeast: 0.95 }),
      ...areas.map((area) => share(`of area ${area}`, `${area}.held`, `${area}.all`)),
      EVIDENCE,
    ]),
    failures: countFailures(notes),
    notes,
  };
}

if (import.meta.main) await runScript(run);
