import { type AuditEvent, decide, evolveAll } from '@plumbline/audit';
import { assert, ok } from '@plumbline/prelude';
import { isRoomFileOutdated } from '../../ballots/history/outdated-room-file.ts';
import { auditScope } from '../../policy/scope.ts';
import { findAudit } from '../../stores/audits.ts';
import { saltText } from '../../stores/salt-text.ts';
import { removeUploads } from '../../stores/uploads.ts';
import { type AuditContext, defineAuditCommand } from './define-audit-command.ts';

export const withdrawCommitment = defineAuditCommand({
  name: 'withdraw-commitment',
  permission: 'inputs.commit',
  asksFreshFactor: true,
  scope: auditScope,

  async run(context, { auditId, reason }) {
    const salted = saltText(reason);
    const decided = decide(context.history.audit, { type: 'withdraw-commitment', reason: salted });
    if (!decided.ok) return decided;
    const givenBack = await filesGivenBack(context, auditId, decided.value);
    return ok({ events: [...decided.value, ...givenBack], output: {}, texts: [{ ...salted, jurisdiction: null }] });
  },
});

/**
 * A committed audit keeps the files of a ballot room whatever happens there; once it is planned again it gives back what does not stand
 * any more. Who acts in the room later finds the audit planned, and takes the file out itself.
 */
async function filesGivenBack(
  { tx, history }: AuditContext,
  auditId: string,
  withdrawn: readonly AuditEvent[],
): Promise<readonly AuditEvent[]> {
  const row = await findAudit(tx, auditId);
  assert(row !== undefined, 'an audit that is held is in its office', auditId);
  const { electionId } = row;
  const planned = evolveAll(history.audit, withdrawn);
  const events: AuditEvent[] = [];
  for (const { kind, jurisdiction, sha256 } of history.audit.files) {
    if ((kind !== 'manifest' && kind !== 'candidate-totals') || jurisdiction === null) continue;
    if (!(await isRoomFileOutdated(tx, { electionId, jurisdiction }, sha256))) continue;
    const decided = decide(planned, { type: 'remove-file', jurisdiction, kind });
    assert(decided.ok, 'an audit that is planned gives back a file that it has', auditId);
    await removeUploads(tx, { auditId, jurisdiction, kind });
    events.push(...decided.value);
  }
  return events;
}
