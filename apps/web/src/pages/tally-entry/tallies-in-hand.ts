import type { QueryOutput, SampledBatch } from '@plumbline/api';
import type { QueuedTally } from '../../connection/entry-queue.ts';
import { findTally, type TallyQueue } from '../../connection/tally-queue.ts';

type List = QueryOutput<'tally-entry'>;

/** The batches as whoever sits at this device has them: what waits here to be sent stands in the place of what it was made from. */
export function talliesInHand(list: List, queue: TallyQueue, people: string): List {
  if (queue.length === 0) return list;
  return { ...list, batches: list.batches.map((batch) => batchInHand(batch, queue, people)) };
}

function batchInHand(batch: SampledBatch, queue: TallyQueue, people: string): SampledBatch {
  const own = queue.filter((entry) => entry.input.batch === batch.batch && entry.refusal === null);
  const newest = findTally(queue, batch.batch);
  if (newest === undefined) return batch;
  const replaced = new Set(own.flatMap(({ input }) => input.entry.replaces));
  const ids = new Set([...batch.entries, ...own.map(({ input }) => input.entry.id)]);
  const entries = [...ids].filter((id) => !replaced.has(id)).sort();
  // Beside what it did not know of it will stand as one of two.
  const isAlone = entries.length === 1;
  return {
    ...batch,
    ...saidBy(newest, batch),
    lastEditedBy: people,
    entries,
    enteredOnce: null,
    contested: isAlone ? [] : batch.contested,
  };
}

function saidBy({ input }: QueuedTally, batch: SampledBatch): Pick<SampledBatch, 'sheets' | 'cards' | 'review'> {
  const { sheets, cards, stacks } = input;
  const { review } = batch;
  return {
    sheets: sheets.map(({ name, votes, rankings }) => ({ name, votes, ...(rankings && { rankings }) })),
    cards: cards === undefined ? null : { type: cards.type, counted: cards.counted, listed: batch.ballots },
    review: review && {
      ...review,
      inStacks: stacks?.cards ?? null,
      areStacksCounted: (stacks?.basedOn ?? null) === review.version || review.sent === 0,
    },
  };
}

/** What waits on this device for each batch, or was not accepted. */
export type OnDevice = ReadonlyMap<string, 'waiting' | 'refused'>;

export function marksOf(queue: TallyQueue): OnDevice {
  return new Map(queue.map(({ input, refusal }) => [input.batch, refusal === null ? 'waiting' : 'refused'] as const));
}
