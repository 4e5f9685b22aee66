/** How much an archive may hold and expand to. Exceeding any of these is an issue, never a crash. */
export type ZipLimits = {
  readonly entriesMax: number;
  readonly archiveBytesMax: number;
  readonly entryBytesMax: number;
  readonly totalBytesMax: number;
  /** Expanded bytes per compressed byte, judged for entries above a megabyte. */
  readonly ratioMax: number;
};

/** The limits of a new installation; the server's configuration may change them. */
export const DEFAULT_ZIP_LIMITS: ZipLimits = {
  entriesMax: 5_000_000,
  archiveBytesMax: 8 * 2 ** 30,
  entryBytesMax: 64 * 2 ** 30,
  totalBytesMax: 200 * 2 ** 30,
  ratioMax: 200,
};

/** Expands deflated bytes. The platform's own: packages reach it only as an argument. */
export type Inflater = {
  /** CRC-32 of the bytes, continued from that of the bytes before them (0 at the beginning). */
  readonly crc32: (bytes: Uint8Array, before: number) => number;
  /** The whole of a small entry; undefined where the bytes are damaged or expand to anything but `sizeBytes`. */
  readonly inflateRaw: (
    compressed: Uint8Array,
    sizeBytes: number,
  ) => Uint8Array | undefined | Promise<Uint8Array | undefined>;
  /** A large entry piece by piece; rejects with an error whose `code` is one of zlib's where the bytes are damaged. A chunk is lent until the next is asked for. */
  readonly inflateRawChunks: (compressed: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>;
};
