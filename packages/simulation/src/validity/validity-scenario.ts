import type { RandomSource } from '@plumbline/statistics';

/** How one simulated audit ended: whether it confirmed the reported outcome, and how many draws it took. */
export type SimulatedAudit = { readonly confirmed: boolean; readonly draws: number };

/**
 * Whether the outcome that was reported is what the paper says.
 *
 * - `wrong`: the reported winner really ties, to the vote. It is the wrong outcome that is hardest to tell from a right
 *   one, so a method that holds here holds for every wrong outcome.
 * - `right`: the report is right, and CVRs and batch tallies err as little as they usually do.
 */
export type Outcome = 'wrong' | 'right';

/**
 * One way to put a method to the test.
 *
 *   method       its name on the command line
 *   situation    what is special about the election: missing cards, two votes allowed, pools, …
 *   form         `default`: as this product audits; `published`: the compatibility form of another system
 *   assumes      what its papers ask beyond random draws, for methods that are valid only then
 *   refuses      why the method confirms nothing here, even where the report is right
 *   start        makes the election, and answers a function that audits it once
 *
 * Every audit goes on to a full count or to a bound on draws far beyond it, and may stop at any draw: the sizes of its
 * rounds are those of an adversary who sees every interpretation as it is made and closes the round at the best moment.
 * Where a method `assumes` otherwise, `situation` says what was done.
 */
export type ValidityScenario = {
  readonly method: string;
  readonly situation: string;
  readonly form: 'default' | 'published';
  readonly riskLimit: number;
  readonly assumes?: string;
  readonly refuses?: string;
  readonly start: (outcome: Outcome) => (random: RandomSource) => SimulatedAudit;
};
