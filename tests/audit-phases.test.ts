import { readFileSync } from 'node:fs';
import { PHASE_TABLE } from '@plumbline/audit';
import { expect, test } from 'vitest';

test('the printed table of phases is the one in the code', () => {
  const text = readFileSync(new URL('../docs/audit-phases.md', import.meta.url), 'utf8');
  const rows = Object.entries(PHASE_TABLE).map(([phase, commands]) => `| ${phase} | ${commands.join(', ') || '–'} |`);
  expect(text.split('\n').filter((line) => /^\| [a-z-]+ \|/.test(line))).toEqual(rows);
});
