import type { Excluded, GivenProcedure } from '@plumbline/ballot-management';
import { csvText } from '@plumbline/election-files';
import { packetWords } from '@plumbline/words/packet-words';

import { ballotFileName } from './printed-forms.ts';

/** A file of a packet or an answer, as it is made. */
export type PacketFile = { readonly path: string; readonly bytes: Uint8Array };

/** A file by its path and its SHA-256. */
export type FileMade = { readonly path: string; readonly sha256: string };

/** Whatever is given away as files in one archive: each is fingerprinted as it is made. */
export type IndexedFiles = {
  /** Makes the next file. */
  readonly file: (path: string, content: string | Uint8Array) => PacketFile;
  /** This path, or where another file has it, the same with a number: names that differ only in what a file name leaves out. */
  readonly free: (start: string, end: string) => string;
  readonly made: () => readonly FileMade[];
  /** The fingerprints of everything that was made before: the last file, which is in no list. */
  readonly manifest: () => PacketFile;
};

/** The file with the fingerprints of all others. */
export const FINGERPRINTS = 'MANIFEST.sha256';

/** Starts with no file. */
export function indexedFiles(digestOf: (bytes: Uint8Array) => string): IndexedFiles {
  const made: FileMade[] = [];
  const paths = new Set<string>();
  const encoder = new TextEncoder();
  return {
    file(path, content) {
      const bytes = typeof content === 'string' ? encoder.encode(content) : content;
      made.push({ path, sha256: digestOf(bytes) });
      paths.add(path);
      return { path, bytes };
    },
    free(start, end) {
      let path = `${start}${end}`;
      for (let number = 2; paths.has(path); number += 1) path = `${start}-${number}${end}`;
      return path;
    },
    made: () => made,
    manifest() {
      const lines = made.map(({ path, sha256 }) => `${sha256}  ${path}\n`);
      return { path: FINGERPRINTS, bytes: encoder.encode(lines.join('')) };
    },
  };
}

/** A procedure as a text. */
export function procedureFile(files: IndexedFiles, given: GivenProcedure): PacketFile {
  const { procedure, version, topics, text } = given;
  const name = ballotFileName(procedure, `version ${version}`).replace(/\.pdf$/, '');
  return files.file(
    files.free(`procedures/${name}`, '.txt'),
    `${procedure}, ${version}\n${topics.join(', ')}\n\n${text}\n`,
  );
}

/** The newest entry of the room's log, which whoever has the log can repeat. */
export function headsJson(jurisdiction: string, head: { readonly number: number; readonly hash: string }): string {
  return `${JSON.stringify({ jurisdiction, entry: head.number, sha256: head.hash }, null, 2)}\n`;
}

/** What was left out, with the reason. */
export function excludedCsv(excluded: readonly Excluded[]): string {
  const say = packetWords('en');
  return csvText([
    ['What', 'Reason', 'In words'],
    ...excluded.map(({ what, because }) => [what, because, say(`excludedBecause.${because}`)]),
  ]);
}
