import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { memorySource } from '../byte-source.ts';
import { FILE_ISSUE_CODES } from '../file-issue.ts';
import { CVR_FORMATS, type CvrFile, type CvrFormat } from './cvr-reading.ts';
import { madeFile, madeZip, type PlainReading, readFiles } from './reading-in-tests.ts';

/** Whatever is sent: an answer, soon, in bounded memory, and never an exception. */
const CODES: ReadonlySet<string> = new Set(FILE_ISSUE_CODES);

function expectSound(reading: PlainReading): void {
  expect(reading.accepted).toBe(!reading.issues.some(({ severity }) => severity === 'ERROR'));
  expect(reading.issues.length).toBeLessThanOrEqual(100);
  for (const { code, message, advice, row = 1 } of reading.issues) {
    expect(CODES.has(code)).toBe(true);
    expect(message).not.toBe('');
    expect(advice).not.toBe('');
    expect(row).toBeGreaterThan(0);
  }
}

const DOMINION = [
  'Demo,5.17,,,,,,,',
  ',,,,,,"Mayor (Vote For=1)","Mayor (Vote For=1)",Clerk (Vote For=1)',
  ',,,,,,Ann,"Bo ""B"" Ek",Cy',
  'CvrNumber,TabulatorNum,BatchId,RecordId,ImprintedId,BallotType,,,',
  '="1",10,3,1,10-3-1,Stylé,1,0,',
  '2,10,3,2,10-3-2,S,0,1,1',
  '',
].join('\r\n');
const CLEAR_BALLOT =
  'RowNumber,BoxID,BoxPosition,BallotID,ScanComputerName,Choice_1_1:A: b:Vote For 1:Ann:DEM,Choice_2_1:A: b:Vote For 1:Bob:REP\n1,B1,1,B1+1,S1,1,0\n2,B1,2,B1+2,S1,,\n';
const ESS_CVR =
  'Cast Vote Record,Precinct,Ballot Style,Mayor,Council,Council\n1,p,s,Ann,Lee,undervote\n2,p,s,overvote,,\n';
const ESS_BALLOTS =
  'Ballots,,,,\nGEN,,,,\n,,,,\nCast Vote Record,Batch,Ballot Status,Tabulator CVR,Precinct ID\n2,B7,Not Reviewed,0012000045,p\n1,B7,Not Reviewed,0012000044,p\nTotal : 2,,,,\n';
const ESS_SINGLE = 'Cast Vote Record,Batch,Mayor\n1,B1,Ann\n2,B1,overvote\n';
const HART =
  '<?xml version="1.0"?><Cvr xmlns="http://tempuri.org/CVRDesign.xsd"><Contests><Contest><Name>Mayor</Name><Id>1</Id><Options><Option><Name>Ann &amp; Co</Name><Id>2</Id><Value>1</Value></Option></Options></Contest></Contests><BatchSequence>1</BatchSequence><SheetNumber>1</SheetNumber><BatchNumber>1</BatchNumber><CvrGuid>g1</CvrGuid></Cvr>';
const DOMINION_JSON = JSON.stringify({
  Version: '5.17',
  Sessions: [
    {
      TabulatorId: 1,
      BatchId: 2,
      RecordId: 3,
      CountingGroupId: 1,
      ImageMask: 'D:\\a\\00001_00002_000003*.*',
      Original: {
        IsCurrent: true,
        Cards: [
          { PaperIndex: 0, Contests: [{ Id: 1, Overvotes: 0, Marks: [{ CandidateId: 5, Rank: 1, IsVote: true }] }] },
        ],
      },
    },
  ],
});
const MANIFESTS = {
  'ContestManifest.json': '{"Version":"5","List":[{"Description":"Mayor","Id":1,"VoteFor":1,"NumOfRanks":0}]}',
  'CandidateManifest.json': '{"Version":"5","List":[{"Description":"Ann","Id":5,"ContestId":1,"Type":"Regular"}]}',
};
const CDF = {
  '@type': 'CVR.CastVoteRecordReport',
  Version: '1.0.0',
  Election: [
    {
      '@id': 'e',
      '@type': 'CVR.Election',
      Contest: [
        {
          '@id': 'c',
          '@type': 'CVR.BallotMeasureContest',
          Name: 'Question',
          ContestSelection: [{ '@id': 's', Selection: 'Yes' }],
        },
      ],
    },
  ],
  CVR: [
    {
      BatchId: 'b',
      BatchSequenceId: 1,
      CurrentSnapshotId: 'x',
      UniqueId: '1',
      CVRSnapshot: [
        {
          '@id': 'x',
          CVRContest: [
            {
              ContestId: 'c',
              CVRContestSelection: [
                { ContestSelectionId: 's', SelectionPosition: [{ HasIndication: 'yes', NumberVotes: 1 }] },
              ],
            },
          ],
        },
      ],
    },
  ],
};
const CDF_XML =
  '<?xml version="1.0"?><CastVoteRecordReport xmlns="http://itl.nist.gov/ns/voting/1500-103/v1" xmlns:xsi="x"><CVR><BatchId>b</BatchId><BatchSequenceId>1</BatchSequenceId><CurrentSnapshotId>s1</CurrentSnapshotId><CVRSnapshot ObjectId="s1"><CVRContest><ContestId>c</ContestId></CVRContest><Type>original</Type></CVRSnapshot></CVR><Election ObjectId="e"><Contest ObjectId="c" xsi:type="BallotMeasureContest"><Name>Q</Name></Contest></Election><Version>1.0.0</Version></CastVoteRecordReport>';
const SNAPSHOTS = Object.fromEntries(['EV', 'ED', 'MIB1', 'MIB2', 'Prov'].map((stage) => [`${stage}.csv`, ESS_CVR]));

/** A small whole upload of every format: the file that is damaged, and those beside it. */
const UPLOADS: Readonly<
  Record<CvrFormat, { readonly name: string; readonly text: string; readonly beside?: readonly CvrFile[] }>
> = {
  'dominion-csv': { name: 'cvr.csv', text: DOMINION },
  'dominion-json': {
    name: 'CvrExport.json',
    text: DOMINION_JSON,
    beside: Object.entries(MANIFESTS).map(([name, text]) => madeFile(name, text)),
  },
  'clear-ballot': { name: 'cvr.csv', text: CLEAR_BALLOT },
  ess: { name: 'ballots.csv', text: ESS_BALLOTS, beside: [madeFile('votes.csv', ESS_CVR)] },
  'ess-single': { name: 'cvr.csv', text: ESS_SINGLE },
  'ess-md': {
    name: 'Prov.csv',
    text: ESS_CVR,
    beside: Object.entries(SNAPSHOTS).flatMap(([name, text]) => (name === 'Prov.csv' ? [] : [madeFile(name, text)])),
  },
  hart: { name: 'a.xml', text: HART },
  'nist-cdf-json': { name: 'report.json', text: JSON.stringify(CDF) },
  'nist-cdf-xml': { name: 'report.xml', text: CDF_XML },
};

const utf8 = (text: string) => new TextEncoder().encode(text);

describe.each(CVR_FORMATS)('%s', (format) => {
  const { name, text, beside = [] } = UPLOADS[format];
  const read = (content: string | Uint8Array, piece?: number) =>
    readFiles(format, [madeFile(name, content, piece), ...beside]);

  test('the whole file is accepted, in pieces of any size', async () => {
    const whole = await read(text);
    expect(whole).toMatchObject({ accepted: true });
    expect(whole.cards).toBeGreaterThan(0);
    for (const piece of [1, 2, 3, 7, 64]) {
      const { plainCards, issues } = await read(text, piece);
      expect({ plainCards, issues }).toEqual({ plainCards: whole.plainCards, issues: whole.issues });
    }
  });

  test('cut off at every byte: never an exception, and a document cut off is never accepted', async () => {
    const whole = await read(text);
    const bytes = utf8(text);
    // A table says nowhere how many rows it has; its manifest does. A document says where it ends.
    const tellsItsEnd = /json|xml|hart/.test(format);
    for (let end = 0; end < bytes.length; end += 1) {
      const cut = await read(bytes.slice(0, end));
      expectSound(cut);
      expect(cut.cards).toBeLessThanOrEqual(whole.cards);
      if (tellsItsEnd) expect(cut.accepted).toBe(false);
    }
  });

  test('any byte changed: never an exception', async () => {
    const bytes = utf8(text);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const changed = bytes.slice();
        changed[at] = (changed[at] ?? 0) ^ change;
        expectSound(await read(changed));
      }),
      { numRuns: 300 },
    );
  });

  test('any bytes at all: never an exception', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        expectSound(await read(bytes));
      }),
      { numRuns: 100 },
    );
  });

  test('pieces of the file put together at random: never an exception', async () => {
    const parts = text.split(/(?<=[,\n>{}[\]])/);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(parts), async (shuffled) => {
        expectSound(await read(shuffled.join('')));
      }),
      { numRuns: 200 },
    );
  });

  test('an empty file, binary zeros, a picture', async () => {
    for (const content of ['', '\0\0\0\0', '\u0089PNG\r\n', `${text}\0`]) {
      const reading = await read(content);
      expectSound(reading);
      expect(reading.accepted).toBe(false);
    }
  });

  test('another format’s file: never an exception, and never silence', async () => {
    for (const other of CVR_FORMATS) {
      if (other === format) continue;
      const reading = await readFiles(format, [madeFile(UPLOADS[other].name, UPLOADS[other].text)]);
      expectSound(reading);
      expect(reading.cards > 0 || !reading.accepted).toBe(true);
    }
  });

  test('stops soon after it is told to', async () => {
    const stop = new AbortController();
    stop.abort(new Error('stopped by the test'));
    await expect(readFiles(format, [madeFile(name, text), ...beside], { signal: stop.signal })).rejects.toThrow(
      'stopped by the test',
    );
  });

  test('says how far it has come', async () => {
    const seen: number[] = [];
    await readFiles(format, [madeFile(name, text, 16), ...beside], {
      onProgress: ({ bytesRead }) => seen.push(bytesRead),
    });
    expect(seen.length).toBeGreaterThan(0);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
  });
});

/** A source of any length that is never in memory. */
function endless(name: string, begin: string, repeated: string, times: number): CvrFile {
  const block = utf8(repeated);
  const chunks = async function* () {
    yield utf8(begin);
    for (let time = 0; time < times; time += 1) yield block;
  };
  return { name, source: { sizeBytes: undefined, chunks, read: undefined } };
}

describe('files made to exhaust', () => {
  const MEGABYTE = 1 << 20;

  test('a line of a gigabyte is refused after sixteen megabytes', async () => {
    const header = `${DOMINION.split('\r\n').slice(0, 4).join('\n')}\n`;
    for (const filler of ['x', '1,', '"', '""']) {
      const file = endless('long.csv', `${header}"`, filler.repeat(MEGABYTE / filler.length), 1024);
      const reading = await readFiles('dominion-csv', [file]);
      expectSound(reading);
      expect(reading.accepted).toBe(false);
    }
  });

  test('a JSON record or text without end is refused', async () => {
    const begin = '{"Sessions":[{"TabulatorId":1,"Original":{"Contests":[';
    const beside = Object.entries(MANIFESTS).map(([name, text]) => madeFile(name, text));
    for (const filler of ['{"Id":1,"Marks":[]},', ' ']) {
      const file = endless('CvrExport.json', begin, filler.repeat(MEGABYTE / filler.length), 100);
      const reading = await readFiles('dominion-json', [file, ...beside]);
      expectSound(reading);
      expect(reading.accepted).toBe(false);
    }
  });

  test('an XML element without end is refused', async () => {
    for (const filler of ['x', '<a>', '<b c="', '<CVR><CVRSnapshot/>']) {
      const file = endless(
        'r.xml',
        '<CastVoteRecordReport><Notes>',
        filler.repeat(Math.floor(MEGABYTE / filler.length)),
        20,
      );
      const reading = await readFiles('nist-cdf-xml', [file]);
      expectSound(reading);
      expect(reading.accepted).toBe(false);
    }
  });

  test('a column of a hundred thousand different “choices” is no contest', async () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => `${index},B1,serial ${index}`);
    const reading = await readFiles('ess-single', [
      madeFile('cvr.csv', `Cast Vote Record,Batch,Serial\n${rows.join('\n')}\n`),
    ]);
    expect(reading.codes).toContain('BAD_CONTEST_HEADER');
  });

  test('document types and entities are refused in every XML format', async () => {
    const bomb = '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;">]>';
    expect((await readFiles('nist-cdf-xml', [madeFile('r.xml', CDF_XML.replace('?>', `?>${bomb}`))])).codes).toContain(
      'XML_DTD',
    );
    expect((await readFiles('hart', [madeFile('a.xml', HART.replace('?>', `?>${bomb}`))])).codes).toContain('XML_DTD');
    expect(
      (await readFiles('hart', [madeZip('h.zip', { 'a.xml': HART.replace('?>', `?>${bomb}`), 'b.xml': HART })])).cards,
    ).toBe(1);
  });

  test('one bad sheet among many is named, and the others are still read', async () => {
    const sheet = (number: number) =>
      HART.replace('<BatchSequence>1', `<BatchSequence>${number}`).replace('g1', `g${number}`);
    const reading = await readFiles('hart', [
      madeZip('h.zip', { 'a.xml': sheet(1), 'b.xml': '<Cvr>', 'c.xml': sheet(3) }),
    ]);
    expect(reading.cards).toBe(2);
    expect(reading.issues).toMatchObject([{ code: 'BAD_XML', file: 'b.xml' }]);
  });

  test('archive limits hold for every format that comes in archives', async () => {
    const archive = madeZip('many.zip', { 'a.xml': HART, 'b.xml': HART, 'c.xml': HART });
    const reading = await readFiles('hart', [archive], { zipLimits: { entriesMax: 2 } });
    expect(reading).toMatchObject({ accepted: false, codes: ['ZIP_LIMIT'] });
  });

  test('an upload compressed twice in a way that cannot be opened says so', async () => {
    const { source } = madeZip('x.zip', { 'a.xml': HART });
    const reading = await readFiles('hart', [
      { name: 'x.zip', source: { ...source, read: undefined, sizeBytes: undefined } },
    ]);
    expect(reading.codes).toEqual(['BAD_ZIP']);
  });
});

describe('encodings', () => {
  const accented = DOMINION.replace('Stylé', 'Muñoz');
  const latin = Uint8Array.from(accented, (character) => character.charCodeAt(0));
  const utf16 = new Uint8Array([
    0xff,
    0xfe,
    ...Array.from(accented, (c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8]).flat(),
  ]);

  test('Windows-1252 is read whole and said to have been', async () => {
    const reading = await readFiles('dominion-csv', [madeFile('cvr.csv', latin)]);
    expect(reading).toMatchObject({ accepted: true, encoding: 'windows-1252', codes: ['DECODED_AS_CP1252'] });
    expect(reading.plainCards).toEqual((await readFiles('dominion-csv', [madeFile('cvr.csv', accented)])).plainCards);
  });

  test('UTF-16 is read', async () => {
    const reading = await readFiles('dominion-csv', [{ name: 'cvr.csv', source: memorySource(utf16, 5) }]);
    expect(reading).toMatchObject({ accepted: true, encoding: 'utf-16le', cards: 2 });
  });
});

describe('characters that can be neither stored nor shown', () => {
  const cdf = (name: string) =>
    JSON.stringify({
      '@type': 'CVR.CastVoteRecordReport',
      Version: '1.0.0',
      Election: [
        {
          '@type': 'CVR.Election',
          '@id': 'e',
          Candidate: [{ '@id': 'a', Name: 'Ann' }],
          Contest: [
            {
              '@type': 'CVR.CandidateContest',
              '@id': 'c',
              Name: name,
              VotesAllowed: 1,
              ContestSelection: [{ '@id': 's', CandidateIds: ['a'] }],
            },
          ],
        },
      ],
      CVR: [
        {
          UniqueId: 'u1',
          BatchId: 'b',
          BatchSequenceId: 1,
          CurrentSnapshotId: 'o',
          CVRSnapshot: [{ '@id': 'o', CVRContest: [{ ContestId: 'c', CVRContestSelection: [] }] }],
        },
      ],
    });

  test.each(['May\u0000or', 'May\ud800or', 'May\u202eor'])('a contest called %j', async (name) => {
    const reading = await readFiles('nist-cdf-json', [madeFile('report.json', cdf(name))]);
    expect(reading.codes).toEqual(['BAD_CHARACTER']);
    expect(JSON.stringify(reading.issues)).not.toMatch(/\\u0000|\\ud800|\u202e/);
  });

  test('a zero in a UTF-16 export', async () => {
    const text = 'Cast Vote Record,Batch,Mayor\n1,B\u00001,Ann\n';
    const bytes = new Uint8Array([
      0xff,
      0xfe,
      ...[...text].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8]),
    ]);
    expect((await readFiles('ess-single', [madeFile('cvr.csv', bytes)])).codes).toEqual(['NUL_BYTES']);
  });
});
