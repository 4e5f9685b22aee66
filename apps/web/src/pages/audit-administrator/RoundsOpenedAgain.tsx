import type { EarlierClosing, QueryOutput } from '@plumbline/api';
import { OUTCOME_TONES } from '../../components/ContestPlumb.tsx';
import { ShownTextInWords } from '../../components/ShownTextInWords.tsx';
import { formatPValue } from '../../formats/format-risk.ts';
import { formatTime } from '../../formats/format-time.ts';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useRoundsWords } from '../../words/rounds-words.ts';

type Progress = Pick<QueryOutput<'round-progress'>, 'earlierClosings' | 'riskLimit' | 'heading'>;

/** What rounds had found before they were opened again, so that a second figure is not taken for a first. */
export function RoundsOpenedAgain(props: { readonly answer: Progress }) {
  const { earlierClosings, riskLimit, heading } = props.answer;
  const isCount = heading.takes === 'everything';
  return earlierClosings.map((closing) => (
    <Closing key={closing.reopenedAt} closing={closing} limit={riskLimit ?? 0} isCount={isCount} />
  ));
}

function Closing(props: { readonly closing: EarlierClosing; readonly limit: number; readonly isCount: boolean }) {
  const say = useRoundsWords();
  const { closing, limit, isCount } = props;
  const { round, closedAt, reopenedAt, reopenedBy, reason, found } = closing;
  const risk = isCount ? [] : [{ name: say('result.pValue'), numeric: true }];
  return (
    <section className="stack">
      <h2>{say('openedAgain.title', { round })}</h2>
      <p>
        {say('openedAgain.says', { closed: formatTime(closedAt), reopened: formatTime(reopenedAt), by: reopenedBy })}{' '}
        {say('openedAgain.reason')} <ShownTextInWords shown={reason} />
      </p>
      <SimpleTable
        caption={say('openedAgain.table', { round })}
        roomy
        columns={[{ name: say('result.contest') }, { name: say('result.outcome') }, ...risk]}
        rows={found.map(({ contest, outcome, pValue }) => ({
          key: contest,
          cells: [
            contest,
            <Tag key="outcome" tone={OUTCOME_TONES[outcome]}>
              {say(`result.outcomes.${outcome}`)}
            </Tag>,
            ...(isCount ? [] : [pValue === null ? '–' : formatPValue(pValue, limit)]),
          ],
        }))}
      />
    </section>
  );
}
