import { expect, test } from 'vitest';
import { draw, openAudit } from '../testing/build-audit.ts';
import type { AuditInRounds, JurisdictionWork } from './audit-state.ts';
import { evolve } from './evolve.ts';
import { launchObstacle } from './launch-obstacle.ts';

/* Of several things that stand in the way of taking a launch back the weightiest is named, with every jurisdiction in which it does. */

const COUNTIES = ['Adams', 'Baker', 'Clay'] as const;

function launched(change: Readonly<Record<string, Partial<JurisdictionWork>>>): AuditInRounds {
  const audit = openAudit(
    { type: 'batch-comparison', jurisdictions: COUNTIES },
    COUNTIES.map((jurisdiction) => draw({ jurisdiction })),
  );
  const rounds = audit.rounds.map((round) => ({
    ...round,
    work: Object.fromEntries(Object.entries(round.work).map(([name, work]) => [name, { ...work, ...change[name] }])),
  }));
  return { ...audit, rounds };
}

const BOARDS = { boards: [{ name: 'Board 1', ballots: [], members: [], signedOff: false }] } as const;
const TOTALS = { totals: { revision: 1, contests: {}, enteredBy: 'm' } } as const;
const counted = (audit: AuditInRounds, jurisdiction: string) =>
  evolve(audit, {
    type: 'batch-recorded',
    version: 2,
    jurisdiction,
    batch: 'B1',
    sheets: [],
    enteredBy: 'm',
  }) as AuditInRounds;
const combined = (audit: AuditInRounds, ...jurisdictions: readonly string[]): AuditInRounds => ({
  ...audit,
  combinedBatches: jurisdictions.map((jurisdiction) => ({
    jurisdiction,
    name: 'Mixed',
    batches: ['B1', 'B2'],
    made: 'after-seed',
  })),
});

test('nothing stands in the way of a launch after which nothing was done', () => {
  expect(launchObstacle(launched({}))).toBeUndefined();
  const before = launched({});
  const mixedBefore = { jurisdiction: 'Adams', name: 'Mixed', batches: ['B1', 'B2'], made: 'before-seed' } as const;
  expect(launchObstacle({ ...before, combinedBatches: [mixedBefore] })).toBeUndefined();
});

test.each([
  ['final', { Adams: { talliesFinal: true }, Clay: { talliesFinal: true } }, ['Adams', 'Clay']],
  ['entries', { Baker: TOTALS, Clay: TOTALS }, ['Baker', 'Clay']],
  ['boards', { Baker: BOARDS }, ['Baker']],
  ['lists', { Clay: { listTakenBy: 'Ann' }, Adams: { listTakenBy: 'Bo' } }, ['Adams', 'Clay']],
] as const)('%s stands in the way where it is', (reason, change, jurisdictions) => {
  expect(launchObstacle(launched(change))).toEqual({ reason, jurisdictions });
});

test('the weightiest is named first: what is final, what was entered, boards, lists, combinations', () => {
  const all = combined(counted(launched({ Adams: { ...BOARDS, listTakenBy: 'Ann' } }), 'Baker'), 'Clay');
  const without = (audit: AuditInRounds, change: Partial<JurisdictionWork>) => ({
    ...audit,
    rounds: audit.rounds.map((round) => ({
      ...round,
      work: Object.fromEntries(Object.entries(round.work).map(([name, work]) => [name, { ...work, ...change }])),
    })),
  });
  expect(launchObstacle(without(all, { talliesFinal: true }))?.reason).toBe('final');
  expect(launchObstacle(all)).toEqual({ reason: 'entries', jurisdictions: ['Baker'] });
  const notEntered = combined(launched({ Adams: { ...BOARDS, listTakenBy: 'Ann' } }), 'Clay');
  expect(launchObstacle(notEntered)).toEqual({ reason: 'boards', jurisdictions: ['Adams'] });
  const noBoards = combined(launched({ Adams: { listTakenBy: 'Ann' } }), 'Clay');
  expect(launchObstacle(noBoards)).toEqual({ reason: 'lists', jurisdictions: ['Adams'] });
  expect(launchObstacle(combined(launched({}), 'Clay', 'Clay', 'Adams'))).toEqual({
    reason: 'combined',
    jurisdictions: ['Clay', 'Adams'],
  });
});

test('a jurisdiction is named once, whatever was entered in it', () => {
  const both = counted(launched({ Adams: TOTALS, Baker: TOTALS }), 'Adams');
  expect(launchObstacle(both)).toEqual({ reason: 'entries', jurisdictions: ['Adams', 'Baker'] });
});
