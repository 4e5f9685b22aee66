import { type EventReadBy, firstForm, laterForm, laterFormBesideVersion } from '@plumbline/audit';
import { CountSchema, NameSchema, Sha256Schema } from '@plumbline/election';
import { ROOM_FILE_KINDS } from '@plumbline/election-files';
import { z } from 'zod';
import { Profile1Schema, ProfileSchema, withRulesOfEnvelopes } from '../profiles/profile.ts';
import { ApplicationStepSchema, FeedbackSubjectSchema, SubmittedFileSchema } from './application.ts';
import { EXPECTED_CARDS, PlannedLotSchema, PlanSettingsSchema } from './batch-plan.ts';
import {
  BatchCountSchema,
  BulletIdSchema,
  ChannelSchema,
  CONTAINER_KINDS,
  CountSourceSchema,
  DaySchema,
  DigestSchema,
  DutySchema,
  EquationIdSchema,
  EvidenceSchema,
  ExplanationCodeSchema,
  Fields1Schema,
  FieldsSchema,
  FormIdSchema,
  IdSchema,
  INCIDENT_KINDS,
  InstantSchema,
  listOf,
  PersonIdSchema,
  ProcedureKindSchema,
  PUBLICATIONS,
  PublicReasonSchema,
  QuestionIdSchema,
  SEVERITIES,
  SealReadingSchema,
  SealSchema,
  StandardIdSchema,
  Tables1Schema,
  TablesSchema,
  TOPICS,
  UnitSchema,
} from './nouns.ts';
import { ACT_OUTCOMES, DeviceKeySchema, RULINGS, SignedActSchema } from './offline-act.ts';
import { RECORDS_ANSWER } from './records-answer.ts';
import { RecountNamedSchema, RecountSchema } from './recount.ts';

/** What a tabulator reports of a contest in a batch; null what it does not say. `cards` are those that bear the contest. */
export const ContestVotesSchema = z
  .strictObject({
    contest: NameSchema,
    votesAllowed: z.int().min(1),
    choices: listOf(z.strictObject({ choice: NameSchema, votes: CountSchema }).readonly()),
    overvotes: CountSchema.nullable(),
    undervotes: CountSchema.nullable(),
    cards: CountSchema.nullable(),
  })
  .readonly();
export type ContestVotes = z.infer<typeof ContestVotesSchema>;

const ReportNamedSchema = z.strictObject({ batch: IdSchema, report: z.int().min(1) }).readonly();

/** A contest as an audit asks for its votes by batch. */
const ContestAskedSchema = z
  .strictObject({ name: NameSchema, votesAllowed: z.int().min(1), choices: listOf(NameSchema) })
  .readonly();

/** Every event says who acted, as persons whatever their accounts, and when it happened where it happened. */
const ACT = { by: listOf(PersonIdSchema), at: InstantSchema } as const;

const account = { account: IdSchema, unit: UnitSchema, count: CountSchema } as const;
const AccountedSchema = z.strictObject(account).readonly();
const DIFFERENCE = { equation: EquationIdSchema, place: IdSchema } as const;
const IncidentKindSchema = z.enum(INCIDENT_KINDS);
const SeveritySchema = z.enum(SEVERITIES);
const ConditionSchema = z.enum(['intact', 'damaged', 'cut', 'missing']);
const PublicationSchema = z.enum(PUBLICATIONS);
/** A file that is given as it is; null for a page, which follows the record. */
const PublishedFileSchema = z
  .strictObject({ name: IdSchema, bytes: CountSchema, sha256: Sha256Schema })
  .readonly()
  .nullable();
const ManifestFormSchema = z.enum(['by-batch', 'by-tabulator', 'by-tabulator-with-cvrs']);

/** What makes a person of the room somebody who acts in it: an account, an oath, a duty. */
export const GrantSchema = z
  .discriminatedUnion('what', [
    z.strictObject({ what: z.literal('sign-in'), person: PersonIdSchema, signIn: IdSchema }),
    z.strictObject({ what: z.literal('oath'), person: PersonIdSchema }),
    z.strictObject({
      what: z.literal('duty'),
      person: PersonIdSchema,
      duty: DutySchema,
      place: IdSchema.nullable(),
      from: DaySchema,
      until: DaySchema.nullable(),
      isExternal: z.boolean(),
    }),
  ])
  .readonly();
export type Grant = z.infer<typeof GrantSchema>;

/** The first version says of none. */
const UNSAID = z.undefined().optional();

/** Who had a part in a form besides those who enter it. */
const PARTS_TAKEN = {
  counters: listOf(PersonIdSchema),
  witnesses: listOf(PersonIdSchema),
  custodians: listOf(PersonIdSchema),
} as const;

const LATE_STATEMENT = { ...ACT, filled: IdSchema, statement: DigestSchema } as const;

/** How many envelopes it holds, as whoever sent it has said. */
const CARRIER = { carrier: IdSchema, envelopes: CountSchema } as const;
const AUDIT_COUNT = { ...ACT, batch: IdSchema, cards: CountSchema, listed: CountSchema } as const;
const CARRIER_OPENED = { ...ACT, site: IdSchema, ...CARRIER } as const;

const PROCEDURE = {
  procedure: IdSchema,
  version: z.int().min(1),
  topics: listOf(z.enum(TOPICS)),
  text: DigestSchema,
} as const;

const AMENDMENT = {
  version: z.int().min(2),
  reason: z.enum(['transcription', 'arithmetic', 'wrong-unit', 'late-document', 'ruling']),
  text: DigestSchema,
  evidence: listOf(EvidenceSchema),
} as const;

const OPENED = {
  ...ACT,
  election: IdSchema,
  jurisdiction: IdSchema,
  electionDay: DaySchema,
  director: z.strictObject({ person: PersonIdSchema, name: IdSchema, signIn: IdSchema }).readonly(),
} as const;

/**
 * What was decided in the ballot room of a jurisdiction: the entries of its chain. Each type is a strict schema with a version;
 * none is ever changed or used for something else.
 */
export const BALLOT_EVENT_SCHEMAS = {
  // The room, its places and its people
  'room-opened': laterForm(
    2,
    { ...OPENED, profile: ProfileSchema },
    {
      // Before version 2 there were no rules about envelopes that are challenged.
      1: z.strictObject({ version: UNSAID, ...OPENED, profile: Profile1Schema }),
    },
  ),
  /** The last day on which the result of the election may be certified. */
  'certification-day-set': firstForm({ ...ACT, day: DaySchema }),
  /** The second of the two administrators that a room is opened by: from then on everybody else is let in by two people. */
  'founder-added': firstForm({ ...ACT, person: PersonIdSchema, name: IdSchema, signIn: IdSchema }),
  /** In a room of two founders: asked by one, and without effect until another has confirmed it. */
  'grant-proposed': firstForm({ ...ACT, proposal: IdSchema, grant: GrantSchema }),
  'grant-confirmed': firstForm({ ...ACT, proposal: IdSchema }),
  'grant-withdrawn': firstForm({ ...ACT, proposal: IdSchema }),
  'style-defined': firstForm({ ...ACT, style: IdSchema, cardsPerBallot: z.int().min(1) }),
  'site-registered': firstForm({
    ...ACT,
    site: IdSchema,
    kind: z.enum(['precinct', 'early-voting', 'central']),
    tabulators: listOf(IdSchema),
    days: listOf(DaySchema),
  }),
  'person-enrolled': firstForm({ ...ACT, person: PersonIdSchema, name: IdSchema, party: IdSchema.nullable() }),
  'sign-in-added': firstForm({ ...ACT, person: PersonIdSchema, signIn: IdSchema }),
  'oath-taken': firstForm({ ...ACT, person: PersonIdSchema }),
  'duty-assigned': firstForm({
    ...ACT,
    person: PersonIdSchema,
    duty: DutySchema,
    place: IdSchema.nullable(),
    from: DaySchema,
    until: DaySchema.nullable(),
    isExternal: z.boolean(),
  }),
  'duty-ended': firstForm({ ...ACT, person: PersonIdSchema, duty: DutySchema, on: DaySchema }),
  'course-published': firstForm({
    ...ACT,
    course: IdSchema,
    version: z.int().min(1),
    effectiveFrom: DaySchema,
    validMonths: z.int().min(1),
    duties: listOf(DutySchema),
  }),
  'training-attended': firstForm({
    ...ACT,
    course: IdSchema,
    version: z.int().min(1),
    person: PersonIdSchema,
    instructor: PersonIdSchema,
    on: DaySchema,
  }),
  'training-overridden': firstForm({
    ...ACT,
    course: IdSchema,
    person: PersonIdSchema,
    day: DaySchema,
    reason: DigestSchema,
  }),
  'procedure-drafted': laterFormBesideVersion(
    2,
    { ...ACT, kind: ProcedureKindSchema, ...PROCEDURE },
    // Before version 2 every text was a procedure. Its `version` is that of the text.
    { 1: z.strictObject({ ...ACT, ...PROCEDURE }) },
  ),
  'procedure-approved': firstForm({
    ...ACT,
    procedure: IdSchema,
    version: z.int().min(1),
    effectiveFrom: DaySchema,
  }),
  /** Who sees to the answer of a question of the questionnaire, and until when; whoever was assigned last. */
  'question-assigned': firstForm({ ...ACT, question: QuestionIdSchema, person: PersonIdSchema, due: DaySchema }),
  // What is planned before there are any ballots
  /** How many cards are expected somewhere, until somebody says otherwise; 0 for none. */
  'cards-expected': firstForm({ ...ACT, ...EXPECTED_CARDS }),
  /** The batches and containers as they are to be made; whichever was adopted last. Nothing of it is there yet. */
  'batch-plan-adopted': firstForm({ ...ACT, settings: PlanSettingsSchema, lots: listOf(PlannedLotSchema) }),
  // Counts and the ledger
  /**
   * What the next entries say was read in a file, by whoever sent it: the file is not kept, its fingerprint is. `lines` is of how many places,
   * things or people it says something.
   */
  'file-imported': firstForm({
    ...ACT,
    kind: z.enum(ROOM_FILE_KINDS),
    file: z.strictObject({ name: IdSchema, bytes: CountSchema, sha256: Sha256Schema }).readonly(),
    lines: CountSchema,
  }),
  'count-observed': firstForm({
    ...ACT,
    place: IdSchema,
    line: IdSchema,
    unit: UnitSchema,
    value: CountSchema,
    source: CountSourceSchema,
    method: IdSchema.nullable(),
    witnesses: listOf(PersonIdSchema),
  }),
  'transfer-sent': firstForm({
    ...ACT,
    transfer: IdSchema,
    from: IdSchema,
    to: IdSchema,
    unit: UnitSchema,
    declared: CountSchema,
  }),
  /** What is on its way lies in this sealed container: whoever receives it reads its seals first. */
  'transfer-carried': firstForm({ ...ACT, transfer: IdSchema, container: IdSchema }),
  'transfer-received': firstForm({ ...ACT, transfer: IdSchema, counted: CountSchema }),
  'transfer-recounted': firstForm({ ...ACT, transfer: IdSchema, counted: CountSchema }),
  'unit-converted': firstForm({
    ...ACT,
    conversion: IdSchema,
    taken: AccountedSchema,
    made: AccountedSchema,
    empties: CountSchema,
    extras: CountSchema,
    otherContents: CountSchema,
  }),
  // Batches
  'batch-created': firstForm({
    ...ACT,
    batch: IdSchema,
    name: z.string().min(1).max(200),
    channel: ChannelSchema,
    countedAt: IdSchema,
    accountedAt: IdSchema,
    tabulator: IdSchema,
    tabulatorBatch: IdSchema.nullable(),
    hasCvrs: z.boolean(),
  }),
  'batch-renamed': firstForm({ ...ACT, batch: IdSchema, name: z.string().min(1).max(200) }),
  'batch-rescanned': firstForm({ ...ACT, batch: IdSchema, tabulatorBatch: IdSchema, deleted: IdSchema }),
  'batch-split': firstForm({ ...ACT, batch: IdSchema, into: listOf(IdSchema) }),
  'batches-merged': firstForm({ ...ACT, batches: listOf(IdSchema), into: IdSchema }),
  'batch-placed': firstForm({ ...ACT, batch: IdSchema, container: IdSchema, cards: CountSchema }),
  'batch-taken-out': firstForm({ ...ACT, batch: IdSchema, container: IdSchema }),
  // Votes by batch, as tabulators report them
  'votes-reported': firstForm({
    ...ACT,
    batch: IdSchema,
    cards: CountSchema,
    contests: listOf(ContestVotesSchema),
    method: IdSchema.nullable(),
  }),
  /** Names each report as whoever approves has looked at it: by its number among those of its batch. */
  'votes-approved': firstForm({ ...ACT, reports: listOf(ReportNamedSchema) }),
  'votes-returned': firstForm({ ...ACT, reports: listOf(ReportNamedSchema), reason: DigestSchema }),
  // Containers, seals, areas
  'container-created': firstForm({
    ...ACT,
    container: IdSchema,
    kind: z.enum(CONTAINER_KINDS),
    positions: listOf(IdSchema),
    holdsVoted: z.boolean(),
  }),
  'area-registered': firstForm({ ...ACT, area: IdSchema, isSecured: z.boolean() }),
  'area-authorized': firstForm({
    ...ACT,
    area: IdSchema,
    person: PersonIdSchema,
    from: DaySchema,
    until: DaySchema.nullable(),
  }),
  'area-entered': firstForm({ ...ACT, entry: IdSchema, area: IdSchema, purpose: IdSchema }),
  'area-left': firstForm({ ...ACT, entry: IdSchema }),
  'custody-taken': firstForm({ ...ACT, container: IdSchema, from: listOf(PersonIdSchema), purpose: IdSchema }),
  'container-stored': firstForm({ ...ACT, container: IdSchema, area: IdSchema, slot: IdSchema }),
  'container-opened': firstForm({ ...ACT, container: IdSchema, removed: listOf(SealReadingSchema), purpose: IdSchema }),
  'container-quarantined': firstForm({ ...ACT, container: IdSchema, incident: IdSchema }),
  'container-missing': firstForm({ ...ACT, container: IdSchema, incident: IdSchema, since: InstantSchema }),
  'container-found': firstForm({ ...ACT, container: IdSchema, area: IdSchema }),
  'container-recounted': firstForm({ ...ACT, container: IdSchema, batches: listOf(BatchCountSchema) }),
  'container-released': firstForm({ ...ACT, container: IdSchema, statement: DigestSchema }),
  'seals-received': firstForm({ ...ACT, lot: IdSchema, first: SealSchema, last: SealSchema }),
  'seals-issued': firstForm({ ...ACT, first: SealSchema, last: SealSchema, to: PersonIdSchema }),
  'seal-applied': firstForm({ ...ACT, seal: SealSchema, container: IdSchema, position: IdSchema }),
  'seals-read': firstForm({
    ...ACT,
    container: IdSchema,
    readings: listOf(SealReadingSchema),
    condition: ConditionSchema,
    agrees: z.boolean(),
  }),
  'seal-voided': firstForm({ ...ACT, seal: SealSchema, reason: IdSchema }),
  'seal-claimed-twice': firstForm({
    ...ACT,
    seal: SealSchema,
    container: IdSchema,
    position: IdSchema,
    device: IdSchema,
    incident: IdSchema,
  }),
  'seal-claim-resolved': firstForm({
    ...ACT,
    seal: SealSchema,
    container: IdSchema,
    position: IdSchema,
    readAs: SealSchema,
    photo: DigestSchema,
  }),
  'inventory-taken': firstForm({
    ...ACT,
    area: IdSchema,
    seen: listOf(z.strictObject({ container: IdSchema, slot: IdSchema }).readonly()),
  }),
  // Forms and their review
  'form-started': firstForm({
    ...ACT,
    filled: IdSchema,
    form: FormIdSchema,
    place: IdSchema,
    capture: z.enum(['live', 'offline', 'paper']),
    procedure: z
      .strictObject({ procedure: IdSchema, version: z.int().min(1) })
      .readonly()
      .nullable(),
  }),
  'form-entered': laterForm(
    2,
    { ...ACT, filled: IdSchema, fields: FieldsSchema, tables: TablesSchema, ...PARTS_TAKEN },
    {
      // Before version 2 what was typed stood in the log itself.
      1: z.strictObject({
        version: UNSAID,
        ...ACT,
        filled: IdSchema,
        fields: Fields1Schema,
        tables: Tables1Schema,
        ...PARTS_TAKEN,
      }),
    },
  ),
  'form-signed': firstForm({ ...ACT, filled: IdSchema, version: z.int().min(1) }),
  'form-image-verified': firstForm({ ...ACT, filled: IdSchema, version: z.int().min(1), pages: listOf(DigestSchema) }),
  /** In place of a signature that was not given in time. `about` is the moment it tells of; null where an earlier version wrote it. */
  'late-statement-made': laterForm(
    2,
    { ...LATE_STATEMENT, about: InstantSchema.nullable() },
    { 1: z.strictObject({ version: UNSAID, ...LATE_STATEMENT }) },
  ),
  'form-completed': firstForm({ ...ACT, filled: IdSchema, version: z.int().min(1), isUnexplained: z.boolean() }),
  'review-begun': firstForm({ ...ACT, filled: IdSchema, version: z.int().min(1) }),
  'line-reentered': firstForm({ ...ACT, filled: IdSchema, line: IdSchema, value: CountSchema }),
  'form-returned': firstForm({
    ...ACT,
    filled: IdSchema,
    reasons: listOf(z.strictObject({ field: IdSchema, reason: DigestSchema }).readonly()),
  }),
  'form-approved': firstForm({
    ...ACT,
    filled: IdSchema,
    version: z.int().min(1),
    verdicts: z.record(IdSchema, z.enum(['passes', 'seen'])).readonly(),
    isExternal: z.boolean(),
  }),
  'form-amended': laterFormBesideVersion(
    2,
    { ...ACT, filled: IdSchema, fields: FieldsSchema, tables: TablesSchema, ...AMENDMENT },
    // Its `version` is that of the form that was amended.
    { 1: z.strictObject({ ...ACT, filled: IdSchema, fields: Fields1Schema, tables: Tables1Schema, ...AMENDMENT }) },
  ),
  'form-voided': firstForm({ ...ACT, filled: IdSchema, reason: DigestSchema }),
  /** What everybody is told of why an approved form was put right: of the version that puts it right, and without effect until somebody else has reviewed it. */
  'correction-reason-written': firstForm({
    ...ACT,
    filled: IdSchema,
    version: z.int().min(2),
    reason: PublicReasonSchema,
  }),
  'correction-reason-reviewed': firstForm({ ...ACT, filled: IdSchema, version: z.int().min(2) }),
  // Reconciliation
  'difference-explained': firstForm({
    ...ACT,
    explanation: IdSchema,
    ...DIFFERENCE,
    code: ExplanationCodeSchema,
    amount: z.int(),
    text: DigestSchema.nullable(),
    evidence: listOf(EvidenceSchema),
    linked: IdSchema.nullable(),
  }),
  'explanation-withdrawn': firstForm({ ...ACT, explanation: IdSchema, reason: DigestSchema }),
  'explanation-confirmed': firstForm({ ...ACT, explanation: IdSchema }),
  'step-taken': firstForm({
    ...ACT,
    ...DIFFERENCE,
    step: z.int().min(1).max(9),
    outcome: z.enum(['done', 'not-applicable']),
  }),
  'difference-accepted': firstForm({ ...ACT, ...DIFFERENCE, residual: z.int(), minute: IdSchema }),
  'reconciliation-reopened': firstForm({ ...ACT, ...DIFFERENCE, reason: DigestSchema }),
  // Sites that expect sealed carriers
  /**
   * Every carrier that a site expects from then on. `seals` are those that whoever sent it has named: with them it is a container of the room, and
   * none are named of one that the room has already.
   */
  'carriers-expected': laterForm(
    2,
    {
      ...ACT,
      site: IdSchema,
      carriers: listOf(z.strictObject({ ...CARRIER, seals: listOf(SealReadingSchema) }).readonly()),
    },
    // Before version 2 nothing was known of a carrier but its name and how much is in it.
    {
      1: z.strictObject({
        version: UNSAID,
        ...ACT,
        site: IdSchema,
        carriers: listOf(z.strictObject(CARRIER).readonly()),
      }),
    },
  ),
  /** `seal` is what was read where there was nothing to compare it with; null of a carrier that is a container, whose seals its own entries name. */
  'carrier-opened': laterForm(
    2,
    { ...CARRIER_OPENED, seal: SealSchema.nullable() },
    { 1: z.strictObject({ version: UNSAID, ...CARRIER_OPENED, seal: SealSchema }) },
  ),
  /** It was listed by mistake, and has not left whoever listed it: it is expected no longer. What its seals are said to be is forgotten. */
  'carrier-struck': firstForm({ ...ACT, site: IdSchema, carrier: IdSchema, reason: DigestSchema }),
  'site-closed': firstForm({ ...ACT, site: IdSchema, openIssues: listOf(IdSchema) }),
  // Incidents
  'incident-opened': firstForm({
    ...ACT,
    incident: IdSchema,
    kind: IncidentKindSchema,
    severity: SeveritySchema,
    subject: IdSchema,
    involved: listOf(PersonIdSchema),
  }),
  'incident-notified': firstForm({ ...ACT, incident: IdSchema, who: IdSchema }),
  'incident-text-written': firstForm({ ...ACT, incident: IdSchema, text: DigestSchema }),
  'incident-text-reviewed': firstForm({ ...ACT, incident: IdSchema }),
  'incident-closed': firstForm({ ...ACT, incident: IdSchema, statement: DigestSchema }),
  // Devices that work without a network
  /** A device of those who enrolled it, with their accounts: what it signs from then on is theirs. */
  'device-enrolled': firstForm({
    ...ACT,
    device: IdSchema,
    name: IdSchema,
    key: DeviceKeySchema,
    signIns: listOf(IdSchema),
  }),
  /** Of what it signs, nothing is taken any more after its act of this number. */
  'device-revoked': firstForm({
    ...ACT,
    device: IdSchema,
    upTo: CountSchema,
    isLost: z.boolean(),
    reason: DigestSchema,
  }),
  /**
   * An act as its device signed it, by its people. `at` is when it happened by the clock of the server: `capturedAt` with `offsetMs`, which is null
   * where the clocks could not be compared. What follows from it stands in the next entries.
   */
  'device-act-received': firstForm({
    ...ACT,
    device: IdSchema,
    ...SignedActSchema.unwrap().shape,
    hash: Sha256Schema,
    receivedAt: InstantSchema,
    offsetMs: z.int().nullable(),
    deliveredBy: listOf(PersonIdSchema),
    outcome: z.enum(ACT_OUTCOMES),
    refusal: IdSchema.nullable(),
  }),
  /** An act that had to wait, or was refused, was decided again when more was known: by nobody. */
  'device-act-decided': firstForm({
    ...ACT,
    device: IdSchema,
    counter: z.int().min(1),
    outcome: z.enum(ACT_OUTCOMES),
    refusal: IdSchema.nullable(),
  }),
  /** A person has decided what stands of acts that contradict each other, or that the room refused. */
  'device-conflict-settled': firstForm({
    ...ACT,
    conflict: IdSchema,
    sides: listOf(
      z
        .strictObject({
          device: IdSchema,
          counter: z.int().min(1),
          ruling: z.enum(RULINGS),
          /** The number that is on the seal, as it was read again; null of what is no seal. */
          readAs: SealSchema.nullable(),
        })
        .readonly(),
    ),
    /** Acts that had been taken and rest on what is settled: taken back with it, and decided anew by the next entries. */
    again: listOf(z.strictObject({ device: IdSchema, counter: z.int().min(1) }).readonly()),
    reason: DigestSchema,
  }),
  // Audits and recounts
  'container-checked-out': firstForm({
    ...ACT,
    container: IdSchema,
    board: IdSchema,
    runner: PersonIdSchema,
    purpose: z.enum(['audit', 'recount']),
    out: listOf(BatchCountSchema),
  }),
  'container-counted-back': firstForm({
    ...ACT,
    container: IdSchema,
    batches: listOf(z.strictObject({ batch: IdSchema, cards: CountSchema, movedToReview: CountSchema }).readonly()),
  }),
  /** What came back from a board is put into another container, counted as it was counted back. */
  'container-resecured': firstForm({
    ...ACT,
    container: IdSchema,
    into: IdSchema,
    batches: listOf(BatchCountSchema),
  }),
  'container-checked-in': firstForm({ ...ACT, container: IdSchema, runner: PersonIdSchema }),
  /**
   * What a board of an audit counted in a batch. `audit` is null of an audit that is kept elsewhere, and where an earlier version wrote it;
   * `incident` began because the count is not what is listed.
   */
  'audit-count-reported': laterForm(
    2,
    { ...AUDIT_COUNT, audit: IdSchema.nullable(), incident: IdSchema.nullable() },
    { 1: z.strictObject({ version: UNSAID, ...AUDIT_COUNT }) },
  ),
  // Results of recounts
  /**
   * What a recount found in a batch, beside what was reported before: taken from the votes that were approved of the batch (`beforeFrom`: which
   * report of them), or typed from the papers (null). `cardsBefore` is its hand count.
   */
  'recount-reported': firstForm({
    ...ACT,
    recount: RecountSchema,
    batch: IdSchema,
    cardsBefore: CountSchema,
    cards: CountSchema,
    before: ContestVotesSchema,
    beforeFrom: z.int().min(1).nullable(),
    after: ContestVotesSchema,
  }),
  /** Why it differs. */
  'recount-explained': firstForm({ ...ACT, result: RecountNamedSchema, reason: DigestSchema }),
  'recounts-approved': firstForm({ ...ACT, results: listOf(RecountNamedSchema) }),
  'recounts-returned': firstForm({ ...ACT, results: listOf(RecountNamedSchema), reason: DigestSchema }),
  // The manifest
  'manifest-frozen': firstForm({
    ...ACT,
    version: z.int().min(1),
    form: ManifestFormSchema,
    file: z.strictObject({ name: IdSchema, bytes: CountSchema, sha256: Sha256Schema }).readonly(),
    cards: CountSchema,
    batches: listOf(BatchCountSchema),
  }),
  'manifest-withdrawn': firstForm({ ...ACT, version: z.int().min(1), because: IdSchema }),
  /** Noted by the server, from an audit that has committed itself to this file: by nobody. */
  'manifest-committed': firstForm({ ...ACT, version: z.int().min(1), audit: IdSchema }),
  /** Noted by the server, from an audit that has taken its commitment back, or has another file now: by nobody. */
  'manifest-commitment-withdrawn': firstForm({ ...ACT, version: z.int().min(1), audit: IdSchema }),
  /** Noted by the server: an audit was given the approved votes of every batch of this manifest, for these contests. By nobody. */
  'tallies-handed-over': firstForm({
    ...ACT,
    audit: IdSchema,
    version: z.int().min(1),
    file: z.strictObject({ name: IdSchema, bytes: CountSchema, sha256: Sha256Schema }).readonly(),
    contests: listOf(ContestAskedSchema),
    contestsInAudit: z.int().min(1),
  }),
  /** They stand no more: a source has changed, or the audit has another file. */
  'tallies-withdrawn': firstForm({ ...ACT, audit: IdSchema, sha256: Sha256Schema, because: IdSchema }),
  // What everybody may see
  'procedure-cleared': firstForm({ ...ACT, procedure: IdSchema, version: z.int().min(1) }),
  'publication-proposed': firstForm({ ...ACT, publication: PublicationSchema, file: PublishedFileSchema }),
  'publication-released': firstForm({ ...ACT, publication: PublicationSchema, file: PublishedFileSchema }),
  'publication-withdrawn': firstForm({ ...ACT, publication: PublicationSchema, reason: DigestSchema }),
  // Records that somebody asked for
  /** A file with records for the request of this number: without effect until another has released exactly that. */
  'records-answer-proposed': firstForm({ ...ACT, ...RECORDS_ANSWER }),
  'records-answer-released': firstForm({ ...ACT, request: RECORDS_ANSWER.request, file: RECORDS_ANSWER.file }),
  'records-answer-withdrawn': firstForm({ ...ACT, request: RECORDS_ANSWER.request, reason: DigestSchema }),
  // Applications to be certified
  /** What the office is to say of its application: asked by one, and without effect until another has confirmed exactly that. */
  'application-step-proposed': firstForm({
    ...ACT,
    standard: StandardIdSchema,
    standardVersion: z.int().min(1),
    step: ApplicationStepSchema,
  }),
  /** The packet that was given to the certifier: this file and no other. */
  'application-submitted': firstForm({
    ...ACT,
    standard: StandardIdSchema,
    standardVersion: z.int().min(1),
    file: SubmittedFileSchema,
  }),
  /** The certifier has certified the office, from one day until another. */
  'application-certified': firstForm({ ...ACT, standard: StandardIdSchema, from: DaySchema, until: DaySchema }),
  /** Back to where it began: what was proposed, submitted or certified holds no more. */
  'application-withdrawn': firstForm({ ...ACT, standard: StandardIdSchema, reason: DigestSchema }),
  /** One thing that the certifier asked for, as a task of somebody until a day. */
  'feedback-recorded': firstForm({
    ...ACT,
    standard: StandardIdSchema,
    item: z.int().min(1),
    bullet: BulletIdSchema,
    about: FeedbackSubjectSchema,
    text: DigestSchema,
    owner: PersonIdSchema,
    due: DaySchema,
  }),
  'feedback-assigned': firstForm({
    ...ACT,
    standard: StandardIdSchema,
    item: z.int().min(1),
    owner: PersonIdSchema,
    due: DaySchema,
  }),
  'feedback-answered': firstForm({ ...ACT, standard: StandardIdSchema, item: z.int().min(1), text: DigestSchema }),
  // What ends
  'hold-placed': firstForm({
    ...ACT,
    hold: IdSchema,
    kind: z.enum(['litigation', 'contest', 'records-request', 'investigation']),
    source: IdSchema,
  }),
  'hold-lifted': firstForm({ ...ACT, hold: IdSchema, reason: DigestSchema }),
  'destruction-approved': firstForm({ ...ACT, containers: listOf(IdSchema), counsel: PersonIdSchema }),
  'containers-destroyed': firstForm({ ...ACT, containers: listOf(IdSchema), method: IdSchema, certificate: IdSchema }),
  'containers-transferred': firstForm({ ...ACT, containers: listOf(IdSchema), to: IdSchema, receipt: IdSchema }),
  /** A text beside the log was taken out by the office, for good. */
  'text-redacted': firstForm({ ...ACT, digest: Sha256Schema, reason: z.string().min(1).max(500) }),
  // What was refused, and is evidence that the control works
  'act-refused': firstForm({ ...ACT, signIns: listOf(IdSchema), command: IdSchema, code: IdSchema, subject: IdSchema }),
  /** How often the same was tried again, by the same people and refused for the same reason, after the entry that tells of the first time. */
  'act-refused-again': firstForm({
    ...ACT,
    signIns: listOf(IdSchema),
    command: IdSchema,
    code: IdSchema,
    subject: IdSchema,
    since: InstantSchema,
    times: z.int().min(1),
  }),
} as const;

type Schemas = typeof BALLOT_EVENT_SCHEMAS;

/** What was decided in a ballot room, in the present form. */
export type BallotEvent = {
  readonly [Type in keyof Schemas]: { readonly type: Type } & z.infer<Schemas[Type]['schema']>;
}[keyof Schemas];

/** What an entry of its chain may hold, in the form of whichever version wrote it. */
export type RecordedBallotEvent = EventReadBy<Schemas>;

/** The event in the present form. A text that an earlier version wrote stands in the log: it is read, and cannot be taken out. */
export function upcastBallotEvent(event: RecordedBallotEvent): BallotEvent {
  switch (event.type) {
    case 'room-opened':
      if (event.version === 2) return event;
      return { ...event, version: 2, profile: withRulesOfEnvelopes(event.profile) };
    case 'form-entered':
      return event.version === 2 ? event : { ...event, version: 2 };
    case 'late-statement-made':
      return event.version === 2 ? event : { ...event, version: 2, about: null };
    case 'carriers-expected': {
      if (event.version === 2) return event;
      return { ...event, version: 2, carriers: event.carriers.map((carrier) => ({ ...carrier, seals: [] })) };
    }
    case 'carrier-opened':
      return event.version === 2 ? event : { ...event, version: 2 };
    case 'audit-count-reported':
      return event.version === 2 ? event : { ...event, version: 2, audit: null, incident: null };
    case 'form-amended':
      return 'eventVersion' in event ? event : { ...event, eventVersion: 2 };
    case 'procedure-drafted':
      return 'eventVersion' in event ? event : { ...event, eventVersion: 2, kind: 'procedure' };
    default:
      return event;
  }
}

/** An event of one type. */
export type BallotEventOf<Type extends BallotEvent['type']> = Extract<BallotEvent, { readonly type: Type }>;
