import { describe, expect, it } from 'vitest';
import { GROUND_TYPES, type Mention } from '#lib/schema.ts';
import { readText } from '../../fixtures/read-text.ts';

const GROUND: ReadonlySet<string> = new Set(GROUND_TYPES);

/** The attacks on the ground that a text of a Wednesday tells as facts. */
function attacksIn(text: string): Mention[] {
  return readText(text, '2024-05-22').filter(
    (m) =>
      GROUND.has(m.type) &&
      m.tier !== 'campaign' &&
      ['happened', 'reported', 'historic'].includes(m.assertion),
  );
}

const NO_ATTACK = [
  'The senator came under fire from critics in Denver on Monday over his expenses.',
  'The book dropped a bombshell about the royal family in London on Tuesday.',
  'The court in Paris heard explosive testimony on Monday from a former aide.',
  'The council in Leeds shot down the proposal on Tuesday.',
  'A war of words between Athens and Ankara escalated on Monday.',
  'Salah struck twice in Liverpool on Sunday as his side hit four past Everton.',
  'The striker fired wide in Madrid on Sunday before a rocket of a shot from 25 metres beat the keeper.',
  "Napoli's attack was toothless in Rome on Sunday; Osimhen shot over the bar.",
  'Sharapova launched a furious attack on the umpire in Melbourne on Monday.',
  'A blast of cold air hit Chicago on Tuesday, killing two people.',
  'A heatwave has killed 30 people in Karachi since Monday.',
  'The bus overturned near Lima on Monday, killing 12 passengers and injuring 20.',
  'Four miners died on Tuesday in an explosion caused by methane at a coal mine near Donetsk.',
  'A boiler exploded at a factory in Dhaka on Monday, killing five workers.',
  'A fire swept through a nightclub in Kocani on Sunday, killing 59 people.',
  'Fireworks exploded at a warehouse in Tultepec on Tuesday, injuring seven.',
  'An ammonia tank exploded in Texas on Monday, injuring three workers.',
  'A gas leak caused an explosion at an apartment block in Magnitogorsk on Monday; 39 people died.',
  'Nurses across Kenya began a strike on Monday over unpaid wages in Nairobi.',
  'Air traffic controllers in Marseille called off their strike on Tuesday.',
  'The hunger strike at the prison in Ramallah entered its 30th day on Monday.',
  'He suffered a heart attack in Cairo on Tuesday and died.',
  'A cyber attack knocked out hospitals in Dublin on Monday.',
  'A shark attack killed a surfer off Sydney on Tuesday.',
  'A bear attacked a hiker near Brasov on Monday.',
  'Bees attacked mourners at a funeral in Chennai on Sunday, injuring 20.',
  'NATO jets struck mock targets during an exercise near Riga on Monday.',
  'North Korea test-fired two missiles into the Sea of Japan on Tuesday.',
  'South Korean troops fired artillery in a drill off Yeonpyeong on Monday.',
  'The space agency launched a rocket from Kourou on Tuesday.',
  'Stocks were hammered in Tokyo on Monday as tariffs hit exporters.',
  'Inflation hit 9 percent in Warsaw in May, battering households.',
  'The minister fired the head of the tax office in Kyiv on Monday.',
  'Police in Berlin arrested a man on Tuesday who was planning an attack on a synagogue.',
  'Police in Lyon said on Monday that they had foiled a bomb plot against the football stadium.',
  'A bomb threat forced the evacuation of the airport in Geneva on Tuesday; nothing was found.',
  'A suspicious package in Oslo on Monday turned out to be harmless.',
  'A World War Two bomb was defused in Frankfurt on Sunday.',
  'The army carried out a controlled detonation of a mine near Izmir on Tuesday.',
  'The museum in Hiroshima opened an exhibition on Monday about atomic bombs.',
  'The film, shot in Morocco, premiered in Venice on Tuesday.',
  'A new video game lets players bomb cities; it was shown in Cologne on Monday.',
  'The president warned on Monday that Tehran would strike Haifa if attacked.',
  'Analysts in Taipei fear that China could launch missiles at the island.',
  'Military hospitals in Kharkiv are preparing for further attacks, the governor said on Monday.',
  'The United States will sell Poland missiles that can hit targets 300 km away, Warsaw said on Tuesday.',
  'A new law on attacks against journalists was passed in Mexico City on Monday.',
  'Researchers in Geneva said on Monday that attacks on hospitals had doubled in a year.',
  'The ambassador condemned attacks on civilians in a speech in Vienna on Tuesday.',
  'Two trains collided near Tempi on Tuesday, killing 57 people.',
  'A crane collapsed in Istanbul on Monday, killing three workers.',
  'A stampede at a shrine in Mecca on Monday killed 20 pilgrims.',
  'A helicopter crashed near Varzaqan on Sunday, killing the president; officials blamed fog.',
  'Lightning struck a church in Rwanda on Saturday, killing 16 people.',
  'An earthquake struck Herat on Saturday, killing more than 1,000 people.',
  'A storm hit Manila on Monday, killing nine people.',
  "The band's hit single rocked Berlin on Monday; fans exploded with joy.",
  'A car hit a pedestrian in Boston on Monday and killed him.',
  'A drunk driver slammed into a bus stop in Gdansk on Monday, killing two.',
  'A landslide buried houses in Kochi on Monday, killing 12.',
  'The parties struck a deal in Belfast on Monday, ending the battle over the budget.',
  'The company will launch a drone delivery service in Dublin in June.',
  'Farmers dumped manure and pelted police with eggs in Brussels on Monday.',
  'Protesters threw eggs at the minister in Sofia on Monday.',
  'Police fired tear gas at demonstrators in Nairobi on Tuesday.',
  'A poll shot the party into the lead in Oslo on Monday.',
  'A volcano exploded near Catania on Monday, sending ash over the city.',
  'The chief executive came under fire from shareholders in Warsaw on Tuesday after an explosive report.',
  'A dog attacked two children in Leeds on Monday.',
  'Hackers bombarded the servers of the port of Riga with requests on Tuesday.',
  'A Pakistani army helicopter crashed near Gilgit on Tuesday, killing five; the military ruled out hostile fire.',
];

/** The same words where they mean what they say. */
const ATTACKS = [
  'A bomb hidden in a market stall exploded in Karachi on Monday, killing five people.',
  'Gunmen opened fire on a bus near Minya on Sunday and killed 12 passengers.',
  'The city of Nikopol came under fire for the third night running on Monday; two people were hurt.',
  'A missile hit the bar of a hotel in Odesa on Monday, wounding four.',
  'A drone crashed into an apartment block in Belgorod on Tuesday, injuring two people.',
  'A car rammed into a crowd in Munich on Monday, injuring 28 people; police called it an attack.',
  'A helicopter crashed near Bakhmut on Monday after it was hit by a missile, killing three crew.',
  'Shells fell on a football pitch in Kherson on Monday and killed a boy.',
  'A rocket struck a funeral in Hroza on Thursday, killing 52 people.',
  'A suicide bomber blew himself up outside a stadium in Kabul on Monday, killing three people.',
  'The train was derailed by a bomb near Quetta on Tuesday; 14 people were killed.',
  'Jets bombed a school in Idlib on Monday, killing eight pupils.',
  'An explosion rocked the port of Berdiansk on Monday.',
  'A grenade was thrown into a bar in Bujumbura on Sunday, wounding ten.',
  'Masked men stormed a church in Owo on Sunday and killed 40 worshippers.',
  'A mine exploded under a school bus near Burgas on Monday, injuring three children.',
  'Artillery hit the hospital in Beryslav on Tuesday; a nurse was injured.',
  'Islamists ambushed a convoy near Djibo on Monday, killing 11 soldiers.',
  'Drones attacked the refinery in Tuapse on Monday night.',
  'A sniper killed a woman in Homs on Monday.',
  'Police said a man shot two officers in Dallas on Monday before he was killed.',
  'Arsonists attacked a mosque in Malmo on Monday; nobody was hurt.',
  'A letter bomb exploded at the embassy in Madrid on Monday, injuring an employee.',
  'Guided bombs destroyed a bridge in Kupiansk on Monday.',
  'The strike on the dam near Kryvyi Rih on Monday flooded 100 houses.',
  'Paramilitaries shelled the market in Omdurman on Monday, killing 22.',
  'A barge was blown up near the port of Basra on Monday.',
  'The pipeline was blown up near Arauca on Monday, the company said.',
  'Two policemen were gunned down in Culiacan on Tuesday.',
];

describe('words of attacks in other worlds', () => {
  it.each(NO_ATTACK)('finds no attack in “%s”', (text) => {
    expect(attacksIn(text)).toEqual([]);
  });
  it.each(ATTACKS)('finds the attack in “%s”', (text) => {
    expect(attacksIn(text)).toHaveLength(1);
  });
});
