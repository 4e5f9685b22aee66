import { err, ok } from '@plumbline/prelude';
import type { CommandOf } from '../state/audit-command.ts';
import type { Decision } from '../state/decision.ts';

export function decideRedaction(command: CommandOf<'redact-text'>): Decision {
  const { digest, text } = command;
  if (text === null) return err({ code: 'text-not-kept' });
  if (text.redacted) return err({ code: 'text-redacted-already' });
  const reason = command.reason.trim();
  if (reason === '') return err({ code: 'redaction-reason-missing' });
  return ok([{ type: 'text-redacted', digest, jurisdiction: text.jurisdiction, reason }]);
}
