/** The routes of waves: frames around the attacks of one night, with what reports state of the whole. */
import 'server-only';
import type { Incident, Wave } from '#lib/schema.ts';
import type { WaveDetail, WavesResponse } from '#lib/wire.ts';
import { isStorable, respondData, respondProblem } from '../respond.ts';
import { readDataState } from '../store/meta.ts';
import type { Store } from '../store/open-store.ts';
import { readWave, readWaves } from '../store/waves.ts';
import { parseWavesQuery } from './waves-query.ts';

/** GET /api/waves */
export function respondWaves(request: Request): Promise<Response> {
  return respondData(request, async (store) => {
    const query = parseWavesQuery(new URL(request.url).searchParams);
    if (!query.ok) return respondProblem(400, query.problem.message);
    const { incident, ...days } = query.value;
    const { dataVersion } = await readDataState(store);
    const waves = (await readWaves(store, days)).filter(
      ({ members }) => incident === undefined || members.includes(incident),
    );
    return { dataVersion, waves } satisfies WavesResponse;
  });
}

/** GET /api/waves/{id} */
export function respondWave(request: Request, id: string): Promise<Response> {
  if (!isStorable(id)) return Promise.resolve(respondProblem(404, 'there is no such wave'));
  return respondData(request, async (store) => {
    const wave = await readWave(store, id);
    if (wave === null) return respondProblem(404, `there is no wave ${id}`);
    return { wave, incidents: await readMembers(store, wave) } satisfies WaveDetail;
  });
}

/** The records of a wave's members, in its order. */
async function readMembers(store: Store, { members }: Wave): Promise<Incident[]> {
  const rows = await store
    .selectFrom('incidents')
    .select(['id', 'data'])
    .where('id', 'in', members)
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row.data as Incident]));
  return members.flatMap((member) => byId.get(member) ?? []);
}
