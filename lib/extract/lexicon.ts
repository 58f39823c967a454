/** The lexicon compiled to a token trie, and the one pass that finds its phrases in a text. */
import {
  type Entry,
  type EntryOf,
  type Group,
  type LexiconFile,
  lexiconFile,
} from '#lib/extract/lexicon-schema.ts';
import { type Token, tokenize } from '#lib/extract/tokenize.ts';
import { fail, ok, type Result } from '#lib/result.ts';

type Leaf = { group: Group; entry: Entry; adjective: boolean };
type Node = { next: Map<string, Node>; any: Node | null; leaves: Leaf[] };

export type Lexicon = {
  root: Node;
  version: string;
  size: number;
  /** Names of the states by country code. */
  states: Map<string, string>;
  /** Actors by the everyday words that mean them in capitals. */
  inCapitals: Map<string, EntryOf['actors']>;
};

/** A phrase of the lexicon in a text: tokens `from`..`to` (exclusive). */
export type Match<G extends Group = Group> = {
  group: G;
  entry: EntryOf[G];
  from: number;
  to: number;
  /** The form is an actor's adjective ("Russian"). */
  adjective: boolean;
};
export type Matches = { [G in Group]: Match<G>[] };

function newNode(): Node {
  return { next: new Map(), any: null, leaves: [] };
}

/** The phrases of a form: a word that lists others ("drove|rammed a|the car into") stands for each of them. */
function spellForms(form: string): string[] {
  return form
    .split(' ')
    .reduce<string[]>(
      (phrases, part) =>
        phrases.flatMap((phrase) =>
          part.split('|').map((word) => (phrase === '' ? word : `${phrase} ${word}`)),
        ),
      [''],
    );
}

function addForm(root: Node, form: string, leaf: Leaf): void {
  for (const phrase of spellForms(form)) addPhrase(root, phrase, leaf);
}

function addPhrase(root: Node, phrase: string, leaf: Leaf): void {
  let node = root;
  for (const word of phrase
    .split(' ')
    .flatMap((part) => (part === '*' ? ['*'] : tokenize(part).map((t) => t.word)))) {
    if (word === '*') {
      node.any ??= newNode();
      node = node.any;
    } else {
      let next = node.next.get(word);
      if (!next) {
        next = newNode();
        node.next.set(word, next);
      }
      node = next;
    }
  }
  if (node !== root) node.leaves.push(leaf);
}

/** Compiles validated files to one lexicon; later files add to earlier ones. */
export function buildLexicon(files: readonly LexiconFile[]): Lexicon {
  const root = newNode();
  const states = new Map<string, string>();
  const inCapitals = new Map<string, EntryOf['actors']>();
  let size = 0;
  for (const file of files) {
    for (const entry of file.entries) {
      for (const form of entry.forms) addForm(root, form, { group: file.group, entry, adjective: false });
      if ('adjectives' in entry) {
        for (const form of entry.adjectives)
          addForm(root, form, { group: file.group, entry, adjective: true });
      }
      if ('inCapitals' in entry) {
        for (const word of entry.inCapitals ?? []) inCapitals.set(word, entry);
      }
      if ('seats' in entry) {
        for (const form of entry.seats ?? [])
          addForm(root, form, { group: 'seats', entry, adjective: false });
      }
      if ('side' in entry && entry.kind === 'state' && entry.country && !states.has(entry.country)) {
        states.set(entry.country, entry.name);
      }
      size++;
    }
  }
  const version = files
    .map((f) => `${f.group}@${f.version}`)
    .sort()
    .join(' ');
  return { root, version, size, states, inCapitals };
}

/** Validates one parsed JSON file; the failure names the file and the entry. */
export function parseLexiconFile(name: string, json: unknown): Result<LexiconFile> {
  const parsed = lexiconFile.safeParse(json);
  if (parsed.success) return ok(parsed.data as LexiconFile);
  const issue = parsed.error.issues[0]!;
  return fail('malformed', `${name}: ${issue.path.join('.')}: ${issue.message}`);
}

type Found = { length: number; leaf: Leaf };

/** Keeps the longest phrase of each group; of equal ones the first. There are few at any one token. */
function keepLongest(found: Found[], leaf: Leaf, length: number): void {
  for (const known of found) {
    if (known.leaf.group !== leaf.group) continue;
    if (known.length < length) {
      known.length = length;
      known.leaf = leaf;
    }
    return;
  }
  found.push({ length, leaf });
}

/** Longest match per group that starts at token `from`, followed down the trie from `node`, reached before token `at`. */
function follow(node: Node, tokens: readonly Token[], from: number, at: number, found: Found[]): void {
  let here = node;
  for (let i = at; ; i++) {
    for (let k = 0; k < here.leaves.length; k++) keepLongest(found, here.leaves[k]!, i - from);
    const token = tokens[i];
    if (!token || token.breaks === 2) return;
    const next = here.next.size > 0 ? here.next.get(token.word) : undefined;
    const any = token.kind === 'mark' ? null : here.any;
    if (next && any) follow(next, tokens, from, i + 1, found);
    const onward = any ?? next;
    if (!onward) return;
    here = onward;
  }
}

function emptyMatches(): Matches {
  return {
    frames: [],
    weapons: [],
    targets: [],
    actors: [],
    offices: [],
    cues: [],
    negatives: [],
    tolls: [],
    people: [],
    forces: [],
    seats: [],
  };
}

/** Shared by all texts without a word of the lexicon; nothing is ever added to it. */
const NO_MATCHES: Matches = Object.freeze(emptyMatches());

/** All phrases of the lexicon in the tokens: leftmost, longest, non-overlapping within each group. */
export function matchLexicon(lexicon: Lexicon, tokens: readonly Token[]): Matches {
  const { next } = lexicon.root;
  const first = tokens.findIndex(({ kind, word }) => kind !== 'mark' && next.has(word));
  return first < 0 ? NO_MATCHES : matchFrom(first, lexicon, tokens);
}

function matchFrom(start: number, lexicon: Lexicon, tokens: readonly Token[]): Matches {
  const matches = emptyMatches();
  const found: Found[] = [];
  for (let i = start; i < tokens.length; i++) {
    const token = tokens[i]!;
    const first = token.kind === 'mark' ? undefined : lexicon.root.next.get(token.word);
    if (!first) continue;
    follow(first, tokens, i, i + 1, found);
    for (let longest = found.pop(); longest !== undefined; longest = found.pop()) {
      const { length, leaf } = longest;
      const { group, entry, adjective } = leaf;
      const list = matches[group] as Match[];
      // Negative patterns may overlap: "suffered a heart" must not hide "heart attack".
      const last = group === 'negatives' ? undefined : list.at(-1);
      if (last === undefined || last.to <= i) list.push({ group, entry, from: i, to: i + length, adjective });
    }
  }
  return matches;
}
