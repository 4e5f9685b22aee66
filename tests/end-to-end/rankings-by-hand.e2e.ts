import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { closeRound, commitInputs, fillInSettings, measured, takeOnePerson } from './administrator-steps.ts';
import { finalizeTallies, openBatch, openTallies, saveTally } from './office-steps.ts';
import {
  choose,
  followNextStep,
  goTo,
  isAt,
  press,
  rowsOf,
  sees,
  standsStill,
  tableOf,
  tick,
  type,
  useFile,
  visit,
} from './on-page.ts';
import { ADMINISTRATOR, FIRST_MANAGER, openJourney, pictureOnFailure } from './open-journey.ts';
import { fill, WORDS } from './words.ts';

const { audit, home, office, rounds, setup } = WORDS;
const { ranked } = office.tallies;
const NAME = 'Every ranking of Harbor';
const CONTEST = 'Mayor';
const CHOICES = ['Ann Lee', 'Bo Ruiz', 'Cy Orr'];

const journey = await openJourney();
afterAll(() => journey.close());

/** Where somebody wants to look at the screens. */
const PICTURES = process.env.PLUMBLINE_PICTURES;

async function picture(page: Page, name: string): Promise<void> {
  if (PICTURES === undefined) return;
  const before = page.viewportSize();
  for (const width of [1280, 390, 320]) {
    await page.setViewportSize({ width, height: 900 });
    await standsStill(page);
    await page.screenshot({ path: `${PICTURES}/${name}-${width}.png`, fullPage: true });
  }
  if (before !== null) await page.setViewportSize(before);
}

/** Presses choices in their order, types how many ballots are marked so, and makes a row of it. */
async function addRanking(page: Page, names: readonly string[], count: string): Promise<void> {
  for (const [place, name] of names.entries()) {
    const rank = fill(ranked.rankNow, { rank: place + 1 });
    await press(page, `${rank}: ${name}`);
  }
  await type(page, ranked.count, count);
  await press(page, ranked.add);
}

async function typeCards(page: Page, counted: number): Promise<void> {
  await page.getByLabel(office.cards.type, { exact: true }).selectOption({ label: office.cards.types['election-day'] });
  await type(page, office.cards.counted, String(counted));
}

test('a ranked contest is defined, counted ranking by ranking, and its winner is found step by step', async () => {
  const ada = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(ada, 'rankings, administrator');
  await type(ada, home.create.name, NAME);
  await choose(ada, audit.kinds['full-hand-tally'].name);
  await takeOnePerson(ada);
  await press(ada, home.create.submit);
  await isAt(ada, setup.participants.title);
  await useFile(ada, 'participants', `Jurisdiction,Admin Email\nHarbor,${FIRST_MANAGER}\n`);
  await goTo(ada, audit.pages.contests);
  await type(ada, setup.contests.name, CONTEST);
  await tick(ada, new RegExp(`^${setup.contests.rankedAsk.replaceAll(/[()]/g, '\\$&')}`));
  for (const [place, name] of CHOICES.entries()) {
    if (place > 1) await press(ada, setup.contests.addChoice);
    await type(ada, fill(setup.contests.choiceName, { number: place + 1 }), name);
    await type(ada, fill(setup.contests.choiceVotes, { number: place + 1 }), String([32, 40, 28][place]));
  }
  // First choices do not say who won.
  await press(ada, setup.contests.save);
  await sees(ada, fill(setup.contests.reportedWinnerMissing, { number: 1 }));
  await ada.getByLabel(setup.contests.reportedWinner, { exact: true }).selectOption({ label: 'Ann Lee' });
  await picture(ada, 'contest');
  await press(ada, setup.contests.save);
  await sees(ada, setup.contests.saved);
  await fillInSettings(ada, 'full-hand-tally');

  const auditId = new URL(ada.url()).pathname.split('/')[2] ?? '';
  const jane = await journey.windowOf(FIRST_MANAGER);
  pictureOnFailure(jane, 'rankings, manager');
  const desk = `/audits/${auditId}/office/Harbor`;
  await visit(jane, desk);
  await useFile(jane, 'manifest', 'Batch Name,Number of Ballots\nBatch 1,50\nBatch 2,52\n');
  await sees(jane, office.desk.complete);
  await commitInputs(ada);
  await followNextStep(ada, audit.next.steps['launch-round'].button);
  await isAt(ada, rounds.launch.title);
  await press(ada, rounds.launch.count.submit);
  await sees(ada, fill(rounds.launch.isOpen, { round: 1 }));

  await visit(jane, desk);
  await openTallies(jane);
  await openBatch(jane, 'Batch 1');
  await typeCards(jane, 50);
  await addRanking(jane, ['Bo Ruiz'], '22');
  await addRanking(jane, ['Cy Orr', 'Ann Lee'], '10');
  await addRanking(jane, ['Ann Lee', 'Bo Ruiz'], '14');
  // The same ranking once more is added up only when somebody has said so.
  await addRanking(jane, ['Cy Orr', 'Ann Lee'], '4');
  await sees(jane, fill(ranked.known, { ranking: 'Cy Orr > Ann Lee', cards: '10' }));
  await picture(jane, 'the same ranking twice');
  await press(jane, fill(ranked.addUp, { count: 4, sum: 14 }));
  // A ranking that is begun is not lost, and nothing is saved over it.
  await press(jane, `${fill(ranked.rankNow, { rank: 1 })}: Ann Lee`);
  await press(jane, office.tallies.save);
  await sees(jane, fill(ranked.begun, { contest: CONTEST }));
  await picture(jane, 'a ranking begun');
  await press(jane, ranked.clear);
  await type(jane, ranked.blank, '1');
  await type(jane, ranked.without, '0');
  await press(jane, office.tallies.save);
  await sees(jane, fill(ranked.notAll, { contest: CONTEST, sum: 51, ballots: 50 }));
  await type(jane, ranked.blank, '0');
  await saveTally(jane, 'Batch 1');

  // A rank that was skipped, and two names at one rank, as they are marked.
  await openBatch(jane, 'Batch 2');
  await typeCards(jane, 52);
  await press(jane, ranked.skip);
  await press(jane, `${fill(ranked.rankNow, { rank: 2 })}: Cy Orr`);
  await press(jane, `${fill(ranked.rankNow, { rank: 3 })}: Ann Lee`);
  await type(jane, ranked.count, '14');
  await press(jane, ranked.add);
  await press(jane, `${fill(ranked.rankNow, { rank: 1 })}: Ann Lee`);
  await press(jane, `${fill(ranked.rankNow, { rank: 2 })}: Bo Ruiz`);
  await press(jane, fill(ranked.atSameRank, { rank: 2 }));
  await press(jane, `${fill(ranked.atSameRank, { rank: 2 })}: Cy Orr`);
  await sees(jane, fill(ranked.counts, { choices: 'Ann Lee' }));
  await type(jane, ranked.count, '18');
  await press(jane, ranked.add);
  await addRanking(jane, ['Bo Ruiz', 'Cy Orr'], '18');
  await type(jane, ranked.blank, '1');
  await type(jane, ranked.without, '1');
  await picture(jane, 'rankings of a batch');
  // What is typed is there after a reload, also what is no row yet.
  await press(jane, `${fill(ranked.rankNow, { rank: 1 })}: Bo Ruiz`);
  await jane.reload();
  await standsStill(jane);
  expect(await jane.getByRole('group', { name: ranked.newRanking }).getByRole('status').innerText()).toBe('Bo Ruiz');
  await press(jane, ranked.clear);
  await saveTally(jane, 'Batch 2');

  // The same from a file: a wrong one changes nothing.
  await jane.getByText(ranked.file, { exact: true }).click();
  const file = (text: string) => ({ name: 'rankings.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  const chooser = jane.getByLabel(fill(ranked.fileLabel, { contest: CONTEST }));
  await chooser.setInputFiles(file('Ranking,Ballots\nAnn Lee; Di Fox,3\nBLANK,1\nAnn Lee; Di Fox,3\n'));
  await sees(jane, ranked.fileWrong);
  await picture(jane, 'a wrong file');
  const rows = [
    '; Cy Orr; Ann Lee,14',
    'Ann Lee; Bo Ruiz = Cy Orr,18',
    'Bo Ruiz; Cy Orr,18',
    'BLANK,1',
    'CONTEST_NOT_ON_BALLOT,1',
  ];
  await chooser.setInputFiles(file(`Ranking,Ballots\n${rows.join('\n')}\n`));
  await sees(jane, fill(ranked.fileReplaces, { rows: 4, sum: 52 }));
  await press(jane, ranked.fileUse);
  await saveTally(jane, 'Batch 2');
  await jane.getByRole('button', { name: office.tallies.discard, exact: true }).waitFor({ state: 'detached' });
  await finalizeTallies(jane);

  await closeRound(ada, 1);
  expect(await measured(ada, 1, CONTEST)).toMatchObject({
    [rounds.result.outcome]: rounds.result.outcomes['hand-tally-confirmed'],
  });
  const { runoff } = rounds.result;
  const steps = ada.getByRole('table', { name: CONTEST }).last();
  expect(await rowsOf(steps)).toEqual([
    ['Ann Lee', '32', '60'],
    ['Bo Ruiz', '40', `40 (${runoff.out})`],
    ['Cy Orr', `28 (${runoff.out})`, '–'],
    [runoff.exhausted, '0', '0'],
  ]);
  await sees(ada, fill(runoff.winner, { winner: 'Ann Lee' }));
  await picture(ada, 'result');
  await press(ada, rounds.result.conclude.submit);
  await sees(ada, fill(rounds.result.official.changes['same-winner'], { official: 'Ann Lee' }));
  expect(await rowsOf(tableOf(ada, CONTEST).first())).toHaveLength(3);
  expect(journey.complaints).toEqual([]);
});
