import { candidateTotalsCsv } from '@plumbline/election-files';
import { assert, lookUp } from '@plumbline/prelude';
import { sha256Hex } from '@plumbline/statistics';
import type { ContestVotes } from '../state/ballot-event.ts';
import type { TalliesObstacle } from '../state/ballot-refusal.ts';
import type { HandedTallies, OpenRoom, VotesReport } from '../state/room.ts';
import { type Figures, figuresOf } from './figures.ts';
import type { ManifestDraft, ManifestRow } from './manifest.ts';

/** The contests of an audit that a jurisdiction votes on, and how many there are in the audit. */
export type TalliesAsked = Pick<HandedTallies, 'contests' | 'contestsInAudit'>;

/** Votes by batch as they can be made of the room now: with obstacles no audit takes them. */
export type TalliesDraft = {
  readonly rows: readonly { readonly batch: string; readonly name: string; readonly votes: Votes }[];
  readonly obstacles: readonly TalliesObstacle[];
};

type Votes = (contest: string, choice: string) => number;

/** What a batch was reported to hold, as it was reported last. */
export function newestReport(room: OpenRoom, batch: string): VotesReport | undefined {
  return lookUp(room.votes, batch)?.at(-1);
}

/** Makes the votes by batch of a manifest, batch by batch what was approved, with everything that keeps them from an audit. */
export function draftTallies(
  room: OpenRoom,
  { rows }: Pick<ManifestDraft, 'rows'>,
  { contests }: TalliesAsked,
): TalliesDraft {
  const otherCards = otherCardsIn(room);
  const names = Map.groupBy(rows, ({ name }) => name);
  const repeated = [...names].flatMap(([name, alike]): TalliesObstacle[] =>
    alike.length > 1 ? [{ what: 'votes-name-repeated', name }] : [],
  );
  const made = rows.map((row) => {
    const { batch, name } = row;
    const report = newestReport(room, batch);
    const other = otherCards(batch);
    const obstacle =
      obstacleOfReport(batch, report) ?? (other && ({ what: 'votes-on-other-cards', batch, ...other } as const));
    const obstacles = obstacle !== undefined ? [obstacle] : obstaclesOfContests(row, report?.contests ?? [], contests);
    return { row: { batch, name, votes: votesIn(report) }, obstacles };
  });
  return { rows: made.map(({ row }) => row), obstacles: [...repeated, ...made.flatMap(({ obstacles }) => obstacles)] };
}

function votesIn(report: VotesReport | undefined): Votes {
  const votes = new Map(
    report?.contests.map(({ contest, choices }) => [
      contest,
      new Map(choices.map((choice) => [choice.choice, choice.votes] as const)),
    ]),
  );
  return (contest, choice) => votes.get(contest)?.get(choice) ?? 0;
}

function obstacleOfReport(batch: string, report: VotesReport | undefined): TalliesObstacle | undefined {
  switch (report?.state.is) {
    case undefined:
      return { what: 'votes-missing', batch };
    case 'waits':
      return { what: 'votes-waiting', batch };
    case 'returned':
      return { what: 'votes-returned', batch };
    case 'outdated':
      return { what: 'votes-outdated', batch };
    case 'approved':
      return undefined;
  }
}

/** The cards that votes were reported of beside those that are tabulated there. */
export type OtherCards = { readonly cards: number; readonly tabulated: number };

/** Says of a batch whether votes were reported of other cards than are tabulated there; several batches of one place are held together. */
export function otherCardsIn(
  room: OpenRoom,
  figures: Figures = figuresOf(room),
): (batch: string) => OtherCards | undefined {
  const reported = new Map<string, number>();
  for (const { batch, countedAt } of figures.batches) {
    reported.set(countedAt, (reported.get(countedAt) ?? 0) + (newestReport(room, batch)?.cards ?? 0));
  }
  return (batch) => {
    const place = lookUp(room.batches, batch)?.countedAt;
    assert(place !== undefined, 'what was reported is of a batch', batch);
    const cards = reported.get(place) ?? 0;
    const tabulated = figures.at(place, 'tabulated')?.value ?? 0;
    return cards === tabulated ? undefined : { cards, tabulated };
  };
}

function obstaclesOfContests(
  { batch, cards }: ManifestRow,
  reported: readonly ContestVotes[],
  contests: TalliesAsked['contests'],
): readonly TalliesObstacle[] {
  return contests.flatMap(({ name: contest, choices, votesAllowed }): TalliesObstacle[] => {
    const found = reported.find((each) => each.contest === contest);
    if (found === undefined || !isSame(found, choices)) return [{ what: 'votes-of-contest-missing', batch, contest }];
    let votes = 0;
    for (const choice of found.choices) votes += choice.votes;
    const most = cards * votesAllowed;
    return votes > most ? [{ what: 'votes-above-cards', batch, contest, votes, most }] : [];
  });
}

function isSame({ choices }: ContestVotes, asked: readonly string[]): boolean {
  return choices.length === asked.length && choices.every(({ choice }) => asked.includes(choice));
}

/** The file of votes by batch, as an audit that compares batches asks for it. */
export function talliesCsv({ rows }: Pick<TalliesDraft, 'rows'>, { contests, contestsInAudit }: TalliesAsked): string {
  return candidateTotalsCsv({ contests, contestsInAudit, batches: rows });
}

/** The digest of the file as it would be handed over; undefined where something is in the way. */
export function digestOfTallies(
  room: OpenRoom,
  manifest: Pick<ManifestDraft, 'rows'>,
  asked: TalliesAsked,
): string | undefined {
  const draft = draftTallies(room, manifest, asked);
  return draft.obstacles.length > 0 ? undefined : sha256Hex(talliesCsv(draft, asked));
}
