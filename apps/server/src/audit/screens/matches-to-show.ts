import type { QueryOutput } from '@plumbline/api';
import {
  type ContestInCvrs,
  contestInCvrs,
  cvrPlanOf,
  filesNeeded,
  type Planned,
  registeredCvrs,
} from '@plumbline/audit';
import { type Contest, contestInvolves, type DefinedContest } from '@plumbline/election';
import { type NameMatchReason, proposeNameMatches } from '@plumbline/election-files';

type Jurisdiction = QueryOutput<'names-in-cvrs'>['jurisdictions'][number];
type MatchedContest = Jurisdiction['contests'][number];
type Proposal = { readonly name: string; readonly reason: NameMatchReason };

/** What the cast vote records of each jurisdiction call contests and choices, how that is read, and what else it may mean. */
export function matchesToShow(audit: Planned): Jurisdiction[] {
  const { plan, files } = audit;
  const { names, defined } = cvrPlanOf(plan);
  const registered = registeredCvrs(files);
  const contests: readonly DefinedContest[] = defined ?? plan.contests;
  return plan.jurisdictions.map(({ name: jurisdiction }) => {
    const figures = registered.get(jurisdiction);
    const { contests: matched = {}, choices = {} } = names[jurisdiction] ?? {};
    const involved = contests.filter((contest) => contestInvolves(contest, jurisdiction));
    const proposals = proposalsFor(
      involved.map(({ name }) => name),
      (figures?.contests ?? []).map(({ name }) => name),
    );
    return {
      jurisdiction,
      needsCvrs: filesNeeded(audit, jurisdiction).includes('cvrs'),
      cvrs:
        figures === undefined
          ? null
          : { cards: figures.cards, contests: figures.contests.map((contest) => contestToShow(contest)) },
      matched: {
        contests: { ...matched },
        choices: Object.fromEntries(Object.entries(choices).map(([contest, names]) => [contest, { ...names }])),
      },
      contests: involved.map(({ name }) => {
        const read = contestInCvrs(audit, contestNamed(plan.contests, name)).get(jurisdiction);
        const proposed = read === undefined ? (proposals.get(name) ?? null) : null;
        const looked = read ?? figures?.contests.find((one) => one.name === proposed?.name);
        const expected = contestNamed(plan.contests, name).choices.map((choice) => choice.name);
        return {
          contest: name,
          inCvrs: read?.name ?? null,
          proposed,
          choices: choicesToShow(looked, { expected, matched: choices[name] ?? {} }),
          expected,
        };
      }),
    };
  });
}

function contestToShow({ name, votesAllowed, ranked, cards, choices }: ContestInCvrs) {
  return { name, votesAllowed, ranked, cards, choices: choices.map((choice) => ({ ...choice })) };
}

function contestNamed(contests: readonly Contest[], name: string): Contest {
  const found = contests.find((contest) => contest.name === name);
  if (found === undefined) throw new Error(`the contest ${name} is in the plan`);
  return found;
}

function choicesToShow(
  looked: ContestInCvrs | undefined,
  of: { readonly expected: readonly string[]; readonly matched: Readonly<Record<string, string>> },
): MatchedContest['choices'] {
  if (looked === undefined) return [];
  const { expected, matched } = of;
  const readAs = (name: string) => {
    const read = matched[name] ?? name;
    return expected.includes(read) ? read : null;
  };
  const taken = new Set(looked.choices.map(({ name }) => readAs(name)));
  const open = looked.choices.filter(({ name }) => readAs(name) === null).map(({ name }) => name);
  const proposals = proposalsFor(
    expected.filter((name) => !taken.has(name)),
    open,
  );
  const byName = new Map([...proposals].map(([name, { name: inFile, reason }]) => [inFile, { name, reason }]));
  return looked.choices.map(({ name, votes }) => ({
    inCvrs: name,
    votes,
    read: readAs(name),
    proposed: byName.get(name) ?? null,
  }));
}

/** By the audit's name: the name in the records that is proposed for it, and why. */
function proposalsFor(standard: readonly string[], inFile: readonly string[]): ReadonlyMap<string, Proposal> {
  const found = new Map<string, Proposal>();
  for (const match of proposeNameMatches(standard, inFile).matches) {
    if (match.inFile !== null) found.set(match.standard, { name: match.inFile, reason: match.reason });
  }
  return found;
}
