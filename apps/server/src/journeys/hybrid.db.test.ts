import { discrepancyReportAddress, reportAddress, retrievalListAddress } from '@plumbline/api';
import type { ManualVoteRecord } from '@plumbline/election';
import { afterAll, expect, test } from 'vitest';
import { COMPARED_CARDS, COMPARED_MANIFEST, clearBallotCvrs, dominionCvrs } from '../testing/compared-counties.ts';
import {
  HYBRID_CONTESTS,
  HYBRID_MANIFEST,
  HYBRID_NAMES,
  HYBRID_SEEN,
  HYBRID_UNRECORDED,
} from '../testing/hybrid-counties.ts';
import { openBoard } from '../testing/open-board.ts';
import { ADMINISTRATOR, openTestOffice, type TestPerson } from '../testing/test-office.ts';
import { commitInputs, FIRST_MANAGER, planAudit, SECOND_MANAGER, useFile, waitForRound } from './plan-audit.ts';

const office = await openTestOffice();
afterAll(() => office.close());
const ada = await office.signedIn(ADMINISTRATOR);

async function plan(name: string, { compatibility = true } = {}) {
  const auditId = await planAudit(office, ada, {
    name,
    type: 'hybrid',
    compatibility,
    contests: HYBRID_CONTESTS,
    participants: ({ first, second }) => `Jurisdiction,Admin Email\nJ1,${first}\nJ2,${second}\n`,
  });
  return { auditId, jane: await office.signedIn(FIRST_MANAGER), omar: await office.signedIn(SECOND_MANAGER) };
}

async function bringFiles({ auditId, jane, omar }: Awaited<ReturnType<typeof plan>>) {
  await useFile(jane, { auditId, kind: 'manifest', jurisdiction: 'J1' }, HYBRID_MANIFEST);
  await useFile(jane, { auditId, kind: 'cvrs', jurisdiction: 'J1' }, dominionCvrs());
  await useFile(omar, { auditId, kind: 'manifest', jurisdiction: 'J2' }, HYBRID_MANIFEST);
  await useFile(omar, { auditId, kind: 'cvrs', jurisdiction: 'J2' }, clearBallotCvrs());
  await ada.send('match-names', { auditId, jurisdiction: 'J2', ...HYBRID_NAMES });
}

test('a hybrid audit goes from nothing into a second round, to the published figures', async () => {
  const planned = await plan('Hybrid');
  const { auditId, jane, omar } = planned;
  await bringFiles(planned);
  const { contests: sizes, missing } = await sizesOf(auditId);
  expect(missing).toEqual([]);
  expect(sizes).toMatchObject([
    {
      contest: 'Contest 1',
      preferred: 'default',
      population: 50,
      strata: { cvr: 30, noCvr: 20 },
      options: [{ size: 23, strata: { cvr: 14, noCvr: 9 } }],
    },
  ]);
  await commitInputs(ada, auditId);
  await ada.send('set-seed', { auditId, seed: '1234567890' });
  const asked = { sampleSizes: { 'Contest 1': 23 }, strata: { 'Contest 1': { cvr: 14, noCvr: 9 } } };
  expect(await previewOf(auditId, asked)).toEqual([
    { jurisdiction: 'J1', draws: 13, units: 12 },
    { jurisdiction: 'J2', draws: 10, units: 9 },
  ]);
  await ada.send('launch-round', { auditId, round: 1, ...asked });
  await waitForRound(ada, auditId, 1);
  const { rounds } = await ada.ask('round-progress', { auditId });
  expect(rounds).toMatchObject([asked]);

  const first = await sitDown(jane, auditId, 'J1');
  const { ballots } = await first.ask('board', boardOf(auditId, 'J1'));
  // What is printed on a card is known of those that have a record, and of no other.
  for (const { tabulator, imprintedId } of ballots) {
    if (tabulator === 'TABULATOR3') expect(imprintedId).toBeNull();
    else expect(imprintedId).toMatch(/^[12]-[12]-\d$|^$/);
  }
  const list = (await jane.download(retrievalListAddress({ auditId, jurisdiction: 'J1' }))).split('\r\n');
  expect(list.filter((line) => line.startsWith('TABULATOR3')).every((line) => /BATCH1,\d+,,,/.test(line))).toBe(true);
  await lookAtCards(first, auditId, 'J1');
  await first.send('sign-off-board', { ...boardOf(auditId, 'J1'), typedNames: ['Joe'] });
  const second = await sitDown(omar, auditId, 'J2');
  await lookAtCards(second, auditId, 'J2');
  await second.send('sign-off-board', { ...boardOf(auditId, 'J2'), typedNames: ['Joe'] });

  // Cards without a record have nothing to differ from.
  const { cards } = await omar.ask('jurisdiction', { auditId, jurisdiction: 'J2' });
  expect(cards.map(({ tabulator, batch, position, contests }) => [tabulator, batch, position, contests])).toEqual([
    ['TABULATOR2', 'BATCH1', 1, [expect.objectContaining({ contest: 'Contest 1', marginChange: 1 })]],
  ]);
  expect(await ada.send('close-round', { auditId, round: 1 })).toEqual({ riskLimitMet: false });
  const { measurements } = await ada.ask('round-progress', { auditId });
  expect(measurements[0]).toMatchObject({ contest: 'Contest 1', draws: 23, riskLimitMet: false });
  expect(measurements[0]?.pValue).toBeCloseTo(0.1394502521, 10);
  expect(measurements[1]).toMatchObject({ contest: 'Contest 2', pValue: 1 });

  const report = await ada.download(reportAddress({ auditId }));
  expect(report).toContain('Sample Size: CVR');
  // Of the fourteen compared draws three fell on a card for each choice, and the others on cards that are for neither or for both.
  expect(report).toContain(',14,9,1-1: 3; 1-2: 3,1-1: 7; 1-2: 2,');
  expect(await ada.download(discrepancyReportAddress(auditId))).toContain('J2,TABULATOR2,BATCH1,1,2-1-1');

  const next = await sizesOf(auditId);
  expect(next.contests).toMatchObject([{ options: [{ size: 33, strata: { cvr: 20, noCvr: 13 } }] }]);
  const more = { sampleSizes: { 'Contest 1': 25 }, strata: { 'Contest 1': { cvr: 20, noCvr: 5 } } };
  await ada.send('launch-round', { auditId, round: 2, ...more });
  await waitForRound(ada, auditId, 2);
  expect((await ada.ask('round-progress', { auditId })).rounds[1]).toMatchObject(more);
}, 240_000);

const BOARD = 'Audit Board #01';

function boardOf(auditId: string, jurisdiction: string) {
  return { auditId, jurisdiction, board: BOARD };
}

type Asked = {
  readonly sampleSizes: Readonly<Record<string, number>>;
  readonly strata: Readonly<Record<string, { readonly cvr: number; readonly noCvr: number }>>;
};

/** Sizes are computed in a thread: whoever asks before it is done asks again. */
async function sizesOf(auditId: string) {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    const answer = await ada.ask('sample-sizes', { auditId });
    if (answer.state !== 'computing') return answer;
  }
  throw new Error('the sizes are not computed in time');
}

async function previewOf(auditId: string, { sampleSizes, strata }: Asked) {
  const wanted = { auditId, sizes: JSON.stringify(sampleSizes), strata: JSON.stringify(strata) };
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    const { state, rows } = await ada.ask('sample-preview', wanted);
    if (state === 'ready') return rows;
  }
  throw new Error('the preview is not computed in time');
}

/** The manager makes one board, and somebody sits down at it. */
async function sitDown(manager: TestPerson, auditId: string, jurisdiction: string): Promise<TestPerson> {
  await manager.send('create-boards', { auditId, jurisdiction, count: 1 });
  const { boards } = await manager.ask('jurisdiction', { auditId, jurisdiction });
  const board = office.nobody();
  await openBoard(office.services, board, boards[0]?.link);
  await board.send('name-board-members', { ...boardOf(auditId, jurisdiction), members: ['Joe'] });
  return board;
}

async function lookAtCards(board: TestPerson, auditId: string, jurisdiction: string): Promise<void> {
  const place = boardOf(auditId, jurisdiction);
  const { ballots, contests } = await board.ask('board', place);
  for (const { ballot, tabulator, batch, position } of ballots) {
    const [t, b] = [Number(tabulator?.at(-1)), Number(batch.at(-1))];
    const recorded = COMPARED_CARDS.find(([one, two, three]) => one === t && two === b && three === position)?.[4];
    const marks = HYBRID_SEEN[`${jurisdiction} ${t} ${b} ${position}`] ?? recorded ?? HYBRID_UNRECORDED;
    const names = contests.map(({ name }) => name);
    await board.send('record-ballot', { ...place, ballot, record: recordOf(marks, names), basedOn: null });
  }
}

function recordOf(marks: string, contests: readonly string[]): ManualVoteRecord {
  const interpretations = marks.split(' ').map((own, place) => {
    const choices = [...own].flatMap((mark, at) => (mark === '1' ? [`${place + 1}-${at + 1}`] : []));
    if (own.includes('-')) return { kind: 'contest-not-on-ballot', note: '' } as const;
    if (choices.length === 0) return { kind: 'blank', invalidWriteIn: false, note: '' } as const;
    return { kind: 'vote', choices, invalidWriteIn: false, note: '' } as const;
  });
  const named = interpretations.map((one, place) => [`Contest ${place + 1}`, one] as const);
  return { state: 'audited', interpretations: Object.fromEntries(named.filter(([name]) => contests.includes(name))) };
}

const MANIFEST_WITHOUT_RECORDS = HYBRID_MANIFEST.replaceAll(',Y', ',N');

test('a county without records brings a manifest alone, and its cards are all drawn as cards without one', async () => {
  const { auditId, jane, omar } = await plan('One county without records', { compatibility: false });
  await useFile(jane, { auditId, kind: 'manifest', jurisdiction: 'J1' }, HYBRID_MANIFEST);
  await useFile(jane, { auditId, kind: 'cvrs', jurisdiction: 'J1' }, dominionCvrs());
  await useFile(omar, { auditId, kind: 'manifest', jurisdiction: 'J2' }, MANIFEST_WITHOUT_RECORDS);
  const desk = await omar.ask('jurisdiction', { auditId, jurisdiction: 'J2' });
  expect(desk.slots.map(({ kind, needed }) => [kind, needed])).toEqual([
    ['manifest', true],
    ['cvrs', false],
  ]);
  expect(desk.heading.nextStep.step).toBe('state-manifest');
  expect(desk.line).toMatchObject({ status: 'files-complete', filesExpected: 1, ballotsWithCvrs: 0, cvrs: null });
  const { missing, strata, contests } = await sizesOf(auditId);
  expect(missing).toEqual([]);
  // 30 : 10 in all, of which the records of J1 have 7 : 3.
  expect(strata['Contest 1']).toEqual({
    cvr: { listed: 15, unlisted: 0, votes: { '1-1': 7, '1-2': 3 } },
    noCvr: { listed: 35, unlisted: 0, votes: { '1-1': 23, '1-2': 7 } },
  });
  expect(contests[0]?.strata).toEqual({ cvr: 15, noCvr: 35 });
});

test('sizes that are not divided, or not between what the strata have, are refused by the launch as by the preview', async () => {
  const planned = await plan('Sizes', { compatibility: false });
  const { auditId } = planned;
  await bringFiles(planned);
  await commitInputs(ada, auditId);
  await ada.send('set-seed', { auditId, seed: '1234567890' });
  const launch = (asked: { readonly sampleSizes: Asked['sampleSizes']; readonly strata?: Asked['strata'] }) =>
    ada.refused('launch-round', { auditId, round: 1, ...asked });
  const [name, sampleSizes] = ['Contest 1', { 'Contest 1': 23 }];
  expect((await launch({ sampleSizes })).code).toBe('sizes-not-divided');
  expect((await launch({ sampleSizes, strata: { [name]: { cvr: 14, noCvr: 8 } } })).code).toBe('sizes-not-divided');
  const above = await launch({ sampleSizes, strata: { [name]: { cvr: 2, noCvr: 21 } } });
  expect(above).toMatchObject({ code: 'sample-larger-than-population', issues: [{ path: `strata.${name}.noCvr` }] });
  const preview = await ada.client.ask('sample-preview', { auditId, sizes: JSON.stringify(sampleSizes) });
  expect(preview).toMatchObject({ ok: false, error: { code: 'sizes-not-divided' } });
});

test('a batch that changes its stratum has its records read again, and after the commitment none changes it', async () => {
  const planned = await plan('Moved', { compatibility: false });
  const { auditId, jane } = planned;
  await bringFiles(planned);
  const votesIn = async () => (await ada.ask('names-in-cvrs', { auditId })).strata['Contest 1']?.cvr.votes;
  expect(await votesIn()).toEqual({ '1-1': 14, '1-2': 6 });
  const moved = HYBRID_MANIFEST.replace('TABULATOR1,BATCH1,3,Y', 'TABULATOR1,BATCH1,3,N');
  await useFile(jane, { auditId, kind: 'manifest', jurisdiction: 'J1' }, moved);
  // Manifest and records count differently by other figures now, so somebody has to look again.
  const { slots } = await jane.ask('jurisdiction', { auditId, jurisdiction: 'J1' });
  const waiting = slots.find(({ kind }) => kind === 'cvrs');
  expect(waiting).toMatchObject({ registered: null, lastUpload: { accepted: true, needsConfirmation: true } });
  expect(waiting?.lastUpload?.issues.map(({ code }) => code)).toEqual(['CVRS_NOT_EXPECTED', 'CVR_COUNT_DIFFERS']);
  const cvrs = { auditId, kind: 'cvrs', jurisdiction: 'J1', uploadId: waiting?.lastUpload?.uploadId ?? '' } as const;
  await jane.send('register-file', { ...cvrs, confirmed: true });
  // The three records of the batch are 1 : 2, and their votes are among those without a record now.
  expect(await votesIn()).toEqual({ '1-1': 13, '1-2': 4 });
  await commitInputs(ada, auditId);
  const slot = { auditId, kind: 'manifest', jurisdiction: 'J1' } as const;
  const report = await jane.upload(slot, { name: 'manifest.csv', text: HYBRID_MANIFEST }).catch(() => undefined);
  const again =
    report && (await jane.refused('register-file', { ...slot, uploadId: report.uploadId, confirmed: true }));
  expect(again?.code ?? 'audit-not-in-phase').toBe('audit-not-in-phase');
  expect(await votesIn()).toEqual({ '1-1': 13, '1-2': 4 });
});

test('what does not add up keeps the audit from its commitment, and is said with its figures', async () => {
  const planned = await plan('Does not add up', { compatibility: false });
  const { auditId } = planned;
  await bringFiles(planned);
  const defining = (votes: readonly [number, number]) => ({
    auditId,
    contests: HYBRID_CONTESTS.slice(0, 1).map((contest) => ({
      ...contest,
      choices: contest.choices.map((choice, place) => ({ ...choice, votes: votes[place] ?? 0 })),
    })),
  });
  await ada.send('define-contests', defining([13, 10]));
  const above = { what: 'cvrs-above-totals', contest: 'Contest 1', choice: '1-1', inCvrs: 14, reported: 13 };
  expect((await ada.ask('names-in-cvrs', { auditId })).missing).toEqual([above]);
  expect((await ada.ask('plan', { auditId })).heading.nextStep.step).toBe('define-contests');
  expect((await ada.refused('commit-inputs', { auditId, confirmed: [] })).code).toBe('plan-incomplete');
  // 40 : 10 less 14 : 6 are 30 votes, and 20 cards have no record.
  await ada.send('define-contests', defining([40, 10]));
  const tooFew = { what: 'cards-without-cvr-too-few', contest: 'Contest 1', needed: 30, cards: 20 };
  expect((await ada.ask('names-in-cvrs', { auditId })).missing).toEqual([tooFew]);
});

test('a manifest without the column, or with another word in it, is refused, and so are records of no listed batch', async () => {
  const { auditId, jane } = await plan('Wrong files', { compatibility: false });
  const upload = (kind: 'manifest' | 'cvrs', text: string) =>
    jane.upload({ auditId, kind, jurisdiction: 'J1' }, { name: `${kind}.csv`, text });
  const codes = ({ accepted, issues }: Awaited<ReturnType<typeof upload>>) => [
    accepted,
    issues.map(({ code }) => code),
  ];
  expect(codes(await upload('manifest', COMPARED_MANIFEST))).toEqual([false, ['MISSING_COLUMN']]);
  expect(codes(await upload('manifest', HYBRID_MANIFEST.replace('10,N', '10,maybe')))).toEqual([false, ['NOT_YES_NO']]);
  const elsewhere = HYBRID_MANIFEST.replaceAll('TABULATOR', 'SCANNER');
  await useFile(jane, { auditId, kind: 'manifest', jurisdiction: 'J1' }, elsewhere);
  const ofOthers = await upload('cvrs', dominionCvrs());
  expect(ofOthers.accepted).toBe(false);
});
