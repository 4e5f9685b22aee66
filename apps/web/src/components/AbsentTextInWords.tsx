import type { AbsentText } from '@plumbline/api';
import { formatTime } from '../formats/format-time.ts';
import { useWordsEverywhere } from '../words/everywhere-words.ts';

/** What stands in place of a text that is not there any more: who redacted it, when and why. */
export function AbsentTextInWords(props: { readonly text: AbsentText }) {
  const say = useWordsEverywhere();
  const { text } = props;
  if (text.state === 'missing') return <>{say('absentText.missing')}</>;
  return <>{say('absentText.redacted', { time: formatTime(text.at), name: text.by, reason: text.reason })}</>;
}
