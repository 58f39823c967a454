/** How exactly a named place says where an attack was: the product's precision codes and their radii. */
import { settlementRadiusKm } from '#lib/geo.ts';
import type { MentionPlace, Place } from '#lib/schema.ts';

/** Radii of the product's table, in km. */
const EXACT_KM = 0.2;
const NEIGHBOURHOOD_KM = 3;
const NEAR_KM = 25;
const COUNTRY_KM = 300;
const KM_PER_DEGREE = 111.2;

/** What stands before a name that says where to begin from: "south of", "outside the town of". */
export const NEAR =
  /(?:\bnear(?:by)?|\boutside|\bclose to|\bnot far from|\boutskirts of|\bvicinity of|\b(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west) of|\boff(?: the coast of)?|\baround|\bapproaches to|\bбіля|\bпоблизу|\bвозле|\bблиз) (?:the )?(?:(?:[a-z-]+ )?(?:city|town|village|settlement|port|capital) (?:of )?)?$/iu;
const CENTRE =
  /(?:\bcentral|\bdowntown|\b(?:centre|center|heart|middle) of) (?:the )?(?:(?:city|town|capital) (?:of )?)?$/iu;

/** Precision code and radius of a place; `lead` is the text before its name ("south of ", "in central "). */
export function extentOf(
  place: Place,
  lead: string,
): { precision: MentionPlace['precision']; radiusKm: number; why: string[] } {
  const near = NEAR.exec(lead);
  const area = place.bbox === null ? null : boxRadiusKm(place.bbox);
  switch (place.kind) {
    case 'site':
      if (near !== null)
        return { precision: 'near', radiusKm: NEAR_KM, why: [`"${near[0].trim()}" it, not at it`] };
      return { precision: 'exact', radiusKm: EXACT_KM, why: [] };
    case 'neighbourhood':
      return { precision: 'neighbourhood', radiusKm: NEIGHBOURHOOD_KM, why: [] };
    case 'settlement':
      if (near !== null)
        return { precision: 'near', radiusKm: NEAR_KM, why: [`"${near[0].trim()}" it, not in it`] };
      if (CENTRE.test(lead)) {
        return { precision: 'neighbourhood', radiusKm: NEIGHBOURHOOD_KM, why: ['the centre of the town'] };
      }
      return { precision: 'settlement', radiusKm: round(settlementRadiusKm(place.population)), why: [] };
    case 'district':
      return { precision: 'district', radiusKm: area ?? NEAR_KM, why: ['the whole district is meant'] };
    case 'region':
    case 'water':
      return { precision: 'region', radiusKm: area ?? 4 * NEAR_KM, why: ['the whole area is meant'] };
    default:
      return { precision: 'country', radiusKm: area ?? COUNTRY_KM, why: ['no finer place is named'] };
  }
}

/** Precision and radius of what lies near a place. */
export function nearby(): { precision: MentionPlace['precision']; radiusKm: number } {
  return { precision: 'near', radiusKm: NEAR_KM };
}

/** Mean of half the width and half the height of a box, in km. */
function boxRadiusKm([west, south, east, north]: readonly [number, number, number, number]): number {
  const width = (east - west) * Math.cos((((south + north) / 2) * Math.PI) / 180);
  return round(((width + (north - south)) / 4) * KM_PER_DEGREE);
}

function round(km: number): number {
  return Math.round(km * 10) / 10;
}
