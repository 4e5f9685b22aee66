import type { CommandInput, Problem } from '@plumbline/api';
import type { BallotCommand, BallotEvent } from '@plumbline/ballot-management';
import { commandsOf } from '@plumbline/ballot-management/testing/play-room';
import { county } from '@plumbline/ballot-management/testing/tamarack';
import { assert } from '@plumbline/prelude';
import { eventOf } from '@plumbline/record';
import { loadBallotRoom } from '../demonstration/load-ballot-room.ts';
import { ballotChain, type RoomPlace } from '../log/ballot-chains.ts';
import { readLog } from '../log/read-log.ts';
import { ADMINISTRATOR, type TestOffice, type TestPerson } from '../testing/test-office.ts';
import { joinAtDevice } from './join-at-device.ts';
import { atTamarack as at } from './load-tamarack.ts';
import { planPolling } from './plan-small-election.ts';

type Ask = CommandInput<'ask-ballot-room'>['ask'];

/** A session that nobody has used for half an hour is over. */
const SESSION_KEPT_MS = 25 * 60_000;

/** Rooms of counties that are nowhere, in one election of the office: each scenario has one of its own, in which its people act by their own sessions. */
export async function openScenarioRooms(office: TestOffice) {
  const ada = await office.signedIn(ADMINISTRATOR);
  const { auditId } = await planPolling(office, ada, 'Audited');
  const { electionId } = (await ada.ask('plan', { auditId })).election;
  return (jurisdiction: string) => scenarioRoom(office, { electionId, jurisdiction });
}

/** What made the clean county, changed where a scenario lets something else happen: each command becomes none, another one, or several. */
export function countyBut(
  changed: (command: BallotCommand) => BallotCommand | readonly BallotCommand[],
): () => readonly BallotCommand[] {
  return () => commandsOf(county()).flatMap(changed);
}

/** Whether a command is part of the review of a form at a place. */
export function isReviewAt(place: string, { type, ...command }: BallotCommand): boolean {
  const isReview = type === 'begin-review' || type === 'reenter-line' || type === 'approve-form';
  return isReview && 'filled' in command && command.filled.endsWith(` ${place}`);
}

export type ScenarioRoom = ReturnType<typeof scenarioRoom>;

/** One of them, of a jurisdiction in an election. */
export function scenarioRoom(office: TestOffice, place: RoomPlace) {
  const sessions = new Map<string, { readonly person: TestPerson; used: number }>();

  /** The session of somebody, or of two at the device of the first, at the time the server has. */
  const signedIn = async (people: string): Promise<TestPerson> => {
    const now = office.clock.now.getTime();
    const known = sessions.get(people);
    if (known !== undefined && Math.abs(now - known.used) < SESSION_KEPT_MS) {
      known.used = now;
      return known.person;
    }
    const [first = '', second] = people.split(' ');
    const person = await office.signedIn(at(first));
    if (second !== undefined) await joinAtDevice(office, place, { device: person, email: at(second) });
    sessions.set(people, { person, used: now });
    return person;
  };
  const together = (first: string, second: string) => signedIn(`${first} ${second}`);

  const ask = async (person: string | TestPerson, what: Ask) => {
    const asking = typeof person === 'string' ? await signedIn(person) : person;
    return asking.send('ask-ballot-room', { ...place, ask: what });
  };
  const refused = async (person: string | TestPerson, what: Ask): Promise<Problem> => {
    const asking = typeof person === 'string' ? await signedIn(person) : person;
    return asking.refused('ask-ballot-room', { ...place, ask: what });
  };

  /** What the people of a command ask, each by their own session, at the time that it says. */
  const play = async (...commands: readonly BallotCommand[]): Promise<void> => {
    for (const command of commands) {
      office.clock.now = new Date(command.at);
      await ask(command.signIns.join(' '), askOf(command));
    }
  };
  /** Why the people of a command are refused. */
  const refusal = async (command: BallotCommand): Promise<Problem> => {
    office.clock.now = new Date(command.at);
    return refused(command.signIns.join(' '), askOf(command));
  };

  /** Carried out before the scenario begins: the clean county. */
  const load = (given: () => readonly BallotCommand[]) =>
    loadBallotRoom(office.services, { place, organizationId: office.organizationId, given, addressOf: at });
  const events = async (): Promise<readonly BallotEvent[]> =>
    (await readLog(office.services.db, ballotChain(place))).map((entry) => eventOf<BallotEvent>(entry).event);

  /** Equations as a page of the room shows them to somebody: what is asked is there. */
  const unit = async (person: string, equation: string, where: string) => {
    const { units } = await (await signedIn(person)).ask('ballot-reconciliation', place);
    return units.find((each) => each.equation === equation && each.place === where);
  };
  /** One equation at all places where it differs, or did until it was explained. */
  const differencesOf = async (person: string, equation: string) => {
    const { units } = await (await signedIn(person)).ask('ballot-reconciliation', place);
    return units.flatMap(({ equation: each, place: where, difference, status }) =>
      each === equation && difference !== 0 ? [[where, difference, status] as const] : [],
    );
  };
  const formOf = async (person: string, filled: string) =>
    (await signedIn(person)).ask('ballot-form', { ...place, filled });
  /** A reviewer begins, and reads key figures from the papers before they are shown. */
  const readAgain = async (reviewer: string, filled: string, lines: Readonly<Record<string, number>>) => {
    await ask(reviewer, { type: 'begin-review', filled });
    for (const [line, value] of Object.entries(lines))
      await ask(reviewer, { type: 'reenter-line', filled, line, value });
  };
  /** Approval by somebody who has looked at every warning of the worksheet. */
  const approval = async (reviewer: string, filled: string): Promise<Ask> => {
    const { checks } = (await formOf(reviewer, filled)).worksheet;
    return { type: 'approve-form', filled, seen: checks.map(({ check }) => check) };
  };
  const approve = async (reviewer: string, filled: string) => ask(reviewer, await approval(reviewer, filled));
  /** A whole review that ends with approval. */
  const reviewed = async (reviewer: string, filled: string, lines: Readonly<Record<string, number>>) => {
    await readAgain(reviewer, filled, lines);
    await approve(reviewer, filled);
  };
  const manifest = async (person: string, form: 'by-batch' | 'by-tabulator' | 'by-tabulator-with-cvrs' = 'by-batch') =>
    (await signedIn(person)).ask('ballot-manifest', { ...place, form });
  /** The manifest as it stands, frozen by somebody of the office. */
  const freeze = async (person: string) => {
    const { form, file } = await manifest(person);
    assert(file !== null, 'nothing is hidden from whoever freezes it');
    await ask(person, { type: 'freeze-manifest', form, file } as Ask);
  };
  const figures = async (person: string) => (await (await signedIn(person)).ask('ballot-room', place)).view?.figures;
  /** The public page in English as words, as whoever may read the room sees it before it is released. */
  const publicPage = async (person: string): Promise<string> => {
    const search = new URLSearchParams({ ...place, language: 'en' });
    const page = await (await signedIn(person)).download(`/api/ballot-public-page?${search}`);
    return page
      .replace(/<style>.*?<\/style>/s, '')
      .replaceAll(/<[^>]*>/g, ' ')
      .replaceAll(/\s+/g, ' ');
  };
  /** What was refused and left its entry: who asked what, and why it was not carried out. */
  const attempts = async () =>
    (await events()).flatMap((event) =>
      event.type === 'act-refused' ? [[event.by.join(' '), event.command, event.code] as const] : [],
    );
  const incidentsOf = async (person: string) =>
    (await (await signedIn(person)).ask('ballot-incidents', place)).incidents;
  return {
    place: () => place,
    signedIn,
    together,
    ask,
    refused,
    play,
    refusal,
    load,
    events,
    unit,
    differencesOf,
    formOf,
    readAgain,
    approval,
    approve,
    reviewed,
    manifest,
    freeze,
    figures,
    publicPage,
    attempts,
    incidentsOf,
  };
}

/** A command as its people send it: texts as they are typed, and neither who asks nor when. */
function askOf({ signIns: _people, at: _at, ...command }: BallotCommand): Ask {
  return typed(command) as Ask;
}

function typed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(typed);
  if (typeof value !== 'object' || value === null) return value;
  if ('salt' in value && 'text' in value) return value.text;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, typed(each)]));
}
