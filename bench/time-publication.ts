/**
 * How often the publication day is read off or inferred from the text alone, and how often that is wrong: runs
 * `inferPublicationDay` without metadata on articles whose day is known. Run: node bench/time-publication.ts [--wrong]
 */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { findTimexes } from '#lib/resolve/time/find-timexes.ts';
import { inferPublicationDay } from '#lib/resolve/time/infer-publication-day.ts';

const folder = resolve(import.meta.dirname, '../../shared/eval');
const verbose = process.argv.includes('--wrong');

type Known = { id: string; text: string; day: string };

function readRows<Row>(name: string): Row[] {
  const file = resolve(folder, name);
  if (!existsSync(file)) {
    console.warn(`absent: ${file}`);
    return [];
  }
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));
}

const sets: Record<string, Known[]> = {
  'gun-violence': readRows<{ docs: { id: string; dct: string; title: string; content: string }[] }>(
    'gun-violence.jsonl',
  ).flatMap((row) =>
    row.docs.map((doc) => ({ id: doc.id, text: `${doc.title}\n${doc.content}`, day: doc.dct })),
  ),
  'war-articles': readRows<{ id: string; text: string; published: string }>(
    'war-articles-libya-egypt.jsonl',
  ).map((row) => ({ id: row.id, text: row.text, day: row.published })),
  timebank: readRows<{ doc: string; text: string; dct: string }>('timebank.jsonl').map((row) => ({
    id: row.doc,
    text: row.text,
    day: row.dct,
  })),
};

for (const [name, articles] of Object.entries(sets)) {
  const counts = new Map<string, { right: number; wrong: number }>();
  let bounded = 0;
  let outside = 0;
  for (const article of articles) {
    const timexes = findTimexes(article.text, null);
    const guess = inferPublicationDay({ text: article.text, sections: [], publishedAt: null, timexes });
    const day = article.day.slice(0, 10);
    if (guess.value === null) {
      if (guess.earliest !== undefined) bounded += 1;
      if ((guess.earliest ?? day) > day || (guess.latest ?? day) < day) {
        outside += 1;
        if (verbose)
          console.log(
            `OUTSIDE ${name} ${article.id} ${day} ${guess.earliest}..${guess.latest} ${guess.why.join(' | ').slice(0, 300)}`,
          );
      }
      continue;
    }
    const tally = counts.get(guess.basis ?? '') ?? { right: 0, wrong: 0 };
    counts.set(guess.basis ?? '', tally);
    if (guess.value === day) tally.right += 1;
    else {
      tally.wrong += 1;
      if (verbose)
        console.log(
          `WRONG ${name} ${article.id} ${day} got ${guess.value} ${guess.why.join(' | ').slice(0, 300)}`,
        );
    }
  }
  console.log(
    name,
    `n=${articles.length}`,
    [...counts].map(([basis, { right, wrong }]) => `${basis}: ${right} right, ${wrong} wrong`).join('; '),
    `bounded only: ${bounded}, bound wrong: ${outside}`,
  );
}
