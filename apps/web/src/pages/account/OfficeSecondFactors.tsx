import { Answered } from '../../components/Answered.tsx';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { useSend } from '../../connection/use-send.ts';
import { useAccountWords } from '../../words/account-words.ts';
import { OfficePeople } from './OfficePeople.tsx';

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
          <OfficePeople
            caption={say('officeFactors.title')}
            people={people}
            state={({ personId, kinds }) => `${personId} ${kinds.length}`}
            says={{
              column: say('officeFactors.has'),
              of: ({ kinds, recoveryCodesLeft }) =>
                kinds.length === 0
                  ? say('officeFactors.none')
                  : [
                      ...kinds.map((kind) => say(kind === 'passkey' ? 'factors.passkey' : 'factors.app')),
                      say('officeFactors.codes', { count: recoveryCodesLeft }),
                    ].join(', '),
            }}
            act={{
              column: say('officeFactors.reset'),
              pending: reset.pending,
              yours: say('officeFactors.yours'),
              of: ({ personId, name, kinds }) =>
                kinds.length === 0
                  ? undefined
                  : {
                      says: say('officeFactors.reset'),
                      of: say('officeFactors.resetNamed', { name }),
                      run: () => void reset.run({ organizationId, personId }),
                    },
            }}
          />
        )}
      </Answered>
      <ProblemAlert problem={reset.problem} />
    </section>
  );
}
