import { AdministratorPage } from '../../components/AdministratorPage.tsx';
import { FileSlotCard } from '../../components/FileSlotCard.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { formatCount } from '../../formats/format-count.ts';
import { ACT } from '../../paths.ts';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { useSetupWords } from '../../words/setup-words.ts';

/** Who takes part: one file, and the list it made. */
export function ParticipantsPage(props: { readonly auditId: string }) {
  const say = useSetupWords();
  const { auditId } = props;
  const asked = useAsk('plan', { auditId });
  return (
    <AdministratorPage
      auditId={auditId}
      title={say('participants.title')}
      lead={say('participants.lead')}
      asked={asked}
    >
      {({ heading, plan, participants }) => (
        <div className="stack-wide">
          <div id={ACT}>
            <FileSlotCard auditId={auditId} slot={participants} abilities={heading.abilities} />
          </div>
          {plan.jurisdictions.length > 0 && (
            <section className="stack form">
              <h2>{say('participants.listed', { count: plan.jurisdictions.length })}</h2>
              <p className="quiet">{say('participants.replaceNote')}</p>
              <SimpleTable
                caption={say('participants.listed', { count: plan.jurisdictions.length })}
                hideCaption
                tight
                columns={[
                  { name: say('participants.jurisdiction') },
                  { name: say('participants.expected'), numeric: true },
                ]}
                rows={plan.jurisdictions.map((jurisdiction) => ({
                  key: jurisdiction.name,
                  cells: [jurisdiction.name, formatCount(jurisdiction.expectedBallots)],
                }))}
              />
            </section>
          )}
        </div>
      )}
    </AdministratorPage>
  );
}
