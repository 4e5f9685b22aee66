import type { AuditHeading } from '@plumbline/api';
import { usePracticeWords } from '../words/practice-words.ts';

/** On every page of a practice audit, on the screen and on paper; nothing on those of any other. */
export function PracticeBand(props: { readonly heading: Pick<AuditHeading, 'practice'> | undefined }) {
  const say = usePracticeWords();
  // A board may still have a list that was kept before audits said whether they are practice.
  if (props.heading?.practice !== true) return null;
  return <p className="practice-band">{say('line')}</p>;
}
