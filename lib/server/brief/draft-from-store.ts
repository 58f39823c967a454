/** Drafts a brief from the incidents that a view's filters leave. */
import { sql } from 'kysely';
import type { BriefContent } from '#lib/brief/brief-schema.ts';
import { type DraftMaterial, draftBrief } from '#lib/brief/draft-brief.ts';
import type { BriefWords } from '#lib/brief/draft-words.ts';
import { isDisputed, type TextedDetail } from '#lib/brief/pick-quotes.ts';
import { tallyRows } from '#lib/brief/tally.ts';
import { NO_COUNT } from '#lib/query/incident-columns.ts';
import { fail, ok, type Result } from '#lib/result.ts';
import { GRADES, type Incident } from '#lib/schema.ts';
import { dayNumber } from '#lib/time.ts';
import { placeLine, tollLine } from '#lib/view/describe-incident.ts';
import { describeWhen, formatDay, formatDayRange } from '#lib/view/describe-time.ts';
import { frameCamera } from '#lib/view/frame-camera.ts';
import { incidentTitle } from '#lib/view/incident-title.ts';
import { translateReason } from '#lib/view/translate-reason.ts';
import { decodeView, encodeView, unreadParams } from '#lib/view/view-codec.ts';
import { INITIAL_VIEW } from '#lib/view/view-state.ts';
import { voiceName } from '#lib/view/voice-name.ts';
import { type Language, localeTag, type Words } from '#lib/view/words.ts';
import { readDataState } from '../store/meta.ts';
import type { Store } from '../store/open-store.ts';
import { readIncident } from '../store/read-incident.ts';
import { allNames, namesOfPlaces } from '../words/names-of-places.ts';
import { wordsIn } from '../words/words-in.ts';
import { filterWords } from './read-facts.ts';
import { idsOf, readSceneIncidents, readTallyRows, type SceneRows, selectScene } from './scene-rows.ts';

const MOST_DETAILS = 12;
const MOST_OF_A_DAY = 3;
/** The camera is set to the deadliest of so many. */
const MOST_FRAMED = 5000;

/** How the screen spells things in a language. */
function briefWords(language: Language): BriefWords {
  const plain = wordsIn(language);
  const { say } = plain;
  const ofPlace = (incident: Incident): Words => ({ ...plain, names: namesOfPlaces(language, [incident]) });
  const named: Words = { ...plain, names: allNames(language) };
  const count = new Intl.NumberFormat(localeTag(language));
  return {
    say: (key, values) => say(`draft.${key}`, values),
    count: (value) => count.format(value),
    day: (day) => formatDay(day, language),
    dayRange: (first, last) => formatDayRange(first, last, language),
    title: (incident) => incidentTitle(incident, ofPlace(incident)),
    when: ({ time }) => describeWhen(time, plain).day,
    where: (incident) => placeLine(incident.place, ofPlace(incident)),
    toll: ({ casualties }) => tollLine(casualties, plain),
    type: (type) => say(`codes.type.${type}`),
    grade: (level) => say(`codes.grade.${level}`),
    voice: (name) => voiceName(name, named),
    reason: (reason) => translateReason(reason, plain),
  };
}

/** A view's filters without what it selects or where it looks. */
function filterOnly(view: string): string {
  const { incident, article, focus, camera, tab, mode, sort, at } = INITIAL_VIEW;
  const given = decodeView(view);
  const to = given.at !== null && (given.to === null || given.at < given.to) ? given.at : given.to;
  return encodeView({ ...given, to, incident, article, focus, camera, tab, mode, sort, at });
}

function spellCamera(incidents: readonly Incident[]): string | null {
  const camera = frameCamera(incidents);
  return camera && encodeView({ ...INITIAL_VIEW, camera }).replace(/^map=/, '');
}

/** Rows, deadliest first; of equals the earlier. Rows whose toll is not stated come last. */
function deadliestRows(
  { snapshot, rows }: SceneRows,
  most: number,
  keep: (row: number) => boolean,
): number[] {
  const { killed } = snapshot.table.columns;
  const best: number[] = [];
  const toll = (row: number) => (killed[row] === NO_COUNT ? -1 : (killed[row] ?? -1));
  for (const row of rows) {
    const last = best[most - 1];
    if ((last !== undefined && toll(row) <= toll(last)) || !keep(row)) continue;
    const at = best.findIndex((other) => toll(other) < toll(row));
    best.splice(at < 0 ? best.length : at, 0, row);
    best.length = Math.min(best.length, most);
  }
  return best;
}

async function readTexted(store: Store, ids: readonly string[]): Promise<TextedDetail[]> {
  const texted: TextedDetail[] = [];
  for (const id of ids) {
    const detail = await readIncident(store, id);
    if (detail === null) continue;
    const articles = new Set([...detail.reports, ...detail.denials].map(({ article }) => article.id));
    const rows = await store
      .selectFrom('articles')
      .select(['id', 'text'])
      .where(sql<boolean>`id = ANY(${[...articles]}::text[])`)
      .execute();
    texted.push({ detail, texts: new Map(rows.map((row) => [row.id, row.text])) });
  }
  return texted;
}

/** Articles that tell of the rows, and their publishers, the most frequent first. */
async function readPublishers(
  store: Store,
  { snapshot, rows }: SceneRows,
): Promise<Pick<DraftMaterial, 'articleCount' | 'publishers'>> {
  const isAll = rows.length === snapshot.table.columns.count || rows.length > 20_000;
  const ids = isAll ? null : idsOf(snapshot.table.columns, rows);
  const { rows: found } = await sql<{ publisher: string | null; count: string }>`
    SELECT publisher, count(*) AS count FROM articles
    WHERE id IN (SELECT article_id FROM incident_members
      ${ids === null ? sql`` : sql`WHERE incident_id = ANY(${ids}::text[])`})
    GROUP BY publisher ORDER BY count(*) DESC, publisher`.execute(store);
  return {
    articleCount: found.reduce((sum, { count }) => sum + Number(count), 0),
    publishers: found.flatMap(({ publisher }) => publisher ?? []),
  };
}

/** The draft in a language; the problem names what of the view cannot be read. */
export async function draftFromStore(
  store: Store,
  { view, language }: { view: string; language: Language },
  now: Date,
): Promise<Result<BriefContent>> {
  const [unread] = unreadParams(view);
  if (unread !== undefined) return fail('malformed', `draft: ${unread} is not as a view has it`);
  const filter = filterOnly(view);
  const scene = await selectScene(store, filter);
  if (!scene.ok) return scene;
  const { columns } = scene.value.snapshot.table;
  const tally = tallyRows(await readTallyRows(store, scene.value));
  const contested = GRADES.indexOf('contested');
  const rowsOf = (most: number, keep: (row: number) => boolean) => deadliestRows(scene.value, most, keep);
  const stated = rowsOf(MOST_DETAILS, (row) => columns.killed[row] !== NO_COUNT && columns.killed[row] !== 0);
  const deadliest = await readTexted(store, idsOf(columns, stated));
  const others = await readTexted(
    store,
    idsOf(
      columns,
      rowsOf(MOST_DETAILS, (row) => columns.grade[row] === contested),
    ).filter((id) => deadliest.every(({ detail }) => detail.incident.id !== id)),
  );
  const day = tally.worst === null ? null : dayNumber(tally.worst.day);
  const ofDay = rowsOf(MOST_OF_A_DAY, (row) => {
    const [start = 0, end = 0] = [columns.start[row], columns.end[row]];
    return Math.floor(start / 1440) === day && Math.floor(Math.max(start, end - 1) / 1440) === day;
  });
  const material: DraftMaterial = {
    tally,
    filter: { view: filter, words: filterWords(filter, language) },
    camera: spellCamera(await readSceneIncidents(store, scene.value, MOST_FRAMED)),
    cameraOf: spellCamera,
    worstDay: await readTexted(store, idsOf(columns, ofDay)),
    deadliest,
    disputed: [...deadliest, ...others].filter(({ detail }) => isDisputed(detail)),
    ...(await readPublishers(store, scene.value)),
    asOf: (await readDataState(store)).asOf,
  };
  return ok(draftBrief(material, briefWords(language), now));
}
