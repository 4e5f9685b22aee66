import { CountSchema } from '@plumbline/election';
import { z } from 'zod';

/** Something still lacking before the inputs can be committed. */
export const MissingInputSchema = z.discriminatedUnion('what', [
  z.object({ what: z.enum(['participants', 'contests', 'settings']) }),
  z.object({ what: z.enum(['manifest', 'candidate-totals', 'cvrs']), jurisdiction: z.string() }),
  z.object({ what: z.literal('total-ballots'), contest: z.string() }),
  z.object({
    what: z.literal('reason-above-statute'),
    statutoryPercent: z.number(),
    riskLimitPercent: z.number(),
  }),
  z.object({
    what: z.enum(['write-ins-without-choice', 'write-ins-won', 'write-in-is-choice']),
    contest: z.string(),
    choice: z.string(),
  }),
  z.object({ what: z.literal('round-sizes'), contest: z.string() }),
  z.object({ what: z.literal('cards-for-both'), contest: z.string() }),
  z.object({
    what: z.literal('round-size-above-cards'),
    contest: z.string(),
    size: z.number(),
    cards: z.number(),
  }),
  z.object({
    what: z.literal('totals-above-reported'),
    contest: z.string(),
    choice: z.string(),
    inBatches: z.number(),
    reported: z.number(),
  }),
  z.object({ what: z.literal('contest-not-standardized'), contest: z.string() }),
  z.object({
    what: z.literal('contest-standardized-elsewhere'),
    contest: z.string(),
    jurisdictions: z.array(z.string()).readonly(),
  }),
  z.object({
    what: z.literal('choices-not-standardized'),
    contest: z.string(),
    choices: z.array(z.string()).readonly(),
  }),
  z.object({
    what: z.enum(['contest-not-in-cvrs', 'contest-ranked', 'contest-without-ranks']),
    jurisdiction: z.string(),
    contest: z.string(),
  }),
  z.object({ what: z.enum(['ranks-unknown', 'assertions-not-found']), contest: z.string() }),
  z.object({ what: z.literal('ranked-choices-too-many'), contest: z.string(), choices: z.number(), most: z.number() }),
  z.object({ what: z.literal('write-ins-not-last'), contest: z.string(), choice: z.string() }),
  z.object({ what: z.literal('winner-not-shown'), contest: z.string(), mayWin: z.array(z.string()).readonly() }),
  z.object({
    what: z.literal('choices-not-matched'),
    jurisdiction: z.string(),
    contest: z.string(),
    choices: z.array(z.string()).readonly(),
    expected: z.array(z.string()).readonly(),
  }),
  z.object({ what: z.enum(['choices-unknown', 'votes-allowed-unknown']), contest: z.string() }),
  z.object({
    what: z.literal('votes-allowed-differ'),
    jurisdiction: z.string(),
    contest: z.string(),
    inCvrs: z.number(),
    elsewhere: z.number(),
  }),
  z.object({ what: z.literal('choices-too-few'), contest: z.string(), choices: z.number(), winners: z.number() }),
  z.object({
    what: z.literal('totals-differ-from-cvrs'),
    contest: z.string(),
    choice: z.string(),
    inCvrs: z.number(),
    reported: z.number(),
  }),
  z.object({
    what: z.literal('cards-bearing-too-few'),
    contest: z.string(),
    cardsBearing: z.number(),
    needed: z.number(),
  }),
  z.object({
    what: z.enum(['card-styles-unknown', 'manifest-without-strata', 'cvrs-of-drawn-cards']),
    jurisdiction: z.string(),
  }),
  z.object({ what: z.literal('cvrs-without-card'), jurisdiction: z.string(), cards: z.number() }),
  z.object({
    what: z.literal('cvrs-above-totals'),
    contest: z.string(),
    choice: z.string(),
    inCvrs: z.number(),
    reported: z.number(),
  }),
  z.object({
    what: z.literal('cards-without-cvr-too-few'),
    contest: z.string(),
    needed: z.number(),
    cards: z.number(),
  }),
  z.object({ what: z.literal('selection-over-several'), contest: z.string() }),
  z.object({
    what: z.literal('selection-leaves-out'),
    jurisdiction: z.string(),
    cards: z.number(),
    listed: z.number(),
  }),
  z.object({
    what: z.literal('selection-misses-unlisted'),
    contest: z.string(),
    jurisdiction: z.string(),
    cards: z.number(),
    needed: z.number(),
  }),
]);

const ContestFindingSchema = z.object({
  finding: z.enum(['listed-below-contest', 'listed-below-cast', 'listed-above-cast', 'contest-on-part']),
  contest: z.string(),
  /** Cards said to have been cast in all its jurisdictions; null where nobody said. */
  cast: CountSchema.nullable(),
  /** Cards in the manifests of the contest's jurisdictions. */
  listed: CountSchema,
  /** Cards that bear the contest, at most. */
  bearing: CountSchema,
  /** Cards that may bear the contest and are in no manifest. */
  phantoms: CountSchema,
});

/** Something about the plan that may be right and has to be confirmed with the figures it has now: of a contest, of manifests, or of the risk limit. */
export const PlanFindingSchema = z.discriminatedUnion('finding', [
  ContestFindingSchema,
  /** Batches whose cards neither lie in scan order nor carry an imprint: these, or all but these. */
  z.object({
    finding: z.literal('cards-not-matched'),
    places: z
      .array(
        z.object({
          jurisdiction: z.string(),
          which: z.enum(['these', 'all-but']),
          batches: z.array(z.string()).readonly(),
        }),
      )
      .min(1)
      .readonly(),
  }),
  z.object({ finding: z.literal('tabulator-alone'), jurisdictions: z.array(z.string()).min(1).readonly() }),
  /** Cards that were cast and are not counted yet. */
  z.object({
    finding: z.literal('not-yet-counted'),
    waiting: z
      .array(z.object({ jurisdiction: z.string(), cards: CountSchema.min(1) }))
      .min(1)
      .readonly(),
  }),
  /** The risk limit is above the statutory one, both in percent. */
  z.object({
    finding: z.literal('limit-above-statute'),
    statutoryPercent: z.number(),
    riskLimitPercent: z.number(),
    reason: z.string(),
  }),
]);
