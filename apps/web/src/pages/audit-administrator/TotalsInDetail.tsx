import type { QueryOutput } from '@plumbline/api';
import { BoardsOnPaper } from '../../components/BoardTable.tsx';
import { TotalsTables } from '../../components/TotalsTables.tsx';
import { useSend } from '../../connection/use-send.ts';
import { Reopening } from '../../forms/Reopening.tsx';
import { useRoundsWords } from '../../words/rounds-words.ts';

/** The boards and totals of a jurisdiction, and the administrator's way to reopen its totals. */
export function TotalsInDetail(props: { readonly local: QueryOutput<'jurisdiction'> }) {
  const say = useRoundsWords();
  const reopen = useSend('reopen-totals');
  const { heading, line, boards, totals, contests } = props.local;
  const ability = heading.abilities['reopen-totals'];
  return (
    <>
      {boards.length === 0 ? (
        <p>{say('detail.noBoards')}</p>
      ) : (
        <>
          <h3>{say('detail.boards')}</h3>
          <BoardsOnPaper boards={boards} />
        </>
      )}
      <h3>{say('detail.totals')}</h3>
      <p className="strong">{say(stateOf(totals))}</p>
      {totals !== null && totals.version !== null && <TotalsTables totals={totals} contests={contests} />}
      {totals?.final && ability !== undefined && (
        <Reopening
          words={{
            ask: say('detail.reopenReason'),
            hint: say('detail.reopenReasonHint'),
            reopen: say('detail.reopenTotals'),
          }}
          ability={ability}
          sending={reopen}
          onReopen={(reason) => reopen.run({ auditId: heading.auditId, jurisdiction: line.jurisdiction, reason })}
        />
      )}
    </>
  );
}

function stateOf(totals: QueryOutput<'jurisdiction'>['totals']) {
  if (totals === null || totals.version === null) return 'detail.totalsMissing';
  return totals.final ? 'detail.totalsFinal' : 'detail.totalsOpen';
}
