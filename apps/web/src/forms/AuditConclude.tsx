import type { AuditHeading, CommandInput } from '@plumbline/api';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { useSend } from '../connection/use-send.ts';
import { Button } from '../ui/Button.tsx';
import { useRoundsWords } from '../words/rounds-words.ts';

/** The end of an audit: with its outcome confirmed, or with a full hand count. */
export function AuditConclude(props: {
  readonly heading: AuditHeading;
  readonly outcome: CommandInput<'conclude'>['outcome'];
}) {
  const say = useRoundsWords();
  const { auditId, abilities } = props.heading;
  const { outcome } = props;
  const conclude = useSend('conclude');
  const ability = abilities.conclude;
  const button = (
    <Button
      look={outcome === 'confirmed' ? 'main' : 'second'}
      pending={conclude.pending}
      reason={ability?.allowed === false ? ability.reason : undefined}
      onPress={() => void conclude.run({ auditId, outcome })}
    >
      {say(outcome === 'confirmed' ? 'result.conclude.submit' : 'result.conclude.hand')}
    </Button>
  );
  if (outcome === 'full-hand-count') {
    return (
      <details>
        <summary>{say('result.conclude.hand')}</summary>
        <div className="stack">
          <p>{say('result.conclude.handSays')}</p>
          <ProblemAlert problem={conclude.problem} />
          {button}
        </div>
      </details>
    );
  }
  return (
    <section className="panel form">
      <h2>{say('result.conclude.title')}</h2>
      <p className="strong">{say('result.conclude.met')}</p>
      <ul className="steps-list">
        <li>{say('result.conclude.lines.final')}</li>
        <li>{say('result.conclude.lines.seen')}</li>
        <li>{say('result.conclude.lines.record')}</li>
      </ul>
      <ProblemAlert problem={conclude.problem} />
      {button}
    </section>
  );
}
