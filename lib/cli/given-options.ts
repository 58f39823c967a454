/** The facts that a person states on the command line about the articles given. */
import type { Given } from '#lib/read/source.ts';
import { isDay } from '#lib/time.ts';
import { textOption, UsageError, type Values } from './command.ts';

export const GIVEN_OPTIONS = {
  published: { type: 'string' },
  publisher: { type: 'string' },
  url: { type: 'string' },
} as const;

export const GIVEN_HELP = `  --published YYYY-MM-DD  publication day of the articles
  --publisher NAME        who published them
  --url ADDRESS           where they were published`;

/** Reads --published, --publisher and --url; throws UsageError for a day or address that is none. */
export function readGiven(values: Values): Given {
  const publishedAt = textOption(values, 'published');
  if (publishedAt !== undefined && !isDay(publishedAt)) {
    throw new UsageError(`--published "${publishedAt}" is not a calendar day such as 2022-04-28`);
  }
  const url = textOption(values, 'url');
  if (url !== undefined && !/^https?:$/.test(URL.parse(url)?.protocol ?? '')) {
    throw new UsageError(`--url "${url}" is not an http or https address`);
  }
  return { publishedAt, publisher: textOption(values, 'publisher'), url };
}
