import type { AuditHeading } from '@plumbline/api';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { reasonAgainst } from '../components/reason-against.ts';
import { useSend } from '../connection/use-send.ts';
import { Button } from '../ui/Button.tsx';
import { useRoundsWords } from '../words/rounds-words.ts';

/** The act of closing a round: what happens, and why it may not be possible yet. */
export function RoundClose(props: { readonly heading: AuditHeading }) {
  const say = useRoundsWords();
  const { auditId, abilities } = props.heading;
  const round = props.heading.round ?? 1;
  const close = useSend('close-round');
  const ability = abilities['close-round'];
  return (
    <section className="panel form">
      <h2>{say('result.close.title', { round })}</h2>
      <p>{say('result.close.says')}</p>
      <ul className="steps-list">
        <li>{say('result.close.lines.frozen')}</li>
        <li>{say('result.close.lines.measured')}</li>
        <li>{say('result.close.lines.next')}</li>
      </ul>
      <ProblemAlert problem={close.problem} />
      <Button
        pending={close.pending}
        reason={reasonAgainst(ability)}
        onPress={() => void close.run({ auditId, round })}
      >
        {say('result.close.submit', { round })}
      </Button>
    </section>
  );
}
