import type { AuditHeading } from '@plumbline/api';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { useSend } from '../connection/use-send.ts';
import { Button } from '../ui/Button.tsx';
import { useSetupWords } from '../words/setup-words.ts';

/** The administrator's recorded decision about a jurisdiction without a manifest. */
export function JurisdictionDeclare(props: {
  readonly heading: AuditHeading;
  readonly jurisdiction: string;
  readonly isDeclared: boolean;
}) {
  const say = useSetupWords();
  const { heading, jurisdiction, isDeclared } = props;
  const declare = useSend('declare-jurisdiction');
  const ability = heading.abilities['declare-jurisdiction'];
  if (ability === undefined) return null;
  return (
    <section className="stack">
      <p className={isDeclared ? 'strong' : 'quiet'}>{say(isDeclared ? 'files.declared' : 'files.declareSays')}</p>
      <ProblemAlert problem={declare.problem} />
      <Button
        look="second"
        pending={declare.pending}
        reason={ability.allowed ? undefined : ability.reason}
        onPress={() => void declare.run({ auditId: heading.auditId, jurisdiction, holdsBallots: isDeclared })}
      >
        {say(isDeclared ? 'files.undeclare' : 'files.declare')}
      </Button>
    </section>
  );
}
