import { Link } from '@tanstack/react-router';
import { Answered } from '../../components/Answered.tsx';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { useSend } from '../../connection/use-send.ts';
import { Button } from '../../ui/Button.tsx';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { Swap } from '../../ui/Swap.tsx';
import { useAccountWords } from '../../words/account-words.ts';

/** Which second factors the administrators of an office have, and the reset for who has lost theirs. */
export function OfficeSecondFactors(props: { readonly organizationId: string }) {
  const say = useAccountWords();
  const { organizationId } = props;
  const asked = useAsk('office-second-factors', { organizationId });
  const reset = useSend('reset-second-factor');
  return (
    <section className="stack" aria-labelledby="office-factors">
      <h2 id="office-factors">{say('officeFactors.title')}</h2>
      <p className="quiet">{say('officeFactors.lead')}</p>
      <Answered asked={asked}>
        {({ people }) => (
          <Swap of={people.map((person) => `${person.personId} ${person.kinds.length}`).join(' ')}>
            <SimpleTable
              caption={say('officeFactors.title')}
              hideCaption
              columns={[
                { name: say('officeSessions.person') },
                { name: say('officeFactors.has'), wordy: true },
                { name: say('officeFactors.reset') },
              ]}
              rows={people.map((person) => ({
                key: person.personId,
                cells: [
                  <span key="name" className="breakable">
                    {person.name}
                  </span>,
                  person.kinds.length === 0
                    ? say('officeFactors.none')
                    : [
                        ...person.kinds.map((kind) => say(kind === 'passkey' ? 'factors.passkey' : 'factors.app')),
                        say('officeFactors.codes', { count: person.recoveryCodesLeft }),
                      ].join(', '),
                  person.isYou ? (
                    <Link key="act" to="/account">
                      {say('officeFactors.yours')}
                    </Link>
                  ) : person.kinds.length === 0 ? (
                    '–'
                  ) : (
                    <Button
                      key="act"
                      look="quiet"
                      pending={reset.pending}
                      label={say('officeFactors.resetNamed', { name: person.name })}
                      onPress={() => void reset.run({ organizationId, personId: person.personId })}
                    >
                      {say('officeFactors.reset')}
                    </Button>
                  ),
                ],
              }))}
            />
          </Swap>
        )}
      </Answered>
      <ProblemAlert problem={reset.problem} />
    </section>
  );
}
