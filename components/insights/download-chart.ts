/** A drawn chart as a file: its SVG with every colour resolved, or the same as a PNG at twice the size. */

const SVG_NS = 'http://www.w3.org/2000/svg';
const PAD_PX = 16;
const HEAD_PX = 44;
const FOOT_PX = 22;
const PNG_SCALE = 2;
/** Presentation that the page's style sheets and variables give: the file must carry it itself. */
const INLINED = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'opacity',
  'font-size',
  'font-weight',
  'text-anchor',
] as const;
const FONT = 'IBM Plex Sans, system-ui, sans-serif';

export type ChartWords = {
  title: string;
  /** What the numbers cover, under the title: filters and counts in words. */
  scope: string;
  /** As of when, at the foot. */
  asOf: string;
};

function inlineStyles(from: Element, to: Element): void {
  const computed = getComputedStyle(from);
  for (const name of INLINED) to.setAttribute(name, computed.getPropertyValue(name));
  to.removeAttribute('class');
  to.removeAttribute('style');
  to.removeAttribute('tabindex');
  to.removeAttribute('role');
  const [sources, copies] = [from.children, to.children];
  for (let index = 0; index < sources.length; index += 1) {
    const [source, copy] = [sources[index], copies[index]];
    if (source && copy) inlineStyles(source, copy);
  }
}

function textAt(y: number, words: string, size: number, weight: number, color: string): SVGTextElement {
  const text = document.createElementNS(SVG_NS, 'text');
  text.setAttribute('x', String(PAD_PX));
  text.setAttribute('y', String(y));
  text.setAttribute('font-size', String(size));
  text.setAttribute('font-weight', String(weight));
  text.setAttribute('fill', color);
  text.textContent = words;
  return text;
}

/** The chart in `box` as one SVG document with its title, what it covers and as of when. */
export function chartSvg(
  box: HTMLElement,
  words: ChartWords,
): { text: string; width: number; height: number } {
  const drawn = box.querySelector('svg.recharts-surface');
  if (!drawn) throw new Error('the chart has not been drawn yet');
  const size = drawn.getBoundingClientRect();
  const style = getComputedStyle(box);
  const ink = style.color;
  const copy = drawn.cloneNode(true) as SVGElement;
  inlineStyles(drawn, copy);
  const width = Math.ceil(size.width) + 2 * PAD_PX;
  const height = Math.ceil(size.height) + HEAD_PX + FOOT_PX + PAD_PX;
  copy.setAttribute('x', String(PAD_PX));
  copy.setAttribute('y', String(HEAD_PX));
  copy.setAttribute('width', String(size.width));
  copy.setAttribute('height', String(size.height));
  const root = document.createElementNS(SVG_NS, 'svg');
  root.setAttribute('xmlns', SVG_NS);
  root.setAttribute('width', String(width));
  root.setAttribute('height', String(height));
  root.setAttribute('viewBox', `0 0 ${width} ${height}`);
  root.setAttribute('font-family', FONT);
  const ground = document.createElementNS(SVG_NS, 'rect');
  ground.setAttribute('width', '100%');
  ground.setAttribute('height', '100%');
  ground.setAttribute('fill', getComputedStyle(document.body).backgroundColor);
  root.append(
    ground,
    textAt(20, words.title, 13, 600, ink),
    textAt(36, words.scope, 10.5, 400, ink),
    copy,
    textAt(height - 12, words.asOf, 10, 400, ink),
  );
  return { text: new XMLSerializer().serializeToString(root), width, height };
}

/** The same drawing as PNG bytes. */
export async function chartPng(svg: { text: string; width: number; height: number }): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg.text)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = svg.width * PNG_SCALE;
  canvas.height = svg.height * PNG_SCALE;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('this browser cannot draw a picture');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the picture is empty'))), 'image/png'),
  );
}

/** Hands a file to the reader. */
export function saveFile(name: string, content: Blob | string, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has its own hold on the data once it has begun.
  window.setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
