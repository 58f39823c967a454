/** The beginning of a file as it would be read under a mapping; nothing is stored. */
import { ok, type Result } from '#lib/result.ts';
import { applyMapping, canLoad } from '#lib/view/load-fields.ts';
import type { UploadPreview } from '#lib/wire.ts';
import { openRows } from './open-rows.ts';
import type { RowFile } from './row-file.ts';
import { RowReader } from './row-reader.ts';

const SHOWN_ROWS = 20;
const SAMPLE_ROWS = 1_000;

/** The columns, the mapping that is guessed with what a person said over it, and what the first rows give. */
export async function previewRows(file: RowFile, said: readonly string[]): Promise<Result<UploadPreview>> {
  const opened = await openRows(file, { sample: true });
  if (!opened.ok) return opened;
  const { unit, columns } = opened.value;
  const mapping = applyMapping(columns, said);
  if (!mapping.ok) return mapping;
  const reader = new RowReader(file.name, columns, mapping.value);
  const sample = { good: 0, rejected: 0, isWhole: true };
  const rows: UploadPreview['rows'] = [];
  for await (const row of opened.value.rows) {
    if (sample.good + sample.rejected >= SAMPLE_ROWS) {
      sample.isWhole = false;
      break;
    }
    const read = reader.read(row);
    const isBad = typeof read === 'string';
    if (isBad) sample.rejected++;
    else sample.good++;
    if (rows.length >= SHOWN_ROWS) continue;
    rows.push({ row: row.row, incident: isBad ? null : read.incident, problem: isBad ? read : null });
  }
  // The sample of a long GeoJSON document ends before it does.
  if (opened.value.isCut) sample.isWhole = false;
  return ok({ unit, columns, mapping: mapping.value, canLoad: canLoad(mapping.value), rows, sample });
}
