/** The pictures of a scene, drawn from our own tiles without any browser. */
import { join } from 'node:path';
import type { BriefSheet, ScenePicture, SceneSheet } from '#lib/export/brief-sheet.ts';
import { drawGround, type StyleLayer } from '#lib/export/draw-ground.ts';
import { drawLabels } from '#lib/export/draw-labels.ts';
import { drawScene, type SceneLook } from '#lib/export/draw-scene.ts';
import { projectInto, tilesOf } from '#lib/export/map-frame.ts';
import { addTile, type MapLayers } from '#lib/export/read-tile.ts';
import type { Shape } from '#lib/export/shape.ts';
import { THEME_COLORS } from '#lib/export/theme-colors.ts';
import { clusterPoints } from '#lib/query/cluster-points.ts';
import { mapStyle } from '#lib/view/map-style/map-style.ts';
import { layoutSceneMarks, taggedNames } from '#lib/view/scene-marks.ts';
import { symbolPath } from '#lib/view/symbol-path.ts';
import type { Language } from '#lib/view/words.ts';
import { projectRoot } from '../locate.ts';
import { namesOfPlaces } from '../words/names-of-places.ts';
import { wordsIn } from '../words/words-in.ts';
import { BASEMAP_ZOOM, readBasemapTile } from './basemap-tiles.ts';
import { drawMarks, takenRoom } from './draw-marks.ts';
import { type OpenType, openType } from './open-type.ts';

let type: OpenType | null = null;

/** The house's type, opened once. */
export function houseType(): OpenType {
  type ??= openType(join(projectRoot(), 'public'));
  return type;
}

const styles = new Map<string, StyleLayer[]>();

function styleOf({ theme, labels }: Pick<SceneSheet, 'theme' | 'labels'>): StyleLayer[] {
  const key = `${theme} ${labels}`;
  const known = styles.get(key);
  if (known) return known;
  const { layers } = mapStyle({ theme, language: labels, basemapUrl: '', fontsUrl: '' });
  const made = layers as unknown as StyleLayer[];
  styles.set(key, made);
  return made;
}

/** The ground of a scene, whose names leave room for the marks, and the marks. */
export async function drawPicture(sheet: SceneSheet, language: Language): Promise<ScenePicture> {
  const { frame, theme } = sheet;
  const layers: MapLayers = new Map();
  for (const address of tilesOf(frame, BASEMAP_ZOOM)) {
    const bytes = await readBasemapTile(address);
    if (bytes.byteLength > 0) addTile(layers, bytes, address, frame);
  }
  const layout = layoutSceneMarks(
    sheet.incidents,
    { ...frame, left: Math.max(0, frame.left - 20), project: projectInto(frame), cluster: clusterPoints },
    { ...wordsIn(language), names: namesOfPlaces(language, sheet.incidents) },
    sheet.selected,
  );
  const style = styleOf(sheet);
  return {
    ground: [
      ...drawGround(style, layers, frame),
      ...drawLabels(style, layers, frame, {
        type: houseType(),
        taken: takenRoom(layout),
        said: taggedNames(layout),
      }),
    ],
    marks: drawMarks(layout, THEME_COLORS[theme], sheet.selected),
  };
}

/** How the screen spells and draws types, in a theme. */
export function lookOf(theme: 'light' | 'dark', language: Language): SceneLook {
  return {
    colors: THEME_COLORS[theme],
    type: houseType(),
    typeLabel: (attackType) => wordsIn(language).say(`codes.type.${attackType}`),
    symbolPath,
  };
}

/** A whole scene, words included, at 1280 × 720. */
export async function drawWholeScene(
  sheet: SceneSheet,
  brief: Pick<BriefSheet, 'attribution' | 'safety' | 'words'>,
  language: Language,
): Promise<Shape[]> {
  return drawScene(sheet, await drawPicture(sheet, language), brief, lookOf(sheet.theme, language));
}
