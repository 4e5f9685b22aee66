import type { ChoiceVotes, InputFile, ManualVoteRecordWith, RankedTally, Sha256, Tally } from '@plumbline/election';
import type { PersistentMap } from '@plumbline/prelude';
import type { ContestOutcome } from '@plumbline/statistics';
import type { Draw, DrawnFrom, PhantomDraw } from '../sampling/draw.ts';
import type { StratumSizes } from '../sampling/stratum.ts';
import type { BatchEntries, TallySaid } from './batch-entries.ts';
import type { BatchInReview } from './batch-review.ts';
import type { CardEntries } from './card-entries.ts';
import type { CardInReview } from './card-review.ts';
import type { DifferenceCase } from './difference-case.ts';
import type { TextInLog } from './free-text.ts';
import type { HelpAsked } from './help-asked.ts';
import type { Plan } from './plan.ts';
import type { ReopenedCard } from './reopened-card.ts';
import type { Trail } from './standing-entries.ts';
import type { LotStated, TwoPersons } from './two-persons.ts';
import type { WorkTimes } from './work-times.ts';

/**
 * The audit, in the phase it has reached. Each phase carries exactly what exists in it.
 *
 * The state is the fold of the log: `events.reduce(evolve, NOT_BEGUN)`.
 */
export type Audit =
  | { readonly phase: 'not-begun' }
  | ({ readonly phase: 'planning' } & Inputs)
  | ({ readonly phase: 'committed' } & Committed)
  | ({ readonly phase: 'seeded' } & Seeded)
  | ({ readonly phase: 'round-open' } & InRounds)
  | ({ readonly phase: 'round-closed' } & InRounds)
  | ({ readonly phase: 'concluded'; readonly outcome: Outcome; readonly escalatedTo?: AuditNamed } & InRounds);

export const NOT_BEGUN: Audit = { phase: 'not-begun' };

export type Phase = Audit['phase'];
export type BegunAudit = Exclude<Audit, { readonly phase: 'not-begun' }>;
export type AuditInRounds = Extract<Audit, InRounds>;

/**
 * How the audit ends: the outcomes of its targeted contests stand, a complete hand tally found another outcome, or every
 * ballot has to be counted by hand. Unsettled: every ballot was counted, and a contest is tied, or the cards that nobody could
 * count might change it.
 */
export type Outcome = 'confirmed' | 'overturned' | 'full-hand-count' | 'unsettled';

/** Another audit, by its identifier and the name it had. */
export type AuditNamed = { readonly auditId: string; readonly name: string };

type Inputs = {
  readonly plan: Plan;
  readonly files: readonly RegisteredFile[];
  /** Also batches known to be mixed while planning; the plan that is committed holds them. */
  readonly combinedBatches: readonly CombinedBatch[];
  readonly twoPersons: TwoPersons;
  /** How long work is expected to take, where somebody said so. Nothing that is drawn or measured rests on it. */
  readonly workTimes?: WorkTimes;
  /** What jurisdictions asked help with, the oldest first; absent where nobody has. Nothing that is drawn or measured rests on it. */
  readonly help?: readonly HelpAsked[];
};

type Committed = Inputs & { readonly commitment: Sha256 };
type Seeded = Committed & { readonly seed: string };

type InRounds = Committed & {
  /** Null where everything is counted, so that no chance decides. */
  readonly seed: string | null;
  /** In order; the last one is the current one. Never empty. */
  readonly rounds: readonly Round[];
  readonly results: Results;
  /** What people have said of differences, by `caseKey`. Nothing that is measured rests on it. */
  readonly cases: PersistentMap<DifferenceCase>;
  /** Who is out by lot where a count by hand met choices that are level, in the order in which it was said; absent where nobody said so. */
  readonly lots?: readonly LotStated[];
};

/** A file that was read without errors, with the figures taken from it. */
export type RegisteredFile = InputFile & { readonly figures: FileFigures };

/** What a file adds up to, so that a screen need not read it again. */
export type FileFigures =
  | { readonly kind: 'participants'; readonly jurisdictions: number }
  | { readonly kind: 'standardized-contests'; readonly contests: readonly StandardizedContest[] }
  | {
      readonly kind: 'manifest';
      readonly batches: number;
      readonly ballots: number;
      /** Those of them that have cast vote records, where the manifest says of each batch whether it has. */
      readonly inCvr?: { readonly batches: number; readonly ballots: number };
    }
  | {
      readonly kind: 'candidate-totals';
      readonly batches: number;
      /** Sum over the batches, by contest and choice. */
      readonly votes: Tally;
      /** The least number of ballots that could hold these votes: Σ over batches of the largest contest's ⌈votes ÷ votes allowed⌉. */
      readonly ballotsImplied: number;
    }
  | CvrFigures;

/** A contest of the list of standardized contests: the names that every jurisdiction is to use, and where it is voted on. */
export type StandardizedContest = {
  readonly name: string;
  readonly jurisdictions: 'all' | readonly string[];
  /** Null where the list does not say. */
  readonly choices: readonly string[] | null;
};

/**
 * What the cast vote records (CVRs) of a jurisdiction add up to.
 *
 *   scope            `sampled-cards`: only those of the cards that were drawn are public; nothing here is then known of the
 *                    others, and there are no contests
 *   cards, batches   CVRs, and batches they are of
 *   withoutCvr       cards the manifest lists beyond the CVRs of their batch
 *   withoutCard      CVRs beyond the cards the manifest lists in their batch
 */
export type CvrFigures = {
  readonly kind: 'cvrs';
  readonly scope: 'every-card' | 'sampled-cards';
  readonly format: string;
  readonly cards: number;
  readonly batches: number;
  readonly withoutCvr: number;
  readonly withoutCard: number;
  /** Every contest of the CVRs, by the names they have there. */
  readonly contests: readonly ContestInCvrs[];
  /** The files of the upload. Where it is one, it is the registered file itself; else that file is this list. */
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly sha256: Sha256 }[];
};

/** A contest in the CVRs of one jurisdiction. */
export type ContestInCvrs = {
  readonly name: string;
  /** Null where neither the file nor the plan says. */
  readonly votesAllowed: number | null;
  /** Voters put the choices in an order. */
  readonly ranked: boolean;
  /** CVRs that bear the contest, and how many of them are of cards the manifest does not list. */
  readonly cards: number;
  readonly withoutCard: number;
  /** In file order. Choices that share a name, as lines for writing in do, are one; a card is one vote for it. */
  readonly choices: readonly { readonly name: string; readonly votes: number }[];
};

/** Batches whose ballots were found mixed together, and are counted as one. */
export type BatchCombination = {
  readonly jurisdiction: string;
  readonly name: string;
  readonly batches: readonly string[];
};

/**
 * A combination, and whether it was made before the seed was known. Then it is one unit of the draw; made later, by
 * somebody who may know what is drawn, each drawn part is charged for what the others could hide.
 */
export type CombinedBatch = BatchCombination & { readonly made: 'before-seed' | 'after-seed' };

export type Round = {
  /** From 1. */
  readonly number: number;
  /** Draws asked for, by targeted contest that had not met its limit. */
  readonly sampleSizes: Readonly<Record<string, number>>;
  /** How the draws are divided, where cards with and without cast vote records are drawn apart. */
  readonly strata?: Readonly<Record<string, StratumSizes>>;
  readonly drawnFrom: DrawnFrom;
  readonly draws: readonly Draw[];
  /** Draws that fell on cards no manifest lists. Nobody fetches them; each counts against every winner. */
  readonly phantomDraws: readonly PhantomDraw[];
  /** Batches audited beyond the sample, as a rule or an observer asks; they never touch the risk. */
  readonly extraBatches: readonly BatchPlace[];
  /** By jurisdiction. A jurisdiction without work has no key. */
  readonly work: Readonly<Record<string, JurisdictionWork>>;
  /** What closing the round found; empty while it is open. */
  readonly measurements: readonly ContestMeasurement[];
  /** The newest entry of each jurisdiction's fieldwork as the round was closed, by jurisdiction; empty while it is open. */
  readonly fieldworkHeads: Readonly<Record<string, ChainHead>>;
  /** What earlier ends of the round found, which was then opened again, the first one first; absent where it never was. */
  readonly earlierClosings?: readonly EarlierClosing[];
};

/** What closing a round found before it was opened again. */
export type EarlierClosing = {
  readonly measurements: readonly ContestMeasurement[];
  /** Where everything is counted: the votes that had been found, by contest and choice. */
  readonly totals?: Tally;
  /** Why the round was opened again. */
  readonly reason: TextInLog;
};

/** The newest entry of a chain of the log: its number, from 1, and its hash. */
export type ChainHead = { readonly number: number; readonly hash: Sha256 };

/** A batch, by its name in its jurisdiction. */
export type BatchPlace = { readonly jurisdiction: string; readonly batch: string };

/** How far a jurisdiction has come in a round. */
export type JurisdictionWork = {
  /** Audit boards, once created. Where batches are counted, none but the review team. */
  readonly boards: readonly AuditBoard[];
  /** Cards that boards sent to the review team; absent while there are none. */
  readonly reviews?: readonly CardInReview[];
  /** Batches of which cards are, or were, with the review team, by the name they are counted by; absent while there are none. */
  readonly batchesInReview?: PersistentMap<BatchInReview>;
  /** The tallies of the batches, or the totals of the round, were declared final. */
  readonly talliesFinal: boolean;
  /** What the sample of the round adds up to, where people enter totals; null until somebody has. */
  readonly totals: RecordedTotals | null;
  /** Who took a list of what was drawn, the last; absent while nobody has. */
  readonly listTakenBy?: string;
};

/** The totals of a round in one jurisdiction, by contest. */
export type RecordedTotals = {
  readonly revision: Revision;
  readonly contests: Readonly<Record<string, ContestTotals>>;
  /** Identifier of the person who entered them last. */
  readonly enteredBy: string;
};

/** Votes on the drawn cards, and the draws of cards that could not be found: each as often as it was drawn. */
export type ContestTotals = { readonly votes: ChoiceVotes; readonly notFound: number };

export type AuditBoard = {
  readonly name: string;
  /** Unit keys of the ballots it has to look at, in the order of its retrieval list. */
  readonly ballots: readonly string[];
  /** Names of one or two people; empty until they have signed in. */
  readonly members: readonly string[];
  /** Who sat at it before them in this round; absent where nobody did. */
  readonly earlierMembers?: readonly string[];
  /** Where each card is entered twice: the same in their order, each time that others were named; absent where that never was. */
  readonly earlierSeats?: readonly (readonly string[])[];
  readonly signedOff: boolean;
  /** Cards of it that the office opened again, in the order in which it did; absent while there are none. */
  readonly reopened?: readonly ReopenedCard[];
  /** Where it had signed off and only single cards were opened again: those. It enters no other. */
  readonly openFor?: readonly string[];
  /** It decides on cards that other boards send it; absent on boards that have cards of their own. */
  readonly reviews?: true;
};

/** What people have found so far, by jurisdiction and unit key, over all rounds. */
export type Results = {
  readonly ballots: PersistentMap<PersistentMap<AuditedBallot>>;
  /**
   * Cards set apart, and counted nowhere: of which two entries stand that do not know one another, until their board settles it; and
   * where each card is entered twice, those that were entered once, or twice and not alike.
   */
  readonly contested: PersistentMap<PersistentMap<ContestedBallot>>;
  readonly batches: PersistentMap<PersistentMap<AuditedBatch>>;
  /** Batches set apart, and counted nowhere, until people settle which of their entries is right. */
  readonly contestedBatches: PersistentMap<PersistentMap<ContestedBatch>>;
};

/** How often something was entered: 1 the first time. Whoever changes it says which of these they have seen. */
export type Revision = number;

/** What people saw of a ballot card, as the log holds it. Null: nothing was noted. */
export type RecordedVotes = ManualVoteRecordWith<TextInLog | null>;

export type AuditedBallot = {
  readonly round: number;
  readonly revision: Revision;
  readonly board: string;
  readonly record: RecordedVotes;
  /** Where a device made entries of it: the one that stands, and the identifiers of those it stands in the place of. */
  readonly trail?: Trail<Pick<AuditedBallot, 'board' | 'record'>>;
};

/** A card that is set apart, with its entries: none of them was made by somebody who knew the others. */
export type ContestedBallot = { readonly round: number } & CardEntries;

/** A batch that is set apart, with its entries: none of them was made by somebody who knew the others. */
export type ContestedBatch = { readonly round: number } & BatchEntries;

/** Where and when an entry was made: which device, the how manieth entry of that device, and the time by its clock. */
export type EntryMade = { readonly device: string; readonly number: number; readonly enteredAt: string };

/**
 * An entry as a device made it. `replaces` are the entries of the same card or batch that whoever made it had before
 * them: theirs is in the place of those. The time is what the device says; nothing rests on it.
 */
export type DeviceEntry = EntryMade & {
  readonly id: string;
  readonly replaces: readonly string[];
  /** Only, and always, where each card is entered twice. */
  readonly reader?: CardReader;
};

/**
 * Who entered a card where each is entered twice: the first or the second person of the board, without knowing what the other
 * entered; or both together, with the card in hand, because their entries were not alike.
 */
export const CARD_READERS = ['first', 'second', 'together'] as const;
export type CardReader = (typeof CARD_READERS)[number];

/** Who entered a batch where each is entered twice: people who did not know what others entered, or people who had seen both entries. */
export const BATCH_READERS = ['alone', 'together'] as const;
export type BatchReader = (typeof BATCH_READERS)[number];

/** An entry of a batch as a device made it. */
export type BatchEntry = Omit<DeviceEntry, 'reader'> & { readonly reader?: BatchReader };

export type AuditedBatch = {
  readonly round: number;
  readonly revision: Revision;
  readonly sheets: readonly TallySheet[];
  /** Where everything is counted: what kind of batch it is, and its cards. */
  readonly cards?: CardsCounted;
  /** Identifier of the person who entered it last. */
  readonly enteredBy: string;
  /** Where people whom the manager let in entered it last: their names. */
  readonly people?: readonly string[];
  /** The names of such people who entered it before; absent where none did. */
  readonly earlierPeople?: readonly string[];
  /** Where a device made entries of it: the one that stands, and the identifiers of those it stands in the place of. */
  readonly trail?: Trail<TallySaid, BatchReader>;
};

/** How the ballots of a batch were cast, as people who keep batches apart tell them apart. */
export const BATCH_TYPES = ['election-day', 'advance', 'absentee-by-mail', 'provisional', 'other'] as const;
export type BatchType = (typeof BATCH_TYPES)[number];

/** The cards that people counted in a batch, and those that the manifest lists. A difference was seen and confirmed. */
export type CardsCounted = { readonly type: BatchType; readonly counted: number; readonly listed: number };

/** Counts on one paper tally sheet. A batch counted in several stacks has several sheets, which add up. */
export type TallySheet = {
  readonly name: string;
  /** Of the contests in which each vote counts for its choice. */
  readonly votes: Tally;
  /** Of the contests that voters rank; absent where there are none. */
  readonly rankings?: RankedTally;
};

/** What closing a round found for one contest. */
export type ContestMeasurement = {
  readonly contest: string;
  readonly targeted: boolean;
  /** Draws in this round; null for a contest that had no sample of its own. */
  readonly sampleSize: number | null;
  /** The draws the figure rests on, with repetition and with those of phantoms, and the distinct units among them. */
  readonly draws: number;
  readonly distinct: number;
  /** How many of the draws fell on cards no manifest lists, and how many on listed cards that could not be found. */
  readonly phantomDraws: number;
  readonly notFound: number;
  /** Distinct audited units whose result differs for this contest. Always 0 in ballot polling, which compares nothing. */
  readonly discrepancies: number;
  /** Null where nothing that was seen is a uniform sample for this contest: it is not measured. */
  readonly pValue: number | null;
  readonly riskLimitMet: boolean;
  readonly outcome: ContestOutcome['state'];
  /** A count of every unit of the contest, where there is one: an outcome of its own, beside the risk. */
  readonly handTally: HandTally | null;
  /** What each drawn part of a combination made after the seed is charged. */
  readonly charges: readonly CombinationCharge[];
  /** The corrected figure, where the compatibility behaviour gave another one. */
  readonly corrected: { readonly pValue: number; readonly why: WhyCorrected } | null;
};

/** Why the corrected figure is another one than the published. */
export type WhyCorrected =
  /** What was seen is no uniform sample of the contest, so that nothing is measured. */
  | { readonly because: 'no-uniform-sample' }
  /** Totals do not tell which cards were seen, and they are not of the sample of a targeted contest. */
  | { readonly because: 'totals-of-no-sample' }
  /** Only uniform draws count, and every card that no manifest lists is held against the winner. */
  | { readonly because: 'other-universe' }
  /** The same, and by another method: nobody committed to the sizes of the rounds before the seed. */
  | { readonly because: 'sizes-not-planned' }
  /** Mixed batches are charged for one another, large taints never help, and missing votes are held against the margin. */
  | { readonly because: 'other-charges' }
  /** Each card counts for the pair it harms most, only uniform draws count, and repeated draws are no full count. */
  | { readonly because: 'other-errors' }
  /** The corrected method declined, for a reason of the statistics. */
  | {
      readonly because: 'method-declined';
      readonly reason: string;
      readonly data: Readonly<Record<string, number | string>>;
    }
  /** As an earlier entry says it, in the words in which it was sealed. */
  | { readonly because: 'as-sealed'; readonly text: string };

/** What a complete hand tally found: the winners, or the choices that are level at the cut. */
export type HandTally = {
  readonly winners: readonly string[];
  readonly tied: readonly string[];
  readonly agrees: boolean;
  /** Whether the cards nobody could look at are too few to change it. */
  readonly settled: boolean;
};

/** The taint a drawn batch is charged with because its ballots were mixed with others once draws were known; 1 at most. */
export type CombinationCharge = BatchPlace & { readonly times: number; readonly taint: number };
