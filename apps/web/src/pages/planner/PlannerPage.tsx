import type { QueryOutput } from '@plumbline/api';
import { useState } from 'react';
import { Answered } from '../../components/Answered.tsx';
import { AppFrame } from '../../components/AppFrame.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { PlannerDrawings } from '../../drawings/PlannerDrawings.tsx';
import { ContestReport } from '../../forms/ContestReport.tsx';
import { SelectField } from '../../ui/Field.tsx';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { useAuditWords } from '../../words/audit-words.ts';
import { usePlannerWords } from '../../words/planner-words.ts';

const SUGGESTED_LIMIT = 5;

type Asked = { readonly text: string; readonly ballots: number };

/** What each type of audit would take for a contest: for anyone, before there is an audit. */
export function PlannerPage() {
  const say = usePlannerWords();
  const [asked, setAsked] = useState<Asked>();
  const sizes = useAsk('planner-sizes', { contest: asked?.text ?? '' }, { enabled: asked !== undefined });
  return (
    <AppFrame narrow>
      <div className="stack-wide">
        <div>
          <PageTitle>{say('title')}</PageTitle>
          <p className="quiet">{say('lead')}</p>
        </div>
        <ContestReport
          pending={asked !== undefined && sizes.isFetching}
          onAsk={(contest) =>
            setAsked(contest === undefined ? undefined : { text: JSON.stringify(contest), ballots: contest.ballots })
          }
        />
        {asked !== undefined && (
          <Answered asked={sizes}>
            {({ types }) => <Work contest={asked.text} types={types} ballots={asked.ballots} />}
          </Answered>
        )}
      </div>
    </AppFrame>
  );
}

function Work(props: {
  readonly contest: string;
  readonly types: QueryOutput<'planner-sizes'>['types'];
  readonly ballots: number;
}) {
  const say = usePlannerWords();
  const sayAudit = useAuditWords();
  const [limit, setLimit] = useState(SUGGESTED_LIMIT);
  const { contest, types, ballots } = props;
  const margins = useAsk('planner-margins', { contest, limitPercent: limit }, { enabled: limit > 0 });
  const inWords = ({ draws, sizes }: (typeof types)[number]) => {
    const count = sizes[limit];
    if (count === null || count === undefined) return say('all');
    return draws === 'cards' ? say('ballotsOf', { count, ballots }) : say('batchesOf', { count });
  };
  return (
    <section className="stack">
      <SelectField
        label={say('limit')}
        name="limit"
        hint={say('limitHint')}
        value={String(limit)}
        error={undefined}
        options={(types[0]?.sizes ?? []).map((_, percent) => ({ value: String(percent), name: `${percent} %` }))}
        onChange={(chosen) => setLimit(Number(chosen))}
      />
      <div aria-live="polite">
        <SimpleTable
          caption={say('result', { limit })}
          columns={[{ name: say('type') }, { name: say('work') }, { name: say('needs'), wordy: true }]}
          rows={types.map((one) => ({
            key: one.type,
            cells: [sayAudit(`kinds.${one.type}.name`), inWords(one), sayAudit(`kinds.${one.type}.says`)],
          }))}
        />
      </div>
      <p className="quiet small">{say('rough')}</p>
      {limit > 0 && (
        <Answered asked={margins}>{(answer) => <PlannerDrawings answer={answer} limit={limit} />}</Answered>
      )}
    </section>
  );
}
