import type { QueryOutput } from '@plumbline/api';
import { BoardsOnPaper } from '../../components/BoardTable.tsx';
import { TotalsTables } from '../../components/TotalsTables.tsx';
import { TotalsReopen } from '../../forms/TotalsReopen.tsx';
import { useRoundsWords } from '../../words/rounds-words.ts';

/** The boards and totals of a jurisdiction, and the administrator's way to reopen its totals. */
export function TotalsInDetail(props: { readonly local: QueryOutput<'jurisdiction'> }) {
  const say = useRoundsWords();
  const { heading, line, boards, totals, contests } = props.local;
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
      {totals?.final && heading.abilities['reopen-totals'] !== undefined && (
        <TotalsReopen heading={heading} jurisdiction={line.jurisdiction} />
      )}
    </>
  );
}

function stateOf(totals: QueryOutput<'jurisdiction'>['totals']) {
  if (totals === null || totals.version === null) return 'detail.totalsMissing';
  return totals.final ? 'detail.totalsFinal' : 'detail.totalsOpen';
}
