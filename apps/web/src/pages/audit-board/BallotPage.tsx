import type { ManualVoteRecord } from '@plumbline/election';
import { Link, useNavigate } from '@tanstack/react-router';
import { AbsentNotes } from '../../components/AbsentNotes.tsx';
import { type AtBoard, BoardFrame } from '../../components/BoardFrame.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { findQueued } from '../../connection/ballot-queue.ts';
import { useAsk } from '../../connection/use-ask.ts';
import { usePageSearch } from '../../connection/use-page-search.ts';
import { BallotRecord } from '../../forms/BallotRecord.tsx';
import { Alert } from '../../ui/Alert.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Swap } from '../../ui/Swap.tsx';
import { useBoardWords } from '../../words/board-words.ts';
import { useWordsEverywhere } from '../../words/everywhere-words.ts';
import { BallotConflict } from './BallotConflict.tsx';
import { type BallotLine, ballotsInHand, nextBallot } from './ballot-lines.ts';

/** One ballot: what it is, what two people see on it, and the way to the next. */
export function BallotPage() {
  return <BoardFrame>{(board) => <Ballot {...board} />}</BoardFrame>;
}

function Ballot(board: AtBoard) {
  const say = useBoardWords();
  const [search] = usePageSearch();
  const lines = ballotsInHand(board.answer.ballots, board.entries.queue);
  const line = lines.find((one) => one.ballot === search.key);
  return (
    <div className="stack-wide">
      <p>
        <Link className="big-link" to="/board">
          {say('ballot.toTable')}
        </Link>
      </p>
      {line === undefined ? (
        <PageTitle>{say('ballot.gone')}</PageTitle>
      ) : (
        <Swap of={`${line.ballot} ${line.state}`}>
          <KnownBallot key={line.ballot} board={board} lines={lines} line={line} kept={search.kept} />
        </Swap>
      )}
    </div>
  );
}

function KnownBallot(props: {
  readonly board: AtBoard;
  readonly lines: readonly BallotLine[];
  readonly line: BallotLine;
  readonly kept: string | undefined;
}) {
  const say = useBoardWords();
  const sayAnywhere = useWordsEverywhere();
  const navigate = useNavigate();
  const { board, lines, line } = props;
  const { answer, entries, place } = board;
  const isKnown = line.state !== 'not-audited';
  const asked = useAsk('ballot', { ...place, ballot: line.ballot }, { enabled: isKnown });
  const queued = findQueued(entries.queue, line.ballot);
  const keptLine = lines.find((one) => one.ballot === props.kept);

  const keep = (record: ManualVoteRecord, basedOn: number | null) => {
    entries.keep({ ballot: line.ballot, record, basedOn });
    const next = nextBallot(lines, line.ballot);
    if (next === undefined) void navigate({ to: '/board' });
    else void navigate({ to: '/board/ballot', search: { key: next.ballot, kept: line.ballot } });
  };
  const title = <PageTitle>{say('ballot.title', { position: line.position, batch: line.batch })}</PageTitle>;
  const note = answer.signedOff
    ? say('ballot.signedOff')
    : line.state === 'waiting'
      ? say('ballot.waiting')
      : undefined;
  if (note !== undefined) {
    return (
      <>
        {title}
        <Alert kind="info">{note}</Alert>
      </>
    );
  }
  if (isKnown && asked.data === undefined) {
    return (
      <>
        {title}
        <Skeleton label={sayAnywhere('loading')} />
      </>
    );
  }
  if (queued?.refusal) {
    return (
      <>
        {title}
        <BallotConflict
          contests={answer.contests}
          refusal={queued.refusal}
          saved={asked.data?.ballot.record ?? null}
          absentNotes={asked.data?.ballot.absentNotes ?? {}}
          yours={queued.input.record}
          onKeepSaved={() => entries.forget(line.ballot)}
          onKeepYours={() => keep(queued.input.record, asked.data?.ballot.version ?? null)}
        />
      </>
    );
  }
  return (
    <>
      <AbsentNotes notes={asked.data?.ballot.absentNotes ?? {}} />
      <BallotRecord
        place={place}
        line={line}
        title={title}
        notice={keptLine && say('ballot.kept', { position: keptLine.position, batch: keptLine.batch })}
        contests={answer.contests}
        before={asked.data?.ballot.record ?? null}
        version={asked.data?.ballot.version ?? line.version}
        onKeep={keep}
        onPressed={board.onPressed}
      />
    </>
  );
}
