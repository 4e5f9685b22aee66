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
      await services.mailer.send(tx, { to, at, ...guessingMessage(guessed) });
    }
    const event: OrganizationEvent = { type: 'guessing-noticed', ...guessed };
    additions.push({ chain: organizationChain(organizationId), events: [event] });
  }
  return additions;
}

function guessingMessage(guessed: { readonly tries: number; readonly addresses: number }) {
  const places = guessed.addresses === 1 ? 'one address' : `${guessed.addresses.toLocaleString('en-US')} addresses`;
  return {
    subject: 'Somebody seems to be guessing sign-in codes',
    text: [
      `In the last 24 hours, ${guessed.tries.toLocaleString('en-US')} wrong sign-in codes were typed for ${places}. That is more than people mistype.`,
      'Codes end after ten minutes and a few wrong tries, so guessing one is not expected to work in a thousand years. Everybody can still sign in.',
      'Ask the people of your office whether they got codes they had not asked for, and tell the operator of the server. Nobody should ever pass on a code, whoever asks for it.',
    ].join('\n\n'),
  };
}
