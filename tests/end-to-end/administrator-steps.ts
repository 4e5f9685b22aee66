import type { CommandInput } from '@plumbline/api';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { choose, followNextStep, goTo, isAt, press, rowsOf, sees, tableOf, tick, type, useFile } from './on-page.ts';
import { eventually } from './open-journey.ts';
import { fill, WORDS } from './words.ts';

/* The steps of an audit administrator, each done on its page by pressing and typing. */

const { home, setup, rounds, audit } = WORDS;

type Contest = CommandInput<'define-contests'>['contests'][number];
type WholeContest = Contest & { readonly choices: readonly { readonly name: string; readonly votes: number }[] };

export type AuditToPlan = {
  readonly name: string;
  readonly type: 'ballot-polling' | 'batch-comparison' | 'full-hand-tally';
  readonly participants: string;
  readonly jurisdictions: readonly string[];
  readonly contests: readonly WholeContest[];
  /** False when absent: one administrator does everything. */
  readonly twoPersons?: boolean;
  /** True when absent: drawn and counted like earlier audit software, as published figures are. */
  readonly compatibility?: boolean;
};

/** Creates an audit and plans it. Answers its identifier, which is in the address. */
export async function planAudit(page: Page, plan: AuditToPlan): Promise<string> {
  await type(page, home.create.name, plan.name);
  await choose(page, audit.kinds[plan.type].name);
  if (plan.type !== 'full-hand-tally' && plan.compatibility !== false) {
    await tick(page, new RegExp(`^${home.create.compatibility}`));
  }
  if (plan.twoPersons !== true) await takeOnePerson(page);
  await press(page, home.create.submit);
  await isAt(page, setup.participants.title);
  await useFile(page, 'participants', plan.participants);
  await sees(page, fill(setup.participants.listed_other, { count: plan.jurisdictions.length }));

  await goTo(page, audit.pages.contests);
  for (const [place, contest] of plan.contests.entries()) {
    if (place > 0) await press(page, setup.contests.addContest);
    await defineContest(page, place + 1, contest, plan);
  }
  await press(page, setup.contests.save);
  await sees(page, setup.contests.saved);

  await fillInSettings(page, plan.type);
  return new URL(page.url()).pathname.split('/')[2] ?? '';
}

/** Says on the form of a new audit that one administrator acts alone: the office has two, and most journeys are of one. */
export async function takeOnePerson(page: Page): Promise<void> {
  await tick(page, new RegExp(`^${WORDS.twoPersons.createLabel}`));
}

/** Says what is decided besides contests and files. */
export async function fillInSettings(page: Page, auditType?: AuditToPlan['type']): Promise<void> {
  await goTo(page, audit.pages.settings);
  await type(page, setup.settings.electionName, 'General election');
  await page.getByLabel(setup.settings.state, { exact: true }).selectOption({ label: 'California' });
  const limit = page.getByLabel(setup.settings.riskLimit, { exact: true });
  // Where every ballot is counted there is none.
  if (auditType === 'full-hand-tally') await expect(limit.count()).resolves.toBe(0);
  else await limit.fill('10');
  await press(page, setup.settings.save);
  await sees(page, setup.settings.saved);
}

async function defineContest(page: Page, number: number, contest: WholeContest, plan: AuditToPlan): Promise<void> {
  const fields = page.getByRole('group', { name: fill(setup.contests.number, { number }), exact: true });
  await type(fields, setup.contests.name, contest.name);
  if (!contest.targeted) await tick(fields, new RegExp(`^${setup.contests.targetedYes}`));
  await type(fields, setup.contests.winners, String(contest.winners));
  await type(fields, setup.contests.votesAllowed, String(contest.votesAllowed));
  if (contest.totalBallots !== null) await type(fields, setup.contests.totalBallots, String(contest.totalBallots));
  for (const [place, choice] of contest.choices.entries()) {
    if (place >= 2) await press(fields, setup.contests.addChoice);
    await type(fields, fill(setup.contests.choiceName, { number: place + 1 }), choice.name);
    await type(fields, fill(setup.contests.choiceVotes, { number: place + 1 }), String(choice.votes));
  }
  const { jurisdictions } = contest;
  if (jurisdictions === 'all') return;
  await tick(fields, setup.contests.universeAll);
  for (const name of plan.jurisdictions) if (!jurisdictions.includes(name)) await tick(fields, name);
}

/** Seals plan and files, as the next step asks. */
export async function commitInputs(page: Page): Promise<void> {
  await goTo(page, audit.pages.commit);
  await page.getByRole('button', { name: setup.commit.submit, exact: true }).waitFor();
  const confirm = page.getByRole('checkbox', { name: setup.commit.findingsConfirm, exact: true });
  if ((await confirm.count()) > 0 && !(await confirm.isChecked())) await tick(page, setup.commit.findingsConfirm);
  await press(page, setup.commit.submit);
  await page.getByRole('heading', { name: setup.commit.done, exact: true }).waitFor();
}

/** Enters the seed twice and goes on to the launch. */
export async function setSeed(page: Page, seed: string): Promise<void> {
  await goTo(page, audit.pages.seed);
  await type(page, setup.seed.label, seed);
  await type(page, setup.seed.again, seed);
  await press(page, setup.seed.submit);
  await page.getByRole('heading', { name: setup.seed.set }).waitFor();
  await followNextStep(page, audit.next.steps['launch-round'].button);
  await isAt(page, rounds.launch.title);
}

/** What is offered for a contest, as it is written. */
export async function sizesOffered(page: Page, contest: string): Promise<readonly string[]> {
  const group = page.getByRole('group', { name: fill(rounds.launch.sizesFor, { contest }), exact: true });
  await group.waitFor();
  return group.getByRole('radio').evaluateAll((all) => all.map((one) => one.closest('label')?.textContent ?? ''));
}

/** Waits for the preview of the draw to be this: jurisdiction, samples, unique. The last row is the total. */
export async function seesPreview(page: Page, rows: readonly (readonly string[])[]): Promise<void> {
  await eventually(() => rowsOf(tableOf(page, rounds.launch.preview))).toEqual(rows);
}

/** Starts the round and waits until its sample is drawn. */
export async function startRound(page: Page, round: number): Promise<void> {
  await press(page, fill(rounds.launch.submit, { round }));
  await sees(page, fill(rounds.launch.isOpen, { round }));
}

/** Closes the round on the result page, where what follows from it appears. */
export async function closeRound(page: Page, round: number): Promise<void> {
  await goTo(page, audit.pages.result);
  await press(page, fill(rounds.result.close.submit, { round }));
  await tableOf(page, fill(rounds.result.table, { round })).waitFor();
}

/** What the result page says about one contest in one round, by column. */
export async function measured(page: Page, round: number, contest: string): Promise<Readonly<Record<string, string>>> {
  const table = tableOf(page, fill(rounds.result.table, { round }));
  const columns = await table.locator('thead th').allTextContents();
  const row = (await rowsOf(table)).find(([name]) => name === contest) ?? [];
  return Object.fromEntries(columns.map((column, place) => [column.trim(), row[place] ?? '']));
}

/** Opens a jurisdiction beside the progress table. */
export async function openJurisdiction(page: Page, jurisdiction: string): Promise<void> {
  await goTo(page, audit.pages.progress);
  await press(page, fill(rounds.progress.open, { jurisdiction }));
  await page.getByRole('complementary', { name: jurisdiction, exact: true }).waitFor();
}
