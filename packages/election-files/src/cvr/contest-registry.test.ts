import { expect, test } from 'vitest';
import { createContestRegistry } from './contest-registry.ts';

test('whatever a voting system calls its line for writing in, it is one; what the file says of it goes first', () => {
  const registry = createContestRegistry();
  const contest = registry.add({ name: 'Mayor' });
  const names = ['Ann Wright-Inson', 'Write-in', 'WRITE-INS', 'Qualified Write-In', 'Write in 2'];
  for (const name of names) registry.addChoice(contest, { name });
  registry.addChoice(contest, { name: 'Jo Fox', writeIn: true });
  expect(registry.drafts[contest]?.choices.map(({ name, writeIn }) => [name, writeIn])).toEqual([
    ['Ann Wright-Inson', false],
    ['Write-in', true],
    ['WRITE-INS', true],
    ['Qualified Write-In', true],
    ['Write in 2', true],
    ['Jo Fox', true],
  ]);
});
