/** JSON or a page: what the parameter `f` says, else what Accept prefers. */

export type Form = 'json' | 'html';

/** Null when `f` names neither. */
export function negotiateForm(request: Request): Form | null {
  const named = new URL(request.url).searchParams.get('f');
  if (named !== null) return named === 'json' || named === 'html' ? named : null;
  const accepted = (request.headers.get('accept') ?? '*/*').split(',').map((entry) => {
    const [type = '', ...params] = entry.split(';').map((part) => part.trim().toLowerCase());
    const q = params.find((param) => param.startsWith('q='));
    return { type, weight: q === undefined ? 1 : Number(q.slice(2)) || 0 };
  });
  const weigh = (test: RegExp) =>
    Math.max(0, ...accepted.filter(({ type }) => test.test(type)).map((a) => a.weight));
  return weigh(/^text\/html$/) > weigh(/^application\/(geo\+|schema\+)?json$/) ? 'html' : 'json';
}
