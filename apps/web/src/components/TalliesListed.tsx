import { useState } from 'react';
import type { QueuedTally } from '../connection/entry-queue.ts';
import { formatCount } from '../formats/format-count.ts';
import { formatTime } from '../formats/format-time.ts';
import { RankingsTable } from '../forms/RankingsTable.tsx';
import { Button } from '../ui/Button.tsx';
import { SimpleTable } from '../ui/SimpleTable.tsx';
import { useOfficeWords } from '../words/office-words.ts';
import { useTallyEntryWords } from '../words/tally-entry-words.ts';

/** Tallies that are kept on this device, sheet by sheet, so that they can be read off it whatever becomes of them. */
export function TalliesListed(props: {
  readonly entries: readonly QueuedTally[];
  /** Somebody else may look: what was entered without knowing of others is shown to those who entered it. */
  readonly isOpen?: boolean;
}) {
  const say = useTallyEntryWords();
  const [shown, setShown] = useState<readonly string[]>([]);
  return (
    <ul className="stack">
      {props.entries.map(({ input }) => (
        <li key={input.entry.id} className="stack">
          <p className="strong breakable">
            {say('left.entry', {
              batch: input.batch,
              people: input.enteredAs ?? '',
              time: formatTime(input.entry.enteredAt),
            })}
          </p>
          {props.isOpen && input.entry.reader === 'alone' && !shown.includes(input.entry.id) ? (
            <>
              <p>{say('left.hidden', { people: input.enteredAs ?? '' })}</p>
              <div className="row">
                <Button look="second" onPress={() => setShown([...shown, input.entry.id])}>
                  {say('left.show', { people: input.enteredAs ?? '' })}
                </Button>
              </div>
            </>
          ) : (
            <>
              {input.cards && <p>{say('left.cards', { count: input.cards.counted })}</p>}
              {input.stacks && <p>{say('left.stacks', { count: input.stacks.cards })}</p>}
              <Sheets sheets={input.sheets} />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

function Sheets(props: { readonly sheets: QueuedTally['input']['sheets'] }) {
  const say = useTallyEntryWords();
  const sayOffice = useOfficeWords();
  return props.sheets.flatMap(({ name, votes, rankings = {} }) => [
    ...Object.entries(rankings).map(([contest, count]) => (
      <RankingsTable
        key={JSON.stringify([name, contest])}
        caption={say('left.sheet', { sheet: name, contest })}
        counts={[count]}
        names={[sayOffice('tallies.ranked.ballots')]}
      />
    )),
    ...Object.entries(votes).map(([contest, choices]) => (
      <SimpleTable
        key={JSON.stringify([name, contest])}
        caption={say('left.sheet', { sheet: name, contest })}
        tight
        columns={[{ name: sayOffice('tallies.choice') }, { name: sayOffice('tallies.votes'), numeric: true }]}
        rows={Object.entries(choices).map(([choice, count]) => ({ key: choice, cells: [choice, formatCount(count)] }))}
      />
    )),
  ]);
}
