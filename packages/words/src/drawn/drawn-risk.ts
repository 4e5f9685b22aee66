import type { DrawnWords } from '../drawn-words.ts';
import type { Drawn, Figures } from './drawn.ts';

/** What closing a round found of a contest. `distinct`: units looked at up to then. */
export type MeasuredContest = {
  readonly round: number;
  readonly distinct: number;
  readonly pValue: number;
  readonly riskLimitMet: boolean;
};

type RiskMarks = {
  readonly limitText: string;
  readonly unitText: string;
  readonly rounds: readonly {
    readonly name: string;
    readonly lookedAt: number;
    readonly risk: number;
    readonly riskText: string;
    readonly met: boolean;
  }[];
};

/** How the measured risk of a contest fell, round by round. Undefined where it was not measured, or there is no limit to meet. */
export function drawnRisk(
  say: DrawnWords,
  of: {
    readonly contest: string;
    readonly unit: 'ballots' | 'batches';
    readonly limit: number;
    readonly measured: readonly MeasuredContest[];
  },
  figures: Figures,
): Drawn<RiskMarks> | undefined {
  const { contest, unit, limit, measured } = of;
  const newest = measured.at(-1);
  if (newest === undefined || limit <= 0) return undefined;
  const words = { round: newest.round, risk: figures.risk(newest.pValue, limit), limit: figures.limit(limit) };
  return {
    title: say('risk.title', { contest }),
    says: say(newest.riskLimitMet ? 'risk.met' : 'risk.notMet', words),
    marks: {
      limitText: say('risk.limit'),
      unitText: say(`risk.${unit}`),
      rounds: measured.map(({ round, distinct, pValue, riskLimitMet }) => ({
        name: say('risk.round', { round }),
        lookedAt: distinct,
        risk: pValue,
        riskText: figures.risk(pValue, limit),
        met: riskLimitMet,
      })),
    },
    table: {
      columns: [
        { name: say('round') },
        { name: say('risk.lookedAt'), numeric: true },
        { name: say('risk.measured'), numeric: true },
        { name: say('risk.pValue'), numeric: true },
        { name: say('risk.isMet') },
      ],
      rows: measured.map(({ round, distinct, pValue, riskLimitMet }) => [
        say('risk.round', { round }),
        distinct,
        figures.risk(pValue, limit),
        figures.pValue(pValue, limit),
        say(riskLimitMet ? 'risk.yes' : 'risk.no'),
      ]),
    },
  };
}
