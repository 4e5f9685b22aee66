import {
  type AuditInputs,
  type AuditInRounds,
  type BatchPlace,
  cardComparison,
  cardsListed,
  countedName,
  countedTally,
  countVotes,
  distinctUnits,
  drawsInRound,
  fieldworkIn,
  findBallot,
  findCount,
  kindOf,
  type Round,
  reportedTally,
  takesEverything,
  totalsOfRound,
  type Unit,
  unitKey,
  unitPlace,
} from '@plumbline/audit';
import { addTallies, type ChoiceVotes, type Contest } from '@plumbline/election';

/**
 * What was reported and what people saw of a contest in all rounds that are closed, choice by choice.
 *
 * `same-units`: both are of the units that were looked at, so the votes themselves are held side by side. `shares`: nothing was reported
 * of what was drawn, so shares are: of all ballots, and of the draws that were looked at. `everything`: all was reported and all counted.
 */
export type SeenVotes = {
  readonly contest: string;
  readonly basis: 'same-units' | 'shares' | 'everything';
  readonly unit: 'ballots' | 'batches';
  /** Distinct batches, or draws of ballots that were found, whose votes are added up. */
  readonly lookedAt: number;
  /** Ballots the reported votes are of; for `shares` only. */
  readonly ballots: number | null;
  readonly choices: readonly { readonly name: string; readonly reported: number; readonly seen: number }[];
};

/** What was seen of each contest of the plan; nothing of one that no closed round looked at. */
export function seenVotes(audit: AuditInRounds, inputs: AuditInputs): readonly SeenVotes[] {
  const closed = audit.phase === 'round-open' ? audit.rounds.slice(0, -1) : audit.rounds;
  if (closed.length === 0) return [];
  return audit.plan.contests.flatMap((contest) => {
    const seen = seenOf(audit, inputs, { contest, closed });
    return seen === undefined || seen.lookedAt === 0 ? [] : [seen];
  });
}

type Asked = { readonly contest: Contest; readonly closed: readonly Round[] };

function seenOf(audit: AuditInRounds, inputs: AuditInputs, asked: Asked): SeenVotes | undefined {
  if (fieldworkIn(audit.plan) === 'batches') return seenInBatches(audit, inputs, asked);
  return kindOf(audit.plan).comparedWith === 'cvrs'
    ? seenBesideRecords(audit, inputs, asked)
    : seenOnBallots(audit, inputs, asked);
}

function seenInBatches(audit: AuditInRounds, inputs: AuditInputs, { contest, closed }: Asked): SeenVotes {
  const places = placesWithContest(audit, countedPlaces(audit, closed), contest);
  const seen = addTallies(places.map((place) => countedTally(findCount(audit, place)?.sheets ?? [])));
  const all = takesEverything(audit.plan);
  const reported = all
    ? Object.fromEntries(contest.choices.map(({ name, votes }) => [name, votes]))
    : (addTallies(places.map((place) => reportedTally(audit, inputs, place)))[contest.name] ?? {});
  return {
    contest: contest.name,
    basis: all ? 'everything' : 'same-units',
    unit: 'batches',
    lookedAt: places.length,
    ballots: null,
    choices: sideBySide(contest, reported, seen[contest.name] ?? {}),
  };
}

/** Cards that have a cast vote record, each draw once; what either side lacks is a case of its own and in neither sum. */
function seenBesideRecords(audit: AuditInRounds, inputs: AuditInputs, { contest, closed }: Asked): SeenVotes {
  const draws = closed.flatMap(({ number: round }) => drawsInRound(audit, contest, { inputs, round }).draws);
  const compared = draws.flatMap((unit) => {
    const record = findBallot(audit, unit.jurisdiction, unitKey(unit))?.record;
    const { reported, change } = cardComparison(audit, contest, { inputs, unit });
    if (record === undefined || reported === 'not-compared' || change === null) return [];
    return [{ record, change }];
  });
  const seen = countVotes(
    contest,
    compared.map(({ record }) => ({ record, times: 1 })),
  );
  const changed = addTallies(compared.map(({ change }) => ({ [contest.name]: change })))[contest.name] ?? {};
  const reported = Object.fromEntries(
    contest.choices.map(({ name }) => [name, (seen[name] ?? 0) + (changed[name] ?? 0)]),
  );
  return {
    contest: contest.name,
    basis: 'same-units',
    unit: 'ballots',
    lookedAt: compared.length,
    ballots: null,
    choices: sideBySide(contest, reported, seen),
  };
}

function seenOnBallots(audit: AuditInRounds, inputs: AuditInputs, { contest, closed }: Asked): SeenVotes {
  const ofRounds = closed.map((round) => {
    const { draws } = drawsInRound(audit, contest, { inputs, round: round.number });
    if (fieldworkIn(audit.plan) === 'totals') {
      const { votes, notFound } = totalsOfRound(round, contest);
      return { votes, lookedAt: Math.max(0, draws.length - notFound) };
    }
    const found = recordsOfDraws(audit, draws).filter(({ record }) => record.state !== 'not-found');
    return { votes: countVotes(contest, found), lookedAt: found.length };
  });
  const seen = addTallies(ofRounds.map(({ votes }) => ({ [contest.name]: votes })))[contest.name] ?? {};
  const reported = Object.fromEntries(contest.choices.map(({ name, votes }) => [name, votes]));
  return {
    contest: contest.name,
    basis: 'shares',
    unit: 'ballots',
    lookedAt: ofRounds.reduce((sum, { lookedAt }) => sum + lookedAt, 0),
    ballots: contest.totalBallots ?? cardsListed(audit.plan, contest, inputs),
    choices: sideBySide(contest, reported, seen),
  };
}

function sideBySide(contest: Contest, reported: ChoiceVotes, seen: ChoiceVotes): SeenVotes['choices'] {
  return contest.choices.map(({ name }) => ({ name, reported: reported[name] ?? 0, seen: seen[name] ?? 0 }));
}

/** The batches drawn in these rounds for any contest, each once; a combined batch counts as one. */
export function countedPlaces(audit: AuditInRounds, rounds: readonly Round[]): readonly BatchPlace[] {
  const counted = new Map<string, BatchPlace>();
  for (const { jurisdiction, batch } of distinctUnits(rounds.flatMap(({ draws }) => draws))) {
    const name = countedName(audit, { jurisdiction, batch });
    counted.set(unitPlace(jurisdiction, name), { jurisdiction, batch: name });
  }
  return [...counted.values()];
}

/** Without the batches that were counted, and not for this contest: a round counts what is still open. */
export function placesWithContest(
  audit: AuditInRounds,
  places: readonly BatchPlace[],
  contest: Contest,
): readonly BatchPlace[] {
  return places.filter((place) => {
    const count = findCount(audit, place);
    return count === undefined || countedTally(count.sheets)[contest.name] !== undefined;
  });
}

/** What was recorded of each draw, as often as it was drawn; nothing of cards nobody has looked at. */
export function recordsOfDraws(audit: AuditInRounds, draws: readonly Unit[]) {
  return draws.flatMap((draw) => {
    const audited = findBallot(audit, draw.jurisdiction, unitKey(draw));
    return audited === undefined ? [] : [{ record: audited.record, times: 1 }];
  });
}
