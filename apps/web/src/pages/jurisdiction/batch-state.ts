import type { SampledBatch } from '@plumbline/api';

/** Where a sampled batch stands for the people who count it. */
export type BatchState =
  | { readonly state: 'open' | 'entered' | 'in-review' | 'recount' | 'contested' }
  /** Where each is entered twice, and one has: by whom. */
  | { readonly state: 'entered-once'; readonly by: readonly string[]; readonly isYours: boolean }
  | { readonly state: 'earlier'; readonly round: number }
  | { readonly state: 'combined'; readonly name: string };

export function batchState(batch: SampledBatch, round: number): BatchState {
  if (batch.combinedInto !== null) return { state: 'combined', name: batch.combinedInto };
  if (batch.countedInRound !== null && batch.countedInRound < round) {
    return { state: 'earlier', round: batch.countedInRound };
  }
  if (batch.enteredOnce !== null) {
    const { by, you } = batch.enteredOnce;
    return { state: 'entered-once', by, isYours: you === 'entered' };
  }
  if (batch.contested.length > 0) return { state: 'contested' };
  if (batch.sheets.length === 0) return { state: 'open' };
  if (!isEntered(batch)) return { state: 'recount' };
  const { review } = batch;
  return { state: review !== null && review.sent > 0 && review.votes === null ? 'in-review' : 'entered' };
}

/** Whether nothing is left to do at the desk; cards may still wait for the review team. */
export function isEntered(batch: SampledBatch): boolean {
  return batch.contested.length === 0 && batch.sheets.length > 0 && batch.review?.areStacksCounted !== false;
}

/** Whether it waits for people who have not entered it yet, and whoever looks has. */
export function isForOthers({ enteredOnce }: SampledBatch): boolean {
  return enteredOnce !== null && enteredOnce.you !== 'not-entered';
}

/** The batches whose votes are entered in this round: not those counted earlier, nor parts of a combined batch. */
export function batchesToEnter(batches: readonly SampledBatch[], round: number): readonly SampledBatch[] {
  return batches.filter((batch) => {
    const { state } = batchState(batch, round);
    return state !== 'earlier' && state !== 'combined';
  });
}

/** The next batch without votes after `current`, starting again from the top. */
export function nextBatch(batches: readonly SampledBatch[], current: string): SampledBatch | undefined {
  const place = batches.findIndex((batch) => batch.batch === current);
  const inTurn = [...batches.slice(place + 1), ...batches.slice(0, Math.max(0, place))];
  return inTurn.find((batch) => !isEntered(batch) && !isForOthers(batch));
}
