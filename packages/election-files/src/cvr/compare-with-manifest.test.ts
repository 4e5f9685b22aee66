import { expect, test } from 'vitest';
import type { CvrFile, CvrFormat } from './cvr-reading.ts';
import { madeFile, madeZip, readFiles } from './reading-in-tests.ts';

/* Records of batches that have none by their manifest (hybrid audits), in every form in which a record may lack its tabulator. */

const STAGES = ['EV', 'ED', 'MIB1', 'MIB2', 'Prov'];

/** Snapshots of one vote each, every one with the rows of those before it: Ann, and Bob in the last. */
const SNAPSHOTS = Object.fromEntries(
  STAGES.map((stage, last) => [
    `${stage}.csv`,
    `Cast Vote Record,Precinct,Ballot Style,Mayor\n${STAGES.slice(0, last + 1)
      .map((_, index) => `${index + 1},p${index},s,${index === 4 ? 'Bob' : 'Ann'}\n`)
      .join('')}`,
  ]),
);

/** One batch with a vote for Bob, and four with one for Ann each. */
const VOTES = STAGES.map((stage, index) => ({ batch: `${stage} - p${index}`, choice: index === 4 ? 'Bob' : 'Ann' }));

const CDF = {
  '@type': 'CVR.CastVoteRecordReport',
  Version: '1.0.0',
  Election: [
    {
      '@type': 'CVR.Election',
      '@id': 'e',
      Candidate: ['Ann', 'Bob'].map((name) => ({ '@id': `c${name}`, Name: name })),
      Contest: [
        {
          '@type': 'CVR.CandidateContest',
          '@id': 'm',
          Name: 'Mayor',
          VotesAllowed: 1,
          ContestSelection: ['Ann', 'Bob'].map((name) => ({ '@id': `s${name}`, CandidateIds: [`c${name}`] })),
        },
      ],
    },
  ],
  CVR: VOTES.map(({ batch, choice }, index) => ({
    BatchId: batch,
    BatchSequenceId: 1,
    UniqueId: String(index + 1),
    CurrentSnapshotId: 'now',
    CVRSnapshot: [
      {
        '@id': 'now',
        CVRContest: [
          {
            ContestId: 'm',
            CVRContestSelection: [
              { ContestSelectionId: `s${choice}`, SelectionPosition: [{ HasIndication: 'yes', NumberVotes: 1 }] },
            ],
          },
        ],
      },
    ],
  })),
};

const CDF_XML = `<?xml version="1.0"?><CastVoteRecordReport xmlns="http://itl.nist.gov/ns/voting/1500-103/v1" xmlns:xsi="x">${VOTES.map(
  ({ batch, choice }, index) =>
    `<CVR><BatchId>${batch}</BatchId><BatchSequenceId>1</BatchSequenceId><CurrentSnapshotId>n${index}</CurrentSnapshotId><CVRSnapshot ObjectId="n${index}"><CVRContest><ContestId>m</ContestId><CVRContestSelection><ContestSelectionId>s${choice}</ContestSelectionId><SelectionPosition><HasIndication>yes</HasIndication><NumberVotes>1</NumberVotes></SelectionPosition></CVRContestSelection></CVRContest><Type>original</Type></CVRSnapshot><UniqueId>${index + 1}</UniqueId></CVR>`,
).join(
  '',
)}<Election ObjectId="e"><Candidate ObjectId="cAnn"><Name>Ann</Name></Candidate><Candidate ObjectId="cBob"><Name>Bob</Name></Candidate><Contest ObjectId="m" xsi:type="CandidateContest"><ContestSelection ObjectId="sAnn" xsi:type="CandidateSelection"><CandidateIds>cAnn</CandidateIds></ContestSelection><ContestSelection ObjectId="sBob" xsi:type="CandidateSelection"><CandidateIds>cBob</CandidateIds></ContestSelection><Name>Mayor</Name><VotesAllowed>1</VotesAllowed></Contest></Election><Version>1.0.0</Version></CastVoteRecordReport>`;

const HART = Object.fromEntries(
  VOTES.map(({ batch, choice }, index) => [
    `${index}.xml`,
    `<Cvr xmlns="http://tempuri.org/CVRDesign.xsd"><Contests><Contest><Name>Mayor</Name><Id>1</Id><Options><Option><Name>${choice}</Name><Id>${choice}</Id><Value>1</Value></Option></Options></Contest></Contests><BatchSequence>1</BatchSequence><SheetNumber>1</SheetNumber><BatchNumber>${batch}</BatchNumber><CvrGuid>g${index}</CvrGuid></Cvr>`,
  ]),
);

/** The tabulator of the ballots export of several files is part of what is printed on a card. */
const ESS = {
  'votes.csv': `Cast Vote Record,Precinct,Ballot Style,Mayor\n${VOTES.map(({ choice }, index) => `${index + 1},p,s,${choice}\n`).join('')}`,
  'ballots.csv': `Ballots,,,,\nGEN,,,,\n,,,,\nCast Vote Record,Batch,Ballot Status,Tabulator CVR,Precinct ID\n${VOTES.map(
    ({ batch }, index) => `${index + 1},${batch},Not Reviewed,001200000${index},p\n`,
  ).join('')}Total : 5,,,,\n`,
};

const single = `Cast Vote Record,Batch,Mayor\n${VOTES.map(({ batch, choice }, index) => `${index + 1},${batch},${choice}\n`).join('')}`;

const UPLOADS: readonly (readonly [CvrFormat, string | null, CvrFile])[] = [
  ['ess-md', 'T1', madeZip('md.zip', SNAPSHOTS)],
  ['ess-single', 'T1', madeFile('s.csv', single)],
  ['ess', '0012', madeZip('ess.zip', ESS)],
  ['hart', 'T1', madeZip('h.zip', HART)],
  ['nist-cdf-json', 'T1', madeFile('r.json', JSON.stringify(CDF))],
  ['nist-cdf-xml', 'T1', madeFile('r.xml', CDF_XML)],
  // The manifest may be the side without tabulators.
  ['ess-single', null, madeFile('s.csv', single)],
  ['ess', null, madeZip('ess.zip', ESS)],
];

/** Of five batches the first and the last have records: one for Ann, one for Bob. */
const manifestOf = (tabulator: string | null) => ({
  batches: VOTES.map(({ batch }, index) => ({
    tabulator,
    name: batch,
    ballots: 1,
    inCvr: index === 0 || index === 4,
  })),
});

test.each(UPLOADS)(
  '%s, tabulator %s: records of batches marked N are no cards and no votes, and are named',
  async (format, tabulator, file) => {
    const reading = await readFiles(format, [file], { manifest: manifestOf(tabulator) });
    expect(reading).toMatchObject({ accepted: true, needsConfirmation: true, cards: 2, cardsOutsideCvr: 3 });
    const [mayor] = reading.contests;
    expect(mayor?.choices.map(({ name }, place) => [name, mayor.tally.votes[place]])).toEqual([
      ['Ann', 1],
      ['Bob', 1],
    ]);
    expect(reading.plainCards.length).toBe(2);
    expect(reading.comparison.map(({ batch, cvrCards }) => [batch, cvrCards])).toEqual([
      ['EV - p0', 1],
      ['Prov - p4', 1],
    ]);
    const [issue] = reading.issues.filter(({ code }) => code === 'CVRS_NOT_EXPECTED');
    expect(issue).toMatchObject({ severity: 'CONFIRM', found: '3' });
    const of = tabulator === null ? '' : `${tabulator} / `;
    expect(issue?.message).toBe(
      `3 CVRs are in batches that the manifest marks N, as batches without CVRs: ${of}ED - p1 (1); ${of}MIB1 - p2 (1); ${of}MIB2 - p3 (1). They are left out: neither their cards nor their votes count among the batches with CVRs.`,
    );
  },
);

test('a name that two batches share, one of them marked N, is not guessed at', async () => {
  const { batches } = manifestOf('T1');
  const [first] = batches;
  const twice = { batches: [...batches, { ...first, name: 'EV - p0', ballots: 1, tabulator: 'T2', inCvr: false }] };
  const reading = await readFiles('ess-single', [madeFile('s.csv', single)], { manifest: twice });
  expect(reading.accepted).toBe(false);
  expect(reading.codes).toContain('BATCH_NOT_IN_MANIFEST');
});

test('a batch of which some records name the tabulator and others do not is refused', async () => {
  const text =
    'Cast Vote Record,Machine,Batch,Mayor\n1,T1,EV - p0,Ann\n2,,EV - p0,Ann\n3,T1,ED - p1,Ann\n4,,ED - p1,Ann\n';
  const reading = await readFiles('ess-single', [madeFile('s.csv', text)], { manifest: manifestOf('T1') });
  // The other batch is marked N: its records are left out, whatever they name.
  expect(reading.issues.filter(({ severity }) => severity === 'ERROR')).toMatchObject([
    { code: 'NO_TABULATOR_FOR_CARD', found: 'T1 / EV - p0' },
  ]);
  expect(reading).toMatchObject({ accepted: false, cardsOutsideCvr: 2 });
});
