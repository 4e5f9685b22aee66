import type { CommandInput, QueryOutput } from '@plumbline/api';

type Jurisdiction = QueryOutput<'names-in-cvrs'>['jurisdictions'][number];
type Proposal = NonNullable<Jurisdiction['contests'][number]['proposed']>;

/** Which name of the records is meant by each name of the audit; empty where nobody has said. */
export type NamesDraft = {
  /** By the audit's contest: the records' contest. */
  readonly contests: Readonly<Record<string, string>>;
  /** By the audit's contest and the records' choice: the audit's choice. */
  readonly choices: Readonly<Record<string, Readonly<Record<string, string>>>>;
};

/** A choice of the records, to be read as one of the audit. */
export type ChoiceToMatch = {
  readonly inCvrs: string;
  readonly votes: number;
  readonly proposed: Proposal | null;
};

/** The names as they are read now, with what is proposed where nothing is. */
export function namesDraft({ contests }: Jurisdiction): NamesDraft {
  return {
    contests: Object.fromEntries(
      contests.map(({ contest, inCvrs, proposed }) => [contest, inCvrs ?? proposed?.name ?? '']),
    ),
    choices: Object.fromEntries(
      contests.map(({ contest, choices }) => [
        contest,
        Object.fromEntries(choices.map(({ inCvrs, read, proposed }) => [inCvrs, read ?? proposed?.name ?? ''])),
      ]),
    ),
  };
}

/** The choices of the records' contest that is meant by one of the audit. */
export function choicesToMatch(
  { contests, cvrs }: Jurisdiction,
  contest: string,
  draft: NamesDraft,
): readonly ChoiceToMatch[] {
  const known = contests.find((one) => one.contest === contest);
  const meant = draft.contests[contest] ?? '';
  const found = cvrs?.contests.find(({ name }) => name === meant);
  const isTheOne = meant === (known?.inCvrs ?? known?.proposed?.name);
  return (found?.choices ?? []).map(({ name, votes }) => ({
    inCvrs: name,
    votes,
    proposed: isTheOne ? (known?.choices.find((one) => one.inCvrs === name)?.proposed ?? null) : null,
  }));
}

/** What the audit's choice is that a choice of the records is read as in the draft; empty where nobody has said. */
export function choiceMeant(draft: NamesDraft, contest: string, inCvrs: string, expected: readonly string[]): string {
  return draft.choices[contest]?.[inCvrs] ?? (expected.includes(inCvrs) ? inCvrs : '');
}

/** The votes that a choice of the audit has in the other jurisdictions, as far as they are read: a swap shows beside them. */
export function votesElsewhere(
  contests: QueryOutput<'names-in-cvrs'>['plan']['contests'],
  contest: Jurisdiction['contests'][number],
  choice: string,
): number {
  const all = contests.find(({ name }) => name === contest.contest)?.choices.find(({ name }) => name === choice);
  const here = contest.inCvrs === null ? [] : contest.choices.filter(({ read }) => read === choice);
  return (all?.votes ?? 0) - here.reduce((sum, { votes }) => sum + votes, 0);
}

/** Whether everything of a contest agrees or was matched before, so that nobody has to look at it. */
export function isMatched({ inCvrs, choices, expected }: Jurisdiction['contests'][number]): boolean {
  return inCvrs !== null && (expected.length === 0 || choices.every(({ read }) => read !== null));
}

/** What is to be sent: names that are the same on both sides need no match. */
export function matchingOf(
  jurisdiction: Jurisdiction,
  draft: NamesDraft,
): Pick<CommandInput<'match-names'>, 'contests' | 'choices'> {
  const contests: Record<string, string> = {};
  const choices: Record<string, Record<string, string>> = {};
  for (const { contest, expected } of jurisdiction.contests) {
    const inCvrs = draft.contests[contest] ?? '';
    if (inCvrs !== '' && inCvrs !== contest) contests[inCvrs] = contest;
    for (const choice of choicesToMatch(jurisdiction, contest, draft)) {
      const meant = choiceMeant(draft, contest, choice.inCvrs, expected);
      if (meant === '' || meant === choice.inCvrs) continue;
      choices[contest] = { ...choices[contest], [choice.inCvrs]: meant };
    }
  }
  return { contests, choices };
}
