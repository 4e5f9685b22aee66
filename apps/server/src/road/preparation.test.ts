import { expect, test } from 'vitest';
import type { Services } from '../services.ts';
import { NotPrepared, openPreparation } from './preparation.ts';

const SERVICES = {} as Services;

test('what was worked out before is only looked up while the audit is held, and worked out once', async () => {
  const { before, whileHolding } = openPreparation(SERVICES);
  let times = 0;
  const work = async (services: Services) => {
    expect(services).toBe(SERVICES);
    times += 1;
    return times;
  };
  expect(await before.get('risk at 7', work)).toBe(1);
  expect(await before.get('risk at 7', work)).toBe(1);
  expect(await whileHolding.get('risk at 7', work)).toBe(1);
  expect(times).toBe(1);
});

test('what was not worked out before is not worked out while the audit is held: it has moved since', async () => {
  const { before, whileHolding } = openPreparation(SERVICES);
  await before.get('risk at 7', async () => 1);
  await expect(whileHolding.get('risk at 8', async () => 2)).rejects.toThrow(NotPrepared);
});

test('that there is nothing is an answer too', async () => {
  const { before, whileHolding } = openPreparation(SERVICES);
  await before.get('row', async () => undefined);
  expect(await whileHolding.get('row', async () => 'made anew')).toBeUndefined();
});
