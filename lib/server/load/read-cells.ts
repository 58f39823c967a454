/** Cells of a file of incidents → values of the house; a cell that cannot be read is a reason, never a guess. */
import { ATTACK_TYPES, type AttackType, PLACE_PRECISIONS, type PlacePrecision } from '#lib/schema.ts';
import { dayFromNumber, isDay } from '#lib/time.ts';

/** Why a row is rejected. */
export class CellProblem extends Error {}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

type Day = { day: string; time: string | null };

/** A million rows have few days: each cell is read once. */
const knownDays = new Map<string, Day>();
const DAYS_KEPT = 50_000;

/** A day, with the time of day where the cell has one ("2022-11-15T22:50", "15 November 2022", "2022/11/15"). */
export function readDay(cell: string, column: string): Day {
  let day = knownDays.get(cell);
  if (day === undefined) {
    day = parseDay(cell, column);
    if (knownDays.size < DAYS_KEPT) knownDays.set(cell, day);
  }
  return day;
}

function parseDay(cell: string, column: string): Day {
  const iso =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/.exec(
      cell,
    );
  if (iso) {
    const day = `${iso[1]}-${iso[2]!.padStart(2, '0')}-${iso[3]!.padStart(2, '0')}`;
    // Midnight to the second is how programs write "no time".
    if (isDay(day)) return { day, time: iso[4] === undefined || iso[4] === '00:00' ? null : iso[4] };
  }
  const words = /^(\d{1,2})[ -]([A-Za-z]{3,9})\.?[ -](\d{4})$/.exec(cell);
  const month = words ? MONTHS.indexOf(words[2]!.slice(0, 3).toLowerCase()) + 1 : 0;
  if (words && month > 0) {
    const day = `${words[3]}-${String(month).padStart(2, '0')}-${words[1]!.padStart(2, '0')}`;
    if (isDay(day)) return { day, time: null };
  }
  if (/^\d{1,2}[/.]\d{1,2}[/.]\d{4}$/.test(cell)) {
    throw new CellProblem(`${column}: "${cell}" may be day first or month first; write it as YYYY-MM-DD`);
  }
  throw new CellProblem(`${column}: "${shorten(cell)}" is no day such as 2022-11-15`);
}

/** A local time of day as HH:MM. */
export function readTime(cell: string, column: string): string {
  const match = /^(\d{1,2}):(\d{2})(?::\d{2})?$/.exec(cell);
  if (match && Number(match[1]) < 24 && Number(match[2]) < 60)
    return `${match[1]!.padStart(2, '0')}:${match[2]}`;
  throw new CellProblem(`${column}: "${shorten(cell)}" is no time of day such as 22:50`);
}

/** A coordinate in degrees; its absolute value is at most `limit`. */
export function readDegrees(cell: string, column: string, limit: number): number {
  const value = /^[+-]?\d{1,3}(?:\.\d*)?$/.test(cell) ? Number(cell) : Number.NaN;
  if (Math.abs(value) <= limit) return value;
  throw new CellProblem(`${column}: "${shorten(cell)}" is no coordinate between -${limit} and ${limit}`);
}

/** A whole number that counts people ("12", "12.0"). */
export function readCount(cell: string, column: string): number {
  if (/^\d{1,7}(?:\.0+)?$/.test(cell)) return Number(cell);
  throw new CellProblem(`${column}: "${shorten(cell)}" is no whole number`);
}

/** What other datasets call the attack types; sub-event types of ACLED, attack types of GTD. */
const TYPE_NAMES: Record<string, AttackType> = {
  'air/drone strike': 'air_strike',
  airstrike: 'air_strike',
  'shelling/artillery/missile attack': 'shelling',
  artillery: 'shelling',
  'remote explosive/landmine/ied': 'bombing',
  'suicide bomb': 'bombing',
  grenade: 'bombing',
  'bombing/explosion': 'bombing',
  'explosions/remote violence': 'explosion',
  'chemical weapon': 'attack_unspecified',
  'armed clash': 'ground_assault',
  battles: 'ground_assault',
  'government regains territory': 'ground_assault',
  'non-state actor overtakes territory': 'ground_assault',
  'armed assault': 'ground_assault',
  attack: 'attack_unspecified',
  assassination: 'attack_unspecified',
  'facility/infrastructure attack': 'attack_unspecified',
  'violence against civilians': 'attack_unspecified',
  'disrupted weapons use': 'interception',
  missile: 'missile_strike',
  drone: 'drone_strike',
  // UCDP's type_of_violence says who fights, not how.
  '1': 'attack_unspecified',
  '2': 'attack_unspecified',
  '3': 'attack_unspecified',
};

/** An attack type by our code or by another dataset's name. */
export function readType(cell: string, column: string): AttackType {
  const name = cell.toLowerCase();
  const code = name.replace(/[\s-]/g, '_') as AttackType;
  const type = ATTACK_TYPES.includes(code)
    ? code
    : Object.hasOwn(TYPE_NAMES, name)
      ? TYPE_NAMES[name]
      : undefined;
  if (type !== undefined) return type;
  throw new CellProblem(`${column}: "${shorten(cell)}" is no kind of attack known here`);
}

/** Own words, or a number on the scale of ACLED (geo_precision) or UCDP (where_prec). */
export function readPrecision(cell: string, column: string): PlacePrecision {
  const name = cell.toLowerCase() as PlacePrecision;
  if (PLACE_PRECISIONS.includes(name)) return name;
  const scale: Record<string, PlacePrecision> = /where/i.test(column)
    ? {
        '1': 'settlement',
        '2': 'near',
        '3': 'district',
        '4': 'region',
        '5': 'region',
        '6': 'country',
        '7': 'country',
      }
    : { '1': 'settlement', '2': 'near', '3': 'region' };
  const known = scale[name];
  if (known !== undefined) return known;
  throw new CellProblem(
    `${column}: "${shorten(cell)}" is no place precision (${PLACE_PRECISIONS.join(', ')})`,
  );
}

/** First and last day of the month of a day. */
export function monthAround(day: string): [string, string] {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  const next = Date.UTC(year, month, 1) / 86_400_000;
  return [`${day.slice(0, 7)}-01`, dayFromNumber(next - 1)];
}

function shorten(cell: string): string {
  return cell.length > 60 ? `${cell.slice(0, 57)}…` : cell;
}
