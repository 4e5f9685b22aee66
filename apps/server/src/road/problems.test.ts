import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { PROBLEMS } from '@plumbline/api';
import { expect, test } from 'vitest';

const server = fileURLToPath(new URL('..', import.meta.url));
const domain = fileURLToPath(new URL('../../../../packages/audit/src', import.meta.url));

test('every problem there is a code for can happen', () => {
  const sources = [server, domain].flatMap(sourcesBelow).join('\n');
  const unused = Object.keys(PROBLEMS).filter((code) => !sources.includes(`'${code}'`));
  expect(unused).toEqual([]);
});

function sourcesBelow(directory: string): readonly string[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => readFileSync(path.join(directory, name), 'utf8'));
}
