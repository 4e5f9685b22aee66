import {
  type AuditEvent,
  batchesApart,
  entriesOfBatch,
  entriesOfCard,
  isInRounds,
  standOf,
  standOfBatch,
} from '@plumbline/audit';
import { entriesOf } from '@plumbline/prelude';
import type { Grant } from '../../policy/actor.ts';
import type { Allowed } from '../../policy/permissions.ts';
import type { BegunHistory } from '../history/load-audit.ts';
import { comparisonsVisible } from './comparisons-visible.ts';

/** Who reads the log, and in which role. */
type Reader = { readonly grants: readonly Grant[]; readonly role: Allowed };

/** Whoever works in no part of an audit, and reads what is finished. */
export function watches(role: Allowed): boolean {
  return role === 'observer' || role === 'support';
}

/** Where an event happened; null for what concerns the whole audit. */
export function placeOfEvent(event: AuditEvent): string | null {
  if (event.type === 'file-registered') return event.file.jurisdiction;
  return 'jurisdiction' in event ? event.jurisdiction : null;
}

/**
 * The jurisdictions of whose entries a reader learns that they are there, and not what they say: a manager counts without
 * knowing what others have counted so far, and an observer watches people and not what they type. Once their tallies are final, or the round is closed, everybody reads them.
 */
export function withheldPlaces(history: BegunHistory, reader: Reader): ReadonlySet<string> {
  const { audit, auditId } = history;
  const isPartial = reader.role === 'jurisdiction-manager' || watches(reader.role);
  if (!isPartial || !isInRounds(audit)) return new Set();
  const own = managedIn(reader.grants, auditId);
  const others = audit.plan.jurisdictions.map((one) => one.name).filter((name) => !own.includes(name));
  return new Set(others.filter((name) => !comparisonsVisible(audit, name, reader.role)));
}

/**
 * An entry of a card or batch that is entered twice, while only one of two has: whoever hands out the boards or watches them may sit beside the
 * other.
 */
export function isBlindEntry({ audit }: BegunHistory, event: AuditEvent, role: Allowed): boolean {
  if (role === 'audit-administrator' || !isInRounds(audit)) return false;
  if (event.type === 'batch-recorded' || event.type === 'stacks-counted') {
    return standOfBatch(entriesOfBatch(audit, event)) === 'entered-once';
  }
  if (event.type !== 'ballot-recorded' || event.entry?.reader === undefined) return false;
  return standOf(entriesOfCard(audit, event.jurisdiction, event.ballot)) === 'entered-once';
}

/** Whether there is any such entry, so that nobody but the office is given the log as a file. */
export function hasBlindEntries({ audit }: BegunHistory): boolean {
  if (!isInRounds(audit)) return false;
  for (const [, apart] of entriesOf(audit.results.contested)) {
    for (const [, card] of entriesOf(apart)) if (standOf(card) === 'entered-once') return true;
  }
  for (const [jurisdiction] of entriesOf(audit.results.contestedBatches)) {
    if (batchesApart(audit, jurisdiction, 'entered-once').length > 0) return true;
  }
  return false;
}

/** The jurisdictions of an audit that somebody manages. */
export function managedIn(grants: readonly Grant[], auditId: string): readonly string[] {
  return grants.flatMap((grant) =>
    grant.role === 'jurisdiction-manager' && grant.auditId === auditId ? [grant.jurisdiction] : [],
  );
}

/** What a jurisdiction asks about a file, and the answer, concern it and the office: others read in the log that it was asked. */
export function readsHelp(
  event: AuditEvent,
  reader: { readonly role: Allowed; readonly own: readonly string[] },
): boolean {
  if (event.type !== 'help-asked' && event.type !== 'help-answered') return true;
  return reader.role === 'audit-administrator' || reader.own.includes(event.jurisdiction);
}
