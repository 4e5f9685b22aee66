import { fileURLToPath } from 'node:url';
import type { Services } from '../services.ts';
import { findBoardById } from '../stores/board-links.ts';
import type { LinkSubject } from '../stores/sign-in-links.ts';
import { DEMONSTRATION, ensureDemonstrationPeople } from './demonstration-people.ts';
import { loadReplayedAudit } from './load-replayed-audit.ts';
import { playHybrid } from './play-hybrid.ts';
import { playBallotRooms, playSmallAudits } from './play-small-audits.ts';
import { makeSignInLinks } from './sign-in-links.ts';

const EXAMPLE = fileURLToPath(new URL('../../../../examples/georgia-2026-05-primary', import.meta.url));

/** Who can look at the demonstration, and the path that signs them in once. */
export type DemonstrationLink = { readonly role: string; readonly path: string };

/** Loads what is missing of the demonstration, and makes new sign-in links. */
export async function loadDemonstration(
  services: Services,
  options: { readonly print: (line: string) => void },
): Promise<readonly DemonstrationLink[]> {
  const people = await ensureDemonstrationPeople(services);
  const { organizationId } = people;
  await loadReplayedAudit(services, EXAMPLE, { organizationId, print: options.print });
  const boardId = await playSmallAudits(services, people, DEMONSTRATION.manager.email);
  const [administrator, manager] = [DEMONSTRATION.administrator.email, DEMONSTRATION.manager.email];
  await playBallotRooms(services, people, { administrator, manager });
  await playHybrid(services, people, { administrator, manager });

  const offered: { readonly role: string; readonly subject: LinkSubject }[] = [
    { role: 'Audit administrator', subject: { kind: 'person', personId: people.administratorId } },
    { role: 'Jurisdiction manager', subject: { kind: 'person', personId: people.managerId } },
  ];
  // Somebody may have closed its round meanwhile; then there is no board to sit at.
  const board = await findBoardById(services.db, boardId);
  if (board?.usable === true) offered.push({ role: 'Audit board', subject: { kind: 'board', boardId } });
  const paths = await makeSignInLinks(
    services,
    organizationId,
    offered.map((one) => one.subject),
  );
  return offered.map(({ role }, index) => ({ role, path: paths[index] ?? '' }));
}
