/** MapLibre, loaded once: its worker from our own address, and tiles out of one PMTiles file. */
import 'maplibre-gl/dist/maplibre-gl.css';
import * as maplibre from 'maplibre-gl';
import { PMTiles, Protocol } from 'pmtiles';
import { ownTilesUrl } from '#components/map/basemap-style.ts';

/** The bundler cannot resolve the worker's own address, so the start command copies it here. */
const WORKER_URL = `/maplibre/${maplibre.getVersion()}/maplibre-gl-worker.mjs`;

const protocol = new Protocol();
maplibre.setWorkerUrl(WORKER_URL);
maplibre.addProtocol('pmtiles', protocol.tile);

/** The workers start and the archive's directory is read while the page still wakes: the first tiles wait for both. */
function startAhead(): void {
  maplibre.prewarm();
  const own = new PMTiles(ownTilesUrl(window.location.origin));
  protocol.add(own);
  void own.getHeader().catch(() => {});
}
startAhead();

/** The library, ready for the map component. */
export const mapLibrary = maplibre;
