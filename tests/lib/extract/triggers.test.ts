import { describe, expect, it } from 'vitest';
import { assessAssertion } from '#lib/extract/assess-assertion.ts';
import { findTriggers } from '#lib/extract/find-triggers.ts';
import { matchLexicon } from '#lib/extract/lexicon.ts';
import { segment } from '#lib/extract/segment.ts';
import { matchesWithin } from '#lib/extract/sentence-matches.ts';
import { shippedLexicon } from './lexicon-for-tests.ts';

const lexicon = shippedLexicon();

function read(text: string): { type: string; weight: string; assertion: string }[] {
  const doc = segment(text, []);
  const all = matchLexicon(lexicon, doc.tokens);
  return doc.sentences.flatMap((sentence) => {
    const m = matchesWithin(all, sentence);
    return findTriggers(doc, sentence, m).map((t) => ({
      type: t.type,
      weight: t.weight,
      assertion: assessAssertion(doc, sentence, m, t).assertion,
    }));
  });
}

describe('findTriggers', () => {
  it.each([
    "The nurses' strike entered its third day.",
    'They struck a deal in Geneva.',
    'The president fired a minister.',
    'The striker hit the post twice.',
    'He died of a heart attack.',
    'The film bombed at the box office.',
    'She shot a film in Lviv.',
    'It was a verbal attack on the chairman.',
    'Russia launched an investigation.',
    'The company launched a new phone.',
    'A gas leak caused the accident.',
    'Inflation hit a record.',
    'The ambassador visited Kyiv.',
  ])('finds no attack in %j', (text) => {
    expect(read(text).filter((t) => t.weight === 'full')).toEqual([]);
  });

  it.each([
    ['Missiles hit Kyiv.', 'missile_strike'],
    ['Drones launched from Crimea struck Odesa.', 'drone_strike'],
    ['Russian forces shelled Kherson.', 'shelling'],
    ['Israeli warplanes bombed the camp.', 'air_strike'],
    ['A car bomb exploded outside the embassy.', 'bombing'],
    ['An explosion rocked the port.', 'explosion'],
    ['Gunmen opened fire on a bus.', 'shooting'],
    ['Rebels ambushed a convoy.', 'ground_assault'],
    ['Guided bombs hit a hospital.', 'air_strike'],
    ['Air defence shot down ten drones.', 'interception'],
    ['Air raid sirens sounded across Ukraine.', 'air_raid_alert'],
    ['Kyiv was last targeted by Russian forces in October.', 'attack_unspecified'],
  ])('reads %j as %s', (text, type) => {
    expect(
      read(text)
        .filter((t) => t.weight === 'full')
        .map((t) => t.type),
    ).toContain(type);
  });
});

describe('assessAssertion', () => {
  it.each([
    ['Missiles hit Kyiv.', 'happened'],
    ['Russia may strike Odesa.', 'hypothetical'],
    ['If Russia strikes Odesa again, exports will stop.', 'hypothetical'],
    ['Should Russia fire more missiles at Kyiv, he said.', 'hypothetical'],
    ['Putin threatened to strike Kyiv with missiles.', 'threatened'],
    ['Residents live in fear of missile strikes.', 'threatened'],
    ['Moscow denies that its forces attacked the hospital.', 'denied'],
    ['The missile did not hit Kyiv.', 'negated'],
    ['The attack on Kyiv never happened.', 'negated'],
    ['Missile strikes hit the city almost daily.', 'habitual'],
    ['The army rehearsed a missile attack in a drill.', 'hypothetical'],
    ['A memorial was opened for the victims of the missile strike.', 'historic'],
    ['Police foiled a bomb attack.', 'hypothetical'],
  ])('reads %j as %s', (text, assertion) => {
    expect(read(text).map((t) => t.assertion)).toContain(assertion);
    if (assertion !== 'happened') expect(read(text).map((t) => t.assertion)).not.toContain('happened');
  });
});
