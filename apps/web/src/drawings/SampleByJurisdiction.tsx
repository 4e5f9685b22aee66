import type { AuditHeading, JurisdictionLine } from '@plumbline/api';
import { singleBars } from '@plumbline/drawings';
import { drawnSample, sampleLines } from '@plumbline/words/drawn/drawn-sample';
import { useMemo } from 'react';
import { FIGURES } from '../formats/figures.ts';
import { useDrawnWords } from '../words/drawn-words.ts';
import { Drawn } from './Drawn.tsx';

/** How many units each jurisdiction has to look at, and how many are done. On paper the table of the jurisdictions, beside which it stands, says the same. */
export function SampleByJurisdiction(props: {
  readonly heading: AuditHeading;
  readonly lines: readonly JurisdictionLine[];
}) {
  const say = useDrawnWords();
  // Sixteen hundred names are put in order once, and not whenever something on the page changes.
  const lines = useMemo(() => sampleLines(props.lines), [props.lines]);
  const unit = props.heading.fieldwork === 'batches' ? 'batches' : 'ballots';
  const drawn = drawnSample(say, { lines, unit }, FIGURES);
  if (drawn === undefined) return null;
  const { title, says, marks, table } = drawn;
  return (
    <Drawn title={title} says={says} draw={(width) => singleBars({ width, ...marks })} table={table} tableIsOnPaper />
  );
}
