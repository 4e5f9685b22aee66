import type { Plan } from '@plumbline/audit';
import type { Contest, InputFileKind } from '@plumbline/election';
import { describe, expect, test } from 'vitest';
import { checkUpload, type UploadCheck } from './check-upload.ts';

const CHOICES = [
  { name: 'Ada', votes: 60 },
  { name: 'Ben', votes: 30 },
];

function contest(name: string, jurisdictions: Contest['jurisdictions'] = 'all'): Contest {
  const counting = { targeted: true, winners: 1, votesAllowed: 1, majorityOrRunoff: false };
  return {
    name,
    ...counting,
    totalBallots: null,
    cardsBearing: null,
    pendingBallots: 0,
    choices: CHOICES,
    jurisdictions,
  };
}

function plan(change: Partial<Plan> = {}): Plan {
  return {
    name: 'Pilot',
    organization: 'Pineland',
    type: 'batch-comparison',
    method: 'macro',
    compatibility: false,
    settings: null,
    jurisdictions: ['Adams', 'Baker'].map((name) => ({ name, expectedBallots: null })),
    contests: [contest('Mayor')],
    withoutBallots: [],
    ...change,
  };
}

function check(kind: InputFileKind, lines: readonly string[], against: Partial<UploadCheck> = {}) {
  const file = { name: 'file.csv', bytes: new TextEncoder().encode(lines.join('\n')) };
  return checkUpload(file, { kind, jurisdiction: 'Adams', plan: plan(), manifest: undefined, ...against });
}

describe('participants', () => {
  const ROWS = [
    'Jurisdiction,Admin Email,Expected Number of Ballots',
    'Adams,ann@a.example,120',
    'Baker,bo@b.example,',
  ];

  test('are shown, counted and kept with the ballots that are expected of them', () => {
    const found = check('participants', ROWS, { jurisdiction: null });
    expect(found).toMatchObject({ accepted: true, needsConfirmation: false, issues: [], issueCount: 0 });
    expect(found.preview).toEqual({
      columns: ['Jurisdiction', 'Admin Email', 'Expected Number of Ballots'],
      rows: [
        ['Adams', 'ann@a.example', '120'],
        ['Baker', 'bo@b.example', ''],
      ],
    });
    expect(found.figures).toEqual({ kind: 'participants', jurisdictions: 2 });
    expect(found.jurisdictions).toEqual([
      { name: 'Adams', expectedBallots: 120 },
      { name: 'Baker', expectedBallots: null },
    ]);
  });

  test('a list that leaves a county of the audit out has to be confirmed, and says which', () => {
    const [header = '', adams = ''] = ROWS;
    const one = check('participants', [header, adams], { jurisdiction: null });
    expect(one).toMatchObject({ accepted: true, needsConfirmation: true, issueCount: 1 });
    expect(one.issues).toEqual([
      {
        severity: 'CONFIRM',
        code: 'JURISDICTIONS_WOULD_BE_REMOVED',
        file: 'file.csv',
        found: 'Baker',
        message: 'This file no longer names a jurisdiction of the audit: Baker.',
        advice: 'Confirm to remove them with their files, or add them to the file and upload it again.',
        count: 1,
      },
    ]);
    const two = check('participants', [header, 'Clark,cy@c.example,'], { jurisdiction: null });
    expect(two.issues[0]).toMatchObject({
      found: 'Adams, Baker',
      message: 'This file no longer names 2 jurisdictions of the audit: Adams, Baker.',
      count: 2,
    });
    expect(two.issueCount).toBe(2);
  });

  test('a list that cannot be read has no figures, no preview and no counties', () => {
    const found = check('participants', ['Jurisdiction,Admin Email', 'Adams,'], { jurisdiction: null });
    expect(found).toMatchObject({ accepted: false, figures: null, jurisdictions: [] });
    expect(found.preview).toEqual({ columns: [], rows: [] });
    expect(found.issueCount).toBeGreaterThan(0);
  });

  test('the sources of what is expected are shown where any is named', () => {
    const rows = [
      'Jurisdiction,Admin Email,Expected Number of Ballots,Source of Expected Number',
      'Adams,ann@a.example,120,Poll book',
      'Baker,bo@b.example,80,',
    ];
    const found = check('participants', rows, { jurisdiction: null });
    expect(found.preview).toEqual({
      columns: ['Jurisdiction', 'Admin Email', 'Expected Number of Ballots', 'Source of Expected Number'],
      rows: [
        ['Adams', 'ann@a.example', '120', 'Poll book'],
        ['Baker', 'bo@b.example', '80', ''],
      ],
    });
    expect(found.jurisdictions).toEqual([
      { name: 'Adams', expectedBallots: 120, expectedFrom: 'poll-book' },
      { name: 'Baker', expectedBallots: 80 },
    ]);
  });

  test('of a long list the first five are shown, and all are kept', () => {
    const names = ['Adams', 'Baker', 'Clay', 'Dade', 'Essex', 'Floyd'];
    const rows = names.map((name) => `${name},m@${name.toLowerCase()}.example`);
    const found = check('participants', ['Jurisdiction,Admin Email', ...rows], { jurisdiction: null });
    expect(found.preview.rows.map(([name]) => name)).toEqual(names.slice(0, 5));
    expect(found.jurisdictions.map(({ name }) => name)).toEqual(names);
    expect(found.figures).toEqual({ kind: 'participants', jurisdictions: 6 });
  });

  test('several managers of a county are shown together', () => {
    const rows = ['Jurisdiction,Admin Email', 'Adams,ann@a.example', 'Adams,cy@a.example', 'Baker,bo@b.example'];
    expect(check('participants', rows, { jurisdiction: null }).preview.rows[0]?.[1]).toBe(
      'ann@a.example, cy@a.example',
    );
  });
});

describe('a manifest', () => {
  const ROWS = ['Batch Name,Number of Ballots', ...[1, 2, 3, 4, 5, 6].map((batch) => `B${batch},${10 * batch}`)];

  test('is shown in its first five rows, and counted to its end', () => {
    const found = check('manifest', ROWS);
    expect(found.accepted).toBe(true);
    expect(found.preview).toEqual({
      columns: ['Batch Name', 'Number of Ballots'],
      rows: [
        ['B1', '10'],
        ['B2', '20'],
        ['B3', '30'],
        ['B4', '40'],
        ['B5', '50'],
      ],
    });
    expect(found.figures).toEqual({ kind: 'manifest', batches: 6, ballots: 210 });
  });

  test('shows containers and tabulators where it names them', () => {
    const rows = ['Container,Tabulator,Batch Name,Number of Ballots', 'Box 1,T1,B1,10', 'Box 2,T2,B2,20'];
    const found = check('manifest', rows, { plan: plan({ type: 'ballot-polling', method: 'bravo' }) });
    expect(found.preview).toEqual({
      columns: ['Container', 'Tabulator', 'Batch Name', 'Number of Ballots'],
      rows: [
        ['Box 1', 'T1', 'B1', '10'],
        ['Box 2', 'T2', 'B2', '20'],
      ],
    });
  });

  test('shows of a hybrid audit which batches have cast vote records', () => {
    const rows = ['Tabulator,Batch Name,Number of Ballots,CVR', 'T1,B1,10,Y', 'T1,B2,20,N'];
    const found = check('manifest', rows, { plan: plan({ type: 'hybrid', method: 'suite' }) });
    expect(found.preview).toEqual({
      columns: ['Tabulator', 'Batch Name', 'Number of Ballots', 'CVR'],
      rows: [
        ['T1', 'B1', '10', 'Y'],
        ['T1', 'B2', '20', 'N'],
      ],
    });
  });

  test('is held against the ballots that are expected of its own county', () => {
    const jurisdictions = [
      { name: 'Adams', expectedBallots: 210 },
      { name: 'Baker', expectedBallots: 50 },
    ];
    const against = (jurisdiction: string | null) =>
      check('manifest', ROWS, { plan: plan({ jurisdictions }), jurisdiction }).issues.map(({ code }) => code);
    expect(against('Adams')).toEqual([]);
    expect(against('Baker')).toEqual(['EXPECTED_COUNT_DIFFERS']);
  });

  test('that is refused has neither figures nor preview', () => {
    const found = check('manifest', ['Batch Name,Number of Ballots', 'B1,-5']);
    expect(found).toMatchObject({ accepted: false, figures: null, preview: { columns: [], rows: [] } });
    expect(found.issues.map((issue) => issue.code)).toEqual(['NEGATIVE_NUMBER']);
  });
});

describe('candidate totals', () => {
  const batch = (name: string, ballots: number) => ({ name, ballots, tabulator: null, container: null });
  const MANIFEST = { batches: [batch('B1', 50), batch('B2', 40)] };

  test('are shown by choice, counted, and read against the manifest', () => {
    const found = check('candidate-totals', ['Batch Name,Ada,Ben', 'B1,30,15', 'B2,20,10'], { manifest: MANIFEST });
    expect(found.accepted).toBe(true);
    expect(found.preview).toEqual({
      columns: ['Batch Name', 'Ada', 'Ben'],
      rows: [
        ['B1', '30', '15'],
        ['B2', '20', '10'],
      ],
    });
    expect(found.figures).toEqual({
      kind: 'candidate-totals',
      batches: 2,
      votes: { Mayor: { Ada: 50, Ben: 25 } },
      ballotsImplied: 75,
    });
    const none = check('candidate-totals', ['Batch Name,Ada,Ben', 'B1,30,15']);
    expect(none).toMatchObject({ accepted: false, figures: null });
  });

  test('of several contests name the contest of each choice, and leave out what their county does not vote on', () => {
    const contests = [contest('Mayor'), contest('Levy', ['Adams']), contest('Sheriff', ['Baker'])];
    const rows = ['Batch Name,Mayor - Ada,Mayor - Ben,Levy - Ada,Levy - Ben', 'B1,30,15,1,2', 'B2,20,10,3,4'];
    const found = check('candidate-totals', rows, { manifest: MANIFEST, plan: plan({ contests }) });
    expect(found.accepted).toBe(true);
    expect(found.preview.columns).toEqual(['Batch Name', 'Mayor - Ada', 'Mayor - Ben', 'Levy - Ada', 'Levy - Ben']);
    expect(found.preview.rows).toEqual([
      ['B1', '30', '15', '1', '2'],
      ['B2', '20', '10', '3', '4'],
    ]);
  });
});

test('of many batches with totals the first five are shown, and all are counted', () => {
  const batches = [1, 2, 3, 4, 5, 6].map((number) => ({
    name: `B${number}`,
    ballots: 50,
    tabulator: null,
    container: null,
  }));
  const rows = batches.map(({ name }, place) => `${name},${place},1`);
  const found = check('candidate-totals', ['Batch Name,Ada,Ben', ...rows], { manifest: { batches } });
  expect(found.preview.rows).toEqual([0, 1, 2, 3, 4].map((place) => [`B${place + 1}`, `${place}`, '1']));
  expect(found.figures).toMatchObject({ batches: 6, votes: { Mayor: { Ada: 15, Ben: 6 } } });
});

describe('a manifest with headers of its own', () => {
  const ROWS = ['Sheets,Remarks,Sack', '30,,B1', '20,wet,B2'];
  const HEADERS = [
    { header: 'Sheets', column: 'Number of Ballots' },
    { header: 'Remarks', column: null },
    { header: 'Sack', column: 'Batch Name' },
  ];
  const COLUMNS = [
    { name: 'Container', required: false },
    { name: 'Tabulator', required: false },
    { name: 'Batch Name', required: true },
    { name: 'Number of Ballots', required: true },
  ];

  test('is refused, and asks what each header is', () => {
    expect(check('manifest', ROWS)).toMatchObject({
      accepted: false,
      naming: { headers: HEADERS.map(({ header }) => ({ header, column: null })), columns: COLUMNS },
    });
  });

  test('is read as somebody has said', () => {
    expect(check('manifest', ROWS, { headers: HEADERS })).toMatchObject({
      accepted: true,
      needsConfirmation: false,
      issues: [],
      preview: {
        columns: ['Batch Name', 'Number of Ballots'],
        rows: [
          ['B1', '30'],
          ['B2', '20'],
        ],
      },
      figures: { kind: 'manifest', batches: 2, ballots: 50 },
      headers: HEADERS,
      naming: { headers: HEADERS },
    });
  });

  test('still has to have every column, and no column that nobody has named', () => {
    const without = HEADERS.map((one) => ({ ...one, column: one.column === 'Batch Name' ? null : one.column }));
    expect(check('manifest', ROWS, { headers: without }).issues.map(({ code }) => code)).toEqual(['MISSING_COLUMN']);
    expect(
      check('manifest', ROWS, { headers: HEADERS.slice(1) })
        .issues.map(({ code }) => code)
        .toSorted(),
    ).toEqual(['MISSING_COLUMN', 'UNKNOWN_COLUMN']);
    const twice = HEADERS.map((one) => ({ ...one, column: 'Batch Name' }));
    expect(check('manifest', ROWS, { headers: twice }).accepted).toBe(false);
    const unheard = HEADERS.map((one) => (one.column === null ? { ...one, column: 'Weather' } : one));
    expect(check('manifest', ROWS, { headers: unheard }).accepted).toBe(false);
  });

  test('is asked about where a column is missing, where one is unknown, and where one was taken for ours', () => {
    const asked = (...rows: readonly string[]) => {
      const found = check('manifest', rows);
      return [found.issues.map(({ code }) => code), found.naming?.headers.map(({ header }) => header)];
    };
    expect(asked('Batch Name', 'B1')).toEqual([['MISSING_COLUMN'], ['Batch Name']]);
    const three = ['Batch Name', 'Number of Ballots', 'Weather'];
    expect(asked(three.join(','), 'B1,30,wet')).toEqual([['UNKNOWN_COLUMN'], three]);
    const other = ['BatchID', 'Number of Ballots'];
    expect(asked(other.join(','), 'B1,30')).toEqual([['HEADERS_MAPPED'], other]);
  });

  test('a manifest with our headers asks nothing', () => {
    expect(check('manifest', ['Batch Name,Number of Ballots', 'B1,3']).naming).toBeUndefined();
  });
});

describe('standardized contests', () => {
  test('are shown with their jurisdictions and without choices where the file has none', () => {
    const rows = ['Mayor,"Adams,Baker"', 'Levy,all'];
    const found = check('standardized-contests', ['Contest Name,Jurisdictions', ...rows], { jurisdiction: null });
    expect(found.issues).toEqual([]);
    expect(found.preview?.rows).toEqual([
      ['Mayor', 'Adams; Baker', ''],
      ['Levy', 'all', ''],
    ]);
  });

  test('are shown with their choices in the first five rows, and counted to the end', () => {
    const rows = [1, 2, 3, 4, 5, 6].map((number) => `Contest ${number},all,Ada; Ben`);
    const found = check('standardized-contests', ['Contest Name,Jurisdictions,Choice Names', ...rows], {
      jurisdiction: null,
    });
    expect(found.preview).toEqual({
      columns: ['Contest Name', 'Jurisdictions', 'Choice Names'],
      rows: [1, 2, 3, 4, 5].map((number) => [`Contest ${number}`, 'all', 'Ada; Ben']),
    });
    expect(found.figures).toEqual({
      kind: 'standardized-contests',
      contests: [1, 2, 3, 4, 5, 6].map((number) => ({
        name: `Contest ${number}`,
        jurisdictions: 'all',
        choices: ['Ada', 'Ben'],
      })),
    });
  });

  test('that name a county which is none of the audit have neither figures nor preview', () => {
    const rows = ['Contest Name,Jurisdictions', 'Mayor,Clark'];
    const found = check('standardized-contests', rows, { jurisdiction: null });
    expect(found).toMatchObject({ accepted: false, figures: null, preview: { columns: [], rows: [] } });
    expect(found.issues).toHaveLength(1);
  });
});

test('cast vote records are too large to be read like this', () => {
  expect(() => check('cvrs', ['x'])).toThrow('no small file');
});
