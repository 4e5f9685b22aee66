import type { QueryOutput } from '@plumbline/api';
import { FileSlotCard } from '../../components/FileSlotCard.tsx';
import { Alert } from '../../ui/Alert.tsx';
import { useRecordsWords } from '../../words/records-words.ts';
import { useSetupWords } from '../../words/setup-words.ts';
import { missingSentence } from './CommitPage.tsx';

type Names = QueryOutput<'names-in-cvrs'>;

const MISFITS = new Set<Names['missing'][number]['what']>([
  'contest-not-standardized',
  'contest-standardized-elsewhere',
  'choices-not-standardized',
]);

/** Whether a contest is another than in the list. */
export function isStandardizedMisfit({ what }: Names['missing'][number]): boolean {
  return MISFITS.has(what);
}

/** The list of the names that hold for all jurisdictions: a file of the audit, and where the contests are others than in it. */
export function StandardizedContests(props: { readonly names: Names }) {
  const say = useRecordsWords();
  const saySetup = useSetupWords();
  const { heading, standardized, missing } = props.names;
  const misfits = missing.filter(isStandardizedMisfit);
  return (
    <div className="stack">
      <p className="quiet measure">{say('standardized.says')}</p>
      <FileSlotCard auditId={heading.auditId} slot={standardized.slot} abilities={heading.abilities} />
      {misfits.length > 0 && (
        <Alert kind="warning" title={say('standardized.misfits')}>
          <ul className="steps-list">
            {misfits.map((one) => (
              <li key={JSON.stringify(one)}>{missingSentence(one, saySetup)}</li>
            ))}
          </ul>
          <p>{say('standardized.misfitsSay')}</p>
        </Alert>
      )}
    </div>
  );
}
