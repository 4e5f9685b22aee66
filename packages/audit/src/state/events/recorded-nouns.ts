import {
  CardSeenSchema,
  ChoiceSchema,
  ContestSchema,
  CountSchema,
  canBeName,
  ImprintSeenSchema,
  InputFileSchema,
  JurisdictionSchema,
  ManualVoteRecordSchema,
  NameSchema,
  RANKS_MAX,
  RankedPileSchema,
  RankSchema,
  Sha256Schema,
  WriteInsSchema,
} from '@plumbline/election';
import { z } from 'zod';
import { AUDIT_METHODS } from '../../methods/audit-method.ts';
import { BATCH_READERS, BATCH_TYPES, CARD_READERS, type WhyCorrected } from '../audit-state.ts';
import { AUDIT_TYPES } from '../audit-type.ts';
import { CARD_ENDS, CARD_FACES, ORDER_KEPT } from '../card-order.ts';
import { CASE_CAUSES, CASE_RESOLUTIONS } from '../difference-case.ts';
import type { TextInLog } from '../free-text.ts';
import { BALLOT_KINDS, WAYS_VERIFIED } from '../manifest-statement.ts';
import { RuleFindingSchema } from './recorded-rules.ts';

/*
 * What the events are made of, as the log holds it. A command passes over what it does not know; in an entry of the log
 * nothing may stand that nobody has read, so every one of these refuses properties it does not name.
 */

/** A name or label as a file of the election has it. Files have long ones. */
export const LabelSchema = z.string().min(1).refine(canBeName, 'cannot be used as a name');

/** An audit board by its name in its jurisdiction. */
export const BOARD_PLACE = { jurisdiction: NameSchema, board: NameSchema } as const;

/** A probability or a risk, 1 at most. */
const ProbabilitySchema = z.number().min(0).max(1);

/** A contest before it could have a list of qualified write-ins. */
export const RecordedContestSchema = ContestSchema.unwrap()
  .omit({ writeIns: true, countedBy: true, reportedWinner: true })
  .extend({ choices: z.array(ChoiceSchema.unwrap().strict()).min(1).max(1000) })
  .strict();

/** A contest as it was defined: choices and votes allowed may be left to the cast vote records. */
export const RecordedDefinition2Schema = RecordedContestSchema.extend({
  votesAllowed: RecordedContestSchema.shape.votesAllowed.nullable(),
  choices: z
    .array(ChoiceSchema.unwrap().extend({ votes: CountSchema.nullable() }).strict())
    .min(1)
    .max(1000)
    .nullable(),
}).strict();

/** The same with a list of qualified write-ins, where there is one. */
export const RecordedDefinition3Schema = RecordedDefinition2Schema.extend({
  writeIns: WriteInsSchema.unwrap().strict().optional(),
}).strict();

/** The same, where voters may rank the choices. */
export const RecordedDefinition4Schema = RecordedDefinition3Schema.extend({
  countedBy: ContestSchema.unwrap().shape.countedBy,
}).strict();

/** The same, where it may be said who was reported to win. */
export const RecordedDefinitionSchema = RecordedDefinition4Schema.extend({
  reportedWinner: ContestSchema.unwrap().shape.reportedWinner,
}).strict();

/** What a sample has to show of a contest counted by instant runoff. */
export const ContestAssertionsSchema = z.strictObject({
  mayWin: z.array(NameSchema).min(1),
  ranks: z.int().min(1).max(RANKS_MAX),
  assertions: z.array(
    z.strictObject({
      type: z.enum(['NEB', 'NEN']),
      winner: NameSchema,
      loser: NameSchema,
      eliminated: z.array(NameSchema),
      margin: z.int().min(1),
    }),
  ),
  writeIns: NameSchema.optional(),
});

/** Names in the cast vote records of a jurisdiction, and what they stand for. */
export const NamesInCvrsSchema = z.strictObject({
  contests: z.record(LabelSchema, NameSchema),
  choices: z.record(NameSchema, z.record(LabelSchema, NameSchema)),
});

export const SelectionSchema = z.discriminatedUnion('rule', [
  z.strictObject({ rule: z.literal('tickets') }),
  z.strictObject({ rule: z.literal('colorado'), cards: z.record(NameSchema, CountSchema) }),
]);

export const RecordedJurisdictionSchema = JurisdictionSchema.unwrap().strict();

export const TallySchema = z.record(LabelSchema, z.record(LabelSchema, CountSchema));

const FileFiguresSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('participants'), jurisdictions: CountSchema }),
  z.strictObject({
    kind: z.literal('standardized-contests'),
    contests: z.array(
      z.strictObject({
        name: NameSchema,
        jurisdictions: z.union([z.literal('all'), z.array(NameSchema)]),
        choices: z.array(NameSchema).nullable(),
      }),
    ),
  }),
  z.strictObject({
    kind: z.literal('manifest'),
    batches: CountSchema,
    ballots: CountSchema,
    inCvr: z.strictObject({ batches: CountSchema, ballots: CountSchema }).optional(),
  }),
  z.strictObject({
    kind: z.literal('candidate-totals'),
    batches: CountSchema,
    votes: TallySchema,
    ballotsImplied: CountSchema,
  }),
  z.strictObject({
    kind: z.literal('cvrs'),
    scope: z.enum(['every-card', 'sampled-cards']),
    format: z.string().min(1),
    cards: CountSchema,
    batches: CountSchema,
    withoutCvr: CountSchema,
    withoutCard: CountSchema,
    contests: z.array(
      z.strictObject({
        name: LabelSchema,
        votesAllowed: z.int().min(1).nullable(),
        ranked: z.boolean(),
        cards: CountSchema,
        withoutCard: CountSchema,
        choices: z.array(z.strictObject({ name: LabelSchema, votes: CountSchema })),
      }),
    ),
    files: z.array(z.strictObject({ name: z.string().min(1), bytes: CountSchema, sha256: Sha256Schema })),
  }),
]);

export const RegisteredFileSchema = InputFileSchema.unwrap().extend({ figures: FileFiguresSchema }).strict();

/** As the first version wrote them: each card was entered once. */
export const Settings1Schema = z.strictObject({
  electionName: z.string(),
  state: z.string(),
  riskLimitPercent: z.number().min(0).lt(100),
  dataEntry: z.enum(['online', 'offline']),
});

/** As the second version wrote them: a board could be of one person. */
export const Settings2Schema = Settings1Schema.extend({ doubleEntry: z.literal(true).optional() }).strict();

export const SettingsSchema = Settings2Schema.extend({ boardsOfTwo: z.literal(true).optional() }).strict();

const ContestFindingSchema = z.strictObject({
  finding: z.enum(['listed-below-contest', 'listed-below-cast', 'contest-on-part', 'listed-above-cast']),
  contest: NameSchema,
  cast: CountSchema.nullable(),
  listed: CountSchema,
  bearing: CountSchema,
  phantoms: CountSchema,
});

export const PlanFindingSchema = z.discriminatedUnion('finding', [
  ContestFindingSchema,
  z.strictObject({
    finding: z.literal('cards-not-matched'),
    places: z
      .array(
        z.strictObject({
          jurisdiction: NameSchema,
          which: z.enum(['these', 'all-but']),
          batches: z.array(z.string().min(1)),
        }),
      )
      .min(1),
  }),
  z.strictObject({ finding: z.literal('tabulator-alone'), jurisdictions: z.array(NameSchema).min(1) }),
  z.strictObject({
    finding: z.literal('not-yet-counted'),
    waiting: z.array(z.strictObject({ jurisdiction: NameSchema, cards: CountSchema.min(1) })).min(1),
  }),
  RuleFindingSchema,
]);

export const AuditTypeSchema = z.enum(AUDIT_TYPES);
export const AuditMethodSchema = z.enum(AUDIT_METHODS);

/** Something that has an identifier of ours and a name. */
export const ElectionOfAuditSchema = z.strictObject({ electionId: z.string().min(1), name: z.string() });
export const AuditNamedSchema = z.strictObject({ auditId: z.string().min(1), name: z.string() });

/** The number of a round, from 1. */
export const RoundNumberSchema = z.int().min(1);

/** Why every ballot is counted after an audit of a sample. */
export const EscalationSchema = z.strictObject({
  round: RoundNumberSchema,
  riskLimitPercent: z.number().gt(0).lt(100),
  contests: z.array(z.strictObject({ contest: NameSchema, pValue: z.number().nullable() })),
});

/** What every version says of the creation of an audit. */
export const AUDIT_CREATION = {
  name: z.string().min(1),
  organization: z.string().min(1),
  auditType: AuditTypeSchema,
  method: AuditMethodSchema,
  compatibility: z.boolean(),
  election: ElectionOfAuditSchema.optional(),
  startsFrom: AuditNamedSchema.optional(),
  twoPersons: z.boolean().optional(),
  escalates: EscalationSchema.optional(),
} as const;

/** How many draws are asked for, by contest. */
export const SampleSizesSchema = z.record(NameSchema, CountSchema);

/** How the draws for each contest are divided, where cards with and without cast vote records are drawn apart. */
export const StrataSchema = z.record(NameSchema, z.strictObject({ cvr: CountSchema, noCvr: CountSchema }));

/** How many draws each round adds, by contest. */
export const RoundSizesSchema = z.record(NameSchema, z.array(z.int().min(1)).min(1));

/** How long work is expected to take; a whole number of seconds or minutes, or a part of one. */
export const WorkTimesSchema = z.strictObject({
  ballotSeconds: z.number().positive(),
  batchMinutes: z.number().positive(),
  countSeconds: z.number().positive(),
});

export const DrawSchema = z.strictObject({
  contest: NameSchema,
  jurisdiction: NameSchema,
  tabulator: LabelSchema.nullable(),
  batch: LabelSchema,
  position: z.int().min(1).nullable(),
  ticket: z.string().min(1),
});

export const PhantomDrawSchema = z.strictObject({
  contest: NameSchema,
  phantom: z.int().min(1),
  ticket: z.string().min(1),
});

/** What the draws of a round were made from. */
export const DrawnFromSchema = z.enum(['listed-cards', 'universe']);

export const DrawsFileSchema = z.strictObject({
  sha256: Sha256Schema,
  bytes: CountSchema,
  draws: CountSchema,
  phantomDraws: CountSchema,
});

export const BatchPlaceSchema = z.strictObject({ jurisdiction: NameSchema, batch: LabelSchema });

export const BatchCombinationSchema = z.strictObject({
  jurisdiction: NameSchema,
  name: LabelSchema,
  batches: z.array(LabelSchema),
});

export const ChainHeadSchema = z.strictObject({ number: z.int().min(1), hash: Sha256Schema });

/** The most entries of one card that an entry may take the place of. */
const REPLACED_MAX = 200;

/** An entry that was made on a device: it may arrive late, twice and after those that were made later. */
/** As versions before 6 of a recorded card wrote it: nobody said which of two people entered the card. */
export const DeviceEntry5Schema = z.strictObject({
  id: z.uuid(),
  device: z.uuid(),
  number: z.int().min(1),
  enteredAt: z.iso.datetime(),
  replaces: z.array(z.string().min(1).max(50)).max(REPLACED_MAX),
});

/** An entry of a batch: who made it is said by the names beside it. */
export const BatchEntrySchema = DeviceEntry5Schema.extend({ reader: z.enum(BATCH_READERS).optional() }).strict();

export const DeviceEntrySchema = DeviceEntry5Schema.extend({ reader: z.enum(CARD_READERS).optional() }).strict();

export const BoardAssignmentSchema = z.strictObject({ name: NameSchema, ballots: z.array(z.string().min(1)) });

/** A tally sheet before a contest on it could be ranked. */
export const TallySheet1Schema = z.strictObject({ name: z.string(), votes: TallySchema });

/** What was counted on one tally sheet: votes, and the rankings of the contests that voters rank. */
export const TallySheetSchema = TallySheet1Schema.extend({
  rankings: z
    .record(
      LabelSchema,
      z.strictObject({
        piles: z.array(
          RankedPileSchema.unwrap()
            .extend({ ranks: z.array(RankSchema.unwrap().strict()).max(RANKS_MAX) })
            .strict(),
        ),
        without: CountSchema,
      }),
    )
    .optional(),
}).strict();

/** The cards of a batch, where everything is counted. */
export const CardsCountedSchema = z.strictObject({
  type: z.enum(BATCH_TYPES),
  counted: CountSchema,
  listed: CountSchema,
});

/** The tally of a batch before an entry of a device could name those it stands in the place of. */
export const BATCH_RECORDING_1 = {
  jurisdiction: NameSchema,
  batch: LabelSchema,
  sheets: z.array(TallySheet1Schema),
  cards: CardsCountedSchema.optional(),
  enteredBy: z.string().min(1),
  people: z.array(z.string().min(1)).min(1).max(2).optional(),
} as const;

/** The cards of stacks before an entry of a device could be named that they were counted with. */
export const STACKS_COUNTING_1 = {
  jurisdiction: NameSchema,
  batch: LabelSchema,
  stacks: CountSchema,
  sent: CountSchema,
  handled: CountSchema,
} as const;

/** What the sample of a round adds up to for a contest. */
export const ContestTotalsSchema = z.strictObject({ votes: z.record(LabelSchema, CountSchema), notFound: CountSchema });

const [auditedCard, cardNotFound] = ManualVoteRecordSchema.options;
const [voteNamed, blank, notOnBallot] = auditedCard.unwrap().shape.interpretations.unwrap().valueType.options;
/** A vote before its contest could be ranked, and before it could name who was written in. */
const voteUnranked = voteNamed.unwrap().omit({ ranks: true });
const vote = voteUnranked.omit({ writeIns: true });

const recordWith = <Interpretations extends z.ZodType>(interpretation: Interpretations) =>
  z.discriminatedUnion('state', [
    auditedCard
      .unwrap()
      .omit({ card: true })
      .extend({ interpretations: z.record(NameSchema, interpretation) })
      .strict(),
    cardNotFound.unwrap().strict(),
  ]);

const [imprintSame, imprintDifferent, imprintNone] = ImprintSeenSchema.options;

/** What was said of a card besides the votes on it. */
const RecordedCardSchema = CardSeenSchema.unwrap()
  .extend({
    imprint: z
      .discriminatedUnion('is', [
        imprintSame.unwrap().strict(),
        imprintDifferent.unwrap().strict(),
        imprintNone.unwrap().strict(),
      ])
      .nullable(),
  })
  .strict();

/** What people saw of a card, as the schema of `packages/election` states it, with the notes themselves. */
export const RecordedVotes1Schema = recordWith(
  z.discriminatedUnion('kind', [vote.strict(), blank.unwrap().strict(), notOnBallot.unwrap().strict()]),
);

/** Of a text only the digest is sealed. In memory the texts of earlier entries stand in the same place, so the type has both. */
export const DigestOfTextSchema: z.ZodType<TextInLog> = z.strictObject({ digest: Sha256Schema });

const CardOrderSchema = z.strictObject({
  scanOrder: z.enum(ORDER_KEPT),
  imprinted: z.boolean(),
  first: z.strictObject({ end: z.enum(CARD_ENDS), face: z.enum(CARD_FACES) }),
});

/** What an office says of how its cards lie. */
export const CardOrdersSchema = z.strictObject({
  manifest: Sha256Schema,
  all: CardOrderSchema,
  otherwise: z.array(z.strictObject({ tabulator: LabelSchema.nullable(), batch: LabelSchema, order: CardOrderSchema })),
});

const KindListedSchema = z.discriminatedUnion('listed', [
  z.strictObject({ listed: z.enum(['included', 'none']) }),
  z.strictObject({ listed: z.literal('not-yet-counted'), cards: CountSchema.min(1) }),
]);

/** What an office says of the numbers in its manifest. */
export const ManifestStatementSchema = z.strictObject({
  manifest: Sha256Schema,
  verified: z.enum(WAYS_VERIFIED),
  by: DigestOfTextSchema,
  on: z.iso.date(),
  ballots: z.record(z.enum(BALLOT_KINDS), KindListedSchema),
});

const NOTE = { note: DigestOfTextSchema.nullable() } as const;

/** The votes that people saw on a card, with the digests of what they noted, before anything else could be said of it. */
export const RecordedVotes2Schema = recordWith(
  z.discriminatedUnion('kind', [
    vote.extend(NOTE).strict(),
    blank.unwrap().extend(NOTE).strict(),
    notOnBallot.unwrap().extend(NOTE).strict(),
  ]),
);
const [auditedVotes, votesNotFound] = RecordedVotes2Schema.options;

/** What people saw of a card: the same, and what they said of the card besides. */
export const RecordedVotes3Schema = z.discriminatedUnion('state', [
  auditedVotes.extend({ card: RecordedCardSchema.optional() }).strict(),
  votesNotFound,
]);

const readWith = <Vote extends z.ZodObject<{ kind: z.ZodLiteral<'vote'> }>>(vote: Vote) =>
  z.discriminatedUnion('kind', [
    vote,
    blank.unwrap().extend(NOTE).strict(),
    notOnBallot.unwrap().extend(NOTE).strict(),
  ]);

/** What was read of one contest, with the digest of what was noted, before a contest could be ranked. */
export const RecordedRead1Schema = readWith(voteUnranked.extend(NOTE).strict());

/** The same, where a vote may say what is marked at each rank. */
export const RecordedReadSchema = readWith(
  voteUnranked
    .extend({ ...NOTE, ranks: z.array(RankSchema.unwrap().strict()).min(1).max(RANKS_MAX).optional() })
    .strict(),
);

const votesWith = <Read extends z.ZodType>(read: Read) =>
  z.discriminatedUnion('state', [
    auditedVotes.extend({ interpretations: z.record(NameSchema, read), card: RecordedCardSchema.optional() }).strict(),
    votesNotFound,
  ]);

/** What people saw of a card, where a vote may name who was written in, before a contest could be ranked. */
export const RecordedVotes4Schema = votesWith(RecordedRead1Schema);

/** The same, where a vote may say what is marked at each rank. */
export const RecordedVotesSchema = votesWith(RecordedReadSchema);

const MEASUREMENT_1 = {
  contest: NameSchema,
  targeted: z.boolean(),
  sampleSize: CountSchema.nullable(),
  draws: CountSchema,
  distinct: CountSchema,
  discrepancies: CountSchema,
  pValue: ProbabilitySchema.nullable(),
  riskLimitMet: z.boolean(),
  corrected: z.strictObject({ pValue: ProbabilitySchema, why: z.string() }).nullable(),
} as const;

/** What closing a round found for a contest, before measurements had an outcome of their own. */
export const Measurement1Schema = z.strictObject(MEASUREMENT_1);

const because = <const Reason extends string>(reason: Reason) => z.strictObject({ because: z.literal(reason) });

/** In memory the texts of earlier entries stand in the same place, so the type has them too. */
const WhyCorrectedSchema: z.ZodType<WhyCorrected> = z.discriminatedUnion('because', [
  because('no-uniform-sample'),
  because('totals-of-no-sample'),
  because('other-universe'),
  because('sizes-not-planned'),
  because('other-charges'),
  because('other-errors'),
  z.strictObject({
    because: z.literal('method-declined'),
    reason: z.string().min(1),
    data: z.record(z.string(), z.union([z.number(), z.string()])),
  }),
]);

/** What closing a round found for a contest, before the reason of a correction was a code. */
export const Measurement2Schema = z.strictObject({
  ...MEASUREMENT_1,
  phantomDraws: CountSchema,
  notFound: CountSchema,
  outcome: z.enum([
    'nothing-to-confirm',
    'hand-tally-open',
    'hand-tally-confirmed',
    'hand-tally-overturned',
    'confirmed',
    'measured-not-confirmed',
    'not-measured',
  ]),
  handTally: z
    .strictObject({
      winners: z.array(NameSchema),
      tied: z.array(NameSchema),
      agrees: z.boolean(),
      settled: z.boolean(),
    })
    .nullable(),
  charges: z.array(
    z.strictObject({
      ...BatchPlaceSchema.shape,
      times: z.int().min(1),
      // A charge may lower as well as raise; it is 1 at most.
      taint: z.number().max(1),
    }),
  ),
});

export const MeasurementSchema = Measurement2Schema.extend({
  corrected: z.strictObject({ pValue: ProbabilitySchema, why: WhyCorrectedSchema }).nullable(),
}).strict();

export const OutcomeSchema = z.enum(['confirmed', 'overturned', 'full-hand-count', 'unsettled']);

/** Who is out by lot, and why. */
export const LOT_STATED = {
  round: RoundNumberSchema,
  contest: NameSchema,
  level: z.array(NameSchema).min(2),
  cards: CountSchema,
  out: NameSchema,
  reason: DigestOfTextSchema,
} as const;

export const ActOfTwoSchema = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('commit'), commitment: Sha256Schema }),
  z.strictObject({ act: z.literal('seed'), seed: z.string().min(1) }),
  z.strictObject({ act: z.literal('conclude'), outcome: OutcomeSchema }),
  z.strictObject({ act: z.literal('lot'), ...LOT_STATED }),
]);

/** What the case of a difference is about; null for a contest as a whole, which lies in no jurisdiction. */
export const CASE_SUBJECT = {
  jurisdiction: NameSchema.nullable(),
  unit: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('ballot'), ballot: z.string().min(1) }),
    z.strictObject({ kind: z.literal('batch'), batch: LabelSchema }),
    z.strictObject({ kind: z.literal('contest'), contest: NameSchema }),
  ]),
} as const;

/** Which entry was looked at, and who acts, as the log names them. */
export const CASE_STEP = { revision: z.int().min(1), by: z.string().min(1) } as const;

export const CaseCauseSchema = z.enum(CASE_CAUSES);
export const CaseResolutionSchema = z.enum(CASE_RESOLUTIONS);

/** Two people by name. */
export const TwoPeopleSchema = z.tuple([z.string().min(1), z.string().min(1)]);

const seenWith = <Votes extends z.ZodType>(record: Votes) =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('ballot'), record }),
    z.strictObject({ kind: z.literal('batch'), sheets: z.array(TallySheet1Schema).min(1) }),
    z.strictObject({ kind: z.literal('cards'), cards: CountSchema }),
  ]);

/** What two people saw who did not enter the unit, before anything could be said of a card besides its votes. */
export const SecondLookSeen1Schema = seenWith(RecordedVotes2Schema);

/** What two people saw who did not enter the unit, before a vote could name who was written in. */
export const SecondLookSeen2Schema = seenWith(RecordedVotes3Schema);

/** What two people saw who did not enter the unit, before a contest could be ranked. */
export const SecondLookSeen3Schema = seenWith(RecordedVotes4Schema);

/** What two people saw who did not enter the unit. */
export const SecondLookSeenSchema = seenWith(RecordedVotesSchema);
