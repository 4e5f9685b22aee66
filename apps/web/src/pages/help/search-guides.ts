import type { Guide } from 'virtual:guides';

/** A part of a guide that has every word that was asked for. */
export type FoundSection = {
  readonly topic: string;
  readonly title: string;
  readonly id: string;
  readonly heading: string;
};

/** The parts of guides with all these words, those first that have one in their heading. In any order and case; the beginning of a word is enough. */
export function searchGuides(guides: readonly Guide[], wanted: string): readonly FoundSection[] {
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const found = guides.flatMap(({ topic, title, sections }) =>
    sections.flatMap(({ id, heading, text }) => {
      const head = ` ${title} ${heading}`.toLowerCase();
      const all = `${head} ${text}`.toLowerCase();
      if (!words.every((word) => hasWord(all, word))) return [];
      return [{ topic, title, id, heading, isInHead: words.some((word) => hasWord(head, word)) }];
    }),
  );
  return found
    .toSorted((one, other) => Number(other.isInHead) - Number(one.isInHead))
    .map(({ isInHead: _, ...section }) => section);
}

function hasWord(text: string, beginning: string): boolean {
  return text.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(beginning));
}
