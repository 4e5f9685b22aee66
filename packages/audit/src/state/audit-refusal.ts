import type { Rank } from '@plumbline/election';
import type { AuditCommand } from './audit-command.ts';
import type { BatchPlace, Outcome, Phase } from './audit-state.ts';
import type { HelpRefusal } from './help-asked.ts';
import type { LaunchObstacle } from './launch-obstacle.ts';
import type { PlanFinding } from './plan-finding.ts';
import type { WorkTimes } from './work-times.ts';

/** Why a command was not carried out: a code, with what a sentence about it needs. */
export type AuditRefusal =
  | { readonly code: 'audit-not-in-phase'; readonly phase: Phase; readonly command: AuditCommand['type'] }
  /** Somebody entered the unit after whoever enters it now had looked. */
  | {
      readonly code: 'entry-changed-meanwhile';
      readonly entry: 'ballot' | 'batch' | 'totals';
      readonly jurisdiction: string;
      readonly unit: string;
    }
  | { readonly code: 'method-not-for-type'; readonly auditType: string; readonly method: string }
  | { readonly code: 'plan-incomplete'; readonly missing: readonly MissingInput[] }
  | CaseRefusal
  | { readonly code: 'no-targeted-contest' }
  | { readonly code: 'contest-name-repeated'; readonly contest: string }
  | { readonly code: 'choice-name-repeated'; readonly contest: string; readonly choice: string }
  /** Two names that people take for one: of choices of a contest or, where it is null, of contests. */
  | { readonly code: 'names-alike'; readonly contest: string | null; readonly first: string; readonly second: string }
  | { readonly code: 'too-many-winners'; readonly contest: string; readonly winners: number; readonly choices: number }
  | { readonly code: 'too-few-choices'; readonly contest: string }
  | { readonly code: 'total-ballots-missing'; readonly contest: string }
  | {
      readonly code: 'more-votes-than-ballots-allow';
      readonly contest: string;
      readonly votes: number;
      readonly limit: number;
    }
  | {
      readonly code: 'choice-has-more-votes-than-ballots';
      readonly contest: string;
      readonly choice: string;
      readonly votes: number;
      readonly totalBallots: number;
    }
  | {
      readonly code: 'fewer-cards-than-votes-need';
      readonly contest: string;
      readonly cardsBearing: number;
      readonly needed: number;
    }
  | {
      readonly code: 'more-cards-bearing-than-cast';
      readonly contest: string;
      readonly cardsBearing: number;
      readonly totalBallots: number;
    }
  | { readonly code: 'findings-not-confirmed'; readonly findings: readonly PlanFinding[] }
  | { readonly code: 'manifest-in-use'; readonly jurisdiction: string }
  | { readonly code: 'pending-ballots-not-possible'; readonly contest: string; readonly pending: number }
  | { readonly code: 'runoff-rule-not-possible'; readonly contest: string }
  /**
   * Why a contest cannot be audited as one counted by instant runoff.
   *
   *   type           cards are not held against records that say how each was ranked
   *   published      published software is repeated, which has no such contests
   *   winners        it elects more than one
   *   votes-allowed  a card counts for one choice at a time
   *   write-ins      a list of qualified write-ins makes one choice of several people, who are eliminated one by one
   *   reported-winner  where they are counted by hand nobody said who of the choices was reported to win
   *   choices        there are more than can be counted so
   */
  | {
      readonly code: 'instant-runoff-not-possible';
      readonly contest: string;
      readonly why: 'type' | 'published' | 'winners' | 'votes-allowed' | 'write-ins' | 'reported-winner' | 'choices';
    }
  | { readonly code: 'contest-not-ranked'; readonly contest: string }
  /** Who was reported to win is said where rankings are counted by hand, and elsewhere the votes or the records say so. */
  | { readonly code: 'reported-winner-not-asked'; readonly contest: string }
  /** Where rankings are counted by hand, the name of a choice means something else in how a ranking is written down. */
  | { readonly code: 'choice-not-in-rankings'; readonly contest: string; readonly choice: string }
  /** Of a contest that voters rank there are votes instead of rankings, or a sheet has none. */
  | { readonly code: 'rankings-missing'; readonly contest: string }
  /** One way of marking a contest stands on a sheet twice. */
  | {
      readonly code: 'ranking-repeated';
      readonly contest: string;
      readonly sheet: string;
      readonly ranks: readonly Rank[];
    }
  /** The cards of all rankings and those without the contest are not those of the batch. */
  | {
      readonly code: 'rankings-not-all-cards';
      readonly batch: string;
      readonly contest: string;
      readonly cards: number;
      readonly ballots: number;
    }
  /** Cards of a batch with rankings are counted where it is counted, and not by the review team. */
  | { readonly code: 'rankings-not-for-review'; readonly contest: string }
  | { readonly code: 'opportunistic-not-possible'; readonly contest: string }
  | { readonly code: 'contest-without-jurisdiction'; readonly contest: string }
  | { readonly code: 'unknown-jurisdiction'; readonly jurisdiction: string }
  | { readonly code: 'unknown-contest'; readonly contest: string }
  | { readonly code: 'contest-not-targeted'; readonly contest: string }
  | { readonly code: 'unknown-choice'; readonly contest: string; readonly choice: string }
  /** The votes of qualified write-ins were reported for a choice that the contest does not have. */
  | { readonly code: 'write-ins-for-no-choice'; readonly contest: string; readonly choice: string }
  | { readonly code: 'write-in-not-qualified'; readonly contest: string; readonly name: string }
  /** A vote for the choice for write-ins says whose name was written, and a name is a vote for that choice. */
  | { readonly code: 'write-in-not-named'; readonly contest: string; readonly choice: string }
  | { readonly code: 'file-not-expected'; readonly kind: string; readonly jurisdiction: string | null }
  | { readonly code: 'file-not-there'; readonly kind: string; readonly jurisdiction: string | null }
  | { readonly code: 'manifest-needed-first'; readonly jurisdiction: string }
  /** What was said is about another manifest than the one in use. */
  | { readonly code: 'manifest-replaced'; readonly jurisdiction: string }
  /** Batches of which something was said, and that the manifest does not list or whose cards are compared with nothing. */
  | { readonly code: 'batches-not-compared'; readonly jurisdiction: string; readonly batches: readonly string[] }
  | { readonly code: 'batch-said-twice'; readonly jurisdiction: string; readonly batch: string }
  | { readonly code: 'contests-needed-first' }
  | { readonly code: 'cvrs-needed-first'; readonly jurisdiction: string }
  /** A name of the CVRs that they do not have, or that would stand for two. */
  | { readonly code: 'name-not-in-cvrs'; readonly jurisdiction: string; readonly name: string }
  | { readonly code: 'name-matched-twice'; readonly jurisdiction: string; readonly name: string }
  | { readonly code: 'selection-with-card-styles' }
  /** `character`: one that people who retype the seed would not type. */
  | { readonly code: 'seed-not-usable'; readonly length: number; readonly character?: string }
  /** Of acts that take two persons. */
  | { readonly code: 'proposal-waits' }
  | { readonly code: 'nothing-proposed' }
  | { readonly code: 'proposal-overtaken' }
  | { readonly code: 'proposal-refused' }
  | { readonly code: 'second-person-needed' }
  /** What would end the audit takes two persons, and this command is of one. */
  | { readonly code: 'conclude-by-two-first' }
  /** It was concluded with its outcomes, so that nothing is left to count. */
  | { readonly code: 'concluded-without-count' }
  /** Its count of every ballot is the audit `name`. */
  | { readonly code: 'already-escalated'; readonly name: string }
  | { readonly code: 'not-ones-own' }
  | { readonly code: 'act-not-as-proposed'; readonly act: 'commit' | 'seed' | 'conclude' | 'lot' }
  /** Nothing hangs on choices that are level in this contest, by what was counted and the lots that were stated. */
  | { readonly code: 'no-tie-met'; readonly contest: string }
  /** Other choices are level now, or with another number of cards, than whoever states the lot had before them. */
  | { readonly code: 'tie-not-as-seen'; readonly contest: string }
  | { readonly code: 'not-level'; readonly contest: string; readonly choice: string }
  | { readonly code: 'wrong-round'; readonly expected: number; readonly asked: number }
  | {
      readonly code: 'sizes-not-for-outstanding-contests';
      readonly outstanding: readonly string[];
      readonly asked: readonly string[];
    }
  /** A list of sizes without a size, or with one that is no number of draws. */
  | {
      readonly code: 'work-time-not-possible';
      readonly time: keyof WorkTimes;
      readonly found: number;
      readonly most: number;
    }
  | { readonly code: 'round-sizes-not-possible'; readonly contest: string; readonly roundsMax: number }
  | {
      readonly code: 'rounds-not-equally-many';
      readonly contest: string;
      readonly rounds: number;
      readonly most: number;
    }
  /** The size of each round was fixed before the seed, and another was asked for. */
  | {
      readonly code: 'size-not-as-planned';
      readonly contest: string;
      readonly round: number;
      readonly planned: number;
      readonly asked: number;
    }
  | { readonly code: 'planned-rounds-over'; readonly contest: string; readonly rounds: number }
  | { readonly code: 'sample-not-as-asked'; readonly contest: string; readonly asked: number; readonly drawn: number }
  /** Cards with and without cast vote records are drawn apart: each contest says how many of both. */
  | { readonly code: 'sizes-not-divided'; readonly contest: string }
  | { readonly code: 'sizes-divided-without-strata' }
  /** Every batch that cannot be required is named at once. */
  | { readonly code: 'batches-not-requirable'; readonly problems: readonly RequiredBatchProblem[] }
  /** A round was asked for without batches that the plan requires. */
  | { readonly code: 'required-batches-left-out'; readonly batches: readonly BatchPlace[] }
  | ({ readonly code: 'launch-not-withdrawable' } & LaunchObstacle)
  | ({ readonly code: 'batches-not-combinable'; readonly name: string } & CombinationRefusal)
  | { readonly code: 'boards-exist'; readonly jurisdiction: string }
  | { readonly code: 'nothing-to-audit'; readonly jurisdiction: string }
  | { readonly code: 'board-count-not-possible'; readonly count: number }
  | { readonly code: 'board-name-repeated'; readonly board: string }
  | { readonly code: 'unknown-board'; readonly jurisdiction: string; readonly board: string }
  | { readonly code: 'board-members-missing'; readonly board: string }
  | { readonly code: 'board-members-not-possible'; readonly count: number }
  | { readonly code: 'board-members-alike'; readonly first: string; readonly second: string }
  | { readonly code: 'board-signed-off'; readonly board: string }
  | { readonly code: 'board-not-signed-off'; readonly board: string }
  /** Single cards of a board that signed off are open again, and this is none of them. */
  | { readonly code: 'card-not-reopened'; readonly board: string }
  /** There is no entry of the card that could be looked at again, or two stand, or it is open already. */
  | { readonly code: 'card-not-entered' | 'card-open-again'; readonly board: string }
  | { readonly code: 'ballot-not-assigned'; readonly board: string; readonly ballot: string }
  /** By the settings of the audit no board is of one person. */
  | { readonly code: 'board-of-two'; readonly board: string }
  /** Each card is entered twice: by two people of a board, each of whom says who they are; together only once each has alone. */
  | { readonly code: 'double-entry-of-two'; readonly board: string }
  | { readonly code: 'reader-missing' | 'second-entry-missing'; readonly unit: string }
  /** Each card is entered once, and nobody is asked who of two enters it. */
  | { readonly code: 'reader-not-asked'; readonly unit: string }
  /** An entry of one person names the entry of the other in whose place it would stand. */
  | { readonly code: 'entry-of-other-reader'; readonly unit: string }
  /** Somebody who was the first of two people who enter each card would become the second, or the other way round. */
  | { readonly code: 'readers-turned-round'; readonly board: string; readonly name: string }
  | { readonly code: 'interpretation-missing'; readonly contest: string }
  /** A vote in a ranked contest says what is marked at each rank, and in no other; its choices are those of all ranks. */
  | { readonly code: 'ranks-not-as-choices'; readonly contest: string }
  /** Entries of one card or batch that take the place of one another in a circle: none would stand. */
  | { readonly code: 'entries-in-circle'; readonly unit: string }
  /** More entries of one card or batch stand, are named and have not come, or have come, than anybody can settle. */
  | { readonly code: 'too-many-entries'; readonly unit: string }
  /** Of some cards two entries stand that do not know one another. */
  | { readonly code: 'ballots-contested'; readonly board: string; readonly contested: number }
  | { readonly code: 'ballots-undecided'; readonly board: string; readonly remaining: number }
  | { readonly code: 'name-mismatch'; readonly typed: string }
  | { readonly code: 'batch-not-sampled'; readonly batch: string }
  | { readonly code: 'batch-audited-earlier'; readonly batch: string; readonly round: number }
  | { readonly code: 'batch-combined'; readonly batch: string; readonly combined: string }
  | { readonly code: 'sheet-name-repeated'; readonly sheet: string }
  | { readonly code: 'sheet-missing'; readonly batch: string }
  /** Where everything is counted, the cards of a batch are counted too. */
  | { readonly code: 'cards-not-counted'; readonly batch: string }
  /** Nobody confirmed that so many cards are there, and not as many as the manifest lists. */
  | {
      readonly code: 'cards-differ-from-manifest';
      readonly batch: string;
      readonly counted: number;
      readonly listed: number;
    }
  | {
      readonly code: 'tally-above-limit';
      readonly batch: string;
      readonly contest: string;
      readonly votes: number;
      readonly limit: number;
    }
  | {
      readonly code: 'choice-above-ballots';
      readonly batch: string;
      readonly contest: string;
      readonly choice: string;
      readonly votes: number;
      readonly ballots: number;
    }
  | { readonly code: 'tally-incomplete'; readonly batch: string; readonly contest: string; readonly choice: string }
  | { readonly code: 'tallies-final'; readonly jurisdiction: string }
  | { readonly code: 'tallies-not-final'; readonly jurisdiction: string }
  | { readonly code: 'boards-needed-first'; readonly jurisdiction: string }
  | { readonly code: 'review-team-exists' | 'review-team-missing'; readonly jurisdiction: string }
  /** A review team decides; it sends nothing on. */
  | { readonly code: 'review-by-board-only' | 'review-team-of-two'; readonly board: string }
  | { readonly code: 'review-by-same'; readonly name: string }
  | { readonly code: 'review-reason-missing' }
  | { readonly code: 'card-entered-already'; readonly ballot: string }
  /** Only the review team decides on cards that were laid aside, and only while there are any. */
  | { readonly code: 'review-by-team-only'; readonly board: string }
  | { readonly code: 'batch-not-in-review'; readonly batch: string }
  | { readonly code: 'review-above-batch'; readonly batch: string; readonly sent: number; readonly ballots: number }
  /** Where cards are with the team, those in the stacks are counted, and with theirs they are all that were handled. */
  | { readonly code: 'stacks-not-counted'; readonly batch: string; readonly sent: number }
  | {
      readonly code: 'cards-not-all-handled';
      readonly batch: string;
      readonly stacks: number;
      readonly sent: number;
      readonly handled: number;
    }
  /** Cards of these batches wait for the review team. */
  | { readonly code: 'batches-in-review'; readonly jurisdiction: string; readonly batches: readonly string[] }
  | {
      readonly code: 'totals-incomplete';
      readonly jurisdiction: string;
      readonly contest: string;
      /** Empty where the whole contest is missing. */
      readonly choice: string;
    }
  | {
      readonly code: 'totals-above-draws';
      readonly jurisdiction: string;
      readonly contest: string;
      readonly votes: number;
      readonly draws: number;
      readonly limit: number;
    }
  | {
      readonly code: 'choice-above-draws';
      readonly jurisdiction: string;
      readonly contest: string;
      readonly choice: string;
      readonly votes: number;
      readonly draws: number;
    }
  | {
      readonly code: 'not-found-above-draws';
      readonly jurisdiction: string;
      readonly contest: string;
      readonly notFound: number;
      readonly draws: number;
    }
  | { readonly code: 'totals-final'; readonly jurisdiction: string }
  | { readonly code: 'totals-not-final'; readonly jurisdiction: string }
  | { readonly code: 'totals-missing'; readonly jurisdiction: string }
  | { readonly code: 'not-for-data-entry'; readonly command: AuditCommand['type'] }
  /** Of some batches two entries stand that do not know one another. */
  | { readonly code: 'batches-contested'; readonly jurisdiction: string; readonly batches: readonly string[] }
  | { readonly code: 'batches-outstanding'; readonly jurisdiction: string; readonly batches: readonly string[] }
  /** `inReview` are those of them where nothing is left but what waits for the review team; absent where there are none. */
  | {
      readonly code: 'jurisdictions-outstanding';
      readonly jurisdictions: readonly string[];
      readonly inReview?: readonly string[];
    }
  | { readonly code: 'not-for-audit-type'; readonly command: AuditCommand['type']; readonly auditType: string }
  | { readonly code: 'risk-limit-not-met' }
  | { readonly code: 'risk-limit-met' }
  /** A limit of 0 % is that of a count of everything, and of nothing else. */
  /** Only cards that boards look at are entered twice. */
  | { readonly code: 'double-entry-at-boards-only'; readonly auditType: string }
  | { readonly code: 'risk-limit-not-for-type'; readonly auditType: string; readonly riskLimitPercent: number }
  /** What a count of everything found is another outcome than the one it was to be concluded with. */
  | { readonly code: 'outcome-not-as-counted'; readonly counted: Outcome }
  | { readonly code: 'outcome-overturned'; readonly contest: string }
  | { readonly code: 'no-outcome-overturned' }
  /** No text of this audit is kept under the digest that was named. */
  | HelpRefusal
  | { readonly code: 'text-not-kept' }
  | { readonly code: 'text-redacted-already' }
  | { readonly code: 'redaction-reason-missing' };

/** Something the plan still lacks before its inputs can be committed. */
export type MissingInput =
  | { readonly what: 'participants' | 'contests' | 'settings' }
  | { readonly what: 'manifest' | 'candidate-totals' | 'cvrs'; readonly jurisdiction: string }
  | { readonly what: 'total-ballots'; readonly contest: string }
  /** The choice for write-ins is none of the contest's, or was reported elected while it stands for several people or for none. */
  | {
      readonly what: 'write-ins-without-choice' | 'write-ins-won' | 'write-in-is-choice';
      readonly contest: string;
      readonly choice: string;
    }
  /** The risk limit is higher than the statutory one, and nobody gave a reason. */
  | { readonly what: 'reason-above-statute'; readonly statutoryPercent: number; readonly riskLimitPercent: number }
  /** The method asks for the sizes of the rounds before the seed is known. */
  | { readonly what: 'round-sizes'; readonly contest: string }
  /** The method asks which cards hold votes for two choices, and totals do not tell. */
  | { readonly what: 'cards-for-both'; readonly contest: string }
  | {
      readonly what: 'round-size-above-cards';
      readonly contest: string;
      readonly size: number;
      readonly cards: number;
    }
  | {
      readonly what: 'totals-above-reported';
      readonly contest: string;
      readonly choice: string;
      readonly inBatches: number;
      readonly reported: number;
    }
  | StandardizedMisfit
  | CvrMisfit;

/**
 * Where a contest of the plan is another than in the list of standardized contests.
 *
 *   contest-standardized-elsewhere   jurisdictions that vote on it by one of the two only
 *   choices-not-standardized         choices that one of the two has only
 */
export type StandardizedMisfit =
  | { readonly what: 'contest-not-standardized'; readonly contest: string }
  | {
      readonly what: 'contest-standardized-elsewhere';
      readonly contest: string;
      readonly jurisdictions: readonly string[];
    }
  | { readonly what: 'choices-not-standardized'; readonly contest: string; readonly choices: readonly string[] };

/**
 * Where the cast vote records (CVRs) do not fit the contests of the plan.
 *
 *   contest-not-in-cvrs      no contest of the jurisdiction's CVRs has this name, or is matched with it
 *   choices-not-matched      choices of its CVRs that are none of the contest's: of those that were typed, or else of those
 *                            of the jurisdiction with the most
 *   totals-differ-from-cvrs  a choice's typed votes are not what the CVRs add up to
 *   contest-ranked, contest-without-ranks   voters ranked its choices by one of the plan and the CVRs only
 *   ranks-unknown            of a ranked contest the CVRs of every card are needed
 *   assertions-not-found     nobody has worked out what a sample has to show of a ranked contest
 *   write-ins-not-last       somebody on the ballot may be eliminated before the write-ins, who are several people
 *   winner-not-shown         no assertions show who won: choices are level, or a margin is 0
 */
export type CvrMisfit =
  | {
      readonly what: 'contest-not-in-cvrs' | 'contest-ranked' | 'contest-without-ranks';
      readonly jurisdiction: string;
      readonly contest: string;
    }
  | { readonly what: 'ranks-unknown' | 'assertions-not-found'; readonly contest: string }
  | {
      readonly what: 'ranked-choices-too-many';
      readonly contest: string;
      readonly choices: number;
      readonly most: number;
    }
  | { readonly what: 'write-ins-not-last'; readonly contest: string; readonly choice: string }
  | { readonly what: 'winner-not-shown'; readonly contest: string; readonly mayWin: readonly string[] }
  | {
      readonly what: 'choices-not-matched';
      readonly jurisdiction: string;
      readonly contest: string;
      readonly choices: readonly string[];
      readonly expected: readonly string[];
    }
  | { readonly what: 'choices-unknown' | 'votes-allowed-unknown'; readonly contest: string }
  | {
      readonly what: 'votes-allowed-differ';
      readonly jurisdiction: string;
      readonly contest: string;
      readonly inCvrs: number;
      readonly elsewhere: number;
    }
  | {
      readonly what: 'choices-too-few';
      readonly contest: string;
      readonly choices: number;
      readonly winners: number;
    }
  | {
      readonly what: 'totals-differ-from-cvrs';
      readonly contest: string;
      readonly choice: string;
      readonly inCvrs: number;
      readonly reported: number;
    }
  | {
      readonly what: 'cards-bearing-too-few';
      readonly contest: string;
      readonly cardsBearing: number;
      readonly needed: number;
    }
  | { readonly what: 'card-styles-unknown'; readonly jurisdiction: string }
  /** The manifest does not say which batches have records, or the records of drawn cards alone do not say what all add up to. */
  | { readonly what: 'manifest-without-strata' | 'cvrs-of-drawn-cards'; readonly jurisdiction: string }
  | { readonly what: 'cvrs-without-card'; readonly jurisdiction: string; readonly cards: number }
  | {
      readonly what: 'cvrs-above-totals';
      readonly contest: string;
      readonly choice: string;
      readonly inCvrs: number;
      readonly reported: number;
    }
  /** The votes that the records do not have need more cards than there are in batches without records. */
  | {
      readonly what: 'cards-without-cvr-too-few';
      readonly contest: string;
      readonly needed: number;
      readonly cards: number;
    }
  | { readonly what: 'selection-over-several'; readonly contest: string }
  | {
      readonly what: 'selection-leaves-out';
      readonly jurisdiction: string;
      readonly cards: number;
      readonly listed: number;
    }
  | {
      readonly what: 'selection-misses-unlisted';
      readonly contest: string;
      readonly jurisdiction: string;
      readonly cards: number;
      readonly needed: number;
    };

/** Why a batch cannot be required. */
export type RequiredBatchProblem = BatchPlace & {
  readonly reason: 'unknown-jurisdiction' | 'takes-no-part' | 'no-manifest' | 'not-listed' | 'named-twice';
};

/** Where batches are not listed, those that are not. */
type CombinationRefusal =
  | { readonly reason: CombinationProblem }
  | { readonly reason: 'not-listed'; readonly batches: readonly string[] };

export type CombinationProblem =
  | 'too-few'
  | 'named-twice'
  | 'not-sampled'
  | 'already-combined'
  | 'counted-earlier'
  | 'name-in-use'
  | 'in-review';

/** Why something cannot be said of a difference. `unit` is the card, the batch or the contest. */
export type CaseRefusal =
  /** Nobody has entered the unit, or what was entered does not differ. */
  | { readonly code: 'no-case'; readonly unit: string }
  /** Whoever still counts is not to know what differs. */
  | { readonly code: 'case-not-yet'; readonly jurisdiction: string }
  | { readonly code: 'case-settled'; readonly unit: string }
  | { readonly code: 'case-not-settled'; readonly unit: string }
  | { readonly code: 'case-not-explained'; readonly unit: string }
  | { readonly code: 'second-look-missing'; readonly unit: string }
  | { readonly code: 'second-look-not-possible'; readonly contest: string }
  | { readonly code: 'second-look-unfit'; readonly unit: string }
  | { readonly code: 'second-look-alike'; readonly name: string }
  | { readonly code: 'second-look-by-same'; readonly name: string }
  | { readonly code: 'approved-by-same'; readonly unit: string };
