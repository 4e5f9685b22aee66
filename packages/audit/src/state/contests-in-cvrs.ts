import { type Contest, contestInvolves, type DefinedContest } from '@plumbline/election';
import { RANKED_CHOICES_MAX } from '@plumbline/statistics';
import type { CvrMisfit } from './audit-refusal.ts';
import type { ContestInCvrs, CvrFigures, RegisteredFile } from './audit-state.ts';
import { isRanked } from './contest-assertions.ts';
import { cvrPlanOf, type Plan, type Planned } from './plan.ts';
import { standardizedChoices } from './standardized-contests.ts';

/** What the registered cast vote records (CVRs) of each jurisdiction add up to. */
export function registeredCvrs(files: readonly RegisteredFile[]): ReadonlyMap<string, CvrFigures> {
  const figures = new Map<string, CvrFigures>();
  for (const file of files) {
    if (file.jurisdiction !== null && file.figures.kind === 'cvrs') figures.set(file.jurisdiction, file.figures);
  }
  return figures;
}

/** Reads one jurisdiction's CVRs in the audit's own names. */
export type NamesRead = {
  /** The audit's name for a contest of the CVRs. */
  readonly contest: (nameInCvrs: string) => string;
  /** The audit's name for a choice in the CVRs, of the audit's contest. */
  readonly choice: (contest: string, nameInCvrs: string) => string;
};

/** How the names in the CVRs of `jurisdiction` are read: as they were matched, or else as they stand. */
export function namesRead(plan: Plan, jurisdiction: string): NamesRead {
  const names = cvrPlanOf(plan).names[jurisdiction];
  const matched = new Set(Object.values(names?.contests ?? {}));
  return {
    contest: (name) => names?.contests[name] ?? (matched.has(name) ? UNMATCHED : name),
    choice: (contest, name) => names?.choices[contest]?.[name] ?? name,
  };
}

/** A contest whose own name was given to another one of the file: it is none of the audit's. No contest has an empty name. */
const UNMATCHED = '';

/** The contests of the plan with what was left open taken from the registered CVRs, as far as they tell. */
export function contestsFromCvrs({ plan, files }: Planned, defined: readonly DefinedContest[]): readonly Contest[] {
  return defined.map((contest) => {
    const found = foundIn({ plan, files }, contest);
    // Of ranked choices a card counts for one at a time, whatever a file calls the number of its ranks.
    const votesAllowed = isRanked(contest)
      ? 1
      : (contest.votesAllowed ?? found.find((one) => one.votesAllowed !== null)?.votesAllowed ?? 1);
    const names = choicesExpected({ plan, files }, contest, found);
    const choices = addedUp(found, names).map((inCvrs, place) => ({
      name: inCvrs.name,
      votes: contest.choices?.[place]?.votes ?? inCvrs.votes,
    }));
    return { ...contest, votesAllowed, choices };
  });
}

/** Where the registered CVRs do not fit the contests of the plan: each place, so that all can be put right at once. */
export function cvrMisfits({ plan, files }: Planned, recordsAre: RecordsOfContest = 'all'): readonly CvrMisfit[] {
  const defined = cvrPlanOf(plan).defined ?? plan.contests;
  return defined.flatMap((contest, place) => {
    const of = { contest: plan.contests[place], recordsAre };
    return misfitsOf({ plan, files }, contest, of);
  });
}

/** Whether the CVRs are of all cards of a contest, or of a part of them. */
type RecordsOfContest = 'all' | 'part';

/** What the CVRs of a contest's jurisdictions add up to, by choice in the audit's names. */
export function votesInCvrs(planned: Planned, contest: Contest): ReadonlyMap<string, number> {
  const names = contest.choices.map(({ name }) => name);
  return new Map(addedUp(foundIn(planned, contest), names).map(({ name, votes }) => [name, votes]));
}

function misfitsOf(
  planned: Planned,
  defined: DefinedContest,
  { contest, recordsAre }: { readonly contest: Contest | undefined; readonly recordsAre: RecordsOfContest },
): readonly CvrMisfit[] {
  const { name } = defined;
  const found = foundIn(planned, defined);
  const misfits: CvrMisfit[] = absentFrom(planned, defined).map((jurisdiction) => ({
    what: 'contest-not-in-cvrs',
    jurisdiction,
    contest: name,
  }));
  misfits.push(...rankingMisfits(defined, found));
  const expected = choicesExpected(planned, defined, found);
  for (const { jurisdiction, names, readTwice } of found) {
    // A file that came after its names were matched may have brought another choice of the name that was given to one.
    const choices = [...names.filter((one) => !expected.includes(one)), ...readTwice];
    if (choices.length > 0)
      misfits.push({ what: 'choices-not-matched', jurisdiction, contest: name, choices, expected });
  }
  if (!isRanked(defined)) misfits.push(...votesAllowedMisfits(defined, found));
  if (misfits.length > 0 || contest === undefined) return misfits;
  if (recordsAre === 'part') return votesAboveTotals(planned, contest);
  if (isKnownInFull(planned, defined)) return totalsMisfits(defined, contest, found);
  return isRanked(defined) ? [{ what: 'ranks-unknown', contest: name }] : unknownMisfits(defined);
}

/** Whether voters ranked the choices is for the plan and the CVRs to say alike. */
function rankingMisfits(defined: DefinedContest, found: readonly FoundContest[]): readonly CvrMisfit[] {
  const isPlanned = isRanked(defined);
  const what = isPlanned ? 'contest-without-ranks' : 'contest-ranked';
  const misfits: CvrMisfit[] = found
    .filter(({ ranked }) => ranked !== isPlanned)
    .map(({ jurisdiction }) => ({ what, jurisdiction, contest: defined.name }));
  const choices = fullest(found)?.names.length ?? 0;
  if (!isPlanned || choices <= RANKED_CHOICES_MAX) return misfits;
  return [...misfits, { what: 'ranked-choices-too-many', contest: defined.name, choices, most: RANKED_CHOICES_MAX }];
}

/** Choices for which the CVRs of a part of the cards have more votes than were reported in all. */
function votesAboveTotals(planned: Planned, contest: Contest): readonly CvrMisfit[] {
  const inCvr = votesInCvrs(planned, contest);
  return contest.choices
    .map(({ name, votes }) => ({ choice: name, inCvrs: inCvr.get(name) ?? 0, reported: votes }))
    .filter(({ inCvrs, reported }) => inCvrs > reported)
    .map((one) => ({ what: 'cvrs-above-totals', contest: contest.name, ...one }));
}

/** Where the CVRs of every card are there, what was typed is held against them. */
function totalsMisfits(
  defined: DefinedContest,
  contest: Contest,
  found: readonly FoundContest[],
): readonly CvrMisfit[] {
  const { name, winners, cardsBearing } = contest;
  const misfits: CvrMisfit[] = [];
  if (winners >= contest.choices.length) {
    misfits.push({ what: 'choices-too-few', contest: name, choices: contest.choices.length, winners });
  }
  if (defined.choices !== null) {
    const inFile = addedUp(
      found,
      defined.choices.map((choice) => choice.name),
    );
    for (const [place, { name: choice, votes: reported }] of defined.choices.entries()) {
      const inCvrs = inFile[place]?.votes ?? 0;
      if (reported !== null && inCvrs !== reported) {
        misfits.push({ what: 'totals-differ-from-cvrs', contest: name, choice, inCvrs, reported });
      }
    }
  }
  const votes = contest.choices.map((choice) => choice.votes);
  const all = votes.reduce((sum, count) => sum + count, 0);
  const needed = Math.max(0, ...votes, Math.ceil(all / contest.votesAllowed));
  if (cardsBearing !== null && cardsBearing < needed) {
    misfits.push({ what: 'cards-bearing-too-few', contest: name, cardsBearing, needed });
  }
  return misfits;
}

/** Where only the CVRs of drawn cards are public, nothing adds up to choices and votes. */
function unknownMisfits({ name, choices, votesAllowed }: DefinedContest): readonly CvrMisfit[] {
  if (choices === null || choices.some(({ votes }) => votes === null)) {
    return [{ what: 'choices-unknown', contest: name }];
  }
  return votesAllowed === null ? [{ what: 'votes-allowed-unknown', contest: name }] : [];
}

function votesAllowedMisfits(defined: DefinedContest, found: readonly FoundContest[]): readonly CvrMisfit[] {
  const said = found.flatMap(({ jurisdiction, votesAllowed }) =>
    votesAllowed === null ? [] : [{ jurisdiction, inCvrs: votesAllowed }],
  );
  const elsewhere = defined.votesAllowed ?? said[0]?.inCvrs;
  if (elsewhere === undefined) {
    return found.length === 0 ? [] : [{ what: 'votes-allowed-unknown', contest: defined.name }];
  }
  return said
    .filter(({ inCvrs }) => inCvrs !== elsewhere)
    .map(({ jurisdiction, inCvrs }) => ({
      what: 'votes-allowed-differ',
      jurisdiction,
      contest: defined.name,
      inCvrs,
      elsewhere,
    }));
}

/** A contest in a jurisdiction's CVRs, its choices in the audit's names. */
type FoundContest = Pick<ContestInCvrs, 'votesAllowed' | 'ranked'> & {
  readonly jurisdiction: string;
  readonly names: readonly string[];
  /** Choices of the CVRs, by their names there, that are read as one that stands there before. */
  readonly readTwice: readonly string[];
  readonly votes: ReadonlyMap<string, number>;
};

/** The contest in the CVRs of its jurisdictions, in the order of the plan; those that lack it are left out. */
function foundIn(planned: Planned, contest: DefinedContest): readonly FoundContest[] {
  const { plan } = planned;
  return [...contestInCvrs(planned, contest)].map(([jurisdiction, { votesAllowed, ranked, choices }]) => {
    const { choice: read } = namesRead(plan, jurisdiction);
    const votes = new Map<string, number>();
    const readTwice: string[] = [];
    for (const one of choices) {
      const name = read(contest.name, one.name);
      if (votes.has(name)) readTwice.push(one.name);
      votes.set(name, (votes.get(name) ?? 0) + one.votes);
    }
    return { jurisdiction, votesAllowed, ranked, names: [...votes.keys()], readTwice, votes };
  });
}

/** What the CVRs of each jurisdiction say of one contest of the plan; a jurisdiction without CVRs, or without it in them, is missing. */
export function contestInCvrs(
  { plan, files }: Planned,
  contest: Pick<Contest, 'name' | 'jurisdictions'>,
): ReadonlyMap<string, ContestInCvrs> {
  const registered = registeredCvrs(files);
  const found = new Map<string, ContestInCvrs>();
  for (const { name: jurisdiction } of plan.jurisdictions) {
    if (!contestInvolves(contest, jurisdiction)) continue;
    const { contest: read } = namesRead(plan, jurisdiction);
    const one = registered.get(jurisdiction)?.contests.find(({ name }) => read(name) === contest.name);
    if (one !== undefined) found.set(jurisdiction, one);
  }
  return found;
}

/** Jurisdictions whose CVRs are registered, of every card, and lack the contest. */
function absentFrom({ plan, files }: Planned, contest: DefinedContest): readonly string[] {
  const found = contestInCvrs({ plan, files }, contest);
  const registered = registeredCvrs(files);
  return plan.jurisdictions
    .map(({ name }) => name)
    .filter((name) => contestInvolves(contest, name) && registered.get(name)?.scope === 'every-card')
    .filter((name) => !found.has(name));
}

/** Whether the CVRs of every card of every jurisdiction of the contest that holds ballots are registered. */
function isKnownInFull({ plan, files }: Planned, contest: DefinedContest): boolean {
  const registered = registeredCvrs(files);
  return plan.jurisdictions
    .filter(({ name }) => contestInvolves(contest, name) && !plan.withoutBallots.includes(name))
    .every(({ name }) => registered.get(name)?.scope !== 'sampled-cards');
}

function addedUp(found: readonly FoundContest[], names: readonly string[]): Contest['choices'] {
  return names.map((name) => ({
    name,
    votes: found.reduce((sum, { votes }) => sum + (votes.get(name) ?? 0), 0),
  }));
}

/** The choices a contest has: as they were typed, as the list of standardized contests has them, or as the CVRs with the most. */
function choicesExpected(
  { files }: Planned,
  { name, choices }: DefinedContest,
  found: readonly FoundContest[],
): readonly string[] {
  return choices?.map((choice) => choice.name) ?? standardizedChoices(files, name) ?? fullest(found)?.names ?? [];
}

/** The jurisdiction with the most choices, the first of equals: the others' may be fewer, and none of them another. */
function fullest(found: readonly FoundContest[]): FoundContest | undefined {
  return found.reduce<FoundContest | undefined>(
    (most, one) => (most === undefined || one.names.length > most.names.length ? one : most),
    undefined,
  );
}
