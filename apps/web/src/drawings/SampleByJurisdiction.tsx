import type { AuditHeading, JurisdictionLine } from '@plumbline/api';
import { singleBars } from '@plumbline/drawings';
import { useMemo } from 'react';
import { formatCount } from '../formats/format-count.ts';
import { useDrawingsWords } from '../words/drawings-words.ts';
import { Drawn } from './Drawn.tsx';
import { rowsToDraw } from './rows-to-draw.ts';

const NAMES = new Intl.Collator();

function mostFirst(lines: readonly JurisdictionLine[]): readonly JurisdictionLine[] {
  return lines
    .filter(({ units }) => units > 0)
    .sort((one, other) => other.units - one.units || NAMES.compare(one.jurisdiction, other.jurisdiction));
}

/** How many units each jurisdiction has to look at, and how many are done. */
export function SampleByJurisdiction(props: {
  readonly heading: AuditHeading;
  readonly lines: readonly JurisdictionLine[];
}) {
  const say = useDrawingsWords();
  // Sixteen hundred names are put in order once, and not whenever something on the page changes.
  const lines = useMemo(() => mostFirst(props.lines), [props.lines]);
  if (lines.length === 0) return null;
  const sum = (of: (line: JurisdictionLine) => number) => lines.reduce((all, line) => all + of(line), 0);
  const [total, done] = [sum(({ units }) => units), sum(({ unitsDone }) => unitsDone)];
  const { shown, rest } = rowsToDraw(lines);
  const bar = (name: string, value: number, finished: number) => ({
    name,
    value,
    done: finished,
    text: say('sample.bar', { done: formatCount(finished), drawn: formatCount(value) }),
  });
  const unit = props.heading.fieldwork === 'batches' ? 'batches' : 'ballots';
  const says = say(`sample.${unit}`, { total, count: lines.length, done });
  return (
    <Drawn
      title={say('sample.title')}
      says={`${says} ${say('sample.pattern')}`}
      draw={(width) =>
        singleBars({
          width,
          bars: [
            ...shown.map(({ jurisdiction, units, unitsDone }) => bar(jurisdiction, units, unitsDone)),
            ...(rest.length === 0
              ? []
              : [
                  {
                    ...bar(
                      say('sample.rest', { count: rest.length }),
                      rest.reduce((all, { units }) => all + units, 0),
                      rest.reduce((all, { unitsDone }) => all + unitsDone, 0),
                    ),
                    isRest: true,
                  },
                ]),
          ],
        })
      }
      table={{
        columns: [
          { name: say('sample.jurisdiction') },
          { name: say('sample.drawn'), numeric: true },
          { name: say('sample.done'), numeric: true },
          { name: say('sample.toGo'), numeric: true },
        ],
        rows: lines.map(({ jurisdiction, units, unitsDone }) => [jurisdiction, units, unitsDone, units - unitsDone]),
        total: [say('sample.all'), total, done, total - done],
      }}
    />
  );
}
