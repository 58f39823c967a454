import type { Section } from '#lib/schema.ts';

type Body = { text: string; sections: Section[] };

function flatten(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase();
}

/** The body with its headline as a first line labelled `headline`, unless one of its first lines is that headline. */
export function withHeadline(body: Body, title: string | null): Body {
  const headline = title?.replace(/\s+/g, ' ').trim() ?? '';
  const firstLines = body.text.slice(0, 3000).split('\n', 20).map(flatten);
  if (headline === '' || firstLines.includes(flatten(headline))) return body;
  const shift = headline.length + 2;
  const moved = body.sections.map(({ kind, start, end }) => ({
    kind,
    start: start + shift,
    end: end + shift,
  }));
  return {
    text: `${headline}\n\n${body.text}`,
    sections: [{ kind: 'headline', start: 0, end: headline.length }, ...moved],
  };
}
