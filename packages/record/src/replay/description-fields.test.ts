import { assert } from '@plumbline/prelude';
import { describe, expect, test } from 'vitest';
import { parseAuditDescription } from './audit-description.ts';

/* Each field of `audit.json` at the borders of what it may say. */

const CONTEST = { name: 'Mayor', targeted: true, choices: [{ name: 'Ada', votes: 1 }] };
const JURISDICTION = { name: 'Adams' };
const ROUND = { results: 'round-1.csv' };
const LEAST = { name: 'Pilot', type: 'ballot-comparison', riskLimit: 0.05, seed: '1' };

type Change = Readonly<Record<string, unknown>>;

function parsedWith({ contest = {}, jurisdiction = {}, round = {}, audit = {} }: Readonly<Record<string, Change>>) {
  return parseAuditDescription(
    JSON.stringify({
      ...LEAST,
      contests: [{ ...CONTEST, ...contest }],
      jurisdictions: [{ ...JURISDICTION, ...jurisdiction }],
      rounds: [{ ...ROUND, ...round }],
      ...audit,
    }),
  );
}

const OF = {
  contest: 'contests.0.',
  jurisdiction: 'jurisdictions.0.',
  round: 'rounds.0.',
  audit: '',
} as const;
const ORDER = { scanOrder: 'yes', imprinted: true, first: { end: 'top', face: 'up' } };
const TEXT = { kind: 'law', citation: 'Code 1', subject: 'scope', says: 'All of them.' };
const CHOSEN = { contest: 'Mayor', criterion: 'It is close.', by: 'Ann' };

describe('what a field cannot say is refused at its place', () => {
  const refused: readonly (readonly [keyof typeof OF, string, unknown, string?])[] = [
    ['contest', 'targeted', undefined],
    ['contest', 'winners', 0],
    ['contest', 'winners', 1.5],
    ['contest', 'votesAllowed', 0],
    ['contest', 'choices', []],
    ['contest', 'choices', [{ name: 'Ada', votes: -1 }], '.0.votes'],
    ['contest', 'choices', [{ name: ' ', votes: 1 }], '.0.name'],
    ['contest', 'totalBallots', -1],
    ['contest', 'cardsBearing', 0.5],
    ['contest', 'pendingBallots', -1],
    ['contest', 'majorityOrRunoff', 'yes'],
    ['contest', 'jurisdictions', 'some'],
    ['contest', 'countedBy', 'plurality'],
    ['jurisdiction', 'expectedBallots', -1],
    ['jurisdiction', 'expectedFrom', 'guess'],
    ['jurisdiction', 'manifestHeaders', { Stack: '' }, '.Stack'],
    ['jurisdiction', 'selectionCards', 0],
    ['jurisdiction', 'cvrs', { files: [] }, '.files'],
    ['jurisdiction', 'cvrs', { files: ['../c.csv'] }, '.files.0'],
    ['jurisdiction', 'cvrs', { files: ['c.csv'], format: 'photographs' }, '.format'],
    ['jurisdiction', 'cardOrders', { all: { ...ORDER, scanOrder: 'perhaps' } }, '.all.scanOrder'],
    ['jurisdiction', 'cardOrders', { all: { ...ORDER, first: { end: 'top', face: 'left' } } }, '.all.first.face'],
    [
      'jurisdiction',
      'cardOrders',
      { all: ORDER, otherwise: [{ tabulator: null, batch: '', order: ORDER }] },
      '.otherwise.0.batch',
    ],
    ['round', 'results', ''],
    ['round', 'draws', '/draws'],
    ['round', 'sampleSizes', { Mayor: 0 }, '.Mayor'],
    ['round', 'sampleSizes', { Mayor: { cvr: 1 } }, '.Mayor'],
    ['round', 'closedAt', '2026-11-03'],
    ['audit', 'type', 'by-hand'],
    ['audit', 'method', 'by-luck'],
    ['audit', 'dataEntry', 'both'],
    ['audit', 'selection', 'random'],
    ['audit', 'seed', ''],
    ['audit', 'riskLimit', '5 %'],
    ['audit', 'roundSizes', { Mayor: [] }, '.Mayor'],
    ['audit', 'roundSizes', { Mayor: [10, 0] }, '.Mayor.1'],
    ['audit', 'rules', { texts: [{ ...TEXT, kind: 'custom' }] }, '.texts.0.kind'],
    ['audit', 'rules', { texts: [{ ...TEXT, citation: '' }] }, '.texts.0.citation'],
    ['audit', 'rules', { texts: [{ ...TEXT, says: '' }] }, '.texts.0.says'],
    ['audit', 'rules', { chosen: [{ ...CHOSEN, criterion: '' }] }, '.chosen.0.criterion'],
    ['audit', 'rules', { chosen: [{ ...CHOSEN, by: '' }] }, '.chosen.0.by'],
    ['audit', 'rules', { statutoryLimit: { riskLimit: 0 } }, '.statutoryLimit.riskLimit'],
    ['audit', 'rules', { statutoryLimit: { riskLimit: 1 } }, '.statutoryLimit.riskLimit'],
  ];

  test.each(refused.map(([of, field, value, deeper = '']) => ({ of, field, value, deeper })))(
    '$of: $field cannot be $value',
    ({ of, field, value, deeper }) => {
      const parsed = parsedWith({ [of]: { [field]: value } });
      assert(!parsed.ok, 'it is refused', parsed);
      expect(parsed.error.map(({ path }) => path)).toContain(`${OF[of]}${field}${deeper}`);
    },
  );

  test.each<readonly [keyof typeof OF]>([['contest'], ['jurisdiction'], ['round'], ['audit']])(
    '%s: a field that nobody knows is refused, and not passed over',
    (of) => {
      const parsed = parsedWith({ [of]: { wieght: 1 } });
      expect(parsed).toMatchObject({ ok: false, error: [{ path: OF[of].replace(/\.$/, '') }] });
    },
  );
});

describe('what a field may say is taken, and what it leaves out is filled in', () => {
  test.each<readonly [keyof typeof OF, string, unknown, unknown]>([
    ['contest', 'winners', 1, 1],
    ['contest', 'votesAllowed', 1, 1],
    ['contest', 'majorityOrRunoff', undefined, false],
    ['contest', 'totalBallots', null, null],
    ['contest', 'totalBallots', 0, 0],
    ['contest', 'cardsBearing', undefined, null],
    ['contest', 'pendingBallots', 7, 7],
    ['contest', 'choices', [{ name: ' Ada ' }], [{ name: 'Ada' }]],
    ['contest', 'jurisdictions', 'all', 'all'],
    ['jurisdiction', 'expectedBallots', null, null],
    ['jurisdiction', 'expectedBallots', 12, 12],
    ['jurisdiction', 'manifestHeaders', { Remark: null }, { Remark: null }],
    ['jurisdiction', 'selectionCards', 1, 1],
    ['jurisdiction', 'cvrs', { files: ['c.csv'], format: 'sampled' }, { files: ['c.csv'], format: 'sampled' }],
    ['jurisdiction', 'cardOrders', { all: ORDER }, { all: ORDER, otherwise: [] }],
    ['round', 'sampleSizes', { Mayor: { cvr: 0, noCvr: 0 } }, { Mayor: { cvr: 0, noCvr: 0 } }],
    ['round', 'sampleSizes', { Mayor: 1 }, { Mayor: 1 }],
    ['round', 'closedAt', '2026-11-03T10:00:00Z', '2026-11-03T10:00:00Z'],
    ['audit', 'organization', ' Office ', 'Office'],
    ['audit', 'practice', true, true],
    ['audit', 'compatibility', true, true],
    ['audit', 'cardStyles', true, true],
    ['audit', 'selection', 'colorado', 'colorado'],
    ['audit', 'rules', {}, { texts: [], chosen: [] }],
    [
      'audit',
      'rules',
      { texts: [TEXT], chosen: [CHOSEN], statutoryLimit: { riskLimit: 0.1 } },
      { texts: [TEXT], chosen: [CHOSEN], statutoryLimit: { riskLimit: 0.1, reasonAbove: null } },
    ],
  ])('%s: %s %j', (of, field, value, read) => {
    const parsed = parsedWith({ [of]: { [field]: value } });
    assert(parsed.ok, 'it is understood', parsed);
    const { contests, jurisdictions, rounds } = parsed.value;
    const [contest, jurisdiction, round] = [contests[0], jurisdictions[0], rounds[0]];
    expect({ contest, jurisdiction, round, audit: parsed.value }[of]).toHaveProperty(field, read);
  });

  test.each([
    ['ballot-polling', 'bravo'],
    ['ballot-comparison', 'super-simple'],
    ['batch-comparison', 'macro'],
    ['hybrid', 'suite'],
  ])('the method of %s is %s where none is said', (type, method) => {
    expect(parsedWith({ audit: { type } })).toMatchObject({ ok: true, value: { method } });
  });
});
