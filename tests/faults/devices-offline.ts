import { findContested } from '../../packages/audit/src/state/card-entries.ts';
import {
  boardsOfFleet,
  contestedAmong,
  entriesOfFleet,
  type Fleet,
  journeys,
  lostIn,
  received,
  stateInWords,
} from '../../packages/audit/src/testing/devices-offline.ts';
import type { Finding } from './main.ts';

const FLEET: Fleet = { devices: 10, cardsEach: 500, seed: 2026 };
const ORDERS = [1, 2, 3, 4, 5, 6];

/** Ten devices, two to a board, enter 500 cards each in two days without a network; what they send arrives in every kind of order. */
export async function devicesOffline(): Promise<readonly Finding[]> {
  const boards = boardsOfFleet(FLEET);
  const sent = entriesOfFleet(FLEET);
  const expected = new Set(contestedAmong(sent));
  const cards = [...new Set(sent.map(({ ballot }) => ballot))];
  const states = new Set<string>();
  let lost = 0;
  let arrivals = 0;
  let wrong = 0;
  for (const order of ORDERS) {
    const journey = [...journeys(sent, order)];
    const end = received(boards, journey);
    arrivals += journey.length;
    lost += lostIn(end, sent);
    wrong += cards.filter((card) => (findContested(end, 'Adams', card) !== undefined) !== expected.has(card)).length;
    states.add(stateInWords(end));
  }
  const times = `${sent.length} entries of ${cards.length} cards, ${arrivals} arrivals in ${ORDERS.length} orders`;
  return [
    { demand: 'no entry is lost', found: `${lost} lost: ${times}`, holds: lost === 0 },
    {
      demand: 'every order of arrival ends in one state',
      found: `${states.size} different states`,
      holds: states.size === 1,
    },
    {
      demand: 'cards of which two entries do not know one another are set apart, and no others',
      found: `${expected.size} cards, ${wrong} differ`,
      holds: expected.size > 0 && wrong === 0,
    },
  ];
}
