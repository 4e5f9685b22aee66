import { type Instant, millisecondsOf, minutesBetween } from '../units/instant.ts';

/** Who or what holds a container from a moment on. */
export type Holder =
  | { readonly in: 'area'; readonly area: string; readonly isSecured: boolean }
  | { readonly in: 'hands'; readonly people: readonly string[] }
  /** Nobody knows: it was not where it should have been. */
  | { readonly in: 'nowhere-known' };

export type CustodyStep = { readonly at: Instant; readonly holder: Holder };

/** A time in which nobody can say for a container of voted ballots that it was controlled. */
export type CustodyGap = {
  readonly from: Instant;
  readonly until: Instant;
  readonly minutes: number;
  readonly why: 'one-person' | 'unsecured-area' | 'nowhere-known';
};

/**
 * Every gap of a timeline up to a moment: a time without two people and without a secured area. Steps are taken in the order of
 * their moments, those of the same moment in the order in which they were recorded.
 */
export function custodyGaps(steps: readonly CustodyStep[], until: Instant): readonly CustodyGap[] {
  const inOrder = steps.toSorted((a, b) => millisecondsOf(a.at) - millisecondsOf(b.at));
  const gaps: CustodyGap[] = [];
  for (const [place, { at, holder }] of inOrder.entries()) {
    const why = whyUncontrolled(holder);
    const ends = inOrder[place + 1]?.at ?? until;
    if (why === undefined || millisecondsOf(ends) <= millisecondsOf(at)) continue;
    gaps.push({ from: at, until: ends, minutes: minutesBetween(at, ends), why });
  }
  return gaps;
}

/** Why a holder is no custody; undefined where it is. */
export function whyUncontrolled(holder: Holder): CustodyGap['why'] | undefined {
  if (holder.in === 'nowhere-known') return 'nowhere-known';
  if (holder.in === 'area') return holder.isSecured ? undefined : 'unsecured-area';
  return new Set(holder.people).size > 1 ? undefined : 'one-person';
}
