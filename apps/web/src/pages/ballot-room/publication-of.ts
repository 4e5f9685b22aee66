import type { StandardAnswer } from './StandardPage.tsx';

type Publication = StandardAnswer['publications'][number];

/** How far something that leaves the room is, and which duties whoever looks has. */
export function publicationOf(answer: StandardAnswer, name: Publication['publication']) {
  const found = answer.publications.find(({ publication }) => publication === name);
  const duties = answer.heading.you?.duties ?? [];
  return {
    proposed: found?.proposed ?? null,
    released: found?.released ?? null,
    isPublisher: duties.includes('publisher'),
    isDirector: duties.includes('director'),
  };
}
