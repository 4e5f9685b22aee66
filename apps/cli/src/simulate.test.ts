import { afterEach, expect, test, vi } from 'vitest';
import { simulate } from './simulate.ts';

const printed = vi.spyOn(console, 'log').mockImplementation(() => {});
const complained = vi.spyOn(console, 'error').mockImplementation(() => {});
afterEach(() => {
  printed.mockClear();
  complained.mockClear();
});
const output = () => printed.mock.calls.flat().join('\n');

test('a valid method is within its limit, and says so in JSON', async () => {
  expect(await simulate(['--method', 'oneaudit', '--audits', '300', '--seed', '7', '--json'])).toBe(0);
  const answer = JSON.parse(output());
  expect(answer).toMatchObject({ method: 'oneaudit', outcome: 'wrong', audits: 300, seed: '7', withinLimit: true });
  expect(answer.scenarios[0]).toMatchObject({ method: 'oneaudit', riskLimit: 0.05, withinLimit: true });
});

test('a right outcome is reported without a limit', async () => {
  expect(await simulate(['--method', 'alpha', '--audits', '5', '--outcome', 'right', '--json'])).toBe(0);
  expect(JSON.parse(output())).toMatchObject({ withinLimit: null });
});

test('the same seed prints the same text', async () => {
  await simulate(['--method', 'betting', '--audits', '20', '--seed', 'a']);
  const first = output();
  printed.mockClear();
  await simulate(['--method', 'betting', '--audits', '20', '--seed', 'a']);
  expect(output()).toBe(first);
});

test('whole audits with wrong outcomes are played in the situations that are asked for, and ten times as often', async () => {
  const asked = ['--contract', '--situation', 'a tie by the largest batch', '--trials', '4', '--seed', '7'];
  expect(await simulate([...asked, '--json'])).toBe(0);
  const answer = JSON.parse(output());
  expect(answer).toMatchObject({ trials: 4, seed: '7', holds: true });
  expect(answer.cells.map((cell: { trials: number }) => cell.trials)).toEqual([4, 40]);
  expect(answer.cells[0]).toMatchObject({ type: 'batch-comparison', method: 'macro', holds: true });
  printed.mockClear();
  expect(await simulate(asked)).toBe(0);
  expect(output()).toContain('batch-comparison by macro: at most');
});

test.each([
  [[], 'Name the method'],
  [['--method', 'guess'], 'There is no method “guess”'],
  [['--method', 'alpha', '--audits=0'], '--audits must be'],
  [['--method', 'alpha', '--audits', 'many'], '--audits must be a whole number'],
  [['--method', 'alpha', '--outcome', 'odd'], '--outcome must be'],
  [['--methods', 'alpha'], 'Unknown option'],
  [['--contract', '--trials', '0'], '--trials must be a whole number'],
  [['--contract', '--situation', 'on the moon'], 'No situation has “on the moon” in its name'],
])('wrong use %j is named', async (args, sentence) => {
  expect(await simulate(args)).toBe(2);
  expect(complained.mock.calls.flat().join('\n')).toContain(sentence);
});
