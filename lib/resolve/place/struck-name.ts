/** A name that the words behind it say was hit: "Izium was struck by a missile", "Orikhiv was shelled again". */
import type { Token } from './tokens.ts';

/** Done to places and hardly ever to people. */
const SHELLED = new Set(
  'shelled bombed bombarded pounded rocked raided pummeled pummelled hammered blasted strafed rocketed'.split(
    ' ',
  ),
);
/** Done to people as well ("struck by a car"). */
const STRUCK = new Set('struck hit attacked targeted'.split(' '));
const BE = new Set('was were is being been'.split(' '));
const WEAPON =
  /^(missiles?|rockets?|drones?|shells?|bombs?|shaheds?|uavs?|strikes?|airstrikes?|shelling|artillery|mortars?|explosions?|blasts?|warplanes?|jets|aircraft|iskanders?|kinzhals?)$/;
const WEAPON_REACH = 6;

/** True if the tokens from `at` on, right behind a name, tell that it was hit. */
export function isStruck(tokens: readonly Token[], at: number): boolean {
  let i = at;
  if (/^(has|have|had)$/.test(tokens[i]?.key ?? '')) i++;
  if (!BE.has(tokens[i]?.key ?? '')) return false;
  i++;
  while (/^(again|also|being|heavily|later|then|repeatedly|first|been)$/.test(tokens[i]?.key ?? '')) i++;
  const verb = tokens[i]?.key ?? '';
  if (SHELLED.has(verb)) return true;
  if (!STRUCK.has(verb)) return false;
  const by = tokens[i + 1]?.key;
  if (by !== 'by' && by !== 'with') return false;
  for (let k = i + 2; k < Math.min(tokens.length, i + 2 + WEAPON_REACH); k++)
    if (WEAPON.test(tokens[k]!.key)) return true;
  return false;
}
