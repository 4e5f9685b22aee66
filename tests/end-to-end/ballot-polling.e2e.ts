import { assert } from '@plumbline/prelude';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { POLLING } from '../../apps/server/src/demonstration/small-elections.ts';
import type { TestPerson } from '../../apps/server/src/testing/test-office.ts';
import {
  closeRound,
  commitInputs,
  measured,
  planAudit,
  seesPreview,
  setSeed,
  sizesOffered,
  startRound,
} from './administrator-steps.ts';
import {
  type BoardPlace,
  boardClient,
  keepBallot,
  nameMembers,
  pressSeen,
  seesEverythingSaved,
  sign,
  sitDown,
  voteFor,
} from './board-steps.ts';
import { createBoards, linkOfBoard, openDesk, signInByCode } from './office-steps.ts';
import {
  choose,
  download,
  downloadBytes,
  follow,
  followNextStep,
  goTo,
  isAt,
  press,
  rowsOf,
  sees,
  standsStill,
  tableOf,
  type,
  useFile,
  visit,
} from './on-page.ts';
import {
  ADMINISTRATOR,
  eventually,
  FIRST_MANAGER,
  openJourney,
  pictureOnFailure,
  SECOND_MANAGER,
} from './open-journey.ts';
import { type RetrievalList, readRetrievalList, ticketsOf } from './retrieval-list.ts';
import { fill, WORDS } from './words.ts';

/* Acceptance scenarios S-04 and S-05: BRAVO, 1,000 ballots, 600 to 400, a limit of 10 %. */

const { audit, board, office, printed, rounds, setup } = WORDS;
const NAME = 'Polling';
const CONTEST = 'Contest 1';
/** Of the 119 draws of round 1, those that find a vote for candidate 1. */
const DRAWS_FOR_WINNER = 65;
const BY_HAND = 4;

const journey = await openJourney();
afterAll(() => journey.close());

test('a ballot polling audit goes from nothing to a second round, with audit boards at their screens', async () => {
  const ada = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(ada, `${NAME}, administrator`);
  const auditId = await planAudit(ada, {
    name: NAME,
    type: 'ballot-polling',
    participants: POLLING.participants({ first: FIRST_MANAGER, second: SECOND_MANAGER }),
    jurisdictions: ['J1', 'J2', 'J3'],
    contests: POLLING.contests,
  });
  const jane = await signInByCode(journey, FIRST_MANAGER);
  pictureOnFailure(jane, `${NAME}, manager`);
  await bringManifests(ada, jane);
  await commitInputs(ada);
  await setSeed(ada, '1234567890');
  await chooseSizeOfFirstRound(ada);
  await startRound(ada, 1);
  await goTo(ada, audit.pages.contests);
  await sees(ada, setup.locked);

  const omar = await journey.windowOf(SECOND_MANAGER);
  await sees(omar, fill(office.round.nothing, { jurisdiction: 'J3' }));

  const lists = await prepareBoards(jane);
  await playFirstRound(ada, jane, auditId, lists);
  await closeRound(ada, 1);
  expect(await measured(ada, 1, CONTEST)).toMatchObject({
    [rounds.result.pValue]: '1.0',
    [rounds.result.outcome]: rounds.result.outcomes['measured-not-confirmed'],
  });

  await followNextStep(ada, audit.next.steps['start-next-round'].button);
  const offered = await sizesOffered(ada, CONTEST);
  expect(offered).toContainEqual(
    expect.stringMatching(new RegExp(`^${fill(rounds.launch.quantile_other, { count: 366 })}.*90 %`)),
  );
  await startRound(ada, 2);
  await seesSecondRound(jane);
  await goTo(ada, audit.pages.reports);
  const report = await download(ada, fill(rounds.reports.downloadNamed, { name: rounds.reports.report }));
  expect(report).toContain('Round 2');
  expect(journey.complaints).toEqual([]);
});

/** J1 and J2 upload; until the administrator records that J3 has no ballots, the launch page names what is missing. */
async function bringManifests(ada: Page, jane: Page): Promise<void> {
  await goTo(ada, audit.pages.launch);
  for (const jurisdiction of ['J1', 'J2', 'J3']) {
    await sees(ada, fill(setup.commit.missingLines.manifest, { jurisdiction }));
  }
  for (const jurisdiction of ['J1', 'J2'] as const) {
    await openDesk(jane, NAME, jurisdiction);
    await useFile(jane, 'manifest', POLLING.manifests[jurisdiction]);
  }
  const links = ada.getByRole('main').getByRole('link', { name: /manifest/ });
  await eventually(() => links.allTextContents()).toEqual([
    fill(setup.commit.missingLines.manifest, { jurisdiction: 'J3' }),
  ]);
  await links.click();
  await press(ada, fill(setup.files.open, { jurisdiction: 'J3' }));
  await press(ada, setup.files.declare);
  await sees(ada, setup.files.declared);
}

async function chooseSizeOfFirstRound(ada: Page): Promise<void> {
  const options = await sizesOffered(ada, CONTEST);
  expect(options).toEqual([
    expect.stringMatching(new RegExp(`^${fill(rounds.launch.asn_other, { count: 119 })}.*52 %`)),
    expect.stringMatching(new RegExp(`^${fill(rounds.launch.quantile_other, { count: 184 })}.*70 %`)),
    expect.stringMatching(new RegExp(`^${fill(rounds.launch.quantile_other, { count: 244 })}.*80 %`)),
    expect.stringMatching(new RegExp(`^${fill(rounds.launch.quantile_other, { count: 351 })}.*90 %`)),
    expect.stringContaining(rounds.launch.custom),
  ]);
  await sees(ada, fill(rounds.launch.manifests, { done: 2, total: 3 }));
  await sees(ada, fill(rounds.launch.withoutBallots, { names: 'J3' }));
  await choose(ada, rounds.launch.custom);
  await type(ada, rounds.launch.customLabel, '1001');
  await press(ada, fill(rounds.launch.submit, { round: 1 }));
  await sees(ada, fill(rounds.launch.customWrong, { contest: CONTEST, population: '1,000' }));
  await choose(ada, fill(rounds.launch.asn_other, { count: 119 }));
  await seesPreview(ada, [
    ['J1', '80', '76'],
    ['J2', '39', '36'],
    ['J3', '0', '0'],
    [rounds.launch.total, '119', '112'],
  ]);
}

/** The same list on paper: the page says how many pages it has, and the file is a PDF of as many. */
async function printRetrievalList(jane: Page): Promise<void> {
  const list = printed.kinds['ballot-retrieval-list'];
  const pages = 5;
  const size = fill(printed.button.size_other, { paper: printed.button.letter, count: pages });
  await sees(jane, `${list.about} ${size}`);
  const pdf = await downloadBytes(jane, list.name);
  expect(pdf.subarray(0, 8).toString('latin1')).toBe('%PDF-1.7');
  expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(pages);
}

/** Labels of the stock in the printer, moved to where a printer that prints too large puts them. */
async function printLabels(jane: Page): Promise<void> {
  const { printer, stockLabel } = printed.button;
  const labels = printed.kinds['ballot-labels'];
  await jane.getByLabel(stockLabel).selectOption('5163');
  await sees(jane, fill(printed.button.size_other, { paper: '5163', count: 9 }));
  await jane.getByText(printer.title).click();
  await jane.getByLabel(printer.chosen, { exact: true }).selectOption({ label: printer.another });
  await type(jane, printer.name, 'Room 12');
  const measured = [
    [printer.across, '156,97'],
    [printer.down, '104.65'],
    [printer.fromRight, '254'],
    [printer.fromTop, '26.2'],
  ] as const;
  for (const [label, value] of measured) await type(jane, label, value);
  await press(jane, printer.keep);
  await sees(jane, fill(printer.wrongLine, { least: 0, most: 80, example: 25.4 }));
  await type(jane, printer.fromRight, '19.7');
  await press(jane, printer.keep);
  expect(await jane.getByRole('link', { name: labels.name }).getAttribute('href')).toContain(
    'stock=5163&measured=156.97%2C104.65%2C19.7%2C26.2',
  );
  expect((await downloadBytes(jane, labels.name)).subarray(0, 8).toString('latin1')).toBe('%PDF-1.7');
  // The printer is there again when the page is opened another time.
  await jane.reload();
  expect(await jane.getByLabel(printer.chosen, { exact: true }).inputValue()).toBe('Room 12');
  await jane.getByLabel(printer.chosen, { exact: true }).selectOption({ label: printer.none });
}

/** Both offices create one board each and download what it has to fetch. */
async function prepareBoards(jane: Page): Promise<{ readonly J1: RetrievalList; readonly J2: RetrievalList }> {
  await openDesk(jane, NAME, 'J2');
  await createBoards(jane, 1);
  const second = readRetrievalList(await download(jane, office.round.download));
  await openDesk(jane, NAME, 'J1');
  await createBoards(jane, 1);
  const [only] = await rowsOf(tableOf(jane, office.boards.title));
  expect(only?.slice(0, 2)).toEqual(['Audit Board #01', fill(office.boards.progressOf, { done: 0, total: 76 })]);
  await printRetrievalList(jane);
  await printLabels(jane);
  const first = readRetrievalList(await download(jane, office.round.download));
  expect(first.header).toEqual(['Batch Name', 'Ballot Number', 'Ticket Numbers', 'Already Audited', 'Audit Board']);
  expect(ticketsOf(first, '1', 3)).toEqual(['0.088404500051420169']);
  expect(ticketsOf(first, '3', 97)).toEqual(['0.000454186428506763']);
  expect(ticketsOf(first, '3', 100)).toEqual(['0.000619826143680938', '0.118040423696597067']);
  expect(ticketsOf(first, '4', 5)).toEqual(['0.080704071573746128', '0.099341639942774926']);
  return { J1: first, J2: second };
}

/** Which choice is on which ballot of the board, so that the draws of both boards together split as wanted. */
function ballotsToRead(
  ballots: readonly { readonly ballot: string; readonly batch: string; readonly position: number }[],
  list: RetrievalList,
  drawsSoFar: number,
) {
  let draws = drawsSoFar;
  const seen = ballots.map(({ ballot, batch, position }) => {
    const tickets = ticketsOf(list, batch, position).length;
    const isForWinner = draws + tickets <= DRAWS_FOR_WINNER;
    if (isForWinner) draws += tickets;
    return { ballot, batch, position, choice: isForWinner ? 'candidate 1' : 'candidate 2' };
  });
  return { seen, draws };
}

async function playFirstRound(
  ada: Page,
  jane: Page,
  auditId: string,
  lists: { readonly J1: RetrievalList; readonly J2: RetrievalList },
): Promise<void> {
  const name = 'Audit Board #01';
  const first = { auditId, jurisdiction: 'J1', board: name };
  const link = await linkOfBoard(jane, name);
  const screen = await sitDown(journey, link, { width: 820, height: 1180 });
  pictureOnFailure(screen, `${NAME}, board`);
  await type(screen, board.members.first, 'Joe');
  await press(screen, board.members.submit);
  await sees(screen, board.members.ofTwoMissing);
  await nameMembers(screen, ['Joe', 'Ann Lee']);
  const client = await boardClient(journey, link);
  const { ballots } = await client.ask('board', first);
  const { seen, draws } = ballotsToRead(ballots, lists.J1, 0);
  await enterAtTheScreen(screen, seen.slice(0, BY_HAND));
  await sendRest(client, first, seen.slice(BY_HAND));
  await signOffAtTheScreen(screen);
  await seesRoundIsNotOver(ada);

  await openDesk(jane, NAME, 'J2');
  const second = { auditId, jurisdiction: 'J2', board: name };
  const sibling = await boardClient(journey, await linkOfBoard(jane, name));
  await sibling.send('name-board-members', { ...second, members: ['Kim', 'Lou Sax'] });
  const rest = ballotsToRead((await sibling.ask('board', second)).ballots, lists.J2, draws);
  expect(rest.draws).toBe(DRAWS_FOR_WINNER);
  await sendRest(sibling, second, rest.seen);
  await sibling.send('sign-off-board', { ...second, typedNames: ['Kim', 'Lou Sax'] });
}

type Seen = { readonly ballot: string; readonly batch: string; readonly position: number; readonly choice: string };

/** Ballot after ballot without a detour: with an overvote that is taken back, and a ballot that turns up after all. */
async function enterAtTheScreen(screen: Page, seen: readonly Seen[]): Promise<void> {
  const [overvoted, lost, ...others] = seen;
  assert(overvoted !== undefined && lost !== undefined, 'there are ballots to enter');
  await follow(screen, board.table.first);
  await isAt(screen, fill(board.ballot.title, overvoted));
  await pressSeen(screen, CONTEST, ['candidate 1', 'candidate 2']);
  await sees(screen, board.ballot.overvote);
  await pressSeen(screen, CONTEST, [overvoted.choice === 'candidate 1' ? 'candidate 2' : 'candidate 1']);
  await press(screen, board.ballot.readBack);
  await sees(screen, fill(board.ballot.missing, { contest: 'Contest 2' }));
  await pressSeen(screen, 'Contest 2', [board.ballot.notOnBallot]);
  await keepBallot(screen);

  await isAt(screen, fill(board.ballot.title, lost));
  await sees(screen, fill(board.ballot.kept, overvoted));
  await press(screen, board.ballot.notFound);
  await press(screen, board.readBack.keepNotFound);
  for (const ballot of others) await enterBallot(screen, ballot);
  await follow(screen, board.ballot.toTable);
  await seesEverythingSaved(screen);
  await standsStill(screen);
  await screen.getByRole('link', { name: fill(board.table.reAuditNamed, lost) }).click();
  await enterBallot(screen, lost);
  await seesEverythingSaved(screen);
}

async function enterBallot(screen: Page, ballot: Seen): Promise<void> {
  await isAt(screen, fill(board.ballot.title, ballot));
  await pressSeen(screen, CONTEST, [ballot.choice]);
  await pressSeen(screen, 'Contest 2', [board.ballot.notOnBallot]);
  await keepBallot(screen);
}

async function sendRest(client: TestPerson, place: BoardPlace, seen: readonly Seen[]): Promise<void> {
  for (const { ballot, choice } of seen) {
    await client.send('record-ballot', { ...place, ballot, record: voteFor(choice), basedOn: null });
  }
}

/** The screen follows what the other device entered; another name does not sign. */
async function signOffAtTheScreen(screen: Page): Promise<void> {
  await visit(screen, '/board');
  await sees(screen, board.table.allDone);
  await follow(screen, board.table.signOff);
  await isAt(screen, board.signOff.title);
  await sign(screen, { Joe: 'Jon', 'Ann Lee': 'Ann Lee' });
  await screen.getByRole('alert').filter({ hasText: 'Jon' }).waitFor();
  await sign(screen, { Joe: ' joe ', 'Ann Lee': 'ANN LEE' });
  await isAt(screen, board.done.title);
  const left = screen.getByRole('region', { name: WORDS.everywhere.beforeYouLeave.title, exact: true });
  expect(await left.getByRole('listitem').count()).toBe(4);
}

/** While one board has not signed off, the round can neither be closed nor another one be started. */
async function seesRoundIsNotOver(ada: Page): Promise<void> {
  await goTo(ada, audit.pages.result);
  const close = ada.getByRole('button', { name: fill(rounds.result.close.submit, { round: 1 }), exact: true });
  expect(await close.getAttribute('aria-disabled')).toBe('true');
  await goTo(ada, audit.pages.launch);
  await sees(ada, fill(rounds.launch.isOpen, { round: 1 }));
}

/** Three boards in J1: their list names the ballots that were audited before, and their tables leave them out. */
async function seesSecondRound(jane: Page): Promise<void> {
  await openDesk(jane, NAME, 'J1');
  await createBoards(jane, 3);
  const { rows } = readRetrievalList(await download(jane, office.round.download));
  const boards = [...Map.groupBy(rows, (row) => row[4]).values()];
  const counts = boards.map((listed) => [listed.length, listed.filter((row) => row[3] === 'Y').length]);
  expect(counts).toEqual([
    [122, 16],
    [39, 6],
    [40, 6],
  ]);
  const shown = await rowsOf(tableOf(jane, office.boards.title));
  expect(shown.map((row) => row[1])).toEqual(
    counts.map(([listed = 0, before = 0]) => fill(office.boards.progressOf, { done: 0, total: listed - before })),
  );
}
