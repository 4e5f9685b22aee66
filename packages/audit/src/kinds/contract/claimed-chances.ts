import type { RandomSource } from '@plumbline/statistics';
import type { AuditType } from '../../state/audit-type.ts';
import { compared, type Pair, pairs } from './comparison-cell.ts';
import { cards as cardsWith, reportedWith, withoutRecords } from './hybrid-cell.ts';
import type { MadeElection } from './made-election.ts';
import { cardsLaidRound, emptyCards, inBatches, madeContest, shuffled } from './made-elections.ts';

/** A size whose chance is held against what happens: its key among those that are offered, for elections whose report is right. */
export type ClaimedChance = {
  readonly words: string;
  readonly size: string;
  readonly makeElection: (random: RandomSource) => MadeElection;
};

/** A report that is right: votes on so many cards, with cards that lack the contest, and some that no manifest lists. */
type HonestReport = {
  readonly votes: Readonly<Record<string, number>>;
  readonly cards: number;
  readonly empty?: number;
  readonly unlisted?: number;
  readonly winners?: number;
  readonly votesAllowed?: number;
  readonly size: '0.7' | '0.8' | '0.9';
};

const POLLING_REPORTS: readonly HonestReport[] = [
  { votes: { A: 75, B: 25 }, cards: 100, size: '0.7' },
  { votes: { A: 75, B: 25 }, cards: 100, size: '0.8' },
  { votes: { A: 75, B: 25 }, cards: 100, size: '0.9' },
  { votes: { A: 80, B: 20 }, cards: 100, size: '0.9' },
  { votes: { A: 90, B: 10 }, cards: 100, size: '0.9' },
  { votes: { A: 70, B: 30 }, cards: 120, size: '0.7' },
  { votes: { A: 70, B: 20 }, cards: 100, size: '0.8' },
  { votes: { A: 60, B: 20 }, cards: 100, size: '0.8' },
  { votes: { A: 50, B: 10 }, cards: 120, size: '0.9' },
  { votes: { A: 60, B: 20, C: 20 }, cards: 100, size: '0.7' },
  { votes: { A: 60, B: 20, C: 20 }, cards: 100, size: '0.8' },
  { votes: { A: 64, B: 12, C: 12, D: 12 }, cards: 100, size: '0.9' },
  { votes: { A: 45, B: 45, C: 10 }, cards: 100, winners: 2, size: '0.7' },
  { votes: { A: 48, B: 42, C: 6 }, cards: 100, winners: 2, size: '0.8' },
  { votes: { A: 85, B: 70, C: 25 }, cards: 100, winners: 2, votesAllowed: 2, size: '0.8' },
  { votes: { A: 80, B: 30, C: 30 }, cards: 100, votesAllowed: 2, size: '0.9' },
  { votes: { A: 45, B: 5 }, cards: 50, empty: 50, size: '0.8' },
  { votes: { A: 60, B: 15 }, cards: 75, empty: 25, size: '0.7' },
  { votes: { A: 85, B: 15 }, cards: 100, unlisted: 4, size: '0.8' },
  { votes: { A: 80, B: 20 }, cards: 100, unlisted: 2, size: '0.7' },
];

function pollingClaim(report: HonestReport): ClaimedChance {
  const { votes, cards, empty = 0, unlisted = 0, winners = 1, votesAllowed = 1, size } = report;
  return {
    size,
    words: `${Object.values(votes).join(' : ')} on ${cards} cards, ${winners} to elect, size for ${size}`,
    makeElection(random) {
      const bearing = shuffled(cardsLaidRound('C', votes, cards), random);
      const listed = shuffled([...bearing.slice(unlisted), ...emptyCards(empty)], random);
      return {
        type: 'ballot-polling',
        method: 'bravo',
        riskLimitPercent: 10,
        jurisdictions: [{ name: 'J1', expectedBallots: null }],
        contests: [
          madeContest('C', votes, { winners, votesAllowed, totalBallots: cards + empty, cardsBearing: cards }),
        ],
        batches: inBatches('J1', [...listed, ...bearing.slice(0, unlisted)], { unlisted }),
      };
    },
  };
}

/** A right report of a hybrid audit: votes in the records, cards whose record is missing, and votes where there are none. */
type HonestStrata = {
  readonly inRecords: Readonly<Record<string, number>>;
  readonly withoutRecord?: number;
  readonly elsewhere: Readonly<Record<string, number>>;
  readonly blank?: number;
  readonly unlisted?: number;
  readonly size: 'default' | '0.7' | '0.8' | '0.9';
};

const HYBRID_REPORTS: readonly HonestStrata[] = [
  { inRecords: { A: 110, B: 50 }, elsewhere: { A: 60, B: 20 }, size: 'default' },
  { inRecords: { A: 110, B: 50 }, elsewhere: { A: 60, B: 20 }, size: '0.7' },
  { inRecords: { A: 110, B: 50 }, elsewhere: { A: 60, B: 20 }, size: '0.9' },
  { inRecords: { A: 90, B: 40, D: 30 }, elsewhere: { A: 50, B: 20, D: 10 }, blank: 10, size: '0.8' },
  { inRecords: { A: 40, B: 20 }, elsewhere: { A: 120, B: 40 }, size: '0.8' },
  { inRecords: { A: 110, B: 50 }, withoutRecord: 4, elsewhere: { A: 64, B: 20 }, size: '0.7' },
  { inRecords: { A: 110, B: 50 }, elsewhere: { A: 64, B: 16 }, unlisted: 4, size: '0.8' },
];

function hybridClaim(report: HonestStrata): ClaimedChance {
  const { inRecords, withoutRecord = 0, elsewhere, blank = 0, unlisted = 0, size } = report;
  const figures = `${Object.values(inRecords).join(' : ')} in records, ${Object.values(elsewhere).join(' : ')} elsewhere`;
  return {
    size,
    words: `${figures}, ${withoutRecord} records missing, ${unlisted} cards unlisted, size for ${size}`,
    makeElection(random) {
      const made = Object.entries(inRecords).flatMap(([choice, count]) => pairs(count, [choice]));
      const missing = cardsWith(withoutRecord, []).map((card): Pair => ({ cvr: undefined, card }));
      const others = shuffled(
        [
          ...Object.entries(elsewhere).flatMap(([choice, count]) => cardsWith(count, [choice])),
          ...cardsWith(blank, []),
        ],
        random,
      );
      const batches = [
        compared('J1', [...made, ...missing], random),
        withoutRecords('J1', others.slice(unlisted), random, others.slice(0, unlisted)),
      ];
      const totalBallots = batches.reduce((sum, { cards }) => sum + cards.length, 0);
      return {
        type: 'hybrid',
        method: 'suite',
        riskLimitPercent: 10,
        jurisdictions: [{ name: 'J1', expectedBallots: null }],
        contests: [reportedWith(batches, elsewhere, { totalBallots })],
        batches,
      };
    },
  };
}

/** By kind, the sizes whose chance is tried; none where a kind's sizes claim no chance. */
export const CLAIMED_CHANCES: Readonly<Record<AuditType, readonly ClaimedChance[]>> = {
  'ballot-polling': POLLING_REPORTS.map(pollingClaim),
  'batch-comparison': [],
  'ballot-comparison': [],
  'full-hand-tally': [],
  hybrid: HYBRID_REPORTS.map(hybridClaim),
};
