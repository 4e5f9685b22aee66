import { isRanked } from '@plumbline/audit';
import { type Contest, contestInvolves } from '@plumbline/election';
import { auditRoomWords } from '@plumbline/words/audit-room-words';
import type { Block, Cell, Row } from './block.ts';
import type { JurisdictionContext } from './print-context.ts';
import { choicesToCount } from './printed-choices.ts';
import type { ComposedDocument } from './printed-document.ts';

/** Ballots that are added up together, and groups on a sheet. */
const GROUP = 20;
const GROUPS = 5;
const WRITE_INS = 2;

/**
 * A sheet for each contest on which votes are marked ballot by ballot, in groups whose sums must be what the ballots hold. It names no batch:
 * as many are copied as there are hundreds of ballots.
 */
export function tallyMarkSheets({ audit, jurisdiction, language }: JurisdictionContext): ComposedDocument {
  const say = auditRoomWords(language);
  const contests = audit.plan.contests.filter((contest) => contestInvolves(contest, jurisdiction));
  return {
    title: say('marks.document', { jurisdiction }),
    blocks: contests.flatMap((contest, index): readonly Block[] => [
      ...(index === 0 ? [] : [{ type: 'new-page' } as const]),
      ...sheet(contest, language),
    ]),
  };
}

function sheet(contest: Contest, language: JurisdictionContext['language']): readonly Block[] {
  const say = auditRoomWords(language);
  const blank: Cell = { type: 'blank' };
  const line = (name: Cell): Row => [name, ...Array.from({ length: GROUPS + 1 }, () => blank)];
  const votes = contest.votesAllowed;
  if (isRanked(contest)) {
    return [
      { type: 'title', text: say('marks.title', { contest: contest.name }) },
      { type: 'paragraph', text: say('marks.ranked') },
    ];
  }
  return [
    { type: 'title', text: say('marks.title', { contest: contest.name }) },
    {
      type: 'paragraph',
      text:
        votes === 1
          ? say('marks.about', { group: GROUP })
          : say('marks.aboutSeveral', { group: GROUP, votes, sum: GROUP * votes }),
    },
    {
      type: 'lines',
      lines: [
        { label: say('marks.batch'), share: 2 },
        { label: say('marks.sheet'), share: 1 },
      ],
    },
    {
      type: 'table',
      size: 9,
      rowHeight: 26,
      continued: say('marks.continued', { contest: contest.name }),
      columns: [
        { head: say('marks.choice'), share: 28 },
        ...Array.from({ length: GROUPS }, (_, index) => ({
          head: say('marks.group', { from: index * GROUP + 1, to: (index + 1) * GROUP }),
          share: 13,
        })),
        { head: say('marks.total'), share: 8 },
      ],
      rows: [
        ...choicesToCount(contest).map((name) => line(name)),
        ...Array.from({ length: WRITE_INS }, () => line(say('marks.writeIn'))),
        line(say('marks.over')),
        line(say('marks.blank')),
        line({ type: 'bold', text: say('marks.sum') }),
      ],
    },
    {
      type: 'lines',
      lines: [
        { label: say('marks.reader'), share: 1 },
        { label: say('marks.marker'), share: 1 },
        { label: say('marks.watcher'), share: 1 },
      ],
    },
  ];
}
