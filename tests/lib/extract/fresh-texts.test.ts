import { describe, expect, it } from 'vitest';
import type { Mention } from '#lib/schema.ts';
import { readText, tellText } from '../../fixtures/read-text.ts';

/** A Wednesday. */
const DAY = '2024-11-20';

function read(text: string, published: string | null = DAY): Mention[] {
  return readText(text, published);
}

const told = (text: string): unknown[] => tellText(text, DAY);

describe('counts that are put right', () => {
  it('takes “14, not 17 as first reported”', () => {
    expect(
      told("Fourteen people, not 17 as first reported, died in Tuesday's rocket attack on Pokrovsk."),
    ).toEqual([['Pokrovsk', '2024-11-19', 14, null]]);
  });
  it('takes the smaller count behind “later corrected to”', () => {
    expect(told("Israel's strike on Khiam on Monday killed 17, later corrected to 14.")).toEqual([
      ['Khiam', '2024-11-18', 14, null],
    ]);
  });
  it('counts one for “wounded a third”', () => {
    expect(told('A mine in Gao on Monday killed two men and wounded a third.')).toEqual([
      ['Gao', '2024-11-18', 2, 1],
    ]);
  });
  it('leaves the count of those who attacked to where nobody else counts', () => {
    const said =
      'Al-Shabaab fighters stormed a camp in Kismayo on Sunday. At least 17 soldiers died, an officer said; the group put the figure at 57.';
    expect(told(said)).toEqual([['Kismayo', '2024-11-17', 17, null]]);
  });
  it('counts those who are being treated', () => {
    const said =
      'Two suicide bombers killed 18 people at a camp in Bannu on Tuesday. Forty-two people were being treated, a hospital spokesman said.';
    expect(told(said)).toEqual([['Bannu', '2024-11-19', 18, 42]]);
  });
});

describe('who is counted', () => {
  it('takes one of a trade that no list knows behind “killed” and “wounding”', () => {
    expect(told('A blast in Kabul on Monday killed a juggler, wounding an ice seller and a clown.')).toEqual([
      ['Kabul', '2024-11-18', 1, 2],
    ]);
    expect(told('A blast in Kabul on Monday killed a dog.')).toEqual([['Kabul', '2024-11-18', null, null]]);
  });
  it('takes people by what they are, dead or hurt, and one whose age stands behind', () => {
    expect(told('Two grenades went off in a bar in Gao on Monday, leaving three drinkers dead.')).toEqual([
      ['Gao', '2024-11-18', 3, null],
    ]);
    expect(told('Vovchansk was shelled on Monday. A woman aged 71 died in her garden.')).toEqual([
      ['Vovchansk', '2024-11-18', 1, null],
    ]);
  });
  it('counts martyrs as dead', () => {
    const said = 'Warplanes raided Khiam on Monday; four martyrs and 11 wounded were reported.';
    expect(told(said)).toEqual([['Khiam', '2024-11-18', 4, 11]]);
  });
});

describe('attacks told by their order', () => {
  it('reads “the first raid killed 21; the second, 14” as two', () => {
    expect(told('The first raid killed 21 people in Rafah on Monday; the second, 14.')).toEqual([
      ['Rafah', '2024-11-18', 21, null],
      ['Rafah', '2024-11-18', 14, null],
    ]);
  });
  it('reads “one in Gao and the other in Timbuktu” as two of one kind', () => {
    const found = read('Two car bombs exploded on Monday, one in Gao and the other in Timbuktu.');
    expect(found.map((m) => [m.place?.name, m.type, m.time.start])).toEqual([
      ['Gao', 'bombing', '2024-11-18'],
      ['Timbuktu', 'bombing', '2024-11-18'],
    ]);
  });
  it('takes two names with a comma between for one place', () => {
    const said =
      'Three soldiers were killed on Tuesday when a bomb went off outside a base at Tame, Arauca, the army said.';
    expect(told(said)).toEqual([['Tame', '2024-11-19', 3, null]]);
    const road = 'On Monday 14 soldiers died when two cars were fired upon between Pasni and Ormara.';
    expect(read(road)).toHaveLength(1);
  });
});

describe('what an attack is', () => {
  const types = (text: string): string[] => read(text).map((m) => m.type);
  it('takes bombers who walk for people, and those who drop bombs for aircraft', () => {
    expect(types('Three bombers attacked a mosque in Kano on Monday, killing nine.')).toEqual(['bombing']);
    expect(types('Two bombers dropped eight bombs on Kano on Monday, killing nine.')).toEqual(['air_strike']);
  });
  it('reads cars with explosives that are driven into something', () => {
    const said =
      'On Tuesday evening attackers rammed two explosives-laden cars into the cantonment in Bannu, killing 18 people.';
    expect(types(said)).toEqual(['bombing']);
  });
  it('reads a lorry with explosives that is driven into a gate, and what a missile cuts in two', () => {
    const said = 'A lorry packed with explosives was driven into the gate of a barracks in Mopti on Monday.';
    expect(types(said)).toEqual(['bombing']);
    expect(types('A missile cut in two a block of flats in Dnipro on Monday.')).toEqual(['missile_strike']);
  });
  it('reads a vehicle that runs over a device', () => {
    const said = 'No fewer than 15 people died on Monday after a bus ran over an explosive device in Gusau.';
    expect(types(said)).toEqual(['bombing']);
  });
  it('reads what is set ablaze by a side with its drones', () => {
    expect(types("Ukraine's drones set an oil depot ablaze in Engels on Monday.")).toEqual(['drone_strike']);
  });
  it('reads a car driven into people, and not one driven into a wall', () => {
    expect(types('A man drove a van into shoppers in Graz on Monday, killing three people.')).toHaveLength(1);
    expect(types('A man drove a van into a garden wall in Graz on Monday.')).toEqual([]);
  });
  it('tells no attack where the driver is shot by officers', () => {
    expect(types('The driver, a man of 42, was shot dead by officers on Monday.')).toEqual([]);
  });
  it('reads a digest line whose weapon is followed by its dead', () => {
    expect(types('Odesa: ballistic missile, 10 killed, 55 hurt, Monday noon.')).toEqual(['missile_strike']);
  });
  it('does not doubt “two further explosions”', () => {
    const found = read('Two further explosions followed in Gao on Monday, killing two people.');
    expect(found.map((m) => m.assertion)).toEqual(['happened']);
  });
  it('leaves an attack as it is to which no link is seen', () => {
    const said = 'Investigators saw no link to the explosion outside a hotel in Las Vegas on Monday.';
    expect(read(said).map((m) => m.assertion)).toEqual(['happened']);
  });
});

describe('where an attack was', () => {
  const places = (text: string): unknown[] => read(text).map((m) => m.place?.name ?? null);
  it('is the name at the head that was struck', () => {
    expect(places('Izium was struck by a missile on Monday. Five died.')).toEqual(['Izium']);
    expect(places('Izium was shelled on Monday. Five died.')).toEqual(['Izium']);
  });
  it('is not where the wounded were flown', () => {
    const said = 'A mine went off in Gao on Monday. The wounded were airlifted to Bamako.';
    expect(places(said)).toEqual(['Gao']);
  });
  it('is not the town that an apposition names', () => {
    const said =
      'In Lysychansk, the last big city in Luhansk still in Ukrainian hands, rockets struck a queue on Monday evening, killing eight.';
    expect(places(said)).toEqual(['Lysychansk']);
  });
  it('is the town of the eyewitnesses where no other is named', () => {
    const said =
      'Eyewitnesses in Goma say militiamen went from house to house on Monday and executed dozens of men.';
    expect(places(said)).toEqual(['Goma']);
  });
});

describe('where two things were hit', () => {
  it('takes the headquarters in a town for a scene, where they are bombed as well', () => {
    const said =
      'Israeli jets bombed a plant at Natanz on Sunday and the headquarters of state television in Tehran on Monday.';
    expect(read(said).map((m) => m.place?.name)).toEqual(['Natanz', 'Tehran']);
  });
});

describe('who did it', () => {
  const who = (text: string): unknown[] => read(text).map((m) => m.perpetrator?.actor ?? null);
  it('is no state whose name closes that of a group', () => {
    const said =
      'Gunmen stormed a base at Mianwali on Saturday. The raid was claimed by Tehreek-e-Jihad Pakistan.';
    expect(who(said)).toEqual(['Tehreek-e-Jihad Pakistan']);
  });
  it('is no state in the name of a building, nor one that sees attacks rise', () => {
    expect(who('At the Stade de France three bombers blew themselves up on Friday, killing one.')).toEqual([
      null,
    ]);
    expect(
      who('A bomb killed five in Gao on Monday. Mali has seen attacks rise since last year.'),
    ).not.toContain('Mali');
  });
  it('is not the police as whom a gunman is disguised', () => {
    const said = 'A gunman disguised as a police officer shot dead two people in Reno on Saturday.';
    expect(who(said)).not.toContain('police');
  });
  it('is not the group whose members were hit', () => {
    const said =
      'Islamic State said it was behind a bombing in Kabul. A drone strike in Nangarhar on Monday killed two members of the group and wounded a third.';
    expect(read(said).find((m) => m.type === 'drone_strike')?.perpetrator).toBeNull();
  });
});

describe('days that are not the attack’s', () => {
  const days = (text: string): unknown[] => read(text).map((m) => m.time.start);
  it('leaves the day on which a paper was told', () => {
    const said =
      'A man shot dead two people in a house in Gao, sources with direct knowledge told the Star Tribune on Friday.';
    expect(days(said)).toEqual([null]);
  });
  it('leaves the day of a search', () => {
    const said = 'Two people were shot in Gao. The man accused of the shooting was still on the run Tuesday.';
    expect(days(said)).not.toContain('2024-11-19');
  });
  it('leaves the day of what came after the attack of another', () => {
    const found =
      "After Sunday's strike on Kramatorsk, which killed three, rescuers found two more bodies on Monday.";
    expect(days(found)).toEqual(['2024-11-17']);
    expect(days("Following Sunday's attack in Quetta, police on Monday arrested six men.")).toEqual([
      '2024-11-17',
    ]);
  });
  it('reads a short weekday before a part of the day', () => {
    expect(days('One dead, four hurt in blast in Kabul, Tues morning - police.')).toEqual(['2024-11-19']);
  });
  it('takes lengths of films for no log of the day', () => {
    const said =
      'Boy found fatally shot in Gao\n\n1:06 Mayor credits volunteers\n\n1:17 Can a plant cure this boy?\n\n7:08 Minutes that ended with police shooting a man\n\n0:29 A wall around the state\n\n2:28 People describe stress\n\n1:49 How much can you carry';
    expect(days(said)).not.toContain(DAY);
  });
});
