import { discrepancyReportAddress, reportAddress, reportedResultsAddress, retrievalListAddress } from '@plumbline/api';
import { afterAll, expect, test } from 'vitest';
import { ADMINISTRATOR, openTestOffice } from '../testing/test-office.ts';
import { openFirstRound, waitForRound } from './plan-audit.ts';
import { planBatches } from './plan-small-election.ts';

const office = await openTestOffice();
afterAll(() => office.close());
const ada = await office.signedIn(ADMINISTRATOR);

const CONTEST = 'Contest 1';

function sheet(name: string, votes: readonly number[]) {
  const [one = 0, two = 0, three = 0] = votes;
  return { name, votes: { [CONTEST]: { 'candidate 1': one, 'candidate 2': two, 'candidate 3': three } } };
}

/** What the report says of the first round: audited votes, batches and ballots sampled, and the reported votes of the same batches. */
function roundIn(report: string): readonly string[] {
  const cellsIn = (start: string) => cellsOf(report.split('\r\n').find((line) => line.startsWith(start)) ?? '');
  const head = cellsIn('Round Number,');
  const row = cellsIn(`1,${CONTEST},`);
  const columns = ['Audited Votes', 'Batches Sampled', 'Ballots Sampled', 'Reported Votes'];
  return columns.map((name) => row[head.indexOf(name)] ?? '');
}

/** The cells of a line in which quotes only surround what has a comma. */
function cellsOf(line: string): readonly string[] {
  return [...line.matchAll(/(?<=^|,)(?:"([^"]*)"|([^,"]*))(?=,|$)/g)].map((match) => match[1] ?? match[2] ?? '');
}

test('a batch comparison with discrepancies goes into a second round, to the published figures', async () => {
  const { auditId, jane } = await planBatches(office, ada, { name: 'Discrepancies' });
  const sizes = await ada.ask('sample-sizes', { auditId });
  expect(sizes.contests[0]?.options).toEqual([
    { key: 'default', size: 7, probability: null, known: null, corrected: null },
  ]);
  expect(sizes.cardsListed).toEqual({ [CONTEST]: 5000 });

  await ada.send('commit-inputs', { auditId });
  await ada.send('set-seed', { auditId, seed: '1234567890' });
  const preview = await ada.ask('sample-preview', { auditId, sizes: JSON.stringify({ [CONTEST]: 7 }) });
  expect(preview.rows.map(({ draws, units }) => [draws, units])).toEqual([
    [5, 5],
    [2, 1],
    [0, 0],
  ]);
  const tooLarge = await ada.refused('launch-round', { auditId, round: 1, sampleSizes: { [CONTEST]: 25 } });
  expect(tooLarge).toMatchObject({ status: 400, detail: expect.stringContaining('15 are left') });
  await ada.send('launch-round', { auditId, round: 1, sampleSizes: { [CONTEST]: 7 } });
  await waitForRound(ada, auditId, 1);

  expect(await ada.download(reportedResultsAddress(auditId))).toContain('J1,2500,1250,1250');
  const list = await jane.download(retrievalListAddress({ auditId, jurisdiction: 'J1' }));
  expect(list.trim().split('\r\n').slice(1)).toEqual(['Batch 1,,', 'Batch 2,,', 'Batch 4,,', 'Batch 6,,', 'Batch 8,,']);

  const record = (jurisdiction: string, batch: string, sheets: readonly ReturnType<typeof sheet>[]) =>
    jane.send('record-batch', { auditId, jurisdiction, batch, sheets: [...sheets], basedOn: null });
  const place = { auditId, jurisdiction: 'J1', batch: 'Batch 1', basedOn: null };
  const above = await jane.refused('record-batch', { ...place, sheets: [sheet('Sheet 1', [1000, 1, 0])] });
  expect(above).toMatchObject({ code: 'tally-above-limit', detail: expect.stringContaining('1,001') });
  const twice = [sheet('Sheet 1', [200, 40, 0]), sheet('Sheet 1', [150, 10, 0])];
  expect((await jane.refused('record-batch', { ...place, sheets: twice })).code).toBe('sheet-name-repeated');
  expect((await jane.refused('finalize-tallies', { auditId, jurisdiction: 'J1' })).code).toBe('batches-outstanding');
  await record('J1', 'Batch 1', [
    sheet('Sheet 1', [200, 40, 0]),
    sheet('Sheet 2', [150, 10, 0]),
    sheet('Sheet 3', [50, 0, 40]),
  ]);
  await record('J1', 'Batch 2', [sheet('Sheet 1', [400, 50, 40])]);
  await record('J1', 'Batch 4', [sheet('Sheet 1', [500, 250, 240])]);
  await record('J1', 'Batch 6', [sheet('Sheet 1', [100, 50, 40])]);
  await record('J1', 'Batch 8', [sheet('Sheet 1', [100, 50, 50])]);
  await record('J2', 'Batch 3', [sheet('Sheet 1', [100, 100, 40])]);

  // The figures of an open round are not shown.
  expect((await ada.ask('votes-seen', { auditId })).contests).toEqual([]);
  // Nobody counts towards a figure: the manager sees the reported results when the tallies are final.
  const counting = await jane.ask('jurisdiction', { auditId, jurisdiction: 'J1' });
  expect(counting.batches.flatMap((batch) => batch.comparisons)).toEqual([]);
  expect((await ada.refused('close-round', { auditId, round: 1 })).code).toBe('jurisdictions-outstanding');
  await jane.send('finalize-tallies', { auditId, jurisdiction: 'J1' });
  await jane.send('finalize-tallies', { auditId, jurisdiction: 'J2' });
  const closed = { ...place, sheets: [sheet('Sheet 1', [1, 1, 1])] };
  expect((await jane.refused('record-batch', closed)).code).toBe('tallies-final');

  const counted = await ada.ask('jurisdiction', { auditId, jurisdiction: 'J1' });
  const changes = counted.batches.map((batch) => [batch.batch, batch.comparisons[0]?.changeInMargin]);
  expect(changes).toEqual([
    ['Batch 1', -100],
    ['Batch 2', -100],
    ['Batch 4', -10],
    ['Batch 6', -10],
    ['Batch 8', null],
  ]);
  expect(counted.line.discrepancies).toBe(4);
  const other = await ada.ask('jurisdiction', { auditId, jurisdiction: 'J2' });
  expect(other.batches[0]).toMatchObject({
    batch: 'Batch 3',
    comparisons: [{ changeInMargin: 250 }],
    tickets: {
      [CONTEST]: [
        { round: 1, ticket: '0.368061935896261076' },
        { round: 1, ticket: '0.733615858338543383' },
      ],
    },
  });

  await ada.send('reopen-tallies', { auditId, jurisdiction: 'J1', reason: 'A sheet was read twice.' });
  await jane.send('finalize-tallies', { auditId, jurisdiction: 'J1' });
  expect(await ada.send('close-round', { auditId, round: 1 })).toEqual({ riskLimitMet: false });
  const progress = await ada.ask('round-progress', { auditId });
  expect(progress.measurements[0]?.pValue?.toFixed(10)).toBe('0.1316872428');
  expect(progress.heading.nextStep).toMatchObject({ step: 'start-next-round', figures: { round: 2 } });

  // What was seen of the round, of how many batches and ballots, and what was reported of the same batches.
  expect(roundIn(await ada.download(reportAddress({ auditId })))).toEqual([
    'candidate 1: 1600; candidate 2: 550; candidate 3: 450',
    '6',
    '2200',
    'candidate 1: 2200; candidate 2: 1100; candidate 3: 1100',
  ]);

  const again = await ada.ask('sample-sizes', { auditId });
  expect(again).toMatchObject({ round: 2, contests: [{ options: [{ size: 2 }] }] });
  await ada.send('launch-round', { auditId, round: 2, sampleSizes: { [CONTEST]: 2 } });
  await waitForRound(ada, auditId, 2);
  const desk = await jane.ask('jurisdiction', { auditId, jurisdiction: 'J1' });
  expect(desk).toMatchObject({ line: { status: 'complete' }, heading: { nextStep: { step: 'nothing-to-audit' } } });
  const second = await jane.ask('jurisdiction', { auditId, jurisdiction: 'J2' });
  expect(second.batches.find((batch) => batch.countedInRound === null)?.batch).toBe('Batch 4');
  const ticketsOf = (batches: typeof desk.batches) =>
    batches.flatMap(({ batch, tickets }) =>
      (tickets[CONTEST] ?? []).filter(({ round }) => round === 2).map(({ ticket }) => [batch, ticket]),
    );
  expect(ticketsOf(desk.batches)).toEqual([['Batch 4', '0.9782132493451071914']]);
  expect(ticketsOf(second.batches)).toEqual([['Batch 4', '0.608147659546583410']]);
  await record('J2', 'Batch 4', [sheet('Sheet 1', [500, 250, 250])]);
  await jane.send('finalize-tallies', { auditId, jurisdiction: 'J2' });
  await ada.send('close-round', { auditId, round: 2 });

  const report = await ada.download(reportAddress({ auditId }));
  expect(report).toContain('0.1316872428');
  expect(report).toContain('Totals,,2700');
  expect(await ada.download(discrepancyReportAddress(auditId))).toContain('Batch 3');

  // Seven batches: five of 500, 250 and 250 reported votes, and two of 100, 50 and 50. Seen is what was recorded above.
  const { contests } = await ada.ask('votes-seen', { auditId });
  expect(contests).toEqual([
    {
      contest: CONTEST,
      basis: 'same-units',
      unit: 'batches',
      lookedAt: 7,
      ballots: null,
      choices: [
        { name: 'candidate 1', reported: 2700, seen: 2100 },
        { name: 'candidate 2', reported: 1350, seen: 800 },
        { name: 'candidate 3', reported: 1350, seen: 700 },
      ],
    },
  ]);
  const { boards, pauseMinutes } = await ada.ask('hours-worked', { auditId });
  expect(pauseMinutes).toBe(30);
  expect(boards.map(({ jurisdiction, board, units }) => [jurisdiction, board, units])).toEqual([
    ['J1', null, 5],
    ['J2', null, 2],
  ]);
});

test('a batch drawn three times is counted once and measured three times', async () => {
  const { auditId, jane } = await planBatches(office, ada, { name: 'Three tickets' });
  await openFirstRound(ada, { auditId, seed: '0123', sampleSizes: { [CONTEST]: 7 } });
  const desk = await ada.ask('jurisdiction', { auditId, jurisdiction: 'J1' });
  expect(desk.line).toMatchObject({ draws: 5, units: 3 });
  expect(desk.batches[0]?.tickets[CONTEST]?.map((one) => one.ticket)).toEqual([
    '0.412447190344990933',
    '0.9216749971146661458',
    '0.99056429261666903579',
  ]);
  expect((await ada.ask('jurisdiction', { auditId, jurisdiction: 'J2' })).line).toMatchObject({ draws: 2, units: 2 });
  const exact: Readonly<Record<string, readonly number[]>> = { 'Batch 5': [300, 100, 100] };
  for (const jurisdiction of ['J1', 'J2']) {
    const { batches } = await jane.ask('jurisdiction', { auditId, jurisdiction });
    for (const { batch } of batches) {
      const sheets = [sheet('Sheet 1', exact[batch] ?? [500, 250, 250])];
      await jane.send('record-batch', { auditId, jurisdiction, batch, sheets, basedOn: null });
    }
    await jane.send('finalize-tallies', { auditId, jurisdiction });
  }
  expect(await ada.send('close-round', { auditId, round: 1 })).toEqual({ riskLimitMet: true });
  const { measurements } = await ada.ask('round-progress', { auditId });
  expect(measurements[0]?.pValue?.toFixed(10)).toBe('0.0585276635');
  expect(roundIn(await ada.download(reportAddress({ auditId })))).toEqual([
    'candidate 1: 2300; candidate 2: 1100; candidate 3: 1100',
    '5',
    '2250',
    'candidate 1: 2300; candidate 2: 1100; candidate 3: 1100',
  ]);
  await ada.send('conclude', { auditId, outcome: 'confirmed' });
  const { heading } = await ada.ask('round-progress', { auditId });
  expect(heading).toMatchObject({ phase: 'concluded', outcome: 'confirmed', nextStep: { step: 'download-report' } });
  expect(heading.stations.every((station) => station.state === 'done')).toBe(true);
});
