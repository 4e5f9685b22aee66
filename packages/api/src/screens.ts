import { AUDIT_METHODS, AUDIT_TYPES, BATCH_TYPES } from '@plumbline/audit';
import {
  ContestSchema,
  CountSchema,
  DefinedContestSchema,
  InputFileKindSchema,
  JurisdictionSchema,
  ManualVoteRecordSchema,
  NameSchema,
  Sha256Schema,
} from '@plumbline/election';

import { z } from 'zod';
import { AbilitiesSchema } from './abilities.ts';
import { OutcomeSchema, TwoPersonsSchema } from './two-persons.ts';

/* What the screens show, by noun. Queries put these together. Times are ISO 8601 in UTC. */

export const TimeSchema = z.string();
export const AuditTypeSchema = z.enum(AUDIT_TYPES);
export const AuditMethodSchema = z.enum(AUDIT_METHODS);
export const PhaseSchema = z.enum(['planning', 'committed', 'seeded', 'round-open', 'round-closed', 'concluded']);

export const SettingsSchema = z.object({
  electionName: z.string().trim().min(1).max(200),
  state: z.string().regex(/^[A-Z]{2}$/),
  /** 0 where everything is counted, and only there. */
  riskLimitPercent: z.number().int().min(0).max(20),
  dataEntry: z.enum(['online', 'offline']),
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
 *   complete, total   jurisdictions: wait-for-files, wait-for-jurisdictions, finished-but-audit-is-not
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
    'match-names',
    'wait-for-launch',
    'plan-rounds',
    'commit-inputs',
    'confirm-commitment',
    'confirm-seed',
    'confirm-conclusion',
    'wait-for-second-person',
    'roll-seed',
    'launch-round',
    'wait-for-draw',
    'drawing-failed',
    'create-boards',
    'boards-at-work',
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

export const FileIssueSchema = z.object({
  severity: z.enum(['ERROR', 'CONFIRM', 'WARNING']),
  code: z.string(),
  file: z.string(),
  row: z.number().int().optional(),
  column: z.string().optional(),
  found: z.string().optional(),
  expected: z.string().optional(),
  message: z.string(),
  advice: z.string(),
  count: z.number().int(),
});

/** What an uploaded file turned out to be. Nothing changes in the audit until a command names the upload. */
export const UploadReportSchema = z.object({
  uploadId: z.string(),
  kind: InputFileKindSchema,
  jurisdiction: z.string().nullable(),
  name: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
  at: TimeSchema,
  by: z.string(),
  accepted: z.boolean(),
  needsConfirmation: z.boolean(),
  /** The first 100; all of them are in the download. */
  issues: z.array(FileIssueSchema),
  issueCount: z.number().int(),
  /** The first rows as understood. */
  preview: z.object({ columns: z.array(z.string()), rows: z.array(z.array(z.string())) }),
  figures: z.record(z.string(), z.number()),
  /** Cast vote records: the batches in which manifest and records count differently, with their neighbours. */
  batchCounts: z
    .object({
      batches: z.number().int(),
      differ: z.number().int(),
      rows: z.array(
        z.object({
          tabulator: z.string().nullable(),
          batch: z.string(),
          /** Cards the manifest lists; null where it lacks the batch. */
          listed: z.number().int().nullable(),
          /** Cards that have a record; null where there is none of the batch. */
          recorded: z.number().int().nullable(),
        }),
      ),
    })
    .nullable(),
  /** Where headers are not those asked for: each with what it is read as, and the columns there are. A person can say otherwise. */
  naming: z
    .object({
      headers: z.array(z.object({ header: z.string(), column: z.string().nullable() })).readonly(),
      columns: z.array(z.object({ name: z.string(), required: z.boolean() })).readonly(),
    })
    .nullable(),
});
export type UploadReport = z.infer<typeof UploadReportSchema>;

/** A slot for a file: what is registered, and the last upload when that one was not registered. */
export const FileSlotSchema = z.object({
  kind: InputFileKindSchema,
  jurisdiction: z.string().nullable(),
  /** False where what is there already says that this file has no use, such as a manifest without batches that have records. */
  needed: z.boolean(),
  registered: z
    .object({
      name: z.string(),
      bytes: z.number(),
      sha256: z.string(),
      at: TimeSchema,
      by: z.string(),
      figures: z.record(z.string(), z.number()),
    })
    .nullable(),
  /** The newest upload when it was refused, still needs confirmation, or became stale. */
  lastUpload: UploadReportSchema.nullable(),
  /** What has to be there first, such as contests or the manifest. Empty: an upload is possible. */
  waitsFor: z.array(z.enum(['participants', 'contests', 'manifest'])),
  expectedColumns: z.array(z.string()),
});
export type FileSlot = z.infer<typeof FileSlotSchema>;

/** A contest as far as it is known: while there are no cast vote records that tell, it may have no choices yet. */
export const ContestShownSchema = ContestSchema.unwrap()
  .extend({ choices: z.array(ContestSchema.unwrap().shape.choices.unwrap().element).readonly() })
  .readonly();

export const PlanSchema = z.object({
  jurisdictions: z.array(JurisdictionSchema),
  contests: z.array(ContestShownSchema),
  settings: SettingsSchema.nullable(),
  withoutBallots: z.array(z.string()),
  /** The draws of each round, by targeted contest, where the method asks for sizes fixed before the seed; null where none are planned. */
  roundSizes: z.record(z.string(), z.array(z.number().int())).nullable(),
  /** How cast vote records are read; null where the audit compares with none. */
  cvrs: z
    .object({
      /** The contests as they were defined, where something was left open. */
      defined: z.array(DefinedContestSchema).nullable(),
      cardStyles: z.boolean(),
    })
    .nullable(),
});

/** What a jurisdiction has to total in the current round, and what it entered. */
export const RoundTotalsSchema = z.object({
  round: z.number().int(),
  contests: z.array(
    z.object({
      contest: z.string(),
      /** The draws in the jurisdiction that are counted: a card as often as it was drawn. */
      draws: z.number().int(),
      /** The contest whose sample is counted; null where every drawn card is counted once. */
      sampleOf: z.string().nullable(),
      entered: ContestTotalsSchema.nullable(),
    }),
  ),
  /** How often totals were entered in this round, for `basedOn`; null when they never were. */
  version: z.number().int().nullable(),
  enteredBy: z.string().nullable(),
  final: z.boolean(),
});
export type RoundTotals = z.infer<typeof RoundTotalsSchema>;

/** Something still lacking before the inputs can be committed. */
export const MissingInputSchema = z.discriminatedUnion('what', [
  z.object({ what: z.enum(['participants', 'contests', 'settings']) }),
  z.object({ what: z.enum(['manifest', 'candidate-totals', 'cvrs']), jurisdiction: z.string() }),
  z.object({ what: z.literal('total-ballots'), contest: z.string() }),
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
  z.object({ what: z.enum(['contest-not-in-cvrs', 'contest-ranked']), jurisdiction: z.string(), contest: z.string() }),
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

/** Something about the plan that may be right and has to be confirmed with the figures it has now. */
export const PlanFindingSchema = z.object({
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

/** Draws, or cards, with and without cast vote records, where the two are drawn apart. */
export const StratumSizesSchema = z.object({ cvr: CountSchema, noCvr: CountSchema });
export type StratumSizes = z.infer<typeof StratumSizesSchema>;

const ContestInStratumSchema = z.object({
  /** Cards in the manifests, and cards in none. */
  listed: CountSchema,
  unlisted: CountSchema,
  /** Votes by choice; below 0 where cast vote records have more than was reported in all. */
  votes: z.record(z.string(), z.number().int()),
});

/** What a contest is drawn from with and without cast vote records, where the two are drawn apart. */
export const ContestStrataSchema = z.object({ cvr: ContestInStratumSchema, noCvr: ContestInStratumSchema });
export type ContestStrata = z.infer<typeof ContestStrataSchema>;

export const SampleSizeOptionSchema = z.object({
  /** `asn`, `0.7`, `0.8`, `0.9`, `default` or `all-ballots`. */
  key: z.string(),
  size: CountSchema,
  /** How it is divided, where cards with and without cast vote records are drawn apart. */
  strata: StratumSizesSchema.optional(),
  /** The chance that the whole contest meets its limit with this size if the report is right; null where it is not known. */
  probability: z.number().nullable(),
  /** How the chance is known; null where there is none. */
  known: z.enum(['exact', 'simulated', 'at-least', 'published']).nullable(),
  /** Where the size is a published one: the chance by the corrected method. */
  corrected: z.object({ probability: z.number(), known: z.enum(['exact', 'simulated', 'at-least']) }).nullable(),
});

/** Why a method of the statistics declined: a reason of theirs, and what is to be named of it. */
export const MethodDeclinedSchema = z.object({
  reason: z.string(),
  data: z.record(z.string(), z.union([z.number(), z.string()])),
});

export const ContestSizesSchema = z.object({
  contest: z.string(),
  options: z.array(SampleSizeOptionSchema),
  /** The key of the option chosen when nobody chooses. */
  preferred: z.string(),
  /** The most that can be asked: ballots or batches. */
  population: CountSchema,
  /** The most that can be asked of each stratum; null where all cards are one population. */
  strata: StratumSizesSchema.nullable(),
  /** Why no size can be given, instead of options. */
  refusal: MethodDeclinedSchema.nullable(),
});

/** How long work takes two people: seconds for a drawn ballot, minutes for a drawn batch, seconds to count a ballot of it. */
export const WorkTimesSchema = z.object({
  ballotSeconds: z.number(),
  batchMinutes: z.number(),
  countSeconds: z.number(),
});

/** An average; eight draws of ten lie from `least` to `most`, as far as that is known. */
const ExpectedSchema = z.object({ mean: z.number(), least: z.number(), most: z.number() });

/** What a round is likely to ask: draws with repetition, different ballots or batches, and the ballots to count in batches. */
export const ExpectedWorkSchema = z.object({
  draws: z.number(),
  units: ExpectedSchema,
  /** Null where single ballots are drawn. */
  ballots: ExpectedSchema.nullable(),
});

/** Set-up: not-logged-in … ready. Round: not-logged-in, logged-in, in-progress, complete. */
export const JurisdictionStatusSchema = z.enum([
  'not-logged-in',
  'logged-in',
  'files-uploaded',
  'upload-failed',
  'files-complete',
  'in-progress',
  'complete',
]);

export const JurisdictionLineSchema = z.object({
  jurisdiction: z.string(),
  status: JurisdictionStatusSchema,
  filesUploaded: z.number().int(),
  filesExpected: z.number().int(),
  expectedBallots: z.number().nullable(),
  ballotsInManifest: z.number().nullable(),
  batchesInManifest: z.number().nullable(),
  /** Of the ballots in the manifest those in batches with cast vote records; null where a manifest does not say. */
  ballotsWithCvrs: z.number().nullable(),
  /** Cards that have a cast vote record; null where none are registered. */
  cvrs: z.number().nullable(),
  /** Batch comparison: the least number of ballots that could hold the votes in the totals file. */
  ballotsImplied: z.number().nullable(),
  /** Distinct units drawn in the current round and draws with repetition; zero when nothing was drawn. */
  units: z.number().int(),
  draws: z.number().int(),
  /** Units of this round that are done, drawn earlier ones included; draws likewise. */
  unitsDone: z.number().int(),
  drawsDone: z.number().int(),
  extraUnits: z.number().int(),
  /** Unit × contest pairs whose result differs; null while they may not be seen. */
  discrepancies: z.number().int().nullable(),
  lastSignIn: TimeSchema.nullable(),
});
export type JurisdictionLine = z.infer<typeof JurisdictionLineSchema>;

/** What was found of one contest. */
export const ContestOutcomeSchema = z.enum([
  'nothing-to-confirm',
  'confirmed',
  'measured-not-confirmed',
  'not-measured',
  'hand-tally-open',
  'hand-tally-confirmed',
  'hand-tally-overturned',
]);

const WhyCorrectedSchema = z.discriminatedUnion('because', [
  z.object({
    because: z.enum([
      'no-uniform-sample',
      'totals-of-no-sample',
      'other-universe',
      'sizes-not-planned',
      'other-charges',
      'other-errors',
    ]),
  }),
  z.object({ because: z.literal('method-declined'), ...MethodDeclinedSchema.shape }),
  /** The words in which an earlier entry of the log has it. */
  z.object({ because: z.literal('as-sealed'), text: z.string() }),
]);

export const MeasurementSchema = z.object({
  round: z.number().int(),
  contest: z.string(),
  targeted: z.boolean(),
  sampleSize: z.number().int().nullable(),
  /** The draws the figure rests on, those of phantoms included, and the distinct units among them. */
  draws: z.number().int(),
  distinct: z.number().int(),
  /** Draws that fell on cards no manifest lists, and on listed cards that could not be found. */
  phantomDraws: z.number().int(),
  notFound: z.number().int(),
  discrepancies: z.number().int(),
  /** Null: not measured. */
  pValue: z.number().nullable(),
  riskLimitMet: z.boolean(),
  outcome: ContestOutcomeSchema,
  handTally: z
    .object({
      winners: z.array(z.string()),
      tied: z.array(z.string()),
      agrees: z.boolean(),
      settled: z.boolean(),
    })
    .nullable(),
  charges: z.array(
    z.object({ jurisdiction: z.string(), batch: z.string(), times: z.number().int(), taint: z.number() }),
  ),
  corrected: z.object({ pValue: z.number(), why: WhyCorrectedSchema }).nullable(),
});

export const BoardLineSchema = z.object({
  board: z.string(),
  members: z.array(z.string()),
  ballots: z.number().int(),
  ballotsDone: z.number().int(),
  /** Ballots of which two entries stand that did not know of each other. They count as not done. */
  ballotsContested: z.number().int(),
  state: z.enum(['not-started', 'in-progress', 'not-signed-off', 'signed-off', 'no-ballots']),
  /** The secret address of the board; null for those who may not see it. */
  link: z.string().nullable(),
  signedOffAt: TimeSchema.nullable(),
});

const VotesSchema = z.record(z.string(), z.number());

/** Reported | audited | difference of one batch for one contest. `audited` is null until it may be seen. */
export const BatchComparisonSchema = z.object({
  contest: z.string(),
  reported: VotesSchema,
  audited: VotesSchema.nullable(),
  /** Reported minus audited, by choice. */
  difference: VotesSchema.nullable(),
  /** Positive: the reported margin was too large. Null when no pair of choices changes. */
  changeInMargin: z.number().nullable(),
});

/** How the ballots of a batch were cast. */
export const BatchTypeSchema = z.enum(BATCH_TYPES);

export const SampledBatchSchema = z.object({
  batch: z.string(),
  container: z.string().nullable(),
  tabulator: z.string().nullable(),
  ballots: z.number().int(),
  /** By contest: the tickets of every round so far. */
  tickets: z.record(z.string(), z.array(z.object({ round: z.number().int(), ticket: z.string() }))),
  extra: z.boolean(),
  /** The combined batch it is counted in, or its parts if it is one. */
  combinedInto: z.string().nullable(),
  combinedFrom: z.array(z.string()),
  /** The round in which it was counted; null until then. */
  countedInRound: z.number().int().nullable(),
  lastEditedBy: z.string().nullable(),
  /** Where everything is counted: what kind of batch it is, its cards as counted, and as the manifest lists them. */
  cards: z.object({ type: BatchTypeSchema, counted: z.number().int(), listed: z.number().int() }).nullable(),
  sheets: z.array(z.object({ name: z.string(), votes: z.record(z.string(), VotesSchema) })),
  /** Empty for those who may not see the reported results before the count is final. */
  comparisons: z.array(BatchComparisonSchema),
});
export type SampledBatch = z.infer<typeof SampledBatchSchema>;

/** What was seen on a card in one contest, by the machine or by people. */
export const SeenVoteSchema = z.object({
  state: z.enum(['vote', 'blank', 'overvote', 'not-on-ballot', 'not-counted', 'no-record', 'not-found']),
  choices: z.array(z.string()),
});

/** A drawn card that people read otherwise than the machine did, with the contests in which they did. */
export const ComparedCardSchema = z.object({
  ballot: z.string(),
  container: z.string().nullable(),
  tabulator: z.string().nullable(),
  batch: z.string(),
  position: z.number().int(),
  imprintedId: z.string().nullable(),
  contests: z.array(
    z.object({
      contest: z.string(),
      reported: SeenVoteSchema,
      audited: SeenVoteSchema,
      /** Positive: the reported margin was too large. Null: the difference changes no margin. */
      marginChange: z.number().nullable(),
    }),
  ),
});
export type ComparedCard = z.infer<typeof ComparedCardSchema>;

export const BallotLineSchema = z.object({
  /** The key to name it by in commands. */
  ballot: z.string(),
  container: z.string().nullable(),
  tabulator: z.string().nullable(),
  batch: z.string(),
  position: z.number().int(),
  /** What the machine printed on the card, where its record says; null otherwise. */
  imprintedId: z.string().nullable(),
  /** Whether its batch has cast vote records, where some batches have and others have not; null in every other audit. */
  hasCvrs: z.boolean().nullable(),
  /** Contested: two entries stand that did not know of each other, and the board has to settle which is right. */
  state: z.enum(['not-audited', 'audited', 'not-found', 'contested']),
  /** How many entries were made of this ballot; null where there is none. */
  version: z.number().int().nullable(),
  /** The entries that stand: an entry that is made now takes the place of these. */
  entries: z.array(z.string()),
});

/** In place of a text that is not there: who redacted it, when and why; or that nobody knows why it is missing. */
export const AbsentTextSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('redacted'), at: TimeSchema, by: z.string(), reason: z.string() }),
  z.object({ state: z.literal('missing') }),
]);
export type AbsentText = z.infer<typeof AbsentTextSchema>;

/** A text that somebody typed, which the log holds the digest of; with its salt anyone can compute that digest again. */
export const ShownTextSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('kept'), text: z.string(), salt: z.string() }),
  ...AbsentTextSchema.options,
]);
export type ShownText = z.infer<typeof ShownTextSchema>;

export const BallotRecordSchema = BallotLineSchema.extend({
  record: ManualVoteRecordSchema.nullable(),
  /** By contest: a note that was taken and is not there any more. In the record it is empty. */
  absentNotes: z.record(z.string(), AbsentTextSchema),
  /** Where it is contested: what each of the entries says. */
  standing: z.array(
    z.object({
      id: z.string(),
      record: ManualVoteRecordSchema,
      absentNotes: z.record(z.string(), AbsentTextSchema),
      /** When it was entered, by the clock of the device; null for an entry that no device made. */
      enteredAt: TimeSchema.nullable(),
      device: z.string().nullable(),
    }),
  ),
});

export const LogLineSchema = z.object({
  /** Among all entries of the audit, in the order of time, from 1. */
  position: z.number().int(),
  /** In its chain, from 1. */
  number: z.number().int(),
  /** Whose fieldwork its chain records; null for the chain of the audit itself. */
  fieldworkOf: z.string().nullable(),
  hash: z.string(),
  at: TimeSchema,
  /** Role and, for those who may know it, name of who did it. */
  by: z.string(),
  type: z.string(),
  jurisdiction: z.string().nullable(),
  /** Null while a manager may not see what another jurisdiction has counted. */
  data: z.unknown(),
  /** The texts whose digests the entry holds, in their order. */
  texts: z.array(z.object({ digest: Sha256Schema, shown: ShownTextSchema })),
});

/** An entry in the log of an office. */
export const OfficeLogLineSchema = z.object({
  number: z.number().int(),
  hash: z.string(),
  at: TimeSchema,
  /** Name and role of who did it. */
  by: z.string(),
  type: z.string(),
  /** Whom or what it is about, from the wider to the narrower; empty where the type says all. */
  about: z.array(z.string()),
  data: z.unknown(),
});
