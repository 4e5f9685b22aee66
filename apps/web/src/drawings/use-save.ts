import { PRACTICE_MARK } from '@plumbline/audit';
import type { Drawing } from '@plumbline/drawings';
import { useContext } from 'react';
import { PracticeContext } from '../components/practice-context.ts';
import { csvText } from '../formats/csv-text.ts';
import { usePracticeWords } from '../words/practice-words.ts';
import { saveFile } from './save-file.ts';

const LINE_HEIGHT = 26;
const BASELINE = 18;

/** Saves what was made on a page. On the pages of a practice audit every file says so: in its name, and in what it shows. */
export function useSave() {
  const isPractice = useContext(PracticeContext);
  const say = usePracticeWords();
  const named = (name: string) => (isPractice ? `${PRACTICE_MARK}-${name}` : name);
  return {
    file: (name: string, content: Blob | string, type: string) => saveFile(named(name), content, type),
    csv: (name: string, rows: readonly (readonly (string | number)[])[]) =>
      saveFile(named(name), csvText(isPractice ? [[say('line')], ...rows] : rows), 'text/csv'),
    /** The drawing as it is saved. */
    drawn: (drawing: Drawing): Drawing => (isPractice ? withLine(drawing, say('line')) : drawing),
  };
}

/** Below the drawing, which stays as it is. */
function withLine({ width, height, marks }: Drawing, text: string): Drawing {
  const line = {
    type: 'text',
    x: 0,
    y: height + BASELINE,
    text,
    size: 13,
    anchor: 'start',
    paint: 'ink',
    bold: true,
  } as const;
  return { width, height: height + LINE_HEIGHT, marks: [...marks, line] };
}
