import { type AuditEvent, currentRound, type EventOf, isInRounds, type RegisteredFile } from '@plumbline/audit';
import type { LogEntry } from '@plumbline/record';
import { eventOf } from '../../log/read-log.ts';
import type { Services } from '../../services.ts';
import { updateAuditProgress } from '../../stores/audits.ts';
import { addBoardLink } from '../../stores/board-links.ts';
import { replaceManagers } from '../../stores/jurisdiction-managers.ts';
import { ensurePeople, normalEmail } from '../../stores/people.ts';
import type { Writer } from '../../stores/store.ts';
import { boardToken, digestOfToken } from '../../stores/token.ts';
import { roundOf } from '../history/audit-history.ts';
import { loadAuditUncommitted } from '../history/load-audit.ts';
import type { Participant } from '../inputs/read-participants.ts';

/** What projecting takes besides the log. Whoever holds an audit has read the list of participants before. */
export type ProjectionNeeds = Pick<Services, 'secret'> & {
  readonly participants: (file: RegisteredFile) => Promise<readonly Participant[]>;
};

/** What is looked up across audits: how far each is, who manages which jurisdiction, which link opens which board. */
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
    if (event.type === 'participants-registered') {
      await projectParticipants(needs, tx, { auditId, event, at: new Date(body.at) });
    }
    if (MOVES.has(event.type)) hasMoved = true;
    if (event.type === 'round-opened') round = event.round;
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

/** The events after which the list of audits says something else. */
const MOVES: ReadonlySet<AuditEvent['type']> = new Set([
  'audit-created',
  'inputs-committed',
  'commitment-withdrawn',
  'seed-set',
  'round-opened',
  'round-closed',
  'audit-concluded',
]);

/** The addresses of the managers are in the file and not in the log; the file is found by its digest. */
async function projectParticipants(
  needs: ProjectionNeeds,
  tx: Writer,
  seen: { readonly auditId: string; readonly event: EventOf<'participants-registered'>; readonly at: Date },
): Promise<void> {
  const { auditId, event, at } = seen;
  const participants = await needs.participants(event.file);
  const emails = participants.flatMap((one) => one.managers.map((email) => ({ email })));
  const people = await ensurePeople(tx, emails, at);
  const managers = participants.flatMap((one) =>
    one.managers.flatMap((email) => {
      const personId = people.get(normalEmail(email));
      return personId === undefined ? [] : [{ jurisdiction: one.name, personId }];
    }),
  );
  await replaceManagers(tx, auditId, managers);
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
