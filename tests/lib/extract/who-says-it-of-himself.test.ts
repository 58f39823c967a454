import { describe, expect, it } from 'vitest';
import type { Mention } from '#lib/schema.ts';
import { readText } from '../../fixtures/read-text.ts';

/** A Wednesday. */
const DAY = '2025-06-18';

function first(text: string): Mention | undefined {
  return readText(text, DAY).find((m) => m.assertion === 'happened');
}

const who = (text: string): [actor: string, mode: string, by: string | null] | null => {
  const found = first(text)?.perpetrator;
  return found ? [found.actor, found.mode, found.by] : null;
};

type Case = [text: string, expected: ReturnType<typeof who>];

function readsEach(cases: Case[]): void {
  it.each(cases)('%j', (text, expected) => {
    expect(who(text)).toEqual(expected);
  });
}

describe('who speaks of his own deed claims it', () => {
  readsEach([
    [
      'The Tarn Valley Front (TVF) said its fighters had attacked a police outpost in Kyauktaw on Monday.',
      ['Tarn Valley Front', 'claimed', 'Tarn Valley Front'],
    ],
    [
      "Israel's military said it had struck a building in Tyre on Tuesday. Lebanon's health ministry put the dead at four.",
      ['Israel', 'claimed', "Israel's military"],
    ],
    [
      'The PKK said on Friday that it had carried out the gun and bomb attack near Ankara in which five people died.',
      ['PKK', 'claimed', 'PKK'],
    ],
    [
      'Boko Haram said on Thursday that it was behind the bombing of a checkpoint in Gwoza that left five soldiers dead.',
      ['Boko Haram', 'claimed', 'Boko Haram'],
    ],
    [
      'A tanker was hit by two missiles off Hodeidah on Sunday, a maritime agency said. The Houthis later admitted their fighters had attacked it.',
      ['Houthis', 'claimed', 'Houthis'],
    ],
  ]);
  it('takes no missile that officials call "it" for the officials', () => {
    expect(
      who('Ukrainian officials said it hit a school in Sumy on Monday after air defences missed it.')?.[1],
    ).not.toBe('claimed');
  });
  it('takes praise for no deed and silence for no claim', () => {
    const text =
      'A guard was stabbed and four people were killed in Haifa on Monday. Hamas hailed the operation without saying it was behind it.';
    expect(who(text)?.[0]).not.toBe('Hamas');
  });
});

describe('whose forces', () => {
  it.each([
    ["Moscow's forces dropped three glide bombs on Kostiantynivka on Tuesday.", 'Russia'],
    ["Kyiv's drones attacked an oil refinery in Ryazan on Tuesday.", 'Ukraine'],
    ["The junta's jets bombed a school in Depayin on Monday, killing 22 pupils.", 'Myanmar military'],
    ["Hezbollah's armed wing fired a barrage of rockets at Metula on Sunday.", 'Hezbollah'],
    ['Ethiopian federal troops shelled Adigrat on Friday.', 'Ethiopia'],
    ['Gunmen from the Islamic State West Africa Province stormed a post in Gwoza on Sunday.', 'ISWAP'],
    ['Insurgents believed to be members of Lakurawa killed 13 people in Morai on Friday.', 'Lakurawa'],
    ['The CODECO militia is feared in Ituri. On Sunday its fighters attacked Djugu and killed 35.', 'CODECO'],
    ['The shelling came from the Russian side of the border and killed a woman in Krasnopillia.', 'Russia'],
  ])('%j: %s', (text, actor) => {
    expect(who(text)?.[0]).toBe(actor);
  });
  it.each([
    [
      'Suspected M23 rebels, backed by Rwandan soldiers, shelled the edge of Goma on Friday, killing nine.',
      'M23',
    ],
    ['A gunman killed four people in a mosque in Muscat on Monday. IS claimed the attack.', 'Islamic State'],
    [
      "The defence minister attributed Thursday's attack on a police helicopter over Amalfi to the 36th front of the FARC dissidents.",
      'FARC dissidents',
    ],
    [
      'The Kremlin said on Monday that Ukraine was behind a car bomb that killed a general in Balashikha.',
      'Ukraine',
    ],
    [
      'Gunmen killed three people in Gwoza on Friday. Residents said the attackers were Boko Haram.',
      'Boko Haram',
    ],
    [
      "GUATEMALA CITY, 3 MAY 90 (ACAN) -- A BOMB EXPLODED IN A BANK TODAY.\n\nGUERRILLAS OF THE TARMA PEOPLE'S LIBERATION COMMAND (TPLC) HAVE CLAIMED CREDIT FOR THE TERRORIST ACT.",
      "Tarma People's Liberation Command",
    ],
  ])('%j: %s (told in other words)', (text, actor) => {
    expect(who(text)?.[0]).toBe(actor);
  });
  it('takes the verb of a headline in capitals for no group', () => {
    expect(who('POLICE STATION IS ATTACKED IN QUETTA; FOUR KILLED ON MONDAY')?.[0]).not.toBe('Islamic State');
  });
  it('gives no state the rebels of its own country', () => {
    expect(who('Syrian rebels shelled a village near Idlib on Monday, killing five.')?.[0]).not.toBe('Syria');
  });
  it('makes no doers of the police who were shot', () => {
    expect(who('Two policemen were gunned down outside a bank in Quetta on Monday.')).toBeNull();
  });
});

describe('who blames and suspects', () => {
  readsEach([
    [
      "Authorities suspect the Jalisco New Generation Cartel of being behind Tuesday's drone attack on a police station in Apatzingan.",
      ['Jalisco New Generation Cartel', 'alleged', 'Authorities'],
    ],
    [
      'A bomb went off at a police academy in Bogota on Thursday. Defence Minister Juan Prado blamed the FARC dissidents.',
      ['FARC dissidents', 'alleged', 'Juan Prado'],
    ],
    [
      'Two soldiers died when their patrol was hit by an improvised bomb in Yala on Sunday. Colonel Anan Dee said insurgents from the BRN were to blame.',
      ['BRN', 'alleged', 'Anan Dee'],
    ],
    [
      'Three children died when a shell fell on a house in Aleppo on Monday. The Syrian Democratic Forces said Turkey had fired it.',
      ['Turkey', 'alleged', 'Syrian Democratic Forces'],
    ],
    [
      'Hutu rebels of the FDLR ambushed rangers near Goma on Tuesday, the governor, Paul Mugisha Kabera, said.',
      ['FDLR', 'alleged', 'Paul Mugisha Kabera'],
    ],
  ]);
  it('leaves blame that is traded open', () => {
    const text =
      'The army and the Rapid Support Forces traded blame for a rocket attack that killed 17 people in Omdurman on Monday.';
    expect(who(text)?.[1]).toBe('disputed');
  });
  it('hears the one that denies', () => {
    const text =
      'The United Front of Asom (Independent) says the Indian army bombed its camps in Sagaing on Sunday. The Indian army denied any such operation.';
    expect(first(text)?.perpetrator?.mode).toBe('denied');
  });
  it('a roadside bomb is no air strike', () => {
    expect(first('A roadside bomb hit a van near Mandera on Monday, killing three.')?.type).toBe('bombing');
  });
});
