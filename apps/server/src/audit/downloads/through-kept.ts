import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { Services } from '../../services.ts';
import { findKeptReport, keepReport, type ReportNamed } from '../../stores/kept-reports.ts';
import { sendNews } from '../../stores/news.ts';
import { keepFiles } from '../../stores/unused-files.ts';
import { keepBlobRow } from '../../stores/uploads.ts';
import type { BegunHistory } from '../history/load-audit.ts';
import { standOfReport } from '../screens/stand-of-report.ts';
import type { MadeFile } from './made-files.ts';

/** A report to save, under the name it was built with. */
export type ReportFile = { readonly name: string; readonly content: Readable };

/**
 * The report as it was built before from what stands now, or built now and kept. It goes from the thread to a file and from the file to
 * whoever asked, and never as a whole through the memory of the server.
 */
export async function throughKept(
  services: Services,
  asked: {
    readonly history: BegunHistory;
    readonly report: ReportNamed;
    readonly name: string;
    readonly personId: string | null;
  },
  build: () => Promise<MadeFile>,
): Promise<ReportFile> {
  const { db, blobs } = services;
  const { history, report, name, personId } = asked;
  const stand = standOfReport(history);
  const kept = await findKeptReport(db, report, stand);
  if (kept !== undefined && (await blobs.size(kept.sha256)) !== undefined) {
    return { name: kept.name, content: Readable.from(blobs.read(kept.sha256)) };
  }
  const { place } = await build();
  try {
    const { sha256, bytes } = await blobs.put(createReadStream(place));
    await db.transaction().execute(async (tx) => {
      await keepFiles(tx);
      // Removed as unused in this moment: it is given out all the same, and built again the next time.
      if ((await blobs.size(sha256)) === undefined) return;
      const at = services.now();
      await keepBlobRow(tx, { sha256, bytes }, at);
      const { head } = history;
      await keepReport(tx, {
        ...report,
        stand,
        head: { number: head.number, hash: head.hash },
        name,
        bytes,
        sha256,
        personId,
        at,
      });
    });
    // The page that lists them reads again.
    await sendNews(db, { auditId: report.auditId, jurisdiction: null, board: null, number: null });
    return { name, content: Readable.from(blobs.read(sha256)) };
  } finally {
    await rm(place, { force: true });
  }
}
