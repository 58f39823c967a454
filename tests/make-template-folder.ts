/** Set-up of a whole run of unit tests: a folder for the database that test files copy (tests/lib/server/copy-database.ts). */
import { makeTempFolder, removeTempFolders } from './temp-folder.ts';

export default function makeTemplateFolder(): () => void {
  process.env.DATELINE_TEST_TEMPLATE = makeTempFolder('template');
  return removeTempFolders;
}
