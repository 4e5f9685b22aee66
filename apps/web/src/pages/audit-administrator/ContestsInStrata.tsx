import type { QueryOutput } from '@plumbline/api';
import { AdministratorPage } from '../../components/AdministratorPage.tsx';
import { ContestCards } from '../../components/ContestCards.tsx';
import { ContestStrata } from '../../components/ContestStrata.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { ContestsDefine } from '../../forms/ContestsDefine.tsx';
import { listedContests, listedStandardized } from '../../forms/cvr-contest-draft.ts';
import { ACT } from '../../paths.ts';
import { Alert } from '../../ui/Alert.tsx';
import { useRecordsWords } from '../../words/records-words.ts';
import { useSetupWords } from '../../words/setup-words.ts';
import { missingSentence } from './CommitPage.tsx';
import { isStandardizedMisfit, StandardizedContests } from './StandardizedContests.tsx';

/**
 * The contests of an audit in which some batches have cast vote records and others have none: typed with what was reported in all,
 * and shown by what lies where.
 */
export function ContestsInStrata(props: { readonly auditId: string }) {
  const saySetup = useSetupWords();
  const { auditId } = props;
  const asked = useAsk('names-in-cvrs', { auditId });
  return (
    <AdministratorPage
      auditId={auditId}
      title={saySetup('contests.title')}
      lead={saySetup('contests.lead')}
      asked={asked}
    >
      {(names) => {
        const { heading, plan, missing, strata, jurisdictions, standardized } = names;
        const listed =
          standardized.contests === null
            ? listedContests(jurisdictions)
            : listedStandardized(standardized.contests, jurisdictions);
        if (heading.phase !== 'planning') {
          return (
            <div className="stack">
              <Alert kind="info">{saySetup('locked')}</Alert>
              <ContestCards contests={plan.contests} cardsListed={{}} />
              <ContestStrata contests={plan.contests} strata={strata} />
            </div>
          );
        }
        return (
          <div className="stack-wide">
            <StandardizedContests names={names} />
            <Misfits missing={missing} />
            <div id={ACT}>
              <ContestsDefine heading={heading} plan={plan} inRecords={listed} />
            </div>
            {plan.contests.length > 0 && <ContestStrata contests={plan.contests} strata={strata} />}
          </div>
        );
      }}
    </AdministratorPage>
  );
}

/** Where the contests as they were saved do not fit the files. */
function Misfits(props: { readonly missing: QueryOutput<'names-in-cvrs'>['missing'] }) {
  const say = useRecordsWords();
  const saySetup = useSetupWords();
  const ofContests = props.missing.filter((one) => 'contest' in one && !isStandardizedMisfit(one));
  if (ofContests.length === 0) return null;
  return (
    <Alert kind="warning" title={say('strata.misfits')}>
      <ul className="steps-list">
        {ofContests.map((one) => (
          <li key={JSON.stringify(one)}>{missingSentence(one, saySetup)}</li>
        ))}
      </ul>
    </Alert>
  );
}
