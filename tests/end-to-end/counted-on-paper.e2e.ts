import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { useFile, waitForRound } from '../../apps/server/src/journeys/plan-audit.ts';
import { takeOnePerson } from './administrator-steps.ts';
import { inspectPage } from './inspect-page.ts';
import { choose, followNextStep, goTo, isAt, press, sees, type, visit } from './on-page.ts';
import { ADMINISTRATOR, eventually, FIRST_MANAGER, openJourney, pictureOnFailure } from './open-journey.ts';
import { pictureOf } from './picture-of.ts';
import { fill, WORDS } from './words.ts';

/* Ballot polling by Minerva, counted on paper: the rounds are planned before the seed, and totals are entered. */

const { audit, home, office, rounds, setup } = WORDS;

const journey = await openJourney();
afterAll(() => journey.close());

const CONTEST = 'Mayor';
const WIDTHS = [1280, 390, 320];

/** Pictures for whoever wants to look, where `PLUMBLINE_PICTURES` names a folder. */
const picture = (page: Page, name: string) => pictureOf(page, name, WIDTHS);

const findings: string[] = [];

test('the method is chosen, the rounds are planned, totals are entered on a narrow screen, and the risk is measured', async () => {
  const page = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(page, 'Counted on paper');
  await type(page, home.create.name, 'On paper');
  await choose(page, audit.kinds['ballot-polling'].name);
  await choose(page, audit.methods.minerva.name);
  await takeOnePerson(page);
  await picture(page, 'create');
  await press(page, home.create.submit);
  await isAt(page, setup.participants.title);
  const auditId = new URL(page.url()).pathname.split('/')[2] ?? '';

  const ada = await journey.clientOf(ADMINISTRATOR.email);
  const participants = `Jurisdiction,Admin Email\nJ1,${FIRST_MANAGER}\n`;
  await useFile(ada, { auditId, kind: 'participants', jurisdiction: null }, participants);
  const choices = [
    { name: 'Ada', votes: 600 },
    { name: 'Ben', votes: 400 },
  ];
  const rules = { targeted: true, winners: 1, votesAllowed: 1, majorityOrRunoff: false, pendingBallots: 0 };
  const contest = { ...rules, name: CONTEST, choices, totalBallots: 1000, cardsBearing: null, jurisdictions: ['J1'] };
  await ada.send('define-contests', { auditId, contests: [contest] });

  await goTo(page, audit.pages.settings);
  await choose(page, setup.settings.offline);
  await type(page, setup.settings.electionName, 'General election');
  await page.getByLabel(setup.settings.state, { exact: true }).selectOption('CA');
  await picture(page, 'settings');
  await press(page, setup.settings.save);
  await sees(page, setup.settings.saved);
  await useFile(ada, { auditId, kind: 'manifest', jurisdiction: 'J1' }, 'Batch Name,Number of Ballots\nBox 1,1000\n');

  // The next step leads to the rounds, which the method needs before the seed.
  await page.reload();
  await followNextStep(page, audit.next.steps['plan-rounds'].button);
  const typed = page.getByRole('textbox', { name: fill(rounds.plannedRounds.rounds, { contest: CONTEST }) });
  await eventually(() => typed.inputValue()).toBe('179, 269, 404, 606, 909');
  await choose(page, /^102/);
  await eventually(() => typed.inputValue()).toBe('102, 153, 230, 345, 518');
  await typed.fill('100, nonsense');
  await press(page, rounds.plannedRounds.save);
  await sees(page, /whole numbers above 0/);
  await typed.fill('100, 150');
  await press(page, rounds.plannedRounds.save);
  await sees(page, rounds.plannedRounds.saved);
  findings.push(...(await inspectPage(page, 'the rounds are planned')));
  await picture(page, 'rounds');

  await ada.send('commit-inputs', { auditId });
  await ada.send('set-seed', { auditId, seed: '1234567890' });
  await page.reload();
  await sees(page, fill(rounds.launch.planned_other, { count: 100 }));
  await picture(page, 'launch');
  const refused = await ada.refused('launch-round', { auditId, round: 1, sampleSizes: { [CONTEST]: 101 } });
  expect(refused).toMatchObject({ code: 'size-not-as-planned', detail: expect.stringContaining('Round 1 draws 100') });
  await press(page, fill(rounds.launch.submit, { round: 1 }));
  await waitForRound(ada, auditId, 1);

  const jane = await journey.windowOf(FIRST_MANAGER, { width: 390, height: 844 });
  pictureOnFailure(jane, 'Totals');
  await visit(jane, `/audits/${auditId}/office/J1`);
  await press(jane, office.boards.submit);
  await followNextStep(jane, audit.next.steps['enter-totals'].button);
  await isAt(jane, office.totals.title);
  await jane.setViewportSize({ width: 320, height: 700 });
  await press(jane, office.totals.save);
  await sees(jane, fill(office.tallies.notWhole, { contest: CONTEST, choice: 'Ben' }));
  await type(jane, 'Ada', '70');
  await type(jane, 'Ben', '31');
  await type(jane, office.totals.notFound, '0');
  await press(jane, office.totals.save);
  await sees(jane, fill(office.totals.aboveDraws, { contest: CONTEST, votes: 101, draws: 100, limit: 100 }));
  await picture(jane, 'totals-wrong');
  await type(jane, 'Ben', '30');
  // By the key, from the field it was typed in.
  await jane.getByRole('textbox', { name: 'Ben', exact: true }).press('Enter');
  await sees(jane, office.totals.saved);
  findings.push(...(await inspectPage(jane, 'the totals are saved')));
  await picture(jane, 'totals');
  await press(jane, office.totals.finalizeSubmit);
  await sees(jane, office.totals.done);
  await visit(jane, `/audits/${auditId}/office/J1`);
  await sees(jane, office.totals.done);
  await picture(jane, 'desk');

  // The office finds a slip, and gives the totals back.
  await goTo(page, audit.pages.progress);
  await press(page, fill(rounds.progress.open, { jurisdiction: 'J1' }));
  await type(page, rounds.detail.reopenReason, 'Two numbers were swapped.');
  await picture(page, 'detail');
  await press(page, rounds.detail.reopenTotals);
  await sees(page, rounds.detail.totalsOpen);
  const client = await journey.clientOf(FIRST_MANAGER);
  await client.send('finalize-totals', { auditId, jurisdiction: 'J1' });
  await ada.send('close-round', { auditId, round: 1 });
  await goTo(page, audit.pages.result);
  await picture(page, 'result');
  const { measurements } = await ada.ask('round-progress', { auditId });
  // 70 or more of 100: Σ C(100, i) / 2¹⁰⁰, over Σ C(100, i) 0.6ⁱ 0.4¹⁰⁰⁻ⁱ.
  expect(measurements[0]?.pValue).toBeCloseTo(3.925069822796835e-5 / 0.02478282311649308, 10);
  expect(findings).toEqual([]);
  expect(journey.complaints).toEqual([]);
});
