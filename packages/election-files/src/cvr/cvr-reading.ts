import type { ByteSource } from '../byte-source.ts';
import type { TextEncoding } from '../csv/decode-text.ts';
import type { IssueReport } from '../issue-collector.ts';
import type { Inflater, ZipLimits } from '../zip/zip-limits.ts';
import type { CardOrder } from './card-index.ts';
import type { CvrContest, CvrContestTally } from './cvr-contest.ts';

/** The kinds of cast vote record files that can be read. */
export const CVR_FORMATS = [
  'dominion-csv',
  'dominion-json',
  'clear-ballot',
  'ess',
  'ess-single',
  'ess-md',
  'hart',
  'nist-cdf-json',
  'nist-cdf-xml',
] as const;

/** One of `CVR_FORMATS`. */
export type CvrFormat = (typeof CVR_FORMATS)[number];

/** A file of a CVR upload: its name as sent, and its bytes. */
export type CvrFile = { readonly name: string; readonly source: ByteSource };

/**
 * The manifest as far as a CVR file is compared with it. `inCvr` false marks a batch of the stratum without CVRs
 * (hybrid audits): its cards are read, checked and left out.
 */
export type ManifestForCvrs = {
  readonly batches: readonly {
    readonly tabulator: string | null;
    readonly name: string;
    readonly ballots: number;
    readonly inCvr?: boolean;
  }[];
};

/** How far the reading of an upload has come. `bytesTotal` is undefined where it cannot be known beforehand. */
export type CvrProgress = {
  readonly cards: number;
  readonly bytesRead: number;
  readonly bytesTotal: number | undefined;
};

/** What to read, and what it is compared with. */
export type ReadCvrRequest = {
  /** Absent: told from the content. */
  readonly format?: CvrFormat;
  /** All files of one upload. */
  readonly files: readonly CvrFile[];
  readonly manifest?: ManifestForCvrs;
  /** Votes allowed as the audit was set up, for vendors whose files do not say. */
  readonly contests?: readonly { readonly name: string; readonly votesAllowed: number }[];
  /** Expands archives; `nodeInflater` of the Node door. */
  readonly inflater: Inflater;
  readonly zipLimits?: Partial<ZipLimits>;
  /** Reading stops and throws the signal's reason soon after it is aborted. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: CvrProgress) => void;
};

/** A batch of a CVR file. Cards are counted as the file has them, whether or not the manifest agrees. */
export type CvrBatch = {
  /** Empty where the format or file does not name tabulators. */
  readonly tabulator: string;
  readonly name: string;
  readonly cards: number;
};

/** One row of the comparison between a manifest and a CVR file; null where that side lacks the batch. */
export type BatchComparison = {
  readonly tabulator: string | null;
  readonly batch: string;
  readonly manifestBallots: number | null;
  readonly cvrCards: number | null;
};

/** A contest with what all cards of the file add up to. */
export type TalliedContest = CvrContest & { readonly tally: CvrContestTally };

/** Everything a CVR upload says except the cards themselves, which went to the sink. */
export type CvrReading = IssueReport & {
  /** Undefined where the content is none of the formats. */
  readonly format: CvrFormat | undefined;
  readonly encoding: TextEncoding;
  /** Names of the files the cards were read from, by the file index on the cards. */
  readonly files: readonly string[];
  /** Cards handed to the sink. */
  readonly cards: number;
  /** Cards of batches that the manifest puts outside the CVR stratum; in no other figure here. */
  readonly cardsOutsideCvr: number;
  readonly batches: readonly CvrBatch[];
  /** In the order of the contest indexes on the cards. */
  readonly contests: readonly TalliedContest[];
  /** Every batch of either side; empty without a manifest. */
  readonly comparison: readonly BatchComparison[];
  readonly order: CardOrder;
};
