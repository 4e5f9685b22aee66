import type { QueryOutput } from '@plumbline/api';
import { useSupportWords } from '../../words/support-words.ts';
import { AuditsShown } from './AuditsShown.tsx';

/** The audits of an office that lets support in. */
export function SupportedAudits(props: { readonly supported: QueryOutput<'home'>['supported'][number] }) {
  const say = useSupportWords();
  const { office, audits } = props.supported;
  return <AuditsShown title={say('own.title', { office })} audits={audits.map((audit) => ({ audit }))} />;
}
