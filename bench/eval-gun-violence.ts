/** Yardstick: ordinary news of shootings with day, place and toll known. One answer an incident, from the lead mentions of its articles. */
import { distanceKm } from '#lib/geo.ts';
import type { Mention } from '#lib/schema.ts';
import { countEvidence, extract, loadDeps, percent, readShared } from './eval-deps.ts';

type Doc = { id: string; title: string; dct: string; content: string };
type Incident = {
  incident: string;
  date: string;
  state: string;
  city: string;
  killed: number;
  injured: number;
  lat: number | null;
  lon: number | null;
  docs: Doc[];
};

const verbose = process.argv[2] ?? '';

/** The mention an article is about: primary before the rest, a plain fact before a report. */
function leadMention(mentions: readonly Mention[]): Mention | null {
  const facts = mentions.filter(
    (m) =>
      ['happened', 'reported'].includes(m.assertion) &&
      !['interception', 'air_raid_alert', 'campaign'].includes(m.type),
  );
  return (
    facts.find((m) => m.tier === 'primary') ??
    facts[0] ??
    mentions.find((m) => m.assertion === 'historic') ??
    null
  );
}

/** The value most articles give; the first of equals. */
function mostCommon<T>(values: readonly T[]): T | null {
  const counts = new Map<T, number>();
  for (const v of values) counts.set(v, (counts.get(v) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

const json = readShared('eval/gun-violence.jsonl');
if (json) {
  const deps = loadDeps();
  const incidents = json
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Incident);
  const n = incidents.length;
  const sum = {
    found: 0,
    day: 0,
    dayWrong: 0,
    dayNear: 0,
    city: 0,
    located: 0,
    near: 0,
    placed: 0,
    killed: 0,
    killedNull: 0,
    injured: 0,
    injuredNull: 0,
    valid: 0,
    all: 0,
  };
  for (const incident of incidents) {
    const leads = incident.docs
      .toSorted((a, b) => a.dct.localeCompare(b.dct))
      .map((doc) => {
        const text = `${doc.title}\n\n${doc.content}`;
        const { mentions } = extract(deps, doc.id, text, doc.dct);
        const [v, a] = countEvidence(text, mentions);
        sum.valid += v;
        sum.all += a;
        return leadMention(mentions);
      });
    const found = leads.filter((m) => m !== null);
    if (found.length > 0) sum.found++;
    const day = mostCommon(
      found.flatMap((m) =>
        m.time.start &&
        m.time.precision !== 'unresolved' &&
        ['day', 'part_of_day', 'hour', 'minute'].includes(m.time.precision)
          ? [`${m.time.start}/${m.time.end}`]
          : [],
      ),
    );
    const [start, end] = day?.split('/') ?? [];
    const dayOk = start === incident.date || (end === incident.date && start !== undefined);
    if (dayOk) sum.day++;
    else if (start) sum.dayWrong++;
    const place =
      found.find(
        (m) => m.place?.lng != null && m.place.precision !== 'country' && m.place.precision !== 'region',
      )?.place ?? found.find((m) => m.place?.lng != null)?.place;
    if (place) sum.placed++;
    // A tenth of the incidents have no coordinates; there the city's name must agree.
    const named = place != null && (incident.city.includes(place.name) || place.name.includes(incident.city));
    const cityOk =
      place != null &&
      (incident.lat === null
        ? named
        : distanceKm([place.lng!, place.lat!], [incident.lon!, incident.lat]) <= 25);
    if (incident.lat !== null) sum.located++;
    if (incident.lat !== null && cityOk) sum.near++;
    if (cityOk) sum.city++;
    const toll = (field: 'killed' | 'injured'): number | null => {
      const values = found.flatMap((m) => (m.casualties[field] ? [m.casualties[field].min] : []));
      return values.length === 0 ? null : Math.max(...values);
    };
    const killed = toll('killed');
    const injured = toll('injured');
    if ((killed ?? 0) === incident.killed) sum.killed++;
    if (killed === null && incident.killed === 0) sum.killedNull++;
    if ((injured ?? 0) === incident.injured) sum.injured++;
    if (injured === null && incident.injured === 0) sum.injuredNull++;
    const fail = {
      day: !dayOk,
      city: !cityOk,
      killed: (killed ?? 0) !== incident.killed,
      injured: (injured ?? 0) !== incident.injured,
      found: found.length === 0,
    }[verbose];
    if (fail) {
      console.log(
        `## ${incident.incident} ${incident.date} ${incident.city}, ${incident.state} K${incident.killed} I${incident.injured} → ${start}..${end} ${place?.name}/${place?.admin1} K${killed} I${injured}`,
      );
      const doc = incident.docs[0]!;
      console.log(`   ${doc.dct} ${doc.title} | ${doc.content.slice(0, 700).replaceAll('\n', ' ')}`);
    }
  }
  console.log(`gun-violence n=${n} articles=${incidents.reduce((k, i) => k + i.docs.length, 0)}`);
  console.log(`found ${percent(sum.found, n)}`);
  console.log(
    `day exact ${percent(sum.day, n)} wrong ${sum.dayWrong} selective risk ${percent(sum.dayWrong, sum.day + sum.dayWrong)}`,
  );
  console.log(
    `city ≤ 25 km ${percent(sum.near, sum.located)} of ${sum.located} with coordinates; city right ${percent(sum.city, n)} of all; placed ${percent(sum.placed, n)}`,
  );
  console.log(`killed exact ${percent(sum.killed, n)} (unstated counted as 0; ${sum.killedNull} of them)`);
  console.log(`injured exact ${percent(sum.injured, n)} (unstated counted as 0; ${sum.injuredNull} of them)`);
  console.log(`evidence valid ${sum.valid}/${sum.all}`);
}
