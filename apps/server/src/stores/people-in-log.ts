import { findBoardById } from './board-links.ts';
import { findPerson, namesOfPeople } from './people.ts';
import type { Reader } from './store.ts';
import { peopleOfTallyEntries } from './tally-entries.ts';

const ROLES: Readonly<Record<string, string>> = {
  'audit-administrator': 'audit administrator',
  'jurisdiction-manager': 'jurisdiction manager',
  'audit-board': 'audit board',
  'tally-entry': 'tally entry',
  observer: 'observer',
  support: 'support',
  person: 'person',
  'signed-in': 'person',
  system: 'the server',
  nobody: 'somebody not signed in',
};

/** The role and the identifier in the name that the log gives to who acted. */
export function partsOfActor(actor: string): {
  readonly role: string;
  readonly id: string;
  /** Of support: the administrators who let them in. */
  readonly letInBy: readonly string[];
} {
  const colon = actor.indexOf(':');
  if (colon < 0) return { role: actor, id: '', letInBy: [] };
  const role = actor.slice(0, colon);
  const [id = '', ...letInBy] = role === 'support' ? actor.slice(colon + 1).split('+') : [actor.slice(colon + 1)];
  return { role, id, letInBy };
}

/** The person an entry names, if it was a person. */
export function personOfActor(actor: string): string | undefined {
  const { role, id } = partsOfActor(actor);
  return id !== '' && !NO_PERSON.has(role) ? id : undefined;
}

const NO_PERSON: ReadonlySet<string> = new Set(['audit-board', 'tally-entry', 'system']);

/** The request to enter tallies of which an entry names the people, if it does. */
export function tallyEntryOfActor(actor: string): string | undefined {
  const { role, id } = partsOfActor(actor);
  return role === 'tally-entry' ? id : undefined;
}

/** What the people of these requests are called together, by request. */
export async function namesOfTallyEntries(db: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const people = await peopleOfTallyEntries(db, ids);
  return new Map([...people].map(([id, names]) => [id, names.join(', ')]));
}

/** How to call who acted, in a sentence. */
export async function nameOfActor(db: Reader, actor: string): Promise<string> {
  const { role, id } = partsOfActor(actor);
  if (role === 'audit-board') return (await findBoardById(db, id))?.board ?? 'an audit board';
  if (role === 'tally-entry') return (await namesOfTallyEntries(db, [id])).get(id) ?? roleInWords(role);
  const person = personOfActor(actor);
  const found = person === undefined ? undefined : await findPerson(db, person);
  return found?.name ?? roleInWords(role);
}

export function roleInWords(role: string): string {
  return ROLES[role] ?? role;
}

/**
 * For readers who learn no addresses: until somebody gives a name, the address stands for it, and is left out here. The role is
 * said in its place, or the identifier.
 */
export function withoutAddresses(names: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...names].filter(([, name]) => !isAddress(name)));
}

/** Whether a name is an address, or holds one. */
export function isAddress(name: string): boolean {
  return name.includes('@');
}

/** Who acted, for a line of a log: the name where it is known, and the role where there is one. */
export function byWhom(actor: string, names: ReadonlyMap<string, string>): string {
  const parts = partsOfActor(actor);
  const role = parts.role === 'support' ? supportInWords(parts.letInBy, names) : roleInWords(parts.role);
  const name = names.get(personOfActor(actor) ?? tallyEntryOfActor(actor) ?? '');
  if (name === undefined) return role;
  return role === 'person' ? name : `${name}, ${role}`;
}

/** Support never acts in its own name alone. */
function supportInWords(letInBy: readonly string[], names: ReadonlyMap<string, string>): string {
  const by = letInBy.map((id) => names.get(id) ?? roleInWords('audit-administrator')).join(', ');
  return `support, let in by ${by}`;
}

/** The names of all people among `actors`, for a page that shows many. */
export async function namesOfActors(db: Reader, actors: Iterable<string>): Promise<ReadonlyMap<string, string>> {
  const ids = new Set<string>();
  const entries = new Set<string>();
  for (const actor of actors) {
    const entry = tallyEntryOfActor(actor);
    if (entry !== undefined) entries.add(entry);
    const id = personOfActor(actor);
    if (id !== undefined) ids.add(id);
    for (const other of partsOfActor(actor).letInBy) ids.add(other);
  }
  return new Map([...(await namesOfPeople(db, [...ids])), ...(await namesOfTallyEntries(db, [...entries]))]);
}
