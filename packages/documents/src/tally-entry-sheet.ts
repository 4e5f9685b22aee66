import { assertInRounds, ballotsInBatch } from '@plumbline/audit';
import { auditRoomWords } from '@plumbline/words/audit-room-words';
import type { Row } from './block.ts';
import type { JurisdictionContext } from './print-context.ts';
import type { ComposedDocument } from './printed-document.ts';
import { batchesOnTheWay } from './units-to-fetch.ts';

/** How the numbers of the tally sheets are entered, and a line for each batch for the two who do it, in the order of the tally sheets. */
export function tallyEntrySheet(context: JurisdictionContext): ComposedDocument {
  const { inputs, jurisdiction, language } = context;
  const audit = assertInRounds(context.audit);
  const say = auditRoomWords(language);
  const batches = batchesOnTheWay({ ...context, audit });
  return {
    title: say('entry.document', { round: audit.rounds.length, jurisdiction }),
    blocks: [
      { type: 'title', text: say('entry.title', { jurisdiction }) },
      { type: 'paragraph', text: say('entry.about') },
      {
        type: 'list',
        numbered: true,
        items: [say('entry.step1'), say('entry.step2'), say('entry.step3'), say('entry.step4')],
      },
      {
        type: 'table',
        rowHeight: 22,
        columns: [
          { head: '', share: 5 },
          { head: say('entry.batch'), share: 34 },
          { head: say('entry.cards'), share: 10, align: 'right' },
          { head: say('entry.typedBy'), share: 20 },
          { head: say('entry.readBackBy'), share: 20 },
          { head: say('entry.time'), share: 11 },
        ],
        rows: batches.map(
          ({ batch }): Row => [
            { type: 'tick' },
            batch,
            ballotsInBatch(audit, inputs, { jurisdiction, batch }).toLocaleString(language),
            { type: 'blank' },
            { type: 'blank' },
            { type: 'blank' },
          ],
        ),
      },
    ],
  };
}
