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

/** A time in which one holder had a container: until the next took it, or until now. */
export type CustodySpan = CustodyStep & {
  /** Null while it lasts. */
  readonly until: Instant | null;
  readonly minutes: number;
  /** Why this was no custody; undefined where it was. */
  readonly why: CustodyGap['why'] | undefined;
};

/** The timeline of a container up to a moment: steps in the order of their moments, those of the same moment as they were recorded. */
export function custodySpans(steps: readonly CustodyStep[], now: Instant): readonly CustodySpan[] {
  const inOrder = steps.toSorted((a, b) => millisecondsOf(a.at) - millisecondsOf(b.at));
  return inOrder.map((step, place) => {
    const until = inOrder[place + 1]?.at ?? null;
    const minutes = Math.max(0, minutesBetween(step.at, until ?? now));
    return { ...step, until, minutes, why: whyUncontrolled(step.holder) };
  });
}

/** Every gap of a timeline up to a moment: a time without two people and without a secured area. */
export function custodyGaps(steps: readonly CustodyStep[], now: Instant): readonly CustodyGap[] {
  const { ended, last } = gapsEnded(steps);
  const why = last && whyUncontrolled(last.holder);
  if (last === undefined || why === undefined || millisecondsOf(now) <= millisecondsOf(last.at)) return ended;
  return [...ended, { from: last.at, until: now, minutes: minutesBetween(last.at, now), why }];
}

type GapsEnded = { readonly ended: readonly CustodyGap[]; readonly last: CustodyStep | undefined };

/** A list of steps is never changed, so what lies between them is looked at once: only its end goes on with the clock. */
const remembered = new WeakMap<readonly CustodyStep[], GapsEnded>();

function gapsEnded(steps: readonly CustodyStep[]): GapsEnded {
  const known = remembered.get(steps);
  if (known !== undefined) return known;
  const timed = steps.map((step) => ({ step, at: millisecondsOf(step.at) }));
  const isInOrder = timed.every(({ at }, place) => place === 0 || (timed[place - 1]?.at ?? at) <= at);
  if (!isInOrder) timed.sort((a, b) => a.at - b.at);
  const ended: CustodyGap[] = [];
  for (const [place, { step, at }] of timed.entries()) {
    const next = timed[place + 1];
    const why = next === undefined || next.at <= at ? undefined : whyUncontrolled(step.holder);
    if (next === undefined || why === undefined) continue;
    ended.push({ from: step.at, until: next.step.at, minutes: (next.at - at) / 60_000, why });
  }
  const found = { ended, last: timed.at(-1)?.step };
  remembered.set(steps, found);
  return found;
}

/** Why a holder is no custody; undefined where it is. */
export function whyUncontrolled(holder: Holder): CustodyGap['why'] | undefined {
  if (holder.in === 'nowhere-known') return 'nowhere-known';
  if (holder.in === 'area') return holder.isSecured ? undefined : 'unsecured-area';
  const [first] = holder.people;
  return holder.people.some((person) => person !== first) ? undefined : 'one-person';
}
