/**
 * Makes public/names/uk.json, what places are called in Ukrainian: `node data/build/gazetteer/ukrainian-names.ts` (two
 * minutes). By country and region, then by the name that the gazetteer shows; regions and what lies in none stand
 * under their country alone. The alternate names of GeoNames have no language tags: a Ukrainian place takes the Cyrillic name
 * whose romanisation is the name that the gazetteer shows; others what the basemap's labels take.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { foldName } from '#lib/resolve/place/fold-name.ts';
import { romaniseUkrainian } from '#lib/resolve/place/romanise.ts';
import { loadGazetteer } from '#lib/server/load-gazetteer.ts';
import { nameProperties } from '../basemap/names.mjs';
import type { CountryEntry } from './areas.ts';
import type { DraftPlace } from './draft.ts';
import { buildDrafts, GAZETTEER_FOLDER, readJson } from './drafts.ts';
import { packageFile } from './packages.ts';
import { UKRAINIAN_AREAS } from './ukrainian-areas.ts';

const CYRILLIC = /^[а-щьюяєіїґ'’ʼ .-]+$/iu;
const STRESS = /\u0301/gu;
/** Endings that Russian writes and Ukrainian does not: "Печерский", "Донецк", "Черное". */
const RUSSIAN_ENDING = /(?:[сц]к(?:ий|ие|)|ая|ое)(?=[ -]|$)/iu;
/** Places abroad smaller than this keep the name that the gazetteer shows. */
const LEAST_POPULATION = 15_000;
const NEIGHBOURS = new Set(['RU', 'BY', 'MD']);
const BY_HAND: Record<string, string> = { 'a1:UA.11': 'Крим', 'a1:UA.20': 'Севастополь' };

type Feature = { properties: Record<string, string | number | null> };

/** Ukrainian names of regions abroad by the English and local names that Natural Earth gives. */
function regionNames(): Map<string, string> {
  const file = packageFile('regions', 'data/states/admin1.json');
  const { features } = JSON.parse(readFileSync(file, 'utf8')) as { features: Feature[] };
  return new Map(
    features.flatMap(({ properties: { gn_a1_code: code, name_uk: name } }) =>
      typeof name === 'string' && name !== '' ? [[`a1:${code}`, name] as const] : [],
    ),
  );
}

/** The Cyrillic names of a place, those that only Ukrainian can write first. */
function cyrillicNames(place: DraftPlace): string[] {
  const sureness = (name: string) =>
    (/[іїєґ]/iu.test(name) ? 2 : 0) + (/[сц]ьк/iu.test(name) ? 1 : 0) + (/ь/iu.test(name) ? 0.5 : 0);
  return [...place.names.keys()]
    .map((name) => name.replace(STRESS, '').replace(/['ʼ]/gu, '’'))
    .filter((name) => CYRILLIC.test(name) && !RUSSIAN_ENDING.test(name))
    .sort((a, b) => sureness(b) - sureness(a) || (a < b ? -1 : 1));
}

function nameAtHome(place: DraftPlace, shown: string): string | null {
  const names = cyrillicNames(place);
  const same = names.find((name) => foldName(romaniseUkrainian(name)) === foldName(shown));
  if (same !== undefined) return same;
  return place.id.startsWith('dl:') ? (names[0] ?? null) : null;
}

function nameAbroad(place: DraftPlace): string | null {
  if (place.id.startsWith('dl:')) return cyrillicNames(place)[0] ?? null;
  if (place.kind !== 'settlement') return null;
  if (place.population < LEAST_POPULATION && !NEIGHBOURS.has(place.country ?? '')) return null;
  const names: Record<string, string | undefined> = nameProperties(
    place.name,
    [...place.names.keys()],
    place.country,
  );
  return names.name_uk ?? null;
}

type Named = { group: string; shown: string; name: string; population: number };

function build(): Named[] {
  const gazetteer = loadGazetteer(join(GAZETTEER_FOLDER, '../..'));
  if (!gazetteer.ok) throw new Error(gazetteer.problem.message);
  const regions = regionNames();
  const countries = new Map(
    (readJson('countries.json') as CountryEntry[]).map(({ code, names }) => [`co:${code}`, names.uk]),
  );
  const atHome = new Map(UKRAINIAN_AREAS.map((name) => [foldName(romaniseUkrainian(name)), name]));
  const found: Named[] = [];
  for (const draft of buildDrafts()) {
    const place = gazetteer.value.get(draft.id);
    if (place === null) continue;
    const { name: shown, country, admin1, kind } = place;
    const isHome = country === 'UA';
    const area = isHome && kind !== 'settlement' ? areaName(shown, atHome) : null;
    const abroad = () => regions.get(draft.id) ?? nameAbroad(draft);
    const name =
      BY_HAND[draft.id] ?? area ?? countries.get(draft.id) ?? (isHome ? nameAtHome(draft, shown) : abroad());
    if (!name || name === shown) continue;
    const group = admin1 === null || kind === 'region' ? (country ?? '') : `${country}|${admin1}`;
    found.push({ group, shown, name, population: draft.population });
  }
  return found;
}

/** How many letters two names begin with alike: "Odeska oblast" is the one that "Odesa" begins like. */
function sharedStart(a: string, b: string): number {
  const differs = [...a].findIndex((letter, index) => letter !== b[index]);
  return differs < 0 ? a.length : differs;
}

/** "Kharkiv region" is "Харківська область", "Bohodukhivskyi District" "Богодухівський район". */
function areaName(shown: string, atHome: ReadonlyMap<string, string>): string | null {
  const region = /^(.+) region$/.exec(shown)?.[1];
  if (region !== undefined) {
    const shared = (name: string) => sharedStart(foldName(romaniseUkrainian(name)), foldName(region));
    const oblasts = [...atHome.values()].filter((name) => name.endsWith(' область'));
    const [adjective] = oblasts.toSorted((a, b) => shared(b) - shared(a));
    return adjective ?? null;
  }
  const district = /^(.+) District$/.exec(shown)?.[1];
  if (district === undefined) return null;
  const adjective = atHome.get(foldName(district));
  return adjective === undefined ? null : `${adjective} район`;
}

/** One name each; of two places of one name in one region the larger gives it. */
function group(named: readonly Named[]): Map<string, Map<string, string>> {
  const groups = new Map<string, Map<string, string>>();
  for (const { group, shown, name } of named.toSorted((a, b) => b.population - a.population)) {
    const names = groups.get(group) ?? new Map<string, string>();
    if (!names.has(shown)) names.set(shown, name);
    groups.set(group, names);
  }
  return groups;
}

function writeSorted<T>(map: ReadonlyMap<string, T>, write: (value: T) => string): string {
  const lines = [...map].sort(([a], [b]) => (a < b ? -1 : 1));
  return `{\n${lines.map(([key, value]) => `${JSON.stringify(key)}:${write(value)}`).join(',\n')}\n}`;
}

const named = build();
const folder = join(GAZETTEER_FOLDER, '../../public/names');
mkdirSync(folder, { recursive: true });
writeFileSync(
  join(folder, 'uk.json'),
  `${writeSorted(group(named), (names) => writeSorted(names, (name) => JSON.stringify(name)))}\n`,
);
console.log(`${named.length} names`);
