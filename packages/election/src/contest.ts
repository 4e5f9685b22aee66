import { z } from 'zod';
import { findNamesAlike, forbiddenCharacter, type NamesAlike } from './text-from-outside.ts';

/** A vote or ballot count: a whole number from 0 to 10¹⁵. */
export const CountSchema = z.number().int().min(0).max(1e15);

// Asked of every cell of large files; `in` would keep each of their texts in the engine's table of names.
const RESERVED: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/**
 * Whether a text may name something. Tallies and results are objects with names as keys, and on every object JavaScript
 * finds something under `constructor` or `toString`: a batch of that name would count as counted before anybody saw it.
 */
export function canBeName(text: string): boolean {
  return !RESERVED.has(text);
}

/** A name as printed: no blank ends, never empty. Names, not database keys, are hashed into tickets. */
export const NameSchema = z
  .string()
  .trim()
  .min(1)
  .max(500)
  .refine(canBeName, 'cannot be used as a name')
  .refine((name) => forbiddenCharacter(name) === undefined, 'holds a character that cannot be shown');

/** What a voter may choose in a contest, with the votes reported for it. */
export const ChoiceSchema = z.object({ name: NameSchema, votes: CountSchema }).readonly();
export type Choice = z.infer<typeof ChoiceSchema>;

/** The most people who may have qualified to be written in, of one contest. */
const QUALIFIED_MAX = 200;

/**
 * Write-ins that count. Votes for any of `names` were reported together, as those of `choice`; every other name that somebody
 * wrote in is an invalid write-in, a vote for nobody. No names: nobody qualified. Result files separate choices by semicolons.
 */
export const WriteInsSchema = z
  .object({
    choice: NameSchema,
    names: z
      .array(NameSchema.refine((name) => !name.includes(';'), 'holds a semicolon, which separates names in files'))
      .max(QUALIFIED_MAX)
      .readonly(),
  })
  .readonly();
export type WriteIns = z.infer<typeof WriteInsSchema>;

/**
 * A contest as the audit plan states it.
 *
 *   totalBallots    ballot cards cast in the contest's jurisdictions, also those without the contest: what the manifests
 *                   should list; null where nothing but the manifests tells
 *   cardsBearing    at most so many of these cards bear the contest; null where nobody knows
 *   pendingBallots  ballots not yet counted, treated as if they all went against the reported winners
 *   jurisdictions   names of the jurisdictions that voted on it, or 'all'
 *   writeIns        who qualified to be written in; absent where nobody gave a list
 *   countedBy       absent where the choices with the most votes win; `instant-runoff` where voters rank the choices and the one
 *                   with the fewest cards is eliminated until one is left. The votes are then those of the first rank
 *   reportedWinner  who was reported to win where voters rank the choices and no records are compared: first ranks do not tell.
 *                   Absent elsewhere
 */
export const ContestSchema = z
  .object({
    name: NameSchema,
    targeted: z.boolean(),
    winners: z.number().int().min(1).max(1000),
    votesAllowed: z.number().int().min(1).max(1000),
    majorityOrRunoff: z.boolean(),
    totalBallots: CountSchema.nullable(),
    cardsBearing: CountSchema.nullable(),
    pendingBallots: CountSchema,
    choices: z.array(ChoiceSchema).min(1).max(1000).readonly(),
    jurisdictions: z.union([z.literal('all'), z.array(NameSchema).readonly()]),
    writeIns: WriteInsSchema.optional(),
    countedBy: z.literal('instant-runoff').optional(),
    reportedWinner: NameSchema.optional(),
  })
  .readonly();
export type Contest = z.infer<typeof ContestSchema>;

const DefinedChoiceSchema = ChoiceSchema.unwrap().extend({ votes: CountSchema.nullable() }).readonly();

/**
 * A contest as the administrator defines it. Where an audit has cast vote records, `choices`, or the votes of all of them,
 * and `votesAllowed` may be left open (null): they are then taken from the records.
 */
export const DefinedContestSchema = ContestSchema.unwrap()
  .extend({
    votesAllowed: ContestSchema.unwrap().shape.votesAllowed.nullable(),
    choices: z.array(DefinedChoiceSchema).min(1).max(1000).readonly().nullable(),
  })
  .readonly();
export type DefinedContest = z.infer<typeof DefinedContestSchema>;

/** Whether everything about a contest was said when it was defined. */
export function isWholeContest(contest: DefinedContest): contest is Contest {
  const { choices, votesAllowed } = contest;
  return votesAllowed !== null && choices?.every(({ votes }) => votes !== null) === true;
}

/**
 * The first two names in a set of contests that people would take for one, of contests or of the choices of one: no
 * file of another program would ever fit such a set, and no reader of a report could tell them apart.
 */
export function findContestNamesAlike(
  contests: readonly {
    readonly name: string;
    readonly choices: readonly { readonly name: string }[];
    readonly writeIns?: WriteIns | undefined;
  }[],
): (NamesAlike & { readonly contest: string | null }) | undefined {
  const alike = findNamesAlike(contests.map(({ name }) => name));
  if (alike !== undefined) return { contest: null, ...alike };
  for (const { name, choices, writeIns } of contests) {
    // Whoever is a choice already is not written in: one vote could be read in two ways.
    const choicesAlike = findNamesAlike([...choices.map((choice) => choice.name), ...(writeIns?.names ?? [])]);
    if (choicesAlike !== undefined) return { contest: name, ...choicesAlike };
  }
  return undefined;
}

/** What may be read as a vote in a contest: its choices, and in the place of the one for write-ins the names that qualified. */
export function namesThatCount(contest: {
  readonly choices: readonly { readonly name: string }[];
  readonly writeIns?: WriteIns | undefined;
}): { readonly choices: readonly string[]; readonly writeIns: readonly string[] } {
  const { writeIns } = contest;
  const choices = contest.choices.map(({ name }) => name).filter((name) => name !== writeIns?.choice);
  return { choices, writeIns: writeIns?.names ?? [] };
}

/** Whether the voters of `jurisdiction` had `contest` on their ballots. */
export function contestInvolves(contest: Pick<Contest, 'jurisdictions'>, jurisdiction: string): boolean {
  return contest.jurisdictions === 'all' || contest.jurisdictions.includes(jurisdiction);
}
