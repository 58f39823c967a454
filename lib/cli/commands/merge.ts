import { z } from 'zod';
import { mergeMentions } from '#lib/merge/merge-mentions.ts';
import { noteReport } from '#lib/merge/note-report.ts';
import type { MergedIncident, Report } from '#lib/merge/report.ts';
import { extraction } from '#lib/schema.ts';
import type { Command } from '../command.ts';
import { eachRecord } from '../map-records.ts';
import { printData } from '../print.ts';

/** A line of `dateline extract`; publisher and text are used where a caller adds them. */
const record = extraction.omit({ problems: true }).extend({
  publisher: z.string().nullish(),
  text: z.string().optional(),
  sources: z.array(z.string()).optional(),
});

export const command: Command = {
  help: `< LINES

Reads the output of "dateline extract" from standard input and prints one JSON line an incident:
{"id","mentions":[{"article","mention"}],"type","time","place","casualties","grade","why"}. No database.
Lines may also carry "publisher", "sources" (what the article cites) and "text": with them, independent sources are
told from copies and retellings.`,
  options: {},
  run: async (names) => {
    const reports: Report[] = [];
    const code = await eachRecord(names, record, (line) => {
      const { id, publisher, publishedAt, mentions, text, sources } = line;
      const notes = text === undefined ? undefined : noteReport(text, mentions);
      reports.push({
        articleId: id,
        publisher: publisher ?? null,
        published: publishedAt,
        mentions,
        sources,
        notes,
      });
    });
    for (const merged of mergeMentions(reports)) await printData(JSON.stringify(flatten(merged)));
    return code;
  },
};

function flatten({ incident, why }: MergedIncident) {
  const { id, members, type, time, place, casualties, grade, title } = incident;
  return { id, mentions: members, type, time, place, casualties, grade, title, why };
}
