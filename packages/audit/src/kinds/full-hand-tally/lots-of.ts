import type { Contest } from '@plumbline/election';
import type { RunoffLot } from '@plumbline/statistics';
import type { AuditInRounds } from '../../state/audit-state.ts';

/** What the office said of ties of a contest that the count met: who was out by lot; undefined where it said nothing. */
export function lotsOf(
  { lots }: Pick<AuditInRounds, 'lots'>,
  { name }: Pick<Contest, 'name'>,
): readonly RunoffLot[] | undefined {
  const own = lots?.filter(({ contest }) => contest === name) ?? [];
  return own.length === 0 ? undefined : own;
}
