import { distinctUnits, unitKey } from '@plumbline/audit';
import { assert } from '@plumbline/prelude';
import { describe, expect, test } from 'vitest';
import { csv, folderWith, replayed, type Table } from '../testing/audit-folder.ts';

/* What the results of a round become: boards and their cards, batches and their counts. */

const CHOICES = [
  { name: 'Ada', votes: 60 },
  { name: 'Ben', votes: 30 },
];
const BASE = { name: 'Pilot', riskLimit: 0.0001, seed: '31415926535897932384' };

const COUNTIES = ['Adams', 'Baker'] as const;
const MANIFEST = csv([
  ['Batch Name', 'Number of Ballots'],
  ['B1', 30],
  ['B2', 20],
]);

describe('cards', async () => {
  const SIZES = [12, 40];

  function folderOf(results: readonly Table[]) {
    const head = ['Jurisdiction', 'Batch Name', 'Ballot Number', 'Contest', 'Interpretation'];
    const description = {
      ...BASE,
      type: 'ballot-polling',
      method: 'bravo',
      contests: [{ name: 'Mayor', targeted: true, choices: CHOICES, totalBallots: 100 }],
      jurisdictions: COUNTIES.map((name) => ({ name, manifest: `${name}.csv` })),
      rounds: results.map((_, place) => ({ sampleSizes: { Mayor: SIZES[place] }, results: `${place + 1}.csv` })),
    };
    const files = results.map((rows, place) => [`${place + 1}.csv`, csv([head, ...rows])] as const);
    return folderWith(description, {
      ...Object.fromEntries(COUNTIES.map((name) => [`${name}.csv`, MANIFEST])),
      ...Object.fromEntries(files),
    });
  }

  type Card = Readonly<Record<'jurisdiction' | 'batch', string>> & { readonly position: number | null };

  const rowOf = ({ jurisdiction, batch, position }: Card) => [jurisdiction, batch, position ?? 0, 'Mayor', 'Ada'];
  const NOBODY: Table = [['Adams', 'B1', 999, 'Mayor', 'BLANK']];

  async function drawn(results: readonly Table[]) {
    const { rounds } = await replayed(folderOf(results));
    return rounds.map(({ draws }) => distinctUnits(draws));
  }
  const of = (county: string) => (card: Card) => card.jurisdiction === county;
  const [FIRST = []] = await drawn([NOBODY]);
  const cardsOf = (cards: readonly (Card & { readonly tabulator: string | null })[], county: string) =>
    cards.filter(of(county)).map(unitKey);

  test('each county has one board for its distinct cards, and signs off once all of them were looked at', async () => {
    const [missing, ...others] = FIRST.filter(of('Baker'));
    assert(missing !== undefined && others.length > 0, 'Baker has several cards');
    const notDrawn = [1, 2].map((position) => ({ jurisdiction: 'Baker', batch: 'B1', position: 900 + position }));
    const results = [...others, ...FIRST.filter(of('Adams')), ...notDrawn].map(rowOf);
    const { decisions, unaudited, extra, audit } = await replayed(folderOf([results]));
    const told = decisions.flatMap(({ event }): unknown[] => {
      if (event.type === 'boards-created') return [[event.jurisdiction, event.boards]];
      if (event.type === 'board-members-named') return [[event.jurisdiction, event.board, event.members]];
      if (event.type === 'board-signed-off') return [['signed off', event.jurisdiction, event.board]];
      return [];
    });
    const board = (county: string) => [county, [{ name: 'Audit Board #01', ballots: cardsOf(FIRST, county) }]];
    const members = (county: string) => [county, 'Audit Board #01', ['As recorded']];
    expect(told).toHaveLength(5);
    expect(told).toEqual(
      expect.arrayContaining([
        board('Adams'),
        members('Adams'),
        ['signed off', 'Adams', 'Audit Board #01'],
        board('Baker'),
        members('Baker'),
      ]),
    );
    const recorded = decisions.flatMap(({ event }) =>
      event.type === 'ballot-recorded' ? [[event.jurisdiction, event.ballot]] : [],
    );
    expect(recorded.toSorted()).toEqual(
      [...FIRST.filter(of('Adams')), ...others].map((card) => [card.jurisdiction, unitKey(card)]).toSorted(),
    );
    const { jurisdiction, tabulator, batch, position } = missing;
    expect(unaudited).toMatchObject([{ jurisdiction, tabulator, batch, position }]);
    expect([extra, audit.phase]).toEqual([2, 'round-open']);
  });

  test('a card that is drawn again is looked at once: no board has it, and no row need name it', async () => {
    const one = FIRST.map(rowOf);
    const [, second = []] = await drawn([one, NOBODY]);
    const seen = new Set(FIRST.map((card) => `${card.jurisdiction} ${unitKey(card)}`));
    const fresh = second.filter((card) => !seen.has(`${card.jurisdiction} ${unitKey(card)}`));
    expect(fresh.length).toBeLessThan(second.length);
    const { decisions, unaudited, extra, audit } = await replayed(folderOf([one, fresh.map(rowOf)]));
    const boards = decisions.flatMap(({ event }) =>
      event.type === 'boards-created' ? [[event.jurisdiction, event.boards.flatMap(({ ballots }) => ballots)]] : [],
    );
    expect(boards.slice(2).toSorted()).toEqual(COUNTIES.map((county) => [county, cardsOf(fresh, county)]));
    // 52 votes for Ada of 60 : 30: (3/4)^52 is less than a millionth.
    expect([unaudited, extra, audit.phase]).toEqual([[], 0, 'concluded']);
    // The same of a card that was seen before is no extra result, and of the round nothing waits for it.
    const again = await replayed(folderOf([one, second.map(rowOf)]));
    expect([again.unaudited, again.extra]).toEqual([[], 0]);
  });
});

describe('batches', () => {
  const BATCHES = ['B1', 'B2', 'B3', 'B4', 'B5', 'B6'];
  const MIXED = { jurisdiction: 'Adams', name: 'Mixed', batches: ['B5', 'B6'], when: 'round-1' };

  function folderOf(counted: readonly string[], change: object = {}) {
    const votes = (batch: string) => (batch === 'Mixed' ? [20, 10] : [10, 5]);
    const rows: Table = counted.flatMap((batch) =>
      votes(batch).map((count, place) => ['Adams', batch, 'Mayor', CHOICES[place]?.name ?? '', count]),
    );
    const description = {
      ...BASE,
      type: 'batch-comparison',
      contests: [{ name: 'Mayor', targeted: true, choices: CHOICES }],
      jurisdictions: [{ name: 'Adams', manifest: 'm.csv', candidateTotals: 't.csv' }],
      combinedBatches: [MIXED],
      rounds: [{ sampleSizes: { Mayor: 1 }, results: '1.csv' }],
      ...change,
    };
    return folderWith(description, {
      'm.csv': csv([['Batch Name', 'Number of Ballots'], ...BATCHES.map((name) => [name, 20])]),
      't.csv': csv([['Batch Name', 'Ada', 'Ben'], ...BATCHES.map((name) => [name, 10, 5])]),
      '1.csv': csv([['Jurisdiction', 'Batch Name', 'Contest', 'Choice', 'Votes'], ...rows]),
    });
  }

  test('that were not drawn are extra, a combination with each of its parts, and all are counted', async () => {
    const counted = [...BATCHES.slice(0, 4), 'Mixed'];
    const { rounds, decisions, extra, unaudited } = await replayed(folderOf(counted));
    const [drawn] = rounds[0]?.draws ?? [];
    assert(drawn !== undefined, 'a batch was drawn');
    const isMixed = MIXED.batches.includes(drawn.batch);
    const parts = isMixed ? [] : MIXED.batches;
    const others = [...BATCHES.slice(0, 4).filter((name) => name !== drawn.batch), ...parts];
    const opened = decisions.flatMap(({ event }) => (event.type === 'round-opened' ? event.extraBatches : []));
    expect(opened).toEqual(others.map((batch) => ({ jurisdiction: 'Adams', batch })));
    expect([extra, unaudited]).toEqual([4, []]);
    const recorded = decisions.flatMap(({ event }) =>
      event.type === 'batch-recorded' ? [[event.batch, event.sheets, event.enteredBy]] : [],
    );
    expect(recorded.map(([batch]) => batch)).toEqual(counted);
    expect(recorded[0]).toEqual(['B1', [{ name: 'Sheet 1', votes: { Mayor: { Ada: 10, Ben: 5 } } }], 'replay']);
    expect(decisions.filter(({ event }) => event.type === 'batches-combined')).toHaveLength(1);
    expect(decisions.filter(({ event }) => event.type === 'tallies-finalized')).toHaveLength(1);
  });

  test('that nobody counted together are not combined, and a combination from before the seed is made once', async () => {
    const none = await replayed(folderOf(BATCHES));
    expect(none.decisions.some(({ event }) => event.type === 'batches-combined')).toBe(false);
    const { when: _, ...early } = MIXED;
    const known = await replayed(folderOf([...BATCHES.slice(0, 4), 'Mixed'], { combinedBatches: [early] }));
    const combined = known.decisions.flatMap(({ event }, place) =>
      event.type === 'batches-combined' ? [{ place, combined: event.combined }] : [],
    );
    expect(combined.map((one) => one.combined)).toEqual([early]);
    const sealed = known.decisions.findIndex(({ event }) => event.type === 'inputs-committed');
    expect(combined[0]?.place).toBeLessThan(sealed);
    expect(known.unaudited).toEqual([]);
  });
});
