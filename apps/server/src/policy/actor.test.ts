import { expect, test } from 'vitest';
import { actorName, NOBODY } from './actor.ts';

test('the log names the role, and the person or audit board by its identifier', () => {
  expect(actorName({ kind: 'person', personId: 'p-1', grants: [] }, 'audit-administrator')).toBe(
    'audit-administrator:p-1',
  );
  const board = {
    role: 'audit-board',
    electionId: 'election',
    organizationId: 'o',
    auditId: 'a',
    jurisdiction: 'J',
    board: 'B',
    round: 1,
  } as const;
  expect(actorName({ kind: 'board', boardId: 'b-1', grants: [board] }, 'audit-board')).toBe('audit-board:b-1');
  expect(actorName(NOBODY, 'anyone')).toBe('nobody');
  expect(NOBODY).toEqual({ kind: 'nobody', grants: [] });
});

test('support is named together with the administrator who let it in', () => {
  const grant = { role: 'support', organizationId: 'org', mode: 'act', consentBy: 'a-1' } as const;
  expect(actorName({ kind: 'person', personId: 'p-1', grants: [grant] }, 'support')).toBe('support:p-1+a-1');
});

test('whoever is let in as support acts under that name only where they act as support', () => {
  const support = { role: 'support', organizationId: 'org', mode: 'act', consentBy: 'a-1' } as const;
  const other = { ...support, consentBy: 'a-2' };
  const own = { role: 'audit-administrator', organizationId: 'other' } as const;
  const actor = { kind: 'person', personId: 'p-1', grants: [own, support, other, support] } as const;
  expect(actorName(actor, 'audit-administrator')).toBe('audit-administrator:p-1');
  expect(actorName(actor, 'support')).toBe('support:p-1+a-1+a-2');
});

test('people who enter tallies are named as such, also for what anybody may do', () => {
  const grant = {
    role: 'tally-entry',
    organizationId: 'o',
    electionId: 'e',
    auditId: 'a',
    jurisdiction: 'J',
    people: ['Ann', 'Bob'],
  } as const;
  const actor = { kind: 'tally-entry', entryId: 'e-1', grants: [grant] } as const;
  expect(actorName(actor, 'tally-entry')).toBe('tally-entry:e-1');
  expect(actorName(actor, 'anyone')).toBe('tally-entry:e-1');
});
