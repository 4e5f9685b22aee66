import { AdministratorPage } from '../../components/AdministratorPage.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { NamesMatch } from '../../forms/NamesMatch.tsx';
import { isMatched } from '../../forms/names-draft.ts';
import { ACT } from '../../paths.ts';
import { Alert } from '../../ui/Alert.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { useRecordsWords } from '../../words/records-words.ts';

/** The names that cast vote records have for contests and choices, and which of the audit each of them is. */
export function NamesPage(props: { readonly auditId: string }) {
  const say = useRecordsWords();
  const { auditId } = props;
  const asked = useAsk('names-in-cvrs', { auditId });
  return (
    <AdministratorPage auditId={auditId} title={say('names.title')} lead={say('names.lead')} asked={asked}>
      {({ heading, plan, jurisdictions }) => {
        const involved = jurisdictions.filter(
          ({ contests, needsCvrs, cvrs }) => contests.length > 0 && (needsCvrs || cvrs !== null),
        );
        if (involved.every(({ cvrs }) => cvrs === null)) {
          return (
            <EmptyState title={say('names.none')}>
              <p>{say('names.noneSays')}</p>
            </EmptyState>
          );
        }
        if (heading.phase !== 'planning') {
          const rows = involved.flatMap(({ jurisdiction, matched }) => [
            ...Object.entries(matched.contests).map(([inCvrs, contest]) => [jurisdiction, inCvrs, contest]),
            ...Object.entries(matched.choices).flatMap(([contest, choices]) =>
              Object.entries(choices).map(([inCvrs, choice]) => [jurisdiction, inCvrs, `${contest}: ${choice}`]),
            ),
          ]);
          return (
            <div className="stack">
              <Alert kind="info">{say('names.locked')}</Alert>
              {rows.length === 0 ? (
                <p>{say('names.allAgree')}</p>
              ) : (
                <SimpleTable
                  caption={say('names.title')}
                  hideCaption
                  columns={[
                    { name: say('contests.where') },
                    { name: say('names.inRecords'), wordy: true },
                    { name: say('names.inAudit'), wordy: true },
                  ]}
                  rows={rows.map((cells) => ({ key: cells.join(' '), cells }))}
                />
              )}
            </div>
          );
        }
        return (
          <div className="stack-wide" id={ACT}>
            {involved.every(({ cvrs, contests }) => cvrs !== null && contests.every(isMatched)) && (
              <Alert kind="success">{say('names.allAgree')}</Alert>
            )}
            {involved.map((jurisdiction) => (
              <NamesMatch
                key={jurisdiction.jurisdiction}
                heading={heading}
                contests={plan.contests}
                jurisdiction={jurisdiction}
              />
            ))}
          </div>
        );
      }}
    </AdministratorPage>
  );
}
