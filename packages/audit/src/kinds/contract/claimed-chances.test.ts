import { assert } from '@plumbline/prelude';
import { criticalCount, type RandomSource, randomSource } from '@plumbline/statistics';
import { expect, test } from 'vitest';
import { assertBegun } from '../../state/assert-phase.ts';
import { kindOf } from '../kinds.ts';
import { CLAIMED_CHANCES, type HonestReport } from './claimed-chances.ts';
import type { MadeElection } from './made-election.ts';
import { cardsLaidRound, emptyCards, inBatches, madeContest, shuffled } from './made-elections.ts';
import { type Adversary, openDesk, playRound } from './play-audit.ts';

const TRIALS = 200;
/** The chance that any true claim of these is condemned, from either side. */
const ERROR = 0.001;

const REPORTS = CLAIMED_CHANCES['ballot-polling'];

function electionOf(report: HonestReport, random: RandomSource): MadeElection {
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
function offeredSize(report: HonestReport, random: RandomSource) {
  const { desk, inputs } = openDesk(electionOf(report, random), HONEST, random);
  const audit = assertBegun(desk.audit());
  const offered = kindOf(audit.plan).sizes(audit, audit.plan.contests[0], inputs);
  assert(offered.ok, 'sizes are offered', offered);
  const option = offered.value.find(({ key }) => key === report.size);
  assert(option !== undefined && option.probability !== null, 'the size is offered with its chance', offered);
  return { size: option.size, chance: option.probability };
}

function isFinished(report: HonestReport, size: number, random: RandomSource): boolean {
  const election = electionOf(report, random);
  const { desk, inputs } = openDesk(election, HONEST, random);
  const table = { audit: assertBegun(desk.audit()), election, inputs, random };
  return playRound(desk, { table, adversary: HONEST, round: 1, sampleSizes: { C: size } })[0].riskLimitMet;
}

function inWords({ votes, cards, winners = 1, size }: HonestReport): string {
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
