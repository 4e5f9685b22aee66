import { assertInRounds, findWork } from '@plumbline/audit';
import { auditRoomWords } from '@plumbline/words/audit-room-words';
import type { Block } from './block.ts';
import type { JurisdictionContext } from './print-context.ts';
import type { ComposedDocument } from './printed-document.ts';

/**
 * A slip for each board that has or may get ballots, to be cut off and handed out apart from the hand-over sheet: the PIN without which its address
 * opens nothing. It comes in from outside, as the address does; where it is not given there is a line to write it on. No address
 * stands on a slip.
 */
export function boardPinSlips(context: JurisdictionContext): ComposedDocument {
  const { jurisdiction, language, boardPins } = context;
  const audit = assertInRounds(context.audit);
  const say = auditRoomWords(language);
  // Cards come to a review team while it sits there.
  const boards = (findWork(audit, jurisdiction)?.boards ?? []).filter(
    ({ ballots, reviews }) => ballots.length > 0 || reviews === true,
  );
  const round = audit.rounds.length;
  const slips = boards.flatMap(({ name }, index): readonly Block[] => {
    const pin = boardPins?.get(name);
    const slip: readonly Block[] = [
      { type: 'heading', text: name },
      { type: 'paragraph', text: say('pinSlips.place', { jurisdiction, round }) },
      pin === undefined
        ? { type: 'lines', lines: [{ label: say('pinSlips.write'), share: 1 }] }
        : { type: 'large', text: pin, size: 34 },
      { type: 'paragraph', text: say('pinSlips.about') },
    ];
    return [
      ...(index === 0 ? [] : [{ type: 'cut', text: say('pinSlips.cut') } as const]),
      { type: 'together', blocks: slip },
    ];
  });
  return {
    title: say('pinSlips.document', { round, jurisdiction }),
    blocks: [
      { type: 'title', text: say('pinSlips.title') },
      { type: 'paragraph', text: say('pinSlips.give') },
      { type: 'cut', text: say('pinSlips.cut') },
      ...(slips.length === 0 ? [{ type: 'paragraph', text: say('pinSlips.none') } as const] : slips),
    ],
  };
}
