/**
 * Whether two who acted are one person. The log names who acted as `role:identifier`; a role is what somebody acted in, and
 * whoever has two is still one person.
 */
export function isSamePerson(one: string, other: string): boolean {
  return personOf(one) === personOf(other);
}

function personOf(actor: string): string {
  return actor.slice(actor.indexOf(':') + 1);
}
