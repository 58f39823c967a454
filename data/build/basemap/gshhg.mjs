import { execFileSync, spawn } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

/** The map's seam: a meridian through the Bering Strait, where only water is cut. */
const SEAM_LNG = -168.5;
/** Latitudes at which the frame closes: just beyond the square of web mercator. */
const FRAME_LAT = 85.2;

const mapshaperBin = join(dirname(createRequire(import.meta.url).resolve('mapshaper')), 'bin', 'mapshaper');

/** Runs `gmt` and yields its multi-segment output as { level, points }, longitudes in [-180, 180]. */
export async function* readSegments(args) {
  const gmt = spawn('gmt', ['pscoast', '-R-180/180/-90/90', '-Jx1d', '-Df', '-M', ...args], {
    cwd: tmpdir(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let segment = null;
  for await (const line of createInterface({ input: gmt.stdout })) {
    if (line.startsWith('>')) {
      if (segment && segment.points.length > 1) yield segment;
      segment = { level: Number(line.slice(line.lastIndexOf(' ') + 1)), points: [] };
    } else if (segment && line) {
      const tab = line.indexOf('\t');
      segment.points.push([Number(line.slice(0, tab)), Number(line.slice(tab + 1))]);
    }
  }
  if (segment && segment.points.length > 1) yield segment;
}

export const round = (degrees) => Math.round(degrees * 1e5) / 1e5;
const normalizeLng = (lng) => (lng > 180 ? lng - 360 : lng < -180 ? lng + 360 : lng);

/** Moves points west of the seam to the east end, so that no land crosses the map's edge. */
function unrollPoint([lng, lat]) {
  const at = normalizeLng(lng);
  return [round(at < SEAM_LNG ? at + 360 : at), round(lat)];
}

async function writeLines(path, segments, mapPoint, extra = []) {
  const out = createWriteStream(path);
  out.write('{"type":"GeometryCollection","geometries":[\n');
  let first = true;
  const write = (points) => {
    out.write(`${first ? '' : ',\n'}{"type":"LineString","coordinates":${JSON.stringify(points)}}`);
    first = false;
  };
  for await (const segment of segments) write(segment.points.map(mapPoint));
  for (const line of extra) write(line);
  out.write('\n]}');
  await new Promise((done) => out.end(done));
}

/** Runs mapshaper with a large heap; `args` are its command line. */
export function runMapshaper(args) {
  execFileSync(process.execPath, ['--max-old-space-size=8000', mapshaperBin, ...args], { stdio: 'inherit' });
}

/** Indices of `points` that GSHHG's mask keeps; `mask` is gmtselect's -N for ocean/land/lake/island/pond. */
function selectByMask(points, mask, workDir) {
  const path = join(workDir, 'inner-points.txt');
  writeFileSync(path, points.map((p, i) => `${p[0]}\t${p[1]}\t${i}\n`).join(''));
  const text = execFileSync('gmt', ['gmtselect', path, '-Df', `-N${mask}`, '-R-180/180/-90/90'], {
    cwd: workDir,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return new Set(
    text
      .split('\n')
      .filter(Boolean)
      .map((line) => Math.round(Number(line.split('\t')[2]))),
  );
}

/** The faces (Polygon features) between the lines of `linesPath` that the mask keeps. */
async function selectFaces(linesPath, facesPath, mask, workDir) {
  if (!existsSync(facesPath)) {
    const eachFace = ['-polygons', '-each', 'ix=this.innerX,iy=this.innerY'];
    runMapshaper([linesPath, ...eachFace, '-o', facesPath, 'format=geojson', 'ndjson']);
  }
  const faces = [];
  for await (const line of createInterface({ input: createReadStream(facesPath) })) {
    if (line) faces.push(JSON.parse(line));
  }
  const inner = faces.map(({ properties }) => [normalizeLng(properties.ix), properties.iy]);
  const kept = selectByMask(inner, mask, workDir);
  return faces.filter((_, i) => kept.has(i)).map(({ geometry }) => geometry);
}

/** Land polygons of the world from GSHHG's full-resolution shore; lakes are not cut out. */
export async function readLand(workDir) {
  const lines = join(workDir, 'shore-lines.json');
  const east = SEAM_LNG + 360;
  const frame = [
    [SEAM_LNG, -FRAME_LAT],
    [SEAM_LNG, FRAME_LAT],
    [east, FRAME_LAT],
    [east, -FRAME_LAT],
    [SEAM_LNG, -FRAME_LAT],
  ];
  if (!existsSync(lines)) await writeLines(lines, readSegments(['-W1/0.1p']), unrollPoint, [frame]);
  return selectFaces(lines, join(workDir, 'shore-faces.json'), 's/k/k/k/k', workDir);
}

/** Lake polygons (reservoirs and wide rivers too) with their islands cut out. */
export async function readLakes(workDir) {
  const lines = join(workDir, 'lake-lines.json');
  async function* all() {
    for (const level of [2, 3, 4]) yield* readSegments([`-W${level}/0.1p`]);
  }
  if (!existsSync(lines))
    await writeLines(lines, all(), ([lng, lat]) => [round(normalizeLng(lng)), round(lat)]);
  return selectFaces(lines, join(workDir, 'lake-faces.json'), 's/s/k/s/k', workDir);
}

/** River lines with GSHHG's level (0 double-lined … 10 minor), in the pieces GMT prints. */
export async function readRivers() {
  const rivers = [];
  for await (const { level, points } of readSegments(['-Ia'])) {
    rivers.push({ level, points: points.map(([lng, lat]) => [round(normalizeLng(lng)), round(lat)]) });
  }
  return rivers;
}
