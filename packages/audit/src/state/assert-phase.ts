import { assert } from '@plumbline/prelude';
import type { Audit, AuditInRounds, BegunAudit } from './audit-state.ts';
import { isInRounds } from './audit-view.ts';

/** The audit, which was created: anything else is a bug of ours. */
export function assertBegun(audit: Audit): BegunAudit {
  assert(audit.phase !== 'not-begun', 'the audit was created');
  return audit;
}

/** The audit, which has drawn a sample: anything else is a bug of ours. */
export function assertInRounds(audit: Audit): AuditInRounds {
  assert(isInRounds(audit), 'the audit has drawn a sample', { phase: audit.phase });
  return audit;
}

/** The audit, whose newest round is open: work on anything else means that the log is not ours or was altered. */
export function assertOpen(audit: AuditInRounds): Extract<Audit, { readonly phase: 'round-open' }> {
  assert(audit.phase === 'round-open', 'work is recorded while a round is open', { phase: audit.phase });
  return audit;
}

/** The seed of an audit that draws by chance: none is a bug of ours. */
export function assertSeed({ seed }: Pick<AuditInRounds, 'seed'>): string {
  assert(seed !== null, 'what chance decides has a seed');
  return seed;
}
