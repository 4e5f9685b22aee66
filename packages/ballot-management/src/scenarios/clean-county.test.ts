import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Sha256Schema } from '@plumbline/election';
import { parseBallotManifestCsv } from '@plumbline/election-files';
import { entriesOf, lookUp } from '@plumbline/prelude';
import { sha256Hex } from '@plumbline/statistics';
import { describe, expect, test } from 'vitest';
import { sumOfAccounts } from '../accounting/ledger.ts';
import { custodyGaps } from '../custody/custody-gaps.ts';
import { preliminaryManifestCsv } from '../decisions/decide-manifest.ts';
import { draftManifest, manifestCsv, registeredManifest, standingManifest } from '../reports/manifest.ts';
import { reconciliationOf } from '../reports/reconciliation.ts';
import { play } from '../testing/play-room.ts';
import { BATCHES, CONTAINERS, county, EARLY, PRECINCTS } from '../testing/tamarack.ts';
import { by, on } from '../testing/tamarack-people.ts';
import { UNITS } from '../units/count.ts';

const fileOf = (csv: string) => ({ name: 'manifest.csv', bytes: new TextEncoder().encode(csv) });

/* A county without a fault, from the order to the manifest. Its figures are worked out by hand in the comments. */

describe('B4 B5 a clean county', () => {
  test('every equation is balanced or explained, and no figure is missing', () => {
    const { units, status } = reconciliationOf(county());
    const open = units.filter((unit) => !['balanced', 'explained', 'balanced-single-source'].includes(unit.status));
    expect(open.map(({ equation, place, status: found }) => [equation, place, found])).toEqual([]);
    expect(units.filter(({ missing }) => missing.length > 0)).toEqual([]);
    expect(status).toBe('explained');
    const asked = new Set(units.map(({ equation }) => equation));
    // No team of this county counts at the box, so nothing is asked of a bag.
    expect([...asked].length).toBe(35);
    expect(asked.has('E11-bag')).toBe(false);
  });

  test('5,960 ballots stand beside 5,965 voters: five fewer, seven differences, nothing left over', () => {
    const { voters, figures } = reconciliationOf(county());
    // 1 fled voter, 5 empty envelopes, 1 envelope with two ballots: −1 −5 +1 = −5, and 7 in all.
    expect(voters).toMatchObject({ net: -5, gross: 7, residual: 0, unitsMissingFigures: 0 });
    const channel = (name: string, line: string) => figures.at(`channel:${name}`, line)?.value;
    const channels = ['election-day', 'early', 'mail', 'provisional'];
    expect(channels.map((each) => channel(each, 'ballotsCounted'))).toEqual([1840, 1248, 2857, 15]);
    expect(channels.map((each) => channel(each, 'votersCredited'))).toEqual([1841, 1248, 2861, 15]);
    expect(figures.at('county', 'tabulatedInBatches')?.value).toBe(5960);
  });

  test('each channel and precinct says its own difference', () => {
    const { byPlace } = reconciliationOf(county());
    const of = (place: string, equation: string) => byPlace.get(place)?.find((unit) => unit.equation === equation);
    expect(of('site:P-02', 'E5')).toMatchObject({ delta: -1, residual: 0, status: 'explained' });
    expect(of('site:P-02', 'E4')).toMatchObject({ delta: 0 });
    expect(of('channel:mail', 'E19')).toMatchObject({ delta: -4, residual: 0, status: 'explained' });
    expect(of('site-day:EV-N/2026-10-30', 'E3b')).toMatchObject({ delta: 0 });
    // 5,644 + 309 + 7 = 5,960 and 9,870 + 2,034 + 16 = 11,920.
    expect(of('contest:County Commissioner', 'E18')).toMatchObject({ delta: 0 });
    expect(of('contest:School Board', 'E18')?.right[0]?.value).toBe(11_920);
  });

  test('stored where it belongs, no ballot was ever out of two hands or a secured area', () => {
    const room = county();
    expect(CONTAINERS.length).toBe(10);
    for (const name of CONTAINERS) {
      const container = lookUp(room.containers, name);
      // From the moment two people took it: an empty box has nothing to be guarded.
      const steps = container?.steps.slice(1) ?? [];
      expect(custodyGaps(steps, on('2026-11-10'))).toEqual([]);
      expect(container?.at?.area).toBe('Vault A');
    }
  });

  test('the ledger sums to 0 in every unit', () => {
    expect(UNITS.map((unit) => sumOfAccounts(county().ledger, unit))).toEqual(UNITS.map(() => 0));
  });

  test('B8 every approved form was reviewed by somebody who had no part in it', () => {
    for (const [, record] of entriesOf(county().forms)) {
      expect(record.state).toBe('approved');
      const parts = new Set(Object.values(record.parts).flat());
      const reviewers = record.versions.flatMap(({ approved }) => approved?.by ?? []);
      expect(reviewers.length).toBeGreaterThan(0);
      expect(reviewers.filter((person) => parts.has(person))).toEqual([]);
    }
  });
});

describe('the manifest of a clean county', () => {
  test.each([
    ['by-batch', 'Batch Name,Number of Ballots'],
    ['by-tabulator', 'Container,Tabulator,Batch Name,Number of Ballots'],
    ['by-tabulator-with-cvrs', 'Container,Tabulator,Batch Name,Number of Ballots,CVR'],
  ] as const)('%s: thirty batches, 5,960 cards, in exactly the columns an audit asks for', (form, header) => {
    const draft = draftManifest(county(), form);
    expect(draft.blockers).toEqual([]);
    expect([draft.rows.length, draft.cards, draft.votersCredited]).toEqual([30, 5960, 5965]);
    const csv = manifestCsv(draft);
    expect(csv.split('\r\n')[0]).toBe(header);
    expect(csv.split('\r\n').length).toBe(32);
    expect(csv).not.toMatch(/total|,,|,0\r/i);
    const read = parseBallotManifestCsv(fileOf(csv), { form, expectedBallots: 5960 });
    expect(read.accepted && read.value.rows.map(({ batch, ballots }) => [batch, ballots])).toEqual(
      draft.rows.map(({ name, cards }) => [name, cards]),
    );
  });

  test('2,872 cards have cast vote records and 3,088 have none', () => {
    const { rows } = draftManifest(county(), 'by-tabulator-with-cvrs');
    const sum = (hasCvrs: boolean) =>
      rows.filter((row) => row.hasCvrs === hasCvrs).reduce((all, { cards }) => all + cards, 0);
    expect([sum(true), sum(false)]).toEqual([2872, 3088]);
  });

  test('it is frozen as the very file that the audit registers', () => {
    const text = manifestCsv(draftManifest(county(), 'by-batch'));
    const sha256 = Sha256Schema.parse(sha256Hex(text));
    const file = { name: 'tamarack.csv', bytes: text.length, sha256 };
    const room = play(county(), by('okafor', { type: 'freeze-manifest', form: 'by-batch', file }));
    const frozen = standingManifest(room);
    expect(frozen).toMatchObject({ version: 1, cards: 5960, withdrawnBecause: null });
    expect(frozen === undefined ? undefined : registeredManifest(room, frozen)).toEqual({
      jurisdiction: 'Tamarack',
      kind: 'manifest',
      ...file,
      figures: { kind: 'manifest', batches: 30, ballots: 5960 },
    });
  });

  test('what is preliminary says so in its first row, and no reader takes it for a manifest', () => {
    const csv = preliminaryManifestCsv(county(), 'by-batch');
    expect(csv.startsWith('PRELIMINARY\r\n')).toBe(true);
    expect(parseBallotManifestCsv(fileOf(csv), { form: 'by-batch' }).accepted).toBe(false);
  });
});

/** The county as the reference writes it, read only where it lies beside the checkout. */
const SHARED = path.resolve(
  repositoryOf(import.meta.dirname),
  '../shared/reference/ballot-management/base-county.json',
);
const isThere = existsSync(SHARED);
if (!isThere) console.info('Skipped: the county of the reference is compared only if ../shared is there.');

function repositoryOf(folder: string): string {
  return path.resolve(folder, '../../../..');
}

test.skipIf(!isThere)('the county is the one that the reference describes', () => {
  type Listed = {
    readonly container: string;
    readonly tabulator: string;
    readonly batchName: string;
    readonly numberOfBallots: number;
  };
  type Described = {
    readonly precincts: readonly {
      readonly precinct: string;
      readonly unused: number;
      readonly regularCheckIns: number;
    }[];
    readonly earlyVoting: Readonly<Record<string, { readonly printed: readonly number[] }>>;
    readonly manifest: readonly Listed[];
  };
  const described = JSON.parse(readFileSync(SHARED, 'utf8')) as Described;
  const ours = BATCHES.map(({ container, tabulator, name, cards }) => [container, tabulator, name, cards]);
  const theirs = described.manifest.map((row) => [
    row.container,
    row.tabulator.replace(/^P-?(\d+)-/, 'P$1-'),
    row.batchName,
    row.numberOfBallots,
  ]);
  expect(ours).toEqual(theirs);
  for (const { precinct, unused, regularCheckIns } of described.precincts) {
    expect(PRECINCTS[precinct]).toMatchObject({ unused, checkIns: regularCheckIns });
  }
  expect(Object.keys(EARLY)).toEqual(Object.keys(described.earlyVoting));
  expect(EARLY['EV-N'].printed).toEqual(described.earlyVoting['EV-N']?.printed);
});
