import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import facts from '../reference/facts.json' with { type: 'json' };
import { GEORGIA_COUNTING_GROUPS, parseBallotManifestCsv } from './ballot-manifest-csv.ts';
import { parseCandidateTotalsCsv, parseCandidateTotalsTable } from './candidate-totals-csv.ts';
import { parseParticipantsCsv } from './participants-csv.ts';
import { parseStandardizedContestsCsv } from './standardized-contests-csv.ts';
import { parseTabulatorStatusXml } from './tabulator-status-xml.ts';

/** Files as counties sent them, against counts taken from them by other programs (`reference/facts.json`). */
const REFERENCE = new URL('../reference/', import.meta.url);
const open = (path: string, folder = REFERENCE) => ({
  name: path,
  bytes: new Uint8Array(readFileSync(new URL(path, folder))),
});

const SENATE = {
  name: 'US Senate - Rep',
  choices: ['Earl L. "Buddy" Carter', 'Mike Collins', 'John F. Coyne III', 'Derek Dooley', 'Jonathan "Jon" McColumn'],
  votesAllowed: 1,
};
const GOVERNOR = {
  name: 'Governor - Dem',
  choices: [
    'Keisha Lance Bottoms',
    'Olu Brown',
    'Amanda Duffy',
    'Geoff Duncan',
    'Jason Esteves',
    'Derrick Jackson',
    'Michael "Mike" Thurmond',
  ],
  votesAllowed: 1,
};

describe('Georgia, General Primary of 2026-05-19: batch comparison of two contests', () => {
  test.each(facts.georgia)('$county', ({ county, batches, ballots, totalsRows, votes }) => {
    const stem = `georgia-2026-05-19-primary/${county.toLowerCase()}`;
    const manifest = parseBallotManifestCsv(open(`${stem}-manifest.csv`), {
      form: 'by-batch',
      countingGroups: Object.keys(GEORGIA_COUNTING_GROUPS),
    });
    if (!manifest.accepted) throw new Error(JSON.stringify(manifest.issues));
    expect([manifest.value.rows.length, manifest.value.ballots]).toEqual([batches, ballots]);

    const totals = parseCandidateTotalsCsv(open(`${stem}-totals.csv`), {
      contests: [SENATE, GOVERNOR],
      manifest: manifest.value.rows,
    });
    if (!totals.accepted) throw new Error(JSON.stringify(totals.issues));
    const counted = totals.value.columns.reduce((sum, { total }) => sum + total, 0);
    expect([totals.value.batches.length, counted]).toEqual([totalsRows, votes]);
  });

  test('the empty batch of provisional ballots in Hancock County is to be confirmed', () => {
    const manifest = parseBallotManifestCsv(open('georgia-2026-05-19-primary/hancock-manifest.csv'), {
      form: 'by-batch',
    });
    expect(manifest.issues.map(({ severity, code, row }) => [severity, code, row])).toEqual([
      ['CONFIRM', 'ZERO_BALLOTS', 5],
    ]);
  });
});

describe('Colorado, coordinated election of 2017: every county has headers of its own', () => {
  test.each(facts.colorado2017)('$file', ({ file, batches, ballots }) => {
    // 'any' refuses a batch listed twice, as Lake and San Miguel did; their counts are known all the same.
    const repeated = ['county_manifest_Lake.csv', 'county_manifest_San_Miguel.csv'].includes(file);
    const parsed = parseBallotManifestCsv(open(`colorado-2017-coordinated/${file}`), { form: 'any' });
    expect(parsed.issues.map(({ code }) => code)).toContain('HEADERS_MAPPED');
    expect(parsed.accepted).toBe(!repeated);
    expect(parsed.issues.some(({ code }) => code === 'DUPLICATE_KEY')).toBe(repeated);
    if (parsed.accepted) expect([parsed.value.rows.length, parsed.value.ballots]).toEqual([batches, ballots]);
  });

  test('a first header that is a county name is proposed to be left out', () => {
    const parsed = parseBallotManifestCsv(open('colorado-2017-coordinated/county_manifest_Huerfano.csv'), {
      form: 'by-tabulator',
    });
    expect(parsed.accepted && parsed.value.headerMapping).toMatchObject({ HUERFANO: null, 'Device ID': 'Tabulator' });
  });
});

test('Hinsdale County, 2024: 26 batches, 618 ballots', () => {
  const parsed = parseBallotManifestCsv(open('colorado-2024-general/manifest-hinsdale.csv'), { form: 'any' });
  expect(parsed.accepted && [parsed.value.rows.length, parsed.value.ballots]).toEqual([26, 618]);
});

describe('Pineland, the made state', () => {
  test.each(['Alder', 'Birch', 'Cedar', 'Dogwood', 'Elm'] as const)('the manifest of %s', (county) => {
    const parsed = parseBallotManifestCsv(open(`synthetic-pineland/${county}/ballot-manifest.csv`), {
      form: 'by-tabulator',
    });
    const { batches, manifestBallots } = facts.pineland[county];
    expect(parsed.issues).toEqual([]);
    expect(parsed.accepted && [parsed.value.rows.length, parsed.value.ballots]).toEqual([batches, manifestBallots]);
  });

  test('the hybrid manifest of Fir', () => {
    const parsed = parseBallotManifestCsv(open('synthetic-pineland/Fir/hybrid-manifest.csv'), {
      form: 'by-tabulator-with-cvrs',
    });
    expect(parsed.accepted && parsed.value.ballots).toBe(facts.pineland.Fir.wholeFile.manifestBallots);
  });

  test('participants, contests and tabulators', () => {
    const participants = parseParticipantsCsv(open('synthetic-pineland/participants.csv'));
    const jurisdictions = participants.accepted ? participants.value.jurisdictions.map(({ name }) => name) : [];
    expect(jurisdictions).toEqual(['Alder', 'Birch', 'Cedar', 'Dogwood', 'Elm']);
    expect(
      parseStandardizedContestsCsv(open('synthetic-pineland/standardized-contests.csv'), { jurisdictions }),
    ).toMatchObject({
      accepted: true,
      issues: [],
    });
    const status = parseTabulatorStatusXml(open('synthetic-pineland/Alder/tabulator-status.xml'));
    expect(status.accepted && status.value.tabulators[0]).toEqual({ id: '10', name: 'Scanner 10' });
  });

  test('the totals of Alder are the votes of its cast vote records', () => {
    const parsed = parseCandidateTotalsTable(open('synthetic-pineland/Alder/candidate-totals-by-batch--governor.csv'), {
      manifest: null,
    });
    const governor = facts.pineland.Alder.contests.find(({ contest }) => contest === 'Governor');
    expect(parsed.accepted && parsed.value.columns.map(({ header, total }) => [header, total])).toEqual(
      governor?.votes,
    );
  });
});

const SHARED = new URL('../../../../shared/data/', import.meta.url);
const isThere = existsSync(SHARED);
if (!isThere)
  console.info('Skipped: larger real manifests and files of other licences are read only if ../shared is there.');

test.skipIf(!isThere).each([
  ['colorado-2024-general/manifest-adams.csv', 4783, 468858],
  ['colorado-2024-general/manifest-boulder.csv', 1960, 396121],
  ['colorado-arapahoe-2016/manifest.csv', 5, 165],
  ['sf-da-2019/N19-manifest.csv', 5481, 293555],
  ['bad-files/windows1252-encoded.csv', 245, 106629],
])('beside the checkout: %s', (path, batches, ballots) => {
  const parsed = parseBallotManifestCsv(open(path, SHARED), { form: 'any' });
  expect(parsed.accepted && [parsed.value.rows.length, parsed.value.ballots]).toEqual([batches, ballots]);
});

test.skipIf(!isThere).each(['ballot_comparison_manifest_col_error.csv', 'ballot_polling_manifest_col_error.csv'])(
  'beside the checkout: %s is to be confirmed',
  (file) => {
    const parsed = parseBallotManifestCsv(open(`arlo-e2e/${file}`, SHARED), { form: 'any' });
    expect(parsed.issues.map(({ code }) => code)).toEqual(['HEADERS_MAPPED']);
  },
);

test.skipIf(!isThere)('beside the checkout: an Excel workbook named .csv is named for what it is', () => {
  const parsed = parseBallotManifestCsv(open('bad-files/xls-mislabeled-as-csv.csv', SHARED), { form: 'any' });
  expect(parsed.issues).toMatchObject([{ code: 'NOT_TEXT', found: 'an Excel workbook of the old kind (.xls)' }]);
});
