import { z } from 'zod';
import { geoparse } from '#lib/resolve/place/geoparse.ts';
import type { Toponym } from '#lib/schema.ts';
import { loadGazetteer } from '#lib/server/load-gazetteer.ts';
import { dataDirectory, projectRoot } from '#lib/server/locate.ts';
import { openImported } from '#lib/server/places/open-imported.ts';
import { type Command, textOption } from '../command.ts';
import { mapRecords } from '../map-records.ts';
import { printError } from '../print.ts';

const span = z.object({ start: z.int().nonnegative(), end: z.int().nonnegative() });
const record = z.object({ id: z.unknown(), text: z.string(), mentions: z.array(span).optional() });

export const command: Command = {
  help: `< LINES

Reads JSON lines {"id","text"} from standard input and prints {"id","toponyms":[…]}: each place name with its role and
the place it stands for, null where none was found. With "mentions":[{"start","end"}] only those are resolved.

  --data DIR  data directory of imported places (default .dateline, or DATELINE_DATA)`,
  options: { data: { type: 'string' } },
  run: async (names, values) => {
    const gazetteer = loadGazetteer(projectRoot());
    const imported = await openImported(projectRoot(), dataDirectory(textOption(values, 'data')));
    if (!gazetteer.ok || !imported.ok) {
      for (const part of [gazetteer, imported]) if (!part.ok) printError(part.problem.message);
      return 1;
    }
    const { widen, close } = imported.value;
    try {
      return await mapRecords(names, record, async ({ id, text, mentions }) => {
        const wide = await widen(gazetteer.value, text);
        return { id, toponyms: geoparse(text, wide, mentions ? { mentions } : {}).map(flatten) };
      });
    } finally {
      await close();
    }
  },
};

function flatten({ start, end, quote, role, place }: Toponym) {
  return {
    start,
    end,
    quote,
    role,
    placeId: place?.id ?? null,
    name: place?.name ?? null,
    lng: place?.lng ?? null,
    lat: place?.lat ?? null,
    kind: place?.kind ?? null,
    country: place?.country ?? null,
  };
}
