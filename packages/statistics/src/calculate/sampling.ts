import { type Answer, answer } from '../answer.ts';
import { macroBoundsCompatible } from '../compatibility/macro.ts';
import { type MacroBounds, macroBounds } from '../risk/macro.ts';
import { assignToBoards } from '../sampling/board-assignment.ts';
import { sampleConsistently } from '../sampling/consistent-sampling.ts';
import { drawBallots } from '../sampling/draw-ballots.ts';
import { createNumpyGenerator, seedSequenceState } from '../sampling/numpy-generator.ts';
import { type BatchDrawRequest, drawBatches } from '../sampling/ppeb.ts';
import { ballotKey, batchKey } from '../sampling/python-repr.ts';
import { sha256Hex } from '../sampling/sha256.ts';
import { firstTicket, nextTicket, seedHash, trimTicket, uniformFraction } from '../sampling/tickets.ts';
import type { CalculateMethod } from './calculate-method.ts';
import { readComparison } from './macro.ts';
import { type Fields, InputNotUnderstood, readCount, readFields, readList, readText } from './read-fields.ts';

const rivest = 'Rivest, Consistent Sampling with Replacement, arXiv:1808.10016 (2018).';
const aslam = 'Aslam, Popa & Rivest, On Auditing Elections When Precincts Have Different Sizes, EVT’08.';

/** Tickets, samples of ballots and batches, and the division of work among boards. */
export const samplingMethods: readonly CalculateMethod[] = [
  {
    name: 'sha256_uniform',
    citation: rivest,
    run: (input) => {
      const text = readFields(input).text('text');
      return answer({ hex: sha256Hex(text), uniform: uniformFraction(text) });
    },
  },
  {
    name: 'next_fraction_and_trim',
    citation: rivest,
    run: (input) => {
      const fields = readFields(input);
      const ticket = readTicket(fields.text('x'));
      return answer({ next_fraction: nextTicket(ticket), trim: trimTicket(ticket, fields.count('digits')) });
    },
  },
  {
    name: 'ballot_ticket_chain',
    citation: rivest,
    run: ballotTicketChain,
  },
  {
    name: 'batch_ticket_chain',
    citation: rivest,
    run: batchTicketChain,
  },
  {
    name: 'consistent_sampler_strings',
    citation: rivest,
    run: consistentSamplerStrings,
  },
  {
    name: 'draw_ballots',
    citation: rivest,
    run: drawBallotSample,
  },
  {
    name: 'numpy_default_rng',
    citation: 'O’Neill, PCG, HMC-CS-2014-0905 (2014); NumPy 1.24, numpy.random.SeedSequence and PCG64.',
    run: numpyDefaultRng,
  },
  {
    name: 'draw_ppeb',
    citation: aslam,
    run: (input) => drawBatchSample(input, { form: 'numpy', boundsOf: macroBoundsCompatible }),
  },
  {
    name: 'draw_ppeb.corrected',
    citation: `${aslam} Our form: docs/batch-sampling.md.`,
    run: (input) => drawBatchSample(input, { form: 'sha256', boundsOf: macroBounds }),
  },
  {
    name: 'binpacking.balance',
    citation: 'Graham, Bounds on Multiprocessing Timing Anomalies, SIAM J. Appl. Math. 17(2), 1969.',
    run: balanceBoards,
  },
];

function ballotTicketChain(input: unknown): Answer<unknown> {
  const fields = readFields(input);
  const key = ballotKey(readBallotBatch(fields), fields.count('position'));
  const hash = seedHash(fields.text('seed'));
  const tickets = chain(firstTicket(hash, key), nextTicket, 5);
  const shown = tickets.map((ticket) => trimTicket(ticket));
  return answer({ key_string: key, seed_hash: hash, tickets_full: tickets, tickets_18: shown });
}

function batchTicketChain(input: unknown): Answer<unknown> {
  const fields = readFields(input);
  const key = batchKey({ jurisdiction: fields.text('jurisdiction'), batch: fields.text('batch') });
  const first = trimTicket(firstTicket(seedHash(fields.text('seed')), key));
  return answer({ key_string: key, tickets_18: chain(first, (ticket) => trimTicket(nextTicket(ticket)), 4) });
}

function chain(first: string, next: (ticket: string) => string, length: number): readonly string[] {
  const tickets = [first];
  while (tickets.length < length) tickets.push(next(tickets[tickets.length - 1]));
  return tickets;
}

function consistentSamplerStrings(input: unknown): Answer<unknown> {
  const fields = readFields(input);
  const ids = fields.list('ids', readText);
  const sample = sampleConsistently({
    seed: fields.text('seed'),
    ids,
    withReplacement: fields.flag('with_replacement'),
    drop: fields.has('drop') ? fields.count('drop') : 0,
    take: fields.has('take') ? fields.count('take') : ids.length,
    ...(fields.has('digits') ? { digits: fields.count('digits') } : {}),
  });
  if (!sample.ok) return sample;
  return answer({ sample: sample.value.map(({ ticket, item, generation }) => [ticket, item, generation]) });
}

function drawBallotSample(input: unknown): Answer<unknown> {
  const fields = readFields(input);
  const batches = fields.list('manifest', (value, path) => {
    const batch = readFields(value, path);
    return { ...readBallotBatch(batch), ballots: batch.list('positions', readCount) };
  });
  const drawn = drawBallots({
    seed: fields.text('seed'),
    batches,
    withReplacement: fields.flag('with_replacement'),
    drop: fields.count('num_previously_sampled'),
    take: fields.count('sample_size'),
  });
  if (!drawn.ok) return drawn;
  const sample = drawn.value.map(({ ticket, batchIndex, position, generation }) => {
    const { jurisdiction, tabulator, batch } = batches[batchIndex];
    return { ticket, jurisdiction, tabulator, batch, position, generation };
  });
  return answer({ sample });
}

function numpyDefaultRng(input: unknown): Answer<unknown> {
  const entropy = BigInt(`0x${sha256Hex(readFields(input).text('seed'))}`);
  const generator = createNumpyGenerator(entropy);
  const uniforms = createNumpyGenerator(entropy);
  return answer({
    entropy_decimal: entropy.toString(),
    seedsequence_state_4xuint64: seedSequenceState(entropy).map(String),
    pcg64_state: generator.state.toString(),
    pcg64_inc: generator.increment.toString(),
    first_uint64: Array.from({ length: 4 }, () => generator.nextUint64().toString()),
    uniforms: Array.from({ length: 8 }, () => uniforms.nextUniform()),
  });
}

function drawBatchSample(
  input: unknown,
  how: {
    readonly form: BatchDrawRequest['form'];
    readonly boundsOf: (comparison: ReturnType<typeof readComparison>['comparison']) => Answer<MacroBounds>;
  },
): Answer<unknown> {
  const fields = readFields(input);
  const { comparison } = readComparison(fields);
  const batches = fields.list('batches', (value, path) => readBatchName(readFields(value, path)));
  const bounds = how.boundsOf(comparison);
  if (!bounds.ok) return bounds;
  // Published systems draw nothing at all where no batch contains the contest.
  if (bounds.value.limited && bounds.value.total.numerator === 0n) return answer({ sample: [] });
  const draws = fields.count('sample_size');
  const previous = fields.list('previously_sampled', (value, path) => {
    const [jurisdiction, batch] = readList(value, path, readText);
    return { jurisdiction, batch };
  });
  const drawn = drawBatches({
    seed: fields.text('seed'),
    batches,
    // Without a margin every batch must be counted, and chance has no part in it.
    bounds: bounds.value.limited ? bounds.value.bounds : batches.map(() => ({ numerator: 0, denominator: 1 })),
    previous,
    draws: bounds.value.limited ? draws : Math.max(draws, batches.length - previous.length),
    form: how.form,
  });
  if (!drawn.ok) return drawn;
  return answer({ sample: drawn.value.map(({ ticket, batchIndex }) => ({ ticket, ...batches[batchIndex] })) });
}

function balanceBoards(input: unknown): Answer<unknown> {
  const fields = readFields(input);
  const units = fields.list('batches', (value, path) => {
    const [name, ballots] = readList(value, path, (part) => part);
    return { name: readText(name, `${path}[0]`), ballots: readCount(ballots, `${path}[1]`) };
  });
  const loads = assignToBoards(fields.list('boards', readText), units);
  if (!loads.ok) return loads;
  const buckets = loads.value.map((load) => ({
    name: load.board,
    size: load.ballots,
    batches: load.units.map((unit) => [unit.name, unit.ballots]),
  }));
  const ballots = units.reduce((sum, unit) => sum + unit.ballots, 0);
  return answer({ buckets, average: buckets.length === 0 ? 0 : ballots / buckets.length });
}

function readBatchName(fields: Fields): { readonly jurisdiction: string; readonly batch: string } {
  return { jurisdiction: fields.text('jurisdiction'), batch: fields.text('batch') };
}

function readBallotBatch(fields: Fields): {
  readonly jurisdiction: string;
  readonly tabulator: string | null;
  readonly batch: string;
} {
  return { ...readBatchName(fields), tabulator: fields.has('tabulator') ? fields.text('tabulator') : null };
}

function readTicket(text: string): string {
  if (!/^0\.\d+$/.test(text)) throw new InputNotUnderstood('not-digits');
  return text;
}
