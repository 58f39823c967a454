/** Closed word lists that tell what a capitalised name does in its sentence. All keys are folded. */

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}

/** Before a place where something is or happens. */
export const LOCATIVE = words(`in at near outside inside around across throughout over into within on onto off
  toward towards against en sur dans w u v na pobliżu в у на біля поблизу під над возле близ около под`);
export const OTHER_PREPOSITION = words(
  'from to of by through via between and with for із з из від от до через',
);
export const DIRECTION =
  words(`north south east west northeast northwest southeast southwest northern southern eastern
  western northeastern northwestern southeastern southwestern central downtown suburban rural occupied besieged upper
  lower greater`);
/** Before a place that is hit: "missiles struck Kyiv", "attack on Odesa". */
export const HIT_VERB =
  words(`hit hits hitting struck strike strikes striking shelled shell shells shelling rocked rocks rock
  targeted targets targeting bombed bombs bombing bombard bombards bombarded bombarding pounded pounds pounding attacked
  attacks attacking attack raided raids pummeled pummelled battered shook shakes shake blasted hammered stormed devastated
  killed wounded rammed assault assaulted invade invaded pelted`);
/** Said of a government: "Kyiv said". */
export const SAYING =
  words(`said says say saying told tells denied denies deny claimed claims claim accused accuses accuse
  announced announces warned warns vowed vows insisted insists blamed blames condemned condemns rejected rejects called
  calls urged urges wants wanted hopes hoped believes believed agreed agrees refused refuses pledged pledges demanded
  demands threatened threatens confirmed confirms stressed acknowledged admits admitted decided declined reiterated
  responded replied responds expects seeks sought fears recognised recognized recognises considers accepted signed
  supports supported backed backs sees insisting maintains maintained argues argued alleges alleged asked asks`);
/** What an armed side does: as a subject, a country or capital is an actor and no scene. */
export const ACTING =
  words(`fired fires launched launches attacked attacks struck hit shelled bombed invaded invades annexed annexes
  seized seizes captured withdrew withdraws pulled sent sends deployed deploys used uses targeted targets carried
  pounded unleashed resumed intensified stepped began started continued has had is was will would may could might
  must can should wages waged lost suffered destroyed intercepted downed repelled advances advanced retaliated`);
export const LAUNCH = words(
  'fired launched launch flew flying flown departed took sent directed coming came fire originating',
);
/** After a place in the name of an office: "Kharkiv Mayor". */
export const OFFICE =
  words(`mayor governor gov mayoral prosecutor prosecutors ombudsman police chief sheriff spokesman spokeswoman
  spokesperson commissioner senator sen rep representative representatives congressman congresswoman deputy deputies
  minister premier president king prince councilman councillor councilor alderman`);
/** Between a place and an office: "Kherson regional military administration", "Kharkiv deputy governor". */
export const BEFORE_OFFICE = words(
  'regional region oblast city military deputy acting provincial district state local',
);
/** After a place whose name belongs to an organisation. */
export const ORGANISATION_NEXT =
  words(`university college school institute academy hospital airlines airways airport bank times post
  tribune herald news daily journal gazette observer globe sun star chronicle examiner register courier press fc united
  city football cup league club stadium museum orchestra symphony opera theatre theater company corp inc ltd group
  council constabulary corps rifles levies rangers administration ministry department embassy consulate committee commission court police army navy brigade
  battalion division regiment union federation association foundation party institute stock exchange conference
  agreement accord accords treaty convention protocol declaration summit marathon derby fire high elementary middle
  church cathedral center centre festival street st road rd avenue ave boulevard blvd lane drive highway bridge`);
export const ORGANISATION_BEFORE =
  words(`dynamo dinamo shakhtar zenit lokomotiv spartak fc ac as cska real inter atletico sporting bayer
  borussia olympique maccabi hapoel al-ahly zamalek university bank church diocese archdiocese bishop archbishop`);
/** A title: the capitalised words after it are a person. */
export const TITLE =
  words(`mr mrs ms miss dr prof sir lord lady dame president minister chancellor secretary senator sen
  representative rep congressman congresswoman governor gov mayor general gen colonel col major maj captain capt lieutenant
  lt sergeant sgt corporal cpl private pvt admiral adm commander cmdr detective det officer inspector constable deputy
  sheriff judge justice attorney lawyer coach reverend rev father pastor bishop archbishop cardinal pope rabbi imam sheikh
  ayatollah king queen prince princess spokesman spokeswoman spokesperson chairman chairwoman director chief ambassador
  lawmaker professor author actor actress singer driver trooper principal superintendent coroner prosecutor director
  councilman councilwoman commissioner quarterback pitcher midfielder striker goalkeeper forward defender mp`);
/** After a name: the kind of area meant, in folded form → kinds of place it allows. */
export const AREA_WORD: ReadonlyMap<string, readonly string[]> = new Map([
  ['region', ['region']],
  ['oblast', ['region']],
  ['province', ['region', 'district']],
  ['governorate', ['region', 'district']],
  ['krai', ['region']],
  ['state', ['region']],
  ['prefecture', ['region', 'district']],
  ['department', ['region', 'district']],
  ['county', ['district', 'region']],
  ['counties', ['district', 'region']],
  ['parish', ['district']],
  ['parishes', ['district']],
  ['raion', ['district', 'neighbourhood']],
  ['rayon', ['district', 'neighbourhood']],
  ['district', ['district', 'neighbourhood']],
  ['districts', ['district', 'neighbourhood']],
  ['municipality', ['district', 'settlement']],
  ['township', ['settlement', 'district']],
  ['borough', ['neighbourhood', 'district', 'settlement']],
  ['neighborhood', ['neighbourhood']],
  ['neighbourhood', ['neighbourhood']],
  ['suburb', ['neighbourhood', 'settlement']],
  ['village', ['settlement']],
  ['town', ['settlement']],
  ['city', ['settlement']],
  ['regions', ['region']],
  ['provinces', ['region', 'district']],
  ['область', ['region']],
  ['області', ['region']],
  ['области', ['region']],
  ['район', ['district', 'neighbourhood']],
  ['районі', ['district', 'neighbourhood']],
  ['районе', ['district', 'neighbourhood']],
]);
/** Before a name: "the village of X", "town X". */
export const SETTLEMENT_WORD =
  words(`city town village settlement hamlet suburb suburbs outskirts port capital hub
  stronghold resort municipality commune місто місті село селі селище селищі город городе деревня деревне посёлок поселке
  villages towns cities`);
/** Lower-case words that may stand inside a name. */
export const PARTICLE = words(
  'of and de la le les los las del da do dos das di du der den van von am an on upon al el ad ar as the sur en by sous under na nad i y',
);
export const HOME_NEXT = words(
  'resident residents native natives man woman men women teenager boy girl family couple teacher student',
);
export const HOME_BEFORE = words('resident native born raised lives lived hometown home');
/** Before "from" and a place: "a Palestinian from Hebron" only tells where somebody comes from. */
export const HOME_FROM = words(
  'man woman teenager boy girl youth palestinian student couple family farmer driver worker soldier trader veteran gunman attacker suspect tourist native nurse teacher',
);
/** Natural and man-made features: what precedes is the feature's name, not a town's. */
export const FEATURE_NEXT =
  words(`river creek lake mountain mountains valley bay island islands sea ocean desert peninsula strait
  channel gulf reservoir dam forest park hills mount canyon peak coast beach`);
export const MONTH_OR_DAY =
  words(`january february march april may june july august september october november december jan feb mar
  apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun
  gmt utc est ist am pm`);
/** Single words that are never a place alone here: directions, and weapons that share a town's name. */
export const NEVER_PLACE =
  words(`downtown uptown midtown suburban rural north south east west northern southern eastern western central northeast northwest southeast
  southwest grad smerch uragan hurricane tornado iskander kalibr kinzhal shahed geran tochka lancet neptune patriot javelin
  stinger leopard abrams bradley challenger tomahawk katyusha qassam hellfire himars telegram reuters monday tuesday
  wednesday thursday friday saturday sunday president general church university police army navy parliament congress
  senate state union republic council court house security defence defense kremlin pentagon god easter christmas ramadan arab arabs arabic english muslim muslims jewish jews
  christian christians islamic islam nato obama capital federal isis hamas hezbollah taliban un`);
/** Names of several words that are none of the towns that share them. */
export const NEVER_PLACE_KEYS: ReadonlySet<string> = new Set([
  'white house',
  'red cross',
  'red crescent',
  'black hawk',
  'al qaeda',
  'amnesty',
  'human rights',
  'good friday',
  'united nations',
  'security council',
  'iron dome',
  'storm shadow',
  'las fuerzas',
]);
/** After a place: its public services and officials, named with the place itself in view ("Memphis Police"). */
export const OFFICIAL_NEXT =
  words(`police fire sheriff county council school schools court department district firefighters
  officers officials authorities authority government residents city hall borough municipal`);
/** What may stand between a preposition of place and the name. */
export const SCENE_GAP =
  words(`of the a an its their city town village capital port central downtown eastern western northern
  southern occupied besieged nearby on neighbouring neighboring`);
/** After a country's possessive: the state or its forces are meant. */
export const FORCES =
  words(`forces army military troops government president invasion war officials authorities ministry
  minister embassy ambassador navy aggression regime leader leaders parliament defence defense foreign attack attacks
  strikes offensive assault general state air security armed special prime chancellor intelligence`);
/** The last word of a state body's name: "Russia's National Anti-Terrorism Committee". */
export const STATE_BODY =
  words(`committee ministry service services agency council guard staff commission department bureau office corps navy
  army force forces parliament senate government directorate`);
/** Before "on": "blamed on Russia". */
export const BLAME = words(
  'blamed blame pinned sanctions pressure imposed war reliance dependence called calls urged',
);
/** Before a country that is a party: "talks with Iran". */
export const ADVERSARY_BEFORE = words('with between against by to and');
