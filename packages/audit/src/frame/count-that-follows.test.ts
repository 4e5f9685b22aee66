import { assert } from '@plumbline/prelude';
import { describe, expect, test } from 'vitest';
import { assertBegun } from '../state/assert-phase.ts';
import { type AuditInRounds, NOT_BEGUN } from '../state/audit-state.ts';
import { evolveAll } from '../state/evolve-all.ts';
import type { Settings } from '../state/plan.ts';
import { contest, draw, measurement, openAudit } from '../testing/build-audit.ts';
import { creationOfCount, planOfCount } from './count-that-follows.ts';
import { decide } from './decide.ts';

/* What a count of every ballot has from the audit whose samples did not confirm everything. */

const CONTESTS = [contest('Mayor'), contest('Levy')];
const ELECTION = { electionId: '6f9619ff-8b86-4d01-b42d-00cf4fc964ff', name: 'General' };
const OF = { name: 'Every ballot', election: ELECTION, auditId: '6f9619ff-8b86-4d01-b42d-00cf4fc964fe' };

/** A round is measured; the Mayor has met the limit, the Levy has not. */
function measuredOnce(settings: Partial<Settings> = {}): AuditInRounds {
  const open = openAudit({ type: 'ballot-polling', contests: CONTESTS, settings }, [
    draw({ position: 1 }),
    draw({ contest: 'Levy', position: 1 }),
  ]);
  const [round] = open.rounds;
  assert(round !== undefined, 'the round is open');
  const measurements = [measurement('Mayor', { riskLimitMet: true }), measurement('Levy', { pValue: 0.3125 })];
  return { ...open, rounds: [{ ...round, measurements }] };
}

/** The count, as it begins after this audit. */
function countAfter(audit: AuditInRounds) {
  const created = decide(NOT_BEGUN, creationOfCount(audit, OF));
  assert(created.ok, 'the count is created', created);
  const events = planOfCount(audit, created.value);
  return { events, plan: assertBegun(evolveAll(NOT_BEGUN, [...created.value, ...events])).plan };
}

describe('the count of every ballot', () => {
  test('says which audit it follows, and what was measured of the contests that are open', () => {
    expect(creationOfCount(measuredOnce(), OF)).toMatchObject({
      name: 'Every ballot',
      auditType: 'full-hand-tally',
      compatibility: false,
      practice: false,
      election: ELECTION,
      startsFrom: { auditId: OF.auditId, name: 'Pilot' },
      escalates: { round: 1, riskLimitPercent: 10, contests: [{ contest: 'Levy', pValue: 0.3125 }] },
    });
  });

  test('knows no risk of a contest that was never measured', () => {
    const { plan, rounds, ...audit } = measuredOnce();
    const unmeasured = rounds.map((round) => ({ ...round, measurements: [] }));
    const { escalates } = creationOfCount({ ...audit, plan, rounds: unmeasured } as AuditInRounds, OF);
    expect(escalates?.contests).toEqual(['Mayor', 'Levy'].map((name) => ({ contest: name, pValue: null })));
  });

  test('counts the contests that are open, with the settings but for the limit and the two entries', () => {
    const { plan } = countAfter(measuredOnce({ electionName: 'November', state: 'OH', doubleEntry: true }));
    expect(plan.contests.map(({ name }) => name)).toEqual(['Levy']);
    expect(plan.settings).toEqual({ electionName: 'November', state: 'OH', riskLimitPercent: 0, dataEntry: 'offline' });
  });

  test('takes over no settings where there were none', () => {
    const audit = measuredOnce();
    const { events } = countAfter({ ...audit, plan: { ...audit.plan, settings: null } });
    expect(events.map(({ type }) => type)).toEqual(['contests-defined']);
  });
});

describe('a contest that voters rank', () => {
  const RANKED = { countedBy: 'instant-runoff', winners: 1 } as const;
  const reportedOf = (assertions: { readonly mayWin: readonly string[]; readonly writeIns?: string } | undefined) => {
    const audit = measuredOnce();
    const levy = contest('Levy', { ...RANKED, choices: ['Ada', 'Ben', 'Line'].map((name) => ({ name, votes: 0 })) });
    const found = assertions && { Levy: { ranks: 3, assertions: [], ...assertions } };
    const plan = { ...audit.plan, contests: [contest('Mayor'), levy], ...(found && { assertions: found }) };
    const { reportedWinner, writeIns } = countAfter({ ...audit, plan }).plan.contests[0] ?? {};
    return { reportedWinner, writeIns };
  };

  test('is counted for the one who won by the records, and the line for names stays one', () => {
    expect(reportedOf({ mayWin: ['Ben'] })).toEqual({ reportedWinner: 'Ben', writeIns: undefined });
    expect(reportedOf({ mayWin: ['Ben'], writeIns: 'Line' })).toEqual({
      reportedWinner: 'Ben',
      writeIns: { choice: 'Line', names: [] },
    });
  });

  test('is left open where records say of nobody, or of more than one, that they may have won', () => {
    const open = { reportedWinner: undefined, writeIns: undefined };
    for (const mayWin of [undefined, [], ['Ada', 'Ben']]) expect(reportedOf(mayWin && { mayWin })).toEqual(open);
  });
});
