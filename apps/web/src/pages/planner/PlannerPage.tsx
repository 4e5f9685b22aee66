import type { QueryOutput } from '@plumbline/api';
import { useEffect, useState } from 'react';
import { Answered } from '../../components/Answered.tsx';
import { AppFrame } from '../../components/AppFrame.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { PlannerDrawings } from '../../drawings/PlannerDrawings.tsx';
import { ContestReport } from '../../forms/ContestReport.tsx';
import { readLimit } from '../../forms/read-limit.ts';
import { TextField } from '../../ui/Field.tsx';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { useAuditWords } from '../../words/audit-words.ts';
import { usePlannerWords } from '../../words/planner-words.ts';

const SUGGESTED_LIMIT = '5';

type Asked = { readonly text: string; readonly ballots: number };

/** What each type of audit would take for a contest: for anyone, before there is an audit. */
export function PlannerPage() {
  const say = usePlannerWords();
  const [asked, setAsked] = useState<Asked>();
  const [isBusy, setBusy] = useState(false);
  return (
    <AppFrame narrow>
      <div className="stack-wide">
        <div>
          <PageTitle>{say('title')}</PageTitle>
          <p className="quiet">{say('lead')}</p>
        </div>
        <ContestReport
          pending={asked !== undefined && isBusy}
          onAsk={(contest) =>
            setAsked(contest === undefined ? undefined : { text: JSON.stringify(contest), ballots: contest.ballots })
          }
        />
        {asked !== undefined && <Work contest={asked.text} ballots={asked.ballots} onBusy={setBusy} />}
      </div>
    </AppFrame>
  );
}

function Work(props: {
  readonly contest: string;
  readonly ballots: number;
  readonly onBusy: (isBusy: boolean) => void;
}) {
  const say = usePlannerWords();
  const [typed, setTyped] = useState(SUGGESTED_LIMIT);
  const { contest, ballots, onBusy } = props;
  const read = readLimit(typed);
  // While a limit is typed that is none, the figures of the one before stay, and say which that is.
  const [limit, setLimit] = useState(Number(SUGGESTED_LIMIT));
  const asked = { contest, limitPercent: limit };
  const sizes = useAsk('planner-sizes', asked);
  const margins = useAsk('planner-margins', asked);
  useEffect(() => onBusy(sizes.isFetching), [sizes.isFetching, onBusy]);
  return (
    <section className="stack">
      <TextField
        label={say('limit')}
        name="limit"
        hint={say('limitHint')}
        numeric
        value={typed}
        error={read === undefined ? say('limitWrong') : undefined}
        onChange={(text) => {
          setTyped(text);
          setLimit(readLimit(text) ?? limit);
        }}
      />
      <div aria-live="polite">
        <Answered asked={sizes}>{({ types }) => <Sizes types={types} ballots={ballots} limit={limit} />}</Answered>
      </div>
      <p className="quiet small">{say('rough')}</p>
      <Answered asked={margins}>{(answer) => <PlannerDrawings answer={answer} limit={limit} />}</Answered>
    </section>
  );
}

function Sizes(props: {
  readonly types: QueryOutput<'planner-sizes'>['types'];
  readonly ballots: number;
  readonly limit: number;
}) {
  const say = usePlannerWords();
  const sayAudit = useAuditWords();
  const { types, ballots, limit } = props;
  const inWords = ({ draws, size }: (typeof types)[number]) => {
    if (size === null) return say('all');
    return draws === 'cards' ? say('ballotsOf', { count: size, ballots }) : say('batchesOf', { count: size });
  };
  return (
    <SimpleTable
      caption={say('result', { limit })}
      columns={[{ name: say('type') }, { name: say('work') }, { name: say('needs'), wordy: true }]}
      rows={types.map((one) => ({
        key: one.type,
        cells: [sayAudit(`kinds.${one.type}.name`), inWords(one), sayAudit(`kinds.${one.type}.says`)],
      }))}
    />
  );
}
