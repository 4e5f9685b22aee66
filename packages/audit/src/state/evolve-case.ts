import { assert, withEntry } from '@plumbline/prelude';
import type { EventOf } from './audit-event.ts';
import type { AuditInRounds, Revision } from './audit-state.ts';
import { type CaseSubject, caseKey, caseState, type DifferenceCase, findCase } from './difference-case.ts';

export type CaseEventType = 'case-explained' | 'second-look-recorded' | 'case-settled' | 'case-reopened';

/** The audit after something was said of a difference: nothing else in it changes. */
export function withCase<Rounds extends AuditInRounds>(audit: Rounds, event: EventOf<CaseEventType>): Rounds {
  const { jurisdiction, unit } = event;
  const subject: CaseSubject = { jurisdiction, unit };
  const known = findCase(audit, subject);
  switch (event.type) {
    case 'case-explained': {
      const { revision, cause, note, by } = event;
      return kept(audit, { ...(known ?? begun(subject, revision)), explanation: { revision, cause, note, by } });
    }
    case 'second-look-recorded': {
      const { revision, people, seen, by } = event;
      const before = known ?? begun(subject, revision);
      return kept(audit, { ...before, secondLooks: [...before.secondLooks, { revision, people, seen, by }] });
    }
    case 'case-settled': {
      const { revision, resolution, note, by } = event;
      assert(known !== undefined && caseState(audit, subject) === 'to-approve', 'a case is explained first', subject);
      return kept(audit, { ...known, settlement: { revision, resolution, note, by } });
    }
    case 'case-reopened':
      assert(known !== undefined && known.settlement !== null, 'only a settled case is reopened', subject);
      return kept(audit, { ...known, settlement: null });
  }
}

function begun(subject: CaseSubject, firstRevision: Revision): DifferenceCase {
  return { subject, firstRevision, explanation: null, secondLooks: [], settlement: null };
}

function kept<Rounds extends AuditInRounds>(audit: Rounds, found: DifferenceCase): Rounds {
  return { ...audit, cases: withEntry(audit.cases, caseKey(found.subject), found) };
}
