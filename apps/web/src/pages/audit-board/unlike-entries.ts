import type { QueryOutput } from '@plumbline/api';
import { isSamePressed } from '@plumbline/audit';
import type { ManualVoteRecord } from '@plumbline/election';

type Contest = QueryOutput<'board'>['contests'][number];

/** The contests that two people entered otherwise. All, where they differ in whether the card was found, or in what was said of it as such. */
export function unlikeContests(contests: readonly Contest[], records: readonly ManualVoteRecord[]): readonly Contest[] {
  const unlike = contests.filter(({ name }) => !isAlike(name, records));
  return unlike.length > 0 ? unlike : contests;
}

/** What two people entered alike on a card, to go on from; null where that is nothing. */
export function entriesAlike(
  contests: readonly Contest[],
  records: readonly ManualVoteRecord[],
): ManualVoteRecord | null {
  const [first] = records;
  if (first === undefined || first.state === 'not-found') return null;
  const alike = contests.filter(({ name }) => isAlike(name, records));
  const read = alike.flatMap(({ name }) => {
    const one = first.interpretations[name];
    return one === undefined ? [] : [[name, one] as const];
  });
  return { state: 'audited', interpretations: Object.fromEntries(read) };
}

function isAlike(contest: string, [first, ...others]: readonly ManualVoteRecord[]): boolean {
  if (first === undefined || first.state === 'not-found') return false;
  const read = first.interpretations[contest];
  const isNotAgreed = first.card?.notAgreed.includes(contest) === true;
  return others.every(
    (other) =>
      other.state === 'audited' &&
      (read === undefined
        ? other.interpretations[contest] === undefined
        : isSamePressed(read, other.interpretations[contest])) &&
      (other.card?.notAgreed.includes(contest) === true) === isNotAgreed,
  );
}
