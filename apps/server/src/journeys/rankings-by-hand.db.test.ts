import { randomUUID } from 'node:crypto';
import { documentAddress, reportAddress } from '@plumbline/api';
import { readPdf } from '@plumbline/documents/testing/read-pdf';
import type { RankedCount } from '@plumbline/election';
import { assert } from '@plumbline/prelude';
import { afterAll, expect, test } from 'vitest';
import { openBoard } from '../testing/open-board.ts';
import { RANKED_BALLOTS, RANKED_CONTEST, RANKED_MANIFEST, rankedCvrs, rankedRecord } from '../testing/ranked-county.ts';
import { ADMINISTRATOR, openTestOffice } from '../testing/test-office.ts';
import { commitInputs, FIRST_MANAGER, openFirstRound, planAudit, useFile, waitForRound } from './plan-audit.ts';

/* A contest counted by instant runoff, whose every ballot is counted by hand: directly, and after a sample. */

const office = await openTestOffice();
afterAll(() => office.close());
const ada = await office.signedIn(ADMINISTRATOR);
const jane = await office.signedIn(FIRST_MANAGER);

const CHOICES = ['Ann Lee', 'Bo Ruiz', 'Cy Orr'];

function mayor(rest: object = {}) {
  return {
    name: 'Mayor',
    targeted: true,
    winners: 1,
    votesAllowed: 1,
    majorityOrRunoff: false,
    totalBallots: null,
    cardsBearing: null,
    pendingBallots: 0,
    choices: CHOICES.map((name, place) => ({ name, votes: [32, 40, 28][place] ?? 0 })),
    jurisdictions: 'all' as const,
    countedBy: 'instant-runoff' as const,
    reportedWinner: 'Ann Lee',
    ...rest,
  };
}

const pile = (cards: number, ...names: readonly string[]) => ({
  ranks: names.map((name) => ({ choices: name === '' ? [] : name.split('='), invalidWriteIn: false })),
  cards,
});

function tally(
  batch: string,
  count: RankedCount | undefined,
  of: { readonly counted: number; readonly votes?: Record<string, Record<string, number>> },
) {
  const sheet = {
    name: 'Sheet 1',
    votes: {},
    ...(count && { rankings: { Mayor: count } }),
    ...(of.votes && { votes: of.votes }),
  };
  return {
    jurisdiction: 'Adams',
    batch,
    sheets: [sheet],
    cards: { type: 'election-day' as const, counted: of.counted, differenceConfirmed: null },
    basedOn: null,
  };
}

/** Ann 32, Bo 40, Cy 28 first choices, two ballots without the contest: with Cy out Ann has 60. */
const FIRST: RankedCount = {
  piles: [pile(22, 'Bo Ruiz'), pile(14, 'Cy Orr', 'Ann Lee'), pile(14, 'Ann Lee', 'Bo Ruiz')],
  without: 1,
};
const SECOND: RankedCount = {
  piles: [
    pile(18, 'Bo Ruiz', 'Cy Orr'),
    // A rank skipped, and two names at the second rank: Cy, and nobody after.
    pile(4, '', 'Cy Orr', 'Ann Lee'),
    pile(10, 'Cy Orr', 'Ann Lee'),
    pile(18, 'Ann Lee', 'Bo Ruiz=Cy Orr'),
    pile(3),
    pile(2, 'Ann Lee=Bo Ruiz'),
  ],
  without: 1,
};

async function direct(name: string, doubleEntry = false): Promise<string> {
  const auditId = await planAudit(office, ada, {
    name,
    type: 'full-hand-tally',
    compatibility: false,
    riskLimitPercent: 0,
    doubleEntry,
    contests: [mayor()],
    participants: ({ first }) => `Jurisdiction,Admin Email\nAdams,${first}\n`,
  });
  await useFile(
    jane,
    { auditId, kind: 'manifest', jurisdiction: 'Adams' },
    'Batch Name,Number of Ballots\nB1,51\nB2,56\n',
  );
  await commitInputs(ada, auditId);
  await ada.send('launch-round', { auditId, round: 1, sampleSizes: { Mayor: 2 } });
  await waitForRound(ada, auditId, 1);
  return auditId;
}

const cellsUnder = (report: string, head: string) => {
  const lines = report.split('\r\n');
  const at = lines.findIndex((line) => line.includes(head));
  const end = lines.findIndex((line, place) => place > at && line === '');
  return lines.slice(at + 1, end < 0 ? undefined : end);
};

test('a ranked contest is counted by rankings, and who wins is found by instant runoff', async () => {
  const auditId = await direct('By rankings');
  const enter = (input: ReturnType<typeof tally>) => jane.refused('record-batch', { auditId, ...input });
  expect((await enter(tally('B1', undefined, { counted: 51 }))).code).toBe('rankings-missing');
  const votes = { Mayor: Object.fromEntries(CHOICES.map((name) => [name, 17])) };
  expect((await enter(tally('B1', undefined, { counted: 51, votes }))).code).toBe('rankings-missing');
  const lost = await enter(tally('B1', { ...FIRST, without: 0 }, { counted: 51 }));
  expect(lost).toMatchObject({ code: 'rankings-not-all-cards', detail: expect.stringContaining('50') });
  const twice = { piles: [pile(25, 'Ann Lee', 'Bo Ruiz'), pile(26, 'Ann Lee', 'Bo Ruiz', '')], without: 0 };
  expect(await enter(tally('B1', twice, { counted: 51 }))).toMatchObject({
    code: 'ranking-repeated',
    detail: expect.stringContaining('Ann Lee > Bo Ruiz'),
  });
  const stranger = { piles: [pile(51, 'Di Fox')], without: 0 };
  expect((await enter(tally('B1', stranger, { counted: 51 }))).code).toBe('unknown-choice');
  // The other rule for the count of ballots holds as before.
  expect((await enter(tally('B1', FIRST, { counted: 50 }))).code).toBe('cards-differ-from-manifest');
  await jane.send('create-review-team', { auditId, jurisdiction: 'Adams' });
  const toTeam = { auditId, jurisdiction: 'Adams', batch: 'B1', kinds: { duplicate: 1 }, remark: '', basedOn: null };
  expect((await jane.refused('send-batch-to-review', toTeam)).code).toBe('rankings-not-for-review');

  await jane.send('record-batch', { auditId, ...tally('B1', FIRST, { counted: 51 }) });
  const { batches } = await jane.ask('jurisdiction', { auditId, jurisdiction: 'Adams' });
  expect(batches[0]).toMatchObject({ batch: 'B1', sheets: [{ votes: {}, rankings: { Mayor: FIRST } }] });
  await jane.send('record-batch', { auditId, ...tally('B2', SECOND, { counted: 56 }) });
  expect((await ada.ask('round-progress', { auditId })).runoffs).toEqual({});
  await jane.send('finalize-tallies', { auditId, jurisdiction: 'Adams' });
  await ada.send('close-round', { auditId, round: 1 });

  const { measurements, runoffs, handCounts } = await ada.ask('round-progress', { auditId });
  expect(measurements).toMatchObject([{ outcome: 'hand-tally-confirmed' }]);
  expect(handCounts).toEqual({ Mayor: { 'Ann Lee': 32, 'Bo Ruiz': 40, 'Cy Orr': 28 } });
  expect(runoffs).toEqual({
    Mayor: {
      rounds: [
        {
          cards: [
            { choice: 'Ann Lee', cards: 32 },
            { choice: 'Bo Ruiz', cards: 40 },
            { choice: 'Cy Orr', cards: 28 },
          ],
          exhausted: 0,
          eliminated: ['Cy Orr'],
        },
        {
          cards: [
            { choice: 'Ann Lee', cards: 60 },
            { choice: 'Bo Ruiz', cards: 40 },
          ],
          exhausted: 0,
          eliminated: ['Bo Ruiz'],
        },
      ],
      // Three blank, and two with both at the first rank.
      forNobody: 5,
      level: [],
      mayWin: ['Ann Lee'],
    },
  });
  await ada.send('conclude', { auditId, outcome: 'confirmed' });
  expect((await ada.ask('official-results', { auditId })).contests).toMatchObject([
    { change: 'same-winner', reportedWinners: ['Ann Lee'], officialWinners: ['Ann Lee'] },
  ]);

  const report = await ada.download(reportAddress({ auditId }));
  expect(report).toContain('Instant runoff (votes are first choices),Ann Lee');
  expect(cellsUnder(report, 'INSTANT RUNOFF BY HAND COUNT')).toEqual([
    'Contest Name,Step,Choice,Ballots in Step,After the Step',
    'Mayor,1,Ann Lee,32,Left',
    'Mayor,1,Bo Ruiz,40,Left',
    'Mayor,1,Cy Orr,28,Out',
    'Mayor,1,(exhausted: every choice on the ballot is out),0,',
    'Mayor,2,Ann Lee,60,Won',
    'Mayor,2,Bo Ruiz,40,Out',
    'Mayor,2,(exhausted: every choice on the ballot is out),0,',
    'Mayor,,(ballots that count for nobody in any step),5,',
    'Mayor,,Ann Lee wins,,',
  ]);
  const rankings = cellsUnder(report, 'RANKINGS COUNTED IN EACH BATCH');
  expect(rankings).toContain('Adams,B2,Mayor,; Cy Orr; Ann Lee,4');
  expect(rankings).toContain('Adams,B2,Mayor,Ann Lee; Bo Ruiz = Cy Orr,18');
  expect(rankings).toContain('Adams,B2,Mayor,BLANK,3');
  expect(rankings).toContain('Adams,B2,Mayor,CONTEST_NOT_ON_BALLOT,1');
  expect(rankings).toHaveLength(1 + 4 + 7);
  const { pages } = await readPdf(
    await jane.downloadBytes(documentAddress({ auditId, jurisdiction: 'Adams', document: 'batch-tally-sheets' })),
  );
  const sheet = pages.map(({ text }) => text.replaceAll(/\s+/g, ' ')).join(' ');
  expect(sheet).toContain('Rank 1');
  expect(sheet).toContain('Contest not on the ballot');
}, 240_000);

test('a tie that decides who wins is not determined, and nobody wins', async () => {
  const auditId = await direct('A tie');
  const level = (cards: number, without: number) => ({
    piles: [pile(cards, 'Ann Lee'), pile(cards, 'Bo Ruiz')],
    without,
  });
  await jane.send('record-batch', { auditId, ...tally('B1', level(25, 1), { counted: 51 }) });
  await jane.send('record-batch', { auditId, ...tally('B2', level(28, 0), { counted: 56 }) });
  await jane.send('finalize-tallies', { auditId, jurisdiction: 'Adams' });
  await ada.send('close-round', { auditId, round: 1 });
  const { measurements, runoffs } = await ada.ask('round-progress', { auditId });
  expect(measurements).toMatchObject([{ outcome: 'hand-tally-open' }]);
  expect(runoffs.Mayor).toMatchObject({ level: ['Ann Lee', 'Bo Ruiz'], mayWin: ['Ann Lee', 'Bo Ruiz'] });
  expect((await ada.refused('conclude', { auditId, outcome: 'confirmed' })).code).toBe('outcome-not-as-counted');
  await ada.send('conclude', { auditId, outcome: 'unsettled' });
  const report = await ada.download(reportAddress({ auditId }));
  expect(report).toContain('Not determined: it hangs on a tie');
  // Who is level is said to be so, and not that ballots nobody saw could change it: everything was seen.
  expect(cellsUnder(report, 'OFFICIAL RESULTS BY HAND COUNT')).toEqual([
    'Contest Name,Choice,Counted Votes,Result by Hand Count',
    'Mayor,Ann Lee,53,Tied',
    'Mayor,Bo Ruiz,53,Tied',
    'Mayor,Cy Orr,0,Open',
  ]);
  const [mayorResult] = (await ada.ask('official-results', { auditId })).contests;
  expect(mayorResult).toMatchObject({ change: 'open', officialWinners: [] });
  expect(mayorResult?.choices.map(({ result }) => result)).toEqual(['tied', 'tied', 'open']);
}, 240_000);

test('a tie is decided by the lot that the office states, and the report says so', async () => {
  const auditId = await direct('By lot');
  const level = (cards: number, without: number) => ({
    piles: [pile(cards, 'Ann Lee'), pile(cards, 'Bo Ruiz')],
    without,
  });
  await jane.send('record-batch', { auditId, ...tally('B1', level(25, 1), { counted: 51 }) });
  await jane.send('record-batch', { auditId, ...tally('B2', level(28, 0), { counted: 56 }) });
  await jane.send('finalize-tallies', { auditId, jurisdiction: 'Adams' });
  const seen = { level: ['Ann Lee', 'Bo Ruiz'], cards: 53 };
  const lot = { auditId, round: 1, contest: 'Mayor', seen, out: 'Bo Ruiz', reason: 'By coin, before both of them' };
  expect((await ada.refused('state-lot', lot)).code).toBe('audit-not-in-phase');
  await ada.send('close-round', { auditId, round: 1 });
  // It is asked for once, and then remembered.
  expect((await ada.ask('round-progress', { auditId })).runoffs.Mayor?.mayWin).toHaveLength(2);
  expect(await ada.refused('state-lot', { ...lot, out: 'Cy Orr' })).toMatchObject({ code: 'not-level', status: 400 });
  const other = { ...lot, seen: { ...seen, cards: 52 } };
  expect(await ada.refused('state-lot', other)).toMatchObject({ code: 'tie-not-as-seen', status: 409 });
  expect(await jane.refused('state-lot', lot)).toMatchObject({ status: 403 });
  await ada.send('state-lot', lot);
  await ada.send('close-round', { auditId, round: 1 });
  const { measurements, runoffs, earlierClosings } = await ada.ask('round-progress', { auditId });
  expect(measurements).toMatchObject([{ outcome: 'hand-tally-confirmed', handTally: { winners: ['Ann Lee'] } }]);
  expect(runoffs.Mayor).toMatchObject({ rounds: [{}, { eliminated: ['Bo Ruiz'], byLot: true }], mayWin: ['Ann Lee'] });
  expect(earlierClosings).toMatchObject([{ reason: { text: lot.reason } }]);
  await ada.send('conclude', { auditId, outcome: 'confirmed' });
  expect((await ada.refused('state-lot', lot)).code).toBe('audit-not-in-phase');
  const report = await ada.download(reportAddress({ auditId }));
  expect(cellsUnder(report, 'INSTANT RUNOFF BY HAND COUNT')).toEqual(
    expect.arrayContaining(['Mayor,2,Ann Lee,53,Won', 'Mayor,2,Bo Ruiz,53,Out by lot']),
  );
  expect(report).toContain(lot.reason);
}, 240_000);

test('nobody is said to have won where one ballot that nobody saw could change it', async () => {
  const auditId = await direct('One missing');
  const between = (ann: number, bo: number, blank: number) => ({
    piles: [pile(ann, 'Ann Lee'), pile(bo, 'Bo Ruiz'), pile(blank)],
    without: 0,
  });
  await jane.send('record-batch', { auditId, ...tally('B1', between(26, 25, 0), { counted: 51 }) });
  const { cards, ...b2 } = tally('B2', between(27, 27, 1), { counted: 55 });
  await jane.send('record-batch', { auditId, ...b2, cards: { ...cards, differenceConfirmed: -1 } });
  await jane.send('finalize-tallies', { auditId, jurisdiction: 'Adams' });
  await ada.send('close-round', { auditId, round: 1 });
  const { measurements } = await ada.ask('round-progress', { auditId });
  expect(measurements).toMatchObject([{ outcome: 'hand-tally-open', handTally: { settled: false } }]);
  const report = await ada.download(reportAddress({ auditId }));
  expect(cellsUnder(report, 'INSTANT RUNOFF BY HAND COUNT')).toEqual([
    'Contest Name,Step,Choice,Ballots in Step,After the Step',
    'Mayor,1,Ann Lee,53,Left',
    'Mayor,1,Bo Ruiz,52,Left',
    'Mayor,1,Cy Orr,0,Out',
    'Mayor,1,(exhausted: every choice on the ballot is out),0,',
    'Mayor,2,Ann Lee,53,Left',
    'Mayor,2,Bo Ruiz,52,Out',
    'Mayor,2,(exhausted: every choice on the ballot is out),0,',
    'Mayor,,(ballots that count for nobody in any step),1,',
    expect.stringMatching(
      /^Mayor,,"Open: Ann Lee wins among the ballots that were counted, and .* cannot change it",,$/,
    ),
  ]);
  // Nobody ranked Cy first, and that is a number too.
  expect(cellsUnder(report, 'FULL HAND TALLY BATCH RESULTS')).toContainEqual(
    expect.stringMatching(/^Adams,B1,Election Day,51,51,0,26,25,0,/),
  );
}, 240_000);

test('two who enter a batch without knowing of one another agree by what the ballots say, and not by the order of their rows', async () => {
  const auditId = await direct('Twice', true);
  const place = { auditId, jurisdiction: 'Adams' };
  const { link } = await jane.send('make-tally-link', place);
  const laptop = office.nobody();
  await laptop.send('sign-in-to-tally-entry', { token: link.split('/').at(-1) ?? '', people: ['Cid'] });
  const { request } = await laptop.ask('tally-request', {});
  const [asked] = (await jane.ask('tally-requests', place)).requests;
  assert(request?.number != null && asked !== undefined, 'the manager sees the request');
  await jane.send('confirm-tally-entry', { ...place, entryId: asked.entryId, number: request.number });
  const made = (reader: 'alone' | 'together', replaces: readonly string[] = []) => ({
    ...{ id: randomUUID(), device: randomUUID(), number: 1, enteredAt: '2026-11-04T10:00:00.000Z' },
    ...{ reader, replaces: [...replaces] },
  });
  const b1 = async () => (await laptop.ask('tally-entry', place)).batches.find(({ batch }) => batch === 'B1');

  await jane.send('record-batch', { auditId, ...tally('B1', FIRST, { counted: 51 }), entry: made('alone') });
  // Nothing of it is in any answer until others have entered it too.
  expect(await b1()).toMatchObject({ sheets: [], contested: [], enteredOnce: { you: 'not-entered' } });
  const otherRows = { ...FIRST, piles: FIRST.piles.toReversed() };
  await laptop.send('record-batch', { auditId, ...tally('B1', otherRows, { counted: 51 }), entry: made('alone') });
  expect(await b1()).toMatchObject({ countedInRound: 1, contested: [] });

  // One ballot in another pile, with the same first choice.
  await jane.send('record-batch', { auditId, ...tally('B2', SECOND, { counted: 56 }), entry: made('alone') });
  const slip = { ...SECOND, piles: SECOND.piles.with(0, pile(17, 'Bo Ruiz', 'Cy Orr')).concat(pile(1, 'Bo Ruiz')) };
  await laptop.send('record-batch', { auditId, ...tally('B2', slip, { counted: 56 }), entry: made('alone') });
  const b2 = (await laptop.ask('tally-entry', place)).batches.find(({ batch }) => batch === 'B2');
  expect(b2).toMatchObject({ countedInRound: null, contested: [{}, {}] });
  expect((await jane.refused('finalize-tallies', place)).code).toBe('batches-contested');
  const settled = { ...tally('B2', SECOND, { counted: 56 }), entry: made('together', b2?.entries) };
  await jane.send('record-batch', { auditId, ...settled });
  await jane.send('finalize-tallies', place);
  // That they differed stays in the record, ranking by ranking.
  const { cases } = await jane.ask('cases', { auditId });
  expect(cases.flatMap(({ lines }) => lines.map(({ audited }) => audited))).toMatchObject([
    { kind: 'counted-otherwise', tallies: [], rankings: [{}, {}] },
  ]);
  const report = await ada.download(reportAddress({ auditId }));
  expect(report).toContain('Bo Ruiz > Cy Orr: 17');
}, 240_000);

test('a sample of a ranked contest leads to a count of every ballot, with the contest and who was reported to win', async () => {
  const auditId = await planAudit(office, ada, {
    name: 'Ranked, a sample',
    type: 'ballot-comparison',
    compatibility: false,
    contests: [RANKED_CONTEST],
    participants: ({ first }) => `Jurisdiction,Admin Email\nAdams,${first}\n`,
  });
  await useFile(jane, { auditId, kind: 'manifest', jurisdiction: 'Adams' }, RANKED_MANIFEST);
  await useFile(jane, { auditId, kind: 'cvrs', jurisdiction: 'Adams' }, rankedCvrs());
  await ada.send('find-assertions', { auditId });
  await openFirstRound(ada, { auditId, seed: '1234567890', sampleSizes: { Mayor: 23 } });
  await jane.send('create-boards', { auditId, jurisdiction: 'Adams', count: 1 });
  const { boards } = await jane.ask('jurisdiction', { auditId, jurisdiction: 'Adams' });
  const board = office.nobody();
  await openBoard(office.services, board, boards[0]?.link);
  const at = { auditId, jurisdiction: 'Adams', board: 'Audit Board #01' };
  await board.send('name-board-members', { ...at, members: ['Joe'] });
  const { ballots } = await board.ask('board', at);
  for (const { ballot } of ballots) {
    const record = rankedRecord(['Bo Ruiz', 'Ann Lee', 'Cy Orr']);
    await board.send('record-ballot', { ...at, ballot, record, basedOn: null });
  }
  await board.send('sign-off-board', { ...at, typedNames: ['Joe'] });
  expect(await ada.send('close-round', { auditId, round: 1 })).toEqual({ riskLimitMet: false });

  const next = await ada.send('escalate-audit', { auditId, name: 'Ranked, every ballot' });
  const { plan } = await ada.ask('plan', next);
  expect(plan.contests).toMatchObject([{ name: 'Mayor', countedBy: 'instant-runoff', reportedWinner: 'Ann Lee' }]);
  await commitInputs(ada, next.auditId);
  await ada.send('launch-round', { ...next, round: 1, sampleSizes: { Mayor: 2 } });
  await waitForRound(ada, next.auditId, 1);
  const { batches } = await jane.ask('jurisdiction', { ...next, jurisdiction: 'Adams' });
  for (const { batch } of batches) {
    const own = RANKED_BALLOTS.filter((_, place) => (place < 50 ? 'B1' : 'B2') === batch);
    const piles = [...Map.groupBy(own, (ranking) => ranking.join('>')).values()].map((alike) =>
      pile(alike.length, ...(alike[0] ?? [])),
    );
    await jane.send('record-batch', { ...next, ...tally(batch, { piles, without: 0 }, { counted: own.length }) });
  }
  await jane.send('finalize-tallies', { ...next, jurisdiction: 'Adams' });
  await ada.send('close-round', { ...next, round: 1 });
  const { measurements, runoffs } = await ada.ask('round-progress', next);
  expect(measurements).toMatchObject([{ outcome: 'hand-tally-confirmed' }]);
  expect(runoffs.Mayor).toMatchObject({
    mayWin: ['Ann Lee'],
    rounds: [{ cards: [{ cards: 60 }, { cards: 30 }, { cards: 10 }] }, {}],
  });
  await ada.send('conclude', { ...next, outcome: 'confirmed' });
  // The page of the sample names who was reported to win as well, though its own plan left that to the records.
  expect((await ada.ask('official-results', { auditId })).contests).toMatchObject([
    { change: 'same-winner', reportedWinners: ['Ann Lee'], officialWinners: ['Ann Lee'] },
  ]);
}, 240_000);
