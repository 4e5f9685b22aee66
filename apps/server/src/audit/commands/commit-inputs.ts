import { ok } from '@plumbline/prelude';
import { commitmentOf } from '@plumbline/record';
import { sha256OfText } from '../../log/append-events.ts';
import { actorName } from '../../policy/actor.ts';
import { auditScope } from '../../policy/scope.ts';
import { decideOnly, defineAuditCommand } from './define-audit-command.ts';

export const commitInputs = defineAuditCommand({
  name: 'commit-inputs',
  permission: 'inputs.commit',
  asksFreshFactor: true,
  scope: auditScope,

  async run({ history, actor, role }, { confirmed }) {
    const commitment = commitmentOf(history.audit, sha256OfText);
    const decided = decideOnly(history, { type: 'commit-inputs', commitment, confirmed, by: actorName(actor, role) });
    return decided.ok ? ok({ events: decided.value.events, output: { commitment } }) : decided;
  },
});
