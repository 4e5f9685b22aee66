import type { QueryOutput } from '@plumbline/api';
import { formatCount } from '../formats/format-count.ts';
import { Alert } from '../ui/Alert.tsx';
import { Button } from '../ui/Button.tsx';
import { SimpleTable } from '../ui/SimpleTable.tsx';
import { Swap } from '../ui/Swap.tsx';
import { useOfficeWords } from '../words/office-words.ts';
import type { CardsDraft } from './cards-draft.ts';
import { RankingsTable } from './RankingsTable.tsx';
import { rankingsOf, type TallyDraft, totalOf } from './tally-draft.ts';

/** Two people entered the same batch: both tallies side by side, and the choice between them. */
export function TallyConflict(props: {
  readonly contests: QueryOutput<'jurisdiction'>['contests'];
  readonly saved: TallyDraft;
  readonly yours: TallyDraft;
  /** Where everything is counted, the ballots of the batch. */
  readonly cards: { readonly saved: CardsDraft; readonly yours: CardsDraft } | undefined;
  readonly onKeepSaved: () => void;
  readonly onKeepYours: () => void;
}) {
  const say = useOfficeWords();
  const { saved, yours } = props;
  const ranked = props.contests.filter(({ countedBy }) => countedBy !== undefined);
  const unranked = props.contests.filter(({ countedBy }) => countedBy === undefined);
  return (
    // It appears in the place of the form's buttons: a press meant for them answers nothing.
    <Swap of="question">
      <Alert kind="warning" title={say('tallies.conflict')}>
        <p>{say('tallies.conflictSays')}</p>
        {props.cards && (
          <SimpleTable
            caption={say('cards.title')}
            tight
            columns={[
              { name: say('cards.counted') },
              { name: say('tallies.conflictTheirs'), numeric: true },
              { name: say('tallies.conflictYours'), numeric: true },
            ]}
            rows={[
              { key: 'ballots', cells: [say('cards.ballots'), props.cards.saved.counted, props.cards.yours.counted] },
            ]}
          />
        )}
        {ranked.map(({ name }) => (
          <RankingsTable
            key={name}
            caption={say('tallies.ranked.caption', { contest: name })}
            counts={[rankingsOf(saved, name), rankingsOf(yours, name)]}
            names={[say('tallies.conflictTheirs'), say('tallies.conflictYours')]}
          />
        ))}
        {unranked.map((contest) => (
          <SimpleTable
            key={contest.name}
            caption={contest.name}
            tight
            columns={[
              { name: say('tallies.choice') },
              { name: say('tallies.conflictTheirs'), numeric: true },
              { name: say('tallies.conflictYours'), numeric: true },
            ]}
            rows={contest.choices.map(({ name }) => ({
              key: name,
              cells: [
                name,
                formatCount(totalOf(saved, contest.name, name)),
                formatCount(totalOf(yours, contest.name, name)),
              ],
            }))}
          />
        ))}
        <div className="row">
          <Button look="second" onPress={props.onKeepSaved}>
            {say('tallies.keepTheirs')}
          </Button>
          <Button look="second" onPress={props.onKeepYours}>
            {say('tallies.keepYours')}
          </Button>
        </div>
      </Alert>
    </Swap>
  );
}
