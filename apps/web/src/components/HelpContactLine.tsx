import type { HelpContact } from '@plumbline/api';
import { useAsk } from '../connection/use-ask.ts';
import { useWordsEverywhere } from '../words/everywhere-words.ts';

/** Whom to call: of the office of this page, or of every office that whoever is signed in has to do with. */
export function HelpContacts(props: { readonly office: string | undefined }) {
  const { data: session } = useAsk('session', {});
  const contacts = session?.helpContacts ?? [];
  const own = contacts.filter(({ office }) => office === props.office);
  const shown = own.length > 0 ? own : contacts;
  return shown.map(({ office, contact }) => (
    <HelpContactLine key={office} contact={contact} office={shown.length > 1 ? office : undefined} />
  ));
}

/** One contact: a name, a number to press on a telephone, an address, and when somebody answers. */
export function HelpContactLine(props: { readonly contact: HelpContact; readonly office?: string | undefined }) {
  const say = useWordsEverywhere();
  const { name, telephone, email, hours } = props.contact;
  const { office } = props;
  return (
    <p className="help-contact">
      <strong>{office === undefined ? say('helpContact.title') : say('helpContact.titleOf', { office })}</strong>
      <span>{name}</span>
      {telephone !== null && <a href={`tel:${dialled(telephone)}`}>{telephone}</a>}
      {email !== null && <a href={`mailto:${email}`}>{email}</a>}
      {hours !== null && <span>{hours}</span>}
    </p>
  );
}

/** What is dialled: the number before any words about an extension. */
function dialled(telephone: string): string {
  const [number = ''] = telephone.split(/[a-z]/i);
  return number.replaceAll(/[^+\d]/g, '');
}
