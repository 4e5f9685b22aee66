import type { AuditHeading, QueryOutput } from '@plumbline/api';
import { riskByRound } from '@plumbline/drawings';
import { formatCount } from '../formats/format-count.ts';
import { formatLimit, formatPValue, formatRisk } from '../formats/format-risk.ts';
import { useDrawingsWords } from '../words/drawings-words.ts';
import { Drawn } from './Drawn.tsx';

type Measurement = QueryOutput<'round-progress'>['measurements'][number];

/** How the measured risk of a contest fell, round by round. Nothing where it was not measured. */
export function RiskByRound(props: {
  readonly contest: string;
  readonly heading: AuditHeading;
  readonly limit: number;
  readonly measurements: readonly Measurement[];
}) {
  const say = useDrawingsWords();
  const { contest, heading, limit } = props;
  const measured = props.measurements
    .filter((one) => one.contest === contest)
    .flatMap((one) => (one.pValue === null ? [] : [{ ...one, pValue: one.pValue }]));
  const newest = measured.at(-1);
  if (newest === undefined || limit <= 0) return null;
  const unit = heading.drawsFrom === 'batches' ? 'batches' : 'ballots';
  const words = { round: newest.round, risk: formatRisk(newest.pValue), limit: formatLimit(limit) };
  return (
    <Drawn
      title={say('risk.title', { contest })}
      says={say(newest.riskLimitMet ? 'risk.met' : 'risk.notMet', words)}
      draw={(width) =>
        riskByRound({
          width,
          limit,
          limitText: say('risk.limit'),
          rounds: measured.map(({ round, distinct, pValue, riskLimitMet }) => ({
            name: say('risk.round', { round }),
            lookedAt: distinct,
            risk: pValue,
            riskText: formatRisk(pValue),
            met: riskLimitMet,
          })),
          percentText: formatLimit,
          countText: formatCount,
          unitText: say(`risk.${unit}`),
        })
      }
      table={{
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
          formatRisk(pValue),
          formatPValue(pValue, limit),
          say(riskLimitMet ? 'risk.yes' : 'risk.no'),
        ]),
      }}
    />
  );
}
