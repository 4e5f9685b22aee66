import { Link } from '@tanstack/react-router';
import { useAsk } from '../../connection/use-ask.ts';
import { usePageSearch } from '../../connection/use-page-search.ts';
import { formatCount, formatDifference } from '../../formats/format-count.ts';
import { formatTime } from '../../formats/format-time.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { Tag, type TagTone } from '../../ui/Tag.tsx';
import { type BallotRecountsWords, useBallotRecountsWords } from '../../words/ballot-recounts-words.ts';
import { mayAsk } from './may-ask.ts';
import { RecountReport } from './RecountReport.tsx';
import { type RecountFound, RecountsReview } from './RecountsReview.tsx';
import { RegisterDownload } from './RegisterDownload.tsx';
import { RoomFilter } from './RoomFilter.tsx';
import { RoomPage } from './RoomPage.tsx';
import type { RecountsAnswer } from './recount-to-report.ts';
import { type RoomPlace, roomAddress } from './room-place.ts';
import { rowsFound } from './rows-found.ts';

type Recount = RecountsAnswer['recounts'][number];
type Sum = Recount['sums'][number];
type Figure = NonNullable<RecountFound['figures']>[number];

/** More are found by narrowing the list. */
const ROWS_SHOWN_MAX = 400;

const TONES: Readonly<Record<RecountFound['state'], TagTone>> = { waits: 'amber', approved: 'green', returned: 'red' };

/** What recounts found in batches, beside what was reported before: recorded by one, explained, looked at by another. */
export function RecountsPage(props: { readonly place: RoomPlace }) {
  const say = useBallotRecountsWords();
  const { place } = props;
  const asked = useAsk('ballot-recount-results', place);
  const [{ find }] = usePageSearch();
  return (
    <RoomPage place={place} title={say('title')} lead={say('lead')} asked={asked}>
      {(answer) => {
        const all = answer.recounts.flatMap(({ recount, name, results }) =>
          results.map((result) => ({ ...result, recount, recountName: name })),
        );
        const found = rowsFound(all, find, (one) => [
          ...[one.batch, one.name, one.contest, one.recountName, say(`states.${one.state}`)],
          ...(one.figures ?? []).map(({ name }) => name),
        ]);
        return (
          <div className="stack-wide">
            {mayAsk(answer.heading, 'report-recount') && <RecountReport place={place} answer={answer} />}
            {all.length === 0 ? (
              <EmptyState title={say('none')}>
                <p>{say('noneHow')}</p>
                <p>
                  <Link to={roomAddress(place, 'station')}>{say('toStation')}</Link>
                </p>
              </EmptyState>
            ) : (
              <>
                <RecountsReview
                  place={place}
                  heading={answer.heading}
                  found={found}
                  isNarrowed={found.length < all.length}
                />
                <RoomFilter label={say('find')} found={found.length} all={all.length} />
                {answer.recounts.map((recount) => (
                  <OneRecount
                    key={JSON.stringify(recount.recount)}
                    recount={recount}
                    found={found.filter((one) => one.recount === recount.recount)}
                  />
                ))}
              </>
            )}
          </div>
        );
      }}
    </RoomPage>
  );
}

function OneRecount(props: { readonly recount: Recount; readonly found: readonly RecountFound[] }) {
  const say = useBallotRecountsWords();
  const { recount, found } = props;
  const { name, sums } = recount;
  if (found.length === 0) return null;
  const contests = new Set(found.map(({ contest }) => contest));
  return (
    <section className="stack" aria-label={name}>
      <h2>{name}</h2>
      <p className="quiet">{say('rule')}</p>
      {sums
        .filter(({ contest }) => contests.has(contest))
        .map((sum) => (
          <SumsOfContest key={sum.contest} sum={sum} />
        ))}
      <RegisterDownload
        name={say('saved', { recount: name })}
        rows={found.flatMap((result) => rowsToSave(say, name, result))}
      />
      <Results recountName={name} found={found} />
    </section>
  );
}

function SumsOfContest({ sum }: { readonly sum: Sum }) {
  const say = useBallotRecountsWords();
  const { contest, batches, approved, lines } = sum;
  const caption = say('sums', { contest });
  if (lines === null) return <p>{`${caption}: ${say('sumsHidden')}`}</p>;
  return (
    <>
      <SimpleTable
        caption={caption}
        columns={[
          { name: say('figure') },
          { name: say('before'), numeric: true },
          { name: say('after'), numeric: true },
          { name: say('net'), numeric: true },
          { name: say('gross'), numeric: true },
        ]}
        rows={lines.map((line) => ({
          key: `${line.what} ${line.name}`,
          cells: [
            figureInWords(say, line),
            formatCount(line.before),
            formatCount(line.after),
            formatDifference(line.net),
            formatCount(line.gross),
          ],
        }))}
      />
      <p>{say('approved', { approved, batches })}</p>
    </>
  );
}

function Results(props: { readonly recountName: string; readonly found: readonly RecountFound[] }) {
  const say = useBallotRecountsWords();
  const { recountName: recount, found } = props;
  const rows = found.flatMap((result) => figuresOf(say, result));
  return (
    <>
      <SimpleTable
        caption={say('results', { recount })}
        columns={[
          { name: say('batch') },
          { name: say('contest') },
          { name: say('figure'), wordy: true },
          { name: say('before'), numeric: true },
          { name: say('after'), numeric: true },
          { name: say('difference'), numeric: true },
        ]}
        rows={rows.slice(0, ROWS_SHOWN_MAX)}
      />
      {rows.length > ROWS_SHOWN_MAX && <p>{say('more', { shown: ROWS_SHOWN_MAX })}</p>}
      <SimpleTable
        caption={say('whoAndWhy', { recount })}
        roomy
        columns={[
          { name: say('batch') },
          { name: say('contest'), wordy: true },
          { name: say('state'), wordy: true },
          { name: say('why'), wordy: true },
          { name: say('recordedBy'), wordy: true },
        ]}
        rows={found.slice(0, ROWS_SHOWN_MAX).map((result) => ({
          key: `${result.batch} ${result.contest}`,
          cells: [
            result.name,
            result.contest,
            <StateOf key="state" result={result} />,
            reasonInWords(say, result),
            recordedInWords(say, result),
          ],
        }))}
      />
    </>
  );
}

/** A row for each figure of a result. */
function figuresOf(say: BallotRecountsWords, { name, contest, batch, figures }: RecountFound) {
  if (figures === null) return [{ key: `${batch} ${contest}`, cells: [name, contest, say('hidden'), '', '', ''] }];
  return figures.map((figure) => ({
    key: `${batch} ${contest} ${figure.what} ${figure.name}`,
    cells: [
      name,
      contest,
      figureInWords(say, figure),
      formatCount(figure.before),
      formatCount(figure.after),
      formatDifference(figure.difference),
    ],
  }));
}

function figureInWords(say: BallotRecountsWords, { what, name }: Pick<Figure, 'what' | 'name'>): string {
  return what === 'choice' ? name : say(`figures.${what}`);
}

function StateOf({ result }: { readonly result: RecountFound }) {
  const say = useBallotRecountsWords();
  const { state, lookedAtBy, returnedBecause } = result;
  return (
    <>
      <Tag tone={TONES[state]}>{say(`states.${state}`)}</Tag>
      {lookedAtBy.length > 0 && <span> {say('by', { people: lookedAtBy.join(', ') })}</span>}
      {returnedBecause !== null && <p>{returnedBecause}</p>}
    </>
  );
}

function recordedInWords(say: BallotRecountsWords, { reportedBy, reportedAt, isTyped }: RecountFound): string {
  const recorded = say('recorded', { people: reportedBy.join(', '), at: formatTime(reportedAt) });
  return isTyped ? `${recorded}. ${say('typed')}` : recorded;
}

function reasonInWords(say: BallotRecountsWords, { needsReason, reason, explainedBy }: RecountFound): string {
  if (needsReason) return say('toExplain');
  const people = explainedBy.join(', ');
  if (reason !== null) return say('explained', { reason, people });
  return people === '' ? '' : say('explainedUnread', { people });
}

function rowsToSave(say: BallotRecountsWords, recount: string, result: RecountFound) {
  const { name, contest, figures, state, reason, reportedBy, explainedBy, lookedAtBy } = result;
  const people = {
    ...{ state, reason, reportedBy: reportedBy.join(', '), explainedBy: explainedBy.join(', ') },
    lookedAtBy: lookedAtBy.join(', '),
  };
  return (figures ?? []).map((figure) => ({
    ...{ recount, batch: name, contest, figure: figureInWords(say, figure) },
    ...{ before: figure.before, after: figure.after, difference: figure.difference },
    ...people,
  }));
}
