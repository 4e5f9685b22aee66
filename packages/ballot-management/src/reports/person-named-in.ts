import { entriesOf } from '@plumbline/prelude';
import type { PersonId } from '../state/nouns.ts';
import type { OpenRoom } from '../state/room.ts';

/** A shorter part of a name is an initial, or a word of any sentence. */
const PART_LENGTH_MIN = 3;

/**
 * The person of the room whom a text names by a part of their name, as the office writes it, with a capital or in capitals, alone or joined to another word (“Hale’s”); undefined
 * where it names nobody. It finds too much sooner than too little: whoever writes the text says it otherwise.
 */
export function personNamedIn({ people }: OpenRoom, text: string): PersonId | undefined {
  const words = new Set(wordsOf(text).flatMap((word) => [word, ...piecesOf(word)]));
  for (const [person, { name }] of entriesOf(people)) {
    const parts = wordsOf(name).filter(({ length }) => length >= PART_LENGTH_MIN);
    if (parts.some((part) => spellingsOf(part).some((each) => words.has(each)))) return person;
  }
  return undefined;
}

/** Words with their marks above and below; an apostrophe is one however it is written. */
function wordsOf(text: string): readonly string[] {
  return (
    text
      .normalize('NFKC')
      .replaceAll('’', "'")
      .match(/[\p{L}\p{M}'-]+/gu) ?? []
  );
}

/** As the office writes it, at the beginning of a sentence, and in capitals. */
function spellingsOf(part: string): readonly string[] {
  return [part, part.charAt(0).toUpperCase() + part.slice(1), part.toUpperCase()];
}

function piecesOf(word: string): readonly string[] {
  return word.split(/['-]/);
}
