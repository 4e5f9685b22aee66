import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { BegunHistory } from '../audit/history/load-audit.ts';
import { auditChain, holdAuditTogether } from '../log/audit-chains.ts';
import { hasEntryOfType, readHead } from '../log/read-log.ts';
import { Busy } from '../road/busy.ts';
import type { Services } from '../services.ts';
import { findKeptReport, keepReport, noteForgottenReport, type ReportNamed } from '../stores/kept-reports.ts';
import { sendNews } from '../stores/news.ts';
import { keepFiles } from '../stores/unused-files.ts';
import { keepBlobRow } from '../stores/uploads.ts';
import { type MadeFile, streamMadeFile } from './made-files.ts';

/** A report to save, under the name it was built with. */
export type ReportFile = { readonly name: string; readonly content: Readable; readonly isKept: boolean };

type Asked = {
  readonly history: BegunHistory;
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
    const before = await readHead(db, auditChain(report.auditId));
    const made = await build();
    const outcome = await keepBuilt(services, asked, { made, stand, after: before?.number ?? 0 }).catch(
      async (error: unknown) => {
        await rm(made.place, { force: true });
        throw error;
      },
    );
    if (outcome !== 'redacted') return { name, content: streamMadeFile(made), isKept: outcome === 'kept' };
    await rm(made.place, { force: true });
  }
  throw new Busy('texts are taken out of this audit faster than a report of it is built');
}

/** The report as it was built before from what stands now, if it was. */
export async function takeKept(
  { db, blobs }: Pick<Services, 'db' | 'blobs'>,
  { report, stand }: Pick<Asked, 'report' | 'stand'>,
): Promise<ReportFile | undefined> {
  const kept = await findKeptReport(db, report, stand);
  if (kept === undefined || (await blobs.size(kept.sha256)) === undefined) return undefined;
  return { name: kept.name, content: Readable.from(blobs.read(kept.sha256)), isKept: true };
}

/** Whoever takes out one text after the other is not faster than this. */
const TIMES_MAX = 5;

/**
 * Keeps what was built. Answers `redacted` if a text was taken out meanwhile: it may stand in the file, which nobody is given then. The audit
 * is held while that is looked up, as a redaction holds it, so that one that comes later finds the report among those to forget.
 */
async function keepBuilt(
  services: Services,
  { history, report, name, personId }: Asked,
  { made, stand, after }: { readonly made: MadeFile; readonly stand: string; readonly after: number },
): Promise<'redacted' | 'gone' | 'kept'> {
  const { db, blobs } = services;
  const { auditId } = report;
  const { sha256, bytes } = await blobs.put(createReadStream(made.place));
  const at = services.now();
  const { number, hash } = history.head;
  const kept = { ...report, stand, head: { number, hash }, name, bytes, sha256, personId, at };
  const keeping = db.transaction().execute(async (tx): Promise<'redacted' | 'gone' | 'kept'> => {
    await holdAuditTogether(tx, auditId);
    if (await hasEntryOfType(tx, auditChain(auditId), 'text-redacted', { after })) {
      await noteForgottenReport(tx, kept);
      return 'redacted';
    }
    await keepFiles(tx);
    // Removed as unused in this moment: it is given out all the same, and built again the next time.
    if ((await blobs.size(sha256)) === undefined) return 'gone';
    await keepBlobRow(tx, { sha256, bytes }, at);
    await keepReport(tx, kept);
    return 'kept';
  });
  const outcome = await keeping.catch(async (error: unknown) => {
    // The file is there, and no row names it. Where the database is away it is found by the next tidying up.
    await noteForgottenReport(db, kept).catch(() => undefined);
    throw error;
  });
  // The page that lists them reads again.
  if (outcome === 'kept') await sendNews(db, { auditId, jurisdiction: null, board: null, number: null });
  return outcome;
}
