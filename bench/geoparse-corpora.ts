/** Reads the geoparsing yardsticks LGL and GeoVirus from ../shared/eval (never part of the repository). */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface GoldName {
  start: number;
  end: number;
  name: string;
  /** Null where the corpus names a place without coordinates. */
  at: [lng: number, lat: number] | null;
}
export interface GoldText {
  id: string;
  text: string;
  names: GoldName[];
}
export type CorpusName = 'lgl' | 'geovirus';

const FOLDER = join(import.meta.dirname, '../../shared/eval');
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The texts of a corpus with names in order of offset, or null when the file is absent. */
export function readCorpus(corpus: CorpusName): GoldText[] | null {
  const file = join(FOLDER, `${corpus}.xml`);
  if (!existsSync(file)) return null;
  const xml = readFileSync(file, 'utf8');
  return xml
    .split(/<article\b/)
    .slice(1)
    .map((part, i) => readText(part, `${corpus}-${i}`));
}

function readText(xml: string, id: string): GoldText {
  const body = /<text>([\s\S]*?)<\/text>/.exec(xml)?.[1] ?? '';
  const text = body.startsWith('<![CDATA[') ? body.slice(9, -3) : unescapeXml(body);
  const names: GoldName[] = [];
  for (const [, item] of xml.matchAll(/<(?:toponym|location)>([\s\S]*?)<\/(?:toponym|location)>/g)) {
    const field = (name: string): string =>
      new RegExp(`<${name}>([^<]*)</${name}>`).exec(item as string)?.[1] ?? '';
    const lng = Number.parseFloat(field('lon'));
    const lat = Number.parseFloat(field('lat'));
    names.push({
      ...realign(text, Number(field('start')), unescapeXml(field('phrase') || field('name'))),
      at: Number.isNaN(lng) || Number.isNaN(lat) ? null : [lng, lat],
    });
  }
  names.sort((a, b) => a.start - b.start);
  return { id, text, names };
}

/** Some offsets of the corpora are off by a few characters: the nearest occurrence of the words is meant. */
function realign(text: string, start: number, name: string): { start: number; end: number; name: string } {
  if (text.startsWith(name, start)) return { start, end: start + name.length, name };
  let best = -1;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (best < 0 || Math.abs(at - start) < Math.abs(best - start)) best = at;
  }
  const at = best < 0 ? start : best;
  return { start: at, end: at + name.length, name };
}

function unescapeXml(text: string): string {
  return text
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}
