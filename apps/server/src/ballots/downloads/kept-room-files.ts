import type { RoomFileAsked } from '@plumbline/api';
import type { SeenRoom } from '@plumbline/ballot-management';
import { entriesOf } from '@plumbline/prelude';
import type { KeptReport } from '../../stores/kept-reports.ts';

/** What a file of a room was asked for as, and the batches whose counts are not on it because whoever asked was not to see them. */
export type KeptAs = { readonly file: RoomFileAsked; readonly hidden: readonly string[] };

/** Who looks at the files of a room: what they may see of it, and whether they give out records. */
export type LookingAtFiles = { readonly seen: SeenRoom; readonly givesOut: boolean };

/** What a kept file was asked for as. */
export function keptAsOf({ asked }: Pick<KeptReport, 'asked'>): KeptAs {
  // Written by whatever keeps a file of a room.
  return JSON.parse(asked) as KeptAs;
}

/** The batches whose counts somebody is not to see on labels that they ask for. */
export function hiddenFrom({ room, hidesBatch }: SeenRoom, { what }: RoomFileAsked): readonly string[] {
  // What is planned is not counted yet, and an answer has approved counts alone.
  if (what !== 'container-labels' && what !== 'batch-labels') return [];
  return [...entriesOf(room.batches)].flatMap(([batch, one]) => (hidesBatch(one) ? [batch] : [])).toSorted();
}

/**
 * Whether somebody may have a file that is kept: no count stands on labels that is hidden from them now, and records that nobody has released are of
 * those who propose and release them.
 */
export function mayTakeFile({ seen, givesOut }: LookingAtFiles, kept: Pick<KeptReport, 'asked'>): boolean {
  const { file, hidden } = keptAsOf(kept);
  if (file.what === 'records-answer') return givesOut;
  const withheld = new Set(hidden);
  return hiddenFrom(seen, file).every((batch) => withheld.has(batch));
}
