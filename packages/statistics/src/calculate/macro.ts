import { type Answer, answer } from '../answer.ts';
import { macroBoundsCompatible, macroRiskCompatible, macroSampleSizeCompatible } from '../compatibility/macro.ts';
import { add, decimalFromInteger, decimalText, divide, ZERO } from '../numeric/decimal28.ts';
import type { BatchComparison, BatchSample } from '../risk/batch-comparison.ts';
import { type MacroBounds, macroBounds, macroRisk } from '../risk/macro.ts';
import type { BatchTally, ReportedBatches } from '../risk/macro-claims.ts';
import { macroSampleSize } from '../sample-size/macro-size.ts';
import type { CalculateMethod } from './calculate-method.ts';
import {
  type Fields,
  InputNotUnderstood,
  readContest,
  readFields,
  readList,
  readRiskLimitPercent,
} from './read-fields.ts';

const citation = 'Stark, Efficient post-election audits of multiple contests, SSRN 1443314 (2009).';

/** Batch comparison by maximum relative overstatement. */
export const macroMethods: readonly CalculateMethod[] = [
  {
    name: 'macro.error_bounds',
    citation,
    run: errorBounds,
  },
  {
    name: 'macro.error_bounds.corrected',
    citation,
    run: correctedErrorBounds,
  },
  {
    name: 'macro.sample_size',
    citation,
    run: (input) => {
      const { comparison, sample, riskLimit } = readSample(readFields(input));
      return asValue(macroSampleSizeCompatible(comparison, sample, riskLimit));
    },
  },
  {
    name: 'macro.sample_size.corrected',
    citation,
    run: (input) => {
      const { comparison, sample, riskLimit } = readSample(readFields(input));
      return asValue(macroSampleSize(comparison, sample, riskLimit));
    },
  },
  {
    name: 'macro.p_value',
    citation,
    run: (input) => {
      const { comparison, sample, riskLimit } = readSample(readFields(input));
      const risk = macroRiskCompatible(comparison, sample, riskLimit);
      return risk.ok ? answer({ p_value: risk.value.pValue, finished: risk.value.finished }) : risk;
    },
  },
  {
    name: 'macro.p_value.corrected',
    citation,
    run: (input) => {
      const { comparison, sample, riskLimit } = readSample(readFields(input));
      const risk = macroRisk(comparison, sample, riskLimit);
      return risk.ok ? answer({ p_value: risk.value.pValue, finished: risk.value.stopped !== 'no' }) : risk;
    },
  },
];

function errorBounds(input: unknown): Answer<unknown> {
  const { comparison } = readComparison(readFields(input));
  const read = macroBoundsCompatible(comparison);
  return read.ok ? answer(boundsOutput(read.value, comparison.batches)) : read;
}

function correctedErrorBounds(input: unknown): Answer<unknown> {
  const { comparison } = readComparison(readFields(input));
  const read = macroBounds(comparison);
  return read.ok ? answer(boundsOutput(read.value, comparison.batches)) : read;
}

function boundsOutput(found: MacroBounds, batches: ReportedBatches): unknown {
  const { unauditableBallots } = found;
  if (!found.limited) {
    const infinite = batches.slice(0, 8).map((batch) => (batch ? 'Infinity' : '0'));
    return { unauditable_ballots: unauditableBallots, U: 'Infinity', max_errors_first8: infinite };
  }
  const bounds = found.bounds.map(({ numerator, denominator }) =>
    divide(decimalFromInteger(numerator), decimalFromInteger(denominator)),
  );
  return {
    unauditable_ballots: unauditableBallots,
    U: decimalText(bounds.reduce(add, ZERO)),
    max_errors_first8: bounds.slice(0, 8).map(decimalText),
  };
}

function asValue(result: Answer<number>): Answer<unknown> {
  return result.ok ? answer({ value: result.value }) : result;
}

/** The place of the batch that `jurisdiction` and `batch` name. */
export type BatchLookup = (fields: Fields) => number;

/** Reads the contest and its batches, and gives the way to look up a batch by jurisdiction and name. */
export function readComparison(
  input: Fields,
  /** Where another contest's tallies stand beside it: the names of the fields of this one. */
  named?: { readonly contest: string; readonly tally: string },
): { readonly comparison: BatchComparison; readonly placeOf: BatchLookup } {
  const contest = readContest(input.fields(named?.contest ?? 'contest'));
  const choiceIds = contest.choices.map((choice) => choice.id);
  const places = new Map<string, number>();
  const batches = input.list('batches', (value, path): BatchTally | undefined => {
    const batch = readFields(value, path);
    places.set(keyOf(batch.text('jurisdiction'), batch.text('batch')), places.size);
    const tallyField = named?.tally ?? (batch.has('votes') ? 'votes' : 'reported');
    if (!batch.has(tallyField)) return undefined;
    const tally = batch.fields(tallyField);
    return { ballots: tally.count('ballots'), votes: choiceIds.map((id) => tally.count(id)) };
  });
  if (places.size < batches.length) throw new InputNotUnderstood('batches-repeated', { path: input.path });
  const findPlace = (jurisdiction: string, batch: string, path: string) => {
    const place = places.get(keyOf(jurisdiction, batch));
    if (place === undefined) throw new InputNotUnderstood('batch-not-of-input', { path });
    return place;
  };
  const combined = input.has('combined_batches')
    ? input.list('combined_batches', (group, path) =>
        readList(group, path, (pair, pairPath) => {
          const [jurisdiction, batch] = readList(pair, pairPath, (name) => String(name));
          return findPlace(jurisdiction, batch, pairPath);
        }),
      )
    : [];
  return {
    comparison: { contest, batches, combined },
    placeOf: (fields) => findPlace(fields.text('jurisdiction'), fields.text('batch'), fields.path),
  };
}

function readSample(input: Fields): {
  readonly comparison: BatchComparison;
  readonly sample: BatchSample;
  readonly riskLimit: number;
} {
  const { comparison, placeOf } = readComparison(input);
  const choiceIds = comparison.contest.choices.map((choice) => choice.id);
  const draws = input.has('sample')
    ? input.list('sample', (value, path) => {
        const draw = readFields(value, path);
        return { ticket: draw.text('ticket'), batchIndex: placeOf(draw) };
      })
    : [];
  const audited = readHandCounts(input, choiceIds, placeOf);
  // Two draws with one ticket number are one draw.
  const placeByTicket = new Map(draws.map((draw) => [draw.ticket, draw.batchIndex]));
  const sample = { draws: [...placeByTicket.values()], audited };
  return { comparison, sample, riskLimit: readRiskLimitPercent(input) };
}

/** The hand counts of `audited`, by place; a count without votes is of a batch that does not contain the contest. */
export function readHandCounts(
  input: Fields,
  choiceIds: readonly string[],
  placeOf: BatchLookup,
): ReadonlyMap<number, readonly number[] | undefined> {
  if (!input.has('audited')) return new Map();
  return new Map(
    input.list('audited', (value, path) => {
      const counted = readFields(value, path);
      const votes = counted.has('votes') ? counted.fields('votes') : undefined;
      return [placeOf(counted), votes && choiceIds.map((id) => votes.count(id))] as const;
    }),
  );
}

function keyOf(jurisdiction: string, batch: string): string {
  return JSON.stringify([jurisdiction, batch]);
}
