import { type LineNumbers, sumInNumbers } from '@plumbline/ballot-management';
import { formCheckSentence, formSheetWords } from '@plumbline/words/form-words';
import type { Block, Cell, Row } from '../block.ts';
import type { Drawing } from './form-drawing.ts';
import type { CheckDefinition } from './form-nouns.ts';

/** What whoever fills in a form looks at before signing; of a filled form with what was found. */
export function formChecksBlocks({ definition, numbers, filled, language }: Drawing): readonly Block[] {
  const { form, checks } = definition;
  if (checks.length === 0) return [];
  const say = formSheetWords(language);
  const verdicts = new Map(filled?.checks.map(({ check, verdict }) => [check, verdict]));
  const said = { passes: say('holds'), fails: say('holdsNot'), 'not-yet': say('notYet') };
  const rows = checks.map((each): Row => {
    const verdict = verdicts.get(each.check);
    const found: Cell = filled === null ? { type: 'tick' } : verdict === undefined ? '' : said[verdict];
    const sentence = formCheckSentence(form, each.check, language);
    const arithmetic = arithmeticOf(numbers, each);
    return [
      found,
      arithmetic === '' ? sentence : `${sentence} (${arithmetic})`,
      say(each.severity === 'blocks' ? 'stops' : 'lookAt'),
    ];
  });
  return [
    { type: 'heading', text: say('before') },
    {
      type: 'table',
      columns: [
        { head: say('checkFound'), share: filled === null ? 8 : 14 },
        { head: say('checkSays'), share: 62 },
        { head: say('checkKind'), share: 22 },
      ],
      rows,
      size: 9.5,
    },
  ];
}

/** The numbers of the lines that a check compares. */
function arithmeticOf(numbers: LineNumbers, { rule }: CheckDefinition): string {
  const written = (sum: Parameters<typeof sumInNumbers>[1]) => (sum.length === 0 ? '0' : sumInNumbers(numbers, sum));
  switch (rule.rule) {
    case 'equal':
      return `${written(rule.left)} = ${written(rule.right)}`;
    case 'at-most':
      return `${written(rule.left)} ≤ ${written(rule.right)}`;
    case 'no-more-than':
      return `${written(rule.sum)} ≤ ${rule.limit}`;
    default:
      return '';
  }
}
