import type { AuditType } from '../../state/audit-type.ts';

/** A report that is right: votes on so many cards, with cards that lack the contest, and some that no manifest lists. */
export type HonestReport = {
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

/** By kind, the reports on which the chance of a size is tried; none where a kind's sizes claim no chance. */
export const CLAIMED_CHANCES: Readonly<Record<AuditType, readonly HonestReport[]>> = {
  'ballot-polling': POLLING_REPORTS,
  'batch-comparison': [],
  'ballot-comparison': [],
  'full-hand-tally': [],
};
