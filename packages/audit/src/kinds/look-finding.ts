import { contestInvolves } from '@plumbline/election';
import { lookUp, withEntry } from '@plumbline/prelude';
import { countedTally, reportedTally } from '../fieldwork/batch-counts.ts';
import { isSameSeen } from '../fieldwork/same-seen.ts';
import { unitOfKey } from '../sampling/draw.ts';
import type { AuditInputs } from '../state/audit-inputs.ts';
import type { AuditInRounds } from '../state/audit-state.ts';
import { findBallot, findCount } from '../state/audit-view.ts';
import { type CaseSubject, type SecondLookSeen, unitName } from '../state/difference-case.ts';
import { cardDifference } from './card-differences.ts';
import { kindOf } from './kinds.ts';

/** What a second look says: what is entered now, what was reported, or something else. */
export const LOOK_FINDINGS = ['as-entered', 'as-reported', 'otherwise'] as const;
export type LookFinding = (typeof LOOK_FINDINGS)[number];

/** Holds what two other people saw against what is entered and against what was reported. Nobody states it: it follows. */
export function lookFinding(
  audit: AuditInRounds,
  inputs: AuditInputs,
  look: { readonly subject: CaseSubject; readonly seen: SecondLookSeen },
): LookFinding {
  const { subject, seen } = look;
  if (isSameSeen(audit, subject, seen)) return 'as-entered';
  return isAsReported(audit, inputs, look) ? 'as-reported' : 'otherwise';
}

function isAsReported(
  audit: AuditInRounds,
  inputs: AuditInputs,
  { subject, seen }: { readonly subject: CaseSubject; readonly seen: SecondLookSeen },
): boolean {
  const { jurisdiction, unit } = subject;
  if (jurisdiction === null) return false;
  const name = unitName(unit);
  const { comparedWith } = kindOf(audit.plan);
  switch (seen.kind) {
    case 'cards':
      return findCount(audit, { jurisdiction, batch: name })?.cards?.listed === seen.cards;
    case 'batch': {
      const reported = reportedTally(audit, inputs, { jurisdiction, batch: name });
      return Object.entries(countedTally(seen.sheets)).every(([contest, votes]) =>
        Object.entries(votes).every(([choice, count]) => reported[contest]?.[choice] === count),
      );
    }
    case 'ballot': {
      const ballots = lookUp(audit.results.ballots, jurisdiction);
      const entered = findBallot(audit, jurisdiction, name);
      if (comparedWith !== 'cvrs' || ballots === undefined || entered === undefined) return false;
      // The card as it would be held against its record if the second look had been entered.
      const asSeen = withEntry(ballots, name, { ...entered, record: seen.record });
      const results = { ...audit.results, ballots: withEntry(audit.results.ballots, jurisdiction, asSeen) };
      const contests = audit.plan.contests.filter((contest) => contestInvolves(contest, jurisdiction));
      const card = unitOfKey(jurisdiction, name);
      return (
        seen.record.state === 'audited' &&
        (seen.record.card?.imprint ?? { is: 'same' }).is === 'same' &&
        cardDifference({ ...audit, results }, { inputs, contests, unit: card }) === undefined
      );
    }
  }
}
