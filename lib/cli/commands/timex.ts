import { z } from 'zod';
import { tagTimexes } from '#lib/resolve/time/find-timexes.ts';
import type { Command } from '../command.ts';
import { mapRecords } from '../map-records.ts';

const record = z.object({ id: z.unknown(), text: z.string(), publishedAt: z.string().nullish() });

export const command: Command = {
  help: `< LINES

Reads JSON lines {"id","text","publishedAt"?} from standard input and prints {"id","timexes":[…]} with TIMEX3 values.`,
  options: {},
  run: (names) =>
    mapRecords(names, record, ({ id, text, publishedAt }) => ({
      id,
      timexes: tagTimexes(text, publishedAt ?? null),
    })),
};
