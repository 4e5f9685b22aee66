import { ok } from '@plumbline/prelude';
import { detail } from '@plumbline/words/detail-words';
import { WHOLE_SERVER } from '../../policy/scope.ts';
import { defineCommand, refuse } from '../../road/define-command.ts';
import { findBoardById } from '../../stores/board-links.ts';
import { organizationChain } from '../../stores/organizations.ts';
import { organizationsOfPerson } from '../../stores/people.ts';
import type { SessionSubject } from '../../stores/sessions.ts';
import { type LinkSubject, takeSignInLink } from '../../stores/sign-in-links.ts';
import type { Writer } from '../../stores/store.ts';
import { digestOfToken } from '../../stores/token.ts';
import { describePerson } from '../describe-person.ts';

export const signInWithLink = defineCommand({
  name: 'sign-in-with-link',
  permission: 'session.use',
  scope: () => WHOLE_SERVER,

  async run({ tx, at }, { token }) {
    const link = digestOfToken(token);
    const holder = await takeSignInLink(tx, link, at);
    const found = holder && (await subjectOf(tx, holder));
    if (found === undefined) {
      return refuse('link-used', detail('linkUsed'));
    }
    const { subject, organizations } = found;
    const additions = organizations.map((id) => ({
      chain: organizationChain(id),
      events: [{ ...signedIn(subject), link }],
    }));
    const person = await describePerson(tx, subject);
    return ok({ additions, answer: ok({ person }), signIn: { ...subject, openedBy: 'link' } });
  },
});

/** Of those who enter tallies the log says that they asked. */
type Linked = Exclude<SessionSubject, { readonly kind: 'tally-entry' }>;

export function signedIn(subject: Linked) {
  return subject.kind === 'person'
    ? { type: 'signed-in', personId: subject.personId }
    : { type: 'board-signed-in', boardId: subject.boardId };
}

async function subjectOf(
  tx: Writer,
  holder: LinkSubject,
): Promise<{ readonly subject: Linked; readonly organizations: readonly string[] } | undefined> {
  if (holder.kind === 'person') {
    return { subject: holder, organizations: await organizationsOfPerson(tx, holder.personId) };
  }
  const board = await findBoardById(tx, holder.boardId);
  if (board === undefined || !board.usable) return undefined;
  return { subject: { ...holder, rotation: board.rotation }, organizations: [board.organizationId] };
}
