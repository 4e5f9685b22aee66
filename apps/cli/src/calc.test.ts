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
