import { assert } from '@plumbline/prelude';
import type { OrganizationEvent } from '../office/project-organization.ts';
import type { Actor } from '../policy/actor.ts';
import type { LogAddition } from '../road/define-command.ts';
import { sessionLimits } from '../road/session.ts';
import { findElection } from '../stores/elections.ts';
import { jointSessionsEndedWith } from '../stores/joint-sessions.ts';
import { organizationChain } from '../stores/organizations.ts';
import { organizationsOfPerson } from '../stores/people.ts';
import { endSessions, type OpenSession, openSessionsOf } from '../stores/sessions.ts';
import type { Reader, Writer } from '../stores/store.ts';

/** The open sessions of whoever asks. The permission lets in nobody but people. */
export async function ownSessions(
  db: Reader,
  actor: Actor,
  at: Date,
): Promise<{ readonly personId: string; readonly sessions: readonly OpenSession[] }> {
  assert(actor.kind === 'person', 'only people have sessions to look through', actor.kind);
  const { personId } = actor;
  return { personId, sessions: await openSessionsOf(db, [personId], sessionLimits(at)) };
}

/** Ends these sessions, and answers how many and what the logs of the person's offices are to say of it. */
export async function endSessionsLogged(
  tx: Writer,
  ending: { readonly personId: string; readonly sessions: readonly OpenSession[]; readonly at: Date },
): Promise<{ readonly ended: number; readonly additions: readonly LogAddition[] }> {
  const { personId, at } = ending;
  const tokenSha256s = ending.sessions.map((one) => one.tokenSha256);
  const shared = await jointSessionEntries(tx, { personId, tokenSha256s });
  const ended = await endSessions(tx, { personId, tokenSha256s, at });
  if (ended === 0) return { ended, additions: shared };
  const event: OrganizationEvent = { type: 'sessions-ended', personId, sessions: ended };
  const organizations = await organizationsOfPerson(tx, personId);
  const own = organizations.map((id) => ({ chain: organizationChain(id), events: [event] }));
  return { ended, additions: [...shared, ...own] };
}

/** What the log of an office says where two act together no longer, because a session of one of them ends. */
export async function jointSessionEntries(
  tx: Writer,
  ending: { readonly personId: string | null; readonly tokenSha256s: readonly string[] },
): Promise<readonly LogAddition[]> {
  const additions: LogAddition[] = [];
  for (const shared of await jointSessionsEndedWith(tx, ending)) {
    const election = await findElection(tx, shared.electionId);
    assert(election !== undefined, 'a room is of an election', shared.electionId);
    const ended: OrganizationEvent = { type: 'joint-session-ended', ...shared };
    additions.push({ chain: organizationChain(election.organizationId), events: [ended] });
  }
  return additions;
}
