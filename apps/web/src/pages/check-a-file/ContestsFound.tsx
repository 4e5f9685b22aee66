import type { Inspection } from '@plumbline/election-files';
import { formatCount } from '../../formats/format-count.ts';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { useCheckFileWords } from '../../words/check-file-words.ts';

type Contests = NonNullable<Inspection['figures']['contests']>;
type Standardized = Extract<Contests[number], { jurisdictions: unknown }>;
type Counted = Exclude<Contests[number], Standardized>;

/** The contests of a file: with their votes where it has cards, else with where they are voted on. */
export function ContestsFound(props: { readonly contests: Contests }) {
  const counted = props.contests.filter((contest) => 'cards' in contest);
  const standardized = props.contests.filter((contest) => 'jurisdictions' in contest);
  return (
    <>
      {counted.length > 0 && <CountedContests contests={counted} />}
      {standardized.length > 0 && <StandardizedContests contests={standardized} />}
    </>
  );
}

function CountedContests(props: { readonly contests: readonly Counted[] }) {
  const say = useCheckFileWords();
  return (
    <SimpleTable
      caption={say('contests')}
      tight
      columns={[
        { name: say('contest') },
        { name: say('allowed'), numeric: true },
        { name: say('withContest'), numeric: true },
        { name: say('blank'), numeric: true },
        { name: say('overvoted'), numeric: true },
        { name: say('choices'), wordy: true },
      ]}
      rows={props.contests.map((contest) => ({
        key: `${contest.id} ${contest.name}`,
        cells: [
          contest.name,
          contest.ranked ? say('ranked') : (contest.votesAllowed ?? say('notSaid')),
          formatCount(contest.cards),
          formatCount(contest.blank),
          formatCount(contest.overvoted),
          <ul key="choices" className="plain-list">
            {contest.choices.map((choice) => (
              <li key={`${choice.id} ${choice.name}`}>
                {choice.name}: {formatCount(choice.votes)}
              </li>
            ))}
          </ul>,
        ],
      }))}
    />
  );
}

function StandardizedContests(props: { readonly contests: readonly Standardized[] }) {
  const say = useCheckFileWords();
  return (
    <SimpleTable
      caption={say('contests')}
      tight
      columns={[
        { name: say('contest') },
        { name: say('where'), wordy: true },
        { name: say('choicesOnly'), wordy: true },
      ]}
      rows={props.contests.map(({ name, jurisdictions, choices }) => ({
        key: name,
        cells: [
          name,
          jurisdictions === 'all' ? say('everywhere') : jurisdictions.join('; '),
          choices?.join('; ') ?? '',
        ],
      }))}
    />
  );
}
