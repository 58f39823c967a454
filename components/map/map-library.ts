/** MapLibre, loaded once: its worker from our own address, and tiles out of one PMTiles file. */
import 'maplibre-gl/dist/maplibre-gl.css';
import * as maplibre from 'maplibre-gl';
import { Protocol } from 'pmtiles';

/** The bundler cannot resolve the worker's own address, so the start command copies it here. */
const WORKER_URL = '/maplibre/maplibre-gl-worker.mjs';

maplibre.setWorkerUrl(WORKER_URL);
maplibre.addProtocol('pmtiles', new Protocol().tile);

/** The library, ready for the map component. */
export const mapLibrary = maplibre;
