import { describe, expect, it } from 'vitest';
import { findTolls } from '#lib/extract/find-tolls.ts';
import { matchLexicon } from '#lib/extract/lexicon.ts';
import { segment } from '#lib/extract/segment.ts';
import { shippedLexicon } from './lexicon-for-tests.ts';

const lexicon = shippedLexicon();

function tolls(text: string): string[] {
  const doc = segment(text, []);
  const matches = matchLexicon(lexicon, doc.tokens);
  return doc.sentences
    .flatMap((s) => findTolls(doc, s, matches))
    .map((t) => `${t.field} ${t.min}..${t.max ?? ''}`);
}

describe('findTolls', () => {
  it.each([
    ['Two people were killed and 12 others wounded by shelling.', ['killed 2..2', 'injured 12..12']],
    ['The strike wounded dozens of people.', ['injured 24..']],
    ['It killed several people.', ['killed 3..']],
    ['Shelling wounded 15 people, including three children.', ['injured 15..15']],
    ['Ten people, including two children, were killed.', ['killed 10..10']],
    ['The death toll rose to 40 from 36.', ['killed 40..40']],
    ['Between 10 and 15 people were injured.', ['injured 10..15']],
    ['Nearly 50 people were injured.', ['injured 45..49']],
    ['More than two dozen people were wounded.', ['injured 25..']],
    ['A man and a woman were killed.', ['killed 2..2']],
    ['Shelling killed four: a couple and their two children.', ['killed 4..4']],
    ['Three people died and five are in hospital.', ['killed 3..3', 'injured 5..5']],
    ['The strike killed one person, not five as earlier reported.', ['killed 1..1']],
    ['No more than two people were killed.', ['killed 0..2']],
    ['No fewer than five people died.', ['killed 5..']],
    ['At most two people were killed.', ['killed 0..2']],
    ['It killed no more than two and wounded no less than seven.', ['killed 0..2', 'injured 7..']],
    ['There were no casualties.', ['killed 0..0', 'injured 0..0']],
    ['There were no immediate reports of casualties.', []],
    ['No one was hurt.', ['injured 0..0']],
    ['It injured at least three people.', ['injured 3..']],
    ['The blast killed 9 and injured more than 60.', ['killed 9..9', 'injured 61..']],
    ['Among the dead were three children.', []],
    ['Officials put the injured at 108.', ['injured 108..108']],
    ['Eighteen people are known to have died.', ['killed 18..18']],
    ['Rescuers pulled 12 people from the rubble.', []],
    ['How many people were injured was not clear.', []],
    ['He faces the death penalty after 12 years.', []],
    ['The girl, 9, was taken away.', []],
    ['A bomb fell on the village and killed 24 of them.', ['killed 24..24']],
    ['The shell killed 20 people, the mayor said.', ['killed 20..20']],
    ['The injured numbered 134.', ['injured 134..134']],
    [
      'Three people were found dead at first, then seven, and nine by the evening.',
      ['killed 3..3', 'killed 9..9'],
    ],
  ])('reads %j', (text, expected) => {
    expect(tolls(text)).toEqual(expected);
  });
});
