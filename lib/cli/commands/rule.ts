import { userInfo } from 'node:os';
import { fail, ok, type Result } from '#lib/result.ts';
import { GRADES, type MemberRef } from '#lib/schema.ts';
import { dataDirectory } from '#lib/server/locate.ts';
import { type Decided, type Decision, recordRuling, undoRuling } from '#lib/server/record-ruling.ts';
import type { Store } from '#lib/server/store/open-store.ts';
import type { RulingNote } from '#lib/server/store/rulings.ts';
import { type Command, textOption, UsageError } from '../command.ts';
import { printData, printError } from '../print.ts';
import { withDatabase } from '../with-database.ts';

export const command: Command = {
  help: `together A B | apart A B | split INCIDENT ARTICLE/MENTION… | grade INCIDENT LEVEL | undo NUMBER [options]

Writes down what an analyst decided about incidents (their ids are in the address of the app) and merges what it
touches: two are one attack, or different ones; these members of one are another attack; what one is worth (${GRADES.join(', ')};
"none" takes the analyst's grade back). A decision outlives new articles, and a later one takes its place; undo takes one back
by its number. Prints the ids of the incidents as they are then, and on standard error the number of the decision.

  --by NAME    who decides (default: the user of this machine)
  --note TEXT  why
  --data DIR   data directory`,
  options: { by: { type: 'string' }, note: { type: 'string' }, data: { type: 'string' } },
  run: async (words, values) => {
    const act = readAct(words);
    if (!act.ok) throw new UsageError(act.problem.message);
    return withDatabase(dataDirectory(textOption(values, 'data')), async ({ store }) => {
      const by = textOption(values, 'by') ?? userInfo().username;
      const note = textOption(values, 'note') ?? null;
      const found = await act.value(store, { by, at: new Date(), note });
      if (!found.ok) {
        printError(found.problem.message);
        return 1;
      }
      for (const id of found.value.incidents) await printData(id);
      printError(`decision ${found.value.decision}`);
      return 0;
    });
  },
};

type Act = (store: Store, note: RulingNote) => Promise<Result<Decided>>;

/** What the words of a command line ask for. */
function readAct(words: readonly string[]): Result<Act> {
  if (words[0] === 'undo') {
    const [, id] = words;
    if (id === undefined || words.length > 2) return fail('malformed', 'undo takes the number of a decision');
    return ok(
      async (store, note) =>
        (await undoRuling(store, id, note)) ?? fail('malformed', `there is no decision ${id}`),
    );
  }
  const decision = readDecision(words);
  if (!decision.ok) return decision;
  return ok((store, note) => recordRuling(store, decision.value, note));
}

/** The decision that the words of a command line name. */
function readDecision([kind, incident, ...rest]: readonly string[]): Result<Decision> {
  if (kind === 'together' || kind === 'apart') {
    const [other] = rest;
    if (incident === undefined || other === undefined || rest.length > 1)
      return fail('malformed', `${kind} takes two incidents`);
    return ok({ kind, incidents: [incident, other] });
  }
  if (kind === 'split') {
    const members = rest.flatMap((word) => readMember(word) ?? []);
    if (incident === undefined || members.length === 0 || members.length < rest.length)
      return fail('malformed', 'split takes an incident and its members as ARTICLE/MENTION');
    return ok({ kind, incident, members });
  }
  if (kind === 'grade') {
    const level = rest[0] === 'none' ? null : GRADES.find((each) => each === rest[0]);
    if (incident === undefined || level === undefined || rest.length > 1)
      return fail('malformed', `grade takes an incident and one of ${GRADES.join(', ')} or none`);
    return ok({ kind, incident, level });
  }
  return fail('malformed', 'say together, apart, split, grade or undo');
}

function readMember(word: string): MemberRef | null {
  const slash = word.lastIndexOf('/');
  const [article, mention] = [word.slice(0, slash), word.slice(slash + 1)];
  return slash < 1 || mention === '' ? null : { article, mention };
}
