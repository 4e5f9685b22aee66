import type { Profile } from '../profiles/profile.ts';
import { DEFAULT_PROFILE } from '../profiles/profiles.ts';
import type { BallotCommand } from '../state/ballot-command.ts';
import { DUTIES, type Duty } from '../state/nouns.ts';
import type { OpenRoom } from '../state/room.ts';
import { BEFORE_ANYTHING, play } from './play-room.ts';

/* Tamarack County, which is nowhere: its people, places, seals and courses, before anything was counted. */

/** A day and a time of the county. */
export function on(day: string, time = '12:00'): string {
  return `${day}T${time}:00-05:00`;
}

export const ELECTION_DAY = '2026-11-03';
export const BEFORE = on('2026-09-21', '10:14');
export const AFTER = on('2026-11-04', '10:00');

/** What the county works by: one procedure for each topic, written by one and approved by another. */
export const PROCEDURES = [
  { procedure: 'PR-1', topic: 'organization', text: 'How ballots are kept in batches and containers' },
  { procedure: 'PR-2', topic: 'accounting', text: 'How ballots are counted' },
  { procedure: 'PR-3', topic: 'reconciliation', text: 'How ballots are compared with voters' },
  { procedure: 'PR-4', topic: 'custody', text: 'How ballots are guarded and handed over' },
] as const;

type Enrolled = { readonly party: string | null; readonly duties: readonly Duty[] };

export const PEOPLE: Readonly<Record<string, Enrolled>> = {
  okafor: { party: null, duties: ['coordinator'] },
  yazzie: { party: 'D', duties: ['site-lead'] },
  hale: { party: 'R', duties: ['site-lead', 'site-worker'] },
  doyle: { party: 'D', duties: ['site-lead'] },
  pham: { party: null, duties: ['custodian'] },
  gorski: { party: null, duties: ['custodian', 'runner'] },
  reyes: { party: null, duties: ['reviewer', 'security-officer'] },
  solberg: { party: null, duties: ['reviewer', 'security-officer'] },
  nakai: { party: null, duties: ['retriever'] },
  lund: { party: null, duties: ['retriever'] },
  eze: { party: 'D', duties: ['processor', 'board-member'] },
  ibarra: { party: 'R', duties: ['processor'] },
  diaz: { party: 'D', duties: ['scanner', 'receiver'] },
  kim: { party: 'R', duties: ['scanner', 'receiver'] },
  moss: { party: 'D', duties: ['duplicator'] },
  tran: { party: 'R', duties: ['duplicator'] },
  vale: { party: 'D', duties: ['canvass-board'] },
  wynn: { party: 'R', duties: ['canvass-board'] },
  abara: { party: null, duties: ['counsel'] },
  quist: { party: null, duties: ['publisher'] },
};

type Unasked<Command> = Command extends BallotCommand ? Omit<Command, 'signIns' | 'at'> : never;

/** A command by these people, each with their own account. */
export function by(people: string, command: Unasked<BallotCommand>, at = AFTER): BallotCommand {
  // The properties of a command of this type, put together.
  return { ...command, signIns: people.split(' '), at } as unknown as BallotCommand;
}

/** The room with people, places, an area, seals and one course for everybody. */
export function setUp(profile: Profile = DEFAULT_PROFILE): OpenRoom {
  const names = Object.entries(PEOPLE);
  const director = { person: 'osei', name: 'E. Osei', signIn: 'osei' };
  const set = (command: Unasked<BallotCommand>) => by('osei', command, BEFORE);
  const days = ['2026-10-29', '2026-10-30', '2026-10-31'];
  return play(
    BEFORE_ANYTHING,
    by(
      'osei',
      {
        type: 'open-room',
        election: '2026-general',
        jurisdiction: 'Tamarack',
        electionDay: ELECTION_DAY,
        profile,
        director,
      },
      BEFORE,
    ),
    set({ type: 'take-oath', person: 'osei' }),
    set({
      type: 'publish-course',
      course: 'BM-101',
      version: 1,
      effectiveFrom: '2026-01-01',
      validMonths: 24,
      duties: DUTIES.filter((duty) => duty !== 'retriever' && duty !== 'director'),
    }),
    set({
      type: 'publish-course',
      course: 'BM-130',
      version: 1,
      effectiveFrom: '2024-01-01',
      validMonths: 24,
      duties: ['retriever'],
    }),
    ...names.flatMap(([person, { party, duties }]) => [
      set({ type: 'enrol-person', person, name: person, party }),
      set({ type: 'add-sign-in', person, signIn: person }),
      set({ type: 'take-oath', person }),
      ...duties.map((duty) =>
        set({ type: 'assign-duty', person, duty, place: null, from: '2026-09-01', until: null, isExternal: false }),
      ),
      ...['BM-101', 'BM-130'].map((course) =>
        set({ type: 'record-training', course, version: 1, person, instructor: 'osei', on: '2026-08-20' }),
      ),
    ]),
    ...PROCEDURES.flatMap(({ procedure, topic, text }) => [
      set({
        type: 'draft-procedure',
        kind: 'procedure',
        procedure,
        version: 1,
        topics: [topic],
        text: { salt: 'cd'.repeat(32), text },
      }),
      by('reyes', { type: 'approve-procedure', procedure, version: 1, effectiveFrom: '2026-09-01' }, BEFORE),
    ]),
    ...['S1', 'S2', 'S3'].map((style) => set({ type: 'define-style', style, cardsPerBallot: 1 })),
    ...[
      ['P-01', 1],
      ['P-02', 1],
      ['P-03', 2],
      ['P-04', 1],
    ].map(([site, tabulators]) =>
      set({
        type: 'register-site',
        site: String(site),
        kind: 'precinct',
        tabulators: ['T1', 'T2'].slice(0, Number(tabulators)),
        days: [],
      }),
    ),
    set({ type: 'register-site', site: 'EV-N', kind: 'early-voting', tabulators: ['N1', 'N2'], days }),
    set({ type: 'register-site', site: 'EV-S', kind: 'early-voting', tabulators: ['S1'], days }),
    set({ type: 'register-site', site: 'Center', kind: 'central', tabulators: ['CC-1', 'CC-2'], days: [] }),
    set({ type: 'register-area', area: 'Vault A', isSecured: true }),
    set({ type: 'register-area', area: 'Loading dock', isSecured: false }),
    ...['pham', 'gorski'].map((person) =>
      set({ type: 'authorize-area', area: 'Vault A', person, from: '2026-09-01', until: null }),
    ),
    by('okafor pham', { type: 'receive-seals', lot: 'L-1', first: '0088001', last: '0092000' }, BEFORE),
    by('pham', { type: 'issue-seals', first: '0091001', last: '0091500', to: 'pham' }, BEFORE),
    by('pham', { type: 'issue-seals', first: '0090201', last: '0090250', to: 'nakai' }, BEFORE),
  );
}
