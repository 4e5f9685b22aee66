import { EMPTY_MAP, type PersistentMap } from '@plumbline/prelude';
import type { CountSource } from '../accounting/count-source.ts';
import type { EquationId } from '../accounting/equation-table.ts';
import type { ExplanationCode } from '../accounting/explanation.ts';
import { EMPTY_LEDGER, type Ledger } from '../accounting/ledger.ts';
import type { CustodyStep } from '../custody/custody-gaps.ts';
import type { FilledForm } from '../forms/filled-form.ts';
import type { FormId } from '../forms/form-definition.ts';
import type { Profile } from '../profiles/profile.ts';
import type { Unit } from '../units/count.ts';
import type { Instant } from '../units/instant.ts';
import type { Application } from './application.ts';
import type { BallotEvent, BallotEventOf, Grant } from './ballot-event.ts';
import type { ExpectedCards } from './batch-plan.ts';
import type { FirstTyped } from './first-typed.ts';
import type {
  BatchCount,
  Channel,
  Digest,
  Duty,
  Evidence,
  IncidentKind,
  PersonId,
  ProcedureKind,
  PublicationName,
  PublicReason,
  SealReading,
  Severity,
} from './nouns.ts';
import type { Ruling } from './offline-act.ts';
import type { RecordsAnswer } from './records-answer.ts';
import type { Recounted } from './recount.ts';

/** The ballot room of a jurisdiction in an election: the fold of its chain. */
export type BallotRoom = { readonly phase: 'not-opened' } | OpenRoom;

export const NOT_OPENED: BallotRoom = { phase: 'not-opened' };

/** Who did something, and when. */
export type Act = { readonly by: readonly PersonId[]; readonly at: Instant };

export type OpenRoom = {
  readonly phase: 'open';
  readonly election: string;
  readonly jurisdiction: string;
  readonly electionDay: string;
  /** Frozen when the room was opened. */
  readonly profile: Profile;
  /** The last day to certify; null until the office has set it. */
  readonly certificationDay: string | null;
  readonly styles: PersistentMap<number>;
  readonly sites: PersistentMap<Site>;
  readonly people: PersistentMap<Person>;
  /** Whether two administrators have opened it, so that nobody is let in by one person. */
  readonly takesTwo: boolean;
  /** What was asked for somebody by one person and waits for another. */
  readonly grants: PersistentMap<ProposedGrant>;
  /** Accounts, badges, devices: many lead to one person. */
  readonly signIns: PersistentMap<PersonId>;
  readonly courses: PersistentMap<readonly CourseVersion[]>;
  readonly procedures: PersistentMap<readonly ProcedureVersion[]>;
  /** Who sees to the answer of a question, and until when. */
  readonly questions: PersistentMap<Act & { readonly person: PersonId; readonly due: string }>;
  /** Cards that are expected before the election, by place, precinct, style and channel; 0 where none any more. */
  readonly expectedCards: PersistentMap<ExpectedCards>;
  /** The plan of batches and containers that was adopted last; null for none. */
  readonly batchPlan: Omit<BallotEventOf<'batch-plan-adopted'>, 'type'> | null;
  /** By place and line. */
  readonly counts: PersistentMap<readonly Observation[]>;
  readonly ledger: Ledger;
  readonly transfers: PersistentMap<Transfer>;
  readonly batches: PersistentMap<Batch>;
  /** What tabulators reported of the votes in a batch, by batch, the newest last. */
  readonly votes: PersistentMap<readonly VotesReport[]>;
  readonly containers: PersistentMap<Container>;
  readonly areas: PersistentMap<Area>;
  readonly entries: PersistentMap<Entry>;
  readonly seals: PersistentMap<Seal>;
  readonly sealClaims: PersistentMap<BallotEventOf<'seal-claimed-twice'>>;
  readonly forms: PersistentMap<FormRecord>;
  /** The forms of a place, by place and form, the newest last. */
  readonly formsAt: PersistentMap<readonly string[]>;
  readonly explanations: PersistentMap<Explanation>;
  /** By equation and place. */
  readonly differences: PersistentMap<DifferenceRecord>;
  readonly carriers: PersistentMap<readonly Carrier[]>;
  /** What was on the list of a site by mistake, the newest last. */
  readonly struckCarriers: PersistentMap<readonly StruckCarrier[]>;
  readonly closedSites: PersistentMap<BallotEventOf<'site-closed'>>;
  readonly incidents: PersistentMap<Incident>;
  /** The newest of each area. */
  readonly inventories: PersistentMap<Inventory>;
  readonly checkOuts: PersistentMap<CheckOut>;
  /** What boards of audits counted in a batch, by batch, the newest last. */
  readonly auditCounts: PersistentMap<readonly AuditCount[]>;
  /** What recounts found, by `recountKey`. */
  readonly recounts: PersistentMap<RecountResult>;
  readonly manifests: readonly Manifest[];
  /** The votes by batch that audits were given, the newest last. */
  readonly tallies: readonly HandedTallies[];
  /** Files that were taken in, the newest last. */
  readonly imports: readonly BallotEventOf<'file-imported'>[];
  /** What everybody may see, by its name. */
  readonly publications: PersistentMap<Publication>;
  /** Applications to be certified, by their standard. */
  readonly applications: PersistentMap<Application>;
  /** Answers of records requests, by the office's number of the request. */
  readonly recordsAnswers: PersistentMap<RecordsAnswer>;
  readonly holds: PersistentMap<Hold>;
  /** Containers that may be destroyed, with who decided it. */
  readonly destructionApproved: PersistentMap<Act>;
  /** The digests of texts that the office has taken out. */
  readonly redactedTexts: PersistentMap<Act>;
  /** Devices that work without a network. */
  readonly devices: PersistentMap<Device>;
  /** What they brought home, by device and number (`actKey`). Nothing of it is ever dropped. */
  readonly deviceActs: PersistentMap<DeviceAct>;
  readonly refusedActs: readonly BallotEventOf<'act-refused'>[];
  /** Lines of places (`keyAt`) that are blank for whoever looks, though they follow from what they may see. Of the room itself, none. */
  readonly blankLines: ReadonlySet<string>;
  /** How often something was refused, with what was only counted. */
  readonly refusedTimes: number;
};

/** What was asked for somebody, by whom, and whether it still waits. */
export type ProposedGrant = Act & {
  readonly proposal: string;
  readonly grant: Grant;
  readonly state: 'waits' | 'confirmed' | 'withdrawn';
};

export type Site = {
  readonly site: string;
  readonly kind: 'precinct' | 'early-voting' | 'central';
  readonly tabulators: readonly string[];
  readonly days: readonly string[];
};

export type Person = {
  readonly person: PersonId;
  readonly name: string;
  readonly party: string | null;
  readonly hasOath: boolean;
  readonly duties: readonly {
    readonly duty: Duty;
    readonly place: string | null;
    readonly from: string;
    readonly until: string | null;
    readonly isExternal: boolean;
  }[];
  readonly trainings: readonly { readonly course: string; readonly version: number; readonly on: string }[];
  /** Days on which an override stands in the place of a training. */
  readonly overrides: readonly { readonly course: string; readonly day: string }[];
};

export type CourseVersion = {
  readonly course: string;
  readonly version: number;
  readonly effectiveFrom: string;
  readonly validMonths: number;
  readonly duties: readonly Duty[];
};

export type ProcedureVersion = {
  readonly procedure: string;
  readonly kind: ProcedureKind;
  readonly version: number;
  readonly topics: readonly string[];
  readonly author: readonly PersonId[];
  readonly approvedBy: readonly PersonId[];
  /** Null while it is a draft. */
  readonly effectiveFrom: string | null;
  readonly text: Digest;
  /** Who said that its text may be given to everybody; nobody yet where it is empty. */
  readonly clearedBy: readonly PersonId[];
};

export type Observation = Act & {
  readonly value: number;
  readonly unit: Unit;
  readonly source: CountSource;
  readonly method: string | null;
  readonly witnesses: readonly PersonId[];
};

export type Transfer = {
  readonly transfer: string;
  readonly from: string;
  readonly to: string;
  readonly unit: Unit;
  readonly declared: number;
  readonly sent: Act;
  /** The sealed container it travels in, with how many readings of its seals there were when it left. */
  readonly carriedIn: { readonly container: string; readonly readingsBefore: number } | null;
  /** Every count of the receiver, the first one first; it stays whatever follows. */
  readonly received: readonly (Act & { readonly counted: number })[];
};

export type Batch = {
  readonly batch: string;
  readonly name: string;
  readonly channel: Channel;
  /** Where its cards were counted: a tabulator, a tabulator's day, or the batch itself. */
  readonly countedAt: string;
  /** The unit of reconciliation with voters that it belongs to: a site, a site's day, a channel. */
  readonly accountedAt: string;
  readonly tabulator: string;
  readonly tabulatorBatch: string | null;
  readonly deletedTabulatorBatches: readonly string[];
  readonly hasCvrs: boolean;
  /** Where it lies, with what was counted into it. */
  readonly container: string | null;
  readonly cards: number | null;
  /** Of a batch that was split or merged: what it became. */
  readonly became: readonly string[];
};

/** The votes in a batch as they were reported. Only what was approved, and is of the batch as it still is, is ever handed over. */
export type VotesReport = Act & {
  readonly cards: number;
  readonly contests: BallotEventOf<'votes-reported'>['contests'];
  readonly method: string | null;
  readonly state:
    | { readonly is: 'waits' }
    | ({ readonly is: 'approved' } & Act)
    | ({ readonly is: 'returned'; readonly reason: Digest } & Act)
    /** The batch was scanned again, or is made of other cards since. */
    | { readonly is: 'outdated'; readonly because: BallotEvent['type'] };
};

export type Container = {
  readonly container: string;
  readonly kind: BallotEventOf<'container-created'>['kind'];
  readonly positions: readonly string[];
  readonly holdsVoted: boolean;
  readonly batches: readonly string[];
  readonly seals: Readonly<Record<string, string>>;
  readonly steps: readonly CustodyStep[];
  readonly at: { readonly area: string; readonly slot: string } | null;
  readonly condition: 'ok' | 'quarantined' | 'missing';
  readonly stage: 'here' | 'out' | 'destroyed' | 'transferred';
  /** A reading of its seals that did not agree, and waits for another pair of eyes. */
  readonly unconfirmedReading: (Act & { readonly readings: readonly SealReading[] }) | null;
  /** Every reading, also those that were wrong. */
  readonly readings: readonly BallotEventOf<'seals-read'>[];
  /** How many of them there were when somebody last released it: what was read by then is accepted as it is. */
  readonly readingsReleased: number;
  readonly foundBy: readonly PersonId[];
  readonly isRecounted: boolean;
};

export type Area = {
  readonly area: string;
  readonly isSecured: boolean;
  readonly authorized: readonly { readonly person: PersonId; readonly from: string; readonly until: string | null }[];
};

export type Entry = Act & { readonly entry: string; readonly area: string; readonly leftAt: Instant | null };

export type Seal = {
  readonly seal: string;
  readonly state: 'in-stock' | 'issued' | 'applied' | 'removed' | 'voided';
  readonly issuedTo: PersonId | null;
  readonly container: string | null;
};

export const FORM_STATES = ['draft', 'complete', 'in-review', 'approved', 'returned', 'void'] as const;
export type FormState = (typeof FORM_STATES)[number];

/** The parts somebody can have had in a form, which keep them from reviewing it. */
export const PARTS = ['preparer', 'counter', 'witness', 'transcriber', 'amender', 'custodian', 'voider'] as const;
export type Part = (typeof PARTS)[number];

export type FormVersion = FilledForm & {
  readonly version: number;
  readonly enteredAt: Instant;
  /** Who typed what stands in a cell (`cellKey`), and knows it. */
  readonly typedBy: Readonly<Record<string, readonly PersonId[]>>;
  readonly signedBy: readonly PersonId[];
  /** Who has made a late statement since it was entered as it stands. */
  readonly statedBy: readonly PersonId[];
  /** When it was to be completed with signatures lacking, and who had signed: the others are late. Null where it never was. */
  readonly lacking: { readonly at: Instant; readonly signedBy: readonly PersonId[] } | null;
  readonly isImageVerified: boolean;
  /** Why it was amended; null for a first version and one that was returned. */
  readonly amended: Pick<BallotEventOf<'form-amended'>, 'reason' | 'text' | 'evidence'> | null;
  /** Why it puts right what was approved, as everybody is told it; null where nobody has said so. */
  readonly publicReason: (Act & { readonly reason: PublicReason; readonly reviewedBy: readonly PersonId[] }) | null;
  readonly completedAt: Instant | null;
  readonly approved: (Act & { readonly isExternal: boolean }) | null;
};

export type FormRecord = {
  readonly filled: string;
  readonly form: FormId;
  readonly place: string;
  readonly capture: 'live' | 'offline' | 'paper';
  readonly procedure: { readonly procedure: string; readonly version: number } | null;
  readonly state: FormState;
  /** Every version, the newest last. An amendment takes nothing away. */
  readonly versions: readonly FormVersion[];
  readonly parts: Readonly<Record<Part, readonly PersonId[]>>;
  readonly isUnexplained: boolean;
  /** What was read again of its newest version: by line, and by whoever typed it. */
  readonly reentered: Readonly<Record<string, Readonly<Record<PersonId, number>>>>;
  /** What was read again of earlier versions, and of this one before it was completed anew: whoever read it was then shown what stood there. */
  readonly readBefore: readonly { readonly version: number; readonly reentered: FormRecord['reentered'] }[];
  /** What was typed in each pair before its other half was shown. */
  readonly firstTyped: readonly FirstTyped[];
  /** How often something was entered in it. */
  readonly timesEntered: number;
  readonly returns: readonly BallotEventOf<'form-returned'>[];
  readonly lateStatements: readonly BallotEventOf<'late-statement-made'>[];
};

export type Explanation = Act & {
  readonly explanation: string;
  readonly equation: EquationId;
  readonly place: string;
  readonly code: ExplanationCode;
  readonly amount: number;
  readonly evidence: readonly Evidence[];
  readonly linked: string | null;
  readonly confirmedBy: readonly PersonId[];
  readonly isWithdrawn: boolean;
};

export type DifferenceRecord = {
  readonly explanations: readonly string[];
  readonly steps: readonly BallotEventOf<'step-taken'>[];
  readonly decision: 'none' | 'accepted' | 'reopened';
  /** What was left over when it was accepted. */
  readonly acceptedResidual: number | null;
};

export type Carrier = {
  readonly carrier: string;
  readonly envelopes: number;
  /** Who put it on the list, and how much was known then of the container that it is; of one that the list made there were no steps. */
  readonly listed: Act & { readonly steps: number; readonly readings: number };
  /** `seals` as they were read when it was opened. */
  readonly opened: (Act & { readonly seals: readonly string[]; readonly envelopes: number }) | null;
};

/** A carrier that is expected no longer, with who struck it and why. */
export type StruckCarrier = Pick<Carrier, 'carrier' | 'envelopes' | 'listed'> &
  Act & {
    readonly reason: Digest;
    /** Numbers that only the list had said. */
    readonly seals: readonly string[];
  };

export type Incident = {
  readonly incident: string;
  readonly kind: IncidentKind;
  readonly severity: Severity;
  readonly subject: string;
  readonly involved: readonly PersonId[];
  readonly opened: Act;
  readonly notified: readonly { readonly who: string; readonly at: Instant }[];
  readonly text: (Act & { readonly text: Digest }) | null;
  readonly textReviewedBy: readonly PersonId[];
  readonly closed: Act | null;
};

/** What was seen in an area, beside what was recorded as standing there when it was looked at. */
export type Inventory = Act & {
  readonly area: string;
  readonly asExpected: readonly string[];
  readonly wrongSlot: readonly { readonly container: string; readonly slot: string; readonly expected: string }[];
  readonly expectedUnseen: readonly { readonly container: string; readonly slot: string }[];
  /** Recorded elsewhere, nowhere, or not known at all. */
  readonly seenUnexpected: readonly { readonly container: string; readonly slot: string }[];
};

/** What came back of each batch, and what of it lies with the review team. */
export type BatchesBack = readonly { readonly batch: string; readonly cards: number; readonly movedToReview: number }[];

export type CheckOut = {
  readonly container: string;
  readonly board: string;
  readonly runner: PersonId;
  readonly purpose: 'audit' | 'recount';
  readonly out: readonly BatchCount[];
  readonly outAt: Instant;
  readonly sealsBefore: Readonly<Record<string, string>>;
  /** What was counted back: the newest count. */
  readonly back: BatchesBack | null;
  /** Every count, with who made it: none takes another away. */
  readonly counts: readonly (Act & { readonly batches: BatchesBack })[];
};

/** What a board counted in a batch, beside what was listed then. Cards. */
export type AuditCount = Act & Pick<BallotEventOf<'audit-count-reported'>, 'audit' | 'cards' | 'listed' | 'incident'>;

/** What a recount found in a contest of a batch, each time it was recorded, the newest last. */
export type RecountResult = Recounted & { readonly reports: readonly RecountReport[] };

/** A result beside what was reported before. Only what somebody else has approved is one that stands. */
export type RecountReport = Act &
  Pick<BallotEventOf<'recount-reported'>, 'cardsBefore' | 'cards' | 'before' | 'beforeFrom' | 'after'> & {
    /** Why it differs; null where nobody has said so, or nothing does. */
    readonly reason: (Act & { readonly text: Digest }) | null;
    readonly state:
      | { readonly is: 'waits' }
      | ({ readonly is: 'approved' } & Act)
      | ({ readonly is: 'returned'; readonly reason: Digest } & Act);
  };

/** Something for everybody: proposed by one, released by another; a newer proposal leaves what is released as it is. */
export type Publication = {
  readonly publication: PublicationName;
  readonly proposed: (Act & { readonly file: PublishedFile }) | null;
  readonly released: (Act & { readonly file: PublishedFile; readonly proposedBy: readonly PersonId[] }) | null;
};

export type PublishedFile = BallotEventOf<'publication-released'>['file'];

export type Manifest = Omit<BallotEventOf<'manifest-frozen'>, 'type'> & {
  readonly withdrawnBecause: string | null;
  /** The audits that have committed themselves to it, as far as the room was told. */
  readonly committedTo: readonly string[];
};

/** Votes by batch that an audit was given. */
export type HandedTallies = Omit<BallotEventOf<'tallies-handed-over'>, 'type'> & {
  readonly withdrawnBecause: string | null;
};

export type Hold = Act & {
  readonly hold: string;
  readonly kind: string;
  readonly source: string;
  readonly isLifted: boolean;
};

/** A device, and who acts with it: those who enrolled it together. */
export type Device = {
  readonly device: string;
  readonly name: string;
  readonly key: string;
  readonly people: readonly PersonId[];
  readonly signIns: readonly string[];
  readonly enrolledAt: Instant;
  /** The newest of its acts that was received. */
  readonly last: { readonly counter: number; readonly hash: string; readonly at: Instant } | null;
  readonly revoked: (Act & { readonly upTo: number }) | null;
};

/** Something that was done without a network, and what became of it. `at` is by the clock of the server, as well as it is known. */
export type DeviceAct = Omit<
  BallotEventOf<'device-act-received'>,
  'type' | 'signature' | 'previous' | 'deliveredBy'
> & {
  /** Null as long as nobody had to decide about it. */
  readonly ruling: Ruling | null;
  /** Of a seal that was read again as another: the number that its device had recorded. */
  readonly signedAs: string | null;
  /** Where its container stood before it, if it stored one: there it stands again when the act is taken back. */
  readonly placeBefore: Container['at'];
  /** The seals on it before the act opened it, by position; none for any other act. */
  readonly sealsBefore: Container['seals'];
};

/** A room with nothing in it yet. */
export function emptyRoom(opened: BallotEventOf<'room-opened'>): OpenRoom {
  const { election, jurisdiction, electionDay, profile } = opened;
  return {
    phase: 'open',
    election,
    jurisdiction,
    electionDay,
    profile,
    certificationDay: null,
    styles: EMPTY_MAP,
    sites: EMPTY_MAP,
    people: EMPTY_MAP,
    takesTwo: false,
    grants: EMPTY_MAP,
    signIns: EMPTY_MAP,
    courses: EMPTY_MAP,
    procedures: EMPTY_MAP,
    questions: EMPTY_MAP,
    expectedCards: EMPTY_MAP,
    batchPlan: null,
    counts: EMPTY_MAP,
    ledger: EMPTY_LEDGER,
    transfers: EMPTY_MAP,
    batches: EMPTY_MAP,
    votes: EMPTY_MAP,
    containers: EMPTY_MAP,
    areas: EMPTY_MAP,
    entries: EMPTY_MAP,
    seals: EMPTY_MAP,
    sealClaims: EMPTY_MAP,
    forms: EMPTY_MAP,
    formsAt: EMPTY_MAP,
    explanations: EMPTY_MAP,
    differences: EMPTY_MAP,
    carriers: EMPTY_MAP,
    struckCarriers: EMPTY_MAP,
    closedSites: EMPTY_MAP,
    incidents: EMPTY_MAP,
    inventories: EMPTY_MAP,
    checkOuts: EMPTY_MAP,
    auditCounts: EMPTY_MAP,
    recounts: EMPTY_MAP,
    imports: [],
    manifests: [],
    tallies: [],
    publications: EMPTY_MAP,
    applications: EMPTY_MAP,
    recordsAnswers: EMPTY_MAP,
    holds: EMPTY_MAP,
    destructionApproved: EMPTY_MAP,
    redactedTexts: EMPTY_MAP,
    devices: EMPTY_MAP,
    deviceActs: EMPTY_MAP,
    refusedActs: [],
    blankLines: new Set(),
    refusedTimes: 0,
  };
}
