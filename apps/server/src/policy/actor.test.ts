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
});

test('support is named together with the administrator who let it in', () => {
  const grant = { role: 'support', organizationId: 'org', mode: 'act', consentBy: 'a-1' } as const;
  expect(actorName({ kind: 'person', personId: 'p-1', grants: [grant] }, 'support')).toBe('support:p-1+a-1');
});
