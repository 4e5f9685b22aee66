import type { QueryOutput } from '@plumbline/api';
import { formatDate } from '../../formats/format-time.ts';
import { useObserversWords } from '../../words/observers-words.ts';
import { AuditsShown } from './AuditsShown.tsx';

/** The audits somebody was invited to watch. */
export function ObservedAudits(props: { readonly observed: QueryOutput<'home'>['observed'] }) {
  const say = useObserversWords();
  if (props.observed.length === 0) return null;
  const audits = props.observed.map(({ audit, until }) => ({ audit, until: formatDate(until) }));
  return <AuditsShown title={say('own.title')} audits={audits} untilWord={say('until')} />;
}
