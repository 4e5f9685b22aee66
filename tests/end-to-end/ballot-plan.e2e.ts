import type { CommandInput } from '@plumbline/api';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { isAt, press, sees, visit } from './on-page.ts';
import { ADMINISTRATOR, openJourney, pictureOnFailure, SECOND_ADMINISTRATOR } from './open-journey.ts';
import { pictureOf } from './picture-of.ts';
import { planPolling } from './plan-quickly.ts';
import { fill, WORDS } from './words.ts';

/* Before the election: expected numbers from a file, a plan that is put right and adopted, its labels, its containers. */

const { advisor, ballotBoxes, ballotKit, ballotPlan, ballotImports, ballotCustody } = WORDS;
const journey = await openJourney();
afterAll(() => journey.close());

const room = { electionId: '', jurisdiction: 'J1' };
const picture = (page: Page, name: string) => pictureOf(page, name, [1280, 390]);

const FILE = [
  'Site,Day,Tabulator,Precinct,Style,Channel,Cards,Basis',
  'P-01,,T1,,,election day,512,last election',
  'EV-N,2026-10-29,N1,,,early,280,',
  'Center,,,01,A,mail,450,estimate',
  'Center,,,02,B,mail,90,estimate',
].join('\n');

test('a plan is made of expected numbers, says which audits it allows, and is adopted, printed and entered', async () => {
  const ada = await journey.clientOf(ADMINISTRATOR.email);
  const rosa = await journey.clientOf(SECOND_ADMINISTRATOR.email);
  const auditId = await planPolling(journey, ada, 'General election audit');
  const { election } = await ada.ask('plan', { auditId });
  const { electionId } = election;
  await ada.send('change-election', { electionId, name: 'General', date: '2026-11-03', state: 'OH' });
  room.electionId = electionId;
  const ask = (what: CommandInput<'ask-ballot-room'>['ask'], by = ada) =>
    by.send('ask-ballot-room', { ...room, ask: what });
  const director = { person: 'p1', name: ADMINISTRATOR.name, signIn: ADMINISTRATOR.email };
  const second = { person: 'p2', name: SECOND_ADMINISTRATOR.name, signIn: SECOND_ADMINISTRATOR.email };
  await ask({ type: 'open-room', electionDay: '2026-11-03', profile: 'default', director, second });
  await ask({ type: 'take-oath', person: 'p1' });
  const { waiting } = await rosa.ask('ballot-room', room);
  await ask({ type: 'confirm-grants', proposals: waiting.map(({ proposal }) => proposal) }, rosa);
  await ask({ type: 'register-site', site: 'P-01', kind: 'precinct', tabulators: ['T1'], days: [] });
  await ask({ type: 'register-site', site: 'EV-N', kind: 'early-voting', tabulators: ['N1'], days: ['2026-10-29'] });
  await ask({ type: 'register-site', site: 'Center', kind: 'central', tabulators: ['C1'], days: [] });

  const page = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(page, 'The batch plan');
  // A room in which nothing stands yet has no drop boxes either, and says where they come from.
  await visit(page, `/elections/${electionId}/ballots/J1/boxes`);
  await sees(page, ballotBoxes.list.none);
  await visit(page, `/elections/${electionId}/ballots/J1/plan`);
  await isAt(page, ballotPlan.title);
  await sees(page, ballotPlan.expected.none);
  await sees(page, ballotPlan.proposal.noneYet);
  await picture(page, 'plan-empty');

  // The file, first with two slips.
  await page.getByRole('link', { name: ballotPlan.expected.file }).click();
  await isAt(page, ballotImports.title);
  const kind = ballotImports.kinds['expected-cards'];
  await page.getByLabel(ballotImports.kind, { exact: true }).selectOption('expected-cards');
  const choose = async (name: string, csv: string) => {
    const input = page.getByLabel(fill(ballotImports.chooseFor, { kind }), { exact: true });
    await input.setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(csv) });
    await page.getByRole('heading', { level: 2, name: fill(ballotImports.found, { name }), exact: true }).waitFor();
  };
  await choose('slips.csv', FILE.replace('P-01,,T1', 'P-07,,T1').replace('2026-10-29', '2026-11-02'));
  await sees(page, fill(ballotImports.refusedLines_other, { count: '2' }));
  await choose('expected.csv', FILE);
  await sees(page, fill(ballotImports.ready, { fresh: '4', changed: '0', same: '0' }));
  await picture(page, 'plan-file');
  await press(page, ballotImports.take);
  await sees(page, fill(ballotImports.done, { fresh: '4', changed: '0', same: '0' }));

  await visit(page, `/elections/${electionId}/ballots/J1/plan`);
  await isAt(page, ballotPlan.title);
  // 512 + 280 + 450 + 90 cards: one batch, one batch, and 540 at the center in 200, 200 and 140.
  await sees(page, /5 batches of 1,332 cards in 3 containers/);
  // Sorted by precinct 450 is 200, 200, 50, and 90 has a batch of its own.
  await page.getByLabel(ballotPlan.settings.sortBy, { exact: true }).selectOption('precinct');
  await sees(page, /6 batches of 1,332 cards in 3 containers/);
  await sees(page, 'C1-01-1 to C1-01-3');
  await page.getByLabel(ballotPlan.settings.sortBy, { exact: true }).selectOption('day');
  await sees(page, fill(ballotPlan.problem['sort-unknown'].day, { site: 'Center' }));
  await page.getByLabel(ballotPlan.settings.sortBy, { exact: true }).selectOption('precinct');

  // Which audits: batches only where every place says votes by batch.
  const table = page.getByRole('table', { name: advisor.result });
  const fits = (type: string) => table.getByRole('row', { name: type }).getByRole('cell').first().innerText();
  expect(await fits('Batch comparison')).toBe(advisor.no);
  for (const place of ['Central count', 'Early voting site', 'Polling place']) {
    const group = page.getByRole('group', { name: place });
    await group.getByText(ballotPlan.settings.facts.independentCounts, { exact: true }).click();
    expect(await fits('Batch comparison')).toBe(advisor.no);
    await group.getByText(ballotPlan.settings.facts.votesByBatch, { exact: true }).click();
  }
  await sees(page, advisor.yes);
  expect(await fits('Batch comparison')).toBe(advisor.yes);
  expect(await fits('Ballot comparison')).toBe(advisor.no);
  await picture(page, 'plan-proposed');

  await page.getByLabel(ballotPlan.settings.cardsPerBatch, { exact: true }).fill('many');
  await sees(page, ballotPlan.settings.wrong);
  await page.getByLabel(ballotPlan.settings.cardsPerBatch, { exact: true }).fill('200');
  await press(page, ballotPlan.proposal.adopt);
  await sees(page, ballotPlan.proposal.adopted);
  const adopted = (await ada.ask('ballot-batch-plan', room)).adopted;
  expect(adopted?.lots.flatMap(({ batches }) => batches.map(({ name, cards }) => [name, cards]))).toEqual([
    ['C1-01-1', 200],
    ['C1-01-2', 200],
    ['C1-01-3', 50],
    ['C1-02-1', 90],
    ['EV-N-1029-N1', 280],
    ['P-01-T1', 512],
  ]);
  expect((await ada.ask('ballot-batches', room)).batches).toEqual([]);
  await picture(page, 'plan-adopted');

  // Labels of what is not there yet.
  const name = fill(ballotCustody.labels.onPaperOf, { name: ballotPlan.adopted.batchLabels });
  const address = await page.getByRole('link', { name, exact: true }).getAttribute('href');
  const pdf = await ada.downloadBytes(address ?? '');
  expect(Buffer.from(pdf.slice(0, 5)).toString()).toBe('%PDF-');

  await press(page, fill(ballotPlan.adopted.makeContainers_other, { count: '3' }));
  await sees(page, ballotPlan.adopted.allContainers);
  await press(page, fill(ballotPlan.adopted.makeBatches_one, { count: '1', of: 'P-01-T1' }));
  await sees(page, fill(ballotPlan.adopted.entered_one, { count: '1' }));
  const { batches } = await ada.ask('ballot-batches', room);
  expect(batches).toMatchObject([
    { batch: 'P-01-T1', countedAt: 'tabulator:P-01/T1', accountedAt: 'site:P-01', channel: 'election-day' },
  ]);
  await visit(page, `/elections/${electionId}/ballots/J1/log`);
  await page.getByRole('cell', { name: ballotCustody.events['batch-plan-adopted'], exact: true }).first().waitFor();
}, 120_000);

test('the public is told of the plan and the places, and of nothing that has no record', async () => {
  const page = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(page, 'The public kit');
  await visit(page, `/elections/${room.electionId}/ballots/J1/kit`);
  await isAt(page, ballotKit.title);
  const before = page.getByRole('table', { name: ballotKit.phases.before, exact: true });
  await before
    .getByRole('row', { name: /There are 2 places to vote: EV-N, P-01\./ })
    .getByText(ballotKit.told)
    .waitFor();
  await before.getByRole('row', { name: /We have a plan for 6 stacks of ballots/ }).waitFor();
  await before.getByRole('row', { name: ballotKit.missingSays.printed }).getByText(ballotKit.missing).waitFor();
  await sees(page, ballotKit.nothing);
  await picture(page, 'kit');
  const ada = await journey.clientOf(ADMINISTRATOR.email);
  const links = page.getByRole('link', { name: new RegExp(`^${ballotKit.kinds.page}, ${ballotKit.phases.before}`) });
  const [english = '', spanish = ''] = await Promise.all(
    (await links.all()).map(async (link) => (await link.getAttribute('href')) ?? ''),
  );
  const poster = fill(ballotKit.take, {
    kind: ballotKit.kinds.poster,
    phase: ballotKit.phases.before,
    language: ballotKit.english,
  });
  const address = await page.getByRole('link', { name: poster, exact: true }).getAttribute('href');
  const pdf = await ada.downloadBytes(address ?? '');
  expect(Buffer.from(pdf.slice(0, 5)).toString()).toBe('%PDF-');
  const shown = await visitedText(english);
  expect(shown).toContain('There are 2 places to vote: EV-N, P-01.');
  expect(shown).not.toContain('printer');
  expect(await visitedText(spanish)).toContain('Hay 2 lugares para votar: EV-N, P-01.');

  async function visitedText(path: string): Promise<string> {
    await visit(page, path);
    return page.locator('body').innerText();
  }
}, 120_000);
