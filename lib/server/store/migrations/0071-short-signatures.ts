/** Signatures of texts as one text each (lib/merge/sign-text.ts): lists of numbers were most of what reading a report cost. */
import { type Kysely, sql } from 'kysely';

/** Rewrites those that are stored as lists. */
export async function shortenSignatures(db: Kysely<unknown>): Promise<void> {
  // The words of a text do not change with its signature.
  await sql.raw('ALTER TABLE articles DISABLE TRIGGER fill_article').execute(db);
  await sql
    .raw(`UPDATE articles SET notes = jsonb_set(notes, '{signature}', to_jsonb(coalesce((
        SELECT string_agg(lpad(to_hex(hash::bigint), 8, '0'), '' ORDER BY at)
        FROM jsonb_array_elements_text(notes->'signature') WITH ORDINALITY AS t (hash, at)), '')))
      WHERE jsonb_typeof(notes->'signature') = 'array'`)
    .execute(db);
  await sql.raw('ALTER TABLE articles ENABLE TRIGGER fill_article').execute(db);
}
