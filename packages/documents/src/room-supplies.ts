import type { BegunAudit } from '@plumbline/audit';
import type { Language } from '@plumbline/words';
import { auditRoomWords } from '@plumbline/words/audit-room-words';
import type { auditRoom } from '@plumbline/words/en/documents/audit-room';
import type { Block, Row } from './block.ts';
import type { JurisdictionContext } from './print-context.ts';
import type { ComposedDocument } from './printed-document.ts';
import { countsBatches, roomSize } from './room-size.ts';

type Item = keyof (typeof auditRoom)['supplies']['items'];
type Group = keyof (typeof auditRoom)['supplies']['group'];

/** What is needed: so many for each board, and so many besides. */
type Supply = { readonly item: Item; readonly each: number; readonly besides: number };

const each = (item: Item, count = 1): Supply => ({ item, each: count, besides: 0 });
const once = (item: Item, count = 1): Supply => ({ item, each: 0, besides: count });

const AT_EVERY_TABLE = [
  each('pens', 4),
  each('intentRules'),
  each('newSeals', 4),
  each('sealCutter'),
  each('tableSign'),
];

/** Supplies by where they belong. */
export const SUPPLIES: Readonly<Record<Group, readonly Supply[]>> = {
  ballotsBoard: [
    each('tablet'),
    each('handOver'),
    each('retrievalList'),
    each('placeholders', 50),
    each('labels', 50),
    each('notes', 20),
    each('clips', 20),
    each('moistener'),
    each('countingCard'),
    each('auditedContainer'),
    ...AT_EVERY_TABLE,
  ],
  batchesBoard: [
    each('tallySheets'),
    each('stackLabels'),
    each('markSheets', 10),
    each('calculator'),
    each('rubberBands', 50),
    each('slips', 50),
    each('reviewSlips', 20),
    ...AT_EVERY_TABLE,
  ],
  station: [
    { item: 'inventory', each: 1, besides: 2 },
    once('clipboards', 2),
    once('sealLog'),
    { item: 'spareSeals', each: 2, besides: 10 },
    once('scanner'),
    once('boardList'),
  ],
  room: [
    once('signs', 4),
    once('tape'),
    { item: 'power', each: 1, besides: 2 },
    once('printer'),
    { item: 'badges', each: 2, besides: 20 },
    once('signIn', 2),
    { item: 'oaths', each: 2, besides: 10 },
    once('clock'),
    once('water'),
    once('firstAid'),
    once('dice'),
    once('camera'),
  ],
};

/** How many of a supply so many boards need in all. */
export function neededFor(boards: number, line: Pick<Supply, 'each' | 'besides'>): number {
  return boards * line.each + line.besides;
}

/** Where supplies belong. */
export type SupplyGroup = Group;

/** A line of the list of supplies: `each` for every board and `besides` for all together; `there` once somebody ticked it. */
export type SupplyLine = {
  readonly group: SupplyGroup;
  readonly item: string;
  readonly each: number;
  readonly besides: number;
  readonly there: boolean;
  readonly who: string;
};

/** The groups that an audit needs, by what people look at. */
export function supplyGroups(audit: BegunAudit): readonly SupplyGroup[] {
  return [countsBatches(audit) ? 'batchesBoard' : 'ballotsBoard', 'station', 'room'];
}

/** What an office is proposed that has not said anything else. */
export function proposedSupplies(audit: BegunAudit, language: Language): readonly SupplyLine[] {
  const say = auditRoomWords(language);
  return supplyGroups(audit).flatMap((group) =>
    SUPPLIES[group].map(({ item, each: ofBoard, besides }) => ({
      ...{ group, item: say(`supplies.items.${item}`), each: ofBoard, besides },
      ...{ there: false, who: '' },
    })),
  );
}

/** How the room is set up, and what has to be there for the number of boards. */
export function roomSupplies(context: JurisdictionContext): ComposedDocument {
  const { audit, jurisdiction, language } = context;
  const say = auditRoomWords(language);
  const { boards, isDecided } = roomSize(context);
  const lines = context.roomPlan?.supplies ?? proposedSupplies(audit, language);
  const groups = [...new Set([...supplyGroups(audit), ...lines.map(({ group }) => group)])];
  const row = (line: SupplyLine): Row => [
    line.there ? say('supplies.isThere') : { type: 'tick' },
    line.item,
    line.each === 0 ? '' : String(line.each),
    neededFor(boards, line).toLocaleString(language),
    line.who === '' ? { type: 'blank' } : line.who,
  ];
  const rows = groups.flatMap((group): readonly Row[] => {
    const own = lines.filter((line) => line.group === group);
    return own.length === 0 ? [] : [{ group: say(`supplies.group.${group}`) }, ...own.map((line) => row(line))];
  });
  const guessed: readonly Block[] = isDecided ? [] : [{ type: 'callout', text: say('boardsGuessed') }];
  return {
    title: say('supplies.document', { jurisdiction }),
    blocks: [
      { type: 'title', text: say('supplies.title') },
      { type: 'paragraph', text: `${jurisdiction}. ${say('boardsInPlan', { count: boards })}`, size: 13, bold: true },
      ...guessed,
      { type: 'heading', text: say('supplies.plan') },
      {
        type: 'list',
        numbered: false,
        items: [
          say('supplies.plan1'),
          say('supplies.plan2'),
          say('supplies.plan3'),
          say('supplies.plan4'),
          say('supplies.plan5'),
        ],
      },
      { type: 'paragraph', text: say('supplies.about') },
      {
        type: 'table',
        rowHeight: 17,
        columns: [
          { head: say('supplies.there'), share: 8 },
          { head: say('supplies.item'), share: 52 },
          { head: say('supplies.each'), share: 12, align: 'right' },
          { head: say('supplies.all'), share: 10, align: 'right' },
          { head: say('supplies.who'), share: 18 },
        ],
        rows,
      },
    ],
  };
}
