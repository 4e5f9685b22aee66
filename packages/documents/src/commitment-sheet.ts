import { assert } from '@plumbline/prelude';
import { printedWords } from '@plumbline/words/printed-words';
import type { Block } from './block.ts';
import { fingerprintLines } from './fingerprint-lines.ts';
import type { PrintContext } from './print-context.ts';
import type { ComposedDocument } from './printed-document.ts';

const WITNESSES = 3;

/** The fingerprint of everything that was decided before the seed, for those who witness it before the first die falls. */
export function commitmentSheet({ audit, language }: PrintContext): ComposedDocument {
  const say = printedWords(language);
  const commitment = 'commitment' in audit ? audit.commitment : undefined;
  assert(commitment !== undefined, 'a commitment sheet is printed of what was committed', audit.phase);
  const { plan } = audit;
  const witness: Block = {
    type: 'lines',
    lines: [
      { label: say('seed.witness'), share: 3 },
      { label: say('commitment.seenAt'), share: 2 },
    ],
  };
  return {
    title: say('commitment.document'),
    blocks: [
      { type: 'title', text: say('commitment.title') },
      { type: 'paragraph', text: say('commitment.about') },
      ...fingerprintLines(commitment).map((text): Block => ({ type: 'paragraph', text, size: 29, bold: true })),
      {
        type: 'facts',
        columns: 3,
        facts: [
          [say('commitment.audit'), plan.name],
          [say('commitment.contests'), plan.contests.length.toLocaleString(language)],
          [say('commitment.jurisdictions'), plan.jurisdictions.length.toLocaleString(language)],
        ],
      },
      { type: 'heading', text: say('commitment.check') },
      {
        type: 'list',
        numbered: true,
        items: [say('commitment.step1'), say('commitment.step2'), say('commitment.step3')],
      },
      { type: 'heading', text: say('commitment.seen') },
      ...Array.from({ length: WITNESSES }, () => witness),
    ],
  };
}
