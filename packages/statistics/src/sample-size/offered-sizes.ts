import { type Answer, answer } from '../answer.ts';
import type { ContestVotes } from '../contest-tally.ts';
import { outcomeToTest, type PollingAudit } from '../polling-audit.ts';
import { listedNotLookedAt, type PollingSample } from '../polling-sample.ts';
import type { PollingMethod } from '../risk/polling-risk.ts';
import { cardsOfUniverse } from '../universe-of-contest.ts';
import { finishingChance } from './joint-chance.ts';
import type { OfferedSize } from './offered-size.ts';
import { outcomeStillOpen, pollingSizes } from './polling-sizes.ts';

/** Each round of Minerva draws this many times what the round before drew, where nothing else was planned. */
const ROUND_GROWTH = 1.5;

/**
 * The sizes of `pollingSizes` as one list to choose from. Where some chance is not to be had with fewer draws than there
 * are listed cards nobody has looked at, a full hand count is offered too; where none is, alone.
 */
export function bravoSampleSizes(
  contest: ContestVotes,
  sample: PollingSample,
  riskLimit: number,
): Answer<readonly OfferedSize[]> {
  return offeredSizes('bravo', { contest, sample, riskLimit });
}

/** The same for Providence, whose rounds may follow the data. */
export function providenceSampleSizes(
  contest: ContestVotes,
  sample: PollingSample,
  riskLimit: number,
): Answer<readonly OfferedSize[]> {
  return offeredSizes('providence', { contest, sample, riskLimit });
}

/**
 * The same for the first round of Minerva. A later round has the size of the schedule, ⌈1.5 × the round before⌉, because
 * Minerva limits the risk only while sizes do not follow the data; what follows the data is its chance.
 */
export function minervaSampleSizes(
  contest: ContestVotes,
  sample: PollingSample,
  riskLimit: number,
): Answer<readonly OfferedSize[]> {
  const audit = { contest, sample, riskLimit };
  const before = sample.rounds.at(-1);
  if (!before) return offeredSizes('minerva', audit);
  const outcome = outcomeStillOpen('minerva', audit);
  if (!outcome.ok) return outcome;
  const size = Math.max(1, Math.ceil(before.size * ROUND_GROWTH));
  const { chance } = finishingChance('minerva', audit, { outcome: outcome.value, name: nameOf(sample) }).chanceOf(size);
  if (size >= listedNotLookedAt(sample) || chance === 0) return answer([fullCount(sample)]);
  return answer([{ key: 'schedule', size, probability: chance }]);
}

function offeredSizes(method: PollingMethod, audit: PollingAudit): Answer<readonly OfferedSize[]> {
  const { sample } = audit;
  // No sample meets a limit of 0, and none tells who won where nobody voted: the cards have to be counted.
  if (audit.riskLimit === 0) {
    const possible = outcomeToTest({ ...audit, riskLimit: 0.5 });
    return possible.ok ? answer([fullCount(sample)]) : possible;
  }
  const found = pollingSizes(method, audit, nameOf(sample));
  if (!found.ok) return found.error.code === 'no-votes' ? answer([fullCount(sample)]) : found;
  const options = found.value.flatMap(({ key, size }): readonly OfferedSize[] =>
    size ? [{ key, size: size.size, probability: size.chance }] : [],
  );
  return answer(options.length < found.value.length ? [...options, fullCount(sample)] : options);
}

function fullCount({ universe }: PollingSample): OfferedSize {
  return { key: 'all-ballots', size: cardsOfUniverse(universe), probability: null };
}

/** Here no contest has a name; a simulation only needs one text for each question. */
function nameOf({ rounds }: PollingSample) {
  return { contest: '', round: rounds.length + 1 };
}
