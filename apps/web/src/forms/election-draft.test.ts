import { expect, test } from 'vitest';
import { chosenElection, electionOf, newElection } from './election-draft.ts';

const AUDIT = { name: '', type: 'ballot-polling', phase: 'planning', round: null, outcome: null } as const;

test('a new election without a name is called as its audit, and what is not said is left open', () => {
  const draft = newElection({ defaultState: 'GA' });
  expect(electionOf(draft, 'Primary')).toEqual({ kind: 'new', name: 'Primary', date: null, state: 'GA' });
  const said = { kind: 'new', name: ' May primary ', date: '2026-05-19', state: '' } as const;
  expect(electionOf(said, 'Audit 1')).toEqual({ kind: 'new', name: 'May primary', date: '2026-05-19', state: null });
});

test('another audit of an election starts with the newest there is, or with nothing', () => {
  const audits = [
    { ...AUDIT, auditId: 'old', electionId: 'e', createdAt: '2026-05-20T10:00:00.000Z' },
    { ...AUDIT, auditId: 'new', electionId: 'e', createdAt: '2026-05-21T10:00:00.000Z' },
    { ...AUDIT, auditId: 'other', electionId: 'f', createdAt: '2026-05-22T10:00:00.000Z' },
  ];
  const draft = chosenElection('e', audits);
  expect(electionOf(draft, 'x')).toEqual({ kind: 'existing', electionId: 'e', startsFrom: 'new' });
  const empty = { ...draft, startsFrom: '' };
  expect(electionOf(empty, 'x')).toEqual({ kind: 'existing', electionId: 'e', startsFrom: null });
});
