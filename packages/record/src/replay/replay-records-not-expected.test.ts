import { assert } from '@plumbline/prelude';
import { expect, test } from 'vitest';
import { csv, folderWith, replayed, type Table } from '../testing/audit-folder.ts';
import { replayAudit } from './replay-audit.ts';

/*
 * A hybrid audit of an election that B won with 70 votes to 65, and that was reported as won by A with 85 to 70. The export
 * names no tabulators. Its records of the batch with records are true; twenty records for A were added in a batch that has
 * none by its manifest. What the boards see is true.
 *
 *                        cards   A    B   blank
 *   with records           100  25   30      45
 *   without                100  40   40      20
 */

type Cards = readonly (readonly [string, number])[];

const WITH: Cards = [
  ['A', 25],
  ['B', 30],
  ['', 45],
];
const WITHOUT: Cards = [
  ['A', 40],
  ['B', 40],
  ['', 20],
];
const INVENTED: Cards = [['A', 20]];

const cardsOf = (cards: Cards) => cards.flatMap(([choice, count]) => Array.from({ length: count }, () => choice));

/** Votes in a contest for one, as a system writes them that names the batch of a card and not its tabulator. */
function exported(...batches: readonly (readonly [string, Cards])[]): Table {
  const rows = batches.flatMap(([batch, cards]) => cardsOf(cards).map((choice) => [batch, choice || 'undervote']));
  return [['Cast Vote Record', 'Batch', 'Mayor'], ...rows.map((row, index) => [index + 1, ...row])];
}

function seen(...batches: readonly (readonly [string, Cards])[]): Table {
  const rows = batches.flatMap(([batch, cards]) =>
    cardsOf(cards).map((choice, index) => ['J1', 'T1', batch, index + 1, 'Mayor', choice || 'BLANK']),
  );
  return [['Jurisdiction', 'Tabulator', 'Batch Name', 'Ballot Number', 'Contest', 'Interpretation'], ...rows];
}

function folderOf(records: Table, without: Cards = WITHOUT) {
  const cards = without.reduce((sum, [, count]) => sum + count, 0);
  const manifest = [
    ['Tabulator', 'Batch Name', 'Number of Ballots', 'CVR'],
    ['T1', 'with', 100, 'Y'],
    ['T1', 'without', cards, 'N'],
  ];
  const described = {
    name: 'A county',
    type: 'hybrid',
    riskLimit: 0.1,
    seed: '12345678901234567890',
    contests: [
      {
        name: 'Mayor',
        targeted: true,
        choices: [
          { name: 'A', votes: 85 },
          { name: 'B', votes: 70 },
        ],
      },
    ],
    jurisdictions: [{ name: 'J1', manifest: 'manifest.csv', cvrs: { format: 'ess-single', files: ['cvrs.csv'] } }],
    rounds: [{ sampleSizes: { Mayor: { cvr: 100, noCvr: cards - 1 } }, results: 'round.csv' }],
  };
  return folderWith(described, {
    'manifest.csv': csv(manifest),
    'cvrs.csv': csv(records),
    'round.csv': csv(seen(['with', WITH], ['without', without])),
  });
}

const HONEST = exported(['with', WITH]);
const WITH_INVENTED = exported(['with', WITH], ['without', INVENTED]);

test('records invented in a batch without records do not confirm what the cards do not say', async () => {
  const { rounds, audit, confirmations } = await replayed(folderOf(WITH_INVENTED));
  // Without the invented records 60 votes for A and 40 for B were reported where there are none: a lead of 20 that is not there.
  expect(rounds[0]?.measurements[0]).toMatchObject({ pValue: 1, riskLimitMet: false });
  assert('files' in audit, 'the audit has files');
  const cvrs = audit.files.find(({ kind }) => kind === 'cvrs');
  expect(cvrs?.figures).toMatchObject({
    cards: 100,
    withoutCard: 0,
    contests: [
      {
        choices: [
          { name: 'A', votes: 25 },
          { name: 'B', votes: 30 },
        ],
      },
    ],
  });
  expect(confirmations.map(({ code }) => code)).toContain('CVRS_NOT_EXPECTED');
});

test('nothing is measured otherwise than without these records', async () => {
  const [added, honest] = await Promise.all([WITH_INVENTED, HONEST].map((records) => replayed(folderOf(records))));
  expect(added?.rounds.map(({ measurements }) => measurements)).toEqual(
    honest?.rounds.map(({ measurements }) => measurements),
  );
});

test('reported votes that the cards of the batches without records cannot bear are refused before the commitment', async () => {
  const replay = await replayAudit(
    folderOf(WITH_INVENTED, [
      ['A', 40],
      ['B', 40],
    ]),
  );
  expect(replay).toMatchObject({
    ok: false,
    error: {
      command: 'commit-inputs',
      refusal: { missing: [{ what: 'cards-without-cvr-too-few', contest: 'Mayor', needed: 100, cards: 80 }] },
    },
  });
});
