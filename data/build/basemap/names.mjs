import { readFileSync } from 'node:fs';
import { romaniseUkrainian, UKRAINIAN_LETTERS } from '../../../lib/resolve/place/romanise.ts';

/** Russian letters, close to BGN/PCGN; used only to compare spellings. */
const RUSSIAN = {
  ...UKRAINIAN_LETTERS,
  '’': '',
  ʼ: '',
  "'": '',
  г: 'g',
  е: 'e',
  ё: 'e',
  и: 'i',
  й: 'i',
  ъ: '',
  ы: 'y',
  э: 'e',
  ю: 'yu',
  я: 'ya',
};
const VOWELS = /[aeiouy]/;

/** The stress mark that some sources put on a vowel; never part of the name. */
const STRESS = '\u0301';
const CYRILLIC_NAME = /^[\u0400-\u0482\u048a-\u04ff'’ʼ .-]+$/;
const GREEK_NAME = /^[\u0370-\u03ff\u1f00-\u1fff .-]+$/;
const UKRAINIAN_ONLY = /[іїєґ]|[сц]ьк/i;
/** Endings and pairs that romanise alike but that Ukrainian spells otherwise. */
const NOT_UKRAINIAN = /ґ|тс(?!ьк)|[сц]к(?=[ -]|$)/i;
const RUSSIAN_ONLY = /[ыэёъ]|[сц]к(?:ий|ая|ое|ие)(?=[ -]|$)/i;
/** Letters that neither Ukrainian nor Russian writes (Serbian, Macedonian, Belarusian, Turkic, pre-1918). */
const FOREIGN_CYRILLIC = /[^а-яіїєґыэёъ'’ʼ .-]/i;

/** Spellings of Belarusian, Rusyn and the like that Russian does not have. */
const NOT_RUSSIAN = /[чжшщ]ы|шч|сьц|ця|дзь|дзя|ньск|ъ(?=[ -]|$)|ъл|[бвгдзклмнпрст]э|тс(?!к)|ць(?=[ -]|$)/i;

/** Countries whose own names reach GeoNames in romanised form: their marks and apostrophes are dropped in English. */
const ROMANISED = new Set(
  'AF AE AM BD BH BY CN CY EG GE GR IL IN IQ IR JO JP KG KP KR KW KZ LB LK LY MK MM MN NP OM PK PS QA RU SA SD SY TH TJ TW UA UZ YE'.split(
    ' ',
  ),
);

/** Towns renamed by the Verkhovna Rada whose former name the gazetteer still leads with: former → new, Ukrainian. */
const RENAMED = {
  'Новоград-Волинський': 'Звягель',
  'Володимир-Волинський': 'Володимир',
  Червоноград: 'Шептицький',
  Новомосковськ: 'Самар',
  Красноград: 'Берестин',
  Первомайський: 'Златопіль',
  Южне: 'Південне',
  Южноукраїнськ: 'Південноукраїнськ',
  Сєвєродонецьк: 'Сіверськодонецьк',
  Краснодон: 'Сорокине',
  Дніпропетровськ: 'Дніпро',
  Дніпродзержинськ: 'Кам’янське',
  Артемівськ: 'Бахмут',
  Дзержинськ: 'Торецьк',
  Красноармійськ: 'Покровськ',
  Димитров: 'Мирноград',
  'Красний Лиман': 'Лиман',
  Комсомольськ: 'Горішні Плавні',
  Іллічівськ: 'Чорноморськ',
  Котовськ: 'Подільськ',
};
/** Well-known English forms that no romanisation gives. */
const ENGLISH = {
  'Rostov-na-Donu': 'Rostov-on-Don',
  "Homyel'": 'Gomel',
  'Sankt-Peterburg': 'Saint Petersburg',
  'Al Hudaydah': 'Hodeidah',
  Yafo: 'Jaffa',
  Dimashq: 'Damascus',
  'As Sulaymaniyah': 'Sulaymaniyah',
  'Ar Raqqah': 'Raqqa',
  Hamah: 'Hama',
  'Al Mawsil': 'Mosul',
  Taizz: 'Taiz',
};

/** Ukrainian names of cities abroad where the nearest spelling is another language's. */
const UKRAINIAN = { Chisinau: 'Кишинів', 'Saint Petersburg': 'Санкт-Петербург', Vienna: 'Відень' };

/** Russian names of Ukraine's larger towns by their Ukrainian ones, where the nearest spelling may be another language's. */
const RUSSIAN_BY_UKRAINIAN = new Map(
  Object.entries(JSON.parse(readFileSync(new URL('./russian-names.json', import.meta.url), 'utf8'))),
);

function romaniseRussian(name) {
  let out = '';
  for (const letter of name.toLowerCase()) {
    const latin = RUSSIAN[letter] ?? letter;
    out += letter === 'е' && (out === '' || VOWELS.test(out.at(-1))) ? 'ye' : latin;
  }
  return out;
}

const foldMarks = (text) =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/['’ʼ`ʻ‘]/g, '');
const fold = (text) => foldMarks(text).toLowerCase();

/** Levenshtein distance of two short strings. */
export function editDistance(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length];
}

/** The candidate with the least score, ties broken by code point order, as { name, score }; null without candidates. */
function pickBest(candidates, scoreOf) {
  let best = null;
  for (const name of [...candidates].sort()) {
    const score = scoreOf(name);
    if (!best || score < best.score) best = { name, score };
  }
  return best;
}

/** The Ukrainian spelling nearest to a GeoNames name, with its distance in letters; null when there is none. */
function pickUkrainian(geoName, alternates) {
  const target = fold(geoName);
  const candidates = alternates.filter(
    (n) => CYRILLIC_NAME.test(n) && !RUSSIAN_ONLY.test(n) && !FOREIGN_CYRILLIC.test(n),
  );
  return pickBest(candidates, (n) => {
    const distance = editDistance(fold(romaniseUkrainian(n)), target);
    const sureness = distance === 0 ? 2 : UKRAINIAN_ONLY.test(n) ? 1.5 : 0;
    return distance - sureness - (/ь/.test(n) ? 0.2 : 0) + (NOT_UKRAINIAN.test(n) ? 0.8 : 0);
  });
}

/** The Russian spelling nearest to a GeoNames name; null when none differs in at most `farthest` of its letters. */
function pickRussian(geoName, alternates, farthest) {
  const target = fold(geoName);
  const latin = new Set(alternates.filter((n) => !CYRILLIC_NAME.test(n)).map(fold));
  const candidates = alternates.filter(
    (n) => CYRILLIC_NAME.test(n) && !UKRAINIAN_ONLY.test(n) && !FOREIGN_CYRILLIC.test(n),
  );
  const best = pickBest(candidates, (n) => {
    const roman = romaniseRussian(n);
    const marks =
      (/[ыё]/i.test(n) ? 0.6 : 0) +
      (/й/i.test(n) ? 0.2 : 0) +
      (/ь/.test(n) ? 0.4 : 0) +
      (latin.has(roman) ? 0.5 : 0);
    return editDistance(roman, target) - marks + (NOT_RUSSIAN.test(n) ? 2 : 0);
  });
  return best && best.score <= target.length * farthest ? best.name : null;
}

function pickEnglish(geoName, country) {
  if (ENGLISH[geoName]) return ENGLISH[geoName];
  if (!ROMANISED.has(country)) return geoName;
  const isRussian = country === 'RU' || country === 'BY';
  const spelled = isRussian
    ? geoName
        .replace(/ë/g, 'yo')
        .replace(/Ë/g, 'Yo')
        .replace(/[iy]y\b/g, 'y')
        .replace(/^Horad /, '')
    : geoName;
  const folded = foldMarks(spelled);
  return ENGLISH[folded] ?? folded;
}

/**
 * Names of a place as tile properties: name_en always; name_uk, name_ru, name_local where known and different.
 * `listedAlternates` are GeoNames' alternate names without language tags.
 */
export function nameProperties(geoName, listedAlternates, country) {
  const alternates = listedAlternates.map((name) => name.replaceAll(STRESS, ''));
  const names = { name_en: pickEnglish(geoName, country) };
  const ukrainian = pickUkrainian(geoName, alternates);
  let uk = UKRAINIAN[geoName] ?? ukrainian?.name ?? null;
  if (country === 'UA' && uk) {
    uk = RENAMED[uk] ?? uk;
    if (uk !== ukrainian.name || ukrainian.score <= Math.max(1.5, uk.length * 0.35))
      names.name_en = romaniseUkrainian(uk);
  }
  const isUkraine = country === 'UA';
  const isOldName = isUkraine && uk === ukrainian?.name && ukrainian.score > geoName.length * 0.5;
  if (uk && !isOldName) names.name_uk = uk;
  const ru =
    RUSSIAN_BY_UKRAINIAN.get(uk?.replace(/[’ʼ]/g, "'")) ??
    pickRussian(geoName, alternates, isUkraine ? 0.6 : 2) ??
    (isUkraine && names.name_uk ? russianEnding(uk) : null);
  if (ru) names.name_ru = ru;
  const local = pickLocal(geoName, alternates, country, names);
  if (local && local !== names.name_en) names.name_local = local;
  return names;
}

/** Russian form of a Ukrainian name in -ськ or -цьк whose other letters both languages share; null for others. */
function russianEnding(uk) {
  return /^[^іїєґи'’ʼ]+[сц]ьк$/i.test(uk) ? uk.replace(/ьк$/, 'к') : null;
}

function pickLocal(geoName, alternates, country, names) {
  if (country === 'UA') return names.name_uk;
  if (country === 'RU') return names.name_ru;
  if (country === 'GR' || country === 'CY') return alternates.find((n) => GREEK_NAME.test(n)) ?? geoName;
  if (country === 'BY') {
    const belarusian = alternates.filter(
      (n) => CYRILLIC_NAME.test(n) && /[ўі]/i.test(n) && !/[їєґищъ]/i.test(n),
    );
    return belarusian.sort()[0] ?? names.name_ru;
  }
  return geoName;
}
