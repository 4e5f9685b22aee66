import { afterAll, expect, test } from 'vitest';
import { BATCHES } from '../demonstration/small-elections.ts';
import { ADMINISTRATOR, openTestOffice } from '../testing/test-office.ts';
import { commitInputs, FIRST_MANAGER, openFirstRound, waitForRound } from './plan-audit.ts';
import { planBatches } from './plan-small-election.ts';

/* Reported, seen in a sample, and counted by hand: the third is official when the count of every ballot is concluded, and not before. */

const office = await openTestOffice();
afterAll(() => office.close());
const ada = await office.signedIn(ADMINISTRATOR);
const jane = await office.signedIn(FIRST_MANAGER);

const CONTEST = 'Contest 1';
const NAMES = ['candidate 1', 'candidate 2', 'candidate 3'];
const votesOf = (...counts: readonly number[]) => ({
  [CONTEST]: Object.fromEntries(NAMES.map((name, place) => [name, counts[place] ?? 0])),
});

/** Enters each batch with the same votes, and declares them final. */
async function count(auditId: string, sheet: (ballots: number) => readonly number[], withCards: boolean) {
  for (const jurisdiction of ['J1', 'J2']) {
    const { batches } = await jane.ask('jurisdiction', { auditId, jurisdiction });
    for (const { batch, ballots } of batches) {
      await jane.send('record-batch', {
        auditId,
        jurisdiction,
        batch,
        sheets: [{ name: 'Sheet 1', votes: votesOf(...sheet(ballots)) }],
        ...(withCards && { cards: { type: 'election-day' as const, counted: ballots, differenceConfirmed: null } }),
        basedOn: null,
      });
    }
    await jane.send('finalize-tallies', { auditId, jurisdiction });
  }
}

/** A sample of six batches in which nobody voted for the reported winner. */
async function sampled(name: string): Promise<string> {
  const { auditId } = await planBatches(office, ada, { name });
  await openFirstRound(ada, { auditId, seed: '1234567890', sampleSizes: { [CONTEST]: 7 } });
  await count(auditId, () => [0, 10, 20], false);
  await ada.send('close-round', { auditId, round: 1 });
  return auditId;
}

test('before there is a count of every ballot there is no official result', async () => {
  const auditId = await sampled('A sample alone');
  expect(await ada.ask('official-results', { auditId })).toEqual({ count: null, sample: null, contests: [] });
});

test('the sample and the count say the same of each other: pending until the count is concluded, and then what it changed', async () => {
  const auditId = await sampled('First a sample');
  const name = 'Then every ballot';
  const next = await ada.send('escalate-audit', { auditId, name });
  const inSample = await ada.ask('official-results', { auditId });
  const pending = (reported: number, seen: number) => ({ reported, seen, official: null, result: null });
  const [first, second, third] = NAMES;
  // Six batches with the same sheet.
  const contest = {
    contest: CONTEST,
    sample: { lookedAt: 6, unit: 'batches' },
    change: null,
    reportedWinners: ['candidate 1'],
    officialWinners: [],
    choices: [
      { name: first, ...pending(5000, 0) },
      { name: second, ...pending(2500, 60) },
      { name: third, ...pending(2500, 120) },
    ],
  };
  expect(inSample).toEqual({
    count: { ...next, name, isThis: false, state: 'under-way' },
    sample: { auditId, name: 'First a sample', isThis: true },
    contests: [contest],
  });

  // An observer of the sample was not invited to the count.
  const watching = { email: 'olive@watchers.example', name: 'Olive Reed', days: 3 };
  await ada.send('invite-observer', { auditId, ...watching });
  const olive = await office.signedIn(watching.email);

  await commitInputs(ada, next.auditId);
  await ada.send('launch-round', { auditId: next.auditId, round: 1, sampleSizes: { [CONTEST]: 15 } });
  await waitForRound(ada, next.auditId, 1);
  expect(await ada.ask('official-results', next)).toEqual({
    count: { ...next, name, isThis: true, state: 'under-way' },
    sample: { auditId, name: 'First a sample', isThis: false },
    contests: [contest],
  });
  await count(next.auditId, (ballots) => [0, ballots, 0], true);
  await ada.send('close-round', { auditId: next.auditId, round: 1 });
  // Counted, and still to be corrected: the round may be opened again.
  expect((await ada.ask('official-results', { auditId })).contests).toEqual([contest]);
  await ada.send('conclude', { auditId: next.auditId, outcome: 'overturned' });

  const counted = { reported: 5000, seen: 0, official: 0, result: 'not-won' };
  const official = {
    ...contest,
    change: 'winners',
    officialWinners: ['candidate 2'],
    choices: [
      { name: first, ...counted },
      // 5,000 ballots, and a vote on each.
      { name: second, reported: 2500, seen: 60, official: 5000, result: 'won' },
      { name: third, reported: 2500, seen: 120, official: 0, result: 'not-won' },
    ],
  };
  expect((await ada.ask('official-results', { auditId })).contests).toEqual([official]);
  expect(await ada.ask('official-results', next)).toEqual({
    count: { ...next, name, isThis: true, state: 'concluded' },
    sample: { auditId, name: 'First a sample', isThis: false },
    contests: [official],
  });

  expect(await olive.ask('official-results', { auditId })).toEqual({
    count: { ...next, name, isThis: false, state: 'not-readable' },
    sample: { auditId, name: 'First a sample', isThis: true },
    contests: [contest],
  });
  await ada.send('invite-observer', { ...next, ...watching });
  const both = await office.signedIn(watching.email);
  expect((await both.ask('official-results', { auditId })).contests).toEqual([official]);
  const refused = await jane.client.ask('official-results', { auditId });
  expect(refused).toMatchObject({ ok: false, error: { status: 403 } });
});

test('a count that finds what was reported changes nothing, and one that finds a few votes more changes only votes', async () => {
  for (const [change, votes] of [
    ['nothing', { 'candidate 1': 5000, 'candidate 2': 2500, 'candidate 3': 2500 }],
    ['votes', { 'candidate 1': 4990, 'candidate 2': 2500, 'candidate 3': 2500, 'Dee Poe': 10 }],
  ] as const) {
    const auditId = await sampled(`A sample, then ${change}`);
    const next = await ada.send('escalate-audit', { auditId, name: `Counted, ${change}` });
    // Whoever plans the count may take in a choice that was reported with no votes at all.
    const [contest] = BATCHES.contests;
    const choices = [...contest.choices, { name: 'Dee Poe', votes: 0 }];
    if (change === 'votes') await ada.send('define-contests', { ...next, contests: [{ ...contest, choices }] });
    await commitInputs(ada, next.auditId);
    await ada.send('launch-round', { auditId: next.auditId, round: 1, sampleSizes: { [CONTEST]: 15 } });
    await waitForRound(ada, next.auditId, 1);
    // As reported, batch by batch, but for ten votes of the first batch, which may be for the new choice.
    let lacking = 5000 - votes['candidate 1'];
    const votesIn = (one: number, others: readonly number[]) => {
      const counted = votesOf(one - lacking, ...others);
      const added: Record<string, number> = change === 'votes' ? { 'Dee Poe': lacking } : {};
      lacking = 0;
      return { [CONTEST]: { ...counted[CONTEST], ...added } };
    };
    for (const jurisdiction of ['J1', 'J2'] as const) {
      const rows = BATCHES.files[jurisdiction].totals.trim().split('\n').slice(1);
      const { batches } = await jane.ask('jurisdiction', { auditId: next.auditId, jurisdiction });
      for (const row of rows) {
        const [batch = '', ...cells] = row.split(',');
        // No ballot has two votes for one choice, so the report has some of these votes in the wrong batch.
        const isMixed = jurisdiction === 'J2' && ['Batch 5', 'Batch 6'].includes(batch);
        const [one = 0, ...others] = isMixed ? [250, 125, 125] : cells.map(Number);
        const ballots = batches.find((own) => own.batch === batch)?.ballots ?? 0;
        await jane.send('record-batch', {
          ...next,
          jurisdiction,
          batch,
          sheets: [{ name: 'Sheet 1', votes: votesIn(one, others) }],
          cards: { type: 'election-day', counted: ballots, differenceConfirmed: null },
          basedOn: null,
        });
      }
      await jane.send('finalize-tallies', { ...next, jurisdiction });
    }
    await ada.send('close-round', { ...next, round: 1 });
    await ada.send('conclude', { ...next, outcome: 'confirmed' });
    const [found] = (await ada.ask('official-results', { auditId })).contests;
    expect(found).toMatchObject({ change, reportedWinners: ['candidate 1'], officialWinners: ['candidate 1'] });
    expect(Object.fromEntries(found?.choices.map(({ name, official }) => [name, official]) ?? [])).toEqual(votes);
    // Nothing was reported of it, and nobody saw it in the sample: that is no 0.
    const added = found?.choices.find(({ name }) => name === 'Dee Poe');
    if (change === 'votes') expect(added).toMatchObject({ reported: null, seen: null });
  }
}, 240_000);
