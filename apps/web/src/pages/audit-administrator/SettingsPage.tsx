import { AdministratorPage } from '../../components/AdministratorPage.tsx';
import { SettingFacts } from '../../components/SettingFacts.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { NoticeHoursChoose } from '../../forms/NoticeHoursChoose.tsx';
import { RulesState } from '../../forms/RulesState.tsx';
import { SettingsChange } from '../../forms/SettingsChange.tsx';
import { ACT } from '../../paths.ts';
import { Alert } from '../../ui/Alert.tsx';
import { useSetupWords } from '../../words/setup-words.ts';

/** Election, state, risk limit and the way of data entry. */
export function SettingsPage(props: { readonly auditId: string }) {
  const say = useSetupWords();
  const { auditId } = props;
  const asked = useAsk('plan', { auditId });
  return (
    <AdministratorPage auditId={auditId} title={say('settings.title')} lead={say('settings.lead')} asked={asked}>
      {({ heading, plan, election }) => (
        <div className="stack-wide">
          {heading.phase === 'planning' ? (
            <div id={ACT}>
              <SettingsChange heading={heading} settings={plan.settings} election={election} />
            </div>
          ) : (
            <div className="stack">
              <Alert kind="info">{say('locked')}</Alert>
              <div className="panel form">
                <SettingFacts heading={heading} settings={plan.settings} />
              </div>
            </div>
          )}
          <RulesState heading={heading} plan={plan} />
          {heading.phase !== 'concluded' && <NoticeHoursChoose auditId={auditId} />}
        </div>
      )}
    </AdministratorPage>
  );
}
