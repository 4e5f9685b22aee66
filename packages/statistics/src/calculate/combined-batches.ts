import { type Answer, answer } from '../answer.ts';
import type { BatchSample, CombinedAfterSeed } from '../risk/batch-comparison.ts';
import { macroRisk } from '../risk/macro.ts';
import type { CalculateMethod } from './calculate-method.ts';
import { type BatchLookup, readComparison, readHandCounts } from './macro.ts';
import {
  type Fields,
  InputNotUnderstood,
  readFields,
  readList,
  readRiskLimitPercent,
  readText,
} from './read-fields.ts';

/** Batch comparison with batches that were mixed, before the seed by the plan or after it by anybody. */
export const combinedBatchMethods: readonly CalculateMethod[] = [
  {
    name: 'macro.combined_after_draw',
    citation: 'Stark, Efficient post-election audits of multiple contests, SSRN 1443314 (2009), with larger taints.',
    run: riskWithCombinedBatches,
  },
];

function riskWithCombinedBatches(input: unknown): Answer<unknown> {
  const fields = readFields(input);
  const { comparison, placeOf } = readComparison(fields);
  const choiceIds = comparison.contest.choices.map((choice) => choice.id);
  const groups = fields.list('groups', (value, path) => readGroup(readFields(value, path), choiceIds, placeOf));
  const beforeSeed = groups.filter((group) => group.made === 'before-seed');
  const sample: BatchSample = {
    draws: fields.list('sample', (value, path) => placeOf(readFields(value, path))),
    audited: new Map([
      ...readHandCounts(fields, choiceIds, placeOf),
      ...beforeSeed.map(({ members, audited }) => [members[0], audited] as const),
    ]),
    combinedAfterSeed: groups.filter((group) => group.made === 'after-seed'),
  };
  const planned = { ...comparison, combined: beforeSeed.map((group) => group.members) };
  const risk = macroRisk(planned, sample, readRiskLimitPercent(fields));
  if (!risk.ok) return risk;
  const { pValue, stopped, charges } = risk.value;
  const names = fields.list('batches', (value, path) => {
    const batch = readFields(value, path);
    return [batch.text('jurisdiction'), batch.text('batch')];
  });
  return answer({
    p_value: pValue,
    finished: stopped !== 'no',
    charges: charges.map(({ place, times, taint }) => ({ batch: names[place], times, taint })),
  });
}

type Group = CombinedAfterSeed & { readonly made: 'before-seed' | 'after-seed' };

function readGroup(fields: Fields, choiceIds: readonly string[], placeOf: BatchLookup): Group {
  const made = fields.text('made');
  if (made !== 'before-seed' && made !== 'after-seed') {
    throw new InputNotUnderstood('made-not-known', { path: fields.path });
  }
  const votes = fields.fields('votes');
  const members = fields.list('batches', (pair, path) => {
    const names = readList(pair, path, (name, namePath) => readText(name, namePath));
    return placeOf(readFields({ jurisdiction: names[0], batch: names[1] }, path));
  });
  if (members.length === 0) throw new InputNotUnderstood('batches-name-none', { path: fields.path });
  return { made, members, audited: choiceIds.map((id) => votes.count(id)) };
}
