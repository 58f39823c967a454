import type { PmtilesHeader } from './is-pmtiles.ts';

/** What the page draws under its marks: our own basemap, a style's address, or a PMTiles archive. */
export type MapGround =
  | { kind: 'own' }
  | { kind: 'style'; url: string; attribution: string | null }
  | {
      kind: 'pmtiles';
      /** A web address, or a path on this server. */
      url: string;
      header: PmtilesHeader;
      vectorLayers: string[];
      attribution: string | null;
    };

/** GET /api/basemap: the ground, and what was wrong with the one that was asked for (then the ground is our own). */
export type BasemapAnswer = MapGround & { problem: string | null };

/** Our own basemap, nothing wrong. */
export const OWN_BASEMAP: BasemapAnswer = { kind: 'own', problem: null };
