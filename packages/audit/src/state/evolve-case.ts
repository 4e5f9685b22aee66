import { assert, withEntry } from '@plumbline/prelude';
import type { EventOf } from './audit-event.ts';
import type { AuditInRounds, Revision } from './audit-state.ts';
import {
  type CaseSubject,
  caseKey,
  caseState,
  type DifferenceCase,
  findCase,
  revisionOf,
  standingExplanation,
} from './difference-case.ts';

export type CaseEventType = 'case-explained' | 'second-look-recorded' | 'case-settled' | 'case-reopened';

/** The audit after something was said of a difference: nothing else in it changes. */
export function withCase<Rounds extends AuditInRounds>(audit: Rounds, event: EventOf<CaseEventType>): Rounds {
  const { jurisdiction, unit } = event;
  const subject: CaseSubject = { jurisdiction, unit };
  const known = findCase(audit, subject);
  switch (event.type) {
    case 'case-explained': {
      const { cause, note, by } = event;
      const revision = revisionSaid(audit, subject, event.revision);
      return kept(audit, { ...(known ?? begun(subject, revision)), explanation: { revision, cause, note, by } });
    }
    case 'second-look-recorded': {
      const { revision, people, seen, by } = event;
      const before = known ?? begun(subject, revision);
      return kept(audit, { ...before, secondLooks: [...before.secondLooks, { revision, people, seen, by }] });
    }
    case 'case-settled': {
      const { resolution, note, by } = event;
      const revision = revisionSaid(audit, subject, event.revision);
      assert(known !== undefined && isToApprove(audit, known), 'a case is explained first', subject);
      return kept(audit, { ...known, settlement: { revision, resolution, note, by } });
    }
    case 'case-reopened':
      assert(known !== undefined && known.settlement !== null, 'only a settled case is reopened', subject);
      return kept(audit, { ...known, settlement: null });
  }
}

/**
 * An entry about a contest is of the end of the round after which it was made. Those of the time before rounds were opened again
 * say 1, whichever that was.
 */
function revisionSaid(audit: AuditInRounds, subject: CaseSubject, said: Revision): Revision {
  return subject.unit.kind === 'contest' ? (revisionOf(audit, subject) ?? said) : said;
}

/** Of a contest without a look at its total: whoever reads a log for what is stored elsewhere keeps no results. */
function isToApprove(audit: AuditInRounds, known: DifferenceCase): boolean {
  const { subject } = known;
  if (subject.unit.kind === 'contest') return standingExplanation(known) !== null;
  return caseState(audit, subject) === 'to-approve';
}

function begun(subject: CaseSubject, firstRevision: Revision): DifferenceCase {
  return { subject, firstRevision, explanation: null, secondLooks: [], settlement: null };
}

function kept<Rounds extends AuditInRounds>(audit: Rounds, found: DifferenceCase): Rounds {
  return { ...audit, cases: withEntry(audit.cases, caseKey(found.subject), found) };
}
