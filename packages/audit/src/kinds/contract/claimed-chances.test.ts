import { assert } from '@plumbline/prelude';
import { criticalCount, type RandomSource, randomSource } from '@plumbline/statistics';
import { expect, test } from 'vitest';
import type { StratumSizes } from '../../sampling/stratum.ts';
import { assertBegun } from '../../state/assert-phase.ts';
import { kindOf } from '../kinds.ts';
import { CLAIMED_CHANCES, type ClaimedChance } from './claimed-chances.ts';
import { type Adversary, openDesk, playRound } from './play-audit.ts';

const TRIALS = 200;
/** The chance that any true claim of these is condemned, from either side. */
const ERROR = 0.001;

const CLAIMS = Object.values(CLAIMED_CHANCES).flat();

/** Nobody meddles: this is how often honest audits end where they were said to. */
const HONEST: Adversary = { roundsMax: 1, sizes: () => ({}) };

/** The size that is offered, with its chance. The report alone decides both. */
function offeredSize(claim: ClaimedChance, random: RandomSource) {
  const { desk, inputs } = openDesk(claim.makeElection(random), HONEST, random);
  const audit = assertBegun(desk.audit());
  const offered = kindOf(audit.plan).sizes(audit, audit.plan.contests[0], inputs);
  assert(offered.ok, 'sizes are offered', offered);
  const option = offered.value.find(({ key }) => key === claim.size);
  assert(option !== undefined && option.probability !== null, 'the size is offered with its chance', offered);
  return { size: option.strata ?? option.size, chance: option.probability };
}

function isFinished(claim: ClaimedChance, size: number | StratumSizes, random: RandomSource): boolean {
  const election = claim.makeElection(random);
  const { desk, inputs } = openDesk(election, HONEST, random);
  const table = { audit: assertBegun(desk.audit()), election, inputs, random };
  return playRound(desk, { table, adversary: HONEST, round: 1, sampleSizes: { C: size } })[0].riskLimitMet;
}

test.each(CLAIMS.map((claim, place) => ({ claim, place, words: claim.words })))(
  'a round ends as often as its size was said to: $words',
  ({ claim, place }) => {
    const random = randomSource(`claimed chances\n${place}`);
    const { size, chance } = offeredSize(claim, random);
    let finished = 0;
    for (let trial = 0; trial < TRIALS; trial += 1) if (isFinished(claim, size, random)) finished += 1;
    const tooMany = (probability: number) =>
      criticalCount({ audits: TRIALS, riskLimit: probability, kinds: 2 * CLAIMS.length, error: ERROR });
    const [most, fewest] = [tooMany(chance), tooMany(1 - chance)];
    assert(most.ok && fewest.ok, 'a chance lies between 0 and 1', { chance });
    const words = `${finished} of ${TRIALS} audits ended; the chance was said to be ${chance}`;
    expect(finished, words).toBeLessThan(most.value);
    expect(TRIALS - finished, words).toBeLessThan(fewest.value);
  },
  120_000,
);
