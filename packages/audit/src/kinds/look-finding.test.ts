import { expect, test } from 'vitest';
import type { CardsCounted } from '../state/audit-state.ts';
import { evolve } from '../state/evolve.ts';
import { draw, inRounds, openAudit } from '../testing/build-audit.ts';
import { lookFinding } from './look-finding.ts';

/* What a second look at the cards of a batch bears out: what was entered, what the manifest says, or neither. */

const INPUTS = { manifests: new Map(), totals: new Map() };
const SUBJECT = { jurisdiction: 'Adams', unit: { kind: 'batch', batch: 'B1' } } as const;
const PLACE = { jurisdiction: 'Adams', batch: 'B1', enteredBy: 'm' } as const;

function counted(cards?: CardsCounted) {
  const open = openAudit({ type: 'batch-comparison' }, [draw()]);
  const sheets = [{ name: 'Sheet 1', votes: { Mayor: { Ada: 30, Ben: 15 } } }];
  const event = { type: 'batch-recorded', version: 3, ...PLACE, sheets, ...(cards && { cards }) } as const;
  return inRounds(evolve(open, event));
}

test('cards are those that were counted, those of the manifest, or neither', () => {
  const audit = counted({ type: 'other', counted: 49, listed: 50 });
  const found = (cards: number, of = audit) =>
    lookFinding(of, INPUTS, { subject: SUBJECT, seen: { kind: 'cards', cards } });
  expect([49, 50, 51].map((cards) => found(cards))).toEqual(['as-entered', 'as-reported', 'otherwise']);
  expect(found(50, counted())).toBe('otherwise');
});
