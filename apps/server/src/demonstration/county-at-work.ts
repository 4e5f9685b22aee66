import type { BallotCommand } from '@plumbline/ballot-management';
import { commandsOf, text } from '@plumbline/ballot-management/testing/play-room';
import {
  BATCHES,
  CONTAINERS,
  counted,
  county,
  PRECINCTS,
  sealsOf,
} from '@plumbline/ballot-management/testing/tamarack';
import { BEFORE, by, on, PROCEDURES } from '@plumbline/ballot-management/testing/tamarack-people';
import { demonstration } from '@plumbline/words/en/server/demonstration';
import { VOTES_BY_BATCH } from './commissioner-votes.ts';
import { withSignatureDays } from './signature-days.ts';

/*
 * What the people of the made county did besides counting and reviewing: ballots sent and received blind, the storage entered and looked through, a
 * container lent to a board, votes reported by batch, a page released to everybody. No figure of the county changes by it.
 */

const CUSTODIANS = 'pham gorski';
const SHELVES = CONTAINERS.map((container) => ({ container, slot: `Shelf ${container}` }));

/** The county whose forms are all reviewed, with one container lent and back. */
export function countyAtWork(): readonly BallotCommand[] {
  return [
    ...withSignatureDays(commandsOf(county()), 0),
    ...packsSent(),
    ...dropBoxesEmptied(),
    ...Object.keys(PRECINCTS).flatMap((site) => unusedSent(site)),
    ...Object.keys(PRECINCTS).map((site) => unusedReceived(site)),
    ...inventoryTaken(SHELVES),
    ...votesReported(),
    by('reyes', { type: 'approve-votes', reports: BATCHES.map(({ batch }) => ({ batch, report: 1 })) }, VOTES_AT),
    ...lent('BOX-ED-02', 'Board 1'),
    ...broughtBack('BOX-ED-02', ['0091101', '0091102']),
    ...directorTrained(),
    ...shownToEverybody(),
  ];
}

/** A county that has just counted, with one of each that stands in the way of its canvass. */
export function countyInProgress(): readonly BallotCommand[] {
  const counting = withSignatureDays(commandsOf(counted()), 5).map(inProgress);
  return [
    ...counting,
    // Who has filled in forms here may review those of others.
    by('osei', { type: 'assign-duty', person: 'okafor', duty: 'reviewer', ...SINCE_SEPTEMBER }, BEFORE),
    by('okafor', { type: 'take-step', equation: 'E5', place: 'site:P-04', step: 1, outcome: 'done' }),
    ...packsSent(),
    ...dropBoxesEmptied(),
    // Still on its way.
    ...unusedSent('P-02'),
    ...formReturned('F-13 batch:MB-012'),
    ...sealMissing('BOX-EV-S'),
    by(
      'gorski',
      { type: 'quarantine-container', container: 'BOX-M-03', incident: 'I-1', kind: 'CUSTODY_GAP' },
      INVENTORY_AT,
    ),
    ...inventoryTaken(SHELVES.map((seen) => (seen.container === 'BOX-EV-N' ? { ...seen, slot: 'Floor' } : seen))),
    ...votesReported(),
  ];
}

const SINCE_SEPTEMBER = { place: null, from: '2026-09-01', until: null, isExternal: false } as const;
const SENT_AT = on('2026-11-04', '09:00');
const INVENTORY_AT = on('2026-11-10', '09:30');
const VOTES_AT = on('2026-11-11', '11:00');
const LENT_AT = on('2026-11-12', '09:00');
const BACK_AT = on('2026-11-12', '16:30');
const PUBLISHED_AT = on('2026-11-13', '10:00');

/** One voter more than ballots at a precinct, which nobody has explained yet, and a training that was not repeated. */
function inProgress(command: BallotCommand): BallotCommand {
  const { type } = command;
  if (type === 'record-training' && command.person === 'lund' && command.course === 'BM-130') {
    return { ...command, on: '2024-10-20' };
  }
  if (type === 'enter-form' && command.filled === 'F-04 site:P-04') {
    return { ...command, fields: { ...command.fields, checkIns: Number(command.fields.checkIns) + 1 } };
  }
  const isLeftOpen = type === 'complete-form' && command.filled === 'F-04 site:P-04';
  return isLeftOpen ? { ...command, isUnexplained: true } : command;
}

/** What a pair sends, and another one counts before it is told how many there should be. */
function sent(
  people: string,
  moved: {
    readonly transfer: string;
    readonly from: string;
    readonly to: string;
    readonly unit: 'cards' | 'envelopes';
    readonly declared: number;
  },
  at: string,
): BallotCommand {
  return by(people, { type: 'send-transfer', ...moved, container: null }, at);
}

function packsSent(): readonly BallotCommand[] {
  return Object.entries(PRECINCTS).flatMap(([site, { delivered }]) => {
    const transfer = `Packs for ${site}`;
    const moved = { transfer, from: 'PRINTER', to: `SITE:${site}:unused`, unit: 'cards', declared: delivered } as const;
    return [
      sent('okafor pham', moved, BEFORE),
      by('yazzie hale', { type: 'receive-transfer', transfer, counted: delivered }, BEFORE),
    ];
  });
}

/** 480 + 365 + 290 = 1,135 envelopes. */
const DROP_BOXES: Readonly<Record<string, number>> = { 'DB-1': 480, 'DB-2': 365, 'DB-3': 290 };

function dropBoxesEmptied(): readonly BallotCommand[] {
  return Object.entries(DROP_BOXES).flatMap(([box, declared]) => {
    const transfer = `Envelopes of ${box}`;
    const moved = { transfer, from: 'VOTERS', to: 'RECEIVING', unit: 'envelopes', declared } as const;
    return [
      sent('nakai gorski', moved, on('2026-11-03', '16:10')),
      by('diaz kim', { type: 'receive-transfer', transfer, counted: declared }, on('2026-11-03', '17:05')),
    ];
  });
}

const unusedOf = (site: string) => `Unused of ${site}`;

function unusedSent(site: string): readonly BallotCommand[] {
  const declared = PRECINCTS[site]?.unused ?? 0;
  const [from, to] = [`SITE:${site}:unused`, 'VAULT:unused'];
  return [sent('yazzie hale', { transfer: unusedOf(site), from, to, unit: 'cards', declared }, SENT_AT)];
}

function unusedReceived(site: string): BallotCommand {
  const counted = PRECINCTS[site]?.unused ?? 0;
  return by(CUSTODIANS, { type: 'receive-transfer', transfer: unusedOf(site), counted }, on('2026-11-04', '11:20'));
}

function inventoryTaken(
  seen: readonly { readonly container: string; readonly slot: string }[],
): readonly BallotCommand[] {
  const entry = 'Vault A, 10 November';
  return [
    by(CUSTODIANS, { type: 'enter-area', entry, area: 'Vault A', purpose: 'Inventory' }, INVENTORY_AT),
    by(CUSTODIANS, { type: 'take-inventory', area: 'Vault A', seen: [...seen] }, INVENTORY_AT),
    by('pham', { type: 'leave-area', entry }, on('2026-11-10', '10:15')),
  ];
}

function votesReported(): readonly BallotCommand[] {
  return VOTES_BY_BATCH.map(({ batch, cards, votes }) =>
    by('okafor', { type: 'report-votes', batch, cards, contests: [votes], method: 'tabulators.csv' }, VOTES_AT),
  );
}

function formReturned(filled: string): readonly BallotCommand[] {
  const reason = text(demonstration.returnedBecause);
  return [
    by('reyes', { type: 'begin-review', filled }),
    by('reyes', { type: 'return-form', filled, reasons: [{ field: 'handCount', reason }] }),
  ];
}

function sealsRead(
  people: string,
  container: string,
  read: { readonly condition: 'intact' | 'missing'; readonly positions: readonly string[] },
  at: string,
): BallotCommand {
  const [front, lid] = sealsOf(container);
  const readings = [
    { position: 'front', seal: front },
    { position: 'lid', seal: lid },
  ].filter(({ position }) => read.positions.includes(position));
  const { condition } = read;
  return by(people, { type: 'read-seals', container, readings, condition, incident: `Seals of ${container}` }, at);
}

/** One of two seals is not there: a second pair of eyes says so, too. */
function sealMissing(container: string): readonly BallotCommand[] {
  return ['pham', 'solberg'].map((person) =>
    sealsRead(person, container, { condition: 'missing', positions: ['front'] }, INVENTORY_AT),
  );
}

/** The one duty that the courses of the others leave out. */
function directorTrained(): readonly BallotCommand[] {
  const course = { course: 'BM-110', version: 1 };
  const published = { ...course, effectiveFrom: '2026-01-01', validMonths: 24, duties: ['director'] } as const;
  const attended = { ...course, person: 'osei', instructor: 'okafor', on: '2026-08-20' };
  return [
    by('osei', { type: 'publish-course', ...published }, BEFORE),
    by('okafor', { type: 'record-training', ...attended }, BEFORE),
  ];
}

/** The procedures, cleared for a certifier, and the public page. */
function shownToEverybody(): readonly BallotCommand[] {
  const page = { publication: 'public-page', file: null } as const;
  return [
    ...PROCEDURES.map(({ procedure }) => by('quist', { type: 'clear-procedure', procedure, version: 1 }, PUBLISHED_AT)),
    by('quist', { type: 'propose-publication', ...page }, PUBLISHED_AT),
    by('osei', { type: 'release-publication', ...page }, PUBLISHED_AT),
  ];
}

const RUNNER = 'nakai';

/** A container whose seals were read goes out to a board. */
export function lent(container: string, board: string): readonly BallotCommand[] {
  return [
    sealsRead('pham', container, { condition: 'intact', positions: ['front', 'lid'] }, LENT_AT),
    by('pham okafor', { type: 'check-out', container, board, purpose: 'audit', runner: RUNNER }, LENT_AT),
  ];
}

/** It comes home counted and sealed anew, and to the shelf where it stood. */
function broughtBack(container: string, seals: readonly [string, string]): readonly BallotCommand[] {
  const inside = BATCHES.filter((batch) => batch.container === container);
  const batches = inside.map(({ batch, cards }) => ({ batch, cards, movedToReview: 0 }));
  const home = { runner: RUNNER, isPaperworkComplete: true, isEntered: true };
  return [
    by('eze', { type: 'count-back', container, batches }, BACK_AT),
    ...['front', 'lid'].map((position, at) =>
      by(CUSTODIANS, { type: 'apply-seal', seal: seals[at] ?? '', container, position }, BACK_AT),
    ),
    by('pham okafor', { type: 'check-in', container, ...home }, BACK_AT),
    by(CUSTODIANS, { type: 'take-custody', container, purpose: 'to its shelf' }, BACK_AT),
    by(CUSTODIANS, { type: 'store-container', container, area: 'Vault A', slot: `Shelf ${container}` }, BACK_AT),
  ];
}
