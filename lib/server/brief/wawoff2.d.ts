declare module 'wawoff2' {
  /** A WOFF2 file as TrueType, in memory that the next call writes over. */
  export function decompress(woff2: Uint8Array): Promise<Uint8Array>;
}
