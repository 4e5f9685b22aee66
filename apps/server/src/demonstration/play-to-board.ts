import type { AskedSizes } from '@plumbline/audit';
import { assert } from '@plumbline/prelude';
import { openRound } from '../audit/commands/open-round.ts';
import { loadAudit } from '../audit/history/load-audit.ts';
import type { Services } from '../services.ts';
import { boardIdOf } from '../stores/board-links.ts';
import type { DemonstrationPeople } from './demonstration-people.ts';
import { execute, submit } from './submit-step.ts';

/** Draws a first round and creates an audit board, whose members have not yet sat down. */
export async function playToBoard(
  services: Services,
  people: DemonstrationPeople,
  planned: {
    readonly auditId: string;
    /** Whose board it is. */
    readonly jurisdiction: string;
    readonly seed: string;
    readonly sizes: AskedSizes;
  },
): Promise<string> {
  const { auditId, jurisdiction, seed, sizes } = planned;
  const { administratorId, managerId } = people;
  await submit(services, administratorId, `${auditId}, commitment`, 'commit-inputs', { auditId });
  await submit(services, administratorId, `${auditId}, seed`, 'set-seed', { auditId, seed });
  const { audit } = await loadAudit(services.db, auditId);
  if (audit.phase === 'seeded') {
    const sample = await services.workers.run('store-sample', { audit, ...sizes });
    assert(sample.ok, 'the practice election can be sampled', sample);
    const opened = { auditId, round: 1, ...sizes, ...sample.value };
    await execute(services, administratorId, `${auditId}, round 1`, openRound, opened);
  }
  await submit(services, managerId, `${auditId}, boards`, 'create-boards', { auditId, jurisdiction, count: 1 });
  return boardIdOf({ auditId, jurisdiction, round: 1, board: 'Audit Board #01' });
}
