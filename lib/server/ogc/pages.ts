/** The same documents as plain pages. Whatever comes from articles is text, never markup. */
import type { IncidentFeature } from '#lib/export/geojson.ts';
import type { Link } from './documents.ts';
import type { ItemsPage } from './read-items.ts';

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML, fit for attributes too. */
export function escapeHtml(value: unknown): string {
  return String(value).replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
}

/** The look of the app in one piece: these pages stand alone, for readers of the API. */
const STYLE = `:root{color-scheme:light dark;--ground:light-dark(#f1f1ed,#0e121a);--text:light-dark(#161a21,#e9ecf2);
--quiet:light-dark(#454d5a,#b4bcca);--line:light-dark(#e0e0da,#283040);--accent:light-dark(#1d57b0,#8db8ff)}
body{background:var(--ground);color:var(--text);font:14px/1.5 "IBM Plex Sans",system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem}
h1{font:600 26px/1.25 "Source Serif 4",Georgia,serif}h2{font:600 18px/1.3 "Source Serif 4",Georgia,serif}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th{color:var(--quiet);font-weight:600}th,td{text-align:left;vertical-align:top;padding:6px 12px 6px 0;border-bottom:1px solid var(--line)}
a{color:var(--accent);text-underline-offset:2px}ul{padding-left:1.2rem}
code{font-family:"IBM Plex Mono",ui-monospace,monospace}div{overflow-x:auto}`;

/** A whole page around a body that is HTML already. */
export function wrapPage(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(
    title,
  )} – Dateline</title><style>${STYLE}</style></head><body><main><h1>${escapeHtml(title)}</h1>${body}</main></body></html>\n`;
}

function linkTo({ href, title, rel }: Link): string {
  return `<a href="${escapeHtml(href)}" rel="${escapeHtml(rel)}">${escapeHtml(title ?? rel)}</a>`;
}

/** Links as a list in HTML. */
export function listLinks(links: readonly Link[]): string {
  return `<ul>${links.map((link) => `<li>${linkTo(link)}</li>`).join('')}</ul>`;
}

/** A document with a title, perhaps a description, and links. */
export function pageOfDocument(
  document: { title?: string; description?: string; links?: readonly Link[] },
  title: string,
): string {
  const told = document.description === undefined ? '' : `<p>${escapeHtml(document.description)}</p>`;
  return wrapPage(document.title ?? title, `${told}${listLinks(document.links ?? [])}`);
}

/** A page of features as a table. */
export function pageOfItems({ features, links, numberMatched }: ItemsPage, path: string): string {
  const rows = features.map(({ id, properties: p }) => {
    const cells = [
      p.start_day ?? 'undated',
      p.type,
      p.place,
      p.country,
      p.killed_min,
      p.injured_min,
      p.grade,
    ];
    const name = `<a href="${escapeHtml(`${path}/${encodeURIComponent(id)}?f=html`)}">${escapeHtml(p.title)}</a>`;
    return `<tr><td>${name}</td>${cells.map((cell) => `<td>${escapeHtml(cell ?? '')}</td>`).join('')}</tr>`;
  });
  const heads = ['What', 'Day', 'Type', 'Place', 'Country', 'Killed, at least', 'Injured, at least', 'Grade'];
  const table = `<div><table><thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
  return wrapPage('Attacks', `<p>${numberMatched} in all.</p>${table}${listLinks(links)}`);
}

/** One feature as a list of its properties. */
export function pageOfItem({ properties, links }: IncidentFeature & { links: Link[] }): string {
  const rows = Object.entries(properties)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => `<tr><th scope="row">${escapeHtml(key)}</th><td>${escapeHtml(value)}</td></tr>`);
  return wrapPage(
    String(properties.title),
    `<div><table><tbody>${rows.join('')}</tbody></table></div>${listLinks(links)}`,
  );
}
