import type { IrvAssertion } from './irv-assertion.ts';

/** An assertion with its margin in cards, and how hard it is to audit: 1 ÷ margin, smaller is easier. */
export type RaireAssertion = IrvAssertion & {
  readonly margin: number;
  readonly difficulty: number;
  /** The end of an elimination order, first out to winner, that this NEN was made to rule out. Informative. */
  readonly rulesOut?: readonly string[];
};
