import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { calc } from './calc.ts';

let folder: string;
let printed: string;
let complained: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'plumbline-calc-'));
  printed = '';
  complained = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text, ...rest) => {
    printed += String(text);
    for (const done of rest) if (typeof done === 'function') done();
    return true;
  });
  vi.spyOn(console, 'error').mockImplementation((text) => {
    complained += String(text);
  });
});

afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true });
});

async function casesFile(content: unknown): Promise<string> {
  const file = path.join(folder, 'cases.json');
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

test('cases are answered in their order, and a refused case does not stop the next', async () => {
  const file = await casesFile([
    { id: 'a', method: 'sha256_uniform', input: { text: 'abc' } },
    { id: 'b', method: 'no.such.method', input: {} },
    { id: 'c', method: 'sha256_uniform', input: { text: 7 } },
    { id: 'd', input: {} },
    'not a case',
    { id: 'e', method: 'next_fraction_and_trim', input: { x: '0.5', digits: 3 } },
  ]);
  expect(await calc([file])).toBe(0);
  const outputs = JSON.parse(printed);
  expect(outputs.map((one: { id: unknown }) => one.id)).toEqual(['a', 'b', 'c', 'd', null, 'e']);
  expect(outputs[0].output.hex).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(outputs[1].output.error).toBe('method-unknown');
  expect(outputs[2].output).toEqual({ error: 'input-not-understood', message: 'input.text must be a text.' });
  expect(outputs[3].output.error).toBe('input-not-understood');
  expect(outputs[4].output.error).toBe('input-not-understood');
  expect(outputs[5].output.trim).toBe('0.5');
});

test('numbers without digits are written as texts', async () => {
  const contest = {
    candidates: [
      ['a', 5],
      ['b', 5],
    ],
    ballots: 10,
    num_winners: 1,
    votes_allowed: 1,
  };
  const batches = [{ jurisdiction: 'J', batch: 'B', reported: { a: 5, b: 5, ballots: 10 } }];
  const file = await casesFile([{ id: 'tie', method: 'macro.error_bounds', input: { contest, batches } }]);
  expect(await calc([file])).toBe(0);
  expect(JSON.parse(printed)[0].output.U).toBe('Infinity');
});

test('the list names every method with a sentence and a citation', async () => {
  expect(await calc(['--list'])).toBe(0);
  expect(printed).toContain('bravo.p_values\n    The measured risk of every pair');
  expect(printed).toContain('EVT/WOTE 2012');
});

test('a file that is not a list of cases is refused', async () => {
  expect(await calc([await casesFile('{ not json')])).toBe(1);
  expect(await calc([await casesFile({ id: 'a' })])).toBe(1);
  expect(complained).toContain('must be a JSON array');
});

test('wrong use is said, with the help', async () => {
  expect(await calc([])).toBe(2);
  expect(await calc(['a.json', 'b.json'])).toBe(2);
  expect(await calc(['--lst'])).toBe(2);
  expect(await calc([path.join(folder, 'missing.json')])).toBe(2);
  expect(complained).toContain('There is no option “--lst”.');
});

type Answer = {
  readonly id: string;
  readonly output: {
    readonly error?: string;
    readonly p_value?: number;
    readonly p_history?: readonly number[];
    readonly options?: { readonly [option: string]: { readonly size: number } };
  };
};

/** Cases in the form in which people reported wrong answers to makers of audit software. */
async function answersTo(name: string): Promise<ReadonlyMap<string, Answer['output']>> {
  const url = new URL(`../../../packages/statistics/reference/reports/${name}`, import.meta.url);
  expect(await calc([url.pathname])).toBe(0);
  const answers: readonly Answer[] = JSON.parse(printed);
  return new Map(answers.map(({ id, output }) => [id, output]));
}

test('a contest missing from the machine’s record of a card counts as what people saw makes of it', async () => {
  const answers = await answersTo('calc-806.json');
  // Kaplan–Markov by hand: margin 300 of 1,000 cards, 51 draws, one of them with an overstatement of so many votes.
  const gamma = 1.03905;
  const bound = (2 * gamma) / 0.3;
  const byHand = (draws: number, overstated: number) =>
    (1 - 1 / bound) ** draws / (overstated === 0 ? 1 : 1 - overstated / (2 * gamma));
  for (const form of ['supersimple.p_value', 'supersimple.p_value.corrected']) {
    const risk = (seen: string) => answers.get(`${seen}|${form}`)?.p_value;
    expect(risk('nothing')).toBeCloseTo(byHand(50, 0), 12);
    expect(risk('cvr-lacks-contest,aud-blank')).toBeCloseTo(byHand(51, 0), 12);
    expect(risk('cvr-lacks-contest,aud-bob')).toBeCloseTo(byHand(51, 1), 12);
    expect(risk('cvr-alice,contest not on ballot')).toBeCloseTo(byHand(51, 1), 12);
    expect(risk('no-cvr,aud-bob')).toBeCloseTo(byHand(51, 2), 12);
    expect(risk('no-cvr,aud-alice')).toBeCloseTo(byHand(51, 2), 12);
    // A vote that the record lacks makes the margin larger: never a higher risk than a card without any vote.
    const larger = risk('cvr-lacks-contest,aud-alice') ?? 1;
    expect(larger).toBeGreaterThanOrEqual(byHand(51, -1));
    expect(larger).toBeLessThanOrEqual(byHand(51, 0) * (1 + 1e-12));
  }
});

test('two winners over two rounds, and ballots not found, ask for no fewer ballots', async () => {
  const answers = await answersTo('calc-871-2149.json');
  const sizes = (id: string) => Object.values(answers.get(id)?.options ?? {}).map(({ size }) => size);
  for (const id of answers.keys()) {
    expect(sizes(id).length).toBeGreaterThan(0);
    expect(sizes(id).every((size) => Number.isInteger(size) && size > 0)).toBe(true);
  }
  // Equal votes for all three after the first round are no evidence for either winner.
  expect(Math.min(...sizes('871-next'))).toBeGreaterThan(Math.max(...sizes('871-first')));
  // A ballot not found counts for the loser, as the five that were seen for the loser did.
  expect(sizes('2149-5')).toEqual(sizes('2149-0'));
  // Published sizes go by the normal curve, ours by the binomial: the same draws, but for a tenth.
  for (const [place, size] of sizes('2149-5-compat').entries()) {
    expect(Math.abs(size / (sizes('2149-5')[place] ?? 0) - 1)).toBeLessThan(0.1);
  }
});

test('a history never looks ahead: equal draws have equal risks, whatever is drawn next', async () => {
  const answers = await answersTo('calc-shangrla-4.json');
  const methods = new Set([...answers.keys()].map((id) => id.slice(id.indexOf('|') + 1)));
  expect(methods.size).toBe(18);
  for (const method of methods) {
    // The draws are the same up to the sixth of seven.
    const first = answers.get(`4a|${method}`);
    const second = answers.get(`4b|${method}`);
    expect([method, first?.p_history?.slice(0, 6)]).toEqual([method, second?.p_history?.slice(0, 6)]);
    if (!method.endsWith('.corrected')) continue;
    for (const cards of ['4a', '4b', '25 mean above u', 'all zero']) {
      const { p_history = [], p_value } = answers.get(`${cards}|${method}`) ?? {};
      expect(p_history).toHaveLength(7);
      expect([...p_history, p_value].every((risk) => risk !== undefined && risk >= 0 && risk <= 1)).toBe(true);
    }
    // No card for the winner is no evidence at all; seven of seven are more with every card.
    expect(answers.get(`all zero|${method}`)?.p_value).toBe(1);
    const { p_history: all = [] } = answers.get(`25 mean above u|${method}`) ?? {};
    expect(all.toSorted((a, b) => b - a)).toEqual(all);
  }
});
