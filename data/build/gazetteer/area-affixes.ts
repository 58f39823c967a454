/** The bare name in an official name of an area: "Kabupaten Pangandaran" → "Pangandaran", "Kitaakita-shi" → "Kitaakita". */

/** Words for an area that stand before its name, as the GeoNames lists spell them; longest first where one holds another. */
const BEFORE =
  /^(?:administrative district of|arrondissement(?: de| du| d’| d')?|bahagian|barangay|bashkia e|bezirk|cant[oó]n(?: de)?|caza(?: de| du)?|cercle(?: de| du| d’)?|cidade(?: de)?|circunscri[cç][aã]o(?: de| do| da)?|city(?: and county)?(?: of)?|commune(?: de| du| d’)?|comuna|concelho(?: de| do| da)?|county(?: borough)?(?: of)?|da[iï]ra(?: de| d’)?|daerah|d[eé]l[eé]gation(?: de| d’)?|departamento(?: de| del)?|d[eé]partement(?: de| du| d’)?|distrito(?: de| do| da)?|district municipality of|district(?: of| de| du| d’)?|gemeente|gobierno de|gorodskoye poseleniye|gorodskoy okrug|grad|huy[eệ]n|judet|kabupaten|kaupungi|khan|khwaeng|komuna e|kota|kreis|kreisfreie stadt|landkreis|liwā[’']|markaz|metropolitan borough of|mukim|municipal district of|municipality(?: of)?|munic[ií]pio(?: de| do| da)?|municipiul|nohiyai|nom[oó]s|ob[sš][hč]tina|okres|op[cć]ina|ora[sşș]|partido(?: de)?|politischer bezirk|powiat|province(?: of| de)?|provincia(?: de| di)?|qaḑā[’']|qu[aậ]n|regional district of|regional municipality of|royal borough of|shahrest[aā]n-e|sr[oŏ]k|th[aà]nh ph[oố]|th[iị] x[aã]|upravna enota|amphoe)\s+(?=\p{Lu})/iu;

/** Words that stand after it, also joined by a hyphen. */
const AFTER =
  /[\s-]+(?:administratsiya|arrondissement|aūdany|autonomous (?:county|okrug|prefecture)|barrio|borough|canton|cercle|commune|constituency|county|department|district|division|governorate|gun|guyŏk|gu|ilçesi|İlçesi|islands?|járása?|kommune?|krai|kray|ku|linn|mandal|municipal(?:ity)?|oblast|okrug|pagasts|parish|prefecture|province|pueblo|qu|raion|rayon|region|republic|sector|shahri|shi|si|state|sub-?county|subregion|sum|tahsil|taluk|tehsil|township|tumani|ulus|upazila|vald|voivodeship|woreda|xian|zone)$/iu;

/** The name without the words that say what kind of area it is, where at least three letters are left; else null. */
export function bareAreaName(name: string): string | null {
  const bare = name.replace(BEFORE, '').replace(AFTER, '').trim();
  return bare === name || bare.replace(/[^\p{L}]/gu, '').length < 3 ? null : bare;
}
