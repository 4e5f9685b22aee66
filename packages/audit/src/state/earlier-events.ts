import {
  type Contest,
  type DefinedContest,
  type ManualVoteRecord,
  NameSchema,
  type Sha256,
  withNotes,
} from '@plumbline/election';
import { assert } from '@plumbline/prelude';
import { z } from 'zod';
import type { RoundDraws } from '../sampling/draw.ts';
import type {
  AuditCreation,
  AuditEvent,
  BallotRecording,
  BatchRecording,
  BoardPlace,
  ContestDefinition,
  DrawsFile,
  EventOf,
  RoundClosing,
  RoundOpening,
  SealedRoundOpening,
} from './audit-event.ts';
import type { ContestMeasurement, DeviceEntry, RecordedVotes, TallySheet } from './audit-state.ts';
import type { StacksCounting } from './batch-review.ts';
import { type CardSending, REVIEW_REASONS } from './card-review.ts';
import type { CaseSubject, SecondLook, SecondLookSeen } from './difference-case.ts';
import {
  AUDIT_CREATION,
  BATCH_RECORDING_1,
  BatchEntrySchema,
  BatchPlaceSchema,
  BOARD_PLACE,
  CASE_STEP,
  CASE_SUBJECT,
  ChainHeadSchema,
  DeviceEntry5Schema,
  DigestOfTextSchema,
  DrawnFromSchema,
  DrawSchema,
  Measurement1Schema,
  Measurement2Schema,
  PhantomDrawSchema,
  RecordedContestSchema,
  RecordedDefinition2Schema,
  RecordedDefinition3Schema,
  RecordedDefinition4Schema,
  RecordedRead1Schema,
  RecordedVotes1Schema,
  RecordedVotes2Schema,
  RecordedVotes3Schema,
  RecordedVotes4Schema,
  RecordedVotesSchema,
  RoundNumberSchema,
  SampleSizesSchema,
  SecondLookSeen1Schema,
  SecondLookSeen2Schema,
  SecondLookSeen3Schema,
  Settings1Schema,
  Settings2Schema,
  STACKS_COUNTING_1,
  StrataSchema,
  TwoPeopleSchema,
} from './events/recorded-nouns.ts';
import type { Settings } from './plan.ts';

/*
 * Events as earlier versions of Plumbline wrote them. The log is never rewritten, so they are read for ever; each is
 * turned into the present form before it is folded.
 */

/** Before version 2 no audit was held to practise. */
type AuditCreated1 = { readonly type: 'audit-created'; readonly version?: never } & AuditCreation;

/** Before version 2 a contest had one total, typed as the cards that bear it. */
type ContestsDefined1 = {
  readonly type: 'contests-defined';
  readonly version?: never;
  readonly contests: readonly Omit<Contest, 'cardsBearing' | 'writeIns' | 'countedBy' | 'reportedWinner'>[];
};

/** Before version 3 nobody could say who qualified to be written in. */
type ContestsDefined2 = {
  readonly type: 'contests-defined';
  readonly version: 2;
  readonly contests: readonly Omit<DefinedContest, 'writeIns' | 'countedBy' | 'reportedWinner'>[];
};

/** Before version 4 no contest was counted by instant runoff. */
type ContestsDefined3 = {
  readonly type: 'contests-defined';
  readonly version: 3;
  readonly contests: readonly Omit<DefinedContest, 'countedBy' | 'reportedWinner'>[];
};

/** Before version 5 no ranked contest was counted by hand, and the records said who was reported to win. */
type ContestsDefined4 = {
  readonly type: 'contests-defined';
  readonly version: 4;
  readonly contests: readonly Omit<DefinedContest, 'reportedWinner'>[];
};

/** Before version 2 only listed cards were drawn, and nothing stood for those that no manifest lists. */
type RoundOpened1 = {
  readonly type: 'round-opened';
  readonly version?: never;
} & Omit<RoundOpening, 'version' | 'strata' | 'drawnFrom' | 'phantomDraws'>;

/** Before version 4 the reason why a figure was corrected was a sentence. */
type Measurement2 = Omit<ContestMeasurement, 'corrected'> & {
  readonly corrected: { readonly pValue: number; readonly why: string } | null;
};

/** Before version 2 a measurement had no outcome of its own. */
type RoundClosed1 = {
  readonly type: 'round-closed';
  readonly version?: never;
  readonly round: number;
  readonly measurements: readonly Omit<
    Measurement2,
    'phantomDraws' | 'notFound' | 'outcome' | 'handTally' | 'charges'
  >[];
};

/** Before version 3 fieldwork stood in the chain of the audit, and closing a round named no other. */
type RoundClosed2 = {
  readonly type: 'round-closed';
  readonly version: 2;
  readonly round: number;
  readonly measurements: readonly Measurement2[];
};

type RoundClosed3 = { readonly type: 'round-closed'; readonly version: 3 } & Pick<
  RoundClosed2,
  'round' | 'measurements'
> &
  Pick<RoundClosing, 'fieldwork'>;

/** Before version 2 the reason stood in the log itself. */
type CommitmentWithdrawn1 = {
  readonly type: 'commitment-withdrawn';
  readonly version?: never;
  readonly reason: string;
};

/** Before version 2 the notes stood in the log themselves; where nothing was noted, as empty texts. */
type BallotRecorded1 = {
  readonly type: 'ballot-recorded';
  readonly version?: never;
  readonly ballot: string;
  readonly record: VotesAlone<Unnamed<ManualVoteRecord>>;
} & BoardPlace;

/** What people saw of a card, before anything could be said of it besides the votes on it. */
type VotesAlone<Votes> = Votes extends unknown ? Omit<Votes, 'card'> : never;

/** What people saw of a card, before a vote could name who was written in. */
type Unnamed<Votes> = Votes extends { readonly interpretations: Readonly<Record<string, infer Read>> }
  ? Omit<Votes, 'interpretations'> & { readonly interpretations: Readonly<Record<string, UnnamedRead<Read>>> }
  : Votes;
type UnnamedRead<Read> = Read extends unknown ? Omit<Read, 'writeIns' | 'ranks'> : never;

/** The same, before a vote could say what is marked at each rank. */
type Unranked<Votes> = Votes extends { readonly interpretations: Readonly<Record<string, infer Read>> }
  ? Omit<Votes, 'interpretations'> & { readonly interpretations: Readonly<Record<string, UnrankedRead<Read>>> }
  : Votes;
type UnrankedRead<Read> = Read extends unknown ? Omit<Read, 'ranks'> : never;

/** A recorded card, before an entry of a device could say which of two people made it. */
type BallotRecording5 = Omit<BallotRecording, 'version' | 'entry'> & {
  readonly entry?: Omit<DeviceEntry, 'reader'>;
};

/** Before version 3 the votes stood alone. */
type BallotRecorded2 = {
  readonly type: 'ballot-recorded';
  readonly version: 2;
  readonly record: VotesAlone<Unnamed<RecordedVotes>>;
} & Omit<BallotRecording5, 'record'>;

/** Before version 4 a vote named nobody who was written in. */
type BallotRecorded3 = {
  readonly type: 'ballot-recorded';
  readonly version: 3;
  readonly record: Unnamed<RecordedVotes>;
} & Omit<BallotRecording5, 'record'>;

/** Before version 5 no contest was ranked. */
type BallotRecorded4 = {
  readonly type: 'ballot-recorded';
  readonly version: 4;
  readonly record: Unranked<RecordedVotes>;
} & Omit<BallotRecording5, 'record'>;

/** Before version 6 each card was entered once, and nobody said which of two people did. */
type BallotRecorded5 = {
  readonly type: 'ballot-recorded';
  readonly version: 5;
} & BallotRecording5;

/** Before version 2 each card was entered once. */
type SettingsChanged1 = {
  readonly type: 'settings-changed';
  readonly version?: never;
  readonly settings: Omit<Settings, 'doubleEntry' | 'boardsOfTwo'>;
};

/** Before version 3 a board could be of one person. */
type SettingsChanged2 = {
  readonly type: 'settings-changed';
  readonly version: 2;
  readonly settings: Omit<Settings, 'boardsOfTwo'>;
};

/** Before version 2 no device kept the tally of a batch until it was sent. */
type BatchRecorded1 = { readonly type: 'batch-recorded'; readonly version?: never } & Omit<
  BatchRecording2,
  'version' | 'entry'
>;

/** Before version 3 no contest on a tally sheet was ranked. */
type BatchRecorded2 = { readonly type: 'batch-recorded' } & BatchRecording2;

type BatchRecording2 = Omit<BatchRecording, 'version' | 'sheets'> & {
  readonly version: 2;
  readonly sheets: readonly Omit<TallySheet, 'rankings'>[];
};

/** Before version 2 no device did, so that stacks were counted with the votes that were recorded last. */
type StacksCounted1 = { readonly type: 'stacks-counted'; readonly version?: never } & Omit<
  StacksCounting,
  'version' | 'entry'
>;

/** Before version 2 no contest was ranked. */
type CardSentToReview1 = {
  readonly type: 'card-sent-to-review';
  readonly version?: never;
  readonly seen: Readonly<Record<string, UnrankedRead<CardSending['seen'][string]>>>;
} & Omit<CardSending, 'version' | 'seen'>;

/** Before version 4 no contest was ranked. */
type SecondLookRecorded3 = {
  readonly type: 'second-look-recorded';
  readonly version: 3;
  readonly seen:
    | Exclude<SecondLookSeen, { readonly kind: 'ballot' }>
    | { readonly kind: 'ballot'; readonly record: Unranked<RecordedVotes> };
} & CaseSubject &
  Omit<SecondLook, 'seen'>;

/** Before version 3 a vote named nobody who was written in. */
type SecondLookRecorded2 = {
  readonly type: 'second-look-recorded';
  readonly version: 2;
  readonly seen:
    | Exclude<SecondLookSeen, { readonly kind: 'ballot' }>
    | { readonly kind: 'ballot'; readonly record: Unnamed<RecordedVotes> };
} & CaseSubject &
  Omit<SecondLook, 'seen'>;

/** Before version 2 nobody was asked why a board, or the tallies of a jurisdiction, were opened again. */
type BoardReopened1 = { readonly type: 'board-reopened'; readonly version?: never } & BoardPlace;

type TalliesReopened1 = {
  readonly type: 'tallies-reopened';
  readonly version?: never;
  readonly jurisdiction: string;
};

/** Before version 2 the votes on a card stood alone. */
type SecondLookRecorded1 = {
  readonly type: 'second-look-recorded';
  readonly version?: never;
  readonly seen:
    | Exclude<SecondLookSeen, { readonly kind: 'ballot' }>
    | { readonly kind: 'ballot'; readonly record: VotesAlone<Unnamed<RecordedVotes>> };
} & CaseSubject &
  Omit<SecondLook, 'seen'>;

/** The present form of a round in the log. In memory a round has its draws, as version 2 had them in the entry itself. */
type RoundOpened3 = { readonly type: 'round-opened' } & SealedRoundOpening;

/** An event as the present version seals it. */
export type SealedEvent = Exclude<AuditEvent, { readonly type: 'round-opened' }> | RoundOpened3;

/** What an entry of the log may hold, in the form of whichever version wrote it. `withDraws` gives a round its draws. */
export type LoggedEvent = RecordedEvent | RoundOpened3;

/** An event of the log, in the form of whichever version wrote it, with what was drawn at hand. */
export type RecordedEvent =
  | AuditEvent
  | AuditCreated1
  | ContestsDefined1
  | ContestsDefined2
  | ContestsDefined3
  | ContestsDefined4
  | RoundOpened1
  | RoundClosed1
  | RoundClosed2
  | RoundClosed3
  | CommitmentWithdrawn1
  | BallotRecorded1
  | BallotRecorded2
  | BallotRecorded3
  | BallotRecorded4
  | BallotRecorded5
  | BatchRecorded1
  | BatchRecorded2
  | StacksCounted1
  | CardSentToReview1
  | SettingsChanged1
  | SettingsChanged2
  | SecondLookRecorded1
  | SecondLookRecorded2
  | SecondLookRecorded3
  | BoardReopened1
  | TalliesReopened1;

/** The first version says of none. */
const UNSAID = z.undefined().optional();

/** What earlier versions wrote, by type and version. An entry that one of them fits is for ever an entry of the log. */
export const EARLIER_SCHEMAS = {
  'audit-created': { 1: z.strictObject({ version: UNSAID, ...AUDIT_CREATION }) },
  'contests-defined': {
    1: z.strictObject({ version: UNSAID, contests: z.array(RecordedContestSchema.omit({ cardsBearing: true })) }),
    2: z.strictObject({ version: z.literal(2), contests: z.array(RecordedDefinition2Schema) }),
    3: z.strictObject({ version: z.literal(3), contests: z.array(RecordedDefinition3Schema) }),
    4: z.strictObject({ version: z.literal(4), contests: z.array(RecordedDefinition4Schema) }),
  },
  'round-opened': {
    1: z.strictObject({
      version: UNSAID,
      round: RoundNumberSchema,
      sampleSizes: SampleSizesSchema,
      draws: z.array(DrawSchema),
      extraBatches: z.array(BatchPlaceSchema),
    }),
    2: z.strictObject({
      version: z.literal(2),
      round: RoundNumberSchema,
      sampleSizes: SampleSizesSchema,
      strata: StrataSchema.optional(),
      drawnFrom: DrawnFromSchema,
      draws: z.array(DrawSchema),
      phantomDraws: z.array(PhantomDrawSchema),
      extraBatches: z.array(BatchPlaceSchema),
    }),
  },
  'settings-changed': {
    1: z.strictObject({ version: UNSAID, settings: Settings1Schema }),
    2: z.strictObject({ version: z.literal(2), settings: Settings2Schema }),
  },
  'batch-recorded': {
    1: z.strictObject({ version: UNSAID, ...BATCH_RECORDING_1 }),
    2: z.strictObject({ version: z.literal(2), ...BATCH_RECORDING_1, entry: BatchEntrySchema.optional() }),
  },
  'stacks-counted': { 1: z.strictObject({ version: UNSAID, ...STACKS_COUNTING_1 }) },
  'commitment-withdrawn': { 1: z.strictObject({ version: UNSAID, reason: z.string() }) },
  'ballot-recorded': {
    1: z.strictObject({ version: UNSAID, ...BOARD_PLACE, ballot: z.string().min(1), record: RecordedVotes1Schema }),
    2: z.strictObject({
      version: z.literal(2),
      ...BOARD_PLACE,
      ballot: z.string().min(1),
      record: RecordedVotes2Schema,
      entry: DeviceEntry5Schema.optional(),
    }),
    3: z.strictObject({
      version: z.literal(3),
      ...BOARD_PLACE,
      ballot: z.string().min(1),
      record: RecordedVotes3Schema,
      entry: DeviceEntry5Schema.optional(),
    }),
    4: z.strictObject({
      version: z.literal(4),
      ...BOARD_PLACE,
      ballot: z.string().min(1),
      record: RecordedVotes4Schema,
      entry: DeviceEntry5Schema.optional(),
    }),
    5: z.strictObject({
      version: z.literal(5),
      ...BOARD_PLACE,
      ballot: z.string().min(1),
      record: RecordedVotesSchema,
      entry: DeviceEntry5Schema.optional(),
    }),
  },
  'card-sent-to-review': {
    1: z.strictObject({
      version: UNSAID,
      ...BOARD_PLACE,
      ballot: z.string().min(1),
      why: z.enum(REVIEW_REASONS),
      remark: DigestOfTextSchema.nullable(),
      seen: z.record(NameSchema, RecordedRead1Schema),
    }),
  },
  'board-reopened': { 1: z.strictObject({ version: UNSAID, ...BOARD_PLACE }) },
  'tallies-reopened': { 1: z.strictObject({ version: UNSAID, jurisdiction: NameSchema }) },
  'second-look-recorded': {
    1: z.strictObject({
      version: UNSAID,
      ...CASE_SUBJECT,
      ...CASE_STEP,
      people: TwoPeopleSchema,
      seen: SecondLookSeen1Schema,
    }),
    2: z.strictObject({
      version: z.literal(2),
      ...CASE_SUBJECT,
      ...CASE_STEP,
      people: TwoPeopleSchema,
      seen: SecondLookSeen2Schema,
    }),
    3: z.strictObject({
      version: z.literal(3),
      ...CASE_SUBJECT,
      ...CASE_STEP,
      people: TwoPeopleSchema,
      seen: SecondLookSeen3Schema,
    }),
  },
  'round-closed': {
    1: z.strictObject({ version: UNSAID, round: RoundNumberSchema, measurements: z.array(Measurement1Schema) }),
    2: z.strictObject({ version: z.literal(2), round: RoundNumberSchema, measurements: z.array(Measurement2Schema) }),
    3: z.strictObject({
      version: z.literal(3),
      round: RoundNumberSchema,
      measurements: z.array(Measurement2Schema),
      fieldwork: z.record(NameSchema, ChainHeadSchema),
    }),
  },
} as const;

/** The draws of a round as the log keeps them, once they are stored as a file. */
export function sealedRound(
  { draws: _, phantomDraws: __, ...round }: EventOf<'round-opened'>,
  drawn: DrawsFile,
): RoundOpened3 {
  return { ...round, version: 3, drawn };
}

/** The file that holds the draws of a round; undefined for every other event, and where they stand in the entry itself. */
export function drawsFileOf(event: LoggedEvent): DrawsFile | undefined {
  return event.type === 'round-opened' && event.version === 3 ? event.drawn : undefined;
}

/**
 * The event with the draws that its file holds. Whoever reads a log has read and hashed the file before: one that is not at
 * hand, or holds other numbers of draws than the log says, is an assertion.
 */
export function withDraws(event: LoggedEvent, drawsOf: (sha256: Sha256) => RoundDraws | undefined): RecordedEvent {
  if (event.type !== 'round-opened' || event.version !== 3) return event;
  const { drawn, ...round } = event;
  const found = drawsOf(drawn.sha256);
  assert(found !== undefined, 'the file of the draws is at hand', drawn);
  const { draws, phantomDraws } = found;
  const isWhole = draws.length === drawn.draws && phantomDraws.length === drawn.phantomDraws;
  assert(isWhole, 'the file holds as many draws as the log says', drawn);
  return { ...round, version: 2, draws, phantomDraws };
}

/** The event in the present form. What an earlier version could not say is filled in with what it meant. */
export function upcastEvent(event: RecordedEvent): AuditEvent {
  switch (event.type) {
    case 'audit-created':
      return event.version === 2 ? event : { ...event, version: 2, practice: false };
    case 'contests-defined':
      if (event.version === 5) return event;
      return event.version === undefined ? { ...event, ...contestsFrom1(event) } : { ...event, version: 5 };
    case 'round-opened':
      return event.version === 2 ? event : { ...event, version: 2, drawnFrom: 'listed-cards', phantomDraws: [] };
    case 'round-closed':
      return event.version === 4 ? event : { type: 'round-closed', ...closingFromEarlier(event) };
    case 'settings-changed':
      return event.version === 3 ? event : { ...event, version: 3 };
    case 'commitment-withdrawn':
      return event.version === 2 ? event : { ...event, version: 2, reason: { text: event.reason } };
    case 'ballot-recorded':
      return event.version === 6 ? event : { ...event, version: 6, record: votesFromEarlier(event) };
    case 'batch-recorded':
      return event.version === 3 ? event : { ...event, version: 3 };
    case 'stacks-counted':
      return event.version === 2 ? event : { ...event, version: 2 };
    case 'card-sent-to-review':
      return event.version === 2 ? event : { ...event, version: 2 };
    case 'board-reopened':
      return event.version === 2 ? event : { ...event, version: 2, reason: null };
    case 'tallies-reopened':
      return event.version === 2 ? event : { ...event, version: 2, reason: null };
    case 'second-look-recorded':
      return event.version === 4 ? event : { ...event, version: 4 };
    default:
      return event;
  }
}

/** The same object where it says the same, since cards on which the same was seen share it. */
function votesFromEarlier(
  event: BallotRecorded1 | BallotRecorded2 | BallotRecorded3 | BallotRecorded4 | BallotRecorded5,
): RecordedVotes {
  return event.version !== undefined
    ? event.record
    : withNotes(event.record, (note) => (note === '' ? null : { text: note }));
}

/** The earlier total said how many cards bear the contest; how many were cast nobody was asked. */
function contestsFrom1({ contests }: ContestsDefined1): ContestDefinition {
  return {
    version: 5,
    contests: contests.map((contest) => ({ ...contest, totalBallots: null, cardsBearing: contest.totalBallots })),
  };
}

function closingFromEarlier(closed: RoundClosed1 | RoundClosed2 | RoundClosed3): RoundClosing {
  return {
    version: 4,
    round: closed.round,
    fieldwork: closed.version === 3 ? closed.fieldwork : {},
    measurements: (closed.version === undefined ? measurementsFrom1(closed) : closed.measurements).map(
      ({ corrected, ...measurement }) => ({
        ...measurement,
        corrected: corrected && { pValue: corrected.pValue, why: { because: 'as-sealed', text: corrected.why } },
      }),
    ),
  };
}

function measurementsFrom1({ measurements }: RoundClosed1): readonly Measurement2[] {
  return measurements.map((measurement) => ({
    ...measurement,
    phantomDraws: 0,
    notFound: 0,
    outcome: measurement.riskLimitMet ? 'confirmed' : 'measured-not-confirmed',
    handTally: null,
    charges: [],
  }));
}
