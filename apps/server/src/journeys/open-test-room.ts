import type { BallotAsk, BallotAskOf, Duty } from '@plumbline/ballot-management';
import type { RoomPlace } from '../log/ballot-chains.ts';
import { ADMINISTRATOR, type openTestOffice, type TestPerson } from '../testing/test-office.ts';
import { joinAtDevice } from './join-at-device.ts';
import { planPolling } from './plan-small-election.ts';

type TestOffice = Awaited<ReturnType<typeof openTestOffice>>;

/** A ballot room in J1 of an election of 3 November 2026 in Michigan. Its people sign in with an address of their own. */
export type TestRoom = {
  readonly place: RoomPlace;
  readonly ada: TestPerson;
  /** The director, who opened the room for work. */
  readonly dora: TestPerson;
  readonly at: (person: string) => string;
  readonly signedIn: (person: string) => Promise<TestPerson>;
  readonly ask: (person: TestPerson, what: BallotAsk) => Promise<unknown>;
  readonly refused: (person: TestPerson, what: BallotAsk) => ReturnType<TestPerson['refused']>;
  readonly asOf: (person: string, what: BallotAsk) => Promise<unknown>;
  /** By the director: a person with duties everywhere, who took the oath. */
  readonly enrol: (person: string, duties: readonly Duty[], party?: 'D' | 'R') => Promise<void>;
  /** A second person types the code that came to their own address at the device of the first. */
  readonly join: (device: TestPerson, second: string) => Promise<void>;
};

/** Opens the room with nobody in it but its director. */
export async function openTestRoom(office: TestOffice): Promise<TestRoom> {
  const ada = await office.signedIn(ADMINISTRATOR);
  const { auditId } = await planPolling(office, ada, 'Audited');
  const { electionId } = (await ada.ask('plan', { auditId })).election;
  await ada.send('change-election', { electionId, name: 'General', date: '2026-11-03', state: 'MI' });
  const place: RoomPlace = { electionId, jurisdiction: 'J1' };
  const at = (person: string) => `${person}@county.example`;
  const signedIn = (person: string) => office.signedIn(at(person));
  const ask = (person: TestPerson, what: BallotAsk) => person.send('ask-ballot-room', { ...place, ask: what });
  const director = { person: 'dora', name: 'dora', signIn: at('dora') };
  await ask(ada, { type: 'open-room', electionDay: '2026-11-03', profile: 'default', director });
  const dora = await signedIn('dora');
  await ask(dora, { type: 'take-oath', person: 'dora' });
  const assign = (assigned: Pick<BallotAskOf<'assign-duty'>, 'person' | 'duty'>) =>
    ask(dora, { type: 'assign-duty', ...assigned, place: null, from: '2026-10-01', until: null, isExternal: false });
  return {
    place,
    ada,
    dora,
    at,
    signedIn,
    ask,
    refused: (person, what) => person.refused('ask-ballot-room', { ...place, ask: what }),
    asOf: async (person, what) => ask(await signedIn(person), what),
    async enrol(person, duties, party) {
      await ask(dora, { type: 'enrol-person', person, name: person, party: party ?? null });
      await ask(dora, { type: 'add-sign-in', person, signIn: at(person) });
      await ask(dora, { type: 'take-oath', person });
      for (const duty of duties) await assign({ person, duty });
    },
    join: (device, second) => joinAtDevice(office, place, { device, email: at(second) }),
  };
}
