import { type CardComparison, isRanked, type RecordedVotes, type ReviewReason } from '@plumbline/audit';
import {
  type ChoiceVotes,
  type Contest,
  choicesRanked,
  type InterpretationWith,
  marksOn,
  type Rank,
  rankedPreferences,
  ranksText,
  riskText,
} from '@plumbline/election';
import { reportWords } from '@plumbline/words/report-words';
import type { ReportContext } from './report-context.ts';

const say = reportWords('en');

/** In lists and reports: a batch that no ticket drew. */
export const EXTRA = 'EXTRA';

/** A heading line between sections. */
export function sectionHeading(title: string): readonly string[] {
  return [`######## ${title} ########`];
}

/** `choice: n; choice: n` in the order of the contest. */
export function votesText(contest: Contest, votes: ChoiceVotes): string {
  return contest.choices.map((choice) => `${choice.name}: ${votes[choice.name] ?? 0}`).join('; ');
}

/** The choices whose count changed, with sign; empty when none did. */
export function changesText(contest: Contest, changes: ChoiceVotes): string {
  return contest.choices
    .filter((choice) => (changes[choice.name] ?? 0) !== 0)
    .map((choice) => `${choice.name}: ${signed(changes[choice.name] ?? 0)}`)
    .join('; ');
}

/** The tickets of each round: `Round 1: 0.12, 0.34; Round 2: 0.56`. */
export function ticketsText(draws: readonly { readonly round: number; readonly ticket: string }[]): string {
  return [...Map.groupBy(draws, ({ round }) => round)]
    .map(([round, own]) => {
      const tickets = own.map(({ ticket }) => ticket).toSorted();
      return say('round', { round, tickets: tickets.join(', ') });
    })
    .join('; ');
}

/** `+2`, `-2`; zero without a sign. */
export function signed(value: number): string {
  return value > 0 ? `+${value}` : String(value);
}

export function yesNo(value: boolean): string {
  return value ? say('yes') : say('no');
}

/** A p-value to ten decimals, on its side of the limit; words where the contest was not measured. */
export function pValueText(pValue: number | null, limit: number): string {
  return pValue === null ? say('notMeasured') : riskText(pValue, { limit, decimals: 10 });
}

/** What an audit board read, as reports write it. */
export function interpretationText(
  contest: Contest,
  record: RecordedVotes | undefined,
  textOf: ReportContext['textOf'],
): string {
  if (record === undefined) return '';
  if (record.state === 'not-found') return say('ballotNotFound');
  const interpretation = record.interpretations[contest.name];
  if (interpretation === undefined) return '';
  const text = marksText(contest, interpretation);
  return interpretation.note === null ? text : `${text}; COMMENT: ${textOf(interpretation.note)}`;
}

function marksText(contest: Contest, interpretation: InterpretationWith<unknown>): string {
  switch (interpretation.kind) {
    case 'contest-not-on-ballot':
      return 'CONTEST_NOT_ON_BALLOT';
    case 'blank':
      return interpretation.invalidWriteIn ? 'BLANK, INVALID_WRITE_IN' : 'BLANK';
    case 'vote': {
      if (interpretation.ranks !== undefined) return rankingText(interpretation.ranks);
      const marks = inOrder(contest, interpretation.choices).map((choice) => named(contest, choice, interpretation));
      const text = [...marks, ...(interpretation.invalidWriteIn ? ['INVALID_WRITE_IN'] : [])].join(', ');
      return marksOn(interpretation) > contest.votesAllowed ? `OVERVOTE; ${text}` : text;
    }
  }
}

/** What is marked at each rank. A card that counts for nobody is called so. */
export function rankingText(ranks: readonly Rank[]): string {
  const text = ranksText(ranks, 'INVALID_WRITE_IN');
  if (text === '') return 'BLANK';
  return choicesRanked(ranks).length > 0 && rankedPreferences(ranks).length === 0 ? `OVERVOTE; ${text}` : text;
}

/** The choice for write-ins with the names that were written in: `Write-ins (Jo Fox; Al Orr)`. */
function named(
  { writeIns }: Contest,
  choice: string,
  vote: { readonly writeIns?: readonly string[] | undefined },
): string {
  if (choice !== writeIns?.choice || vote.writeIns === undefined) return choice;
  return `${choice} (${vote.writeIns.join('; ')})`;
}

/** What the machine recorded of a card, as reports write it. */
export function recordedText(contest: Contest, reported: CardComparison['reported']): string {
  if (reported === 'not-compared') return '';
  if (reported === null) return say('notInCvrs');
  if (reported === undefined) return 'CONTEST_NOT_ON_BALLOT';
  const { choices, counted, ranks } = reported;
  if (counted === 'not-counted') return say('notCountedInCvr');
  if (isRanked(contest)) {
    const text = rankingText(ranks ?? []);
    return counted === 'overvoted' && !text.startsWith('OVERVOTE') ? say('overvoteInCvr') : text;
  }
  if (counted === 'counted') return choices.length === 0 ? 'BLANK' : inOrder(contest, choices).join(', ');
  // Some machines say that there were too many marks, and not which.
  return choices.length > contest.votesAllowed
    ? `OVERVOTE; ${inOrder(contest, choices).join(', ')}`
    : say('overvoteInCvr');
}

function inOrder(contest: Contest, choices: readonly string[]): readonly string[] {
  const order = contest.choices.map((choice) => choice.name);
  return choices.toSorted((a, b) => order.indexOf(a) - order.indexOf(b));
}

/** Why a card was sent to the review team, as reports write it. */
export const REVIEW_REASON_TEXT: Readonly<Record<ReviewReason, string>> = {
  'write-in': 'WRITE_IN',
  duplicate: 'DUPLICATE',
  'cannot-agree': 'CANNOT_AGREE',
  other: 'OTHER',
};
