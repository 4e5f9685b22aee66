import type { AuditHeading, QueryOutput } from '@plumbline/api';
import { useEffect, useRef, useState } from 'react';
import { ComparedCards } from '../../components/ComparedCards.tsx';
import { reasonAgainst } from '../../components/reason-against.ts';
import { useSend } from '../../connection/use-send.ts';
import { formatCount } from '../../formats/format-count.ts';
import { CardReopen } from '../../forms/CardReopen.tsx';
import { Reopening } from '../../forms/Reopening.tsx';
import { Button } from '../../ui/Button.tsx';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { useRoundsWords } from '../../words/rounds-words.ts';

/** The audit boards of a jurisdiction, and the administrator's way to reopen one. */
export function BoardsInDetail(props: { readonly local: QueryOutput<'jurisdiction'> }) {
  const say = useRoundsWords();
  const [chosen, setChosen] = useState<string>();
  const { boards, heading, line, cards, comparisonsVisible } = props.local;
  const ability = heading.abilities['reopen-board'];
  const asked = boards.find(({ board, state }) => board === chosen && state === 'signed-off');
  if (boards.length === 0) return <p>{say('detail.noBoards')}</p>;
  return (
    <>
      <h3>{say('detail.boards')}</h3>
      <SimpleTable
        caption={say('detail.boards')}
        hideCaption
        tight
        columns={[
          { name: say('detail.board') },
          { name: say('detail.ballots'), numeric: true },
          { name: say('detail.state') },
          ...(ability === undefined ? [] : [{ name: say('detail.reopenWord') }]),
        ]}
        rows={boards.map((board) => ({
          key: board.board,
          cells: [
            <span key="name">
              {board.board}
              <span className="quiet small"> {board.members.join(', ')}</span>
            </span>,
            `${formatCount(board.ballotsDone)} / ${formatCount(board.ballots)}`,
            <span key="state">
              {say(`detail.boardStates.${board.state}`)}
              {board.ballotsContested > 0 && (
                <strong className="small"> {say('detail.contested', { count: board.ballotsContested })}</strong>
              )}
              {board.ballotsEnteredOnce > 0 && (
                <span className="small"> {say('detail.enteredOnce', { count: board.ballotsEnteredOnce })}</span>
              )}
            </span>,
            ...(ability === undefined
              ? []
              : [
                  board.state === 'signed-off' ? (
                    <Button
                      key="reopen"
                      look="quiet"
                      label={say('detail.reopenBoard', { board: board.board })}
                      reason={reasonAgainst(ability)}
                      reasonIsShown
                      onPress={() => setChosen(board.board)}
                    >
                      {say('detail.reopenWord')}
                    </Button>
                  ) : (
                    ''
                  ),
                ]),
          ],
        }))}
      />
      {asked !== undefined && (
        <BoardReopening key={asked.board} heading={heading} jurisdiction={line.jurisdiction} board={asked.board} />
      )}
      <CardReopen local={props.local} />
      {boards.some((board) => board.ballotsContested > 0) && <p>{say('detail.contestedSays')}</p>}
      {heading.comparedWith === 'cvrs' && <ComparedCards cards={cards} visible={comparisonsVisible} />}
    </>
  );
}

function BoardReopening(props: {
  readonly heading: AuditHeading;
  readonly jurisdiction: string;
  readonly board: string;
}) {
  const say = useRoundsWords();
  const reopen = useSend('reopen-board');
  const title = useRef<HTMLHeadingElement>(null);
  const { heading, jurisdiction, board } = props;
  useEffect(() => title.current?.focus(), []);
  return (
    <section className="panel stack">
      <h4 tabIndex={-1} ref={title}>
        {say('detail.reopenBoard', { board })}
      </h4>
      <Reopening
        words={{
          ask: say('detail.reopenBoardReason'),
          hint: say('detail.reopenBoardHint'),
          reopen: say('detail.reopenTheBoard'),
        }}
        ability={heading.abilities['reopen-board']}
        sending={reopen}
        onReopen={(reason) => reopen.run({ auditId: heading.auditId, jurisdiction, board, reason })}
      />
    </section>
  );
}
