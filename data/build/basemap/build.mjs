/**
 * Makes data/basemap/basemap.pmtiles and its layer list from GSHHG (Debian), Natural Earth and GeoNames (npm).
 * Usage: see data/basemap/README.md. Working files go to DATELINE_BASEMAP_WORK (default: node_modules/.cache here).
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  borderFeatures,
  coarseBorderLines,
  countryFeatures,
  readRegions,
  regionFeatures,
  regionTopology,
} from './borders.mjs';
import { makeTieEnds, readFineBorder } from './fine-border.mjs';
import { readLakes, readLand, readRivers } from './gshhg.mjs';
import { placeFeatures } from './places.mjs';
import { encodePmtiles } from './pmtiles-file.mjs';
import { raionBorderFeatures } from './raions.mjs';
import { cutTiles } from './tiles.mjs';
import { urbanFeatures } from './urban.mjs';
import { lakeFeatures, landFeatures, riverFeatures, waterNameFeatures } from './waters.mjs';

const MAX_ZOOM = 7;
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const workDir = process.env.DATELINE_BASEMAP_WORK ?? here('./node_modules/.cache/basemap');
const outDir = here('../../basemap');
const startedMs = Date.now();
const log = (text) => console.error(`${((Date.now() - startedMs) / 1000).toFixed(1).padStart(6)} s  ${text}`);

async function readLayers() {
  const regions = readRegions();
  const topo = regionTopology(regions);
  log(`${regions.length} regions`);
  const raions = raionBorderFeatures(regions);
  log(`${raions.count} approximate raions`);
  const rivers = riverFeatures(await readRivers());
  log(`${rivers.length} rivers`);
  const coarse = coarseBorderLines(topo);
  const fine = await readFineBorder(coarse);
  log(`${fine.length} fine border lines`);
  const land = landFeatures(await readLand(workDir));
  const places = placeFeatures();
  const urban = await urbanFeatures(places, land, workDir);
  log(`${urban.length} built-up areas`);
  const layers = {
    land,
    urban,
    water: lakeFeatures(await readLakes(workDir)),
    waterway: rivers,
    boundary: [...borderFeatures(topo, fine, makeTieEnds(coarse, fine)), ...raions.features],
    place: places,
    region: regionFeatures(regions),
    country: countryFeatures(topo),
    water_name: waterNameFeatures(rivers, regions),
  };
  for (const [name, features] of Object.entries(layers)) log(`layer ${name}: ${features.length}`);
  return layers;
}

/** Field names and kinds of every layer, as TileJSON's vector_layers. */
function describeLayers(layers) {
  return Object.entries(layers).map(([id, features]) => {
    const fields = {};
    for (const { properties } of features) {
      for (const [name, value] of Object.entries(properties)) {
        fields[name] = { string: 'String', number: 'Number', boolean: 'Boolean' }[typeof value];
      }
    }
    return { id, minzoom: 0, maxzoom: MAX_ZOOM, fields: Object.fromEntries(Object.entries(fields).sort()) };
  });
}

mkdirSync(workDir, { recursive: true });
mkdirSync(outDir, { recursive: true });
const layers = await readLayers();
const vectorLayers = describeLayers(layers);
const tiles = [...cutTiles(layers, MAX_ZOOM)];
log(`${tiles.length} tiles`);
const archive = encodePmtiles(tiles, {
  metadata: {
    name: 'Dateline basemap',
    attribution: 'Natural Earth · GSHHG · GeoNames (CC BY 4.0)',
    vector_layers: vectorLayers,
  },
  minZoom: 0,
  maxZoom: MAX_ZOOM,
  bounds: [-180, -85, 180, 85],
  center: [31.5, 48.8, 5],
});
writeFileSync(`${outDir}/basemap.pmtiles`, archive);
writeFileSync(`${outDir}/layers.json`, `${JSON.stringify(vectorLayers, null, 2)}\n`);
log(`basemap.pmtiles: ${(archive.length / 1e6).toFixed(1)} MB`);
