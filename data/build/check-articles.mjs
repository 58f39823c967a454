// Checks the sample articles in data/articles: front matter, incident ids, weekdays, length, toll figures.
// Usage: node data/build/check-articles.mjs [--quiet]. Exit 1 on an error; warnings alone exit 0.
// Toll figures are compared with ../shared/facts where that folder is present, else that check is skipped.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse as parseCsv } from 'csv-parse/sync';
import { parse as parseYaml } from 'yaml';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const ARTICLES = join(ROOT, 'data', 'articles');
const FACTS = join(ROOT, '..', 'shared', 'facts');
/** Which attacks each report tells, kept apart from the reports: the product never reads it. */
const TOLD = JSON.parse(readFileSync(join(ROOT, 'tests', 'fixtures', 'corpus', 'told-attacks.json'), 'utf8'));
const MIN_WORDS = 150;
const MAX_WORDS = 500;
const ID_SHAPE = /^\d{4}-\d{2}-\d{2}-[a-z0-9-]+$/;
const NAME_SHAPE = /^(\d{4}-\d{2}-\d{2}|undated)-[a-z0-9-]+\.md$/;
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH_WORD =
  '(January|February|March|April|May|June|July|August|September|October|November|December|Jan\\.?|Feb\\.?|Mar\\.?|Apr\\.?|Aug\\.?|Sept?\\.?|Oct\\.?|Nov\\.?|Dec\\.?)';
const DATE_WORDS = `(?:(\\d{1,2}) ${MONTH_WORD}|${MONTH_WORD} (\\d{1,2}))\\b(?:,? (\\d{4}))?`;
const UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = { twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90 };

/** The number an English numeral ("12", "1,200", "forty-six") stands for, or null. */
function readNumber(word) {
  const plain = word.toLowerCase();
  if (/^\d[\d,]*$/.test(plain)) return Number(plain.replaceAll(',', ''));
  const unit = UNITS.indexOf(plain);
  if (unit >= 0) return unit;
  const [ten, rest] = plain.split('-');
  if (!(ten in TENS)) return null;
  if (rest === undefined) return TENS[ten];
  const small = UNITS.indexOf(rest);
  return small > 0 && small < 10 ? TENS[ten] + small : null;
}

/** The text with "a hundred and five", "One hundred and fifty-nine", "Three hundred" written in digits. */
function writeHundreds(text) {
  return text.replace(
    /\b(a|one|two|three|four|five|six|seven|eight|nine) hundred(?: and ([a-z]+(?:-[a-z]+)?))?\b/gi,
    (words, hundreds, rest) => {
      const low = rest === undefined ? 0 : readNumber(rest);
      if (low === null) return words;
      return String((hundreds.toLowerCase() === 'a' ? 1 : readNumber(hundreds)) * 100 + low);
    },
  );
}

/** Every number in a text, in digits or in words. */
function numbersIn(text) {
  return (text.match(/\d[\d,]*|[A-Za-z]+(?:-[a-z]+)?/g) ?? [])
    .map(readNumber)
    .filter((value) => value !== null);
}

/** Front matter and body of a Markdown file; throws with the reason when there is none. */
function splitFrontMatter(text) {
  const match = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text);
  if (!match) throw new Error('no front matter');
  return { meta: parseYaml(match[1]) ?? {}, body: match[2] };
}

/** Errors of the front matter against the file name. */
function checkFrontMatter(name, meta) {
  const errors = [];
  if (!NAME_SHAPE.test(name)) errors.push('file name is not YYYY-MM-DD-slug.md or undated-slug.md');
  const published = meta.published === undefined ? null : String(meta.published);
  if (name.startsWith('undated-')) {
    if (published !== null) errors.push('an undated article must not have "published"');
  } else if (published !== name.slice(0, 10)) {
    errors.push(`published ${published} is not the day in the file name`);
  }
  for (const key of ['title', 'publisher', 'language']) {
    if (typeof meta[key] !== 'string' || meta[key].trim() === '') errors.push(`${key} is missing`);
  }
  for (const key of ['incidents', 'background']) {
    const ids = meta[key] ?? (key === 'background' ? [] : null);
    if (!Array.isArray(ids)) errors.push(`${key} is not a list`);
    else for (const id of ids) if (!ID_SHAPE.test(id)) errors.push(`odd incident id ${id}`);
  }
  if (!Array.isArray(meta.sources)) errors.push('sources is not a list');
  else if ((meta.incidents ?? []).length > 0 && meta.sources.length === 0) errors.push('no sources');
  if (published !== null) {
    for (const id of meta.incidents ?? []) {
      if (id.slice(0, 10) > published) errors.push(`published before its incident ${id}`);
    }
  }
  return errors;
}

/** The day a written date means: its own year, else the year that puts it nearest to the publication day. */
function dayOf(dayText, monthText, yearText, published) {
  const month = MONTHS.indexOf(monthText.slice(0, 3).toLowerCase());
  const at = (year) => new Date(Date.UTC(year, month, Number(dayText)));
  if (yearText) return at(Number(yearText));
  if (!published) return null;
  const anchor = Date.parse(published);
  const year = Number(published.slice(0, 4));
  return [year - 1, year, year + 1].map(at).sort((a, b) => Math.abs(a - anchor) - Math.abs(b - anchor))[0];
}

/** Weekdays that stand beside a full date and disagree with it. */
function checkDatedWeekdays(text, published) {
  const errors = [];
  const between = '(?:\\s+(?:morning|evening|night|afternoon|of last week))?,? (?:the )?';
  const pattern = new RegExp(`\\b(${WEEKDAYS.join('|')})${between}${DATE_WORDS}`, 'g');
  for (const match of text.matchAll(pattern)) {
    const [found, weekday, day1, month1, month2, day2, year] = match;
    const day = dayOf(day1 ?? day2, month1 ?? month2, year, published);
    if (day && WEEKDAYS[day.getUTCDay()] !== weekday) {
      errors.push(`"${found}": ${day.toISOString().slice(0, 10)} is a ${WEEKDAYS[day.getUTCDay()]}`);
    }
  }
  return errors;
}

/** Weekdays named alone that are no weekday of any day the article is about (worth a second look). */
function checkBareWeekdays(text, days) {
  const allowed = new Set(days.map((day) => WEEKDAYS[new Date(day).getUTCDay()]));
  const seen = new Set(text.match(new RegExp(`\\b(${WEEKDAYS.join('|')})\\b`, 'g')) ?? []);
  return [...seen].filter((day) => !allowed.has(day)).map((day) => `${day} is no day of its incidents`);
}

/** Rows of the facts tables by incident id, or null where the folder is absent. */
function readFacts() {
  if (!existsSync(join(FACTS, 'attacks.csv'))) return null;
  const read = (name) => parseCsv(readFileSync(join(FACTS, name), 'utf8'), { columns: true, bom: true });
  const facts = new Map(
    read('attacks.csv').map((row) => [row.id, { days: [row.date], numbers: numbersIn(factText(row)) }]),
  );
  for (const row of read('revisions.csv')) {
    const fact = facts.get(row.event_id);
    fact.days.push(row.as_of.slice(0, 10));
    fact.numbers.push(...numbersIn(`${row.killed} ${row.injured} ${row.reason}`));
  }
  return facts;
}

/** The columns of a facts row that may carry a figure. */
function factText(row) {
  const range = (low, high) => {
    if (low === '' || high === '') return [low, high];
    return Number(high) - Number(low) < 50
      ? Array.from({ length: high - low + 1 }, (_, step) => Number(low) + step)
      : [low, high];
  };
  return [
    ...range(row.killed_low, row.killed_high),
    ...range(row.injured_low, row.injured_high),
    row.weapon,
    row.target,
    row.denied_by,
    row.notes,
  ].join(' ; ');
}

/** Toll figures of the text ("12 people were killed", "injuring 30") that the facts of its incidents do not hold. */
function checkTolls(text, known) {
  const number =
    '(\\d[\\d,]*|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-[a-z]+)?|[a-z]{3,9})';
  const who =
    '(?: (?:other|more|people|persons|civilians|servicemen|children|deaths|residents|bodies|of them|were|was|had been|have been|found)){0,4}';
  const harm = '(?:killed|dead|died|injured|wounded|hurt|deaths)';
  const patterns = [
    new RegExp(`\\b${number}${who} ${harm}\\b`, 'gi'),
    new RegExp(
      `\\b(?:killing|killed|injuring|wounding|injured|wounded) (?:at least |some |about |up to )?${number}\\b`,
      'gi',
    ),
  ];
  const allowed = new Set([0, ...known]);
  const odd = new Set();
  for (const pattern of patterns) {
    for (const match of writeHundreds(text).matchAll(pattern)) {
      const value = readNumber(match[1]);
      if (value !== null && !allowed.has(value)) odd.add(`"${match[0]}" is not in the facts`);
    }
  }
  return [...odd];
}

/** Errors and warnings of one file. */
function checkArticle(name, facts) {
  const { meta: front, body } = splitFrontMatter(readFileSync(join(ARTICLES, name), 'utf8'));
  const { tells, mentions } = TOLD[name] ?? { tells: null, mentions: [] };
  const meta = { ...front, incidents: tells, background: mentions };
  const errors = checkFrontMatter(name, meta);
  const warnings = [];
  const published = meta.published === undefined ? null : String(meta.published);
  const words = body.trim().split(/\s+/).length;
  if (words < MIN_WORDS || words > MAX_WORDS) errors.push(`${words} words, not ${MIN_WORDS}–${MAX_WORDS}`);
  errors.push(...checkDatedWeekdays(`${meta.title}\n${body}`, published));
  const ids = [...(meta.incidents ?? []), ...(meta.background ?? [])];
  if (facts && ids.length > 0) {
    const rows = ids.map((id) => facts.get(id));
    for (const [at, row] of rows.entries()) if (!row) errors.push(`unknown incident ${ids[at]}`);
    const known = rows.filter(Boolean);
    const days = known.flatMap((row) => row.days).concat(published ?? []);
    const dates = [...body.matchAll(new RegExp(DATE_WORDS, 'g'))].map((m) =>
      dayOf(m[1] ?? m[4], m[2] ?? m[3], m[5], published),
    );
    const text = `${meta.title}\n${body}`;
    warnings.push(...checkBareWeekdays(text, [...days, ...dates.filter(Boolean)]));
    warnings.push(
      ...checkTolls(
        text,
        known.flatMap((row) => row.numbers),
      ),
    );
  }
  return { errors, warnings, incidents: meta.incidents ?? [], words };
}

function main() {
  const facts = readFacts();
  if (!facts) console.warn(`${FACTS} is absent: toll figures and incident ids are not compared`);
  const names = readdirSync(ARTICLES).filter((name) => name.endsWith('.md') && name !== 'README.md');
  let errorCount = 0;
  let warningCount = 0;
  let wordCount = 0;
  const told = new Set();
  for (const name of names.sort()) {
    const { errors, warnings, incidents, words } = checkArticle(name, facts);
    for (const line of errors) console.error(`error   ${name}: ${line}`);
    if (!process.argv.includes('--quiet'))
      for (const line of warnings) console.warn(`warning ${name}: ${line}`);
    errorCount += errors.length;
    warningCount += warnings.length;
    wordCount += words;
    for (const id of incidents) told.add(id);
  }
  console.log(
    `${names.length} articles, ${wordCount} words, ${told.size} incidents; ${errorCount} errors, ${warningCount} warnings`,
  );
  if (errorCount > 0 || names.length === 0) process.exitCode = 1;
}

main();
