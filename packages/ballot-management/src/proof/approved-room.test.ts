import { describe, expect, test } from 'vitest';
import type { CountSource } from '../accounting/count-source.ts';
import { reconciliationOf } from '../reports/reconciliation.ts';
import type { OpenRoom } from '../state/room.ts';
import { play, refusalOf } from '../testing/play-room.ts';
import { county } from '../testing/tamarack.ts';
import { by, on } from '../testing/tamarack-people.ts';
import { publicViewOf } from './public-view.ts';

/* What one person counts beside the forms, in a county of 5,960 ballots and 5,965 voters; fifteen provisional envelopes were accepted. */

const NOW = on('2026-11-09', '10:45');

function observe(people: string, place: string, line: string, value: number, source: CountSource = 'hand-count') {
  return by(
    people,
    { type: 'observe-count', place, line, value, unit: 'cards', source, method: null, witnesses: [] },
    NOW,
  );
}

/** What leaves, but for the number of entries. */
function told(room: OpenRoom) {
  const { entries: _, ...view } = publicViewOf(room, NOW);
  return view;
}

describe('a count that stands on no form', () => {
  test.each([
    ['county', 'tabulatedInBatches'],
    ['county', 'cardsInManifest'],
    ['channel:mail', 'ballotsCounted'],
    ['channel:mail', 'votersCredited'],
    ['channel:provisional', 'votersCredited'],
    ['provisional', 'accepted'],
    ['provisional', 'provisionalIssued'],
    ['site:P-01', 'emergencyIn'],
    ['site:P-01', 'tabulated'],
    ['duplication', 'originals'],
    ['mail', 'opened'],
    ['storage', 'stored'],
  ])('of one person changes nothing that is told of %s, %s', (place, line) => {
    expect(told(play(county(), observe('kim', place, line, 9999)))).toEqual(told(county()));
  });

  test('does not overtake what follows from others, and is told as a disagreement', () => {
    const { figures } = reconciliationOf(play(county(), observe('kim', 'county', 'tabulatedInBatches', 9999)));
    expect(figures.at('county', 'tabulatedInBatches')?.value).toBe(5960);
    expect(figures.disagreements('county', 'tabulatedInBatches')).toEqual([9999]);
    expect(figures.originOf('county', 'tabulatedInBatches')).toEqual({ from: 'others' });
  });

  test('of provisional envelopes counts once a reviewer came to the same, and the earlier one stands until then', () => {
    const voters = (room: OpenRoom) => publicViewOf(room, NOW).balance?.voters;
    const once = play(county(), observe('kim', 'provisional', 'accepted', 16));
    expect(voters(once)).toBe(5965);
    // Two people who count are no review.
    expect(voters(play(once, observe('okafor', 'provisional', 'accepted', 16)))).toBe(5965);
    expect(voters(play(once, observe('solberg', 'provisional', 'accepted', 16)))).toBe(5966);
    // A reviewer who counts twice is one person.
    const twice = [
      observe('solberg', 'provisional', 'accepted', 17),
      observe('solberg', 'provisional', 'accepted', 17),
    ];
    expect(voters(play(county(), ...twice))).toBe(5965);
  });

  test.each(['county', 'channel:mail', 'provisional', 'duplication'])('is no size of packs at %s', (place) => {
    expect(refusalOf(county(), observe('kim', place, 'tabulatedInBatches', 9999, 'nominal-pack'))).toEqual({
      code: 'source-proves-nothing',
      source: 'nominal-pack',
    });
  });
});

test.each(['batch:MB-001', 'site:P-01'])(
  'a batch that claims what was counted at %s for another makes the total unknown, and never greater',
  (countedAt) => {
    const batch = { batch: 'Z', name: 'Z', tabulator: 'CC-1', tabulatorBatch: null, hasCvrs: true } as const;
    const places = { channel: 'provisional', countedAt, accountedAt: 'channel:provisional' } as const;
    const view = publicViewOf(play(county(), by('kim', { type: 'create-batch', ...batch, ...places }, NOW)), NOW);
    expect(view.balance).toBeNull();
    expect(view.steps.find(({ step }) => step === 'counted')?.value).toBeNull();
    expect(view.places.find(({ place }) => place === 'channel:provisional')?.ballots).toBeNull();
  },
);
