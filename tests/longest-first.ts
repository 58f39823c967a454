/** Order of the unit test files: without times of an earlier run Vitest goes by size, and would end with one long file. */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Those that wait for processes, servers and silence most, by the times of the gate; the longest first. */
const LONG = [
  'lib/server/on-postgresql-15',
  'app/api/uploads',
  'app/api/briefs',
  'lib/cli/keep-data',
  'lib/cli/add',
  'lib/server/jobs/killed-worker',
  'lib/cli/usage',
  'lib/server/postgres/open-postgres',
  'lib/cli/gazetteer',
  'lib/merge/merge-index',
  'lib/server/load/load-file',
  'lib/cli/extract',
  'lib/server/replicas',
];

function rankOf({ moduleId }: TestSpecification): number {
  const at = LONG.findIndex((name) => moduleId.endsWith(`/tests/${name}.test.ts`));
  return at === -1 ? LONG.length : at;
}

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.sort((a, b) => rankOf(a) - rankOf(b));
  }
}
