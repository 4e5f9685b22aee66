import { type DrawsFile, type RoundDraws, readDrawsFile, writeDrawsFile } from '@plumbline/audit';
import type { Sha256 } from '@plumbline/election';
import { assert, err, ok, type Result } from '@plumbline/prelude';
import { drawsFilesIn, type FoldedEntry, type LogNews } from '@plumbline/record';
import { BlobDamaged, type BlobStore } from '../../files/blob-store.ts';
import { keepNewest } from '../../keep-newest.ts';
import type { Reader } from '../../stores/store.ts';

/** What draws take in memory, near enough: an object, and a ticket of about twenty digits. */
export const BYTES_OF_DRAW = 150;
/** A state has about 100,000 draws. Kept between the draw of a round and the first readers of its log; what is folded is kept there. */
const BYTES_KEPT_MAX = 40_000_000;

const kept = keepNewest<RoundDraws>({
  bytesMax: BYTES_KEPT_MAX,
  bytesOf: ({ draws, phantomDraws }) => BYTES_OF_DRAW * (draws.length + phantomDraws.length),
});

type Files = Pick<BlobStore, 'read'>;

/** Where the files of each database are. Every connection and transaction of a database has the same adapter. */
const filesOf = new WeakMap<object, Files>();

/** Says where the files are that the log of this database names. */
export function nameFilesOf(db: Reader, files: Files): void {
  filesOf.set(db.getExecutor().adapter, files);
}

/** The same entries with what the files of draws hold that they name: a round is folded with its draws. */
export async function* withDrawsOf(db: Reader, news: AsyncIterable<LogNews>): AsyncGenerator<LogNews> {
  for await (const one of news) {
    const draws = await drawsNamedIn(db, one.audit);
    yield draws.size === 0 ? one : { ...one, draws };
  }
}

/** What the files of draws hold that these entries name, by digest. */
export async function drawsNamedIn(
  db: Reader,
  entries: readonly FoldedEntry[],
): Promise<ReadonlyMap<Sha256, RoundDraws>> {
  const draws = new Map<Sha256, RoundDraws>();
  const named = drawsFilesIn(entries);
  if (named.length === 0) return draws;
  const files = filesOf.get(db.getExecutor().adapter);
  assert(files !== undefined, 'it is known where the files of the database are');
  for (const { sha256 } of named) draws.set(sha256, await drawsIn(files, sha256));
  return draws;
}

/** What a file of draws holds. Fails if it is missing or changed: nobody may go on without the draws that the log names. */
export function drawsIn(files: Files, sha256: Sha256): Promise<RoundDraws> {
  return kept.get(sha256, async () => {
    const read = readDrawsFile(await wholeFile(files, sha256));
    assert(read.ok, 'a file of draws is as it was written', read);
    return read.value;
  });
}

/** What a file of draws holds, for whoever believes nothing: or why it cannot hold what the log says. */
export async function checkedDraws(files: Files, named: DrawsFile): Promise<Result<RoundDraws, string>> {
  try {
    const bytes = await wholeFile(files, named.sha256);
    const read = readDrawsFile(bytes);
    if (!read.ok) return err(`the file of its draws, ${named.sha256}, cannot be read: ${read.error}`);
    const found = { bytes: bytes.length, draws: read.value.draws.length, phantomDraws: read.value.phantomDraws.length };
    const differs = (['bytes', 'draws', 'phantomDraws'] as const).find((count) => found[count] !== named[count]);
    if (differs === undefined) return ok(read.value);
    return err(`the file of its draws, ${named.sha256}, has ${differs} ${found[differs]} instead of ${named[differs]}`);
  } catch (error) {
    if (error instanceof BlobDamaged) return err(`the file of its draws is missing or changed: ${error.message}`);
    throw error;
  }
}

/** Stores draws as a file, and answers what the log says of it. */
export async function storeDraws(
  blobs: Pick<BlobStore, 'put'>,
  { draws, phantomDraws }: RoundDraws,
): Promise<DrawsFile> {
  const file = writeDrawsFile({ draws, phantomDraws });
  const { sha256, bytes } = await blobs.put(oneChunk(file));
  return { sha256, bytes, draws: draws.length, phantomDraws: phantomDraws.length };
}

async function* oneChunk(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

async function wholeFile(files: Files, sha256: Sha256): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of files.read(sha256)) chunks.push(chunk);
  return Buffer.concat(chunks);
}
