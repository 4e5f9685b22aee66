import type { QueryOutput } from '@plumbline/api';
import { ComparedCards } from '../../components/ComparedCards.tsx';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { useSend } from '../../connection/use-send.ts';
import { formatCount } from '../../formats/format-count.ts';
import { Button } from '../../ui/Button.tsx';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { useRoundsWords } from '../../words/rounds-words.ts';

/** The audit boards of a jurisdiction, and the administrator's way to reopen one. */
export function BoardsInDetail(props: { readonly local: QueryOutput<'jurisdiction'> }) {
  const say = useRoundsWords();
  const reopen = useSend('reopen-board');
  const { boards, heading, line, cards, comparisonsVisible } = props.local;
  const ability = heading.abilities['reopen-board'];
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
            </span>,
            ...(ability === undefined
              ? []
              : [
                  board.state === 'signed-off' ? (
                    <Button
                      key="reopen"
                      look="quiet"
                      label={say('detail.reopenBoard', { board: board.board })}
                      pending={reopen.pending}
                      reason={ability.allowed ? undefined : ability.reason}
                      reasonIsShown
                      onPress={() =>
                        void reopen.run({
                          auditId: heading.auditId,
                          jurisdiction: line.jurisdiction,
                          board: board.board,
                        })
                      }
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
      {boards.some((board) => board.ballotsContested > 0) && <p>{say('detail.contestedSays')}</p>}
      <ProblemAlert problem={reopen.problem} />
      {heading.comparedWith === 'cvrs' && <ComparedCards cards={cards} visible={comparisonsVisible} />}
    </>
  );
}
