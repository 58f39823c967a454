/** Who may show which page in a frame: /embed is made for it, everything else refuses. */

/** What a source of `frame-ancestors` may look like: a scheme, or a host with perhaps a scheme and a port. */
const SOURCE = /^(?:\*|https?:|(?:https?:\/\/)?(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::(?:\d{1,5}|\*))?)$/i;

/**
 * The sites that may frame /embed, as `DATELINE_EMBED` names them (host or origin, by spaces): all where it is not set,
 * none for "none" or where it names anything that can be no site.
 */
export function embeddersOf(setting: string | undefined): readonly string[] {
  if (setting === undefined || setting.trim() === '') return ['*'];
  const names = setting.trim().split(/\s+/);
  return names.every((name) => SOURCE.test(name) && name !== 'none') ? names : [];
}

export type Framing = { ancestors: string; frameOptions: 'DENY' | null };

/** The answer to a request's path: the policy's `frame-ancestors`, and the older header for browsers without it. */
export function framingHeaders(url: string | undefined, embedders: readonly string[]): Framing {
  const path = (url ?? '/').split(/[?#]/, 1)[0];
  if (path !== '/embed' || embedders.length === 0) {
    return { ancestors: "frame-ancestors 'none'", frameOptions: 'DENY' };
  }
  // Our own page shows a preview of it.
  return { ancestors: `frame-ancestors 'self' ${embedders.join(' ')}`, frameOptions: null };
}
