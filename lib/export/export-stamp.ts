/** What every exported file says of itself. */
export type ExportStamp = {
  /** ISO instant as of which the data stands. */
  asOf: string;
  dataVersion: string;
  /** The query as it stood in the URL; "" = everything. */
  query: string;
  /** Who is to be named. */
  attribution: string;
  /** Address of this installation, e.g. "http://localhost:3000". */
  home: string;
  /** What each grade means, in one line; a brief's files carry it. */
  grades?: string;
  /** What was withheld and coarsened; "" = nothing. */
  safety?: string;
};

/** Places come from GeoNames, whose licence asks to be named. */
export const ATTRIBUTION =
  'Dateline, extracted from the reports named with each incident; places: GeoNames (CC BY 4.0), Natural Earth';
