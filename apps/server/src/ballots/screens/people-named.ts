import type { OpenRoom } from '@plumbline/ballot-management';
import { compareNaturally } from '@plumbline/election';
import { entriesOf, lookUp } from '@plumbline/prelude';

/** The values of a map of the room, as a list. */
export function valuesOf<Value>(map: Parameters<typeof entriesOf<Value>>[0]): readonly Value[] {
  return [...entriesOf(map)].map(([, value]) => value);
}

/** Persons by their names. */
export function namesIn(room: OpenRoom, people: readonly string[]): string[] {
  return people.map((person) => lookUp(room.people, person)?.name ?? person);
}

/** Everybody who is enrolled, by name. */
export function everybodyIn(room: OpenRoom): { readonly person: string; readonly name: string }[] {
  const people = valuesOf(room.people).map(({ person, name }) => ({ person, name }));
  return people.toSorted((a, b) => compareNaturally(a.name, b.name));
}
