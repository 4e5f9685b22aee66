import type { QueryInput } from '@plumbline/api';
import type { CaseFacts, CaseSubject, CaseUnit } from '@plumbline/audit';
import { auditScope, jurisdictionScope, type ScopeRequest } from '../../policy/scope.ts';
import type { QueryContext } from '../../road/define-query.ts';
import type { BegunHistory } from '../history/load-audit.ts';
import { caseFactsIn, casesVisible, findFacts } from './cases.ts';

type Asked = QueryInput<'case'>;

/** A contest as a whole is asked of the audit. */
export function caseScope({ auditId, jurisdiction }: Asked): ScopeRequest {
  return jurisdiction === undefined ? auditScope({ auditId }) : jurisdictionScope({ auditId, jurisdiction });
}

/** What an address names. */
export function subjectOf({ jurisdiction, kind, name }: Asked): CaseSubject {
  return { jurisdiction: jurisdiction ?? null, unit: unitOf(kind, name) };
}

function unitOf(kind: Asked['kind'], name: string): CaseUnit {
  switch (kind) {
    case 'ballot':
      return { kind, ballot: name };
    case 'batch':
      return { kind, batch: name };
    case 'contest':
      return { kind, contest: name };
  }
}

/** The case as whoever asks may see it; undefined where there is none, or none to be seen yet. */
export async function askedCase(
  { services, session, role }: QueryContext,
  history: BegunHistory,
  asked: Asked,
): Promise<CaseFacts | undefined> {
  const subject = subjectOf(asked);
  const { shown } = casesVisible(history, { grants: session.actor.grants, role });
  if (!shown.includes(subject.jurisdiction)) return undefined;
  return findFacts(await caseFactsIn(services, history, [subject.jurisdiction]), subject);
}
