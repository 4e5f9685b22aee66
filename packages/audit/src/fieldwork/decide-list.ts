import { err, ok } from '@plumbline/prelude';
import type { CommandOf } from '../state/audit-command.ts';
import type { AuditInRounds } from '../state/audit-state.ts';
import { findWork } from '../state/audit-view.ts';
import type { Decision } from '../state/decision.ts';

/** Somebody takes a list of what was drawn: as often as somebody does, until the work is declared final. */
export function decideListTaking(audit: AuditInRounds, command: CommandOf<'take-list'>): Decision {
  const { jurisdiction, part, way } = command;
  const work = findWork(audit, jurisdiction);
  if (work === undefined) return err({ code: 'nothing-to-audit', jurisdiction });
  if (work.talliesFinal) return err({ code: 'tallies-final', jurisdiction });
  const person = command.person.trim();
  return ok([{ type: 'list-taken', jurisdiction, part, person, way }]);
}
