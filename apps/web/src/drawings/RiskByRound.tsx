import type { AuditHeading, QueryOutput } from '@plumbline/api';
import { riskByRound } from '@plumbline/drawings';
import { drawnRisk } from '@plumbline/words/drawn/drawn-risk';
import { FIGURES } from '../formats/figures.ts';
import { useDrawnWords } from '../words/drawn-words.ts';
import { Drawn } from './Drawn.tsx';

type Measurement = QueryOutput<'round-progress'>['measurements'][number];

/** How the measured risk of a contest fell, round by round. Nothing where it was not measured. */
export function RiskByRound(props: {
  readonly contest: string;
  readonly heading: AuditHeading;
  readonly limit: number;
  readonly measurements: readonly Measurement[];
}) {
  const say = useDrawnWords();
  const { contest, heading, limit } = props;
  const measured = props.measurements
    .filter((one) => one.contest === contest)
    .flatMap((one) => (one.pValue === null ? [] : [{ ...one, pValue: one.pValue }]));
  const unit = heading.drawsFrom === 'batches' ? 'batches' : 'ballots';
  const drawn = drawnRisk(say, { contest, unit, limit, measured }, FIGURES);
  if (drawn === undefined) return null;
  const { title, says, marks, table } = drawn;
  const { limit: percentText, count: countText } = FIGURES;
  return (
    <Drawn
      title={title}
      says={says}
      draw={(width) => riskByRound({ width, limit, percentText, countText, ...marks })}
      table={table}
    />
  );
}
