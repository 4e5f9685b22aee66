import type { ShownText } from '@plumbline/api';
import { AbsentTextInWords } from './AbsentTextInWords.tsx';

/** What somebody typed, or why it is not there any more. */
export function ShownTextInWords(props: { readonly shown: ShownText }) {
  const { shown } = props;
  return shown.state === 'kept' ? <q>{shown.text}</q> : <AbsentTextInWords text={shown} />;
}
