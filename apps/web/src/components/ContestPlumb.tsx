import type { QueryOutput } from '@plumbline/api';
import { formatLimit, formatPValue, formatRisk } from '../formats/format-risk.ts';
import { Plumb } from '../ui/Plumb.tsx';
import { Tag } from '../ui/Tag.tsx';
import { useAuditWords } from '../words/audit-words.ts';
import { useSetupWords } from '../words/setup-words.ts';

type Measurement = QueryOutput<'round-progress'>['measurements'][number];

/** The measured risk of a contest, hanging beside what it means. */
export function ContestPlumb(props: { readonly measurement: Measurement; readonly limit: number }) {
  const say = useAuditWords();
  const saySetup = useSetupWords();
  const { measurement, limit } = props;
  const { pValue, riskLimitMet, contest, targeted } = measurement;
  return (
    <section className="panel" aria-label={contest}>
      <div className="panel-head">
        <h2 className="breakable">{contest}</h2>
        <Tag plain tone={targeted ? 'blue' : 'grey'}>
          {saySetup(targeted ? 'contests.targetedYes' : 'contests.targetedNo')}
        </Tag>
      </div>
      {pValue === null ? (
        <>
          <p className="strong">{say('plumb.notMeasured')}</p>
          <p>{say('plumb.notMeasuredSays')}</p>
        </>
      ) : (
        <MeasuredPlumb pValue={pValue} limit={limit} met={riskLimitMet} />
      )}
    </section>
  );
}

function MeasuredPlumb(props: { readonly pValue: number; readonly limit: number; readonly met: boolean }) {
  const say = useAuditWords();
  const { pValue, limit, met } = props;
  const words = { limit: formatLimit(limit), risk: formatRisk(pValue) };
  return (
    <Plumb risk={pValue} limit={limit} met={met} limitWord={say('plumb.limit')} label={say('plumb.picture', words)}>
      <p className="strong">{say(met ? 'plumb.met' : 'plumb.notMet', { limit: words.limit })}</p>
      <p>{metSentence(props, say)}</p>
      <p className="quiet small">
        {say('plumb.pValue')}: <span className="numeric">{formatPValue(pValue, limit)}</span>
      </p>
    </Plumb>
  );
}

function metSentence(
  { pValue, limit, met }: { readonly pValue: number; readonly limit: number; readonly met: boolean },
  say: ReturnType<typeof useAuditWords>,
): string {
  if (!met) return say('plumb.notMetSays');
  return pValue === 0 ? say('plumb.byArithmetic') : say('plumb.metSays', { chance: formatLimit(1 - limit) });
}
