import type { AuditHeading, CommandInput } from '@plumbline/api';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { ProposesOnly } from '../components/ProposesOnly.tsx';
import { reasonAgainst } from '../components/reason-against.ts';
import { useSend } from '../connection/use-send.ts';
import { Button } from '../ui/Button.tsx';
import { type RoundsWords, useRoundsWords } from '../words/rounds-words.ts';

/** The end of an audit: with its outcomes confirmed, with one overturned by a hand tally, or with a full hand count. */
export function AuditConclude(props: {
  readonly heading: AuditHeading;
  readonly outcome: CommandInput<'conclude'>['outcome'];
  /** Contests whose outcome is confirmed, is not, or was overturned by a hand tally. */
  readonly confirmed?: readonly string[];
  readonly others?: readonly string[];
  readonly overturned?: readonly string[];
  /** Contests that a count of everything leaves open. */
  readonly open?: string;
}) {
  const say = useRoundsWords();
  const { auditId, abilities } = props.heading;
  const { outcome } = props;
  const conclude = useSend('conclude');
  const ability = abilities.conclude;
  const button = (
    <Button
      look={outcome === 'full-hand-count' ? 'second' : 'main'}
      pending={conclude.pending}
      reason={reasonAgainst(ability)}
      onPress={() => void conclude.run({ auditId, outcome })}
    >
      {say(outcome === 'full-hand-count' ? 'result.conclude.hand' : 'result.conclude.submit')}
    </Button>
  );
  if (outcome === 'full-hand-count') {
    return (
      <details>
        <summary>{say('result.conclude.hand')}</summary>
        <div className="stack">
          <p>{say('result.conclude.handSays')}</p>
          <ProposesOnly heading={props.heading} />
          <ProblemAlert problem={conclude.problem} />
          {button}
        </div>
      </details>
    );
  }
  return (
    <section className="panel form">
      <h2>{say('result.conclude.title')}</h2>
      <p className="strong">{whatWasFound(props, say)}</p>
      <ul className="steps-list">
        <li>
          {outcome !== 'confirmed'
            ? say('result.conclude.lines.finalOverturned')
            : say('result.conclude.lines.final', { names: (props.confirmed ?? []).join(', ') })}
        </li>
        {outcome !== 'confirmed' && (props.confirmed ?? []).length > 0 && (
          <li>{say('result.concluded.confirmedToo', { names: (props.confirmed ?? []).join(', ') })}</li>
        )}
        {(props.others ?? []).length > 0 && (
          <li>{say('result.conclude.lines.others', { names: (props.others ?? []).join(', ') })}</li>
        )}
        <li>{say('result.conclude.lines.seen')}</li>
        <li>{say('result.conclude.lines.record')}</li>
      </ul>
      <ProposesOnly heading={props.heading} />
      <ProblemAlert problem={conclude.problem} />
      {button}
    </section>
  );
}

function whatWasFound(
  { heading, outcome, overturned = [], open = '' }: Parameters<typeof AuditConclude>[0],
  say: RoundsWords,
): string {
  if (outcome === 'overturned') return say('result.conclude.overturned', { names: overturned.join(', ') });
  if (outcome === 'unsettled') return say('result.conclude.unsettled', { names: open });
  return say(heading.takes === 'everything' ? 'result.conclude.counted' : 'result.conclude.met');
}
