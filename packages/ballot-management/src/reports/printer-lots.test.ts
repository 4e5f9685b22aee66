import type { Sha256 } from '@plumbline/election';
import { describe, expect, test } from 'vitest';
import type { BallotCommand } from '../state/ballot-command.ts';
import { injected, play, text } from '../testing/play-room.ts';
import {
  entered,
  explained,
  filled,
  nameOf,
  PRECINCTS,
  type Precinct,
  precinctPapers,
  stockPapers,
} from '../testing/tamarack.ts';
import { by, on, setUp } from '../testing/tamarack-people.ts';
import { printerLots } from './printer-lots.ts';

/* SB-04: of each style 50 packs of 100 were ordered, each a lot of its own. A pack that was opened held 99. */

const ORDERED = play(setUp(), ...stockPapers());
const lotIn = (room: typeof ORDERED, lot: string | null) => printerLots(room).find((each) => each.lot === lot);

function papers(site: string, packs: Precinct['packs']): readonly BallotCommand[] {
  const known = PRECINCTS[site];
  if (known === undefined) throw new Error(`the county has no ${site}`);
  const variance = packs.reduce((sum, { nominal, counted }) => sum + counted - nominal, 0);
  return precinctPapers(site, { ...known, packs, unused: known.unused + variance });
}

const ONE_SHORT = { nominal: 100, counted: 99, lot: 'L-S1' } as const;

describe('B4 SB-04 the account of a lot', () => {
  test('says what the labels say as long as nothing differs', () => {
    expect(printerLots(ORDERED).map(({ lot, styles, nominal, known }) => [lot, styles, nominal, known])).toEqual([
      ['L-S1', ['S1'], 5000, 5000],
      ['L-S2', ['S2'], 5000, 5000],
      ['L-S3', ['S3'], 5000, 5000],
    ]);
  });

  test('takes up a pack that was counted where it was opened: 5,000 nominal, 4,999 known', () => {
    const room = play(ORDERED, ...papers('P-01', [ONE_SHORT, { ...ONE_SHORT, counted: 100 }]));
    expect(lotIn(room, 'L-S1')).toEqual({
      lot: 'L-S1',
      styles: ['S1'],
      nominal: 5000,
      variances: [{ found: 'opened', place: 'site:P-01', cards: -1 }],
      known: 4999,
      forms: [nameOf('F-01', 'style:S1'), nameOf('F-04', 'site:P-01')],
    });
    expect(lotIn(room, 'L-S2')?.known).toBe(5000);
  });

  test('is a sum over all places, each variance with its sign', () => {
    const more = [{ nominal: 100, counted: 102, lot: 'L-S3' }, ONE_SHORT];
    const room = play(ORDERED, ...papers('P-01', [ONE_SHORT]), ...papers('P-04', more));
    // 5,000 − 1 − 1, and 5,000 + 2.
    expect([lotIn(room, 'L-S1')?.known, lotIn(room, 'L-S3')?.known]).toEqual([4998, 5002]);
  });

  test('takes up what explains the stock of a site where nobody counted the pack, until that is withdrawn', () => {
    const short = play(ORDERED, ...papers('P-01', []));
    const said = { ...explained('x', { equation: 'E4', place: 'site:P-01' }, 'PACK_VARIANCE', -1), linked: 'lot:L-S1' };
    const told = play(short, said as BallotCommand);
    expect(lotIn(told, 'L-S1')).toMatchObject({
      variances: [{ found: 'explained', place: 'site:P-01', cards: -1 }],
      known: 4999,
    });
    const taken = by('yazzie', { type: 'withdraw-explanation', explanation: 'x', reason: text('The pack was whole.') });
    expect(lotIn(play(told, taken), 'L-S1')?.known).toBe(5000);
  });

  test('takes up some packs that were counted when they came: 100, 100, 99, 100, 100', () => {
    const [order] = stockPapers().filter(({ type }) => type === 'enter-form');
    if (order?.type !== 'enter-form') throw new Error('an order is filled in');
    const samples = [100, 100, 99, 100, 100].map((counted, at) => ({ pack: `${103 + at}`, nominal: 100, counted }));
    const tables = { samples };
    const receive = (fields: object) => {
      const entering = entered(
        order.filled,
        'okafor',
        { fields: { ...order.fields, ...fields } as never, tables },
        order.at,
      );
      return play(setUp(), ...stockPapers().slice(0, 1), entering);
    };
    expect(lotIn(receive({ countMethod: 'sample' }), 'L-S1')).toMatchObject({
      variances: [{ found: 'sampled', place: 'style:S1', cards: -1 }],
      known: 4999,
    });
    // Where all of it was counted, the packs that were tried are a part of that.
    expect(lotIn(receive({ countMethod: 'full', received: 4998 }), 'L-S1')).toMatchObject({
      variances: [{ found: 'received', place: 'style:S1', cards: -2 }],
      known: 4998,
    });
  });

  test('is told apart from packs that name no lot, and from a lot that nobody ordered', () => {
    const packs = [
      { nominal: 100, counted: 99 },
      { ...ONE_SHORT, lot: 'L-9' },
    ];
    const room = play(ORDERED, ...papers('P-01', packs));
    expect(lotIn(room, 'L-S1')?.known).toBe(5000);
    const open = { styles: [], nominal: null, known: null };
    expect(lotIn(room, null)).toMatchObject({ ...open, variances: [{ cards: -1 }] });
    expect(lotIn(room, 'L-9')).toMatchObject({ ...open, variances: [{ cards: -1 }] });
    expect(printerLots(room).at(-1)?.lot).toBeNull();
  });

  test('of an order that an earlier program wrote is told without the name of the lot, which was a text', () => {
    const place = 'style:S1';
    const [start] = filled('F-01', place, { people: 'okafor' });
    if (start === undefined) throw new Error('a form is started');
    const room = injected(play(setUp(), start), {
      type: 'form-entered',
      version: 2,
      by: ['okafor'],
      at: on('2026-09-21', '10:14'),
      filled: nameOf('F-01', place),
      fields: { lot: { digest: 'ab'.repeat(32) as Sha256 }, nominalReceived: 5000, countMethod: 'none' },
      tables: {},
      counters: [],
      witnesses: [],
      custodians: [],
    });
    expect(printerLots(room)).toMatchObject([{ lot: null, styles: ['S1'], nominal: 5000, known: 5000 }]);
  });
});
