import { AUDIT_METHODS, AUDIT_TYPES } from '@plumbline/audit';
import { NameSchema } from '@plumbline/election';
import { z } from 'zod';
import { AbilitiesSchema } from './abilities.ts';
import { OutcomeSchema, TwoPersonsSchema } from './two-persons.ts';

/** A time, ISO 8601 in UTC. */
export const TimeSchema = z.string();
export const AuditTypeSchema = z.enum(AUDIT_TYPES);
export const AuditMethodSchema = z.enum(AUDIT_METHODS);
export const PhaseSchema = z.enum(['planning', 'committed', 'seeded', 'round-open', 'round-closed', 'concluded']);

/**
 * A risk limit in percent, with at most two decimals: laws and rules set none finer, and whoever reads 4.5 % aloud is understood. At most 20: a
 * larger chance of confirming a wrong outcome is no evidence to anybody.
 */
export const LimitPercentSchema = z
  .number()
  .max(20)
  .refine((percent) => Number(percent.toFixed(2)) === percent, 'has more than two decimals');

export const SettingsSchema = z.object({
  electionName: z.string().trim().min(1).max(200),
  state: z.string().regex(/^[A-Z]{2}$/),
  /** 0 where everything is counted, and only there. */
  riskLimitPercent: LimitPercentSchema.min(0),
  dataEntry: z.enum(['online', 'offline']),
  /** Each card that boards look at is entered twice, by two people who do not know what the other entered. */
  doubleEntry: z.boolean().default(false),
  /** No board is of one person. */
  boardsOfTwo: z.boolean().default(false),
});

/** What the sample of a round adds up to for a contest: votes by choice, and the draws of cards that could not be found. */
export const ContestTotalsSchema = z.object({
  votes: z.record(NameSchema, z.number().int().min(0).max(1e9)),
  notFound: z.number().int().min(0).max(1e9).default(0),
});

/** A day without a time, such as `2026-11-03`. */
export const DateSchema = z.iso.date();

/** What the office says of an election. Date and state may be said later. */
export const ElectionDescriptionSchema = z.object({
  name: NameSchema,
  date: DateSchema.nullable().default(null),
  state: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable()
    .default(null),
});

/** An election of an organization, as a list shows it. */
export const ElectionLineSchema = z.object({
  electionId: z.string(),
  name: z.string(),
  date: z.string().nullable(),
  state: z.string().nullable(),
});
export type ElectionLine = z.infer<typeof ElectionLineSchema>;

/** One station of the phase line, in order. `page` is the page it opens. */
export const StationSchema = z.object({
  station: z.enum(['plan', 'files', 'commit', 'seed', 'round', 'concluded']),
  /** For station `round`: its number. */
  round: z.number().int().nullable(),
  state: z.enum(['done', 'current', 'future']),
  doneAt: TimeSchema.nullable(),
});

/**
 * What the person should do now. `step` names a sentence in `words/`, `figures` and `names` fill its blanks:
 *
 *   complete, total   jurisdictions: wait-for-files, wait-for-jurisdictions, finished-but-audit-is-not, wait-for-review
 *   done, total       boards: boards-at-work · ballots: audit-next-ballot, sign-off · batches: enter-tallies, finalize-tallies
 *   round             in every step of a round; for start-next-round the round to start
 *   names             jurisdictions or contests the step is about, where there are few
 */
export const NextStepSchema = z.object({
  step: z.enum([
    'upload-participants',
    'define-contests',
    'change-settings',
    'wait-for-files',
    'upload-manifest',
    'upload-candidate-totals',
    'upload-cvrs',
    'state-manifest',
    'state-card-order',
    'match-names',
    'wait-for-launch',
    'plan-rounds',
    'commit-inputs',
    'confirm-commitment',
    'confirm-seed',
    'confirm-conclusion',
    'confirm-lot',
    'state-lot',
    'wait-for-second-person',
    'roll-seed',
    'launch-round',
    'wait-for-draw',
    'drawing-failed',
    'create-boards',
    'boards-at-work',
    'wait-for-review',
    'enter-tallies',
    'finalize-tallies',
    'enter-totals',
    'finalize-totals',
    'wait-for-jurisdictions',
    'close-round',
    'start-next-round',
    'conclude',
    'download-report',
    'nothing-to-audit',
    'finished-but-audit-is-not',
    'name-members',
    'audit-next-ballot',
    'decide-cards',
    'sign-off',
    'board-done',
  ]),
  figures: z.record(z.string(), z.number()),
  names: z.array(z.string()),
});

/** A background job of the audit: the draw of a sample. */
export const JobSchema = z.object({
  jobId: z.string(),
  kind: z.enum(['draw-sample']),
  state: z.enum(['waiting', 'running', 'failed', 'done']),
  /** Share of the work done, 0 to 1. */
  progress: z.number(),
  startedAt: TimeSchema.nullable(),
  /** What went wrong and what to do, when it failed. */
  message: z.string().nullable(),
});

/** Every page of an audit shows this on top. */
export const AuditHeadingSchema = z.object({
  auditId: z.string(),
  name: z.string(),
  organization: z.string(),
  electionId: z.string(),
  electionName: z.string().nullable(),
  state: z.string().nullable(),
  type: AuditTypeSchema,
  method: AuditMethodSchema,
  /** What people enter: each ballot card at an audit board, the counts of each batch, or what a round adds up to. */
  fieldwork: z.enum(['ballots', 'batches', 'totals']),
  /** What they would enter by each way of entering data; the same twice where there is no choice. */
  fieldworks: z.object({
    online: z.enum(['ballots', 'batches', 'totals']),
    offline: z.enum(['ballots', 'batches', 'totals']),
  }),
  /** What a unit is held against: nothing, what was reported for its batch, or its own cast vote record. */
  comparedWith: z.enum(['nothing', 'batch-totals', 'cvrs']),
  /** Whether cards with and without cast vote records are drawn apart, each stratum with a number of its own. */
  hasStrata: z.boolean(),
  /** What is drawn: cards of each contest's universe, or batches. */
  drawsFrom: z.enum(['cards', 'batches']),
  /** A sample, or everything: then there is no seed, no risk and one round, and the cards of each batch are counted. */
  takes: z.enum(['sample', 'everything']),
  compatibility: z.boolean(),
  /** Held to practise: every page and every print of it says so. */
  practice: z.boolean(),
  /** Whether the sizes of all rounds are planned before the seed, because the method holds for no others. */
  plansRounds: z.boolean(),
  phase: PhaseSchema,
  round: z.number().int().nullable(),
  outcome: OutcomeSchema.nullable(),
  stations: z.array(StationSchema),
  nextStep: NextStepSchema,
  /** The newest entry of the log. */
  head: z.object({ number: z.number().int(), hash: z.string(), at: TimeSchema }),
  job: JobSchema.nullable(),
  /** Whoever reads it watches the audit, and does nothing in it. */
  readOnly: z.boolean(),
  /** For administrators only. */
  twoPersons: TwoPersonsSchema.nullable(),
  /** For administrators: questions about files that nobody has answered. */
  questionsWaiting: z.number().int(),
  abilities: AbilitiesSchema,
});
export type AuditHeading = z.infer<typeof AuditHeadingSchema>;

export const AuditLineSchema = z.object({
  auditId: z.string(),
  electionId: z.string(),
  name: z.string(),
  type: AuditTypeSchema,
  phase: PhaseSchema,
  round: z.number().int().nullable(),
  outcome: OutcomeSchema.nullable(),
  createdAt: TimeSchema,
});
