import type { DrawnWords } from '../drawn-words.ts';
import type { Drawn, Figures } from './drawn.ts';
import { rowsToDraw } from './rows-to-draw.ts';

/** How many units a jurisdiction has to look at, and how many are done. */
export type SampleLine = { readonly jurisdiction: string; readonly units: number; readonly unitsDone: number };

type SampleMarks = {
  readonly bars: readonly {
    readonly name: string;
    readonly value: number;
    readonly done: number;
    readonly text: string;
    readonly isRest: boolean;
  }[];
};

const NAMES = new Intl.Collator('en');

/** The lines with anything to look at, those with the most first: of a state they are put in order once. */
export function sampleLines<Line extends SampleLine>(lines: readonly Line[]): readonly Line[] {
  return lines
    .filter(({ units }) => units > 0)
    .toSorted((one, other) => other.units - one.units || NAMES.compare(one.jurisdiction, other.jurisdiction));
}

/** How the sample lies over the jurisdictions. Undefined where nothing was drawn; `lines` as `sampleLines` has them. */
export function drawnSample(
  say: DrawnWords,
  { lines, unit }: { readonly lines: readonly SampleLine[]; readonly unit: 'ballots' | 'batches' },
  figures: Pick<Figures, 'count'>,
): Drawn<SampleMarks> | undefined {
  if (lines.length === 0) return undefined;
  const sum = (of: readonly SampleLine[]) => ({
    units: of.reduce((all, { units }) => all + units, 0),
    unitsDone: of.reduce((all, { unitsDone }) => all + unitsDone, 0),
  });
  const { units: total, unitsDone: done } = sum(lines);
  const { shown, rest } = rowsToDraw(lines);
  const bar = (name: string, { units, unitsDone }: Omit<SampleLine, 'jurisdiction'>, isRest: boolean) => {
    const text = say('sample.bar', { done: figures.count(unitsDone), drawn: figures.count(units) });
    return { name, value: units, done: unitsDone, text, isRest };
  };
  return {
    title: say('sample.title'),
    says: `${say(`sample.${unit}`, { total, count: lines.length, done })} ${say('sample.pattern')}`,
    marks: {
      bars: [
        ...shown.map((line) => bar(line.jurisdiction, line, false)),
        ...(rest.length === 0 ? [] : [bar(say('sample.rest', { count: rest.length }), sum(rest), true)]),
      ],
    },
    table: {
      columns: [
        { name: say('sample.jurisdiction') },
        { name: say('sample.drawn'), numeric: true },
        { name: say('sample.done'), numeric: true },
        { name: say('sample.toGo'), numeric: true },
      ],
      rows: lines.map(({ jurisdiction, units, unitsDone }) => [jurisdiction, units, unitsDone, units - unitsDone]),
      total: [say('sample.all'), total, done, total - done],
    },
  };
}
