import type { AbsentText } from '@plumbline/api';
import { Alert } from '../ui/Alert.tsx';
import { useBoardWords } from '../words/board-words.ts';
import { AbsentTextInWords } from './AbsentTextInWords.tsx';

/** The notes to a saved ballot that are not there any more, by contest; nothing if none is missing. */
export function AbsentNotes(props: { readonly notes: Readonly<Record<string, AbsentText>> }) {
  const say = useBoardWords();
  const notes = Object.entries(props.notes);
  if (notes.length === 0) return null;
  return (
    <Alert kind="info">
      {notes.map(([contest, text]) => (
        <p key={contest}>
          <strong>{say('ballot.noteLabel', { contest })}</strong>
          <br />
          <span>
            <AbsentTextInWords text={text} />
          </span>
        </p>
      ))}
    </Alert>
  );
}
