/** MapLibre for the scenes' map: its worker from our own address, tiles out of one PMTiles file. */
import 'maplibre-gl/dist/maplibre-gl.css';
import * as maplibre from 'maplibre-gl';
import { Protocol } from 'pmtiles';

maplibre.setWorkerUrl(`/maplibre/${maplibre.getVersion()}/maplibre-gl-worker.mjs`);
maplibre.addProtocol('pmtiles', new Protocol().tile);

/** The library, ready for the map component. */
export const mapLibrary = maplibre;
