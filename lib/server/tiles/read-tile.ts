/** GET /api/tiles: vector tiles for other people's maps, and the TileJSON that leads there. */
import type { IncidentQuery } from '#lib/query/incident-query.ts';
import { ATTACK_TYPES } from '#lib/schema.ts';
import { snapshotFor } from '../columns/known-snapshot.ts';
import { keyOfQuery, selectRows } from '../columns/select-rows.ts';
import { currentSnapshot, remember } from '../columns/snapshot.ts';
import type { Store } from '../store/open-store.ts';
import { makeTile, TILE_LAYER } from './make-tile.ts';
import { MAX_ZOOM, type TileAddress } from './parse-tile.ts';
import { indexBytes, indexRows, TILE_INDEX } from './tile-index.ts';

/** The tile of a query, 204 when it is empty. */
export async function answerTile(
  store: Store,
  query: IncidentQuery,
  tile: TileAddress,
  headers: Record<string, string>,
): Promise<Response> {
  const snapshot = await snapshotFor(store, query);
  const { columns } = snapshot.table;
  const key = `tile ${tile.z}/${tile.x}/${tile.y} ${keyOfQuery(query)}`;
  const { bytes } = await remember(snapshot, key, 100_000, async () => {
    const rows = await selectRows(store, snapshot, query);
    const flags = await remember(snapshot, `flags ${keyOfQuery(query)}`, columns.count, async () => {
      const flags = new Uint8Array(columns.count);
      for (let at = 0; at < rows.length; at++) flags[rows[at]!] = 1;
      return flags;
    });
    const index = await remember(snapshot, TILE_INDEX, indexBytes(columns), async () => indexRows(columns));
    return { bytes: makeTile(columns, index, { rows, flags }, tile) };
  });
  if (bytes === null) return new Response(null, { status: 204, headers });
  const type = { 'Content-Type': 'application/vnd.mapbox-vector-tile' };
  return new Response(new Uint8Array(bytes), {
    headers: { ...headers, ...type, 'Access-Control-Allow-Origin': '*' },
  });
}

/** TileJSON 3.0; `address` is where the tiles are, `search` the query that they carry on. */
export async function describeTiles(store: Store, address: string, search: string): Promise<object> {
  const { table } = await currentSnapshot(store);
  return {
    tilejson: '3.0.0',
    name: 'Dateline incidents',
    description: 'Attacks by place and time, each with how precisely both are known',
    version: '1.0.0',
    tiles: [`${address}/{z}/{x}/{y}.mvt${search}`],
    minzoom: 0,
    maxzoom: MAX_ZOOM,
    bounds: [-180, -85.051129, 180, 85.051129],
    attribution: `Dateline, data of ${table.columns.asOf}`,
    vector_layers: [
      {
        id: TILE_LAYER,
        description: 'Points; where they stand close, one for each cell with their count',
        fields: {
          id: 'incident id; absent for a cell of several',
          count: 'number of incidents',
          type: `one of ${ATTACK_TYPES.join(', ')}; of a cell the commonest`,
          grade: 'how well it is attested',
          start: 'first local day',
          end: 'last local day',
          time_precision: 'how precisely the time is known',
          place_precision: 'how precisely the place is known',
          radius_km: 'radius of that uncertainty',
          killed_min: 'least number killed, absent where not stated',
          injured_min: 'least number injured, absent where not stated',
        },
      },
    ],
  };
}
