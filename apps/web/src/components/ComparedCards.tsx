import type { ComparedCard } from '@plumbline/api';
import { ranksText } from '@plumbline/election';
import { formatCount, formatDifference } from '../formats/format-count.ts';
import { SimpleTable } from '../ui/SimpleTable.tsx';
import { type RecordsWords, useRecordsWords } from '../words/records-words.ts';

/** The drawn cards that people read otherwise than the machine: both readings, neither preferred, and what it does to the margin. */
export function ComparedCards(props: {
  readonly cards: readonly ComparedCard[];
  readonly visible: boolean;
  /** On a page of its own it is a panel; beside a table it stands in one. */
  readonly isPanel?: boolean;
}) {
  const say = useRecordsWords();
  const { cards, visible, isPanel = false } = props;
  const changes = cards.flatMap(({ contests }) => contests).filter(({ marginChange }) => marginChange !== null).length;
  return (
    <section className={isPanel ? 'panel stack' : 'stack'} aria-label={say('cards.title')}>
      {isPanel ? <h2>{say('cards.title')}</h2> : <h3>{say('cards.title')}</h3>}
      {!visible && <p className="quiet">{say('cards.withheld')}</p>}
      {visible && cards.length === 0 && <p>{say('cards.none')}</p>}
      {cards.length > 0 && (
        <>
          <p>{say('cards.summary', { count: changes })}</p>
          <SimpleTable
            caption={say('cards.title')}
            hideCaption
            tight
            columns={[
              { name: say('cards.card'), wordy: true },
              { name: say('cards.contest'), wordy: true },
              { name: say('cards.reported'), wordy: true },
              { name: say('cards.audited'), wordy: true },
              { name: say('cards.change'), numeric: true },
            ]}
            rows={cards.flatMap((card) =>
              card.contests.map(({ contest, reported, audited, marginChange }) => ({
                key: `${card.ballot} ${contest}`,
                cells: [
                  placeInWords(card, say),
                  contest,
                  seenInWords(reported, say),
                  seenInWords(audited, say),
                  marginChange === null ? (
                    say('cards.noChange')
                  ) : (
                    <strong key="change">{formatDifference(marginChange)}</strong>
                  ),
                ],
              })),
            )}
          />
        </>
      )}
    </section>
  );
}

function placeInWords({ tabulator, batch, position, imprintedId }: ComparedCard, say: RecordsWords) {
  const place = { batch, position: formatCount(position) };
  return (
    <span key="place">
      {tabulator === null ? say('cards.place', place) : say('cards.placeOfTabulator', { tabulator, ...place })}
      {imprintedId !== null && <span className="quiet small"> {say('cards.imprint', { imprint: imprintedId })}</span>}
    </span>
  );
}

type Seen = ComparedCard['contests'][number]['reported'];

function seenInWords({ state, choices, ranks }: Seen, say: RecordsWords): string {
  if (ranks !== undefined) return ranksText(ranks, say('cards.invalidWriteIn'));
  if (state === 'vote') return choices.join(', ');
  if (state === 'overvote' && choices.length > 0) return say('cards.overvoteOf', { choices: choices.join(', ') });
  return say(`cards.states.${state}`);
}
