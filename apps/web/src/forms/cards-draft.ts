import type { CommandInput, SampledBatch } from '@plumbline/api';
import { err, ok, type Result } from '@plumbline/prelude';
import { formatCount, parseCount } from '../formats/format-count.ts';

/** The ballots of a batch as they stand in the form: the kind of batch, their number as typed, and the difference confirmed. */
export type CardsDraft = { readonly type: string; readonly counted: string; readonly confirmed: number | null };

export type CardsCounted = NonNullable<CommandInput<'record-batch'>['cards']>;

export const BATCH_TYPES = [
  'election-day',
  'advance',
  'absentee-by-mail',
  'provisional',
  'other',
] as const satisfies readonly CardsCounted['type'][];

/** What the ballots of a batch still need. */
export type CardsProblem = 'type-missing' | 'count-not-whole' | 'difference-not-confirmed';

/** What is saved, as it stands in the form. */
export function cardsDraftOf({ cards }: Pick<SampledBatch, 'cards'>): CardsDraft {
  if (cards === null) return { type: '', counted: '', confirmed: null };
  const difference = cards.counted - cards.listed;
  return { type: cards.type, counted: formatCount(cards.counted), confirmed: difference === 0 ? null : difference };
}

/** How many more ballots were counted than the manifest lists; undefined while there is no number. */
export function differenceOf(draft: CardsDraft, listed: number): number | undefined {
  const counted = parseCount(draft.counted);
  return counted === undefined ? undefined : counted - listed;
}

/** Reads the ballots of a batch, or everything that is wrong with them at once. */
export function readCards(draft: CardsDraft, listed: number): Result<CardsCounted, readonly CardsProblem[]> {
  const problems: CardsProblem[] = [];
  const type = BATCH_TYPES.find((one) => one === draft.type);
  if (type === undefined) problems.push('type-missing');
  const counted = parseCount(draft.counted);
  if (counted === undefined) problems.push('count-not-whole');
  const difference = differenceOf(draft, listed) ?? 0;
  if (difference !== 0 && draft.confirmed !== difference) problems.push('difference-not-confirmed');
  if (type === undefined || counted === undefined || problems.length > 0) return err(problems);
  return ok({ type, counted, differenceConfirmed: difference === 0 ? null : difference });
}
