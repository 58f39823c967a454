import {
  createPropertyExpression,
  latest,
  type StylePropertySpecification,
  validateStyleMin,
} from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import { firstLabelLayerId } from '#lib/view/map-style/app-layers.ts';
import { MAP_LANGUAGES } from '#lib/view/map-style/label-text.ts';
import { mapStyle } from '#lib/view/map-style/map-style.ts';
import { MAP_PALETTES, MAP_THEMES } from '#lib/view/map-style/palette.ts';
import { BASEMAP_LAYERS } from '#lib/view/map-style/tile-layers.ts';
import fieldsByLayer from '../../../../data/basemap/layers.json' with { type: 'json' };

const urls = { basemapUrl: 'pmtiles:///basemap/basemap.pmtiles', fontsUrl: '/fonts' };
const styles = MAP_THEMES.flatMap((theme) =>
  MAP_LANGUAGES.map((language) => ({ theme, language, style: mapStyle({ theme, language, ...urls }) })),
);

/** Every field that an expression reads, e.g. ["get", "name_en"] → name_en. */
function fieldsRead(value: unknown): string[] {
  if (!Array.isArray(value)) {
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(fieldsRead) : [];
  }
  if (value[0] === 'get' && typeof value[1] === 'string') return [value[1]];
  return value.flatMap(fieldsRead);
}

function luminance(hex: string): number {
  const channel = (i: number) => {
    const c = Number.parseInt(hex.slice(i, i + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

/** WCAG 2.2 contrast ratio of two #rrggbb colours. */
function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function colours(value: unknown): string[] {
  if (typeof value === 'string') return /^#[0-9a-f]{6}$/i.test(value) ? [value] : [];
  return Array.isArray(value) ? value.flatMap(colours) : [];
}

describe.each(styles)('the $theme style in $language', ({ style }) => {
  it('is valid by the style specification', () => {
    expect(validateStyleMin(style)).toEqual([]);
  });

  it('names no address but the two it was given', () => {
    const addresses = JSON.stringify(style).match(/[a-z]+:\/\/[^"]*/g);
    expect(addresses).toEqual([urls.basemapUrl]);
    expect(style.glyphs).toBeUndefined();
    expect(style.sprite).toBeUndefined();
  });

  it('reads only layers and fields that the tiles have', () => {
    for (const layer of style.layers) {
      if (layer.type === 'background') continue;
      const sourceLayer = 'source-layer' in layer ? layer['source-layer'] : undefined;
      const described = fieldsByLayer.find((l) => l.id === sourceLayer);
      expect(described, layer.id).toBeDefined();
      const known = Object.keys(described?.fields ?? {});
      for (const field of fieldsRead(layer)) expect(known, `${layer.id} reads ${field}`).toContain(field);
    }
  });

  it('gives every label a contrast of 4.5 or more against its halo', () => {
    let labels = 0;
    for (const layer of style.layers) {
      if (layer.type !== 'symbol') continue;
      const [halo] = colours(layer.paint?.['text-halo-color']);
      for (const text of colours(layer.paint?.['text-color'])) {
        labels += 1;
        expect(contrast(text, halo ?? text), `${layer.id} ${text} on ${halo}`).toBeGreaterThanOrEqual(4.5);
      }
      expect(layer.paint?.['text-opacity'], layer.id).toBeUndefined();
    }
    expect(labels).toBeGreaterThan(6);
  });

  it('writes every label in fonts that the style itself brings', () => {
    const faces = Object.keys(style['font-faces'] ?? {});
    for (const layer of style.layers) {
      if (layer.type !== 'symbol') continue;
      const named = JSON.stringify(layer.layout?.['text-font']).match(/Noto Sans \w+/g) ?? [];
      expect(named.length, layer.id).toBeGreaterThan(0);
      for (const name of named) expect(faces).toContain(name);
    }
  });

  it('draws no line on land polygons, whose tile edges would show', () => {
    const lines = style.layers.filter((layer) => layer.type === 'line');
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines)
      expect(['land', 'water']).not.toContain('source-layer' in line && line['source-layer']);
  });

  it('keeps layer ids apart and puts every label over every line', () => {
    const ids = style.layers.map((layer) => layer.id);
    expect(new Set(ids).size).toBe(ids.length);
    const lastLine = style.layers.findLastIndex((layer) => layer.type === 'line' || layer.type === 'fill');
    expect(ids.indexOf(firstLabelLayerId(style) ?? '')).toBeGreaterThan(lastLine);
  });

  it('lets places win the room over regions', () => {
    const ids = style.layers.map((layer) => layer.id);
    expect(ids.indexOf('place-names')).toBeGreaterThan(ids.indexOf('region-names'));
  });

  it('tries the names of cities farther from their point than those of towns, so that marks do not hide them', () => {
    const layer = style.layers.find(({ id }) => id === 'place-names');
    const offsets = layer?.type === 'symbol' ? layer.layout?.['text-variable-anchor-offset'] : null;
    const read = createPropertyExpression(
      offsets,
      'text-variable-anchor-offset',
      latest.layout_symbol['text-variable-anchor-offset'] as unknown as StylePropertySpecification,
    );
    if (read.result === 'error') throw new Error(JSON.stringify(read.value));
    const farthest = (properties: Record<string, number>) => {
      const { values } = read.value.evaluate({ zoom: 6 }, { type: 'Point', properties });
      return Math.max(...values.flat().map((part: unknown) => (typeof part === 'number' ? part : 0)));
    };
    expect(farthest({ capital: 0, population: 40_000 })).toBeLessThan(1);
    for (const city of [
      { capital: 1, population: 40_000 },
      { capital: 0, population: 700_000 },
    ])
      expect(farthest(city)).toBeGreaterThan(1.5);
  });
});

describe('the style', () => {
  it('uses every layer of the tiles, and the list of layers is the tiles’ own', () => {
    const used = new Set(
      styles[0]?.style.layers.map((layer) => ('source-layer' in layer ? layer['source-layer'] : null)),
    );
    for (const layer of BASEMAP_LAYERS) expect(used).toContain(layer);
    expect(fieldsByLayer.map((l) => l.id)).toEqual([...BASEMAP_LAYERS]);
  });

  it('keeps land and sea apart in every theme', () => {
    for (const theme of MAP_THEMES) {
      expect(contrast(MAP_PALETTES[theme].land, MAP_PALETTES[theme].sea)).toBeGreaterThan(1.12);
    }
  });

  it('differs by language in its labels only', () => {
    const texts = MAP_LANGUAGES.map((language) => {
      const { layers } = mapStyle({ theme: 'dark', language, ...urls });
      return JSON.stringify(
        layers.map((layer) => (layer.type === 'symbol' ? layer.layout?.['text-field'] : null)),
      );
    });
    expect(new Set(texts).size).toBe(MAP_LANGUAGES.length);
  });
});
