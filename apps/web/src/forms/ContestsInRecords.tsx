import { Button } from '../ui/Button.tsx';
import { useRecordsWords } from '../words/records-words.ts';
import type { ListedContest } from './cvr-contest-draft.ts';
import { RecordedContests } from './RecordedContests.tsx';

/** What the cast vote records hold of each contest, to compare with, and to take names from. */
export function ContestsInRecords(props: {
  readonly listed: readonly ListedContest[];
  /** The names of contests that are in the form already. */
  readonly used: ReadonlySet<string>;
  readonly onUse: (contest: ListedContest) => void;
}) {
  const say = useRecordsWords();
  const { listed, used } = props;
  if (listed.length === 0) return null;
  return (
    <section className="stack">
      <h2>{say('strata.inRecords')}</h2>
      <p className="quiet measure">{say('strata.inRecordsSays')}</p>
      <RecordedContests
        contests={listed}
        hideCaption
        use={(contest) =>
          used.has(contest.name) ? (
            say('strata.used')
          ) : (
            <Button
              key="use"
              look="quiet"
              label={say('strata.use', { contest: contest.name })}
              onPress={() => props.onUse(contest)}
            >
              {say('strata.useWord')}
            </Button>
          )
        }
      />
    </section>
  );
}
