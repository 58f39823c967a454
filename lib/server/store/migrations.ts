/** The schema's history, forward only: append a step in a file of its own, never change one that has landed. */
import type { Migration } from 'kysely/migration';
import { makeFirstTables } from './migrations/0001-articles-mentions-incidents.ts';
import { makePlaceTables } from './migrations/0002-imported-places.ts';
import { makeLedgers } from './migrations/0003-ledgers.ts';
import { addIncidentFilters } from './migrations/0010-incident-filters.ts';
import { makeLoadTables } from './migrations/0011-loads.ts';
import { makeJobTables } from './migrations/0020-jobs.ts';
import { makeFeedTable } from './migrations/0021-feeds.ts';
import { makeBriefTables } from './migrations/0030-briefs.ts';
import { makeDecisions } from './migrations/0040-decisions.ts';
import { addDecisionIds } from './migrations/0041-decision-ids.ts';
import { makeUploadTables } from './migrations/0050-uploads.ts';
import { addFeedEntries } from './migrations/0051-feed-entries.ts';
import { noteIncidentChanges } from './migrations/0060-incident-changes.ts';
import { indexWaveDays } from './migrations/0070-wave-days.ts';
import { shortenSignatures } from './migrations/0071-short-signatures.ts';
import { addDisputes } from './migrations/0080-disputes.ts';

/** Each step by name; they run in the order of their names. */
export const migrations: Record<string, Migration> = {
  '0001-articles-mentions-incidents': { up: makeFirstTables },
  '0002-imported-places': { up: makePlaceTables },
  '0003-ledgers': { up: makeLedgers },
  '0020-jobs': { up: makeJobTables },
  '0021-feeds': { up: makeFeedTable },
  '0030-briefs': { up: makeBriefTables },
  '0040-decisions': { up: makeDecisions },
  '0041-decision-ids': { up: addDecisionIds },
  '0050-uploads': { up: makeUploadTables },
  '0051-feed-entries': { up: addFeedEntries },
  '0060-incident-changes': { up: noteIncidentChanges },
  '0070-wave-days': { up: indexWaveDays },
  '0071-short-signatures': { up: shortenSignatures },
  '0080-disputes': { up: addDisputes },
  '0010-incident-filters': { up: addIncidentFilters },
  '0011-loads': { up: makeLoadTables },
};
