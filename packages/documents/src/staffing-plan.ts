import { fieldworkIn } from '@plumbline/audit';
import type { Duty, TrainingOfStaff } from '@plumbline/ballot-management';
import { likenessKey } from '@plumbline/election';
import type { Language } from '@plumbline/words';
import { auditRoomWords } from '@plumbline/words/audit-room-words';
import type { Block, Row } from './block.ts';
import type { JurisdictionContext } from './print-context.ts';
import type { ComposedDocument } from './printed-document.ts';
import { roomSize, type SizedContext } from './room-size.ts';

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

/** What people are there to do. */
export const STAFF_ROLES = [
  'supervisor',
  'station',
  'runner',
  'board',
  'entry',
  'entryReader',
  'review',
  'signIn',
] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

/** Which duties of a ballot room do what is done there, so that the same training is asked for; none where nobody in a room does it. */
const DUTIES_OF_ROLE: Readonly<Record<StaffRole, readonly Duty[]>> = {
  supervisor: [],
  station: ['custodian'],
  runner: ['runner'],
  board: ['board-member'],
  entry: [],
  entryReader: [],
  review: ['board-member'],
  signIn: [],
};

/** The duties of a ballot room that a place of `staffPlaces` stands for. */
export function dutiesOfPlace(place: string): readonly Duty[] {
  const role = STAFF_ROLES.find((one) => place.startsWith(`${one} `));
  return role === undefined ? [] : DUTIES_OF_ROLE[role];
}

/** What the ballot room of a jurisdiction knows of the training of those in a plan, on the day of the plan, or today where it has none. */
export type StaffTrainings = TrainingOfStaff & { readonly day: string; readonly isToday: boolean };

/** A place that one person fills. `place` stays the same while there are as many boards, whatever they are called. */
export type StaffPlace = {
  readonly place: string;
  readonly role: StaffRole;
  /** Of the members of a board. */
  readonly board: { readonly name: string; readonly member: 1 | 2 } | null;
};

/** Every place that has to be filled for the boards of a jurisdiction, in the order in which they are listed. */
export function staffPlaces(context: SizedContext): readonly StaffPlace[] {
  const { boards, names } = roomSize(context);
  const people = peopleFor(boards);
  const times = (count: number, role: StaffRole): readonly StaffPlace[] =>
    Array.from({ length: count }, (_, index) => ({ place: `${role} ${index + 1}`, role, board: null }));
  const typesTallies = fieldworkIn(context.audit.plan) !== 'ballots';
  return [
    ...times(people.supervisor, 'supervisor'),
    ...times(people.station, 'station'),
    ...times(people.runner, 'runner'),
    ...names.flatMap((name, index) =>
      ([1, 2] as const).map(
        (member): StaffPlace => ({
          place: `board ${index + 1} ${member}`,
          role: 'board',
          board: { name, member },
        }),
      ),
    ),
    ...(typesTallies ? [...times(1, 'entry'), ...times(1, 'entryReader')] : []),
    ...times(people.review, 'review'),
    ...times(people.signIn, 'signIn'),
  ];
}

/** What is wrong with the names in a plan: places of a role that nobody fills, and somebody in places that exclude one another. */
export type StaffWarning =
  | { readonly code: 'nobody'; readonly role: StaffRole; readonly count: number }
  | { readonly code: 'twice'; readonly name: string; readonly roles: readonly StaffRole[] }
  /** Somebody's training is over on that day; `until` is the last day of it, null where they never had it. */
  | {
      readonly code: 'training';
      readonly place: string;
      readonly name: string;
      readonly role: StaffRole;
      readonly course: string;
      readonly until: string | null;
      readonly day: string;
      readonly replacements: readonly string[];
    }
  /** The ballot room has none of these people. */
  | { readonly code: 'unknown'; readonly names: readonly string[] };

/**
 * Nobody has two places, and whoever has one is trained for it, as far as a ballot room knows. The one exception is below three boards: who signs people in may read along at tally entry. A name is the same however
 * its capitals and blanks are written.
 */
export function staffWarnings(
  places: readonly StaffPlace[],
  names: ReadonlyMap<string, string>,
  trainings?: StaffTrainings,
): readonly StaffWarning[] {
  const empty = Map.groupBy(
    places.filter(({ place }) => (names.get(place) ?? '').trim() === ''),
    ({ role }) => role,
  );
  const boards = places.filter(({ board }) => board?.member === 1).length;
  const filled = places.filter(({ place }) => (names.get(place) ?? '').trim() !== '');
  const ofPerson = Map.groupBy(filled, ({ place }) => likenessKey((names.get(place) ?? '').trim()));
  const twice = [...ofPerson.values()].flatMap((own): readonly StaffWarning[] => {
    const roles = own.map(({ role }) => role);
    if (own.length < 2 || (boards < BOARDS_FOR_ALL_DUTIES && mayGoTogether(roles))) return [];
    return [{ code: 'twice', name: (names.get(own[0]?.place ?? '') ?? '').trim(), roles }];
  });
  const roleOf = new Map(filled.map(({ place, role }) => [place, role]));
  const untrained = (trainings?.lacking ?? []).flatMap((lacking): readonly StaffWarning[] => {
    const role = roleOf.get(lacking.place);
    return role === undefined ? [] : [{ code: 'training', ...lacking, role, day: trainings?.day ?? '' }];
  });
  const unknown = trainings?.unknown ?? [];
  return [
    ...twice,
    ...untrained,
    ...[...empty].map(([role, own]) => ({ code: 'nobody', role, count: own.length }) as const),
    ...(unknown.length === 0 ? [] : [{ code: 'unknown', names: unknown } as const]),
  ];
}

function mayGoTogether(roles: readonly StaffRole[]): boolean {
  return roles.length === 2 && roles.includes('signIn') && roles.includes('entryReader');
}

/** What a place is called in the duty roster, on badges and on the screen. */
export function placeInWords({ role, board }: StaffPlace, language: Language): string {
  const say = auditRoomWords(language);
  if (role === 'board') {
    const { name = '', member = 1 } = board ?? {};
    // Until boards are made they are numbers.
    return say(/^\d+$/.test(name) ? 'staffing.roles.board' : 'staffing.roles.boardNamed', { board: name, member });
  }
  return say(`staffing.roles.${role}`);
}

/** Who is needed for the boards of a jurisdiction: a line for each person, with the name or to write it in. */
export function staffingPlan(context: JurisdictionContext): ComposedDocument {
  const { jurisdiction, language } = context;
  const say = auditRoomWords(language);
  const { boards, isDecided, minutes } = roomSize(context);
  const places = staffPlaces(context);
  const names = context.roomPlan?.names ?? new Map<string, string>();
  const trainings = context.roomPlan?.trainings;
  const untrained = new Set(trainings?.lacking.map(({ place }) => place));
  const isBegun = [...names.values()].some((name) => name !== '');
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
        text: `${jurisdiction}. ${say('boardsInPlan', { count: boards })}. ${say('staffing.people', { count: places.length })}.`,
        size: 13,
        bold: true,
      },
      ...(isDecided ? [] : [{ type: 'callout', text: say('boardsGuessed') } as const]),
      ...work,
      ...(isBegun ? warningBlocks(staffWarnings(places, names, trainings), language) : []),
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
        rows: places.map((place): Row => {
          const written = names.get(place.place) ?? '';
          const name = untrained.has(place.place) ? say('staffing.untrained', { name: written }) : written;
          return [placeInWords(place, language), name === '' ? blank : name, blank, blank, blank];
        }),
      },
    ],
  };
}

function warningBlocks(warnings: readonly StaffWarning[], language: Language): readonly Block[] {
  return warnings.map((warning): Block => ({ type: 'callout', text: staffWarningInWords(warning, language) }));
}

/** A warning as a sentence. */
export function staffWarningInWords(warning: StaffWarning, language: Language): string {
  const say = auditRoomWords(language);
  if (warning.code === 'training') return trainingInWords(warning, language);
  if (warning.code === 'unknown') {
    return say('staffing.unknown', { count: warning.names.length, names: warning.names.join(', ') });
  }
  if (warning.code === 'nobody') {
    return say('staffing.nobody', { role: say(`staffing.roleNames.${warning.role}`), count: warning.count });
  }
  const roles = [...new Set(warning.roles)].map((role) => say(`staffing.roleNames.${role}`));
  return say('staffing.twice', { name: warning.name, roles: roles.join(', ') });
}

function trainingInWords(warning: Extract<StaffWarning, { readonly code: 'training' }>, language: Language): string {
  const say = auditRoomWords(language);
  const { name, course, replacements } = warning;
  const day = dayInWords(warning.day, language);
  const until = warning.until === null ? null : dayInWords(warning.until, language);
  const role = say(`staffing.roleNames.${warning.role}`);
  const lacking =
    until === null
      ? say('staffing.neverTrained', { name, role, course, day })
      : say('staffing.lapsed', { name, role, course, until, day });
  const instead =
    replacements.length === 0
      ? say('staffing.nobodyTrained')
      : say('staffing.replacements', { names: replacements.join(', ') });
  return `${lacking} ${instead}`;
}

function dayInWords(day: string, language: Language): string {
  const format = new Intl.DateTimeFormat(`${language}-US`, { dateStyle: 'long', timeZone: 'UTC' });
  return format.format(new Date(`${day}T00:00:00Z`));
}

/** What each place is called where every one needs a name of its own: those of the same words are numbered. */
export function placesByName(places: readonly StaffPlace[], language: Language): readonly string[] {
  const names = places.map((place) => placeInWords(place, language));
  const seen = new Map<string, number>();
  return names.map((name) => {
    const number = (seen.get(name) ?? 0) + 1;
    seen.set(name, number);
    const isOne = names.filter((other) => other === name).length === 1;
    return isOne ? name : auditRoomWords(language)('staffing.numbered', { role: name, number });
  });
}
