import type { AuditHeading } from '@plumbline/api';
import { Alert } from '../ui/Alert.tsx';
import { useTwoPersonsWords } from '../words/two-persons-words.ts';

/** Beside an act that takes two people: that this is only the first half. */
export function ProposesOnly(props: { readonly heading: AuditHeading }) {
  const say = useTwoPersonsWords();
  const { twoPersons } = props.heading;
  if (!twoPersons?.required) return null;
  return (
    <Alert kind="info">
      <p>{say('proposes')}</p>
      {twoPersons.others === 0 && <p className="strong">{`${say('alone')}. ${say('aloneSays')}`}</p>}
    </Alert>
  );
}
