import type { AuditedBallot } from '@plumbline/audit';
import { mapOf, withEntry } from '@plumbline/prelude';
import { expect, test } from 'vitest';
import { countRemarked } from './count-remarked.ts';

const plain = { kind: 'vote', choices: ['Ada'], invalidWriteIn: false, note: null } as const;
const ballot = (card: object | undefined): AuditedBallot => ({
  round: 1,
  revision: 1,
  board: 'Board 1',
  record: {
    state: 'audited',
    interpretations: { Mayor: plain },
    ...(card && { card: { imprint: null, duplicate: null, notAgreed: [], ...card } }),
  },
});

test('cards on which people did not agree, or that are another or lack their original, are counted as they come and go', () => {
  const wanted = new Map([1, 2, 3, 4].map((position) => [`card ${position}`, 1] as const));
  const first = mapOf([
    ['card 1', ballot(undefined)],
    ['card 2', ballot({ notAgreed: ['Mayor'] })],
    ['card 3', ballot({ imprint: { is: 'different', says: '7' } })],
    ['card 4', ballot({ duplicate: 'original-not-found' })],
    // Drawn in an earlier round.
    ['card 9', ballot({ notAgreed: ['Mayor'] })],
  ]);
  expect(countRemarked(wanted, first)).toBe(3);
  const second = withEntry(first, 'card 2', ballot({ imprint: { is: 'same' } }));
  expect(countRemarked(wanted, second)).toBe(2);
  expect(countRemarked(wanted, withEntry(second, 'card 1', ballot({ notAgreed: ['Mayor'] })))).toBe(3);
  expect(countRemarked(new Map(), first)).toBe(0);
});
