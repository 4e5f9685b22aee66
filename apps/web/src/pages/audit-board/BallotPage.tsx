import type { CardReader } from '@plumbline/audit';
import type { ManualVoteRecord } from '@plumbline/election';
import { Link, useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { AbsentNotes } from '../../components/AbsentNotes.tsx';
import { BallotIdentity } from '../../components/BallotIdentity.tsx';
import { type AtBoard, BoardFrame } from '../../components/BoardFrame.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { RemadeOfCard } from '../../components/RemadeOfCard.tsx';
import { WhoReads } from '../../components/WhoReads.tsx';
import { findQueued } from '../../connection/ballot-queue.ts';
import type { QueuedBallot } from '../../connection/entry-queue.ts';
import { useAsk } from '../../connection/use-ask.ts';
import { usePageSearch } from '../../connection/use-page-search.ts';
import { BallotRecord } from '../../forms/BallotRecord.tsx';
import { CardSend } from '../../forms/CardSend.tsx';
import { Alert } from '../../ui/Alert.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Swap } from '../../ui/Swap.tsx';
import { useBoardWords } from '../../words/board-words.ts';
import { useWordsEverywhere } from '../../words/everywhere-words.ts';
import { BallotContested } from './BallotContested.tsx';
import { type BallotLine, ballotsInHand, entriesReplaced, isToBeLookedAt, nextBallot } from './ballot-lines.ts';
import { entriesAlike } from './unlike-entries.ts';

/** One ballot: what it is, what two people see on it, and the way to the next. */
export function BallotPage() {
  return <BoardFrame>{(board) => <Ballot {...board} />}</BoardFrame>;
}

function Ballot(board: AtBoard) {
  const say = useBoardWords();
  const [search] = usePageSearch();
  const reader = board.answer.entersTwice ? board.reader : undefined;
  const lines = ballotsInHand(board.answer.ballots, board.entries.queue, reader);
  const line = lines.find((one) => one.ballot === search.key);
  return (
    <div className="stack-wide">
      <p>
        <Link className="big-link" to="/board">
          {say('ballot.toTable')}
        </Link>
      </p>
      {line === undefined ? (
        <>
          <PageTitle>{say('ballot.gone')}</PageTitle>
          {board.answer.review === 'has-team' && <p>{say('ballot.goneToTeam')}</p>}
        </>
      ) : (
        <Swap of={`${line.ballot} ${line.state} ${reader}`}>
          <KnownBallot key={`${line.ballot} ${reader}`} board={board} lines={lines} line={line} kept={search.kept} />
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
  const [isLookingAgain, setLookingAgain] = useState(false);
  const { board, lines, line } = props;
  const { answer, entries, place } = board;
  const queued = findQueued(entries.queue, line.ballot, board.reader);
  const isSaved = queued === undefined && !isToBeLookedAt(line);
  const asked = useAsk('ballot', { ...place, ballot: line.ballot }, { enabled: isSaved });
  const saved = asked.data?.ballot;
  const review = answer.reviews?.find((one) => one.ballot === line.ballot);
  const reader = readerOf(board, line, queued);
  const keptLine = lines.find((one) => one.ballot === props.kept);

  // Pressed twice it is one entry: a second would not know of the first, which is not written yet.
  const isKeeping = useRef(false);
  const keep = async (record: ManualVoteRecord, standing: readonly string[]) => {
    if (isKeeping.current) return false;
    isKeeping.current = true;
    const isKept = await entries.keep({ ballot: line.ballot, record, reader: reader ?? undefined }, standing);
    isKeeping.current = false;
    if (!isKept) return false;
    const next = nextBallot(lines, line.ballot);
    if (next === undefined) void navigate({ to: '/board' });
    else void navigate({ to: '/board/ballot', search: { key: next.ballot, kept: line.ballot } });
    return true;
  };
  const title = <PageTitle>{say('ballot.title', { position: line.position, batch: line.batch })}</PageTitle>;
  const isClosed = answer.openFor?.includes(line.ballot) === false;
  const reopened = answer.reopened?.find((one) => one.ballot === line.ballot);
  const note =
    answer.signedOff || isClosed
      ? say('ballot.signedOff')
      : line.state === 'refused'
        ? say('ballot.refused')
        : isSaved && saved === undefined && asked.error !== null
          ? say('ballot.savedElsewhere')
          : undefined;
  if (note !== undefined) {
    return (
      <>
        {title}
        <Alert kind="info">{note}</Alert>
      </>
    );
  }
  if (reader === null) {
    return (
      <>
        {title}
        <WhoReads {...board} />
      </>
    );
  }
  if (isSaved && saved === undefined) {
    return (
      <>
        {title}
        <Skeleton label={sayAnywhere('loading')} />
      </>
    );
  }
  if (isSaved && line.state === 'contested' && saved !== undefined && !isLookingAgain) {
    const standing = saved.standing.map(({ id }) => id);
    return (
      <>
        {title}
        <BallotIdentity line={line} />
        <BallotContested
          contests={answer.contests}
          members={answer.members}
          standing={saved.standing}
          onKeep={(record) => void keep(record, standing)}
          onLookAgain={() => setLookingAgain(true)}
        />
      </>
    );
  }
  const alike = answer.entersTwice
    ? entriesAlike(
        answer.contests,
        (saved?.standing ?? []).map(({ record }) => record),
      )
    : null;
  return (
    <>
      {answer.entersTwice &&
        (reader === 'together' ? <Alert kind="info">{say('twice.together')}</Alert> : <WhoReads {...board} />)}
      {queued !== undefined && <Alert kind="info">{say('ballot.waiting')}</Alert>}
      {reopened !== undefined && line.state === 'reopened' && (
        <Alert kind="warning" title={say('ballot.openedAgain')}>
          <p>{reopened.reason}</p>
          <p>{say('ballot.openedAgainSays')}</p>
        </Alert>
      )}
      {review !== undefined && (
        <Alert kind="info" title={say('review.sentFor', { why: say(`review.reasons.${review.why}`) })}>
          {review.remark}
        </Alert>
      )}
      <AbsentNotes notes={saved?.absentNotes ?? {}} />
      <RemadeOfCard place={place} line={line} />
      <BallotRecord
        place={place}
        line={line}
        title={title}
        notice={keptLine && say('ballot.kept', { position: keptLine.position, batch: keptLine.batch })}
        contests={answer.contests}
        before={queued?.input.record ?? saved?.record ?? alike}
        standing={entriesReplaced({ ...line, ...saved, state: line.state }, reader)}
        reader={reader}
        onKeep={keep}
        onPressed={board.onPressed}
        sending={
          answer.review === 'has-team' && line.state === 'not-audited' && queued === undefined
            ? (seen, forget) => (
                <CardSend
                  place={place}
                  ballot={line.ballot}
                  seen={seen}
                  onSent={() => {
                    forget();
                    void navigate({ to: '/board' });
                  }}
                />
              )
            : undefined
        }
      />
    </>
  );
}

/** Who enters a card that is entered twice: each of two people alone, and both together once each has; null while it is not said who. */
function readerOf(
  { answer, reader }: AtBoard,
  line: BallotLine,
  queued: QueuedBallot | undefined,
): CardReader | null | undefined {
  if (!answer.entersTwice) return undefined;
  if (queued !== undefined) return queued.input.entry.reader;
  const isReadByBoth = line.state === 'audited' || line.state === 'not-found' || line.state === 'contested';
  return isReadByBoth ? 'together' : reader;
}
