import { retrievalListAddress } from '@plumbline/api';
import { afterAll, expect, test } from 'vitest';
import {
  COMPARED_CONTESTS,
  COMPARED_MANIFEST,
  COMPARED_NAMES,
  clearBallotCvrs,
  dominionCvrs,
} from '../testing/compared-counties.ts';
import { ADMINISTRATOR, openTestOffice } from '../testing/test-office.ts';
import { FIRST_MANAGER, openFirstRound, planAudit, SECOND_MANAGER, useFile } from './plan-audit.ts';

/* Cast vote records that come too early, do not fit, are read anew, or are drawn from by what is on the cards. */

const office = await openTestOffice();
afterAll(() => office.close());
const ada = await office.signedIn(ADMINISTRATOR);
const jane = await office.signedIn(FIRST_MANAGER);
const omar = await office.signedIn(SECOND_MANAGER);

async function plan(name: string, contests: Parameters<typeof planAudit>[2]['contests'] = COMPARED_CONTESTS) {
  return planAudit(office, ada, {
    name,
    type: 'ballot-comparison',
    compatibility: false,
    contests,
    participants: ({ first, second }) => `Jurisdiction,Admin Email\nJ1,${first}\nJ2,${second}\n`,
  });
}

const manifestOf = (auditId: string, jurisdiction: string) => ({ auditId, kind: 'manifest', jurisdiction }) as const;
const cvrsOf = (auditId: string, jurisdiction: string) => ({ auditId, kind: 'cvrs', jurisdiction }) as const;

test('without a manifest the records are refused with what to do first, and so is a file that is something else', async () => {
  const auditId = await plan('Too early');
  const slot = cvrsOf(auditId, 'J1');
  const early = await jane.upload(slot, { name: 'cvrs.csv', text: dominionCvrs() });
  expect(early).toMatchObject({ accepted: false, issues: [{ code: 'NEED_MANIFEST' }], batchCounts: null });
  const used = await jane.refused('register-file', { ...slot, uploadId: early.uploadId, confirmed: true });
  expect(used.code).toBe('upload-refused');
  await useFile(jane, manifestOf(auditId, 'J1'), COMPARED_MANIFEST);
  const wrong = await jane.upload(slot, { name: 'manifest.csv', text: COMPARED_MANIFEST });
  expect(wrong).toMatchObject({ accepted: false, issues: [{ code: 'UNKNOWN_KIND', found: 'a manifest file' }] });
  expect(wrong.batchCounts).toBeNull();
  // All that is wrong is said at once, each with its place.
  const damaged = dominionCvrs()
    .replace('BATCH1,1,1-1-1', 'BATCH9,1,1-1-1')
    .replace('2-1-2,Mail,12,COUNTY,1', '2-1-2,Mail,12,COUNTY,x');
  const report = await jane.upload(slot, { name: 'cvrs.csv', text: damaged });
  expect(report.accepted).toBe(false);
  expect(report.issues.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['BAD_VOTE_VALUE', 'BATCH_NOT_IN_MANIFEST']),
  );
  expect(report.issues.find(({ code }) => code === 'BAD_VOTE_VALUE')?.row).toBe(12);
});

test('after another manifest the records are read against it: what fits stays in use, what does not waits with its problems', async () => {
  const auditId = await plan('Manifest replaced');
  await useFile(jane, manifestOf(auditId, 'J1'), COMPARED_MANIFEST);
  await useFile(jane, cvrsOf(auditId, 'J1'), dominionCvrs());
  const slotOf = async (kind: string) => {
    const { slots } = await jane.ask('jurisdiction', { auditId, jurisdiction: 'J1' });
    return slots.find((slot) => slot.kind === kind);
  };
  expect((await slotOf('cvrs'))?.registered?.figures).toMatchObject({ withoutCvr: 1 });

  // Now every record has its card: nothing is left to confirm.
  await useFile(jane, manifestOf(auditId, 'J1'), COMPARED_MANIFEST.replace('BATCH2,6', 'BATCH2,5'));
  expect((await slotOf('cvrs'))?.registered?.figures).toMatchObject({ withoutCvr: 0 });

  // Another batch counts differently, which nobody has confirmed.
  await useFile(
    jane,
    manifestOf(auditId, 'J1'),
    COMPARED_MANIFEST.replace('TABULATOR1,BATCH1,3', 'TABULATOR1,BATCH1,4'),
  );
  expect(await slotOf('cvrs')).toMatchObject({
    registered: null,
    lastUpload: { accepted: true, needsConfirmation: true, batchCounts: { differ: 2 } },
  });
  await useFile(jane, manifestOf(auditId, 'J1'), COMPARED_MANIFEST.replaceAll('TABULATOR2', 'SCANNER2'));
  const refused = await slotOf('cvrs');
  expect(refused?.lastUpload?.accepted).toBe(false);
  expect(refused?.lastUpload?.issues.map(({ code }) => code)).toContain('BATCH_NOT_IN_MANIFEST');
  expect((await ada.ask('sample-sizes', { auditId })).missing).toContainEqual({ what: 'cvrs', jurisdiction: 'J1' });
});

test('records that do not say how many votes a contest allows are read with what is typed, under the name they have', async () => {
  const auditId = await plan('Votes allowed');
  await useFile(jane, manifestOf(auditId, 'J1'), COMPARED_MANIFEST);
  const unsaid = dominionCvrs().replaceAll(' (Vote For=2)', '').replaceAll('Contest 2', 'SECOND');
  await useFile(jane, cvrsOf(auditId, 'J1'), unsaid);
  await useFile(omar, manifestOf(auditId, 'J2'), COMPARED_MANIFEST);
  await useFile(omar, cvrsOf(auditId, 'J2'), clearBallotCvrs());
  await ada.send('match-names', { auditId, jurisdiction: 'J2', ...COMPARED_NAMES });
  const votesOf = async () => {
    const { jurisdictions } = await ada.ask('names-in-cvrs', { auditId });
    const second = jurisdictions[0]?.cvrs?.contests.find(({ name }) => name === 'SECOND');
    return [second?.votesAllowed, second?.choices.map(({ votes }) => votes)];
  };
  // One card bears three marks: nobody knows yet that these are too many.
  expect(await votesOf()).toEqual([null, [13, 6, 8]]);
  const [first, second] = COMPARED_CONTESTS;
  const typed = [first, { ...second, votesAllowed: 2 }] as typeof COMPARED_CONTESTS;
  await ada.send('define-contests', { auditId, contests: typed });
  expect(await votesOf()).toEqual([null, [13, 6, 8]]);
  await ada.send('match-names', { auditId, jurisdiction: 'J1', contests: { SECOND: 'Contest 2' }, choices: {} });
  expect(await votesOf()).toEqual([2, [12, 5, 7]]);
  const { plan: planned } = await ada.ask('plan', { auditId });
  expect(planned.contests[1]?.choices.map(({ votes }) => votes)).toEqual([24, 10, 14]);
});

test('by card style a contest is drawn from the cards whose record bears it, and those that have none', async () => {
  const auditId = await plan('Card styles');
  for (const [person, jurisdiction, cvrs] of [
    [jane, 'J1', dominionCvrs()],
    [omar, 'J2', clearBallotCvrs()],
  ] as const) {
    await useFile(person, manifestOf(auditId, jurisdiction), COMPARED_MANIFEST);
    await useFile(person, cvrsOf(auditId, jurisdiction), cvrs);
  }
  await ada.send('match-names', { auditId, jurisdiction: 'J2', ...COMPARED_NAMES });
  await ada.send('choose-sampling', { auditId, cardStyles: true });
  const { plan: planned, contests } = await ada.ask('sample-sizes', { auditId });
  expect(planned.cvrs?.cardStyles).toBe(true);
  // In each county eleven records bear the first contest, and one card has none.
  expect(contests).toMatchObject([{ contest: 'Contest 1', population: 24, refusal: null }]);
  await openFirstRound(ada, { auditId, seed: '1234567890', sampleSizes: { 'Contest 1': 12 } });
  const drawn: string[] = [];
  for (const [person, jurisdiction] of [
    [jane, 'J1'],
    [omar, 'J2'],
  ] as const) {
    await person.send('create-boards', { auditId, jurisdiction, count: 1 });
    const list = await person.download(retrievalListAddress({ auditId, jurisdiction }));
    drawn.push(...list.trim().split('\r\n').slice(1));
  }
  expect(drawn.length).toBeGreaterThan(0);
  expect(drawn.filter((line) => /^TABULATOR2,BATCH2,[345],/.test(line))).toEqual([]);
});
