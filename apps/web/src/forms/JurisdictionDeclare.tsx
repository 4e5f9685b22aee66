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
  /** Whether a manifest is in use: then ballots can be drawn here, whatever is declared. */
  readonly hasManifest: boolean;
}) {
  const say = useSetupWords();
  const { heading, jurisdiction, isDeclared } = props;
  const declare = useSend('declare-jurisdiction');
  const ability = heading.abilities['declare-jurisdiction'];
  if (ability === undefined) return null;
  const inUse = props.hasManifest && !isDeclared ? say('files.declareFirst') : undefined;
  return (
    <section className="stack">
      {inUse === undefined && (
        <p className={isDeclared ? 'strong' : 'quiet'}>{say(isDeclared ? 'files.declared' : 'files.declareSays')}</p>
      )}
      <ProblemAlert problem={declare.problem} />
      <Button
        look="second"
        pending={declare.pending}
        reason={ability.allowed ? inUse : ability.reason}
        onPress={() => void declare.run({ auditId: heading.auditId, jurisdiction, holdsBallots: isDeclared })}
      >
        {say(isDeclared ? 'files.undeclare' : 'files.declare')}
      </Button>
    </section>
  );
}
