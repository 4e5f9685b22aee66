import type { AuditRefusal } from '../state/audit-refusal.ts';
import type { Entries } from '../state/standing-entries.ts';

/** More than people can settle, and than a state should carry; what makes fewer of them is always taken. */
const STANDING_MAX = 20;
const AWAITED_MAX = 100;
const ARRIVED_MAX = 500;

/** Why an entry of a device cannot come to those of its unit: it would leave none of them, or too many. */
export function refuseEntries(
  before: Entries<unknown, string>,
  after: Entries<unknown, string>,
  unit: string,
): AuditRefusal | undefined {
  if (after.standing.length === 0) return { code: 'entries-in-circle', unit };
  return isTooMuch(before, after) ? { code: 'too-many-entries', unit } : undefined;
}

function isTooMuch(before: Entries<unknown, string>, after: Entries<unknown, string>): boolean {
  if (after.standing.length < before.standing.length) return false;
  return after.standing.length > STANDING_MAX || after.awaited.length > AWAITED_MAX || after.revision > ARRIVED_MAX;
}
