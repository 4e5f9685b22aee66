import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { shangrlaMethods } from './shangrla.ts';

type Case = { id: string; method: string; input: unknown; output: unknown };

const methods = new Map(shangrlaMethods.map((method) => [method.name, method]));
const read = (file: string): Case[] =>
  JSON.parse(readFileSync(new URL(`../../reference/${file}`, import.meta.url), 'utf8'));

/** Relative 10⁻⁹, absolute 10⁻¹² below 10⁻¹²: the tolerance stated with the reference cases. */
function agrees(expected: unknown, found: unknown): boolean {
  if (typeof expected === 'number' && typeof found === 'number') {
    return expected === found || Math.abs(expected - found) <= Math.max(1e-12, 1e-9 * Math.abs(expected));
  }
  if (Array.isArray(expected)) {
    return Array.isArray(found) && expected.length === found.length && expected.every((v, i) => agrees(v, found[i]));
  }
  if (typeof expected === 'object' && expected !== null) {
    const other = found as Record<string, unknown> | null;
    return other !== null && Object.entries(expected).every(([key, value]) => agrees(value, other[key]));
  }
  return expected === found;
}

for (const file of ['shangrla.json', 'shangrla_assorters.json']) {
  const cases = read(file);
  const computable = cases.filter((one) => !Object.hasOwn(one.output as object, 'error'));

  test(`all ${computable.length} reference cases of ${file} are reproduced`, () => {
    const off = computable.flatMap((one) => {
      const found = methods.get(one.method)?.run(one.input);
      return found?.ok && agrees(one.output, found.value) ? [] : [{ id: one.id, expected: one.output, found }];
    });
    expect(off).toEqual([]);
  });

  test(`where the reference program of ${file} crashed, the formula’s value is given`, () => {
    // An IndexError on one draw, and a KeyError on cards without the contest: neither is a refusal of the method.
    const crashed = cases.filter((one) => Object.hasOwn(one.output as object, 'error'));
    expect(crashed.length).toBeGreaterThan(0);
    for (const one of crashed) expect(methods.get(one.method)?.run(one.input)).toMatchObject({ ok: true });
  });
}
