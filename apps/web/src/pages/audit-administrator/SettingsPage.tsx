import { AdministratorPage } from '../../components/AdministratorPage.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { SettingsChange } from '../../forms/SettingsChange.tsx';
import { ACT } from '../../paths.ts';
import { useSetupWords } from '../../words/setup-words.ts';

/** Election, state, risk limit and the way of data entry. */
export function SettingsPage(props: { readonly auditId: string }) {
  const say = useSetupWords();
  const { auditId } = props;
  const asked = useAsk('plan', { auditId });
  return (
    <AdministratorPage auditId={auditId} title={say('settings.title')} lead={say('settings.lead')} asked={asked}>
      {({ heading, plan }) => (
        <div id={ACT}>
          <SettingsChange heading={heading} settings={plan.settings} />
        </div>
      )}
    </AdministratorPage>
  );
}
