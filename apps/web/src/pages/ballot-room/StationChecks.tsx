import { Tag } from '../../ui/Tag.tsx';
import { useBallotCustodyWords } from '../../words/ballot-custody-words.ts';

export type StationCheck = {
  readonly check: 'ok' | 'sealed' | 'read' | 'counted' | 'same' | 'review' | 'resealed' | 'home';
  readonly isDone: boolean;
};

/** What has to be so before a container goes on, each with its word. */
export function StationChecks(props: { readonly checks: readonly StationCheck[] }) {
  const say = useBallotCustodyWords();
  return (
    <ul className="room-checks">
      {props.checks.map(({ check, isDone }) => (
        <li key={check}>
          <span>{say(`station.checks.${check}`)}</span>
          <Tag tone={isDone ? 'green' : 'grey'}>{say(isDone ? 'station.done' : 'station.open')}</Tag>
        </li>
      ))}
    </ul>
  );
}
