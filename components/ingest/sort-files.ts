import { MAX_TABLE_BYTES } from '#components/ingest/ingest-api.ts';
import { looksLikeIncidents, TELLING_BYTES } from '#lib/view/looks-like-incidents.ts';

export type SortedFiles = {
  articles: File[];
  /** Tables of attacks. */
  tables: File[];
  /** Tables that no server takes. */
  tooLarge: File[];
};

/** Tells tables of attacks from articles by name and beginning; a file that cannot be read goes with the articles. */
export async function sortFiles(files: readonly File[]): Promise<SortedFiles> {
  const sorted: SortedFiles = { articles: [], tables: [], tooLarge: [] };
  for (const file of files) {
    const head = await file
      .slice(0, TELLING_BYTES)
      .text()
      .catch(() => '');
    if (!looksLikeIncidents(file.name, head)) sorted.articles.push(file);
    else if (file.size > MAX_TABLE_BYTES) sorted.tooLarge.push(file);
    else sorted.tables.push(file);
  }
  return sorted;
}
