import { fieldworkIn } from '@plumbline/audit';
import { auditRoomWords } from '@plumbline/words/audit-room-words';
import type { Block, Row } from './block.ts';
import type { JurisdictionContext } from './print-context.ts';
import type { ComposedDocument } from './printed-document.ts';
import { roomSize } from './room-size.ts';

/** From so many boards on there are two supervisors, and a runner more for every five boards. */
const BOARDS_OF_SUPERVISOR = 10;
const BOARDS_OF_RUNNER = 5;
/** Below this one person may have two duties. */
const BOARDS_FOR_ALL_DUTIES = 3;

/** How many people each duty asks for, besides the two of each board. */
export function peopleFor(
  boards: number,
): Readonly<Record<'supervisor' | 'station' | 'runner' | 'review' | 'signIn', number>> {
  return {
    supervisor: boards >= BOARDS_OF_SUPERVISOR ? 2 : 1,
    station: 2,
    runner: Math.max(1, Math.ceil(boards / BOARDS_OF_RUNNER)),
    review: 2,
    signIn: 1,
  };
}

/** Who is needed for the boards of a jurisdiction: a line for each person, to write the name in. */
export function staffingPlan(context: JurisdictionContext): ComposedDocument {
  const { audit, jurisdiction, language } = context;
  const say = auditRoomWords(language);
  const { boards, names, isDecided, minutes } = roomSize(context);
  const people = peopleFor(boards);
  const times = (count: number, duty: string): readonly string[] => Array.from({ length: count }, () => duty);
  const typesTallies = fieldworkIn(audit.plan) !== 'ballots';
  const duties = [
    ...times(people.supervisor, say('staffing.roles.supervisor')),
    ...times(people.station, say('staffing.roles.station')),
    ...times(people.runner, say('staffing.roles.runner')),
    ...names.flatMap((board) => [1, 2].map((member) => say('staffing.roles.board', { board, member }))),
    ...(typesTallies ? [say('staffing.roles.entry'), say('staffing.roles.entryReader')] : []),
    ...times(people.review, say('staffing.roles.review')),
    ...times(people.signIn, say('staffing.roles.signIn')),
  ];
  const hours = (count: number) => (count / 60).toFixed(1);
  const work: readonly Block[] =
    minutes === 0
      ? []
      : [{ type: 'paragraph', text: say('staffing.hours', { hours: hours(minutes), each: hours(minutes / boards) }) }];
  const blank = { type: 'blank' } as const;
  return {
    title: say('staffing.document', { jurisdiction }),
    blocks: [
      { type: 'title', text: say('staffing.title') },
      {
        type: 'paragraph',
        text: `${jurisdiction}. ${say('boardsInPlan', { count: boards })}. ${say('staffing.people', { count: duties.length })}.`,
        size: 13,
        bold: true,
      },
      ...(isDecided ? [] : [{ type: 'callout', text: say('boardsGuessed') } as const]),
      ...work,
      { type: 'paragraph', text: say('staffing.about') },
      {
        type: 'list',
        numbered: false,
        items: [...(boards < BOARDS_FOR_ALL_DUTIES ? [say('staffing.few')] : []), say('staffing.parties')],
      },
      {
        type: 'table',
        rowHeight: 22,
        columns: [
          { head: say('staffing.role'), share: 34 },
          { head: say('staffing.name'), share: 28 },
          { head: say('staffing.party'), share: 12 },
          { head: say('staffing.phone'), share: 14 },
          { head: say('staffing.time'), share: 12 },
        ],
        rows: duties.map((duty): Row => [duty, blank, blank, blank, blank]),
      },
    ],
  };
}
