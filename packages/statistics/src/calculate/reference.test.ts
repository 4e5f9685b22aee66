import { describe, expect, test } from 'vitest';
import { agrees, type ReferenceCase, raisedBy, readReferenceCases } from '../../reference/agreement.ts';
import { calculate, methods } from './calculate.ts';

const FILES = [
  'contest_margins.json',
  'sampler_tickets.json',
  'sampler_draws.json',
  'sampler_ppeb.json',
  'bravo.json',
  'minerva.json',
  'providence.json',
  'suite.json',
  'suite_strata.json',
  'supersimple.json',
  'macro.json',
  'binpacking.json',
  'suite_universe.json',
  'opportunistic_prefix.json',
  'opportunistic_batches.json',
  'macro_combined_after_draw.json',
  'hand_tally_outcome.json',
  'outcome_per_contest.json',
  'contract_critical_count.json',
  'polling_chance_joint.json',
  'polling_sizes_joint.json',
  'polling_universe_p_value.json',
  'supersimple_universe_p_value.json',
  'universe_of_contest.json',
];

describe('the reference cases are reproduced by the plain names', () => {
  test.each(FILES)('%s', (file) => {
    const off = readReferenceCases(file).flatMap((one) => {
      const found = calculate(one.method, one.input);
      const raised = raisedBy(one.output);
      // Where the reference crashed, an answer is as good as a refusal; where it refused, so do we.
      const fine = raised ? raised !== 'ValueError' || !found.ok : found.ok && agrees(one.output, found.value);
      return fine ? [] : [{ id: one.id, expected: one.output, found }];
    });
    expect(off).toEqual([]);
  });
});

/**
 * Where the corrected method answers something else than the published one, and why. Everything not listed agrees.
 * Numbers are those of the cases' ids.
 */
const DIFFERENCES: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>> = {
  'macro.error_bounds': {
    'a batch has more votes than its ballots can hold, so the data are refused': [8, 17, 27, 29, 46, 50],
    'votes in no batch were reported for the winner, which the published margin does not take off': [32, 55],
  },
  'macro.p_value': {
    'a batch has more votes than its ballots can hold, so the data are refused': [13, 16, 34, 56, 61],
    'votes in no batch were reported for the winner, which the published margin does not take off': [7, 44],
    'every batch was counted, and the hand count does not confirm the outcome': [2, 17, 26, 31, 33, 52],
    'a drawn batch whose hand count lacks the contest counts as holding no votes': [15],
    'combined batches are one unit, with the sum of their bounds': [11, 38, 42],
  },
  'macro.sample_size': {
    'a batch has more votes than its ballots can hold, so the data are refused': [10, 15, 44],
  },
  'supersimple.p_value': {
    'more different cards are given than the contest has, so the data are refused': [
      3, 5, 10, 19, 27, 38, 45, 53, 57, 59, 62, 69, 84, 91, 94, 96,
    ],
    'the relative error is greater for another pair': [6],
    'an overvote found by hand is a vote for nobody': [41],
    'only the discrepancy shown differs: the worst relative error, of valid votes': [
      2, 9, 20, 23, 34, 40, 54, 60, 63, 65, 73, 75, 76, 86, 89, 95,
    ],
  },
  'supersimple.sample_size': {
    'all cards are asked for, less those drawn already': [3, 33, 57, 73, 91],
    'a contest without losers is refused': [4, 42, 103, 110, 113],
    'a contest without votes asks for all cards where the published method divides by zero': [9, 31, 55],
  },
  'bravo.p_values': {
    'as many votes as ballots are no full count': [1, 3, 15, 30, 45, 57],
  },
  'bravo.sample_sizes.first_round': {
    'a size that reaches the ballots there are is a full hand count': [1, 4, 20, 39, 46, 56, 64, 84, 95],
    'sizes are for all pairs together, in draws of listed cards, with the chance that they have': [
      7, 9, 10, 11, 14, 15, 17, 18, 19, 21, 22, 23, 24, 26, 27, 28, 29, 32, 35, 36, 37, 40, 42, 44, 48, 50, 51, 53, 55,
      57, 58, 59, 60, 61, 65, 67, 68, 71, 72, 76, 77, 78, 79, 80, 82, 83, 85, 91, 92, 93, 94, 97,
    ],
    'nobody voted, so only a full count can tell': [86],
  },
  'bravo.sample_sizes.next_round': {
    'a size that reaches the ballots there are is a full hand count': [24, 31, 36, 39, 44],
    'sizes are for all pairs together, in draws of listed cards, with the chance that they have': [
      1, 4, 10, 11, 13, 16, 19, 21, 26, 30, 32, 35, 38, 41, 43, 46, 48, 49, 50, 51, 54,
    ],
    'the sample can no longer confirm the outcome, or nobody knows whether all were seen, so all ballots are asked for':
      [7, 28, 29, 34],
  },
  'minerva.p_value': {
    'losers without votes count as half a vote': [2, 10, 31],
    'rounds after passing change nothing': [3, 9, 17, 25],
  },
  'minerva.sample_sizes.first_round': {
    'sizes are for all pairs together, in draws of listed cards, with the chance that they have': [
      1, 2, 6, 7, 8, 10, 11, 12, 14, 15, 16, 17, 19, 20, 21, 22, 26, 29, 30, 31, 33, 36, 38, 39,
    ],
    'a size that reaches the ballots there are is a full hand count': [3, 4, 9, 23, 24, 25, 28, 34],
    'a contest without losers is refused': [27, 35],
  },
  'minerva.sample_sizes.next_round': {
    'a size that reaches the ballots there are, or never finishes, is a full hand count': [5, 11, 19, 25],
    'the size of the schedule, with its chance given what was found': [4, 7, 8, 13, 14, 16, 18, 20, 21, 26],
    'the audit is over': [2, 15, 17, 22, 23],
  },
  'providence.p_value': {
    'each pair has the least risk of its rounds, also after passing': [2, 4, 10, 17, 20],
    'contests with more votes than ballots are computed': [7],
  },
  'providence.sample_sizes.first_round': {
    'losers without votes count as half a vote, and contests with more votes than ballots are computed': [
      6, 9, 12, 14, 19, 21,
    ],
    'sizes are for all pairs together, in draws of listed cards, with the chance that they have': [
      2, 5, 7, 10, 13, 15, 16, 17, 20, 22,
    ],
    'a contest without losers is refused': [4],
    'a size that reaches the ballots there are is a full hand count': [18, 23],
  },
  'providence.sample_sizes.next_round': {
    'sizes are for all pairs together, in draws of listed cards, with the chance that they have': [
      6, 7, 9, 10, 13, 14, 16, 18,
    ],
    'the audit is over': [2, 3, 4, 5, 8, 12, 15],
  },
  'suite.p_value': {
    'the published grid misses the share with the largest risk, or every possible share': [
      1, 2, 4, 7, 11, 12, 16, 19, 20, 23, 27, 31, 33, 34, 35, 41,
    ],
    'the published grid goes beyond the possible shares': [8, 36, 43],
    'with two votes allowed, ballots with just one vote of the pair must be counted': [10, 17, 29],
    'a stratum counted in full is known': [25, 32, 38],
  },
  'suite.sample_size': {
    'the least size by the largest risk over all shares': [1, 3, 7, 8, 12, 19, 22, 25],
    'sizes are additional, and discrepancies grow with the comparisons only': [2, 5, 16, 17],
    'the samples already meet the risk limit': [4, 14, 21, 26],
  },
  'suite.comparison_stratum_p': {
    'that every ballot was compared does not make the risk 0': [4, 7, 14],
  },
};

describe('the corrected methods differ from the published ones only where the reason is listed', () => {
  const corrected = new Set(methods().map((method) => method.name));
  const files = [
    'bravo.json',
    'minerva.json',
    'providence.json',
    'suite.json',
    'suite_strata.json',
    'supersimple.json',
    'macro.json',
  ];
  test.each(files)('%s', (file) => {
    const cases = readReferenceCases(file).filter(
      (one) => corrected.has(`${one.method}.corrected`) && !isSizeForSeveralVotes(one),
    );
    const differing: Record<string, number[]> = {};
    for (const one of cases) {
      const plain = calculate(one.method, one.input);
      const better = calculate(`${one.method}.corrected`, one.input);
      const same = plain.ok && better.ok ? agrees(plain.value, better.value) : plain.ok === better.ok;
      if (same) continue;
      differing[one.method] ??= [];
      differing[one.method].push(Number(one.id.split('#v')[1]));
    }
    for (const [method, numbers] of Object.entries(differing)) {
      const listed = Object.values(DIFFERENCES[method] ?? {}).flat();
      expect(numbers, method).toEqual(listed.toSorted((a, b) => a - b));
    }
  });
});

/** Ours are simulated there, never agree with the published chances of each pair, and take their time. */
function isSizeForSeveralVotes({ method, input }: ReferenceCase): boolean {
  if (!/^(bravo|minerva|providence)\.sample_sizes\./.test(method)) return false;
  const { num_winners: winners, votes_allowed: votes } = input.contest as Readonly<Record<string, number>>;
  return winners > 1 || votes > 1;
}

test('every method has a citation, and no name occurs twice', () => {
  const listed = methods();
  expect(new Set(listed.map((method) => method.name)).size).toBe(listed.length);
  for (const { name, citation } of listed) {
    expect(citation.length, name).toBeGreaterThan(10);
  }
});

test('a corrected method stands beside a plain one', () => {
  const names = methods().map((method) => method.name);
  for (const name of names.filter((one) => one.endsWith('.corrected'))) {
    expect(names).toContain(name.replace('.corrected', ''));
  }
});
