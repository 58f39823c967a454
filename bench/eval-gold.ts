/** Yardstick: the articles coded by hand in ../shared/gold: events, slots, days, abstentions, places, traps, evidence. */
import type { ReadDeps } from '#lib/server/read-article.ts';
import { evidenceCounts, extract, listShared, needShared } from './eval-deps.ts';
import { runScript } from './eval-script.ts';
import {
  countFailures,
  countOf,
  EVIDENCE,
  fScore,
  measureRows,
  type Note,
  share,
  type Yardstick,
} from './eval-yardstick.ts';
import { type Gold, SLOTS } from './gold-slots.ts';
import type { Counts } from './score-bootstrap.ts';
import { scoreDated, scoreGold } from './score-gold.ts';

const MEASURES = [
  share('event precision', 'events.right', 'events.answered', { atLeast: 0.85 }),
  share('event recall', 'events.found', 'events.wanted', { atLeast: 1 }),
  {
    ...fScore('event F1', ['events.found', 'events.answered', 'events.wanted']),
    value: (s: Counts) => {
      const p = countOf(s, 'events.right') / countOf(s, 'events.answered');
      const r = countOf(s, 'events.found') / countOf(s, 'events.wanted');
      return p + r === 0 ? 0 : (2 * p * r) / (p + r);
    },
  },
  share('traps hit', 'traps.hit', 'traps', { atMost: 0 }),
  ...SLOTS.map((slot) => fScore(`slot ${slot}`, [`${slot}.hit`, `${slot}.answered`, `${slot}.wanted`])),
  share('day exact', 'day.exact', 'day.resolvable', { atLeast: 1 }),
  share('day coverage', 'day.covered', 'day.resolvable'),
  share('day selective risk', 'day.wrong', 'day.resolved'),
  share('abstentions right', 'abstain.right', 'abstain.wanted', { atLeast: 1 }),
  share('day exact, publication day given', 'dated.right', 'dated.wanted', { atLeast: 1 }),
  share('place within 10 km', 'place.10', 'place.located'),
  share('place within 161 km', 'place.161', 'place.located'),
  share('place precision code', 'precision.right', 'precision.wanted'),
  EVIDENCE,
];

/** Reads each article twice: with nothing but its text, and with its publication day. */
export async function run(deps: ReadDeps): Promise<Yardstick> {
  const documents: Counts[] = [];
  const notes: Note[] = [];
  for (const file of listShared('gold', '.json')) {
    const gold = JSON.parse(needShared(`gold/${file}`)) as Gold;
    const text = needShared(`articles/${gold.article}`);
    const { mentions } = extract(deps, file, text, null);
    const alone = scoreGold(gold, mentions);
    const dated = scoreDated(gold, extract(deps, file, text, gold.trueDate).mentions);
    documents.push({ ...alone.counts, ...dated.counts, ...evidenceCounts(text, mentions) });
    notes.push(...alone.notes, ...dated.notes);
  }
  return {
    set: 'gold',
    n: documents.length,
    of: 'articles coded by hand',
    about:
      'Events are paired with mentions of the same family by the best one-to-one assignment over the slots that the key fills (type 3, day 2, place 3, killed 1, injured 1, perpetrator .5), at least .5. Slots count over all events of the key and all answers, paired or not. Sieges, withdrawals, gains of ground and ongoing fighting are optional. With so few articles the interval says only how far they differ.',
    rows: measureRows(documents, MEASURES),
    failures: countFailures(notes),
    notes,
  };
}

if (import.meta.main) await runScript(run);
