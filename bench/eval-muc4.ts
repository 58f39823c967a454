/** Yardstick: MUC-4 keys (news of 1988–91, upper case). `node bench/eval-muc4.ts [dev] [--errors [CLASS]]`. */
import type { ReadDeps } from '#lib/server/read-article.ts';
import { evidenceCounts, extract, readRecords } from './eval-deps.ts';
import { runScript } from './eval-script.ts';
import {
  countFailures,
  EVIDENCE,
  fScore,
  measureRows,
  type Note,
  share,
  type Yardstick,
} from './eval-yardstick.ts';
import type { Counts } from './score-bootstrap.ts';
import { type Message, MUC4_FIELDS, scoreMessage, toldAttacks } from './score-muc4.ts';

/** Bars hold on the sealed half of 1992 only. */
const BARS: Record<string, number> = { incident: 0.6, type: 0.55, day: 0.4 };

async function runHalf(deps: ReadDeps, half: 'tst3' | 'dev'): Promise<Yardstick> {
  const messages = readRecords<Message>(`eval/muc4-${half}.jsonl`);
  const documents: Counts[] = [];
  const notes: Note[] = [];
  for (const message of messages) {
    const { mentions } = extract(deps, message.docid, message.text, null);
    const scored = scoreMessage(message, toldAttacks(mentions));
    documents.push({ ...scored.counts, ...evidenceCounts(message.text, mentions) });
    notes.push(...scored.notes);
  }
  const bar = (name: string): { atLeast?: number } => {
    const value = half === 'tst3' ? BARS[name] : undefined;
    return value === undefined ? {} : { atLeast: value };
  };
  return {
    set: half === 'tst3' ? 'muc4' : 'muc4-dev',
    n: messages.length,
    of: 'messages',
    about:
      'Without a publication day but the one in the text; templates paired as in muc4-score.py. Weapon and death ask only whether one is stated, organisation for one word in common. Keys that list alternative places in brackets keep the brackets, as that scorer leaves them, so that none of their places can be right. Seventeen systems of 1992 answered the same keys; the best on their sealed set reached incident .78, type .74, exact day .59, weapon .56, organisation .66.',
    rows: measureRows(documents, [
      share('incident precision', 'paired', 'answers'),
      share('incident recall', 'paired', 'keys'),
      fScore('incident F1', ['paired', 'answers', 'keys'], bar('incident')),
      ...MUC4_FIELDS.map((f) => fScore(`${f} F1`, [`${f}.hit`, `${f}.answered`, `${f}.wanted`], bar(f))),
      EVIDENCE,
    ]),
    failures: countFailures(notes),
    notes,
  };
}

/** Scores the keys of MUC-4; throws where its set is not here. */
export async function run(deps: ReadDeps): Promise<Yardstick> {
  return runHalf(deps, 'tst3');
}

/** The half that systems of 1992 were built on. */
export async function runDev(deps: ReadDeps): Promise<Yardstick> {
  return runHalf(deps, 'dev');
}

if (import.meta.main) await runScript(process.argv.includes('dev') ? runDev : run);
