import type { AuditHeading } from '@plumbline/api';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { reasonAgainst } from '../components/reason-against.ts';
import { useSend } from '../connection/use-send.ts';
import { Button } from '../ui/Button.tsx';
import { useOfficeWords } from '../words/office-words.ts';

export function TalliesFinalize(props: { readonly heading: AuditHeading; readonly jurisdiction: string }) {
  const say = useOfficeWords();
  const { heading, jurisdiction } = props;
  const finalize = useSend('finalize-tallies');
  const ability = heading.abilities['finalize-tallies'];
  return (
    <section className="panel form">
      <h2>{say('finalize.what')}</h2>
      <ul className="steps-list">
        <li>{say('finalize.lines.frozen', { jurisdiction })}</li>
        <li>{say('finalize.lines.seen')}</li>
        <li>{say('finalize.lines.reopen')}</li>
      </ul>
      <ProblemAlert problem={finalize.problem} />
      <Button
        pending={finalize.pending}
        reason={reasonAgainst(ability)}
        onPress={() => void finalize.run({ auditId: heading.auditId, jurisdiction })}
      >
        {say('finalize.submit')}
      </Button>
    </section>
  );
}
