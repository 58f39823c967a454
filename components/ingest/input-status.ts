/** How far an input is and what was found in it, in words. */
import { needsDate } from '#components/ingest/date-question.tsx';
import type { AddInput } from '#lib/view/add-inputs.ts';
import { describeFound } from '#lib/view/count-mentions.ts';
import type { Words } from '#lib/view/words.ts';
import type { JobArticle } from '#lib/wire.ts';

export type Status = { words: string; tone: 'good' | 'warn' | 'bad' | 'plain' };

function mentionsIn(articles: readonly JobArticle[]) {
  return articles.flatMap(({ extraction }) => extraction?.mentions ?? []);
}

/** True when all that was kept was known before. */
export function isCopy(report: readonly JobArticle[]): boolean {
  return report.length > 0 && report.every(({ status }) => status === 'duplicate');
}

function keptStatus(report: readonly JobArticle[], { say }: Words): Status {
  const fresh = report.reduce((sum, { newIncidents }) => sum + newIncidents, 0);
  const joined = report.reduce((sum, { mergedIncidents }) => sum + mergedIncidents, 0);
  if (isCopy(report)) return { words: say('ingest.status.known'), tone: 'plain' };
  const parts: string[] = [];
  if (fresh > 0) parts.push(say('ingest.status.new', { count: fresh }));
  if (joined > 0) parts.push(say('ingest.status.joined', { count: joined }));
  if (parts.length === 0) return { words: say('ingest.status.keptNoAttack'), tone: 'plain' };
  return { words: parts.join(' · '), tone: 'good' };
}

function previewStatus(input: AddInput, articles: readonly JobArticle[], words: Words): Status {
  const { say } = words;
  const readable = articles.filter(({ extraction }) => extraction !== undefined);
  if (readable.length === 0) return { words: say('ingest.status.notRead'), tone: 'bad' };
  if (needsDate(input)) return { words: say('ingest.status.needsDate'), tone: 'warn' };
  const mentions = mentionsIn(articles);
  return {
    words: mentions.length === 0 ? say('ingest.status.noAttack') : describeFound(mentions, words),
    tone: 'plain',
  };
}

/** The one line of an input. */
export function statusOf(input: AddInput, words: Words): Status {
  const { say } = words;
  const { stage } = input;
  switch (stage.at) {
    case 'waiting':
      return { words: say('ingest.status.waiting'), tone: 'plain' };
    case 'reading':
      return {
        words:
          stage.total > 1
            ? say('ingest.status.readingOf', {
                at: Math.min(stage.done + 1, stage.total),
                total: stage.total,
              })
            : say('ingest.status.reading'),
        tone: 'plain',
      };
    case 'keeping':
      return { words: say('ingest.status.storing'), tone: 'plain' };
    case 'failed':
      return {
        words: say(stage.articles.length > 0 ? 'ingest.status.notStored' : 'ingest.status.notRead'),
        tone: 'bad',
      };
    case 'previewed':
      return stage.isTakenBack
        ? { words: say('ingest.status.takenBack'), tone: 'plain' }
        : previewStatus(input, stage.articles, words);
    case 'kept':
      return keptStatus(stage.report, words);
  }
}
