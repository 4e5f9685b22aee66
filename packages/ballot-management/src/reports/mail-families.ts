import { compareNaturally } from '@plumbline/election';
import { entriesOf, lookUp } from '@plumbline/prelude';
import type { Batch, OpenRoom } from '../state/room.ts';

/**
 * Batches of mail that came out of one another: what was received, and what it is now after splits and merges. A batch that was never
 * divided nor joined is a family of its own. Envelopes and ballots change their batch inside a family only, so that what was accepted and what was
 * opened must agree in each.
 */
export type MailFamily = {
  /** The batch that stands for all of it in the accounts: the one that all came from, or all became, or the first that was received. */
  readonly batch: string;
  /** Batches that came out of no other. */
  readonly received: readonly Batch[];
  /** Batches of mail that became no other: what was opened, was opened in these. */
  readonly now: readonly Batch[];
};

/** The families of the batches of mail, in the order of the batches that stand for them. */
export function mailFamiliesOf(room: OpenRoom): readonly MailFamily[] {
  const mail = [...entriesOf(room.batches)]
    .map(([, batch]) => batch)
    .filter(({ channel }) => channel === 'mail')
    .toSorted((a, b) => compareNaturally(a.batch, b.batch));
  const first = new Map(mail.map(({ batch }) => [batch, batch]));
  const firstOf = (batch: string): string => {
    const next = first.get(batch) ?? batch;
    return next === batch ? batch : firstOf(next);
  };
  const cameFrom = new Set<string>();
  for (const { batch, became } of mail) {
    for (const part of became) {
      // Ballots that became part of another channel are no longer those of mail.
      if (lookUp(room.batches, part)?.channel !== 'mail') continue;
      cameFrom.add(part);
      first.set(firstOf(part), firstOf(batch));
    }
  }
  const families = new Map<string, Batch[]>();
  for (const batch of mail) {
    const others = families.get(firstOf(batch.batch));
    if (others === undefined) families.set(firstOf(batch.batch), [batch]);
    else others.push(batch);
  }
  return [...families.values()]
    .map((members) => familyOf(members, cameFrom))
    .toSorted((a, b) => compareNaturally(a.batch, b.batch));
}

function familyOf(members: readonly Batch[], cameFrom: ReadonlySet<string>): MailFamily {
  const received = members.filter(({ batch }) => !cameFrom.has(batch));
  // One that was joined with another channel keeps what was opened of it: the difference does not go away with its name.
  const isOfThese = new Set(members.map(({ batch }) => batch));
  const now = members.filter(({ became }) => !became.some((part) => isOfThese.has(part)));
  const standing = received.length > 1 && now.length === 1 ? now[0] : received[0];
  return { batch: standing?.batch ?? '', received, now };
}
