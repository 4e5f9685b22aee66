import type { QueryOutput } from '@plumbline/api';
import { useExtraWords } from '../words/extra-words.ts';

/** Batches that are counted whatever is drawn, as they are sealed with the plan. */
export function ExtraBatches(props: { readonly chosen: NonNullable<QueryOutput<'plan'>['plan']['extraBatches']> }) {
  const say = useExtraWords();
  const { required, onePerJurisdiction } = props.chosen;
  return (
    <div className="panel">
      <h3>{say('title')}</h3>
      {required.length > 0 && (
        <ul>
          {required.map(({ jurisdiction, batch }) => (
            <li key={`${jurisdiction}\n${batch}`}>{say('place', { jurisdiction, batch })}</li>
          ))}
        </ul>
      )}
      {onePerJurisdiction && <p>{say('onePerJurisdictionIs')}</p>}
      <p className="quiet small">{say('noRisk')}</p>
    </div>
  );
}
