import type { QueryOutput } from '@plumbline/api';
import { useState } from 'react';
import { useSend } from '../connection/use-send.ts';
import { formatCount } from '../formats/format-count.ts';
import { Alert } from '../ui/Alert.tsx';
import { CopyButton } from '../ui/CopyButton.tsx';
import { SimpleTable } from '../ui/SimpleTable.tsx';
import { Tag, type TagTone } from '../ui/Tag.tsx';
import { useWordsEverywhere } from '../words/everywhere-words.ts';
import { useOfficeWords } from '../words/office-words.ts';
import { useRoundsWords } from '../words/rounds-words.ts';
import { BoardPin } from './BoardPin.tsx';
import { BoardRenewal } from './BoardRenewal.tsx';

type Local = QueryOutput<'jurisdiction'>;
type Board = Local['boards'][number];

const TONE: Readonly<Record<Board['state'], TagTone>> = {
  'not-started': 'grey',
  'in-progress': 'blue',
  'not-signed-off': 'amber',
  'signed-off': 'green',
  'all-decided': 'green',
  'no-ballots': 'grey',
};

/** The audit boards of a jurisdiction: how far each is, and its secret link. */
export function BoardTable(props: { readonly local: Local }) {
  const say = useOfficeWords();
  if (props.local.heading.fieldwork !== 'totals') return <BoardsOnline local={props.local} />;
  return (
    <section className="panel">
      <h2>{say('boards.title')}</h2>
      <BoardsOnPaper boards={props.local.boards} />
    </section>
  );
}

/** Boards that count on paper: nothing is seen of how far they are. */
export function BoardsOnPaper(props: { readonly boards: Local['boards'] }) {
  const say = useOfficeWords();
  return (
    <SimpleTable
      caption={say('boards.title')}
      hideCaption
      tight
      columns={[{ name: say('boards.board') }, { name: say('boards.ballots'), numeric: true }]}
      rows={props.boards.map(({ board, ballots }) => ({ key: board, cells: [board, formatCount(ballots)] }))}
    />
  );
}

function BoardsOnline(props: { readonly local: Local }) {
  const say = useOfficeWords();
  const sayRounds = useRoundsWords();
  const { boards, heading, line } = props.local;
  // Said above the table: a cell is too narrow for a sentence.
  const [replaced, setReplaced] = useState<{ readonly what: 'link' | 'pin'; readonly board: string }>();
  const place = { auditId: heading.auditId, jurisdiction: line.jurisdiction };
  const hasLinks = boards.some((board) => board.link !== null);
  return (
    <section className="panel">
      <h2>{say(heading.fieldwork === 'batches' ? 'boards.reviewTitle' : 'boards.title')}</h2>
      {heading.fieldwork === 'ballots' && boards.every(isDone) && <Alert kind="success">{say('boards.doneAll')}</Alert>}
      {hasLinks && (
        <p className="measure">{say(heading.fieldwork === 'batches' ? 'boards.reviewLinkSays' : 'boards.linkSays')}</p>
      )}
      {replaced && (
        <Alert kind="success">{say(`boards.renewal.${replaced.what}.done`, { board: replaced.board })}</Alert>
      )}
      {boards.some((board) => board.ballotsContested > 0) && (
        <Alert kind="warning">
          <p>{sayRounds('detail.contestedSays')}</p>
        </Alert>
      )}
      <SimpleTable
        caption={say(heading.fieldwork === 'batches' ? 'boards.reviewTitle' : 'boards.title')}
        hideCaption
        roomy
        columns={[
          { name: say('boards.board') },
          { name: say(heading.fieldwork === 'batches' ? 'boards.decided' : 'boards.progress'), numeric: true },
          { name: say('boards.state') },
          { name: say('boards.members') },
          ...(hasLinks ? [{ name: say('boards.link'), wordy: true }, { name: say('boards.pin') }] : []),
        ]}
        rows={boards.map((board) => ({
          key: board.board,
          cells: [
            board.board,
            say('boards.progressOf', { done: board.ballotsDone, total: board.ballots }),
            <span key="state" className="stack">
              <Tag tone={TONE[board.state]}>{sayRounds(`detail.boardStates.${board.state}`)}</Tag>
              {board.ballotsContested > 0 && (
                <Tag tone="red">{sayRounds('detail.contested', { count: board.ballotsContested })}</Tag>
              )}
              {board.ballotsEnteredOnce > 0 && (
                <Tag tone="blue">{sayRounds('detail.enteredOnce', { count: board.ballotsEnteredOnce })}</Tag>
              )}
            </span>,
            board.members.join(', '),
            ...(hasLinks
              ? [
                  <BoardLink
                    key="link"
                    board={board}
                    place={place}
                    abilities={heading.abilities}
                    onReplaced={() => setReplaced({ what: 'link', board: board.board })}
                  />,
                  <BoardPin
                    key="pin"
                    board={board}
                    place={place}
                    abilities={heading.abilities}
                    onReplaced={() => setReplaced({ what: 'pin', board: board.board })}
                  />,
                ]
              : []),
          ],
        }))}
      />
    </section>
  );
}

function isDone(board: Board): boolean {
  return board.state === 'signed-off' || board.state === 'no-ballots';
}

function BoardLink(props: {
  readonly board: Board;
  readonly place: { readonly auditId: string; readonly jurisdiction: string };
  readonly abilities: Local['heading']['abilities'];
  readonly onReplaced: () => void;
}) {
  const say = useOfficeWords();
  const sayAnywhere = useWordsEverywhere();
  const { board, place } = props;
  const rotate = useSend('rotate-board-link');
  if (board.link === null) return null;
  // The server may give a path or a whole address.
  const address = new URL(board.link, window.location.origin).href;
  const ability = props.abilities['rotate-board-link'];
  return (
    <div className="row">
      <a href={address} target="_blank" rel="noreferrer">
        {say('boards.openLink', { board: board.board })}
      </a>
      <CopyButton
        text={address}
        label={say('boards.copyLink', { board: board.board })}
        copyWord={sayAnywhere('copy')}
        copiedWord={sayAnywhere('copied')}
      />
      {ability?.allowed && (
        <BoardRenewal
          what="link"
          board={board.board}
          sending={rotate}
          onRenew={() =>
            void rotate.run({ ...place, board: board.board }).then((answer) => answer.ok && props.onReplaced())
          }
        />
      )}
    </div>
  );
}
