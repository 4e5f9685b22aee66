import type { QueryOutput } from '@plumbline/api';
import { formatLimit, formatPValue, formatRisk } from '../formats/format-risk.ts';
import { Plumb } from '../ui/Plumb.tsx';
import { Tag, type TagTone } from '../ui/Tag.tsx';
import { type AuditWords, useAuditWords } from '../words/audit-words.ts';
import { useRoundsWords } from '../words/rounds-words.ts';
import { useSetupWords } from '../words/setup-words.ts';

type Measurement = QueryOutput<'round-progress'>['measurements'][number];

/** The measured risk of a contest, hanging beside what it means. */
export function ContestPlumb(props: { readonly measurement: Measurement; readonly limit: number }) {
  const say = useAuditWords();
  const saySetup = useSetupWords();
  const { measurement, limit } = props;
  const sayRounds = useRoundsWords();
  const { pValue, contest, targeted, handTally, outcome } = measurement;
  return (
    <section className="panel" aria-label={contest}>
      <div className="panel-head">
        <h2 className="breakable">{contest}</h2>
        <span className="tags">
          <Tag plain tone={targeted ? 'blue' : 'grey'}>
            {saySetup(targeted ? 'contests.targetedYes' : 'contests.targetedNo')}
          </Tag>
          <Tag tone={OUTCOME_TONES[outcome]}>{sayRounds(`result.outcomes.${outcome}`)}</Tag>
        </span>
      </div>
      {outcome === 'nothing-to-confirm' ? (
        <p>{say('plumb.nothingToConfirm')}</p>
      ) : (
        <>
          {handTally !== null && (
            <>
              <p className="strong">{say('plumb.handTally')}</p>
              <p>{handTallySentence(measurement, say)}</p>
            </>
          )}
          {pValue !== null && <MeasuredPlumb measurement={measurement} pValue={pValue} limit={limit} />}
          {pValue === null && handTally === null && (
            <>
              <p className="strong">{say('plumb.notMeasured')}</p>
              <p>{say('plumb.notMeasuredSays')}</p>
            </>
          )}
        </>
      )}
    </section>
  );
}

/** How each outcome looks; the word beside it says which it is. */
export const OUTCOME_TONES: Readonly<Record<Measurement['outcome'], TagTone>> = {
  'nothing-to-confirm': 'green',
  confirmed: 'green',
  'measured-not-confirmed': 'amber',
  'not-measured': 'grey',
  'hand-tally-open': 'amber',
  'hand-tally-confirmed': 'green',
  'hand-tally-overturned': 'red',
};

function MeasuredPlumb(props: { readonly measurement: Measurement; readonly pValue: number; readonly limit: number }) {
  const say = useAuditWords();
  const { measurement, pValue, limit } = props;
  const { riskLimitMet: met, handTally } = measurement;
  const words = { limit: formatLimit(limit), risk: formatRisk(pValue) };
  return (
    <Plumb risk={pValue} limit={limit} met={met} limitWord={say('plumb.limit')} label={say('plumb.picture', words)}>
      {handTally !== null && <p className="quiet">{say('plumb.sample')}</p>}
      <p className="strong">{say(limitWords(measurement), { limit: words.limit })}</p>
      {handTally === null && <p>{riskSentence(props, say)}</p>}
      <p className="quiet small">
        {say('plumb.pValue')}: <span className="numeric">{formatPValue(pValue, limit)}</span>
      </p>
    </Plumb>
  );
}

function limitWords({ riskLimitMet, handTally }: Measurement): 'plumb.met' | 'plumb.notMet' | 'plumb.notMetBySample' {
  if (riskLimitMet) return 'plumb.met';
  return handTally === null ? 'plumb.notMet' : 'plumb.notMetBySample';
}

function riskSentence(
  {
    measurement,
    pValue,
    limit,
  }: { readonly measurement: Measurement; readonly pValue: number; readonly limit: number },
  say: AuditWords,
): string {
  if (!measurement.riskLimitMet) return say(measurement.targeted ? 'plumb.notMetSays' : 'plumb.notMetOther');
  return pValue === 0 ? say('plumb.byArithmetic') : say('plumb.metSays', { chance: formatLimit(1 - limit) });
}

function handTallySentence({ handTally }: Measurement, say: AuditWords): string {
  if (handTally === null) return '';
  const winners = handTally.winners.join(', ');
  if (handTally.tied.length > 0) return say('plumb.handTallyTied', { tied: handTally.tied.join(', ') });
  if (!handTally.settled) return say('plumb.handTallyOpen', { winners });
  return say(handTally.agrees ? 'plumb.handTallyConfirmed' : 'plumb.handTallyOverturned', { winners });
}
