import { type PlanSettings, PlanSettingsSchema, type Storage } from '@plumbline/ballot-management';
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

/** What was typed, as settings that a room takes; undefined where a number or the beginning of a name cannot be. */
export function planSettings(draft: PlanDraft): PlanSettings | undefined {
  const [cardsPerBatch, cardsPerContainer] = [parseCount(draft.cardsPerBatch), parseCount(draft.cardsPerContainer)];
  return PlanSettingsSchema.safeParse({ ...draft, cardsPerBatch, cardsPerContainer }).data;
}
