import { expect, test } from 'vitest';
import type { FormRecord, FormVersion } from '../state/room.ts';
import { county } from '../testing/tamarack.ts';
import { pairsWithheld, sealsWithheld } from './withheld-cells.ts';

const DAY = '2026-11-09';

type Typed = Pick<FormVersion, 'fields' | 'tables' | 'typedBy'> & Partial<FormVersion>;

function recordOf(form: FormRecord['form'], state: FormRecord['state'], ...versions: readonly Typed[]): FormRecord {
  const nobody: readonly string[] = [];
  return {
    filled: form,
    form,
    place: 'container:B-1',
    capture: 'live',
    procedure: null,
    state,
    versions: versions.map((version, at) => ({
      version: at + 1,
      enteredAt: '2026-11-04T10:00:00-05:00',
      signedBy: [],
      statedBy: [],
      lacking: null,
      isImageVerified: false,
      amended: null,
      publicReason: null,
      completedAt: null,
      approved: null,
      ...version,
    })),
    parts: {
      preparer: nobody,
      counter: nobody,
      witness: nobody,
      transcriber: nobody,
      amender: ['moss'],
      custodian: nobody,
      voider: nobody,
    },
    isUnexplained: false,
    reentered: {},
    readBefore: [],
    firstTyped: [],
    timesEntered: 1,
    returns: [],
    lateStatements: [],
  };
}

const sent = (container: string, out: string) => ({ container, position: 'front', out });
const shown = (cells: ReadonlyMap<number, ReadonlySet<string>>) =>
  [...cells].flatMap(([version, keys]) => [...keys].map((key) => `${version} ${key}`)).sort();

test('an earlier version does not show the seal of a row that stands elsewhere since', () => {
  const before: Typed = {
    fields: {},
    tables: { seals: [sent('A', '111'), sent('B', '222')] },
    typedBy: { 'seals.0.out': ['moss'], 'seals.1.out': ['moss'] },
  };
  const after = (read: object): Typed => {
    return {
      fields: {},
      tables: { seals: [{ ...sent('B', '222'), ...read }] },
      typedBy: { 'seals.0.out': ['moss'] },
    };
  };
  const blind = recordOf('F-19', 'draft', before, after({}));
  expect(shown(pairsWithheld(blind, ['tran']))).toEqual(['1 seals.0.out', '1 seals.1.out', '2 seals.0.out']);
  expect(shown(pairsWithheld(blind, ['moss']))).toEqual([]);
  expect(shown(pairsWithheld(blind, ['moss', 'tran']))).toHaveLength(3);
  expect(shown(pairsWithheld(recordOf('F-19', 'draft', before, after({ in: '222' })), ['tran']))).toEqual([]);
});

test('an earlier version does not show what the newest has left blank', () => {
  const before: Typed = { fields: { declared: 610 }, tables: {}, typedBy: { declared: ['moss'] } };
  const blank: Typed = { fields: {}, tables: {}, typedBy: {} };
  expect(shown(pairsWithheld(recordOf('F-19', 'draft', before, blank), ['tran']))).toEqual(['1 declared']);
});

test('seals of a certificate stay hidden when it is returned or amended, but for who signed it first, typed them or reviews it', () => {
  const seals = (seal: string, by: string, more: Partial<FormVersion> = {}): Typed => {
    return { fields: {}, tables: { seals: [{ position: 'lid', seal }] }, typedBy: { 'seals.0.seal': [by] }, ...more };
  };
  const complete = { completedAt: '2026-11-04T11:00:00-05:00', signedBy: ['pham'] } as const;
  const first = recordOf('F-16', 'draft', seals('777', 'pham'));
  expect(shown(sealsWithheld(county(), first, ['moss'], DAY))).toEqual([]);
  const returned = recordOf('F-16', 'returned', seals('777', 'pham', complete));
  expect(shown(sealsWithheld(county(), returned, ['moss'], DAY))).toEqual(['1 seals.0.seal']);
  // Whoever amends it has a part in it, and signs what they were shown.
  const signed = { signedBy: ['moss'] };
  const amended = recordOf('F-16', 'draft', seals('777', 'pham', complete), seals('777', 'pham', signed));
  expect(shown(sealsWithheld(county(), amended, ['moss'], DAY))).toEqual(['1 seals.0.seal', '2 seals.0.seal']);
  for (const person of ['pham', 'solberg']) expect(shown(sealsWithheld(county(), amended, [person], DAY))).toEqual([]);
  // What somebody typed anew they know, and not what it took the place of.
  const anew = recordOf('F-16', 'draft', seals('777', 'pham', complete), seals('778', 'moss', signed));
  expect(shown(sealsWithheld(county(), anew, ['moss'], DAY))).toEqual(['1 seals.0.seal']);
});
