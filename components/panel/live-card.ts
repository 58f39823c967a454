/** Cards of the list while time runs: drawn once, and then only told what they say. */
import { writeText } from '#components/live/write-text.ts';
import type { Sketch } from '#components/panel/incident-list.tsx';
import type { Incident } from '#lib/schema.ts';
import type { ZoneReading } from '#lib/view/clock-in-zone.ts';
import { describeKind, describeToll, placeLine } from '#lib/view/describe-incident.ts';
import { cardHours, shortWhen } from '#lib/view/describe-time.ts';
import type { Words } from '#lib/view/words.ts';

/** The words of one card; `figure` is the toll's strong part. */
type CardWords = {
  title: string;
  when: string;
  type: string;
  kind: string;
  hours: string;
  figure: string;
  toll: string;
};
/** What a card shows, and the marks that are copied into it. */
export type CardFace = { id: string; sketch: Sketch; incident: Incident | undefined };

/** Puts each record into words once; for one language and time zone. */
export function makeCardWords(words: Words, reading: ZoneReading | null): (face: CardFace) => CardWords {
  const held = new WeakMap<Incident, CardWords>();
  return ({ sketch, incident }) => {
    const type = words.say(`codes.type.${sketch.type}`);
    if (!incident) {
      const when = sketch.day ?? words.say('time.undated');
      return { title: type, when, type, kind: '…', hours: '', figure: '', toll: '' };
    }
    let found = held.get(incident);
    if (!found) {
      const [first, ...others] = describeToll(incident.casualties, words);
      const rest = others.map(([figure, word]) => ` · ${figure} ${word}`).join('');
      found = {
        title: placeLine(incident.place, words),
        when: shortWhen(incident.time, words),
        type: `${type}: `,
        kind: describeKind(incident, words),
        hours: cardHours(incident.time, words, { place: incident.place, reading }) ?? '',
        figure: first?.[0] ?? '',
        toll: ` ${first?.[1] ?? ''}${rest}`,
      };
      held.set(incident, found);
    }
    return found;
  };
}

type Part = 'symbol' | 'title' | 'when' | 'type' | 'kind' | 'hours' | 'figure' | 'toll' | 'grade';

/** One card: `stock` holds the marks by name, to be copied. */
export function makeLiveCard(item: HTMLElement, stock: HTMLElement) {
  const button = item.querySelector('button');
  const parts = new Map(
    [...item.querySelectorAll<HTMLElement>('[data-part]')].map((part) => [part.dataset.part as Part, part]),
  );
  const shown = new Map<string, string>();
  const copies = new Map<string, Node>();

  function isNew(name: string, value: string): boolean {
    if (shown.get(name) === value) return false;
    shown.set(name, value);
    return true;
  }
  function write(part: Part, text: string): void {
    const element = parts.get(part);
    if (element && isNew(part, text)) writeText(element, text);
  }
  function copy(part: Part, name: string): void {
    if (!isNew(part, name)) return;
    const copied = copies.get(name) ?? stock.querySelector(`[data-mark="${name}"] > *`)?.cloneNode(true);
    if (!copied) return;
    copies.set(name, copied);
    parts.get(part)?.replaceChildren(copied);
  }

  return {
    /** Shows an attack at a place in the list, px from its begin. */
    show(face: CardFace, words: CardWords, topPx: number): void {
      if (isNew('top', String(topPx))) item.style.transform = `translateY(${topPx}px)`;
      if (isNew('hidden', '')) item.hidden = false;
      if (button && isNew('id', face.id)) button.dataset.incident = face.id;
      const { type, grade } = face.incident
        ? { type: face.incident.type, grade: face.incident.grade.level }
        : face.sketch;
      copy('symbol', type);
      copy('grade', grade);
      write('title', words.title);
      write('when', words.when);
      write('type', words.type);
      write('kind', words.kind);
      write('hours', words.hours);
      write('figure', words.figure);
      write('toll', words.toll);
    },
    hide(): void {
      if (isNew('hidden', 'hidden')) item.hidden = true;
    },
  };
}

export type LiveCard = ReturnType<typeof makeLiveCard>;
