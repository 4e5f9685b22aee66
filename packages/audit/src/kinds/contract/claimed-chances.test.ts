import { assert } from '@plumbline/prelude';
import { criticalCount, type RandomSource, randomSource } from '@plumbline/statistics';
import { expect, test } from 'vitest';
import { kindOf } from '../kinds.ts';
import type { MadeElection } from './made-election.ts';
import { cardsLaidRound, emptyCards, inBatches, madeContest, shuffled } from './made-elections.ts';
import { type Adversary, begun, openDesk, playRound } from './play-audit.ts';

const TRIALS = 200;
/** The chance that any true claim of these is condemned, from either side. */
const ERROR = 0.001;

/** A report that is right: votes on so many cards, with cards that lack the contest, and some that no manifest lists. */
type Report = {
  readonly votes: Readonly<Record<string, number>>;
  readonly cards: number;
  readonly empty?: number;
  readonly unlisted?: number;
  readonly winners?: number;
  readonly votesAllowed?: number;
  readonly size: '0.7' | '0.8' | '0.9';
};

const REPORTS: readonly Report[] = [
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

function electionOf(report: Report, random: RandomSource): MadeElection {
  const { votes, cards, empty = 0, unlisted = 0, winners = 1, votesAllowed = 1 } = report;
  const bearing = shuffled(cardsLaidRound('C', votes, cards), random);
  const listed = shuffled([...bearing.slice(unlisted), ...emptyCards(empty)], random);
  return {
    type: 'ballot-polling',
    method: 'bravo',
    riskLimitPercent: 10,
    jurisdictions: [{ name: 'J1', expectedBallots: null }],
    contests: [madeContest('C', votes, { winners, votesAllowed, totalBallots: cards + empty, cardsBearing: cards })],
    batches: inBatches('J1', [...listed, ...bearing.slice(0, unlisted)], { unlisted }),
  };
}

/** Nobody meddles: this is how often honest audits end where they were said to. */
const HONEST: Adversary = { roundsMax: 1, sizes: () => ({}) };

/** The size that is offered, with its chance. The report alone decides both. */
function offeredSize(report: Report, random: RandomSource) {
  const { desk, inputs } = openDesk(electionOf(report, random), HONEST, random);
  const audit = begun(desk.audit());
  const offered = kindOf(audit.plan).sizes(audit, audit.plan.contests[0], inputs);
  assert(offered.ok, 'sizes are offered', offered);
  const option = offered.value.find(({ key }) => key === report.size);
  assert(option !== undefined && option.probability !== null, 'the size is offered with its chance', offered);
  return { size: option.size, chance: option.probability };
}

function isFinished(report: Report, size: number, random: RandomSource): boolean {
  const election = electionOf(report, random);
  const { desk, inputs } = openDesk(election, HONEST, random);
  const table = { audit: begun(desk.audit()), election, inputs, random };
  return playRound(desk, { table, adversary: HONEST, round: 1, sampleSizes: { C: size } })[0].riskLimitMet;
}

function inWords({ votes, cards, winners = 1, size }: Report): string {
  return `${Object.values(votes).join(' : ')} on ${cards} cards, ${winners} to elect, size for ${size}`;
}

test.each(REPORTS.map((report, place) => ({ report, place, words: inWords(report) })))(
  'a round ends as often as its size was said to: $words',
  ({ report, place }) => {
    const random = randomSource(`claimed chances\n${place}`);
    const { size, chance } = offeredSize(report, random);
    let finished = 0;
    for (let trial = 0; trial < TRIALS; trial += 1) if (isFinished(report, size, random)) finished += 1;
    const tooMany = (probability: number) =>
      criticalCount({ audits: TRIALS, riskLimit: probability, kinds: 2 * REPORTS.length, error: ERROR });
    const [most, fewest] = [tooMany(chance), tooMany(1 - chance)];
    assert(most.ok && fewest.ok, 'a chance lies between 0 and 1', { chance });
    const words = `${finished} of ${TRIALS} audits ended; the chance was said to be ${chance}`;
    expect(finished, words).toBeLessThan(most.value);
    expect(TRIALS - finished, words).toBeLessThan(fewest.value);
  },
  120_000,
);
