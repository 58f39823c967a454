/** Where the map's ground comes from: our own file, someone's style, or someone's PMTiles archive. */
export type BasemapChoice =
  | { kind: 'own' }
  | { kind: 'style'; url: string }
  | { kind: 'pmtiles'; url: string }
  | { kind: 'pmtiles'; path: string };

const isWebUrl = (text: string) => /^https?:\/\//i.test(text);

/** True if the path part (without query and fragment) ends in `.pmtiles`. */
function namesPmtiles(text: string): boolean {
  return /\.pmtiles$/i.test(text.split(/[?#]/, 1)[0] ?? '');
}

function pathOfFileUrl(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const { pathname } = new URL(text);
  return /%(?![0-9a-f]{2})/i.test(pathname) ? null : decodeURIComponent(pathname);
}

/**
 * Reads the DATELINE_BASEMAP setting: empty or "own" is our basemap; an http(s) address is a style, or PMTiles when it
 * ends so or has the `pmtiles://` prefix; anything else is a file's path, PMTiles too (whether it is one, its bytes say).
 */
export function resolveBasemap(setting: string | undefined): BasemapChoice {
  const text = (setting ?? '').trim();
  if (text === '' || text.toLowerCase() === 'own') return { kind: 'own' };
  const prefixed = /^pmtiles:\/\//i.test(text);
  const bare = prefixed ? text.slice('pmtiles://'.length) : text;
  if (isWebUrl(bare))
    return prefixed || namesPmtiles(bare) ? { kind: 'pmtiles', url: bare } : { kind: 'style', url: bare };
  const path = /^file:/i.test(bare) ? pathOfFileUrl(bare) : bare;
  return path ? { kind: 'pmtiles', path } : { kind: 'own' };
}
