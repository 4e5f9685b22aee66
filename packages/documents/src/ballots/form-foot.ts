import { formSheetWords, formTitle } from '@plumbline/words/form-words';
import { printedWords } from '@plumbline/words/printed-words';
import { codePayload } from '../code-payload.ts';
import { FOOT_HEIGHT, type Foot } from '../lay-out.ts';
import { plainText } from '../lay-out-text.ts';
import { MARGIN, type Mark } from '../sheet.ts';
import type { FormOnPaper, SheetContext } from './form-sheet.ts';

const SIZE = 7.5;
const CODE_SIZE = 30;
const HEAD_LENGTH = 10;

/**
 * The foot of a form: whose, which form and version, page n of m, what it was printed from; and the same as a code on each page, by which
 * a page that is missing is found among those that were scanned.
 */
export function formFoot(context: SheetContext, { form, filled }: FormOnPaper): Foot {
  const { language, typeface, source, jurisdiction, election } = context;
  const say = formSheetWords(language);
  const sayPrinted = printedWords(language);
  const head = source.sha256.slice(0, HEAD_LENGTH);
  const version = filled === null ? say('footEmpty') : say('footVersion', { version: filled.newest.version });
  const madeFrom = source.type === 'log' ? sayPrinted('foot.logHead', { head }) : sayPrinted('foot.folder', { head });
  const at = context.at.slice(0, 16).replace('T', ' ');
  return ({ page, pages, width, height }) => {
    const top = height - MARGIN - FOOT_HEIGHT + 6;
    const room = width - 2 * MARGIN - CODE_SIZE - 10;
    const oneLine = (text: string) => {
      const [line = '', ...more] = typeface.lines(text, { size: SIZE }, room);
      return more.length === 0 ? line : `${typeface.lines(text, { size: SIZE }, room - SIZE)[0] ?? ''}…`;
    };
    const lines = [
      oneLine(say('footOf', { jurisdiction, election })),
      oneLine(`${form} ${formTitle(form, language)} · ${version} · ${sayPrinted('foot.page', { page, pages })}`),
      oneLine(
        [sayPrinted('foot.printed', { at }), sayPrinted('foot.version', { version: context.version }), madeFrom].join(
          ' · ',
        ),
      ),
    ];
    const number = filled === null ? '0' : String(filled.newest.version);
    const place = filled?.place ?? context.place ?? '';
    const marks: readonly Mark[] = [
      { type: 'line', from: [MARGIN, top], to: [width - MARGIN, top], width: 0.5 },
      ...plainText(lines, { x: MARGIN, y: top + 3 }, { size: SIZE }),
      {
        type: 'code',
        x: width - MARGIN - CODE_SIZE,
        y: top + 4,
        size: CODE_SIZE,
        payload: codePayload('form', context, form, place, number, `${page}-${pages}`),
      },
    ];
    return [{ role: 'Artifact', marks }];
  };
}
