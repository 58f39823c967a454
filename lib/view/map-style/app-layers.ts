import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl';

/** The layer before which data goes to lie under the labels: the first with text; undefined when a style has none. */
export function firstLabelLayerId(style: Pick<StyleSpecification, 'layers'>): string | undefined {
  return style.layers.find((layer) => layer.type === 'symbol')?.id;
}

export type AppLayers = {
  sources: Record<string, SourceSpecification>;
  /** Drawn over the ground and under its labels (areas, discs). */
  underLabels: readonly LayerSpecification[];
  /** Drawn over everything (marks). */
  onTop: readonly LayerSpecification[];
};

/** The style with the app's layers put in; asks nothing of the style but that ids do not clash (throws RangeError). */
export function withAppLayers(style: StyleSpecification, app: AppLayers): StyleSpecification {
  const taken = new Set([...style.layers.map((layer) => layer.id), ...Object.keys(style.sources)]);
  for (const id of [
    ...Object.keys(app.sources),
    ...[...app.underLabels, ...app.onTop].map((layer) => layer.id),
  ]) {
    if (taken.has(id)) throw new RangeError(`the style already has a layer or source "${id}"`);
  }
  const label = style.layers.findIndex((layer) => layer.type === 'symbol');
  const cut = label === -1 ? style.layers.length : label;
  return {
    ...style,
    sources: { ...style.sources, ...app.sources },
    layers: [...style.layers.slice(0, cut), ...app.underLabels, ...style.layers.slice(cut), ...app.onTop],
  };
}
