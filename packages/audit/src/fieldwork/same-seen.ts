import { type Contest, contestInvolves } from '@plumbline/election';
import type { AuditedBatch, AuditInRounds } from '../state/audit-state.ts';
import { findBallot, findCount } from '../state/audit-view.ts';
import { type CaseSubject, type SecondLookSeen, unitName } from '../state/difference-case.ts';
import { isSameRecord } from '../state/same-record.ts';
import { countedTally } from './batch-counts.ts';

/** What a second look at a unit has to say, as far as the unit was entered: of which contests, and whether votes or cards. */
export type LookAsked = { readonly kind: SecondLookSeen['kind']; readonly contests: readonly Contest[] };

/**
 * What two other people are asked about a unit; undefined where nothing can be looked at again. Where the cards of a batch are
 * counted beside its votes, the cards are what is held against the manifest.
 */
export function lookAsked(audit: AuditInRounds, { jurisdiction, unit }: CaseSubject): LookAsked | undefined {
  if (jurisdiction === null || unit.kind === 'contest') return undefined;
  const contests = audit.plan.contests.filter((contest) => contestInvolves(contest, jurisdiction));
  if (unit.kind === 'ballot') {
    const record = findBallot(audit, jurisdiction, unit.ballot)?.record;
    if (record === undefined) return undefined;
    const isAsked = ({ name }: Contest) => record.state === 'not-found' || record.interpretations[name] !== undefined;
    return { kind: 'ballot', contests: contests.filter(isAsked) };
  }
  const counted = findCount(audit, { jurisdiction, batch: unit.batch });
  if (counted === undefined) return undefined;
  if (counted.cards !== undefined) return { kind: 'cards', contests: [] };
  const votes = countedTally(counted.sheets);
  return { kind: 'batch', contests: contests.filter(({ name }) => votes[name] !== undefined) };
}

/** Whether a second look saw what is entered now. Notes and the names of sheets are nothing that was seen. */
export function isSameSeen(audit: AuditInRounds, subject: CaseSubject, seen: SecondLookSeen): boolean {
  const { jurisdiction, unit } = subject;
  if (jurisdiction === null) return false;
  if (seen.kind === 'ballot') {
    const record = findBallot(audit, jurisdiction, unitName(unit))?.record;
    return record !== undefined && isSameRecord(record, seen.record);
  }
  const counted = findCount(audit, { jurisdiction, batch: unitName(unit) });
  return counted !== undefined && isSameCount(counted, seen);
}

function isSameCount(counted: AuditedBatch, seen: Exclude<SecondLookSeen, { readonly kind: 'ballot' }>): boolean {
  if (seen.kind === 'cards') return counted.cards?.counted === seen.cards;
  const [was, is] = [countedTally(counted.sheets), countedTally(seen.sheets)];
  return Object.entries(was).every(([contest, votes]) =>
    Object.entries(votes).every(([choice, count]) => is[contest]?.[choice] === count),
  );
}
