import type { QueryOutput } from '@plumbline/api';
import { useParams } from '@tanstack/react-router';
import { Answered } from '../../components/Answered.tsx';
import { AppFrame } from '../../components/AppFrame.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { useSend } from '../../connection/use-send.ts';
import { formatTime } from '../../formats/format-time.ts';
import { SupportConsent } from '../../forms/SupportConsent.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { Swap } from '../../ui/Swap.tsx';
import { useSupportWords } from '../../words/support-words.ts';

type Answer = QueryOutput<'office-support'>;

/** Whom of the support an office lets in, for administrators: chosen, seen and ended here. */
export function SupportPage() {
  const say = useSupportWords();
  const { organizationId } = useParams({ from: '/signed-in/offices/$organizationId/support' });
  const asked = useAsk('office-support', { organizationId });
  return (
    <AppFrame office={asked.data?.organization.name}>
      <div className="stack-wide">
        <div>
          <PageTitle>{say('title')}</PageTitle>
          <p className="quiet">{say('lead')}</p>
        </div>
        <Answered asked={asked}>
          {(answer) => (
            <>
              <InForce answer={answer} />
              {answer.people.length === 0 ? (
                <EmptyState title={say('nobody')}>
                  <p>{say('nobodySays')}</p>
                </EmptyState>
              ) : (
                <SupportConsent organizationId={organizationId} people={answer.people} />
              )}
              <p className="quiet small">{say('logged')}</p>
            </>
          )}
        </Answered>
      </div>
    </AppFrame>
  );
}

function InForce(props: { readonly answer: Answer }) {
  const say = useSupportWords();
  const end = useSend('end-support-consent');
  const { organization, consents } = props.answer;
  const { organizationId } = organization;
  return (
    <section className="stack">
      <h2>{say('inForce')}</h2>
      <Swap of={consents.map((one) => one.consentId).join(' ')}>
        {consents.length === 0 ? (
          <EmptyState title={say('none')}>
            <p>{say('noneSays')}</p>
          </EmptyState>
        ) : (
          <SimpleTable
            caption={say('inForce')}
            hideCaption
            columns={[
              { name: say('person') },
              { name: say('may') },
              { name: say('until') },
              { name: say('by') },
              { name: say('act') },
            ]}
            rows={consents.map((one) => ({
              key: one.consentId,
              cells: [
                one.name,
                say(`modes.${one.mode}`),
                formatTime(one.until),
                one.by,
                <Button
                  key="act"
                  look="quiet"
                  pending={end.pending}
                  label={say('endNamed', { name: one.name })}
                  onPress={() => void end.run({ organizationId, consentId: one.consentId })}
                >
                  {say('end')}
                </Button>,
              ],
            }))}
          />
        )}
      </Swap>
      <ProblemAlert problem={end.problem} />
    </section>
  );
}
