import { z } from 'zod';

/** What a rule of a state says, with the text it comes from; null where it is the product's own. */
function rule<Schema extends z.ZodType>(value: Schema) {
  return z.strictObject({ value, citation: z.string().min(1).nullable() }).readonly();
}

const countSchema = z.int().min(0);

/**
 * The rules of a state or an office, as data. They are frozen with an election, so that a change of the law, or of our reading of it,
 * changes no election that has begun.
 */
const RULES = {
  /** The two who close a site must be of different parties. */
  partyMixAtClose: rule(z.boolean()),
  /** People who fetch ballots from a drop box together. */
  retrievalTeam: rule(countSchema),
  /** Whether they may count the envelopes at the box. */
  fieldCounting: rule(z.boolean()),
  /** Whether an empty container has to stand at the box before they leave. */
  emptyContainerBeforeLeaving: rule(z.boolean()),
  /** Minutes from the box to the office, after which the time on the road is to be explained. */
  minutesToOffice: rule(countSchema),
  /** Whether voted ballots outside a secured area must be with two people at every moment, or are refused a place there. */
  twoOutsideStorage: rule(z.boolean()),
  /** Months that must pass between election day and destruction. */
  retentionMonths: rule(countSchema),
  /** Days that an inventory before destruction may be old. */
  inventoryDays: rule(countSchema),
  /** A precinct out of balance can be recounted only with a sworn explanation. */
  recountNeedsBalance: rule(z.boolean()),
  /** Whether the authority may accept a difference that nobody can explain, and who it is. */
  acceptance: rule(z.strictObject({ allowed: z.boolean(), authority: z.string() }).readonly()),
  /** Whether a batch with an accepted difference may stand in a manifest. */
  acceptedInManifest: rule(z.boolean()),
  /** Differences from this size on are shown as to be told to somebody, and as blocking. */
  notifyFrom: rule(countSchema),
  blockFrom: rule(countSchema),
  /** Who must be told of ballots that are found late. */
  toldOfFoundBallots: rule(z.array(z.string().min(1)).readonly()),
  /** Whether a container that is being looked for is told to the public while it is missing. */
  searchIsPublic: rule(z.boolean()),
  /** Whether an audit board may hold one container at a time only. */
  oneContainerEachBoard: rule(z.boolean()),
  /** Cards in a batch and in a container, from which on a warning is given. */
  batchCards: rule(countSchema),
  containerCards: rule(countSchema),
  /** Positions on a container that a seal belongs to, before voted ballots are stored. */
  sealPositions: rule(z.array(z.string().min(1)).min(1).readonly()),
  /** Cells of fewer ballots than this are not published by contest. */
  smallCell: rule(countSchema),
} as const;

const RULES_OF_ENVELOPES = {
  /**
   * The last day on which a voter may cure an envelope whose signature was challenged: so many days after the election, or before the result is
   * certified. Null where no rule is known.
   */
  cureUntil: rule(
    z
      .strictObject({ days: countSchema, of: z.enum(['after-election', 'before-certification']) })
      .readonly()
      .nullable(),
  ),
  /** Whether an envelope that was challenged is rejected only by two others than those who challenged it. */
  rejectedByOthers: rule(z.boolean()),
} as const;

const PROFILE = { profile: z.string().min(1), version: z.int().min(1), state: z.string().min(1) } as const;

/**
 * The rules of a state or an office, as data. They are frozen with an election, so that a change of the law, or of our reading of it,
 * changes no election that has begun.
 */
export const ProfileSchema = z
  .strictObject({ ...PROFILE, rules: z.strictObject({ ...RULES, ...RULES_OF_ENVELOPES }).readonly() })
  .readonly();

/** A profile as rooms were opened with it before there were rules about envelopes. */
export const Profile1Schema = z.strictObject({ ...PROFILE, rules: z.strictObject(RULES).readonly() }).readonly();

export type Profile = z.infer<typeof ProfileSchema>;
export type Rules = Profile['rules'];

/** A profile of then: it knows no day until which an envelope is cured, and asks for nobody besides to reject one. */
export function withRulesOfEnvelopes(profile: z.infer<typeof Profile1Schema>): Profile {
  const rules: Rules = {
    ...profile.rules,
    cureUntil: { value: null, citation: null },
    rejectedByOthers: { value: false, citation: null },
  };
  return { ...profile, rules };
}

/** A rule that two profiles, or two versions of one, state differently. */
export type RuleDifference = { readonly rule: keyof Rules; readonly before: unknown; readonly after: unknown };

/** What changes from one profile to another: its rules by name, with what they said and say. */
export function profileDifferences(before: Profile, after: Profile): readonly RuleDifference[] {
  // The keys of an object of ours.
  const names = Object.keys(before.rules) as (keyof Rules)[];
  return names
    .filter((name) => JSON.stringify(before.rules[name].value) !== JSON.stringify(after.rules[name].value))
    .map((name) => ({ rule: name, before: before.rules[name].value, after: after.rules[name].value }));
}
