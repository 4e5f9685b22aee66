import type { QueryOutput } from '@plumbline/api';
import {
  accountPlaceInWords,
  countSourceInWords,
  lineInWords,
  stageInWords,
} from '@plumbline/words/ballot-accounts-words';
import { Link } from '@tanstack/react-router';
import { useAsk } from '../../connection/use-ask.ts';
import { usePageSearch } from '../../connection/use-page-search.ts';
import { formatCount } from '../../formats/format-count.ts';
import { Button } from '../../ui/Button.tsx';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { type BallotCustodyWords, useBallotCustodyWords } from '../../words/ballot-custody-words.ts';
import { CountObserve } from './CountObserve.tsx';
import { PrinterLots } from './PrinterLots.tsx';
import { RegisterDownload } from './RegisterDownload.tsx';
import { RoomFilter } from './RoomFilter.tsx';
import { RoomPage } from './RoomPage.tsx';
import { type RoomPlace, roomAddress } from './room-place.ts';
import { rowsFound } from './rows-found.ts';

export type CountsAnswer = QueryOutput<'ballot-counts'>;
type Stage = CountsAnswer['stages'][number];
type Figure = Stage['figures'][number];

/** The totals of every stage; one that is chosen shows each of its figures with source, who counted and who reviewed. */
export function CountsPage(props: { readonly place: RoomPlace }) {
  const say = useBallotCustodyWords();
  const { place } = props;
  const asked = useAsk('ballot-counts', place);
  const [{ line: chosen }, change] = usePageSearch();
  return (
    <RoomPage place={place} title={say('counts.title')} lead={say('counts.lead')} asked={asked}>
      {(answer) => {
        const open = answer.stages.find((stage) => keyOf(stage) === chosen);
        return (
          <div className="stack-wide">
            <RegisterDownload name={say('counts.title')} rows={answer.stages.flatMap(registerRows)} />
            <SimpleTable
              caption={say('counts.title')}
              hideCaption
              columns={[
                { name: say('counts.line'), wordy: true },
                { name: say('counts.stage') },
                { name: say('counts.total'), numeric: true },
                { name: say('counts.places') },
              ]}
              rows={answer.stages.map((stage) => ({
                key: keyOf(stage),
                cells: [
                  <Button key="open" look="quiet" onPress={() => change({ line: keyOf(stage), find: undefined })}>
                    {lineInWords(stage.line)}
                  </Button>,
                  stageInWords(stage.stage),
                  stage.total === null ? say(withoutTotal(stage)) : formatCount(stage.total),
                  say('counts.partly', { counted: stage.counted, all: stage.figures.length }),
                ],
              }))}
            />
            {open && <Details key={keyOf(open)} place={place} stage={open} />}
            <PrinterLots lots={answer.lots} />
            <CountObserve place={place} answer={answer} />
          </div>
        );
      }}
    </RoomPage>
  );
}

function keyOf({ stage, line }: Stage): string {
  return `${stage} ${line}`;
}

/** Why a total is not known: nobody has counted a part of it, or whoever looks is to read a part of it again first. */
function withoutTotal({ figures }: Stage): 'counts.hidden' | 'counts.notCounted' {
  return figures.some(({ isHidden }) => isHidden) ? 'counts.hidden' : 'counts.notCounted';
}

function registerRows({ stage, line, figures }: Stage) {
  return figures.map(({ place, value, sources, form, by, witnesses, method, at, reviewedBy }) => ({
    stage,
    line,
    place,
    count: value,
    sources: sources.join('; '),
    form,
    countedBy: by.join('; '),
    witnesses: witnesses.join('; '),
    method,
    at,
    reviewedBy: reviewedBy.join('; '),
  }));
}

function Details(props: { readonly place: RoomPlace; readonly stage: Stage }) {
  const say = useBallotCustodyWords();
  const [{ find }] = usePageSearch();
  const { stage, line, figures } = props.stage;
  const found = rowsFound(figures, find, ({ place }) => [place, accountPlaceInWords(place)]);
  const caption = say('counts.details', { stage: stageInWords(stage), line: lineInWords(line) });
  return (
    <section className="stack">
      <h2>{caption}</h2>
      <RoomFilter label={say('counts.find')} found={found.length} all={figures.length} />
      <SimpleTable
        caption={caption}
        hideCaption
        columns={[
          { name: say('counts.place') },
          { name: say('counts.value'), numeric: true },
          { name: say('counts.source'), wordy: true },
          { name: say('counts.by'), wordy: true },
          { name: say('counts.reviewed'), wordy: true },
        ]}
        rows={found.map((figure) => ({
          key: figure.place,
          cells: [
            accountPlaceInWords(figure.place),
            figure.value === null
              ? say(figure.isHidden ? 'counts.hidden' : 'counts.notCounted')
              : formatCount(figure.value),
            <SourceOf key="source" place={props.place} figure={figure} />,
            byInWords(say, figure),
            figure.from === 'form' ? figure.reviewedBy.join(', ') || say('counts.nobody') : '–',
          ],
        }))}
      />
    </section>
  );
}

function SourceOf(props: { readonly place: RoomPlace; readonly figure: Figure }) {
  const say = useBallotCustodyWords();
  const { sources, from, filled, form, method } = props.figure;
  if (from === null) return <span>–</span>;
  if (from === 'others') return <span>{say('counts.others')}</span>;
  const said = sources.map((source) => countSourceInWords(source)).join(', ');
  if (from === 'count' || filled === null) return <span>{[said, method ?? ''].filter(Boolean).join('; ')}</span>;
  return (
    <span>
      {said} ·{' '}
      <Link to={roomAddress(props.place, 'forms')} search={{ form: filled } as never}>
        {form}
      </Link>
    </span>
  );
}

function byInWords(say: BallotCustodyWords, { by, witnesses }: Figure): string {
  const watched = witnesses.length === 0 ? '' : say('counts.witnesses', { people: witnesses.join(', ') });
  return [by.join(', '), watched].filter(Boolean).join('; ') || '–';
}
