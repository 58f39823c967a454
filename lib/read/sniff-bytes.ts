/** What a run of bytes is before any decoding: a known binary file, or which UTF it is by its first bytes. */

type Signature = { bytes: number[]; at?: number; what: string; cure: string };

const TEXT_CURE = 'save its text as .txt, .md or .html and add that';

/** Magic numbers of the files that people most often add by mistake. */
const SIGNATURES: Signature[] = [
  { bytes: [0x25, 0x50, 0x44, 0x46, 0x2d], what: 'a PDF document', cure: TEXT_CURE },
  { bytes: [0x50, 0x4b, 0x03, 0x04], what: 'a zip or Office document', cure: TEXT_CURE },
  { bytes: [0x50, 0x4b, 0x05, 0x06], what: 'an empty zip archive', cure: TEXT_CURE },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], what: 'an old Office document', cure: TEXT_CURE },
  { bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66], what: 'an RTF document', cure: TEXT_CURE },
  { bytes: [0x1f, 0x8b], what: 'a gzip archive', cure: 'unpack it first' },
  { bytes: [0x42, 0x5a, 0x68], what: 'a bzip2 archive', cure: 'unpack it first' },
  { bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a], what: 'an xz archive', cure: 'unpack it first' },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], what: 'a zstd archive', cure: 'unpack it first' },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], what: 'a 7z archive', cure: 'unpack it first' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], what: 'a PNG picture', cure: TEXT_CURE },
  { bytes: [0xff, 0xd8, 0xff], what: 'a JPEG picture', cure: TEXT_CURE },
  { bytes: [0x47, 0x49, 0x46, 0x38], what: 'a GIF picture', cure: TEXT_CURE },
  { bytes: [0x57, 0x45, 0x42, 0x50], at: 8, what: 'a WebP picture', cure: TEXT_CURE },
  { bytes: [0x66, 0x74, 0x79, 0x70], at: 4, what: 'a video or picture', cure: TEXT_CURE },
  { bytes: [0x7f, 0x45, 0x4c, 0x46], what: 'a program', cure: TEXT_CURE },
  { bytes: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66], what: 'an SQLite database', cure: TEXT_CURE },
  { bytes: [0x50, 0x41, 0x52, 0x31], what: 'a Parquet file', cure: 'export it as CSV' },
];

/** The known binary format of the bytes and what to do about it, or null. */
export function sniffBinary(bytes: Uint8Array): { what: string; cure: string } | null {
  const found = SIGNATURES.find(({ bytes: magic, at = 0 }) =>
    magic.every((byte, i) => bytes[at + i] === byte),
  );
  return found ? { what: found.what, cure: found.cure } : null;
}

type WideEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'utf-32le' | 'utf-32be';

/** The UTF that a byte order mark announces, or null. */
export function sniffByteOrderMark(bytes: Uint8Array): WideEncoding | null {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return 'utf-32le';
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return 'utf-32be';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return null;
}

/** The UTF whose zero bytes stand where those of mostly-ASCII text would, judged on the first 4 kB, or null. */
export function sniffWideText(bytes: Uint8Array): WideEncoding | null {
  const sample = bytes.subarray(0, 4096 - (4096 % 4));
  const quads = Math.floor(sample.length / 4);
  if (quads === 0) return null;
  const zeros = [0, 0, 0, 0];
  for (let at = 0; at < quads * 4; at += 1) {
    if (sample[at] === 0) zeros[at % 4] = (zeros[at % 4] ?? 0) + 1;
  }
  const [first, second, third, fourth] = zeros.map((count) => count / quads) as [
    number,
    number,
    number,
    number,
  ];
  const [most, few] = [0.6, 0.1];
  if (second > most && third > most && fourth > most && first < few) return 'utf-32le';
  if (first > most && second > most && third > most && fourth < few) return 'utf-32be';
  if (second > most && fourth > most && first < few && third < few) return 'utf-16le';
  if (first > most && third > most && second < few && fourth < few) return 'utf-16be';
  return null;
}

/** The share of bytes that no text has: control characters other than tab, line ends, form feed and escape. */
export function controlShare(bytes: Uint8Array): number {
  const sample = bytes.subarray(0, 65536);
  let controls = 0;
  for (const byte of sample) {
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 27) controls += 1;
  }
  return sample.length === 0 ? 0 : controls / sample.length;
}
