import type { QueryOutput, SampledBatch } from '@plumbline/api';
import { addRankedCounts, type RankedCount } from '@plumbline/election';
import { formatCount } from '../formats/format-count.ts';
import { formatTime } from '../formats/format-time.ts';
import { Alert } from '../ui/Alert.tsx';
import { Button } from '../ui/Button.tsx';
import { SimpleTable } from '../ui/SimpleTable.tsx';
import { useOfficeWords } from '../words/office-words.ts';
import { RankingsTable } from './RankingsTable.tsx';
import { rankingsBeside } from './ranking-draft.ts';
import { whoEntered } from './who-entered.ts';

type Entry = SampledBatch['contested'][number];

/** Entries of a batch that did not know of each other: where they differ, side by side, and the choice between them. */
export function TallyContested(props: {
  readonly contests: QueryOutput<'jurisdiction'>['contests'];
  readonly entries: readonly Entry[];
  /** Each batch is entered twice, by two who do not know of one another. */
  readonly isTwice: boolean;
  /** Undefined where it cannot be settled here. */
  readonly onTake: ((entry: Entry) => void) | undefined;
}) {
  const say = useOfficeWords();
  const { contests, entries, onTake } = props;
  const ranked = contests
    .filter(({ countedBy }) => countedBy !== undefined)
    .map(({ name }) => ({ name, counts: entries.map((entry) => rankingsIn(entry, name)) }))
    .filter(({ counts }) => rankingsBeside(counts).some(({ cards }) => cards.some((count) => count !== cards[0])));
  const unlike = contests.flatMap((contest) => {
    const rows = contest.choices
      .map(({ name }) => ({ key: name, votes: entries.map((entry) => votesOf(entry, contest.name, name)) }))
      .filter(({ votes }) => votes.some((count) => count !== votes[0]));
    return rows.length === 0 ? [] : [{ contest: contest.name, rows }];
  });
  const columns = entries.map((_, place) => ({
    name: say('tallies.contested.entry', { number: place + 1 }),
    numeric: true,
  }));
  const kinds = entries.map(({ cards }) => cards?.type);
  const counted = entries.map(({ cards }) => cards?.counted);
  const areCardsUnlike = [kinds, counted].some((said) => said.some((one) => one !== said[0]));
  return (
    <Alert kind="warning" title={say('tallies.contested.title', { count: entries.length })}>
      <p>{say(props.isTwice ? 'tallies.contested.twiceSays' : 'tallies.contested.says')}</p>
      <ul>
        {entries.map((entry, place) => (
          <li key={entry.id} className="breakable">
            {entry.enteredAt === null
              ? say('tallies.contested.by', { number: place + 1, people: whoEntered([entry.enteredBy], say) })
              : say('tallies.contested.byAt', {
                  number: place + 1,
                  people: whoEntered([entry.enteredBy], say),
                  time: formatTime(entry.enteredAt),
                })}
          </li>
        ))}
      </ul>
      {unlike.length === 0 && ranked.length === 0 && !areCardsUnlike && <p>{say('tallies.contested.alike')}</p>}
      {areCardsUnlike && (
        <SimpleTable
          caption={say('cards.title')}
          tight
          columns={[{ name: say('cards.counted') }, ...columns]}
          rows={[
            { key: 'type', cells: [say('cards.type'), ...kinds.map((type) => type && say(`cards.types.${type}`))] },
            { key: 'cards', cells: [say('cards.ballots'), ...counted.map((count) => formatCount(count ?? 0))] },
          ]}
        />
      )}
      {ranked.map(({ name, counts }) => (
        <RankingsTable
          key={name}
          caption={say('tallies.ranked.caption', { contest: name })}
          counts={counts}
          names={columns.map((column) => column.name)}
          onlyUnlike
        />
      ))}
      {unlike.map(({ contest, rows }) => (
        <SimpleTable
          key={contest}
          caption={contest}
          tight
          columns={[{ name: say('tallies.choice') }, ...columns]}
          rows={rows.map(({ key, votes }) => ({ key, cells: [key, ...votes.map(formatCount)] }))}
        />
      ))}
      {onTake && (
        <div className="row">
          {entries.map((entry, place) => (
            <Button key={entry.id} look="second" onPress={() => onTake(entry)}>
              {say('tallies.contested.take', { number: place + 1 })}
            </Button>
          ))}
        </div>
      )}
    </Alert>
  );
}

function rankingsIn({ sheets }: Entry, contest: string): RankedCount {
  return addRankedCounts(sheets.flatMap(({ rankings }) => rankings?.[contest] ?? []));
}

function votesOf({ sheets }: Entry, contest: string, choice: string): number {
  return sheets.reduce((sum, sheet) => sum + (sheet.votes[contest]?.[choice] ?? 0), 0);
}
