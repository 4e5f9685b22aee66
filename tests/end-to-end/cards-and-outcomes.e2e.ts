import type { CommandInput } from '@plumbline/api';
import type { ManualVoteRecord } from '@plumbline/election';
import { assert } from '@plumbline/prelude';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { openFirstRound, planAudit, useFile } from '../../apps/server/src/journeys/plan-audit.ts';
import type { TestPerson } from '../../apps/server/src/testing/test-office.ts';
import { closeRound, commitInputs, measured, setSeed, sizesOffered, startRound } from './administrator-steps.ts';
import { boardClient } from './board-steps.ts';
import { choose, goTo, isAt, press, sees, tick, type, visit } from './on-page.ts';
import { ADMINISTRATOR, eventually, FIRST_MANAGER, openJourney, pictureOnFailure } from './open-journey.ts';
import { fill, WORDS } from './words.ts';

/* Plans whose numbers of cards do not agree, contests no sample can confirm, and outcomes other than “confirmed”. */

const { audit, rounds, setup } = WORDS;
type Contests = CommandInput<'define-contests'>['contests'];

const journey = await openJourney();
afterAll(() => journey.close());

const PLAIN = { targeted: true, winners: 1, votesAllowed: 1, majorityOrRunoff: false, pendingBallots: 0 } as const;

function contest(name: string, votes: readonly [number, number], change: Partial<Contests[number]>): Contests[number] {
  const choices = [
    { name: 'Ada', votes: votes[0] },
    { name: 'Ben', votes: votes[1] },
  ];
  return { ...PLAIN, name, choices, totalBallots: 100, cardsBearing: null, jurisdictions: ['J1'], ...change };
}

/** A polling audit by the corrected method whose manifests list these cards. */
async function planPolling(
  ada: TestPerson,
  plan: { readonly name: string; readonly contests: Contests; readonly listed: Readonly<Record<string, number>> },
): Promise<string> {
  const jurisdictions = Object.keys(plan.listed);
  const participants = ({ first }: { readonly first: string }) =>
    ['Jurisdiction,Admin Email', ...jurisdictions.map((name) => `${name},${first}`)].join('\n');
  const { name, contests } = plan;
  const auditId = await planAudit(journey, ada, {
    name,
    type: 'ballot-polling',
    compatibility: false,
    contests,
    participants,
  });
  for (const [jurisdiction, cards] of Object.entries(plan.listed)) {
    await useFile(ada, { auditId, kind: 'manifest', jurisdiction }, `Batch Name,Number of Ballots\nBox 1,${cards}\n`);
  }
  return auditId;
}

/** Everybody at the board of J1 sees a vote for Ada, and no levy. */
async function recordForAda(auditId: string): Promise<void> {
  const jane = await journey.clientOf(FIRST_MANAGER);
  await jane.send('create-boards', { auditId, jurisdiction: 'J1', count: 1 });
  const { boards } = await jane.ask('jurisdiction', { auditId, jurisdiction: 'J1' });
  const client = await boardClient(journey, boards[0]?.link ?? '');
  const at = { auditId, jurisdiction: 'J1', board: boards[0]?.board ?? '' };
  await client.send('name-board-members', { ...at, members: ['Joe'] });
  const record: ManualVoteRecord = {
    state: 'audited',
    interpretations: {
      Mayor: { kind: 'vote', choices: ['Ada'], invalidWriteIn: false, note: '' },
      Levy: { kind: 'contest-not-on-ballot', note: '' },
    },
  };
  for (const { ballot } of (await client.ask('board', at)).ballots) {
    await client.send('record-ballot', { ...at, ballot, record, basedOn: null });
  }
  await client.send('sign-off-board', { ...at, typedNames: ['Joe'] });
}

const submitButton = (page: Page) => page.getByRole('button', { name: setup.commit.submit, exact: true });

test('cards in no manifest are confirmed before the commitment, drawn, and told beside each outcome', async () => {
  const ada = await journey.clientOf(ADMINISTRATOR.email);
  const mayor = contest('Mayor', [90, 4], {});
  const levy = contest('Levy', [60, 40], { targeted: false, totalBallots: 200, jurisdictions: ['J1', 'J2'] });
  const contests = [mayor, levy];
  const auditId = await planPolling(ada, { name: 'Short manifests', contests, listed: { J1: 90, J2: 100 } });
  const page = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(page, 'Short manifests');

  await visit(page, `/audits/${auditId}/files?jurisdiction=J1`);
  await sees(page, setup.files.declareFirst);

  await visit(page, `/audits/${auditId}/commit`);
  await sees(page, fill(setup.commit.findingLines['listed-below-cast'], { cast: '100', listed: '90' }));
  await sees(page, setup.commit.findingsOpen);
  await tick(page, setup.commit.findingsConfirm);
  await eventually(() => submitButton(page).isEnabled()).toBe(true);
  // Somebody else corrects a number: what was confirmed is no longer what is there.
  await ada.send('define-contests', { auditId, contests: [{ ...mayor, totalBallots: 99 }, levy] });
  await sees(page, fill(setup.commit.findingLines['listed-below-cast'], { cast: '99', listed: '90' }));
  await eventually(() => page.getByRole('checkbox', { name: setup.commit.findingsConfirm }).isChecked()).toBe(false);
  await sees(page, setup.commit.findingsOpen);
  await ada.send('define-contests', { auditId, contests });
  await sees(page, fill(setup.commit.findingLines['listed-below-cast'], { cast: '100', listed: '90' }));

  await commitInputs(page);
  // To the projector and back: no digit that was typed is lost.
  await goTo(page, audit.pages.seed);
  await type(page, setup.seed.label, '271828');
  await press(page, setup.seed.present);
  await sees(page, '271828');
  await press(page, setup.seed.leave);
  await isAt(page, setup.seed.title);
  expect(await page.getByRole('textbox', { name: setup.seed.label, exact: true }).inputValue()).toBe('271828');
  await setSeed(page, '31415926535897932384');
  await sees(page, fill(rounds.launch.withUnlisted_other, { count: 10 }));
  // Of ten draws nine fall on listed cards.
  await sees(page, rounds.launch.previewUnlisted_one);
  await choose(page, / 90 % chance/);
  await startRound(page, 1);
  await recordForAda(auditId);
  await closeRound(page, 1);
  expect(await measured(page, 1, 'Mayor')).toMatchObject({
    [rounds.result.outcome]: rounds.result.outcomes.confirmed,
  });
  // Nothing was drawn in J2, so what was seen of the levy is no sample of it.
  expect(await measured(page, 1, 'Levy')).toMatchObject({
    [rounds.result.outcome]: rounds.result.outcomes['not-measured'],
    [rounds.result.pValue]: '–',
  });
  await sees(page, fill(rounds.result.conclude.lines.others, { names: 'Levy' }));
  await press(page, rounds.result.conclude.submit);
  await sees(page, fill(rounds.result.concluded.confirmed, { confirmed: 'Mayor' }));
  await sees(page, fill(rounds.result.concluded.confirmedNot, { names: 'Levy' }));
  expect(journey.complaints).toEqual([]);
});

test('a contest no sample can confirm is told before the commitment and at the launch', async () => {
  const ada = await journey.clientOf(ADMINISTRATOR.email);
  const tie = contest('Tied', [50, 50], {});
  const part = contest('Mayor', [18, 2], { totalBallots: 200, cardsBearing: 20, jurisdictions: ['J1', 'J2'] });
  const auditId = await planPolling(ada, { name: 'A tie', contests: [tie, part], listed: { J1: 100, J2: 100 } });
  const page = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(page, 'A tie');
  await visit(page, `/audits/${auditId}/commit`);
  await sees(page, fill(rounds.launch.noSize, { contest: 'Tied' }));
  await sees(page, rounds.launch.noSizeTie);
  await sees(page, fill(setup.commit.findingLines['contest-on-part'], { bearing: '20', listed: '200' }));
  await goTo(page, audit.pages.launch);
  await sees(page, rounds.launch.noSizeTie);
  await sees(page, rounds.launch.noSizeHow);
  await sees(page, fill(rounds.launch.onPart, { each: '10' }));
  expect(await sizesOffered(page, 'Tied')).toEqual([expect.stringContaining(rounds.launch.custom)]);
  expect(journey.complaints).toEqual([]);
});

test('earlier software’s size of every card is no sample of every card, and cannot be chosen', async () => {
  const ada = await journey.clientOf(ADMINISTRATOR.email);
  const participants = ({ first }: { readonly first: string }) => `Jurisdiction,Admin Email\nJ1,${first}\n`;
  const contests = [contest('Tied', [50, 50], {})];
  const plan = { name: 'A tie as published', type: 'ballot-polling', contests, participants } as const;
  const auditId = await planAudit(journey, ada, plan);
  await useFile(ada, { auditId, kind: 'manifest', jurisdiction: 'J1' }, 'Batch Name,Number of Ballots\nBox 1,100\n');
  const page = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(page, 'A tie as published');
  await visit(page, `/audits/${auditId}/launch`);
  await sees(page, rounds.launch.notEvery);
  await sees(page, rounds.launch.noSizeTie);
  expect(await page.getByRole('radio', { checked: true }).count()).toBe(0);
});

test('where every batch was counted by hand and others won, the outcome is overturned', async () => {
  const ada = await journey.clientOf(ADMINISTRATOR.email);
  const participants = ({ first }: { readonly first: string }) => `Jurisdiction,Admin Email\nJ1,${first}\n`;
  const contests = [contest('Mayor', [110, 90], { totalBallots: null })];
  const plan = { name: 'Overturned', type: 'batch-comparison', compatibility: false, contests, participants } as const;
  const auditId = await planAudit(journey, ada, plan);
  const files = {
    manifest: 'Batch Name,Number of Ballots\nBox 1,100\nBox 2,100\n',
    'candidate-totals': 'Batch Name,Ada,Ben\nBox 1,55,45\nBox 2,55,45\n',
  } as const;
  for (const kind of ['manifest', 'candidate-totals'] as const) {
    await useFile(ada, { auditId, kind, jurisdiction: 'J1' }, files[kind]);
  }
  await openFirstRound(ada, { auditId, seed: '31415926535897932384', sampleSizes: { Mayor: 2 } });
  const jane = await journey.clientOf(FIRST_MANAGER);
  const { batches } = await jane.ask('jurisdiction', { auditId, jurisdiction: 'J1' });
  for (const { batch } of batches) {
    const sheets = [{ name: 'Sheet 1', votes: { Mayor: { Ada: 40, Ben: 60 } } }];
    await jane.send('record-batch', { auditId, jurisdiction: 'J1', batch, sheets, basedOn: null });
  }
  await jane.send('finalize-tallies', { auditId, jurisdiction: 'J1' });
  const page = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(page, 'Overturned');
  await visit(page, `/audits/${auditId}/result`);
  await closeRound(page, 1);
  assert(batches.length === 2, 'both batches were drawn', batches.length);
  await sees(page, fill(audit.plumb.handTallyOverturned, { winners: 'Ben' }));
  await press(page, rounds.result.conclude.submit);
  await sees(page, fill(rounds.result.concluded.overturned, { names: 'Mayor' }));
  expect(journey.complaints).toEqual([]);
});
