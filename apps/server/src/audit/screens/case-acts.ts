import type { QueryOutput } from '@plumbline/api';
import { type AuditCommand, type CaseFacts, caseState, isInRounds, needsSecondLook } from '@plumbline/audit';
import { actorName } from '../../policy/actor.ts';
import { can } from '../../policy/can.ts';
import type { Permission } from '../../policy/permissions.ts';
import type { QueryContext } from '../../road/define-query.ts';
import type { BegunHistory } from '../history/load-audit.ts';
import { tried } from './abilities.ts';

type Acts = QueryOutput<'case'>['acts'];

// Any text will do where only the case matters.
const ANY_TEXT = { salt: '0'.repeat(64), text: '–' };

/** What whoever asks may do about a case now, and why not where they may not; null for what is never theirs. */
export function actsOnCase(
  { session, scope, role }: QueryContext,
  { audit }: BegunHistory,
  { subject, difference }: CaseFacts,
): Acts {
  const { actor } = session;
  const said = { ...subject, by: actorName(actor, can(actor, 'case.settle', scope) ?? role) };
  const asked = (permission: Permission, command: AuditCommand) =>
    can(actor, permission, scope) === undefined ? null : tried(audit, command);
  const explaining: AuditCommand = {
    type: 'explain-case',
    ...said,
    cause: 'not-known',
    note: ANY_TEXT,
    differs: difference !== null,
  };
  const isSettled = isInRounds(audit) && caseState(audit, subject) === 'settled';
  return {
    explain: isSettled ? null : asked('case.explain', explaining),
    // What keeps somebody from explaining keeps two others from looking.
    secondLook: isSettled || !needsSecondLook(subject) ? null : asked('case.second-look', explaining),
    settle: isSettled ? null : asked('case.settle', { type: 'settle-case', ...said, note: ANY_TEXT }),
    reopen: isSettled ? asked('case.settle', { type: 'reopen-case', ...said, reason: ANY_TEXT }) : null,
  };
}
