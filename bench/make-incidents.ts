/**
 * Made-up incidents for measuring at scale: the same ones for the same count, spread like real ones (few big cities, long
 * tail of places, waves in time, mostly day precision, heavy-tailed tolls).
 *   node bench/make-incidents.ts 1000000 > /tmp/million.csv        (--geojson for a FeatureCollection)
 *   npx dateline load /tmp/million.csv --data DIR
 */
import { once } from 'node:events';
import { parseArgs } from 'node:util';

const CITIES: readonly [
  name: string,
  admin1: string,
  country: string,
  lng: number,
  lat: number,
  weight: number,
][] = [
  ['Kyiv', 'Kyiv', 'UA', 30.52, 50.45, 9],
  ['Kharkiv', 'Kharkiv', 'UA', 36.23, 49.99, 14],
  ['Odesa', 'Odesa', 'UA', 30.73, 46.48, 6],
  ['Dnipro', 'Dnipropetrovsk', 'UA', 35.05, 48.46, 6],
  ['Zaporizhzhia', 'Zaporizhzhia', 'UA', 35.14, 47.84, 8],
  ['Kherson', 'Kherson', 'UA', 32.62, 46.64, 11],
  ['Mykolaiv', 'Mykolaiv', 'UA', 31.99, 46.97, 5],
  ['Donetsk', 'Donetsk', 'UA', 37.8, 48.02, 12],
  ['Bakhmut', 'Donetsk', 'UA', 38.0, 48.6, 9],
  ['Sumy', 'Sumy', 'UA', 34.8, 50.91, 6],
  ['Lviv', 'Lviv', 'UA', 24.03, 49.84, 2],
  ['Belgorod', 'Belgorod', 'RU', 36.59, 50.6, 4],
  ['Aleppo', 'Aleppo', 'SY', 37.16, 36.2, 5],
  ['Idlib', 'Idlib', 'SY', 36.63, 35.93, 4],
  ['Gaza', 'Gaza Strip', 'PS', 34.45, 31.5, 9],
  ['Khartoum', 'Khartoum', 'SD', 32.53, 15.5, 3],
  ['El Fasher', 'North Darfur', 'SD', 25.35, 13.63, 3],
  ['Tripoli', 'Tripoli', 'LY', 13.19, 32.89, 2],
  ['Mosul', 'Nineveh', 'IQ', 43.13, 36.34, 2],
  ['Sanaa', 'Amanat Al Asimah', 'YE', 44.21, 15.35, 2],
  ['Mogadishu', 'Banadir', 'SO', 45.34, 2.04, 2],
  ['Goma', 'North Kivu', 'CD', 29.23, -1.68, 2],
  ['Maiduguri', 'Borno', 'NG', 13.16, 11.85, 2],
];
const TYPES: readonly [type: string, weapon: string, weight: number][] = [
  ['shelling', 'artillery', 34],
  ['drone_strike', 'drone', 24],
  ['air_strike', 'guided_bomb', 14],
  ['missile_strike', 'missile', 9],
  ['ground_assault', '', 6],
  ['bombing', 'mine', 4],
  ['explosion', '', 3],
  ['shooting', 'small_arms', 3],
  ['attack_unspecified', '', 1],
  ['interception', 'drone', 2],
];
const TARGETS = [
  '',
  '',
  '',
  'residential',
  'energy',
  'military',
  'transport',
  'hospital',
  'school',
  'residential;school',
];
const ACTORS = [
  'Russia',
  'Russia',
  'Ukraine',
  '',
  'Israel',
  'Rapid Support Forces',
  'Syria',
  'unknown armed group',
];
const PRECISIONS: readonly [precision: string, weight: number][] = [
  ['exact', 12],
  ['neighbourhood', 8],
  ['settlement', 60],
  ['near', 8],
  ['district', 8],
  ['region', 4],
];
const FIRST_DAY = Date.UTC(2022, 1, 24) / 86_400_000;
const DAYS = 1600;
const HEADER =
  'event_id,event_date,end_date,time,type,location,admin1,country,latitude,longitude,place_precision,actor,weapon,target,killed,injured,reported_first,reported_last,source';

/** mulberry32: small, even enough, the same everywhere. */
function makeRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function pick<T extends readonly [...unknown[], number]>(rows: readonly T[], random: () => number): T {
  const total = rows.reduce((sum, row) => sum + (row.at(-1) as number), 0);
  let left = random() * total;
  for (const row of rows) {
    left -= row.at(-1) as number;
    if (left <= 0) return row;
  }
  return rows[0]!;
}

const isoDay = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** One row in the order of HEADER. */
function makeRow(at: number, random: () => number): (string | number)[] {
  const [city, admin1, country, lng, lat] = pick(CITIES, random);
  const [type, weapon] = pick(TYPES, random);
  const [precision] = pick(PRECISIONS, random);
  const spread = precision === 'exact' ? 0.2 : 0.05 + 1.2 * random() ** 3;
  const angle = random() * 2 * Math.PI;
  const village = random() < 0.4 ? '' : ` ${Math.floor(random() ** 2 * 400)}`;
  const wave = Math.sin(random() * 40) * 20;
  const day = FIRST_DAY + Math.floor(Math.min(DAYS - 1, Math.max(0, random() * DAYS + wave)));
  const isSpan = random() < 0.04;
  const hour =
    random() < 0.15
      ? `${String(Math.floor(random() * 24)).padStart(2, '0')}:${String(Math.floor(random() * 60)).padStart(2, '0')}`
      : '';
  const killed = random() < 0.55 ? '' : Math.floor(0.8 / (random() + 0.004) ** 0.9 - 0.5);
  const injured = random() < 0.5 ? '' : Math.floor(1.6 / (random() + 0.004) ** 0.9 - 0.5);
  const reported = day + Math.floor(random() ** 4 * 20);
  return [
    `M${at}`,
    isoDay(day),
    isoDay(day + (isSpan ? Math.floor(random() * 20) : 0)),
    isSpan ? '' : hour,
    type,
    city + village,
    admin1,
    country,
    (lat + spread * Math.sin(angle)).toFixed(4),
    (lng + spread * Math.cos(angle)).toFixed(4),
    precision,
    ACTORS[Math.floor(random() * ACTORS.length)]!,
    weapon,
    TARGETS[Math.floor(random() * TARGETS.length)]!,
    killed,
    injured,
    isoDay(reported),
    isoDay(reported + Math.floor(random() ** 6 * 60)),
    `agency ${Math.floor(random() * 20)}`,
  ];
}

function featureOf(values: readonly (string | number)[]): string {
  const names = HEADER.split(',');
  const properties = Object.fromEntries(names.map((name, at) => [name, values[at]]));
  const { latitude, longitude, ...rest } = properties;
  const geometry = { type: 'Point', coordinates: [Number(longitude), Number(latitude)] };
  return JSON.stringify({ type: 'Feature', geometry, properties: rest });
}

async function print(count: number, asGeojson: boolean): Promise<void> {
  const random = makeRandom(20_221_115);
  let text = asGeojson ? '{"type":"FeatureCollection","features":[\n' : `${HEADER}\n`;
  for (let at = 0; at < count; at++) {
    const values = makeRow(at, random);
    text += asGeojson ? `${featureOf(values)}${at + 1 < count ? ',' : ''}\n` : `${values.join(',')}\n`;
    if (text.length > 1 << 20) {
      if (!process.stdout.write(text)) await once(process.stdout, 'drain');
      text = '';
    }
  }
  process.stdout.write(asGeojson ? `${text}]}\n` : text);
}

const { values, positionals } = parseArgs({
  options: { geojson: { type: 'boolean' } },
  allowPositionals: true,
});
const count = Number(positionals[0] ?? 10_000);
if (!Number.isInteger(count) || count < 0) throw new Error('say how many, e.g. 100000');
await print(count, values.geojson === true);
