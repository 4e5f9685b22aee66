import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { lockChain } from '../log/append-events.ts';
import { auditChain, holdAuditTogether } from '../log/audit-chains.ts';
import { ballotChain } from '../log/ballot-chains.ts';
import { hasEntryOfType, readHead } from '../log/read-log.ts';
import { Busy } from '../road/busy.ts';
import type { Services } from '../services.ts';
import type { FilePlace } from '../stores/file-places.ts';
import { findKeptReport, keepReport, noteForgottenReport, type ReportNamed } from '../stores/kept-reports.ts';
import { sendNews } from '../stores/news.ts';
import type { Writer } from '../stores/store.ts';
import { keepFiles } from '../stores/unused-files.ts';
import { keepBlobRow } from '../stores/uploads.ts';
import { type MadeFile, streamMadeFile } from './made-files.ts';

/** A report or document to save, under the name it was built with. */
export type ReportFile = {
  readonly name: string;
  readonly content: Readable;
  readonly isKept: boolean;
  /** Under which identifier it was kept; absent where it had been kept before. */
  readonly keptAs?: string;
};

type Asked = {
  /** The newest entry of the log it is built from. */
  readonly head: { readonly number: number; readonly hash: string };
  readonly report: ReportNamed;
  /** What it is built from: the same gives the same file. */
  readonly stand: string;
  readonly name: string;
  readonly personId: string | null;
};

/**
 * The report as it was built before from what stands now, or built now and kept. It goes from the thread to a file and from the file to
 * whoever asked, and never as a whole through the memory of the server. If a text is taken out while it is built, it is built again.
 */
export function throughKept(services: Services, asked: Asked, build: () => Promise<MadeFile>): Promise<ReportFile> {
  const key = JSON.stringify([asked.report, asked.stand]);
  const before = underWay.get(key) ?? Promise.resolve();
  const mine = before.then(() => keptOrBuilt(services, asked, build));
  const settled = mine.then(nothing, nothing);
  underWay.set(key, settled);
  void settled.then(() => underWay.get(key) === settled && underWay.delete(key));
  return mine;
}

/** Whoever asks for a report that is being built waits for that one, and is given what was kept. By report and stand. */
const underWay = new Map<string, Promise<void>>();
const nothing = () => undefined;

async function keptOrBuilt(services: Services, asked: Asked, build: () => Promise<MadeFile>): Promise<ReportFile> {
  const { db } = services;
  const { report, stand, name } = asked;
  const kept = await takeKept(services, asked);
  if (kept !== undefined) return kept;
  for (let time = 0; time < TIMES_MAX; time += 1) {
    // Before the texts are read: whatever is taken out after this entry may stand in what is built.
    const before = await readHead(db, chainOf(report.place));
    const made = await build();
    const outcome = await keepBuilt(services, asked, { made, stand, after: before?.number ?? 0 }).catch(
      async (error: unknown) => {
        await rm(made.place, { force: true });
        throw error;
      },
    );
    if (outcome === 'gone') return { name, content: streamMadeFile(made), isKept: false };
    if (outcome !== 'redacted') return { name, content: streamMadeFile(made), isKept: true, ...outcome };
    await rm(made.place, { force: true });
  }
  throw new Busy('texts are taken out faster than a report is built');
}

/** The report as it was built before from what stands now, if it was. */
export async function takeKept(
  { db, blobs, now }: Pick<Services, 'db' | 'blobs' | 'now'>,
  { report, stand }: Pick<Asked, 'report' | 'stand'>,
): Promise<ReportFile | undefined> {
  const kept = await findKeptReport(db, report, { stand, now: now() });
  if (kept === undefined || (await blobs.size(kept.sha256)) === undefined) return undefined;
  return { name: kept.name, content: Readable.from(blobs.read(kept.sha256)), isKept: true };
}

/** Whoever takes out one text after the other is not faster than this. */
const TIMES_MAX = 5;

type Kept = 'redacted' | 'gone' | { readonly keptAs: string };

/**
 * Keeps what was built. Answers `redacted` if a text was taken out meanwhile: it may stand in the file, which nobody is given then. The audit
 * or the ballot room is held while that is looked up, as a redaction holds it, so that one that comes later finds the report among those to forget.
 */
async function keepBuilt(
  services: Services,
  { head, report, name, personId }: Asked,
  { made, stand, after }: { readonly made: MadeFile; readonly stand: string; readonly after: number },
): Promise<Kept> {
  const { db, blobs } = services;
  const { place } = report;
  const { sha256, bytes } = await blobs.put(createReadStream(made.place));
  const at = services.now();
  const { number, hash } = head;
  const kept = { ...report, stand, head: { number, hash }, name, bytes, sha256, personId, at };
  const keeping = db.transaction().execute(async (tx): Promise<Kept> => {
    await hold(tx, place);
    if (await hasEntryOfType(tx, chainOf(place), 'text-redacted', { after })) {
      await noteForgottenReport(tx, kept);
      return 'redacted';
    }
    await keepFiles(tx);
    // Removed as unused in this moment: it is given out all the same, and built again the next time.
    if ((await blobs.size(sha256)) === undefined) return 'gone';
    await keepBlobRow(tx, { sha256, bytes }, at);
    return { keptAs: await keepReport(tx, kept) };
  });
  const outcome = await keeping.catch(async (error: unknown) => {
    // The file is there, and no row names it. Where the database is away it is found by the next tidying up.
    await noteForgottenReport(db, kept).catch(() => undefined);
    throw error;
  });
  // The page that lists them reads again; those of a ballot room look by themselves.
  if (typeof outcome === 'object' && 'auditId' in place) {
    await sendNews(db, { auditId: place.auditId, jurisdiction: null, board: null, number: null });
  }
  return outcome;
}

/** The chain whose entries say what was taken out of what is printed of a place. */
function chainOf(place: FilePlace): string {
  return 'auditId' in place ? auditChain(place.auditId) : ballotChain(place);
}

async function hold(tx: Writer, place: FilePlace): Promise<void> {
  if ('auditId' in place) await holdAuditTogether(tx, place.auditId);
  else await lockChain(tx, ballotChain(place));
}
