import { z } from 'zod';
import { mergeMentions } from '#lib/merge/merge-mentions.ts';
import { noteReport } from '#lib/merge/note-report.ts';
import type { MergedIncident, Report } from '#lib/merge/report.ts';
import { extraction } from '#lib/schema.ts';
import type { Command } from '../command.ts';
import { eachRecord } from '../map-records.ts';
import { printData } from '../print.ts';

/** A line of `dateline extract`; publisher and text are used where a caller adds them. */
const record = extraction
  .omit({ problems: true })
  .extend({ publisher: z.string().nullish(), text: z.string().optional() });

export const command: Command = {
  help: `< LINES

Reads the output of "dateline extract" from standard input and prints one JSON line an incident:
{"id","mentions":[{"article","mention"}],"type","time","place","casualties","grade","why"}. No database.
Lines may also carry "publisher" and "text": with them, copies of one text count as one source.`,
  options: {},
  run: async (names) => {
    const reports: Report[] = [];
    const code = await eachRecord(names, record, ({ id, publisher, publishedAt, mentions, text }) => {
      const notes = text === undefined ? undefined : noteReport(text, mentions);
      reports.push({ articleId: id, publisher: publisher ?? null, published: publishedAt, mentions, notes });
    });
    for (const merged of mergeMentions(reports, new Map())) await printData(JSON.stringify(flatten(merged)));
    return code;
  },
};

function flatten({ incident, why }: MergedIncident) {
  const { id, members, type, time, place, casualties, grade, title } = incident;
  return { id, mentions: members, type, time, place, casualties, grade, title, why };
}
