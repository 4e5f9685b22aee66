import { type Answer, answer, refuse } from '../answer.ts';
import { isCount } from '../numeric/count.ts';
import { type BatchComparison, type BatchSample, type CombinedAfterSeed, reportedVotes } from './batch-comparison.ts';

/** What is drawn as one: a batch, or the batches that the plan makes one unit. */
export type AuditedUnit = {
  /** Its batches by place. */
  readonly members: readonly number[];
  readonly reported: readonly number[];
  /** Cards of its batches that contain the contest. */
  readonly ballots: number;
  readonly timesDrawn: number;
  /** The first of its batches, in their order, that was drawn. */
  readonly firstDrawn: number | undefined;
  /** What was counted by hand: on its own cards, or on those of units it was mixed with; `undefined` while nothing was. */
  readonly count:
    | { readonly of: 'unit'; readonly audited: readonly number[] }
    | { readonly of: 'mixed'; readonly mixed: MixedUnits }
    | undefined;
};

/** Units that were mixed after the seed, with their one hand count. */
export type MixedUnits = {
  readonly audited: readonly number[];
  /** Reported votes and cards of all of them together, drawn or not. */
  readonly reported: readonly number[];
  readonly ballots: number;
  /** The hand count may hold cards of other batches, or holds more votes than the cards can. */
  readonly isUnbounded: boolean;
};

/**
 * The units that were drawn or counted, or why draws, groups and hand counts cannot be read
 * together.
 */
export function auditedUnits(comparison: BatchComparison, sample: BatchSample): Answer<readonly AuditedUnit[]> {
  const { batches, combined = [] } = comparison;
  const { draws, audited, combinedAfterSeed = [] } = sample;
  const planned = combined.flat();
  const mixed = combinedAfterSeed.flatMap((group) => group.members);
  const isPlace = (place: number) => Number.isSafeInteger(place) && place >= 0 && place < batches.length;
  if (
    new Set(planned).size < planned.length ||
    new Set(mixed).size < mixed.length ||
    ![...planned, ...mixed, ...draws, ...audited.keys()].every(isPlace)
  ) {
    return refuse('counts-contradict', 'batches-not-named-once');
  }
  const unitOf = unitsByPlace(combined);
  const timesDrawn = new Map<readonly number[], number>();
  for (const place of [...audited.keys(), ...mixed]) timesDrawn.set(unitOf(place), 0);
  for (const place of draws) timesDrawn.set(unitOf(place), (timesDrawn.get(unitOf(place)) ?? 0) + 1);

  const mixedOf = new Map<readonly number[], MixedUnits>();
  for (const group of combinedAfterSeed) {
    const read = readMixed(comparison, group, unitOf);
    if (!read.ok) return read;
    for (const unit of read.value.units) {
      if (mixedOf.has(unit)) {
        return refuse('counts-contradict', 'batch-in-two-groups', { batch: unit[0] + 1 });
      }
      if (read.value.mixed) mixedOf.set(unit, read.value.mixed);
      if (unit.some((place) => audited.has(place))) {
        return refuse('counts-contradict', 'batch-mixed-and-counted', { batch: unit[0] + 1 });
      }
    }
  }

  const drawn = new Set(draws);
  const units: AuditedUnit[] = [];
  for (const [members, times] of timesDrawn) {
    const counted = countOfUnit(comparison, sample, members);
    if (!counted.ok) return counted;
    const group = mixedOf.get(members);
    units.push({
      members,
      reported: reportedVotes(comparison, members),
      ballots: ballotsOf(comparison, members),
      timesDrawn: times,
      firstDrawn: members.filter((place) => drawn.has(place)).sort((a, b) => a - b)[0],
      count: group ? { of: 'mixed', mixed: group } : counted.value && { of: 'unit', audited: counted.value },
    });
  }
  return answer(units);
}

/** Whether every batch of the contest was drawn, itself or as part of its unit, and has a hand count. */
export function isDrawnInFull({ batches }: BatchComparison, units: readonly AuditedUnit[]): boolean {
  const known = new Set(
    units.filter((unit) => unit.timesDrawn > 0 && unit.count !== undefined).flatMap((unit) => unit.members),
  );
  return batches.every((batch, place) => batch === undefined || known.has(place));
}

function unitsByPlace(combined: readonly (readonly number[])[]): (place: number) => readonly number[] {
  const known = new Map(combined.flatMap((group) => group.map((place) => [place, group] as const)));
  return (place) => {
    const members = known.get(place) ?? [place];
    known.set(place, members);
    return members;
  };
}

/** The units that were mixed, whole units of the plan where only a part of one was, and what was counted on them. */
function readMixed(
  comparison: BatchComparison,
  group: CombinedAfterSeed,
  unitOf: (place: number) => readonly number[],
): Answer<{ readonly units: readonly (readonly number[])[]; readonly mixed: MixedUnits | undefined }> {
  const { contest } = comparison;
  const units = [...new Set(group.members.map(unitOf))];
  const { audited } = group;
  if (audited === undefined) return answer({ units, mixed: undefined });
  if (audited.length !== contest.choices.length || !audited.every(isCount)) {
    return refuse('counts-contradict', 'mixed-count-not-whole', { batch: (group.members[0] ?? 0) + 1 });
  }
  const places = units.flat();
  const ballots = ballotsOf(comparison, places);
  const votes = audited.reduce((sum, count) => sum + count, 0);
  const isOverfull = votes > ballots * contest.votesAllowed || audited.some((count) => count > ballots);
  const reported = reportedVotes(comparison, places);
  return answer({
    units,
    mixed: { audited, reported, ballots, isUnbounded: isOverfull || (group.holdsOtherCards ?? false) },
  });
}

function countOfUnit(
  { contest }: BatchComparison,
  { audited }: BatchSample,
  members: readonly number[],
): Answer<readonly number[] | undefined> {
  const counts = members
    .filter((place) => audited.has(place))
    .map((place) => audited.get(place) ?? contest.choices.map(() => 0));
  if (counts.length === 0) return answer(undefined);
  const [first] = counts;
  if (counts.some((votes) => votes.length !== contest.choices.length || votes.some((count) => !isCount(count)))) {
    return refuse('counts-contradict', 'batch-count-not-whole', { batch: members[0] + 1 });
  }
  if (counts.some((votes) => votes.some((count, place) => count !== first[place]))) {
    return refuse('counts-contradict', 'combined-counts-differ');
  }
  return answer(first);
}

function ballotsOf({ batches }: BatchComparison, places: readonly number[]): number {
  return places.reduce((sum, place) => sum + (batches[place]?.ballots ?? 0), 0);
}
