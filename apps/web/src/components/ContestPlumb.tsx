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
  const words = { limit: formatLimit(limit), risk: formatRisk(pValue) };
  return (
    <section className="panel" aria-label={contest}>
      <div className="panel-head">
        <h2 className="breakable">{contest}</h2>
        <Tag plain tone={targeted ? 'blue' : 'grey'}>
          {saySetup(targeted ? 'contests.targetedYes' : 'contests.targetedNo')}
        </Tag>
      </div>
      <Plumb
        risk={pValue}
        limit={limit}
        met={riskLimitMet}
        limitWord={say('plumb.limit')}
        label={say('plumb.picture', words)}
      >
        <p className="strong">{say(riskLimitMet ? 'plumb.met' : 'plumb.notMet', { limit: words.limit })}</p>
        <p>{riskLimitMet ? say('plumb.metSays', { chance: formatLimit(1 - limit) }) : say('plumb.notMetSays')}</p>
        <p className="quiet small">
          {say('plumb.pValue')}: <span className="numeric">{formatPValue(pValue)}</span>
        </p>
      </Plumb>
    </section>
  );
}
