/** How far the readings of a name agree with what else its text names: country, region, distance, what stands beside it. */
import type { Place } from '#lib/schema.ts';
import { levelOf, liesIn, roughKm } from './contains.ts';
import type { Candidate, NameGroup } from './name-group.ts';
import { F } from './rank-features.ts';
import { countryKey, countryOf, regionOf, type Scene, shareOf } from './read-scene.ts';

/** A place is near another within this many km. */
export const NEAR_KM = 70;

/** Sets the features that say how every reading of a name agrees with the text's other names, by their probabilities so far. */
export function setAgreement(group: NameGroup, scene: Scene): void {
  const rest = scene.total - group.weight + 0.5;
  const isLinked = group.beside.length > 0 || group.near.length > 0 || group.inner.length > 0;
  for (const candidate of group.candidates) {
    const { place } = candidate.hit;
    const f = candidate.features;
    const { country } = place;
    const { region } = candidate;
    const inCountry = country === null ? 0 : (scene.countries.get(country) ?? 0);
    const inRegion = region === null ? 0 : (scene.regions.get(region) ?? 0);
    f[F.countryAgrees] = (inCountry - shareOf(group, country, countryOf)) / rest;
    f[F.regionAgrees] = (inRegion - shareOf(group, region, regionOf)) / rest;
    f[F.countryNamed] = place.kind === 'country' ? 0 : Math.min(1, scene.named.get(countryKey(place)) ?? 0);
    f[F.regionNamed] = regionNamed(place, scene);
    setNearness(group, candidate, scene);
    // What stands beside nothing has zeros there from the start.
    if (isLinked) setBeside(group, candidate);
    if (group.peers.length > 0) setPeers(group, candidate);
  }
}

function regionNamed(place: Place, scene: Scene): number {
  if (levelOf(place) <= 2 || place.admin1 === null) return 0;
  let best = 0;
  for (const top of scene.tops) {
    if (top.place.kind === 'region' && liesIn(place, top.place)) best = Math.max(best, top.weight);
  }
  return Math.min(1, best);
}

function setNearness(group: NameGroup, candidate: Candidate, scene: Scene): void {
  let near50 = 0;
  let near300 = 0;
  let parent = 0;
  for (const top of scene.tops) {
    if (top.group === group || top.place.id === candidate.hit.place.id) continue;
    const km = roughKm(top.place, candidate.hit.place);
    if (top.place.kind !== 'region') near50 = Math.max(near50, top.weight / (1 + km / 50));
    near300 += top.weight / (1 + (km / 300) * (km / 300));
    if (top.place.kind === 'district' && liesIn(candidate.hit.place, top.place))
      parent = Math.max(parent, top.weight);
  }
  candidate.features[F.near50] = near50;
  candidate.features[F.near300] = near300 / (1 + near300);
  candidate.features[F.parentNamed] = parent;
}

/** "Odessa, Texas": the share of names beside it one of whose likely places holds this candidate. */
function setBeside(group: NameGroup, candidate: Candidate): void {
  let holds = 0;
  for (const other of group.beside) {
    for (const { hit, p } of other.candidates) {
      if (p > 0.05 && liesIn(candidate.hit.place, hit.place)) holds = Math.max(holds, p > 0.3 ? 1 : 0.5);
    }
  }
  for (const other of group.near) {
    for (const { hit, p } of other.candidates) {
      if (p > 0.3 && roughKm(candidate.hit.place, hit.place) < NEAR_KM) holds = Math.max(holds, 1);
    }
  }
  candidate.features[F.besideHolds] = holds;
  let held = 0;
  for (const other of group.inner) {
    for (const { hit, p } of other.candidates)
      if (liesIn(hit.place, candidate.hit.place)) held = Math.max(held, p);
  }
  candidate.features[F.holdsBeside] = held;
  candidate.features[F.holdsNothing] = group.inner.length > 0 ? 1 - held : 0;
  candidate.features[F.besideClashes] = group.beside.length > 0 && holds === 0 ? 1 : 0;
}

/** "Oregon, Idaho and Washington": how far the names it is listed with are of its kind, and of its country besides. */
function setPeers(group: NameGroup, { hit, features }: Candidate): void {
  let alike = 0;
  let siblings = 0;
  for (const peer of group.peers) {
    for (const { hit: other, p } of peer.candidates) {
      if (levelOf(other.place) !== levelOf(hit.place)) continue;
      alike += p;
      if (other.place.country === hit.place.country) siblings += p;
    }
  }
  const count = group.peers.length;
  features[F.peersAlike] = alike / count;
  features[F.peersUnlike] = 1 - alike / count;
  features[F.peersSiblings] = siblings / count;
}
