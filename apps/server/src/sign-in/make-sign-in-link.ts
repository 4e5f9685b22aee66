import { randomUUID } from 'node:crypto';
import { appendEvents } from '../log/append-events.ts';
import type { OrganizationEvent } from '../office/project-organization.ts';
import { organizationChain } from '../stores/organizations.ts';
import { addSignInLink, type LinkSubject } from '../stores/sign-in-links.ts';
import type { Writer } from '../stores/store.ts';
import { digestOfToken, newToken } from '../stores/token.ts';

/** Makes a link that opens one session, and answers its token. The log says for whom it is: it is a power like any other. */
export async function makeSignInLink(
  tx: Writer,
  made: { readonly organizationId: string; readonly subject: LinkSubject; readonly at: Date },
): Promise<string> {
  const { organizationId, subject, at } = made;
  const token = newToken();
  const tokenSha256 = digestOfToken(token);
  await addSignInLink(tx, { tokenSha256, subject, at });
  const whose = subject.kind === 'person' ? { personId: subject.personId } : { boardId: subject.boardId };
  const event: OrganizationEvent = { type: 'sign-in-link-made', tokenSha256, ...whose };
  const occasion = { commandId: randomUUID(), at, actor: 'system:sign-in-links' };
  await appendEvents(tx, organizationChain(organizationId), occasion, [event]);
  return token;
}
