import type { Jurisdiction, Sha256 } from '@plumbline/election';
import type { TextInLog } from './free-text.ts';
import type { Plan } from './plan.ts';

/**
 * How the numbers of a manifest were checked.
 *
 *   hand-count              people counted the cards
 *   counter-against-voters  a counter's number was held against the number of voters
 *   tabulator-alone         nothing but the machine that is audited says so
 */
export const WAYS_VERIFIED = ['hand-count', 'counter-against-voters', 'tabulator-alone'] as const;
export type WayVerified = (typeof WAYS_VERIFIED)[number];

/** How ballots come in, as far as one of them may be missing from a manifest. */
export const BALLOT_KINDS = ['election-day', 'early', 'mail', 'uocava', 'provisional', 'cured-or-late'] as const;
export type BallotKind = (typeof BALLOT_KINDS)[number];

/** Whether the manifest lists the cards of a kind, there are none, or some are still to be counted: so many. */
export type KindListed =
  | { readonly listed: 'included' | 'none' }
  | { readonly listed: 'not-yet-counted'; readonly cards: number };

/**
 * What the office of a jurisdiction says of the numbers in its manifest. It is said of one file, and falls with it.
 *
 *   by   the role or name of whoever checked them
 *   on   the day, as YYYY-MM-DD
 */
export type ManifestStatement = {
  readonly manifest: Sha256;
  readonly verified: WayVerified;
  readonly by: TextInLog;
  readonly on: string;
  readonly ballots: Readonly<Record<BallotKind, KindListed>>;
};

/** What is said of the manifest of a jurisdiction; undefined where nobody has said anything. */
export function statementOf(
  { manifestStatements }: Pick<Plan, 'manifestStatements'>,
  jurisdiction: string,
): ManifestStatement | undefined {
  return manifestStatements !== undefined && Object.hasOwn(manifestStatements, jurisdiction)
    ? manifestStatements[jurisdiction]
    : undefined;
}

/** The cards of a jurisdiction that were cast and that its manifest cannot list, because they are still to be counted. */
export function cardsNotYetCounted(plan: Pick<Plan, 'manifestStatements'>, jurisdiction: string): number {
  const statement = statementOf(plan, jurisdiction);
  if (statement === undefined) return 0;
  return Object.values(statement.ballots).reduce(
    (sum, kind) => sum + (kind.listed === 'not-yet-counted' ? kind.cards : 0),
    0,
  );
}

/** The cards that are still to be counted in all of these jurisdictions. */
export function cardsNotYetCountedIn(
  plan: Pick<Plan, 'manifestStatements'>,
  jurisdictions: readonly Pick<Jurisdiction, 'name'>[],
): number {
  return jurisdictions.reduce((sum, { name }) => sum + cardsNotYetCounted(plan, name), 0);
}

/**
 * The cards that are known to have been cast in a jurisdiction whose manifest lists `listed`; null where nobody said. What was expected and
 * what is still to be counted may be the same cards, so that the larger figure holds; not where an election-night report expects them,
 * which has what was counted.
 */
export function cardsKnownCast(
  plan: Pick<Plan, 'manifestStatements'>,
  { name, expectedBallots, expectedFrom }: Jurisdiction,
  listed: number,
): number | null {
  const waiting = cardsNotYetCounted(plan, name);
  if (waiting === 0) return expectedBallots;
  const expected = expectedBallots ?? 0;
  if (expectedFrom === 'election-night-report') return Math.max(expected, listed) + waiting;
  return Math.max(expected, listed + waiting);
}
