import { readFileSync } from 'node:fs';
import { memorySource } from '../byte-source.ts';
import { gunzipSource, nodeDeflater, nodeInflater } from '../node.ts';
import { createZipWriter } from '../zip/write-zip.ts';
import { type Card, markChoice, markRank, marksEnd, NO_RECORD_ID, NOT_ENTITLED, OVERVOTED, VOID } from './card.ts';
import type { CvrFile, CvrReading, ReadCvrRequest } from './cvr-reading.ts';
import { readCvr } from './read-cvr.ts';

/** What tests of the CVR readers share: files in, cards as plain objects out. */

/** A card in words: contests by name, choices by name, ranks where there are any. */
type PlainCard = {
  readonly batch: string;
  readonly record: number | 'none';
  readonly row: number;
  readonly imprint: string | undefined;
  readonly votes: Readonly<Record<string, string>>;
};

/** A reading with its cards in words. */
export type PlainReading = CvrReading & {
  readonly plainCards: readonly PlainCard[];
  readonly codes: readonly string[];
};

/** A file made of text or bytes. */
export function madeFile(name: string, content: string | Uint8Array, piece?: number): CvrFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { name, source: memorySource(bytes, piece) };
}

/** A file of `reference/`; one ending in .gz is opened. */
export function referenceFile(path: string, folder = new URL('../../reference/', import.meta.url)): CvrFile {
  const source = memorySource(new Uint8Array(readFileSync(new URL(path, folder))));
  return { name: path.replace(/\.gz$/, ''), source: path.endsWith('.gz') ? gunzipSource(source) : source };
}

/** An archive of files. */
export function madeZip(name: string, files: Readonly<Record<string, string | Uint8Array>>): CvrFile {
  const parts: Uint8Array[] = [];
  const zip = createZipWriter({ output: { write: (bytes) => parts.push(bytes.slice()) }, deflater: nodeDeflater });
  for (const [path, content] of Object.entries(files)) {
    zip.add(path, typeof content === 'string' ? new TextEncoder().encode(content) : content);
  }
  zip.finish();
  return madeFile(name, new Uint8Array(Buffer.concat(parts)));
}

/** Reads files as one upload. */
export async function readFiles(
  format: ReadCvrRequest['format'],
  files: readonly CvrFile[],
  more: Partial<ReadCvrRequest> = {},
): Promise<PlainReading> {
  const kept: Card[] = [];
  const request = { files, inflater: nodeInflater, ...(format !== undefined && { format }), ...more };
  const reading = await readCvr(request, { card: (card) => kept.push(structuredClone(card)) });
  return {
    ...reading,
    plainCards: kept.map((card) => inWords(card, reading)),
    codes: reading.issues.map(({ code }) => code),
  };
}

function inWords(card: Card, reading: CvrReading): PlainCard {
  const batch = reading.batches[card.batch];
  const votes: Record<string, string> = {};
  for (let at = 0; at < card.contestCount; at += 1) {
    const contest = reading.contests[card.contests[at] ?? 0];
    const flags = card.flags[at] ?? 0;
    const marks = Array.from(card.marks.slice(card.markStart[at], marksEnd(card, at)), (mark) => {
      const name = contest?.choices[markChoice(mark)]?.name ?? '?';
      return markRank(mark) > 0 ? `${markRank(mark)}.${name}` : name;
    });
    const said = [
      ...((flags & NOT_ENTITLED) !== 0 ? ['NOT ENTITLED'] : []),
      ...((flags & OVERVOTED) !== 0 ? ['OVERVOTED'] : []),
      ...((flags & VOID) !== 0 ? ['VOID'] : []),
    ];
    votes[contest?.name ?? '?'] = [...said, ...marks].join(' + ');
  }
  return {
    batch: batch?.tabulator === '' ? batch.name : `${batch?.tabulator}/${batch?.name}`,
    record: card.recordId === NO_RECORD_ID ? 'none' : card.recordId,
    row: card.row,
    imprint: card.imprintedId,
    votes,
  };
}
