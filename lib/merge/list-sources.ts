import { isTold } from '#lib/merge/candidates.ts';
import { areCopies } from '#lib/merge/group-sources.ts';
import { nameCitation, originsOf } from '#lib/merge/name-origins.ts';
import { memberKey, type Report } from '#lib/merge/report.ts';
import { GROUND_TYPES } from '#lib/schema.ts';

/** One independent source of an incident, as a reader may be told it. */
export interface IncidentSource {
  names: string[];
  /** True where a report cites it; false where it is the report itself. */
  isCited: boolean;
}

type Item = { label: string; origins: readonly string[]; isCited: boolean; isWhole: boolean };

const ground: ReadonlySet<string> = new Set(GROUND_TYPES);

/**
 * The independent sources of an incident that these reports tell of (docs/decisions/007). Copies and versions of one
 * text are one report. A report that cites what it rests on and tells of no other attack stands for the works that it
 * cites, each once; any other stands for one source, and for none where what it rests on is there already. What shares
 * a publisher, a host or an agency is one.
 */
export function listSources(reports: readonly Report[]): IncidentSource[] {
  const items = dropCopies(reports).flatMap(itemsOf);
  const groups = groupItems(items.filter(({ isWhole }) => !isWhole));
  const known = groups.flat();
  const others = items.filter((item) => item.isWhole && !known.some((other) => sharesOrigin(item, other)));
  return [...groups, ...groupItems(others)]
    .map((group) => ({
      names: [...new Set(group.map(({ label }) => label))].sort(),
      isCited: group.every(({ isCited }) => isCited),
    }))
    .sort((a, b) => (a.names.join('\n') < b.names.join('\n') ? -1 : 1));
}

function groupItems(items: readonly Item[]): Item[][] {
  const groups: Item[][] = [];
  for (const item of items) {
    const joined = groups.filter((group) => group.some((other) => sharesOrigin(item, other)));
    for (const group of joined) groups.splice(groups.indexOf(group), 1);
    groups.push([...joined.flat(), item]);
  }
  return groups;
}

/** One report of each group of copies: one that cites, else the first by id. */
function dropCopies(reports: readonly Report[]): Report[] {
  const cites = (report: Report): number => (report.sources?.length ? 0 : 1);
  const sorted = [...new Map(reports.map((r) => [r.articleId, r])).values()].sort(
    (a, b) => cites(a) - cites(b) || (a.articleId < b.articleId ? -1 : 1),
  );
  const kept: Report[] = [];
  for (const report of sorted) if (!kept.some((other) => areCopies(report, other))) kept.push(report);
  return kept;
}

function itemsOf(report: Report): Item[] {
  const citations = report.sources ?? [];
  if (citations.length > 0 && tellsOfOneAttack(report)) {
    return citations.map((citation) => {
      const origins = nameCitation(citation);
      return { label: origins[0] ?? citation, origins, isCited: true, isWhole: false };
    });
  }
  const origins = originsOf(report);
  const label = report.publisher ?? 'a report without a publisher';
  return [
    {
      label,
      origins: origins.length > 0 ? origins : [report.articleId],
      isCited: false,
      isWhole: citations.length > 0,
    },
  ];
}

function sharesOrigin(a: Item, b: Item): boolean {
  return a.origins.some((origin) => b.origins.includes(origin));
}

/** True where all that a report tells as its own news is at one place on one day. */
function tellsOfOneAttack(report: Report): boolean {
  const own = report.mentions.filter(
    (mention) =>
      (mention.tier === 'primary' || mention.tier === 'secondary') &&
      ground.has(mention.type) &&
      isTold({ key: memberKey({ article: report.articleId, mention: mention.id }), report, mention }),
  );
  return new Set(own.map(({ place, time }) => `${place?.placeId ?? place?.name} ${time.start}`)).size <= 1;
}
