import type { Answer } from '../answer.ts';

/**
 * One named computation that anyone can ask for with values read from JSON.
 *
 *   name      what the case's `method` says. A plain name reproduces published systems; where ours differs,
 *             `<name>.corrected` is what this product uses
 *   citation  the paper or specification it comes from
 *   run       reads the input and computes; refuses what it cannot read or answer
 */
export type CalculateMethod = {
  readonly name: string;
  readonly citation: string;
  readonly run: (input: unknown) => Answer<unknown>;
};
