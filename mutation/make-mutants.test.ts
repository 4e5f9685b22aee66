import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { breakSource, makeMutants } from './make-mutants.ts';

const SOURCE = `import { assert } from 'somewhere';
export function share(part: number, whole: number): number {
  assert(whole > 0, 'there is something to share');
  if (part > whole) {
    return 1;
  }
  return part / whole;
}
`;

async function made() {
  const directory = mkdtempSync(path.join(tmpdir(), 'plumbline-mutants-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  writeFileSync(path.join(directory, 'share.ts'), SOURCE);
  return makeMutants(directory, ['share.ts']);
}

test('every breakage says where it is, what stood there and what stands there instead', async () => {
  const { mutants } = await made();
  expect(mutants).toContainEqual({
    number: expect.any(Number),
    file: 'share.ts',
    line: 7,
    column: 10,
    mutator: 'ArithmeticOperator',
    original: 'part / whole',
    replacement: 'part * whole',
    offset: SOURCE.indexOf('part / whole'),
  });
});

test('the words of an assertion are left alone, its condition is not', async () => {
  const { mutants } = await made();
  expect(mutants.filter(({ line }) => line === 3).map(({ original }) => original)).toEqual([
    'whole > 0',
    'whole > 0',
    'whole > 0',
    'whole > 0',
  ]);
});

test('a broken source differs in one place, which tells when it is passed', async () => {
  const { mutants } = await made();
  const find = (wanted: string) => {
    const mutant = mutants.find(({ original, line }) => original === wanted && line > 3);
    if (mutant === undefined) throw new Error(`nothing breaks ${wanted}`);
    return mutant;
  };
  expect(breakSource(SOURCE, find('part / whole'))).toBe(
    SOURCE.replace('part / whole', '(globalThis.pass(), part * whole)'),
  );
  expect(breakSource(SOURCE, find('{\n    return 1;\n  }'))).toBe(
    SOURCE.replace('{\n    return 1;\n  }', '{ globalThis.pass(); {} }'),
  );
});

test('an expression, a statement and a case are broken so that a program is left', () => {
  const source = "switch (a) {\n  case 'x':\n    if (b) f(c);\n}\n";
  const broken = (original: string, replacement: string) => {
    const offset = source.indexOf(original);
    const place = { number: 0, file: 'a.ts', line: 1, column: 1, mutator: 'Kind', offset };
    return breakSource(source, { ...place, original, replacement });
  };
  expect(broken('f(c)', 'g()')).toBe(source.replace('f(c)', '(globalThis.pass(), g())'));
  expect(broken('f(c);', ';')).toBe(source.replace('f(c);', '{ globalThis.pass(); ; }'));
  const emptied = "case 'x':";
  expect(broken("case 'x':\n    if (b) f(c);", emptied)).toBe(source.replace(/case 'x':[^;]*;/, emptied));
  expect(() => broken('f(c)', 'for')).toThrow('f(c) cannot be replaced by for.');
});

test('the code that counts asks for no breakage, and counts the place of each', async () => {
  const { mutants, counting } = await made();
  const code = counting['share.ts'] ?? '';
  expect(code).not.toContain('stry');
  for (const { number } of mutants) expect(code).toContain(`passed[${number}]++`);
});
