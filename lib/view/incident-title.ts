/** An attack's headline in the reader's language. */
import type { Incident } from '#lib/schema.ts';
import { placeName } from '#lib/view/describe-incident.ts';
import type { Say, Words } from '#lib/view/words.ts';

type Titled = Pick<Incident, 'title' | 'type' | 'targets' | 'place' | 'outcome'>;

/** How a type is tied to what was hit; a type that is not here names no target. */
const LINKS: Partial<Record<Incident['type'], 'on' | 'of'>> = {
  missile_strike: 'on',
  drone_strike: 'on',
  air_strike: 'on',
  attack_unspecified: 'on',
  shelling: 'of',
  bombing: 'of',
};

function whatHappened({ type, outcome }: Titled, { say }: Words): string {
  if (outcome === 'debris' && type === 'missile_strike') return say('attack.headline.missileDebris');
  if (outcome === 'debris' && type === 'drone_strike') return say('attack.headline.droneDebris');
  if (type === 'attack_unspecified') return say('attack.headline.unspecified');
  if (type === 'campaign') return say('attack.headline.campaign');
  return say(`codes.type.${type}`);
}

function whatWasHit({ type, outcome, targets }: Titled, { say }: Words): string | null {
  const link = outcome === 'debris' ? undefined : LINKS[type];
  if (link === undefined || targets[0] === undefined) return null;
  const key = `attack.onTarget.${targets[0]}` as 'attack.onTarget.residential';
  return say.has(key as Parameters<Say>[0]) ? say(key, { link }) : null;
}

/**
 * The headline that the machine gave, which is English; in any other language one of the same facts: "Авіаудар по
 * медичному закладу: Золочів, Харківська область".
 */
export function incidentTitle(incident: Titled, words: Words): string {
  const { say, language } = words;
  if (language === 'en') return incident.title;
  const hit = whatWasHit(incident, words);
  const happened = whatHappened(incident, words);
  const what = hit === null ? happened : say('attack.headline.onTarget', { what: happened, target: hit });
  const { place } = incident;
  if (place === null) return say('attack.headline.nowhere', { what });
  const named = { what, place: placeName(place, words) };
  return place.precision === 'near' ? say('attack.headline.near', named) : say('attack.headline.at', named);
}
