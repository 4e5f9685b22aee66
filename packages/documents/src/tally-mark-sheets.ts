import { isRanked } from '@plumbline/audit';
import { type Contest, contestInvolves } from '@plumbline/election';
import { auditRoomWords } from '@plumbline/words/audit-room-words';
import type { Block, Cell, Row } from './block.ts';
import type { JurisdictionContext } from './print-context.ts';
import { choicesToCount } from './printed-choices.ts';
import type { ComposedDocument } from './printed-document.ts';

const BALLOTS_ON_SHEET = 100;
const WRITE_INS = 2;

/**
 * A sheet for each contest on which votes are marked ballot by ballot, in groups whose sums must be what the ballots hold. It names no batch:
 * as many are copied as there are hundreds of ballots.
 */
export function tallyMarkSheets(context: JurisdictionContext): ComposedDocument {
  const { audit, jurisdiction, language } = context;
  const say = auditRoomWords(language);
  const contests = audit.plan.contests.filter((contest) => contestInvolves(contest, jurisdiction));
  return {
    title: say('marks.document', { jurisdiction }),
    blocks: contests.flatMap((contest, index): readonly Block[] => [
      ...(index === 0 ? [] : [{ type: 'new-page' } as const]),
      ...sheet(contest, context),
    ]),
  };
}

function sheet(contest: Contest, { language, markGroup: group = 20 }: JurisdictionContext): readonly Block[] {
  const say = auditRoomWords(language);
  const blank: Cell = { type: 'blank' };
  const groups = BALLOTS_ON_SHEET / group;
  const line = (name: Cell): Row => [name, ...Array.from({ length: groups + 1 }, () => blank)];
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
        votes === 1 ? say('marks.about', { group }) : say('marks.aboutSeveral', { group, votes, sum: group * votes }),
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
        ...Array.from({ length: groups }, (_, index) => ({
          head: say('marks.group', { from: index * group + 1, to: (index + 1) * group }),
          share: 65 / groups,
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
