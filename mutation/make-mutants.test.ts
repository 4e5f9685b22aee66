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
    SOURCE.replace('{\n    return 1;\n  }', '{ globalThis.pass(); }'),
  );
});

test('the code that counts asks for no breakage, and counts the place of each', async () => {
  const { mutants, counting } = await made();
  const code = counting['share.ts'] ?? '';
  expect(code).not.toContain('stry');
  for (const { number } of mutants) expect(code).toContain(`passed[${number}]++`);
});
