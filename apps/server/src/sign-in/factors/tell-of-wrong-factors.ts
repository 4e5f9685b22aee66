import { mailWords } from '@plumbline/words/mail-words';
import type { CommandContext } from '../../road/define-command.ts';
import { administratorsOf } from '../../stores/organizations.ts';
import { findPerson, organizationsOfPerson } from '../../stores/people.ts';

const say = mailWords('en');

/** Whoever guesses a second factor has got past the first step: the administrators of the person's offices are told, and so is the person. */
export async function tellOfWrongFactors({ services, tx, at }: CommandContext, personId: string): Promise<void> {
  const person = await findPerson(tx, personId);
  if (person === undefined) return;
  const told = new Set<string>();
  const offices = await organizationsOfPerson(tx, personId);
  for (const organizationId of offices) {
    for (const to of await administratorsOf(tx, organizationId)) told.add(to);
  }
  const { name } = person;
  const subject = say('factorLocked.subject', { name });
  const paragraphs = [say('factorLocked.says', { name }), say('factorLocked.ask', { name })];
  for (const to of told) await services.mailer.send(tx, { to, at, offices, subject, paragraphs });
}
