import type { SampledBatch } from '@plumbline/api';

/** Where a sampled batch stands for the people who count it. */
export type BatchState =
  | { readonly state: 'open' | 'entered' }
  | { readonly state: 'earlier'; readonly round: number }
  | { readonly state: 'combined'; readonly name: string };

export function batchState(batch: SampledBatch, round: number): BatchState {
  if (batch.combinedInto !== null) return { state: 'combined', name: batch.combinedInto };
  if (batch.countedInRound !== null && batch.countedInRound < round) {
    return { state: 'earlier', round: batch.countedInRound };
  }
  return { state: isEntered(batch) ? 'entered' : 'open' };
}

export function isEntered(batch: SampledBatch): boolean {
  return batch.sheets.length > 0;
}

/** The batches whose votes are entered in this round: not those counted earlier, nor parts of a combined batch. */
export function batchesToEnter(batches: readonly SampledBatch[], round: number): readonly SampledBatch[] {
  return batches.filter((batch) => {
    const { state } = batchState(batch, round);
    return state === 'open' || state === 'entered';
  });
}

/** The next batch without votes after `current`, starting again from the top. */
export function nextBatch(batches: readonly SampledBatch[], current: string): SampledBatch | undefined {
  const place = batches.findIndex((batch) => batch.batch === current);
  const inTurn = [...batches.slice(place + 1), ...batches.slice(0, Math.max(0, place))];
  return inTurn.find((batch) => !isEntered(batch));
}
