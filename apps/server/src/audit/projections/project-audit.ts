import { type AuditEvent, currentRound, type EventOf, isInRounds, MOVES_OF_PHASE, movesPhase } from '@plumbline/audit';
import type { LogEntry } from '@plumbline/record';
import { eventOf, roundOf } from '@plumbline/record';
import type { OfficeNeeds } from '../../office/project-organization.ts';
import { projectParticipants } from '../../office/project-participants.ts';
import { electionIdOf, updateAuditProgress } from '../../stores/audits.ts';
import { addBoardLink } from '../../stores/board-links.ts';
import { electionIdOfAudit, nameElectionByAudit } from '../../stores/elections.ts';
import type { Writer } from '../../stores/store.ts';
import { boardToken, digestOfToken } from '../../stores/token.ts';
import { loadAuditUncommitted } from '../history/load-audit.ts';

/** What projecting takes besides the log. Whoever holds an audit has read the list of participants before. */
export type ProjectionNeeds = OfficeNeeds;

/** What is looked up across audits: how far each is, and which link opens which board. */
export async function projectAudit(
  needs: ProjectionNeeds,
  tx: Writer,
  auditId: string,
  entries: readonly LogEntry[],
): Promise<void> {
  let round = 0;
  let hasMoved = false;
  for (const entry of entries) {
    const { event, body } = eventOf<AuditEvent>(entry);
    if (event.type === 'participants-registered' || event.type === 'settings-changed') {
      await projectOwnElection(needs, tx, { auditId, event, at: new Date(body.at) });
    }
    if (movesPhase(event.type)) hasMoved = true;
    if (event.type === 'round-opened' || event.type === 'fieldwork-begun') round = event.round;
    if (event.type === 'boards-created') {
      const openRound = round === 0 ? roundOf((await loadAuditUncommitted(tx, auditId)).audit) : round;
      await projectBoards(needs, tx, { auditId, round: openRound, event });
    }
  }
  if (!hasMoved) return;
  const { audit } = await loadAuditUncommitted(tx, auditId);
  await updateAuditProgress(tx, auditId, {
    phase: audit.phase,
    round: isInRounds(audit) ? currentRound(audit).number : null,
    outcome: audit.phase === 'concluded' ? audit.outcome : null,
  });
}

/** Whether anything beside the log follows from events of this type. */
export function isProjected(type: string): boolean {
  return PROJECTED.has(type);
}

const PROJECTED: ReadonlySet<string> = new Set<AuditEvent['type']>([
  ...MOVES_OF_PHASE,
  'participants-registered',
  'settings-changed',
  'boards-created',
]);

/**
 * An audit from before there were elections has one of its own, which is called what its settings say and has the
 * jurisdictions of its list. Of all others the log of the organization says it.
 */
async function projectOwnElection(
  needs: ProjectionNeeds,
  tx: Writer,
  seen: {
    readonly auditId: string;
    readonly event: EventOf<'participants-registered' | 'settings-changed'>;
    readonly at: Date;
  },
): Promise<void> {
  const { auditId, event, at } = seen;
  const electionId = electionIdOfAudit(auditId);
  if ((await electionIdOf(tx, auditId)) !== electionId) return;
  if (event.type === 'settings-changed') {
    const { electionName: name, state } = event.settings;
    return nameElectionByAudit(tx, electionId, { name, state });
  }
  const jurisdictions = event.jurisdictions.map(({ name }) => name);
  await projectParticipants(needs, tx, { electionId, auditId, file: event.file, jurisdictions, at });
}

async function projectBoards(
  { secret }: ProjectionNeeds,
  tx: Writer,
  seen: { readonly auditId: string; readonly round: number; readonly event: EventOf<'boards-created'> },
): Promise<void> {
  const { auditId, round, event } = seen;
  for (const { name } of event.boards) {
    const place = { auditId, jurisdiction: event.jurisdiction, round, board: name };
    const token = boardToken(secret, { ...place, rotation: 0 });
    await addBoardLink(tx, place, { rotation: 0, tokenSha256: digestOfToken(token) });
  }
}
