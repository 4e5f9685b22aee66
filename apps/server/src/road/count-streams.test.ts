import { expect, test } from 'vitest';
import { countStreams } from './count-streams.ts';

test('a session holds twenty streams, and another as soon as one is given back', () => {
  const counts = countStreams();
  const ada = { session: 'ada', network: '192.0.2.1' };
  const leaves = Array.from({ length: 20 }, () => counts.enter(ada));
  expect(leaves.every((leave) => leave !== undefined)).toBe(true);
  expect(counts.enter(ada)).toBeUndefined();
  expect(counts.enter({ ...ada, session: 'omar' })).toBeDefined();
  const [first] = leaves;
  first?.();
  first?.();
  expect(counts.enter(ada)).toBeDefined();
  expect(counts.enter(ada)).toBeUndefined();
});

test('a network address holds a thousand, whoever is behind it', () => {
  const counts = countStreams();
  const from = (network: string) => (one: number) => counts.enter({ session: `board ${one}`, network });
  const entered = Array.from({ length: 1_100 }, (_, one) => from('192.0.2.1')(one));
  expect(entered.filter((leave) => leave !== undefined)).toHaveLength(1_000);
  expect(from('192.0.2.2')(2_000)).toBeDefined();
});
