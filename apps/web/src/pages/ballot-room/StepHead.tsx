import { useBallotBoxesWords } from '../../words/ballot-boxes-words.ts';

/** Of what this is a step, which one, and the one question that it asks. */
export function StepHead(props: {
  readonly of: string;
  readonly step: number;
  readonly steps: number;
  readonly title: string;
  readonly lead?: string;
}) {
  const say = useBallotBoxesWords();
  const { of, step, steps, title, lead } = props;
  const bars = Array.from({ length: steps }, (_, place) => place + 1);
  return (
    <div className="task-head">
      <p>
        <strong>{of}</strong> <span className="quiet">{say('step', { step, steps })}</span>
      </p>
      <div className="task-bars" aria-hidden="true">
        {bars.map((bar) => (
          <span key={bar} className={bar < step ? 'task-bar-done' : bar === step ? 'task-bar-now' : ''} />
        ))}
      </div>
      <h2>{title}</h2>
      {lead && <p>{lead}</p>}
    </div>
  );
}
