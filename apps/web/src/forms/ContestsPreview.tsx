import type { DefinedContest } from '@plumbline/election';
import type { ReactNode } from 'react';
import { formatCount } from '../formats/format-count.ts';
import { SimpleTable } from '../ui/SimpleTable.tsx';
import { useContestsTableWords } from '../words/contests-table-words.ts';
import { useSetupWords } from '../words/setup-words.ts';
import { draftOf } from './contest-draft.ts';
import { votesUnexplained } from './write-ins.ts';

/** What is shown of a contest in a row: figures as they are typed or read. */
export type ContestLine = {
  readonly name: string;
  readonly targeted: boolean;
  readonly winners: string;
  readonly votesAllowed: string;
  readonly choices: readonly { readonly name: string; readonly votes: string }[] | null;
  readonly votes: string;
  /** Votes that the ballots leave room for and no choice has; empty where it is not known. */
  readonly unexplained: string;
  readonly jurisdictions: 'all' | readonly string[];
  readonly totalBallots: string;
  readonly cardsBearing: string;
  readonly pending: string;
};

export function lineOf(contest: DefinedContest): ContestLine {
  const { choices, votesAllowed } = contest;
  const typed = (count: number | null) => (count === null ? '' : formatCount(count));
  const votes = choices?.map((choice) => choice.votes) ?? [];
  const isCounted = votes.length > 0 && votes.every((count) => count !== null);
  const whole =
    choices !== null && votesAllowed !== null && isCounted
      ? {
          ...contest,
          votesAllowed,
          choices: choices.map((choice) => ({ name: choice.name, votes: choice.votes ?? 0 })),
        }
      : undefined;
  const unexplained = whole === undefined ? undefined : votesUnexplained(draftOf(whole));
  return {
    name: contest.name,
    targeted: contest.targeted,
    winners: formatCount(contest.winners),
    votesAllowed: typed(votesAllowed),
    choices: choices?.map((choice) => ({ name: choice.name, votes: typed(choice.votes) })) ?? null,
    votes: isCounted ? formatCount(votes.reduce<number>((sum, count) => sum + (count ?? 0), 0)) : '',
    unexplained: unexplained === undefined ? '' : formatCount(unexplained),
    jurisdictions: contest.jurisdictions,
    totalBallots: typed(contest.totalBallots),
    cardsBearing: typed(contest.cardsBearing),
    pending: formatCount(contest.pendingBallots),
  };
}

/** Contests one below the other: the rules, the choices with their votes and where each is held. */
export function ContestsPreview(props: {
  readonly caption: string;
  readonly lines: readonly ContestLine[];
  readonly drawsFrom: 'cards' | 'batches';
  /** What can be done with each. */
  readonly act?: (place: number) => ReactNode;
}) {
  const say = useContestsTableWords();
  const saySetup = useSetupWords();
  const { act } = props;
  const areCards = props.drawsFrom === 'cards';
  return (
    <SimpleTable
      caption={props.caption}
      roomy={act !== undefined}
      tight
      columns={[
        { name: say('list.contest'), wordy: true },
        // Beside the name, where it stays in sight.
        ...(act === undefined ? [] : [{ name: say('list.act') }]),
        ...(areCards ? [{ name: say('list.auditedAs') }] : []),
        { name: say('list.winners'), numeric: true },
        { name: say('list.votesAllowed'), numeric: true },
        { name: say('list.choices'), wordy: true },
        { name: say('list.votes'), numeric: true },
        ...(areCards
          ? [
              { name: say('list.unexplained'), numeric: true },
              { name: say('list.totalBallots'), numeric: true },
              { name: say('list.cardsBearing'), numeric: true },
            ]
          : [{ name: say('list.pending'), numeric: true }]),
        { name: say('list.jurisdictions'), wordy: true },
      ]}
      rows={props.lines.map((line, place) => ({
        key: `${place} ${line.name}`,
        cells: [
          line.name === '' ? say('list.unnamed', { number: place + 1 }) : line.name,
          ...(act === undefined ? [] : [act(place)]),
          ...(areCards ? [saySetup(line.targeted ? 'contests.targetedYes' : 'contests.targetedNo')] : []),
          line.winners,
          line.votesAllowed,
          line.choices === null
            ? say('list.fromRecords')
            : line.choices.map(({ name, votes }) => (votes === '' ? name : `${name}: ${votes}`)).join('; '),
          line.votes,
          ...(areCards ? [line.unexplained, line.totalBallots, line.cardsBearing] : [line.pending]),
          line.jurisdictions === 'all' ? saySetup('contests.universeAll') : line.jurisdictions.join(', '),
        ],
      }))}
    />
  );
}
