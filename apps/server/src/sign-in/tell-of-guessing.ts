import { mailWords } from '@plumbline/words/mail-words';
import type { OrganizationEvent } from '../office/project-organization.ts';
import type { LogAddition } from '../road/define-command.ts';
import type { Services } from '../services.ts';
import { claimAlert } from '../stores/guessing-alerts.ts';
import { administratorsOf, organizationChain } from '../stores/organizations.ts';
import { wrongTries } from '../stores/sign-in-codes.ts';
import type { Writer } from '../stores/store.ts';
import { GUESSING_MS, guessingLevel } from './code-rules.ts';

/**
 * After a wrong try at somebody's code: once the wrong tries of a day are more than typing mistakes, the administrators of
 * that person's offices get a message, and again each time it has become much worse. Answers what the logs are to say.
 */
export async function tellOfGuessing(
  services: Pick<Services, 'mailer'>,
  tx: Writer,
  tried: { readonly organizations: readonly string[]; readonly at: Date },
): Promise<readonly LogAddition[]> {
  const { at, organizations } = tried;
  const since = new Date(at.getTime() - GUESSING_MS);
  const guessed = await wrongTries(tx, since);
  const level = guessingLevel(guessed.tries);
  if (level === 0) return [];
  const additions: LogAddition[] = [];
  for (const organizationId of organizations) {
    if (!(await claimAlert(tx, { organizationId, level, at, since }))) continue;
    for (const to of await administratorsOf(tx, organizationId)) {
      await services.mailer.send(tx, { to, at, offices: [organizationId], ...guessingMessage(guessed) });
    }
    const event: OrganizationEvent = { type: 'guessing-noticed', ...guessed };
    additions.push({ chain: organizationChain(organizationId), events: [event] });
  }
  return additions;
}

const say = mailWords('en');

function guessingMessage(guessed: { readonly tries: number; readonly addresses: number }) {
  const places = say('guessing.places', { count: guessed.addresses });
  return {
    subject: say('guessing.subject'),
    paragraphs: [say('guessing.says', { tries: guessed.tries, places }), say('guessing.meaning'), say('guessing.ask')],
  };
}
