import { Link } from '@tanstack/react-router';
import { BeforeYouLeave } from '../../components/BeforeYouLeave.tsx';
import { type AtBoard, BoardFrame } from '../../components/BoardFrame.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { WhoReads } from '../../components/WhoReads.tsx';
import { MembersName } from '../../forms/MembersName.tsx';
import { Alert } from '../../ui/Alert.tsx';
import { MoreRows } from '../../ui/MoreRows.tsx';
import { Swap } from '../../ui/Swap.tsx';
import { TableRegion } from '../../ui/TableRegion.tsx';
import { Tag, type TagTone } from '../../ui/Tag.tsx';
import { useRowsSoFar } from '../../ui/use-rows-so-far.ts';
import { useBoardWords } from '../../words/board-words.ts';
import { useWordsEverywhere } from '../../words/everywhere-words.ts';
import { type BallotLine, ballotsInHand, isToBeLookedAt, type LineState } from './ballot-lines.ts';
import { ReviewBatches } from './ReviewBatches.tsx';

const TONE: Readonly<Record<LineState, TagTone>> = {
  'not-audited': 'grey',
  audited: 'green',
  'not-found': 'amber',
  contested: 'red',
  waiting: 'blue',
  'entered-once': 'blue',
  'your-turn': 'amber',
  'other-turn': 'blue',
  refused: 'red',
  reopened: 'amber',
};

/** What the board has to look at before it can sign off. */
const UNDECIDED: ReadonlySet<LineState> = new Set<LineState>([
  'not-audited',
  'entered-once',
  'your-turn',
  'other-turn',
  'contested',
  'refused',
  'reopened',
]);

/** An audit board's table: who it is, which ballots it has, and the next one. */
export function BoardPage() {
  return (
    <BoardFrame>
      {(board) => (
        <Swap of={board.answer.members.length === 0 ? 'members' : board.answer.signedOff ? 'signed off' : 'table'}>
          {board.answer.heading.fieldwork === 'batches' ? <ReviewBatches {...board} /> : <Table {...board} />}
        </Swap>
      )}
    </BoardFrame>
  );
}

function Table(board: AtBoard) {
  const say = useBoardWords();
  const { answer, entries, place } = board;
  if (answer.members.length === 0 && answer.ballots.length > 0) return <MembersName {...board} />;
  const reader = answer.entersTwice ? board.reader : undefined;
  const lines = ballotsInHand(answer.ballots, entries.queue, reader);
  const isDone = ({ state }: BallotLine) => !UNDECIDED.has(state) && !(answer.entersTwice && state === 'waiting');
  const done = lines.filter(isDone).length;
  const next = reader === null ? undefined : lines.find(isToBeLookedAt);
  // Each of two people has a first ballot of their own.
  const isFirst = answer.entersTwice ? lines.every(isToBeLookedAt) : done === 0;
  const waitsForOther = lines.filter(({ state }) => state === 'other-turn').length;
  return (
    <div className="stack-wide">
      <div className="stack">
        <PageTitle>{answer.signedOff ? say('done.title') : say('table.title', { board: place.board })}</PageTitle>
        {answer.openFor !== undefined && <Alert kind="info">{say('done.openFor')}</Alert>}
        {answer.signedOff && <Alert kind="success">{say('done.says', { board: place.board })}</Alert>}
        {answer.signedOff && <BeforeYouLeave />}
        {lines.length === 0 ? (
          <p>{say(answer.review === 'is-team' ? 'review.none' : 'table.none')}</p>
        ) : (
          <p className="strong">{say('table.progress', { done, total: lines.length })}</p>
        )}
      </div>
      {answer.entersTwice && !answer.signedOff && lines.length > 0 && <WhoReads {...board} />}
      {next === undefined && waitsForOther > 0 && (
        <Alert kind="info">{say('twice.readAll', { count: waitsForOther })}</Alert>
      )}
      {!answer.signedOff && lines.length > 0 && (
        <div className="board-actions">
          {next ? (
            <Link className="big-button big-button-main" to="/board/ballot" search={{ key: next.ballot }}>
              {say(isFirst ? 'table.first' : 'table.next')}
            </Link>
          ) : (
            done === lines.length && <p className="strong">{say('table.allDone')}</p>
          )}
          <SignOff
            {...board}
            undecided={lines.length - done}
            contested={lines.filter((line) => line.state === 'contested').length}
          />
        </div>
      )}
      {lines.length > 0 && <Ballots lines={lines} signedOff={answer.signedOff} openFor={answer.openFor} />}
    </div>
  );
}

function SignOff(props: AtBoard & { readonly undecided: number; readonly contested: number }) {
  const say = useBoardWords();
  const { entries, undecided, contested } = props;
  const reason =
    contested > 0
      ? say('table.signOffContested', { count: contested })
      : undecided > 0
        ? say('table.signOffUndecided', { count: undecided })
        : entries.queue.length > 0
          ? say('table.signOffWaiting')
          : undefined;
  if (reason !== undefined) {
    return (
      <span className="act">
        <button type="button" className="big-button" aria-disabled="true" aria-describedby="sign-off-reason">
          {say('table.signOff')}
        </button>
        <span className="act-reason" id="sign-off-reason">
          {reason}
        </span>
      </span>
    );
  }
  return (
    <Link className="big-button big-button-main" to="/board/sign-off">
      {say('table.signOff')}
    </Link>
  );
}

function Ballots(props: {
  readonly lines: readonly BallotLine[];
  readonly signedOff: boolean;
  readonly openFor: readonly string[] | undefined;
}) {
  const say = useBoardWords();
  const sayAnywhere = useWordsEverywhere();
  const { lines } = props;
  const soFar = useRowsSoFar(lines.length, ROWS_AT_ONCE);
  const isCounted = !soFar.isWhole;
  const hasContainer = lines.some((line) => line.container !== null);
  const hasTabulator = lines.some((line) => line.tabulator !== null);
  return (
    <TableRegion label={say('ballot.toTable')}>
      <table className="table board-table" aria-rowcount={isCounted ? lines.length + 1 : undefined}>
        <thead>
          <tr aria-rowindex={isCounted ? 1 : undefined}>
            {hasContainer && <th scope="col">{say('table.container')}</th>}
            {hasTabulator && <th scope="col">{say('table.tabulator')}</th>}
            <th scope="col">{say('table.batch')}</th>
            <th scope="col" className="numeric">
              {say('table.number')}
            </th>
            <th scope="col">{say('table.state')}</th>
            <th scope="col">{say('table.action')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.slice(0, soFar.count).map((line, place) => (
            <tr key={line.ballot} aria-rowindex={isCounted ? place + 2 : undefined}>
              {hasContainer && <td>{line.container}</td>}
              {hasTabulator && <td>{line.tabulator}</td>}
              <td>
                <NarrowName>{say('table.batch')}</NarrowName>
                {line.batch}
                {line.remade && <div className="strong">{say('table.remade')}</div>}
              </td>
              <td className="numeric">
                <NarrowName>{say('table.number')}</NarrowName>
                {line.position}
              </td>
              <td>
                <Tag tone={TONE[line.state]}>{say(`table.states.${line.state}`)}</Tag>
              </td>
              <td>
                <BallotAction
                  line={line}
                  signedOff={props.signedOff || props.openFor?.includes(line.ballot) === false}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <MoreRows rows={soFar} words={sayAnywhere('allRows', { count: lines.length })} />
    </TableRegion>
  );
}

/** A tablet draws these at once; each has a link, which takes longer than a figure. */
const ROWS_AT_ONCE = 60;

/** The name of a column, where there is no room for a row of names. */
function NarrowName(props: { readonly children: string }) {
  return (
    <span className="narrow-name" aria-hidden="true">
      {props.children}{' '}
    </span>
  );
}

function BallotAction(props: { readonly line: BallotLine; readonly signedOff: boolean }) {
  const say = useBoardWords();
  const { line } = props;
  const name = { position: line.position, batch: line.batch };
  const isNew = isToBeLookedAt(line);
  if (props.signedOff && isNew) return null;
  const [word, label] = props.signedOff
    ? [say('table.look'), say('table.lookNamed', name)]
    : isNew
      ? [say('table.audit'), say('table.auditNamed', name)]
      : line.state === 'contested'
        ? [say('table.settle'), say('table.settleNamed', name)]
        : line.state === 'refused'
          ? [say('table.look'), say('table.lookNamed', name)]
          : [say('table.reAudit'), say('table.reAuditNamed', name)];
  return (
    <Link className="big-link" to="/board/ballot" search={{ key: line.ballot }} aria-label={label}>
      {word}
    </Link>
  );
}
