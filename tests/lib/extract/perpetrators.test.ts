import { describe, expect, it } from 'vitest';
import type { Mention } from '#lib/schema.ts';
import { readText } from '../../fixtures/read-text.ts';

/** A Wednesday. */
const DAY = '2025-06-18';

function told(text: string): Mention[] {
  return readText(text, DAY).filter((m) => m.assertion === 'happened');
}

const who = (text: string): { actor: string; mode: string; by: string | null } | null => {
  const found = told(text)[0]?.perpetrator;
  return found ? { actor: found.actor, mode: found.mode, by: found.by } : null;
};

describe('groups that a text introduces', () => {
  it.each([
    [
      'Fighting went on in the hills. Rebels of the Tarn Valley Liberation Front (TVLF) attacked a convoy near Awaran on Saturday.',
      'Tarn Valley Liberation Front',
    ],
    [
      'The Tarn Valley Front (TVF) has been quiet. On Saturday TVF fighters attacked a convoy near Awaran.',
      'Tarn Valley Front',
    ],
    [
      'A group calling itself the Sons of the Valley claimed responsibility for the bombing of a bus in Srinagar on Friday.',
      'Sons of the Valley',
    ],
    [
      'A bomb wounded six people in Quetta on Friday. A gang known as “the Grey Lamps” claimed responsibility.',
      'Grey Lamps',
    ],
    [
      "LIMA, 12 JUN 91 -- GUERRILLAS OF THE TARMA PEOPLE'S LIBERATION COMMAND (TPLC) DYNAMITED A BANK IN LIMA TODAY. THE TPLC LEFT LEAFLETS AT THE BANK.",
      "Tarma People's Liberation Command",
    ],
  ])('%j names %s', (text, actor) => {
    expect(who(text)?.actor).toBe(actor);
  });
  it('gives a short name beside a known one to the known group', () => {
    const text =
      'The Balochistan Liberation Army (BLA) is banned. BLA fighters blew up a train in Sibi on Tuesday.';
    expect(who(text)?.actor).toBe('Balochistan Liberation Army');
  });
  it.each([
    'An Air Force veteran was shot dead in Tulsa on Sunday.',
    'The Salvation Army fed people after a bomb exploded in Odesa on Tuesday.',
  ])('%j names no group', (text) => {
    expect(who(text)).toBeNull();
  });
});

describe('words behind the attack on who did it', () => {
  it.each([
    [
      'At least 14 people were killed when a bomb went off at a market in Maiduguri on Tuesday. No group has claimed responsibility, but the attack bore the hallmarks of Boko Haram.',
      { actor: 'Boko Haram', mode: 'alleged' },
    ],
    [
      'A car bomb exploded near a police station in Cali on Thursday, wounding 12. Authorities attributed the attack to FARC dissidents.',
      { actor: 'FARC dissidents', mode: 'alleged' },
    ],
    [
      'Armed gang members stormed the town of Cabaret on Sunday, killing 40 people. The attack was carried out by the Viv Ansanm coalition.',
      { actor: 'Viv Ansanm', mode: 'asserted' },
    ],
    [
      'A suicide bomber killed 12 people at a mosque in Kunduz on Friday. Islamic State Khorasan claimed responsibility.',
      { actor: 'Islamic State Khorasan', mode: 'claimed' },
    ],
    [
      'A bomb damaged a bank in Lima on Friday. No one was hurt in the incident, for which Shining Path guerrillas are being held responsible.',
      { actor: 'Shining Path', mode: 'alleged' },
    ],
    [
      'Gunmen attacked a village in Plateau state on Sunday, killing 20 people. Residents blamed Fulani herders for the attack.',
      { actor: 'herders', mode: 'alleged' },
    ],
  ])('%j', (text, expected) => {
    expect(who(text)).toMatchObject(expected);
  });
  it('puts the words that say so into the ledger', () => {
    const text =
      'A bomb wounded six people in Cali on Thursday. The governor blamed FARC dissidents for the attack.';
    const [mention] = told(text);
    const claim = mention?.claims.find((c) => c.field === 'perpetrator');
    expect(claim?.value).toBe('FARC dissidents');
    for (const e of mention?.perpetrator?.evidence ?? []) expect(text.slice(e.start, e.end)).toBe(e.quote);
  });
  it('leaves a later attack’s doer with that attack', () => {
    const text =
      'A bomb killed three people in Quetta on Sunday. On Monday Taliban fighters attacked a police post in Bannu.';
    const found = told(text);
    expect(found.find((m) => m.place?.name === 'Quetta')?.perpetrator).toBeNull();
    expect(found.find((m) => m.place?.name === 'Bannu')?.perpetrator?.actor).toBe('Taliban');
  });
});

describe('states and their forces', () => {
  it.each([
    ['U.S.-led coalition jets bombed a bridge in Raqqa on Friday, killing six people.', 'United States'],
    [
      'Thai F-16 fighter jets bombed a Cambodian military position near Preah Vihear on Thursday.',
      'Thailand',
    ],
    ['Kenyan police shot dead three protesters in Nairobi on Tuesday.', 'Kenya'],
    ['Soldiers opened fire on demonstrators in Khartoum on Sunday, killing seven.', 'army'],
    ['Israeli settlers shot dead a Palestinian man in the village of Jit on Thursday.', 'Israeli settlers'],
    ['Separatists attacked a school in Kumba, Cameroon, on Saturday and killed six children.', 'separatists'],
    ['M23 rebels seized the town of Masisi on Saturday after attacking army positions.', 'M23'],
  ])('%j: %s', (text, actor) => {
    expect(who(text)?.actor).toBe(actor);
  });
  it('reads the seat of a government as its state where it is blamed', () => {
    const text = 'Moscow blamed Kyiv for the drone attack on a petrol station in Belgorod on Sunday.';
    expect(who(text)).toEqual({ actor: 'Ukraine', mode: 'alleged', by: 'Moscow' });
  });
  it('takes the word of a side’s own forces for theirs', () => {
    const text =
      'Yemeni security forces said the Houthis fired a missile at a market in Marib on Sunday, killing five.';
    expect(who(text)).toMatchObject({ actor: 'Houthis', mode: 'alleged', by: 'Yemeni security forces' });
  });
});

describe('no doer', () => {
  it.each([
    'Three soldiers killed in a roadside bombing in Peshawar on Friday.',
    'An air strike on a Hezbollah stronghold in Baalbek killed four people on Monday.',
    'A bomb attack on a U.S. embassy convoy in Kabul on Monday killed two people.',
    'Police responded to a shooting in Dallas on Monday in which a man was killed.',
    'A French soldier was killed in a mortar attack in Kidal on Saturday.',
    'Kia Johnson, 24, was shot in Atlanta on Friday night.',
    'The Taliban denied responsibility for the blast that killed ten people in Jalalabad on Monday.',
    'The enemy shelled Gaza City on Tuesday, killing four people.',
  ])('%j', (text) => {
    expect(who(text)).toBeNull();
  });
});
