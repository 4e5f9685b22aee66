import { isInRounds, isPractice } from '@plumbline/audit';
import { practiceWords } from '@plumbline/words/practice-words';
import { printedWords } from '@plumbline/words/printed-words';
import { codePayload } from './code-payload.ts';
import { FOOT_HEIGHT, type Foot } from './lay-out.ts';
import { plainText } from './lay-out-text.ts';
import type { PrintContext } from './print-context.ts';
import { MARGIN, type Mark } from './sheet.ts';

/** How much of a digest people compare by eye. */
const HEAD_LENGTH = 10;

const SIZE = 7.5;
const PRACTICE_SIZE = 10;
const CODE_SIZE = 30;

/** What the foot of a page says besides what it was made from. */
export type FootContext = PrintContext & {
  readonly jurisdiction?: string;
  /** What the first page says that it is printed on. */
  readonly printedOn?: 'white' | 'bright' | 'heavy' | 'labels';
};

/**
 * What stands at the foot of every page: audit, jurisdiction, round, page n of m, version, and what the page was made from
 * as a short digest and as a code; of the first page also what it is printed on. On sheets of labels it is one line in the lower margin, without
 * the code.
 */
export function pageFoot(context: FootContext): Foot {
  const { audit, source, typeface } = context;
  const say = printedWords(context.language);
  const head = source.sha256.slice(0, HEAD_LENGTH);
  const round = isInRounds(audit) ? say('foot.round', { round: audit.rounds.length }) : say('foot.beforeRounds');
  const madeFrom = source.type === 'log' ? say('foot.logHead', { head }) : say('foot.folder', { head });
  const at = context.at.slice(0, 16).replace('T', ' ');
  const version = say('foot.version', { version: context.version });
  const place = [audit.plan.name, context.jurisdiction ?? say('foot.whole'), round];
  const shortened = (text: string, widthMax: number): string => {
    const [line = '', ...more] = typeface.lines(text, { size: SIZE }, widthMax);
    return more.length === 0 ? line : `${typeface.lines(text, { size: SIZE }, widthMax - SIZE)[0] ?? ''}…`;
  };

  // In the upper margin, because a sheet is laid on others. Labels have none: their foot begins with the name, and so with the mark.
  const practice = (width: number): readonly Mark[] => {
    if (!isPractice(audit.plan)) return [];
    const style = { size: PRACTICE_SIZE, bold: true };
    const line = practiceWords(context.language)('line');
    const x = Math.max(MARGIN, (width - typeface.width(line, style)) / 2);
    return plainText([line], { x, y: (MARGIN - PRACTICE_SIZE) / 2 }, style);
  };

  return ({ page, pages, width, height, narrow }) => {
    const pageOf = say('foot.page', { page, pages });
    if (narrow) {
      const end = [pageOf, version, madeFrom].join('   ');
      const room = width - 2 * MARGIN;
      const line = `${shortened(place.join(' · '), room - typeface.width(`   ${end}`, { size: SIZE }))}   ${end}`;
      return [{ role: 'Artifact', marks: plainText([line], { x: MARGIN, y: height - 33 }, { size: SIZE }) }];
    }
    const top = height - MARGIN - FOOT_HEIGHT + 6;
    const textWidth = width - 2 * MARGIN - CODE_SIZE - 10;
    const on = page === 1 && context.printedOn !== undefined ? ` · ${say(`foot.printOn.${context.printedOn}`)}` : '';
    const name = shortened(audit.plan.name, textWidth - typeface.width(on, { size: SIZE }));
    const lines = [
      `${name}${on}`,
      shortened([...place.slice(1), pageOf].join(' · '), textWidth),
      shortened([say('foot.printed', { at }), version, madeFrom].join(' · '), textWidth),
    ];
    const marks: readonly Mark[] = [
      { type: 'line', from: [MARGIN, top], to: [width - MARGIN, top], width: 0.5 },
      ...plainText(lines, { x: MARGIN, y: top + 3 }, { size: SIZE }),
      {
        type: 'code',
        x: width - MARGIN - CODE_SIZE,
        y: top + 4,
        size: CODE_SIZE,
        payload: codePayload('log', context, source.sha256.slice(0, 16)),
      },
    ];
    return [{ role: 'Artifact', marks: [...marks, ...practice(width)] }];
  };
}
