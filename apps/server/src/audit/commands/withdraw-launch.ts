import { decide } from '@plumbline/audit';
import { ok } from '@plumbline/prelude';
import { auditScope } from '../../policy/scope.ts';
import { saltText } from '../../stores/salt-text.ts';
import { openTallyPlaces } from '../../stores/tally-entries.ts';
import { defineAuditCommand } from './define-audit-command.ts';

export const withdrawLaunch = defineAuditCommand({
  name: 'withdraw-launch',
  permission: 'round.launch',
  asksFreshFactor: true,
  scope: auditScope,

  async run({ history, tx }, { auditId, round, reason }) {
    const salted = saltText(reason);
    const decided = decide(history.audit, { type: 'withdraw-launch', round, reason: salted });
    if (!decided.ok) return decided;
    // A round of this number that is launched later is another one: nobody is let in for it yet.
    const places = await openTallyPlaces(tx, { auditId, round });
    const organizationEvents = places.map((place) => ({ type: 'tally-link-closed', ...place }) as const);
    return ok({ events: decided.value, output: {}, texts: [{ ...salted, jurisdiction: null }], organizationEvents });
  },
});
