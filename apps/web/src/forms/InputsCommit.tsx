import type { AuditHeading } from '@plumbline/api';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { useSend } from '../connection/use-send.ts';
import { Button } from '../ui/Button.tsx';
import { useSetupWords } from '../words/setup-words.ts';

/** The public act of sealing plan and files: what happens, who sees it, what cannot be undone. */
export function InputsCommit(props: { readonly heading: AuditHeading }) {
  const say = useSetupWords();
  const { auditId, abilities } = props.heading;
  const commit = useSend('commit-inputs');
  const ability = abilities['commit-inputs'];
  return (
    <section className="panel form">
      <h2>{say('commit.act')}</h2>
      <h3>{say('commit.what')}</h3>
      <ul className="steps-list">
        <li>{say('commit.whatLines.sealed')}</li>
        <li>{say('commit.whatLines.seen')}</li>
        <li>{say('commit.whatLines.frozen')}</li>
        <li>{say('commit.whatLines.undo')}</li>
      </ul>
      <ProblemAlert problem={commit.problem} />
      <Button
        pending={commit.pending}
        reason={ability?.allowed === false ? ability.reason : undefined}
        onPress={() => void commit.run({ auditId })}
      >
        {say('commit.submit')}
      </Button>
    </section>
  );
}
