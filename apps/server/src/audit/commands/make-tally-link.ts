import { currentRound, fieldworkIn, findWork } from '@plumbline/audit';
import { err, ok } from '@plumbline/prelude';
import { jurisdictionScope } from '../../policy/scope.ts';
import { tellOfTallyEntries } from '../../sign-in/end-own-tally-entry.ts';
import { tallyAddress } from '../../sign-in/tally-address.ts';
import { findTallyLink } from '../../stores/tally-entries.ts';
import { defineFieldworkCommand } from './define-fieldwork-command.ts';

/**
 * Opens tally entry on other computers in this round, or replaces the link: then whoever asked by the old one, or was let in, is out.
 * It holds the fieldwork of the jurisdiction, so that its tallies do not become final meanwhile.
 */
export const makeTallyLink = defineFieldworkCommand({
  name: 'make-tally-link',
  permission: 'tally-entry.let-in',
  scope: jurisdictionScope,

  async run({ history, services, tx }, { auditId, jurisdiction }) {
    const { audit } = history;
    const command = 'record-batch';
    if (audit.phase !== 'round-open') return err({ code: 'audit-not-in-phase', phase: audit.phase, command });
    if (fieldworkIn(audit.plan) !== 'batches') {
      return err({ code: 'not-for-audit-type', command, auditType: audit.plan.type });
    }
    const work = findWork(audit, jurisdiction);
    if (work === undefined) return err({ code: 'nothing-to-audit', jurisdiction });
    if (work.talliesFinal) return err({ code: 'tallies-final', jurisdiction });
    const place = { auditId, jurisdiction, round: currentRound(audit).number };
    const before = await findTallyLink(tx, place);
    const link = { ...place, rotation: before === undefined ? 0 : before.rotation + 1 };
    await tellOfTallyEntries(tx, place);
    const made = { type: 'tally-link-made', ...link } as const;
    return ok({ events: [], output: { link: tallyAddress(services, link) }, organizationEvents: [made] });
  },
});
