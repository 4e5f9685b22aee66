import { enteredWithSlips } from '../../packages/audit/src/testing/enter-twice.ts';
import type { Finding } from './main.ts';

const CARDS = 10_000;

/** Two people enter 10,000 cards, each with a slip in one of a hundred; what is not alike has to be found before anybody signs. */
export async function enteredTwice(): Promise<readonly Finding[]> {
  const { wrong, found, apart, signing } = enteredWithSlips({ cards: CARDS, seed: 2026 });
  return [
    {
      demand: 'at least 99.9 % of the cards with a slip are set apart before anybody signs',
      found: `${found} of ${wrong}, of ${CARDS} cards`,
      holds: wrong > 0 && found / wrong >= 0.999 && !signing.ok,
    },
    { demand: 'no card without a slip is set apart', found: `${apart - found} cards`, holds: apart === found },
  ];
}
