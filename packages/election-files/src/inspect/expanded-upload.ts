import type { ByteSource } from '../byte-source.ts';
import type { CvrFile } from '../cvr/cvr-reading.ts';

/** A file whose name ends in .gz is what is compressed in it, under its name without it; any other is as it is. */
export function expandedUpload({ name, source }: CvrFile, gunzip: (compressed: ByteSource) => ByteSource): CvrFile {
  if (!name.toLowerCase().endsWith('.gz')) return { name, source };
  return { name: name.slice(0, -'.gz'.length), source: gunzip(source) };
}
