import { defineWords, type Language } from './define-words.ts';
import { helpContact } from './en/help-contact.ts';

/** Says whom to call, part by part. */
export const helpContactWords = defineWords({ en: helpContact });

/** Whom the people of an office call: at least a telephone or an address. */
export type ContactToSay = {
  readonly name: string;
  readonly telephone: string | null;
  readonly email: string | null;
  readonly hours: string | null;
};

/** The contact as a line of text, as in “Help: Elections desk, telephone 555 0100. Monday to Friday, 8 to 5.” */
export function helpContactInWords(language: Language, contact: ContactToSay): string {
  const say = helpContactWords(language);
  return lineOf(language, say('help', { name: contact.name }), contact);
}

/** The same in a mail, which whoever has to do with several offices gets of any of them. */
export function helpContactInMail(language: Language, office: string, contact: ContactToSay): string {
  const say = helpContactWords(language);
  return lineOf(language, say('helpAt', { office, name: contact.name }), contact);
}

function lineOf(language: Language, help: string, { telephone, email, hours }: ContactToSay): string {
  const say = helpContactWords(language);
  const parts = [
    help,
    ...(telephone === null ? [] : [say('telephone', { telephone })]),
    ...(email === null ? [] : [say('email', { email })]),
  ];
  return `${parts.join(', ')}.${hours === null ? '' : ` ${hours.replace(/\.$/, '')}.`}`;
}
