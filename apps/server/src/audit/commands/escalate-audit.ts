import { randomUUID } from 'node:crypto';
import {
  type AuditEvent,
  type BegunAudit,
  countOfEverything,
  creationOfCount,
  decide,
  isInRounds,
  isPractice,
  NOT_BEGUN,
  planOfCount,
  practiceName,
} from '@plumbline/audit';
import { assert, err, ok, type Result } from '@plumbline/prelude';
import { detail } from '@plumbline/words/detail-words';
import { holdRooms } from '../../ballots/history/outdated-room-file.ts';
import { createChain, lockChain } from '../../log/append-events.ts';
import { auditChain } from '../../log/audit-chains.ts';
import type { OrganizationEvent } from '../../office/project-organization.ts';
import { auditScope } from '../../policy/scope.ts';
import { defineCommand, type Refusal, refuse } from '../../road/define-command.ts';
import { findAudit, isAuditNameInUse } from '../../stores/audits.ts';
import { findElection } from '../../stores/elections.ts';
import { organizationChain } from '../../stores/organizations.ts';
import type { Reader } from '../../stores/store.ts';
import { loadAudit, loadAuditForUpdate } from '../history/load-audit.ts';
import { type CarriedOver, carryOver } from './carry-over.ts';
import { withWhoDidIt } from './define-audit-command.ts';

/**
 * Ends an audit of a sample that did not meet its limit, and begins the audit of the same election that counts every ballot: with its
 * participants and manifests, and the contests that are open. Both happen, or neither. Of an audit that was concluded for it before, it
 * begins the count alone.
 */
export const escalateAudit = defineCommand({
  name: 'escalate-audit',
  permission: 'audit.conclude',
  asksFreshFactor: true,
  scope: auditScope,

  async prepare({ services, preparation }, { auditId, name }) {
    const { audit } = await loadAudit(services.db, auditId);
    const created = await creationOf(services.db, audit, { auditId, name: nameAfter(audit, name) });
    const row = await findAudit(services.db, auditId);
    if (!created?.ok || row === undefined) return;
    await carryOver(services.db, preparation, created.value, { electionId: row.electionId, auditId, audit });
  },

  async run({ tx, preparation }, { auditId, name: asked }) {
    const row = await findAudit(tx, auditId);
    assert(row !== undefined, 'an audit that somebody may conclude is in its office', auditId);
    const { organizationId, electionId } = row;
    await holdRooms(tx, electionId);
    const { history } = await loadAuditForUpdate(tx, auditId);
    const { audit } = history;
    const name = nameAfter(audit, asked);
    const isConcluded = audit.phase === 'concluded';
    // Two persons conclude first; the count for which they did is then begun by one.
    if (!isConcluded && audit.twoPersons.required) return err({ code: 'conclude-by-two-first' });
    const next = { auditId: randomUUID(), name };
    const decided = decide(
      audit,
      isConcluded
        ? { type: 'escalate', escalatedTo: next }
        : { type: 'conclude', outcome: 'full-hand-count', escalatedTo: next },
    );
    if (!decided.ok) return err(await withWhoDidIt(tx, history, decided.error));
    const office = organizationChain(organizationId);
    await lockChain(tx, office);
    if (await isAuditNameInUse(tx, { organizationId, name })) {
      const taken = detail('auditNameTaken', { organization: audit.plan.organization, name });
      return refuse('audit-name-taken', taken, [{ path: 'name', message: taken }]);
    }
    const created = await creationOf(tx, audit, { auditId, name });
    assert(created !== undefined, 'an audit that can be concluded has had a round', auditId);
    if (!created.ok) return created;
    const carried = await carryOver(tx, preparation, created.value, { electionId, auditId, audit });
    const begun = [...created.value, ...(carried?.events ?? [])];
    await createChain(tx, auditChain(next.auditId), 'audit');
    return ok({
      additions: [
        { chain: office, events: ofOffice({ ...next, electionId }, carried) },
        { chain: auditChain(auditId), events: decided.value },
        { chain: auditChain(next.auditId), events: [...begun, ...planOfCount(audit, begun)] },
      ],
      answer: ok({ auditId: next.auditId }),
    });
  },
});

/** What is counted after a practice audit is practice as well. */
function nameAfter({ plan }: BegunAudit, name: string): string {
  return isPractice(plan) ? practiceName(name) : name;
}

function ofOffice(
  next: { readonly auditId: string; readonly name: string; readonly electionId: string },
  carried: CarriedOver | undefined,
): readonly OrganizationEvent[] {
  const { auditId, electionId } = next;
  return [
    { type: 'audit-added', ...next, auditType: countOfEverything() },
    ...(carried === undefined
      ? []
      : [{ type: 'jurisdictions-listed', electionId, auditId, ...carried.listed } as const]),
  ];
}

/** How the new audit begins; undefined where the first has had no round. */
async function creationOf(
  db: Reader,
  audit: BegunAudit,
  { auditId, name }: { readonly auditId: string; readonly name: string },
): Promise<Result<readonly AuditEvent[], Refusal> | undefined> {
  if (!isInRounds(audit)) return undefined;
  const row = await findAudit(db, auditId);
  const found = row && (await findElection(db, row.electionId));
  if (found === undefined) return refuse('not-found', detail('electionGone'));
  const election = { electionId: found.electionId, name: found.name };
  return decide(NOT_BEGUN, creationOfCount(audit, { auditId, name, election }));
}
