import type { AuditHeading } from '@plumbline/api';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { reasonAgainst } from '../components/reason-against.ts';
import { useSend } from '../connection/use-send.ts';
import { Button } from '../ui/Button.tsx';
import { useOfficeWords } from '../words/office-words.ts';

/** The act of declaring the totals of a round final. */
export function TotalsFinalize(props: { readonly heading: AuditHeading; readonly jurisdiction: string }) {
  const say = useOfficeWords();
  const { heading, jurisdiction } = props;
  const finalize = useSend('finalize-totals');
  return (
    <section className="panel form">
      <h2>{say('totals.finalize')}</h2>
      <ul className="steps-list">
        <li>{say('totals.lines.frozen', { jurisdiction })}</li>
        <li>{say('totals.lines.reopen')}</li>
      </ul>
      <ProblemAlert problem={finalize.problem} />
      <Button
        pending={finalize.pending}
        reason={reasonAgainst(heading.abilities['finalize-totals'])}
        onPress={() => void finalize.run({ auditId: heading.auditId, jurisdiction })}
      >
        {say('totals.finalizeSubmit')}
      </Button>
    </section>
  );
}
