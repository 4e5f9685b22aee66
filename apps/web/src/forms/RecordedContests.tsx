import type { ReactNode } from 'react';
import { formatCount } from '../formats/format-count.ts';
import { SimpleTable } from '../ui/SimpleTable.tsx';
import { useRecordsWords } from '../words/records-words.ts';
import type { ListedContest } from './cvr-contest-draft.ts';

/** The contests of cast vote records as a table, each with what can be done with it: of one whose choices are ranked not in every audit. */
export function RecordedContests(props: {
  readonly contests: readonly ListedContest[];
  readonly caption?: string | undefined;
  readonly hideCaption?: boolean;
  /** Whether contests whose choices are ranked can be audited. */
  readonly takesRanked?: boolean;
  readonly use: (contest: ListedContest) => ReactNode;
}) {
  const say = useRecordsWords();
  return (
    <SimpleTable
      caption={props.caption ?? say('contests.caption')}
      hideCaption={props.hideCaption}
      roomy
      columns={[
        { name: say('contests.contest'), wordy: true },
        { name: say('contests.where'), wordy: true },
        { name: say('contests.cards'), numeric: true },
        { name: say('contests.choices'), wordy: true },
        { name: say('contests.use') },
      ]}
      rows={props.contests.map((contest) => ({
        key: contest.name,
        cells: [
          contest.name,
          contest.jurisdictions.join(', '),
          formatCount(contest.cards),
          contest.choices.map(({ name, votes }) => `${name} ${formatCount(votes)}`).join('; '),
          contest.ranked && !props.takesRanked ? say('contests.ranked') : props.use(contest),
        ],
      }))}
    />
  );
}
