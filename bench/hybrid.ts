import type { HybridAudit } from '../packages/statistics/src/risk/hybrid-audit.ts';
import { suiteRisk } from '../packages/statistics/src/risk/suite.ts';
import { suiteSampleSize } from '../packages/statistics/src/sample-size/suite-size.ts';
import { type BenchRow, measure } from './measure.ts';

/** SUITE with ten million ballots, half of them without CVRs, and a margin of 0.5 %. */
export function benchHybrid(): readonly BenchRow[] {
  const planned = hybrid({ compared: 0, polled: 0, ann: 0, ben: 0 });
  const sampled = hybrid({ compared: 2000, polled: 2000, ann: 990, ben: 970 });
  return [
    measure('SUITE size, 10 million ballots, half without CVRs, margin 0.5 %', 0.3, () =>
      expectOk(suiteSampleSize(planned)),
    ),
    measure('SUITE risk, 4,000 ballots sampled', 0.01, () => expectOk(suiteRisk(sampled))),
  ];
}

type Sample = { readonly compared: number; readonly polled: number; readonly ann: number; readonly ben: number };

function hybrid({ compared, polled, ann, ben }: Sample): HybridAudit {
  const votes = new Map(Object.entries({ ann: 2_462_500, ben: 2_437_500 }));
  return {
    contest: {
      choices: [
        { id: 'ann', votes: 4_925_000 },
        { id: 'ben', votes: 4_875_000 },
      ],
      ballots: 10_000_000,
      winners: 1,
      votesAllowed: 1,
    },
    riskLimit: 0.05,
    cvr: { ballots: 5_000_000, votes, sampled: compared },
    polling: { ballots: 5_000_000, votes, sampled: polled },
    pairs: [{ winner: 'ann', loser: 'ben', o1: 1, o2: 0, u1: 0, u2: 0, pollingWinner: ann, pollingLoser: ben }].map(
      (pair) => (compared === 0 ? { ...pair, o1: 0 } : pair),
    ),
  };
}

function expectOk(answered: { readonly ok: boolean }): void {
  if (!answered.ok) throw new Error(JSON.stringify(answered));
}
