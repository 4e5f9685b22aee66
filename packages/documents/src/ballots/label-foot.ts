import { formSheetWords } from '@plumbline/words/form-words';
import { printedWords } from '@plumbline/words/printed-words';
import type { Foot } from '../lay-out.ts';
import { plainText } from '../lay-out-text.ts';
import { MARGIN } from '../sheet.ts';
import type { LabelContext } from './unit-labels.ts';

const SIZE = 7.5;
const HEAD_LENGTH = 10;

/** One line in the lower margin of a sheet of labels, beyond where they are cut. */
export function labelFoot(context: LabelContext): Foot {
  const { language, source, typeface } = context;
  const say = formSheetWords(language);
  const sayPrinted = printedWords(language);
  const head = source.sha256.slice(0, HEAD_LENGTH);
  const madeFrom = source.type === 'log' ? sayPrinted('foot.logHead', { head }) : sayPrinted('foot.folder', { head });
  return ({ page, pages, width, height }) => {
    const line = [
      sayPrinted('foot.page', { page, pages }),
      sayPrinted('foot.version', { version: context.version }),
      madeFrom,
      say('footOf', context),
    ].join('   ');
    const [first = ''] = typeface.lines(line, { size: SIZE }, width - 2 * MARGIN);
    return [{ role: 'Artifact', marks: plainText([first], { x: MARGIN, y: height - 33 }, { size: SIZE }) }];
  };
}
