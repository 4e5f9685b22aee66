import { expect, test } from 'vitest';
import { decide } from '../frame/decide.ts';
import { commitment, creation, draw, measurement, opening, plannedAudit } from '../testing/build-audit.ts';
import type { AuditCommand } from './audit-command.ts';
import { movesPhase } from './audit-event.ts';
import { type Audit, NOT_BEGUN } from './audit-state.ts';
import { evolve } from './evolve.ts';

const PLANNED = { type: 'batch-comparison' } as const;

/** The types of the events that follow from a command, those that changed the phase apart. */
function play(audit: Audit, command: AuditCommand) {
  const decided = decide(audit, command);
  if (!decided.ok) throw new Error(`refused: ${decided.error.code}`);
  const moved: string[] = [];
  let after = audit;
  for (const event of decided.value) {
    const { phase } = after;
    after = evolve(after, event);
    if (after.phase !== phase) moved.push(event.type);
    expect(movesPhase(event.type), event.type).toBe(after.phase !== phase);
  }
  return { after, moved };
}

test('just the events that are listed move an audit from one phase to another', () => {
  const [first, ...rest] = creation(PLANNED);
  if (first === undefined) throw new Error('an audit is created by a command');
  const begun = play(NOT_BEGUN, first);
  expect(begun.moved).toEqual(['audit-created']);
  let created = begun.after;
  for (const command of rest) created = play(created, command).after;
  expect(created.phase).toBe('planning');

  const commands = (audit: Audit): readonly AuditCommand[] => [
    commitment(audit),
    { type: 'withdraw-commitment', reason: { text: 'A manifest was wrong.', salt: '0'.repeat(64) } },
    commitment(audit),
    { type: 'set-seed', seed: '31415926535897932384' },
    opening(1, [draw()]),
  ];
  const planned = plannedAudit(PLANNED);
  const moved: string[] = [];
  let audit = planned;
  for (const command of commands(planned)) {
    const played = play(audit, command);
    audit = played.after;
    moved.push(...played.moved);
  }
  expect(moved).toEqual(['inputs-committed', 'commitment-withdrawn', 'inputs-committed', 'seed-set', 'round-opened']);

  const measurements = [measurement('Mayor', { riskLimitMet: true, outcome: 'confirmed' })];
  const closed = evolve(audit, { type: 'round-closed', version: 4, round: 1, measurements, fieldwork: {} });
  expect([closed.phase, movesPhase('round-closed')]).toEqual(['round-closed', true]);
  const concluded = play(closed, { type: 'conclude', outcome: 'confirmed' });
  expect(concluded.moved).toEqual(['audit-concluded']);
});
