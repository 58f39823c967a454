import { z } from 'zod';
import { geoparse } from '#lib/resolve/place/geoparse.ts';
import type { Toponym } from '#lib/schema.ts';
import { loadGazetteer } from '#lib/server/load-gazetteer.ts';
import { projectRoot } from '#lib/server/locate.ts';
import type { Command } from '../command.ts';
import { mapRecords } from '../map-records.ts';
import { printError } from '../print.ts';

const span = z.object({ start: z.int().nonnegative(), end: z.int().nonnegative() });
const record = z.object({ id: z.unknown(), text: z.string(), mentions: z.array(span).optional() });

export const command: Command = {
  help: `< LINES

Reads JSON lines {"id","text"} from standard input and prints {"id","toponyms":[…]}: each place name with its role and
the place it stands for, null where none was found. With "mentions":[{"start","end"}] only those are resolved.`,
  options: {},
  run: async (names) => {
    const gazetteer = loadGazetteer(projectRoot());
    if (!gazetteer.ok) {
      printError(gazetteer.problem.message);
      return 1;
    }
    return mapRecords(names, record, ({ id, text, mentions }) => ({
      id,
      toponyms: geoparse(text, gazetteer.value, mentions ? { mentions } : {}).map(flatten),
    }));
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
