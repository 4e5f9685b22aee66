import { entriesOf } from '@plumbline/prelude';
import type { PersonId } from '../state/nouns.ts';
import type { OpenRoom } from '../state/room.ts';

/** A shorter part of a name is an initial, or a word of any sentence. */
const PART_LENGTH_MIN = 3;

/**
 * The person of the room whom a text names by a part of their name, written as the office writes it; undefined where it names nobody. It finds too much sooner
 * than too little: whoever writes the text says it otherwise.
 */
export function personNamedIn({ people }: OpenRoom, text: string): PersonId | undefined {
  const words = new Set(wordsOf(text));
  for (const [person, { name }] of entriesOf(people)) {
    if (wordsOf(name).some((part) => part.length >= PART_LENGTH_MIN && words.has(part))) return person;
  }
  return undefined;
}

function wordsOf(text: string): readonly string[] {
  return text.normalize('NFKC').match(/[\p{L}\p{M}'’-]+/gu) ?? [];
}
