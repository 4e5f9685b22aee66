import type { AuditHeading } from '@plumbline/api';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { reasonAgainst } from '../components/reason-against.ts';
import { useSend } from '../connection/use-send.ts';
import { Alert } from '../ui/Alert.tsx';
import { Button } from '../ui/Button.tsx';
import { useTwoPersonsWords } from '../words/two-persons-words.ts';

/** Whether commitment, seed and conclusion take two people: what that means, and the switch while it can be changed. */
export function TwoPersonsChoose(props: { readonly heading: AuditHeading }) {
  const say = useTwoPersonsWords();
  const choose = useSend('choose-two-persons');
  const { auditId, phase, twoPersons, abilities } = props.heading;
  if (twoPersons === null) return null;
  const { required, others } = twoPersons;
  return (
    <section className="panel form">
      <h2>{say('title')}</h2>
      <p className="strong">{say(required ? 'on' : 'off')}</p>
      <p>{say(required ? 'onSays' : 'offSays')}</p>
      {required && others === 0 && (
        <Alert kind="warning" title={say('alone')}>
          <p>{say('aloneSays')}</p>
        </Alert>
      )}
      <ProblemAlert problem={choose.problem} />
      {phase === 'planning' ? (
        <Button
          look="second"
          pending={choose.pending}
          reason={reasonAgainst(abilities['choose-two-persons'])}
          onPress={() => void choose.run({ auditId, required: !required })}
        >
          {say(required ? 'switchOff' : 'switchOn')}
        </Button>
      ) : (
        <p className="quiet">{say('locked')}</p>
      )}
    </section>
  );
}
