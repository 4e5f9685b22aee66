import type { PlanSettings, Storage } from '@plumbline/ballot-management';
import { parseCount } from '../../formats/format-count.ts';

/** Settings of a plan as they are typed. */
export type PlanDraft = Omit<PlanSettings, 'cardsPerBatch' | 'cardsPerContainer'> & {
  readonly cardsPerBatch: string;
  readonly cardsPerContainer: string;
};

const NOTHING: Storage = {
  independentCounts: false,
  votesByBatch: false,
  cvrs: false,
  scanOrder: false,
  imprints: false,
};

/** What an office begins with: nothing that it would have to promise. */
const FIRST: PlanDraft = {
  naming: 'by-place',
  batchPrefix: 'B-',
  containerPrefix: 'BOX-',
  containerKind: 'ballot-box',
  cardsPerBatch: '200',
  cardsPerContainer: '1000',
  sortBy: 'none',
  storage: { precinct: NOTHING, 'early-voting': NOTHING, central: NOTHING },
};

/** The settings that were adopted, to begin with; otherwise plain ones. */
export function planDraft(adopted: PlanSettings | undefined): PlanDraft {
  if (adopted === undefined) return FIRST;
  return {
    ...adopted,
    cardsPerBatch: String(adopted.cardsPerBatch),
    cardsPerContainer: String(adopted.cardsPerContainer),
  };
}

/** What was typed, as settings; undefined where a number or a name cannot be. */
export function planSettings(draft: PlanDraft): PlanSettings | undefined {
  const [cardsPerBatch, cardsPerContainer] = [parseCount(draft.cardsPerBatch), parseCount(draft.cardsPerContainer)];
  if (cardsPerBatch === undefined || cardsPerBatch < 1 || cardsPerBatch > 10_000) return undefined;
  if (cardsPerContainer === undefined || cardsPerContainer < 1 || cardsPerContainer > 100_000) return undefined;
  const [batchPrefix, containerPrefix] = [draft.batchPrefix.trim(), draft.containerPrefix.trim()];
  if ([batchPrefix, containerPrefix].some((prefix) => prefix.length === 0 || prefix.length > 10)) return undefined;
  return { ...draft, batchPrefix, containerPrefix, cardsPerBatch, cardsPerContainer };
}
