import { err, ok } from '@plumbline/prelude';
import type { BegunAudit } from '../state/audit-state.ts';
import type { Decision } from '../state/decision.ts';
import { digestOfText } from '../state/free-text.ts';
import type { HelpCommand } from '../state/help-asked.ts';

/** Help with a file is asked, answered in words and closed, however far the audit is. */
export function decideHelp(audit: BegunAudit, command: HelpCommand): Decision {
  const { request, jurisdiction } = command;
  const help = (audit.help ?? []).filter((one) => one.jurisdiction === jurisdiction);
  if (command.type === 'ask-for-help') {
    const { kind } = command;
    const isOpen = help.some((one) => one.request === request || (one.kind === kind && one.state !== 'closed'));
    if (isOpen) return err({ code: 'help-asked-already', jurisdiction });
    return ok([
      { type: 'help-asked', request, jurisdiction, kind, question: { digest: digestOfText(command.question) } },
    ]);
  }
  const asked = help.find((one) => one.request === request);
  if (asked === undefined) return err({ code: 'help-not-asked' });
  if (asked.state === 'closed') return err({ code: 'help-closed-already' });
  if (command.type === 'answer-help') {
    return ok([{ type: 'help-answered', request, jurisdiction, answer: { digest: digestOfText(command.answer) } }]);
  }
  if (asked.state === 'waits' && command.by === 'administrator') return err({ code: 'help-not-answered' });
  return ok([{ type: 'help-closed', request, jurisdiction }]);
}
