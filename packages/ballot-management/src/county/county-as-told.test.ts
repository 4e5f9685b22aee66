import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readCountyFile } from './county-file.ts';
import { manifestOfCounty } from './county-manifest.ts';
import { explanationsOfNoUse } from './explained-equations.ts';
import { reconcileCounty } from './reconcile-county.ts';

/* Files that somebody wrote from the description of them alone: whatever can hide no difference is taken as it is told. */

const EXAMPLE = readFileSync(new URL('../../../../examples/tamarack-county/county.json', import.meta.url), 'utf8');
const COUNTED_TWICE = 'two of the board counted it once more and signed the sheet';

type Row = { container: string | null; batchName: string; numberOfBallots: number | null; tabulator?: string };
type Told = {
  precincts: { [name: string]: unknown }[];
  earlyVoting: { [site: string]: { [list: string]: unknown; tabs: { [tabulator: string]: unknown } } };
  mail: { [name: string]: unknown };
  contests: { [name: string]: unknown }[];
  manifest: Row[];
  [added: string]: unknown;
};

function told(change: (file: Told) => unknown): string {
  const file: Told = JSON.parse(EXAMPLE);
  change(file);
  return JSON.stringify(file);
}

function read(change: (file: Told) => unknown) {
  const county = readCountyFile(told(change));
  if (!county.ok) throw new Error(JSON.stringify(county.error));
  return county.value;
}

function reconciled(change: (file: Told) => unknown) {
  const county = read(change);
  const found = reconcileCounty(county);
  const { blockers, ...manifest } = manifestOfCounty(county, found);
  const equation = (id: string, unit: string) => found.equations.find((each) => each.id === id && each.unit === unit);
  return { ...found, manifest, equation, blocked: blockers.map(({ unit, block }) => `${unit}: ${block.why}`) };
}

const row = (file: Told, name: string): Row => {
  const found = file.manifest.find(({ batchName }) => batchName === name);
  if (found === undefined) throw new Error(`there is no batch ${name}`);
  return found;
};
const explainedBy = (line: Readonly<Record<string, unknown>>) => (file: Told) =>
  Object.assign(file, {
    explanations: [
      { unit: 'mail', code: 'EMPTY_ENVELOPE', quantity: -5, evidence: 'cover sheets' },
      { unit: 'mail', code: 'EXTRA_IN_ENVELOPE', quantity: 1, evidence: 'cover sheet of MB-009' },
      line,
    ],
  });

describe('B4 explanations', () => {
  test.each([
    [{ unit: 'P-02', code: 'UNKNOWN', quantity: -1, evidence: COUNTED_TWICE }, 'cause-unknown'],
    [{ unit: 'P-02', code: 'FLED_VOTER', quantity: -1 }, 'evidence'],
    [{ unit: 'P-02', code: 'FLED_VOTER', quantity: -1, evidence: ' ' }, 'evidence'],
    [{ unit: 'P-02', code: 'FLED_VOTER', quantity: -1, evidence: [] }, 'evidence'],
    [{ unit: 'P-02', code: 'OTHER', quantity: -1, evidence: 'nobody knows' }, 'long-evidence'],
  ])('SB-02 %o is no refusal, and leaves the difference unexplained', (line, problem) => {
    const found = reconciled(explainedBy(line));
    expect(found.equation('E5', 'P-02')).toMatchObject({ explained: 0, residual: -1, status: 'unexplained' });
    expect(found).toMatchObject({ status: 'unexplained', net: -5, gross: 7, residual: 1 });
    expect(explanationsOfNoUse(read(explainedBy(line)))).toEqual([{ place: 'explanations[2]', problem }]);
  });

  test.each([
    [{ unit: 'P-02', code: 'FLED_VOTER', quantity: -1, evidence: ['incident 14:20', 'spoiled log'] }],
    [{ unit: 'P-02', code: 'FLED_VOTER', quantity: -1, evidence: { incident: '14:20' } }],
    [{ unit: 'P-02', code: 'FLED_VOTER', quantity: -1, evidence: true }],
    [{ unit: 'P-02', code: 'OTHER', quantity: -1, evidence: COUNTED_TWICE }],
  ])('%o explains', (line) => {
    const found = reconciled(explainedBy(line));
    expect(found.equation('E5', 'P-02')).toMatchObject({ explained: -1, residual: 0, status: 'explained' });
    expect(found.manifest.open).toBe(true);
  });

  test('a line of none is no line', () => {
    const found = reconciled((file) => {
      explainedBy({ unit: 'P-02', code: 'FLED_VOTER', quantity: -1, evidence: 'incident 14:20' })(file);
      Object.assign(file, {
        explanations: [...(file.explanations as []), { unit: 'P-01', code: 'JAM_DOUBLE', quantity: 0 }],
      });
    });
    expect(found.equation('E5', 'P-01')).toMatchObject({ status: 'balanced' });
  });

  test('B5 what a scanner did to ballots of mail explains ballots and voters, and is still to be corrected', () => {
    const found = reconciled((file) => {
      explainedBy({ unit: 'P-02', code: 'FLED_VOTER', quantity: -1, evidence: 'incident 14:20' })(file);
      Object.assign(file.mail, { accepted: 2860, rejected: 45 });
      const jam = { unit: 'mail', code: 'JAM_DOUBLE', quantity: 1, evidence: 'scanner log' };
      Object.assign(file, { explanations: [...(file.explanations as []), jam] });
    });
    expect(found.equation('E19', 'mail')).toMatchObject({
      difference: -3,
      explained: -3,
      status: 'correction-pending',
    });
    expect(found.equation('E16', 'mail')).toMatchObject({ explained: 0, status: 'balanced' });
    expect(found).toMatchObject({ net: -4, gross: 8, residual: 0 });
  });

  test('B4 sheets that are missing explain no voters', () => {
    const missing = { unit: 'EV-S 2026-10-29', code: 'MULTI_SHEET_MISSING', quantity: -1, evidence: 'card B' };
    const found = reconciled((file) => {
      explainedBy(missing)(file);
      Object.assign(file.earlyVoting['EV-S']?.tabs ?? {}, { S1: [95, 104, 121] });
    });
    expect(found.equation('E5', 'EV-S 2026-10-29')).toMatchObject({ explained: 0, residual: -1 });
    expect(found.equation('E3b', 'EV-S 2026-10-29')).toMatchObject({ explained: -1 });
  });

  test('B4 a batch by mail has its hand count on the left, and the sign of what explains it from there', () => {
    const found = reconciled((file) => {
      explainedBy({ unit: 'MB-007', code: 'JAM_DOUBLE', quantity: -1, evidence: 'scanner log' })(file);
      Object.assign(file, { batches: { 'MB-007': { handCount: 200, tabulated: 201 } } });
    });
    expect(found.equation('E14', 'MB-007')).toMatchObject({
      difference: -1,
      residual: 0,
      status: 'correction-pending',
    });
  });
});

describe('B4 what is not counted', () => {
  test('a null in the place of a part says what a part that is left out says', () => {
    const nothing = {
      mail: null,
      provisional: null,
      totals: null,
      containers: null,
      explanations: null,
      batches: null,
    };
    const withNulls = { ...nothing, countSources: null, incidents: null, contests: null, election: null };
    const withNone = Object.fromEntries(Object.keys(withNulls).map((part) => [part, undefined]));
    const found = reconciled((file) => Object.assign(file, withNulls));
    const expected = reconciled((file) => Object.assign(file, withNone));
    expect(found.equations).toEqual(expected.equations);
    expect(found.blocked).toEqual(expected.blocked);
  });

  test.each([
    [
      'E3b',
      'EV-S 2026-10-29',
      'printed',
      (file: Told) => Object.assign(file.earlyVoting['EV-S'] ?? {}, { printed: null }),
    ],
    [
      'E5',
      'EV-N 2026-10-29',
      'tabs.N1',
      (file: Told) => Object.assign(file.earlyVoting['EV-N']?.tabs ?? {}, { N1: null }),
    ],
    ['E11', 'mail', 'db', (file: Told) => Object.assign(file.mail, { db: [480, null, 290] })],
    ['E16', 'mail', 'numberOfBallots', (file: Told) => Object.assign(row(file, 'MB-007'), { numberOfBallots: null })],
    ['E20', 'county', 'numberOfBallots', (file: Told) => Object.assign(row(file, 'MB-007'), { numberOfBallots: null })],
    ['E20', 'county', 'tabulated', (file: Told) => Object.assign(file, { totals: { votersCredited: 5965 } })],
    ['E19', 'county', 'votersCredited', (file: Told) => Object.assign(file, { totals: { tabulated: 5960 } })],
    ['E18', 'School Board', 'voteFor', (file: Told) => Object.assign(file.contests[1] ?? {}, { voteFor: null })],
    [
      'E18',
      'School Board',
      'choices.Oak',
      (file: Told) => Object.assign(file.contests[1] ?? {}, { choices: { Oak: null } }),
    ],
  ])('%s of %s names %s', (id, unit, missing, change) => {
    const found = reconciled(change);
    expect(found.equation(id, unit)).toMatchObject({ status: 'not-counted', missing: [missing] });
    expect(found.status).toBe('counting');
    expect(found.manifest.open).toBe(false);
  });

  test('a batch that nobody counted waits, and is in no sum', () => {
    const found = reconciled((file) => Object.assign(row(file, 'MB-007'), { numberOfBallots: null }));
    expect(found.manifest).toMatchObject({ batches: 30, ballots: 5760 });
    expect(found.blocked).toContain('MB-007: count-missing');
  });

  test('B5 a manifest without provisional ballots says that there are none', () => {
    const found = reconciled((file) => {
      Object.assign(file, { provisional: { issued: 21, accepted: 0, rejected: 21 }, totals: undefined, contests: [] });
      Object.assign(file, { manifest: file.manifest.filter(({ batchName }) => batchName !== 'PROV-01') });
    });
    expect(found.equation('E19', 'provisional')).toMatchObject({ left: 0, right: 0, status: 'balanced' });
    expect(found.status).toBe('explained');
  });
});

describe('B6 B7 containers and batches', () => {
  const OF_BOX = ['MB-009', 'MB-010', 'MB-011', 'MB-012'];

  test.each([
    [{ id: 'BOX-M-03', batches: OF_BOX, sealed: true, location: 'cage C', condition: 'missing' }],
    [{ id: 'BOX-M-03', condition: 'MISSING' }],
  ])('SB-10 %o keeps its four batches back; of the others the manifest says enough', (container) => {
    const found = reconciled((file) => Object.assign(file, { containers: [container] }));
    expect(found.blocked).toEqual(OF_BOX.map((name) => `${name}: missing`));
    expect(found.equation('E17', 'BOX-M-03')).toMatchObject({ left: 800, right: 800, status: 'balanced' });
  });

  test('a batch lies where a container lists it, though the manifest names none', () => {
    const inBox = (file: Told) =>
      Object.assign(file, {
        manifest: file.manifest.map((each) => ({ ...each, container: null, tabulator: undefined })),
        containers: [{ id: 'Box 1', batches: file.manifest.map(({ batchName }) => batchName) }],
      });
    expect(reconciled(inBox).blocked).not.toContain('MB-009: no-container');
  });

  test('SB-18 a batch that a container or the counts still call by another name is not listed', () => {
    const found = reconciled((file) => {
      const batches = ['MB-013', 'MB-014', 'MB-015', 'PROV-01'];
      Object.assign(file, { containers: [{ id: 'BOX-M-04', batches }], batches: { 'MB-099': { handCount: 3 } } });
      row(file, 'MB-015').batchName = 'Total drop-off';
    });
    expect(found.blocked).toEqual(
      expect.arrayContaining([
        'Total drop-off: name-not-usable',
        'Total drop-off: elsewhere',
        'MB-015: not-listed',
        'MB-099: not-listed',
      ]),
    );
    expect(found.equation('E17', 'BOX-M-04')).toMatchObject({ left: 415, right: 472, status: 'unexplained' });
  });

  test('B4 the batches of a precinct are compared though there is no manifest yet', () => {
    const counts = { 'ED-P03-T1': { handCount: 348, tabulated: 262 } };
    const found = reconciled((file) => Object.assign(file, { manifest: undefined, batches: counts }));
    expect(found.equation('E6b', 'ED-P03-T1')).toMatchObject({ left: 262, right: 348, status: 'unexplained' });
  });

  test('a batch of Election Day whose precinct does not list it did not come by mail', () => {
    const found = reconciled((file) => Object.assign(file.precincts[0] ?? {}, { batches: undefined }));
    expect(found.equation('E16', 'mail')).toMatchObject({ left: 2857, right: 2857, status: 'balanced' });
    expect(found.manifest.open).toBe(true);
  });

  test('a long name is as good as a short one, and a form is approved however it is written', () => {
    const found = reconciled((file) => {
      row(file, 'MB-007').batchName = 'Mail batch seven of the second day';
      Object.assign(file, { batches: { 'MB-008': { form: 'Approved' }, 'MB-009': { form: 'in_review' } } });
    });
    expect(found.blocked).toEqual(['MB-009: form-not-approved']);
  });
});

describe('B6 B7 incidents', () => {
  test.each([
    [{ unit: 'MB-004', severity: 'critical' }, ['MB-004: incident-open']],
    [{ unit: 'MB-004' }, ['MB-004: incident-open']],
    [{ unit: 'MB-004', severity: 'Medium', open: true }, []],
    [{ unit: 'W-56', severity: 'HIGH' }, ['W-56: incident-open']],
    [{ unit: 'EV-S', severity: 'high' }, ['29', '30', '31'].map((day) => `EV-S-S1-2026-10-${day}: incident-open`)],
  ])('SB-09 %o keeps back %o', (incident, blocked) => {
    expect(reconciled((file) => Object.assign(file, { incidents: [incident] })).blocked).toEqual(blocked);
  });
});

describe('B4 sources of a count', () => {
  test.each([
    [['tabulator tape', 'Poll book'], 'balanced'],
    [['tape', 'scanner'], 'balanced-single-source'],
    ['TABULATOR', 'balanced-single-source'],
    [1, 'balanced-single-source'],
    [2, 'balanced'],
    [{ tabulated: 'TABULATOR_COUNTER', regularCheckIns: 'POLL_BOOK' }, 'balanced'],
    [{ tabulated: ['DERIVED', 'CVR_ROWS'], regularCheckIns: 'tabulator' }, 'balanced-single-source'],
  ])('%o of a precinct is %s', (sources, status) => {
    const found = reconciled((file) => Object.assign(file, { countSources: { 'P-04': sources } }));
    expect(found.equation('E5', 'P-04')).toMatchObject({ status });
    expect(found.manifest.open).toBe(status === 'balanced');
  });

  test('of the county are asked for too', () => {
    const found = reconciled((file) => Object.assign(file, { countSources: { early: ['TABULATOR'] } }));
    expect(found.equation('E19', 'early')).toMatchObject({ status: 'balanced-single-source' });
  });
});

describe('a text that says two things', () => {
  test('is refused, at each place', () => {
    const twice = EXAMPLE.replace('"tabulated": 512', '"tabulated": 512, "tabul\\u0061ted": 511').replace(
      '"votersCredited"',
      '"votersCredited": 1, "votersCredited"',
    );
    expect(readCountyFile(twice)).toEqual({
      ok: false,
      error: [
        { place: 'precincts[0].tabulated', problem: 'repeated' },
        { place: 'totals.votersCredited', problem: 'repeated' },
      ],
    });
  });

  test('the same word in two objects, or within a text, is no repetition', () => {
    expect(
      readCountyFile('{"county":"{\\"a\\":1,\\"a\\":2}","contests":[{"name":"county"},{"name":"a","votes":1}]}').ok,
    ).toBe(true);
  });
});
