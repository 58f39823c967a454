import compile from 'icu-minify/compile';
import { describe, expect, it } from 'vitest';
import en from '../../data/messages/en.json' with { type: 'json' };
import uk from '../../data/messages/uk.json' with { type: 'json' };

type Tree = { [key: string]: string | Tree };

function flatten(tree: Tree, path = ''): [key: string, message: string][] {
  return Object.entries(tree).flatMap(([name, value]): [string, string][] => {
    const key = path === '' ? name : `${path}.${name}`;
    return typeof value === 'string' ? [[key, value]] : flatten(value, key);
  });
}

type Found = { values: Set<string>; tags: Set<string>; plurals: string[][]; text: string[] };

const PLURAL = 2;

/** Arguments, tags, the categories of each plural and the literal text of a compiled message. */
function look(node: unknown, found: Found): Found {
  if (typeof node === 'string') found.text.push(node);
  if (!Array.isArray(node)) return found;
  const [name, kind, options] = node as [unknown, unknown, unknown];
  const isOne = typeof name === 'string' && (node.length === 1 || (typeof kind === 'number' && kind !== 0));
  if (isOne) {
    found.values.add(name);
    if (kind === PLURAL) found.plurals.push(Object.keys(options as object));
    if (typeof options === 'object')
      for (const option of Object.values(options ?? {})) lookInside(option, found);
    return found;
  }
  found.tags.add(String(name));
  for (const child of node.slice(1)) look(child, found);
  return found;
}

/** A message, or what stands for one value of a plural: text, one piece, or pieces in a row. */
function lookInside(message: unknown, found: Found): Found {
  if (!Array.isArray(message)) return look(message, found);
  for (const piece of message) look(piece, found);
  return found;
}

function lookAt(message: string): Found {
  return lookInside(compile(message), { values: new Set(), tags: new Set(), plurals: [], text: [] });
}

const english = new Map(flatten(en));
const ukrainian = new Map(flatten(uk));
const keys = [...english.keys()];

describe('data/messages', () => {
  it('has the same keys in both languages, in the same order', () => {
    expect([...ukrainian.keys()].sort()).toEqual([...keys].sort());
    expect(keys.length).toBeGreaterThan(300);
  });

  it.each(keys)('%s takes the same arguments and tags in both languages', (key) => {
    const [mine, theirs] = [lookAt(english.get(key) ?? ''), lookAt(ukrainian.get(key) ?? '')];
    expect([...theirs.tags].sort()).toEqual([...mine.tags].sort());
    // A plural may be needed in one language only; what it counts is handed in for both.
    for (const value of mine.values)
      if (value !== 'noun' && value !== 'unit') expect(theirs.values).toContain(value);
  });

  it('gives every Ukrainian plural its four forms', () => {
    let plurals = 0;
    for (const [key, message] of ukrainian) {
      for (const forms of lookAt(message).plurals) {
        const named = forms.filter((form) => !form.startsWith('=')).sort();
        // One form for all is a plural for the sake of its number only.
        if (named.length > 1) expect(named, key).toEqual(['few', 'many', 'one', 'other']);
        plurals += 1;
      }
    }
    expect(plurals).toBeGreaterThan(20);
  });

  it('leaves no English words in the Ukrainian file, but names', () => {
    const names =
      /\b(?:Dateline sample|Dateline|English|LGPL|GeoNames|CC|BY|ACLED|UCDP|CSV|GeoJSON|KML|Excel|API|SVG|PNG|PDF|PPTX|HTML|JSON|JSONL|RSS|Atom|XLSX|PATH|WebGL|Shift|Space|Tab|Enter|Esc|URL|UTC|GIS|OGC|DATELINE_TOKEN|npx|dateline|add|iframe|GitHub|T|txt|html|xml|json|csv|geojson|rss|pdf)\b/g;
    let seen = 0;
    for (const [key, message] of ukrainian) {
      const words = lookAt(message).text.join(' ').replace(names, '');
      seen += words.length;
      expect(words.match(/[A-Za-z]{2,}/g) ?? [], `${key}: ${message}`).toEqual([]);
    }
    expect(seen).toBeGreaterThan(5000);
  });
});
