import { describe, expect, it } from 'vitest';
import type { Mention } from '#lib/schema.ts';
import { readText, tellText } from '../../fixtures/read-text.ts';

/** A Wednesday. */
const DAY = '2024-05-22';

function read(text: string, published: string | null = DAY): Mention[] {
  return readText(text, published);
}

const told = (text: string): unknown[] => tellText(text, DAY);

describe('attacks that a report measures its own by', () => {
  it('tells “the deadliest since 31 July, when 32 people died” as an attack of that day', () => {
    expect(
      told(
        'Russian missiles hit Kyiv on Tuesday, killing 14 people. The attack was the deadliest on the capital since 31 March, when 32 people died.',
      ),
    ).toEqual([
      ['Kyiv', '2024-05-21', 14, null],
      ['Kyiv', '2024-03-31', 32, null],
    ]);
  });
  it('gives the attack behind such a measure its own place and year', () => {
    const [, past] = read(
      'Suicide bombings at three churches in Surabaya on Monday killed 13 people. It was the worst such violence since 2005, when three bombers killed 20 people in Bali.',
    );
    expect([past?.place?.name, past?.time.start, past?.casualties.killed?.min]).toEqual([
      'Bali',
      '2005-01-01',
      20,
    ]);
  });
  it('keeps months of the past apart from a day told far from its verb', () => {
    expect(
      told(
        'At least 35 people were killed when a bomb ripped through a crowded market in Sadr City, in the east of the Iraqi capital, on Monday evening, security and hospital sources said. In April, a car bomb in the same Sadr City market killed four and wounded 20.',
      ),
    ).toEqual([
      ['Sadr City', '2024-05-20', 35, null],
      ['Sadr City', '2024-04-01', 4, 20],
    ]);
  });
  it('reads the year and the town of “twelve years after the Aurora shooting”', () => {
    const [found] = read(
      'Twelve years after the Aurora cinema shooting that left 12 dead and 70 wounded, survivors gathered on Tuesday in Denver.',
    );
    expect([found?.place?.name, found?.time.start, found?.time.end, found?.tier]).toEqual([
      'Aurora',
      '2012-01-01',
      '2012-12-31',
      'background',
    ]);
  });
  it('counts “last year’s massacre” for itself', () => {
    const [found] = read(
      'The toll exceeded that of last year’s massacre at a nightclub in Orlando, where 49 people were shot dead on June 12, 2016.',
    );
    expect([found?.time.start, found?.casualties.killed?.min]).toEqual(['2016-06-12', 49]);
  });
});

describe('counts', () => {
  const killed = (text: string): unknown => {
    const range = read(text)[0]?.casualties.killed;
    return range ? [range.min, range.max] : null;
  };
  it.each([
    [
      'Rescuers recovered two more bodies overnight, bringing to 19 the number of people killed in Saturday’s strike on a shop in Kharkiv.',
      [19, 19],
    ],
    [
      'Two explosions in Kerman left 84 people dead on Tuesday, officials said, revising down an earlier toll of 103.',
      [84, 84],
    ],
    ['Gunmen raided the village of Banibangou on Tuesday. Local sources gave the dead as 17.', [17, 17]],
    [
      'At least 30 soldiers died when their column was ambushed near Tinzaouaten between Thursday and Saturday.',
      [30, null],
    ],
    [
      'On Sunday a bomb exploded in Potiskum, killing three people. The insurgency, now in its sixth year, has killed more than 13,000 people.',
      [3, 3],
    ],
    [
      'An air strike on Rafah on Sunday killed 45 people. More than 36,000 Palestinians have been killed in Israel’s offensive.',
      [45, 45],
    ],
    ['Four people were shot in Roanoke on Monday, one of them fatally.', [1, 1]],
    ['Five members of a family, including three children, were found shot dead in Saco on Sunday.', [5, 5]],
    ['An 18-month old is dead after a shooting in Beebe on Monday.', [1, 1]],
    ['In January 46 died when a missile hit a tower block in Dnipro.', [46, 46]],
    ['Shelling killed a couple and their infant daughter in Toretsk on Monday.', [3, 3]],
    ['Jets hit a bakery near Baalbek on Sunday; the owner said that two bakers were dead.', [2, 2]],
    [
      'Two of its drivers were killed when a truck of the Red Cross came under shelling near Lyman on Monday.',
      [2, 2],
    ],
    ['A Shahed crashed through the roof of a house in Chernihiv on Tuesday, killing three people.', [3, 3]],
    ['A bomb went off in Lima on Monday. It had been placed to kill five policemen.', null],
  ])('of “%s”', (text, range) => {
    expect(killed(text)).toEqual(range);
  });
  it('takes missiles that were shot down for no injured', () => {
    expect(
      read(
        'Kyiv said 90 missiles were fired on Tuesday, of which 77 were shot down, and that Lviv was hit.',
      ).map((m) => m.casualties.injured),
    ).not.toContainEqual(expect.objectContaining({ min: 77 }));
  });
  it('adds up a headline’s list and “a mother and her two children”', () => {
    expect(
      read(
        'Mother, 2 kids hurt in Memphis drive-by\n\nPolice in Memphis are searching for a man who opened fire on a home on Monday, wounding a mother and her two young children.',
      )[0]?.casualties.injured,
    ).toMatchObject({ min: 3, max: 3 });
  });
});

describe('two attacks in one sentence', () => {
  it('does not join what the harm of the first one stands between', () => {
    expect(
      told(
        'Three days after the bombing of a church in Aleppo, which killed nine, another device exploded on Wednesday in Homs, injuring four.',
      ),
    ).toEqual([
      ['Aleppo', '2024-05-19', 9, null],
      ['Homs', '2024-05-22', null, 4],
    ]);
  });
  it('needs no name for forces that strike', () => {
    expect(
      told('The air force struck Sanaa on Monday; on Wednesday last week it bombed Hodeidah.').map(
        (x) => (x as unknown[])[1],
      ),
    ).toEqual(['2024-05-20', '2024-05-15']);
  });
});

describe('places', () => {
  it('takes the town whose police speak for the scene', () => {
    expect(told('Police in Memphis said a man was fatally shot outside a petrol station on Monday.')).toEqual(
      [['Memphis', '2024-05-20', 1, null]],
    );
  });
  it('takes the seat of a body that was hit for the scene', () => {
    expect(told('A car bomb exploded in front of the Ministry of Industry in Lima on Monday.')).toEqual([
      ['Lima', '2024-05-20', null, null],
    ]);
  });
  it('knows which capital “the Kenyan capital” is', () => {
    expect(
      told(
        'NAIROBI - Gunmen stormed a shopping centre in the Kenyan capital on Monday, killing 39 people.',
      )[0],
    ).toEqual(['Nairobi', '2024-05-20', 39, null]);
  });
  it('takes “Brovary, near Kyiv” for one place, and a base in a province and a site near a town for two', () => {
    expect(
      told('Two people were killed by a missile in Brovary, near Kyiv, on Monday.').map(
        (x) => (x as unknown[])[0],
      ),
    ).toEqual(['Brovary']);
    expect(
      read(
        'The missiles struck Ain al-Asad air base in Anbar province and a facility near Erbil on Monday.',
      ).map((m) => m.place?.name),
    ).toEqual(['Ain al-Asad air base', 'Erbil']);
  });
  it('names the town that a report is sent from where it tells only the state', () => {
    expect(
      told('DECATUR, Ill. (AP) - A man was shot dead at a party in Illinois on Monday, police said.')[0],
    ).toEqual(['Decatur', '2024-05-20', 1, null]);
  });
  it('gives an attack no place where only a threat was told', () => {
    expect(
      read(
        'A car bomb killed 14 people in Kabul on Wednesday. The attack came as envoys in Doha said that no country would be used to launch attacks abroad. On Sunday a bomb on a bus killed two people.',
      )
        .filter((m) => m.assertion === 'happened')
        .map((m) => m.place?.name),
    ).not.toContain('Doha');
  });
});

describe('claims and answers', () => {
  it.each([
    'Neither the station nor the depot in Kupiansk was hit, contrary to Russian claims of a strike on Tuesday.',
    'France would step up its strikes in Iraq and Syria, the president said on Tuesday.',
    'The governor of Sevastopol said on Tuesday that a further air attack was possible.',
    'Police in Berlin arrested a man on Tuesday who was planning an attack on a synagogue.',
  ])('takes nothing for done in “%s”', (text) => {
    expect(read(text).filter((m) => ['happened', 'reported'].includes(m.assertion))).toEqual([]);
  });
  it('keeps an attack that is denied only by who is said to have done it', () => {
    expect(
      told(
        'Kyiv denied that its forces had shelled the market in Donetsk on Sunday, in which 27 people were killed.',
      ),
    ).toEqual([['Donetsk', '2024-05-19', 27, null]]);
  });
  it('keeps an attack that a condition only speaks of', () => {
    expect(
      read(
        'If the rockets that hit the dormitory in Nabatieh on Sunday had been guided, fewer would have died.',
      ).map((m) => m.assertion),
    ).toEqual(['happened']);
  });
  it('tells an answer apart from the attack it answers', () => {
    expect(
      read(
        'A missile fired by the Houthis hit a ship near Aden on Monday, killing three sailors. In response, U.S. forces carried out air strikes on Hodeidah.',
      ).map((m) => m.type),
    ).toEqual(['missile_strike', 'air_strike']);
  });
  it('takes a state’s bombing for one from the air and a gunman’s strafing for a shooting', () => {
    expect(read('American bombing of Isfahan on Sunday damaged a plant.')[0]?.type).toBe('air_strike');
    expect(read('A gunman strafed a crowd in Las Vegas on Sunday, killing 50 people.')[0]?.type).toBe(
      'shooting',
    );
  });
  it('takes bombers of a group for people and a mine that was run over for a bomb', () => {
    expect(
      read('Islamic State bombers struck the airport in Kabul on Monday, killing 13 soldiers.')[0]?.type,
    ).not.toBe('air_strike');
    expect(
      read(
        'Two villagers were killed when their tractor ran over an anti-tank mine outside Izium on Tuesday.',
      )[0]?.type,
    ).toBe('bombing');
  });
});

describe('the day of what is said of an attack', () => {
  it.each([
    [
      'The human rights office condemned on Monday the drone strike that killed 78 civilians at a mosque in El Fasher three days earlier.',
      '2024-05-17',
    ],
    [
      'Authorities on Tuesday put the number of dead in the truck bomb attack on a street in Cali at seven. Sunday’s blast damaged dozens of houses.',
      '2024-05-19',
    ],
    [
      'A group called Saraya Ansar claimed on Monday the bombing of a church in Damascus in which 25 people were killed. The army was guarding it before Saturday’s attack.',
      '2024-05-18',
    ],
    ['The group claimed an attack on Monday in Kano that killed five people.', '2024-05-20'],
  ])('is told from the day of the attack: %s', (text, day) => {
    expect(read(text).map((m) => m.time.start)).toEqual([day]);
  });
});

describe('strikes on a country', () => {
  it.each(['Israeli strikes on Lebanon killed 492.', 'Israeli strikes on Lebanon wounded 40 people.'])(
    'are one attack where their victims are told as of one blow: %s',
    (text) => {
      expect(read(text).map((m) => [m.place?.name, m.perpetrator?.actor])).toEqual([['Lebanon', 'Israel']]);
    },
  );
  it.each([
    'Israel’s attacks on Lebanon have killed 492 people since Monday.',
    'Russia’s attack on Ukraine has killed thousands of people.',
    'Israel’s attack on Lebanon in 2006 killed 1,200 people.',
  ])('are the whole war where a span of time or a running sum stands beside them: %s', (text) => {
    expect(read(text)).toEqual([]);
  });
});

describe('names with their letters at the head of a text', () => {
  it.each([
    'The Tulip Front (TF) attacked an army post near Timbuktu on Sunday, killing six soldiers.',
    'On Sunday the Tulip Front (TF) attacked an army post near Timbuktu, killing six soldiers.',
  ])('are doers, not the agency of a dateline: %s', (text) => {
    expect(read(text).map((m) => [m.perpetrator?.actor, m.time.start])).toEqual([
      ['Tulip Front', '2024-05-19'],
    ]);
  });
  it('leave datelines with an agency as they are', () => {
    const [found] = read('MOGADISHU, Somalia (AP) A bomb killed six soldiers at a checkpoint on Sunday.');
    expect([found?.place?.country, found?.time.start]).toEqual(['SO', '2024-05-19']);
  });
});

describe('districts of a town', () => {
  it.each([
    ['Russian forces shelled the Dniprovskyi district of Kherson on Monday, killing two people.', 'Kherson'],
    ['A shell hit a market in the Kirovskyi district of Donetsk on Monday, killing four people.', 'Donetsk'],
  ])('lie in that town, whatever town has a namesake: %s', (text, place) => {
    expect(read(text).map((m) => m.place?.name)).toEqual([place]);
  });
  it('keep their own place where they are known', () => {
    const [kyiv] = read('A missile hit the Shevchenkivskyi district of Kyiv on Monday, killing four people.');
    const [kharkiv] = read('A missile hit the Shevchenkivskyi district of Kharkiv on Monday, killing four.');
    expect([kyiv, kharkiv].map((m) => [m?.place?.precision, m?.place?.admin1])).toEqual([
      ['neighbourhood', 'Kyiv'],
      ['neighbourhood', 'Kharkiv region'],
    ]);
  });
});
