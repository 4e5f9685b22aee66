import { createHash } from 'node:crypto';
import type { AnswerAsked } from '@plumbline/api';
import type { OpenRoom } from '@plumbline/ballot-management';
import { ballotFileName } from '@plumbline/documents';
import { canonicalJson } from '@plumbline/record';
import { codeVersion } from '../../code-version.ts';
import { type ReportFile, throughKept } from '../../made/through-kept.ts';
import type { Services } from '../../services.ts';
import type { KeptReport } from '../../stores/kept-reports.ts';
import type { RoomHistory } from '../history/load-room.ts';
import type { KeptAs } from './kept-room-files.ts';
import { recordsOfRoom } from './records-of-room.ts';

/** The office and the election whose records they are, as they are called. */
export type RecordsOf = { readonly office: string; readonly election: string; readonly state: string | null };

/** Makes the answer to a records request from a room as its log stands, and keeps it, for those who propose and release it. */
export async function makeRecords(
  services: Services,
  history: RoomHistory & { readonly room: OpenRoom },
  order: { readonly asked: AnswerAsked; readonly of: RecordsOf; readonly personId: string },
): Promise<ReportFile> {
  const { asked, of, personId } = order;
  const { place, head, room } = history;
  const madeOf: KeptAs = { file: asked, hidden: [] };
  const report = { place, kind: 'document', form: 'zip', withAddresses: true, asked: canonicalJson(madeOf) } as const;
  const name = ballotFileName(place.jurisdiction, 'records', asked.request).replace(/\.pdf$/, '.zip');
  const kept = { head, report, stand: standOfRecords(history, of), name, personId };
  return throughKept(services, kept, async () => {
    // Read for each time that it is made: a text may have been taken out since.
    const found = await recordsOfRoom(services.db, history, { asked: asked.records, state: of.state });
    const { office, election } = of;
    return services.workers.run('ballot-records', { room, asked, office, election, head, ...found });
  });
}

/** What an answer is made from: the same gives the same. */
function standOfRecords({ head }: Pick<RoomHistory, 'head'>, { office, election, state }: RecordsOf): string {
  return createHash('sha256')
    .update(canonicalJson([codeVersion, head.hash, office, election, state]))
    .digest('hex');
}

/** Whether nothing that a kept answer is made from has changed since. */
export function isNewestOfRecords(history: Pick<RoomHistory, 'head'>, of: RecordsOf, kept: KeptReport): boolean {
  return kept.stand === standOfRecords(history, of);
}
