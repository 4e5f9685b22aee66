import { createHash } from 'node:crypto';
import type { LabelsAsked } from '@plumbline/api';
import type { SeenRoom } from '@plumbline/ballot-management';
import { ballotFileName } from '@plumbline/documents';
import { ok, type Result } from '@plumbline/prelude';
import { canonicalJson } from '@plumbline/record';
import { detail } from '@plumbline/words/detail-words';
import type { OwnWords } from '@plumbline/words/office-nouns';
import { codeVersion } from '../../code-version.ts';
import { streamMadeFile } from '../../made/made-files.ts';
import { type ReportFile, takeKept, throughKept } from '../../made/through-kept.ts';
import { type Refusal, refuse } from '../../road/define-command.ts';
import type { Services } from '../../services.ts';
import type { KeptReport } from '../../stores/kept-reports.ts';
import { ownWordsOfElection } from '../../stores/own-words.ts';
import type { RoomHistory } from '../history/load-room.ts';
import { hiddenFrom, type KeptAs, keptAsOf } from './kept-room-files.ts';
import { isLongRoll, labelsAsked } from './labels-asked.ts';

/** A room that labels are made of, as somebody may see it. */
export type RoomOfLabels = {
  readonly history: RoomHistory;
  readonly seen: SeenRoom;
  /** Name of the election. */
  readonly election: string;
};

const IN_BACKGROUND = refuse('made-in-background', detail('madeInBackground'));

/**
 * Labels of a room: printed at once where they are few. Where they are many a reader is given what is kept of the newest entries, and a
 * job makes and keeps them.
 */
export async function roomLabels(
  services: Services,
  { history, seen, election }: RoomOfLabels,
  order: { readonly asked: LabelsAsked; readonly waits: 'reader' | 'job'; readonly personId: string | null },
): Promise<Result<ReportFile, Refusal>> {
  const { asked, waits, personId } = order;
  const { place, head } = history;
  const { electionId, jurisdiction } = place;
  const found = labelsAsked(seen.room, asked);
  if (!found.ok) return found;
  const { labels, stock, names } = found.value;
  const ownWords = await ownWordsOfElection(services.db, electionId);
  const at = services.now().toISOString();
  const what = { type: 'labels', stock, labels } as const;
  const printed = { election, jurisdiction, head: head.hash, at, paper: asked.paper, ownWords, what };
  const print = () => services.workers.run('print-ballot-document', printed);
  const name = ballotFileName(jurisdiction, ...names);
  const isLong = isLongRoll(labels[0]?.kind ?? 'batch', labels.length);
  if (waits === 'reader' && !isLong) return ok({ name, content: streamMadeFile(await print()), isKept: false });
  const madeOf: KeptAs = { file: asked, hidden: hiddenFrom(seen, asked) };
  const kept = { place, kind: 'document', form: 'pdf', withAddresses: true, asked: canonicalJson(madeOf) } as const;
  const stand = standOfLabels({ history, election, ownWords }, madeOf);
  const file = { head, report: kept, stand, name, personId };
  if (waits === 'job') return ok(await throughKept(services, file, print));
  const known = await takeKept(services, file);
  return known === undefined ? IN_BACKGROUND : ok(known);
}

/** What labels are made from: the same gives the same. */
function standOfLabels(
  of: { readonly history: Pick<RoomHistory, 'head'>; readonly election: string; readonly ownWords: OwnWords },
  { hidden }: KeptAs,
): string {
  const madeFrom = [codeVersion, of.history.head.hash, of.election, of.ownWords, hidden];
  return createHash('sha256').update(canonicalJson(madeFrom)).digest('hex');
}

/** Whether nothing that kept labels are made from has changed since. */
export function isNewestOfLabels(of: Parameters<typeof standOfLabels>[0], kept: KeptReport): boolean {
  return kept.stand === standOfLabels(of, keptAsOf(kept));
}
