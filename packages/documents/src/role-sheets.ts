import { fieldworkIn } from '@plumbline/audit';
import { PUBLIC_LANGUAGES } from '@plumbline/words/define-words';
import type { roleSheets as roleWords } from '@plumbline/words/en/documents/role-sheets';
import { helpContactInWords } from '@plumbline/words/help-contact-words';
import { roleSheetWords } from '@plumbline/words/table-card-words';
import type { Block } from './block.ts';
import type { JurisdictionContext } from './print-context.ts';
import type { ComposedDocument } from './printed-document.ts';

type Sheet = Exclude<keyof typeof roleWords, 'document'>;

const STEPS = ['step1', 'step2', 'step3', 'step4', 'step5', 'step6'] as const;

const BOARDS = { ballots: 'boardBallots', batches: 'boardBatches', totals: 'boardPaper' } as const;

/** Read by somebody who holds it. */
const SIZE = 17;

/** A page for each role there is in this audit, with what the person does: all in English, then all in Spanish. */
export function roleSheets(context: JurisdictionContext): ComposedDocument {
  const { audit, jurisdiction, language, helpContact } = context;
  const fieldwork = fieldworkIn(audit.plan);
  const sheets: readonly Sheet[] = [
    ...(['supervisor', 'station', 'runner'] as const),
    BOARDS[fieldwork],
    ...(fieldwork === 'ballots' ? [] : (['entry'] as const)),
    ...(['review', 'signIn'] as const),
  ];
  const inEach = PUBLIC_LANGUAGES.flatMap((spoken, part): readonly Block[] => {
    const say = roleSheetWords(spoken);
    const pages = sheets.flatMap((sheet, index): readonly Block[] => [
      ...(part === 0 && index === 0 ? [] : [{ type: 'new-page' } as const]),
      { type: 'title', text: say(`${sheet}.title`) },
      {
        type: 'paragraph',
        text: [audit.plan.organization, jurisdiction].filter((name) => name !== '').join(' · '),
        size: 12,
      },
      { type: 'space', height: 10 },
      { type: 'list', numbered: true, size: SIZE, items: STEPS.map((step) => say(`${sheet}.${step}`)) },
      ...(helpContact === undefined || helpContact === null
        ? []
        : [{ type: 'paragraph', text: helpContactInWords(language, helpContact), bold: true } as const]),
    ]);
    return spoken === language ? pages : [{ type: 'language', language: spoken }, ...pages];
  });
  return { title: roleSheetWords(language)('document', { jurisdiction }), blocks: inEach };
}
