import type { ManualVoteRecord } from '@plumbline/election';
import { assert } from '@plumbline/prelude';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { COMPARED_CARDS, clearBallotCvrs, dominionCvrs } from '../../apps/server/src/testing/compared-counties.ts';
import {
  HYBRID_CONTESTS,
  HYBRID_MANIFEST,
  HYBRID_SEEN,
  HYBRID_UNRECORDED,
} from '../../apps/server/src/testing/hybrid-counties.ts';
import {
  closeRound,
  commitInputs,
  fillInSettings,
  measured,
  openJurisdiction,
  seesPreview,
  setSeed,
  sizesOffered,
  startRound,
  takeOnePerson,
} from './administrator-steps.ts';
import {
  boardClient,
  keepBallot,
  nameMembers,
  pressSeen,
  sayOfCard,
  seesEverythingSaved,
  sitDown,
} from './board-steps.ts';
import { createBoards, linkOfBoard } from './office-steps.ts';
import {
  choose,
  chooseFile,
  download,
  follow,
  followNextStep,
  goTo,
  isAt,
  press,
  rowsOf,
  sees,
  slotOf,
  tableOf,
  tick,
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
import { fill, WORDS } from './words.ts';

/* Acceptance scenario S-17: two counties, each with 15 cards that have cast vote records and 10 that have none. */

const { audit, board, files, home, records, rounds, setup } = WORDS;
const NAME = 'Hybrid';
const BOARD = 'Audit Board #01';
const { launch } = rounds;

const journey = await openJourney();
afterAll(() => journey.close());

test('a hybrid audit goes from its creation over two rounds to its report, with cards of both kinds', async () => {
  const ada = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(ada, `${NAME}, administrator`);
  const auditId = await create(ada);
  const jane = await journey.windowOf(FIRST_MANAGER);
  pictureOnFailure(jane, `${NAME}, manager`);
  await refusesManifestsWithoutStrata(jane);
  await bringFiles(jane, 'J1', dominionCvrs());
  const omar = await journey.windowOf(SECOND_MANAGER);
  await bringFiles(omar, 'J2', clearBallotCvrs());

  await defineContests(ada);
  await fillInSettings(ada);
  await matchNames(ada);
  await seesVotesOfStrata(ada);
  await commitInputs(ada);
  await setSeed(ada, '1234567890');
  expect(await sizesOffered(ada, 'Contest 1')).toContainEqual(
    expect.stringContaining(fill(launch.strata.size_other, { count: 23, cvr: 14, noCvr: 9 })),
  );
  await seesPreview(ada, [
    ['J1', '13', '12'],
    ['J2', '10', '9'],
    [launch.total, '23', '21'],
  ]);
  await startRound(ada, 1);

  await lookAtCards(jane, { auditId, jurisdiction: 'J1', atScreen: true });
  await lookAtCards(omar, { auditId, jurisdiction: 'J2' });
  await openJurisdiction(ada, 'J2');
  const panel = ada.getByRole('complementary', { name: 'J2', exact: true });
  await tableOf(panel, records.cards.title).waitFor();
  expect(await rowsOf(tableOf(panel, records.cards.title))).toEqual([
    [expect.stringContaining('TABULATOR2, BATCH1, ballot 1'), 'Contest 1', '1-1', records.cards.states.blank, '+1'],
  ]);
  await closeRound(ada, 1);
  expect(await measured(ada, 1, 'Contest 1')).toMatchObject({
    [rounds.result.pValue]: '0.1394502521',
    [rounds.result.outcome]: rounds.result.outcomes['measured-not-confirmed'],
  });
  expect(await measured(ada, 1, 'Contest 2')).toMatchObject({ [rounds.result.pValue]: '1.0' });

  await startSecondRound(ada);
  await lookAtCards(jane, { auditId, jurisdiction: 'J1' });
  await lookAtCards(omar, { auditId, jurisdiction: 'J2' });
  await closeRound(ada, 2);
  expect(await measured(ada, 2, 'Contest 1')).toMatchObject({
    [rounds.result.outcome]: rounds.result.outcomes['measured-not-confirmed'],
  });
  // The page may still be replacing what it shows, and with it the fold that was opened.
  const fold = ada.locator('details').filter({ hasText: rounds.result.conclude.hand });
  await eventually(async () => {
    if ((await fold.getAttribute('open')) === null) await fold.locator('summary').click();
    return fold.getByRole('button').isVisible();
  }).toBe(true);
  await press(ada, rounds.result.conclude.hand);
  await sees(ada, rounds.result.concluded['full-hand-count']);
  await goTo(ada, audit.pages.reports);
  const report = await download(ada, fill(rounds.reports.downloadNamed, { name: rounds.reports.report }));
  expect(report).toContain('Sample Size: CVR,Sample Size: Non-CVR,Audited Votes: CVR,Audited Votes: Non CVR');
  expect(report).toMatch(/\n1,Contest 1,Targeted,23,No,0\.1394502521,[^\n]*,14,9,1-1: 3; 1-2: 3,1-1: 7; 1-2: 2,/);
  expect(report).toContain('J2,TABULATOR2,BATCH1,1,2-1-1,');
  expect(journey.complaints).toEqual([]);
});

async function create(ada: Page): Promise<string> {
  await type(ada, home.create.name, NAME);
  await choose(ada, audit.kinds.hybrid.name);
  await tick(ada, new RegExp(`^${home.create.compatibility}`));
  await takeOnePerson(ada);
  await press(ada, home.create.submit);
  await isAt(ada, setup.participants.title);
  await useFile(ada, 'participants', `Jurisdiction,Admin Email\nJ1,${FIRST_MANAGER}\nJ2,${SECOND_MANAGER}\n`);
  await sees(ada, fill(setup.participants.listed_other, { count: 2 }));
  return new URL(ada.url()).pathname.split('/')[2] ?? '';
}

/** A manager of one jurisdiction in one audit is taken to its desk. */
async function openOwnDesk(page: Page, jurisdiction: string): Promise<void> {
  await visit(page, '/');
  await isAt(page, jurisdiction);
}

/** A manifest has to say of every batch whether its cards have records, in words that are understood. */
async function refusesManifestsWithoutStrata(jane: Page): Promise<void> {
  await openOwnDesk(jane, 'J1');
  await sees(slotOf(jane, 'manifest'), records.strata.column);
  await sees(slotOf(jane, 'cvrs'), files.waitsFor.manifest);
  const without = HYBRID_MANIFEST.replaceAll(/,[^,\n]*\n/g, '\n');
  await chooseFile(jane, 'manifest', without, 'without.csv');
  await sees(slotOf(jane, 'manifest'), files.check.refused_one);
  await chooseFile(jane, 'manifest', HYBRID_MANIFEST.replace('10,N', '10,maybe'), 'maybe.csv');
  await sees(slotOf(jane, 'manifest'), 'maybe');
  await sees(slotOf(jane, 'manifest'), files.check.refused_one);
}

async function bringFiles(page: Page, jurisdiction: string, cvrs: string): Promise<void> {
  await openOwnDesk(page, jurisdiction);
  await useFile(page, 'manifest', HYBRID_MANIFEST);
  await sees(page, audit.next.steps['upload-cvrs'].title);
  await chooseFile(page, 'cvrs', cvrs);
  const slot = slotOf(page, 'cvrs');
  // Only batches with records are held against them: the one without is in neither column.
  const counts = await rowsOf(tableOf(slot, fill(records.counts.caption, { differ: 1, batches: 4 })));
  expect(counts).toEqual([
    ['BATCH1', 'TABULATOR2', '3', '3', '–'],
    ['BATCH2', 'TABULATOR2', '6', '5', '−1'],
  ]);
  await tick(slot, files.check.confirmBox);
  await press(slot, files.check.use);
  await slot.getByText(files.registered, { exact: true }).waitFor();
}

/** Names are taken from the records, and the votes that were reported in all are typed. */
async function defineContests(ada: Page): Promise<void> {
  await goTo(ada, audit.pages.contests);
  for (const [place, contest] of HYBRID_CONTESTS.entries()) {
    await press(ada, fill(records.strata.use, { contest: contest.name }));
    const fields = ada.getByRole('group', { name: fill(setup.contests.number, { number: place + 1 }), exact: true });
    await type(fields, setup.contests.totalBallots, String(contest.totalBallots));
    for (const [at, { votes }] of contest.choices.entries()) {
      await type(fields, fill(setup.contests.choiceVotes, { number: at + 1 }), String(votes));
    }
    if (contest.jurisdictions.length === 2) await tick(fields, setup.contests.universeAll);
  }
  await press(ada, setup.contests.save);
  await sees(ada, setup.contests.saved);
}

async function matchNames(ada: Page): Promise<void> {
  await followNextStep(ada, audit.next.steps['match-names'].button);
  await isAt(ada, records.names.title);
  const label = fill(records.names.contestIs, { jurisdiction: 'J2', contest: 'Contest 1' });
  await ada.getByLabel(label, { exact: true }).selectOption({ label: 'CONTEST ONE' });
  await press(ada, fill(records.names.save, { jurisdiction: 'J2' }));
  await sees(ada, records.names.saved);
  await sees(ada, records.names.allAgree);
}

/** What was reported in all, less what is in the records. */
async function seesVotesOfStrata(ada: Page): Promise<void> {
  await goTo(ada, audit.pages.contests);
  const { cards, unlisted } = records.strata;
  const [first, second] = [tableOf(ada, 'Contest 1'), tableOf(ada, 'Contest 2')];
  await first.waitFor();
  expect(await rowsOf(first)).toEqual([
    ['1-1', '30', '14', '16'],
    ['1-2', '10', '6', '4'],
    [cards, '50', '30', '20'],
    [unlisted, '0', '0', '0'],
  ]);
  expect((await rowsOf(second)).slice(0, 3)).toEqual([
    ['2-1', '20', '12', '8'],
    ['2-2', '8', '5', '3'],
    ['2-3', '10', '7', '3'],
  ]);
}

/** Two numbers of one's own; more than there are is said before anything is drawn. */
async function startSecondRound(ada: Page): Promise<void> {
  await goTo(ada, audit.pages.launch);
  expect(await sizesOffered(ada, 'Contest 1')).toContainEqual(
    expect.stringContaining(fill(launch.strata.size_other, { count: 33, cvr: 20, noCvr: 13 })),
  );
  await choose(ada, launch.custom);
  await type(ada, launch.strata.customLabels.cvr, '31');
  await type(ada, launch.strata.customLabels.noCvr, '5');
  await press(ada, fill(launch.submit, { round: 2 }));
  await sees(ada, fill(launch.strata.customWrong, { contest: 'Contest 1', cvr: 30, noCvr: 20 }));
  await type(ada, launch.strata.customLabels.cvr, '10');
  await tableOf(ada, launch.preview).waitFor();
  expect((await rowsOf(tableOf(ada, launch.preview))).at(-1)?.[1]).toBe('15');
  await startRound(ada, 2);
  await goTo(ada, audit.pages.progress);
  await sees(ada, fill(rounds.progress.samplesOfStrata, { count: 15, cvr: 10, noCvr: 5 }));
}

type Work = { readonly auditId: string; readonly jurisdiction: string; readonly atScreen?: boolean };

/** Where a board sits at a screen, one card of each kind is entered there; the others by the same board without a browser. */
async function lookAtCards(manager: Page, { auditId, jurisdiction, atScreen = false }: Work): Promise<void> {
  await openOwnDesk(manager, jurisdiction);
  await createBoards(manager, 1);
  const link = await linkOfBoard(manager, BOARD);
  const client = await boardClient(journey, link);
  const place = { auditId, jurisdiction, board: BOARD };
  const screen = atScreen ? await sitDown(journey, link, { width: 820, height: 1180 }) : undefined;
  if (screen === undefined) await client.send('name-board-members', { ...place, members: ['Joe', 'Ann Lee'] });
  else {
    pictureOnFailure(screen, `${NAME}, board`);
    await nameMembers(screen, ['Joe', 'Ann Lee']);
  }
  const { ballots, contests } = await client.ask('board', place);
  const names = contests.map(({ name }) => name);
  const open = ballots.filter(({ state }) => state === 'not-audited');
  const byHand = [open.find(({ hasCvrs }) => hasCvrs === true), open.find(({ hasCvrs }) => hasCvrs === false)];
  const entered: string[] = [];
  for (const line of byHand) {
    if (line === undefined || screen === undefined) continue;
    entered.push(line.ballot);
    await visit(screen, '/board');
    const of = { position: line.position, batch: line.batch };
    await follow(screen.getByRole('row').filter({ hasText: line.tabulator ?? '' }), fill(board.table.auditNamed, of));
    await isAt(screen, fill(board.ballot.title, of));
    await sees(screen, line.hasCvrs === true ? board.ballot.hasCvrs.yes : board.ballot.hasCvrs.no);
    expect(await screen.getByText(board.ballot.imprint, { exact: true }).count()).toBe(line.hasCvrs === true ? 1 : 0);
    if (line.hasCvrs === true) await sayOfCard(screen, board.card.title, board.card.same);
    const record = recordOf(seenOn(jurisdiction, line), names);
    assert(record.state === 'audited', 'the card is found');
    for (const [contest, seen] of Object.entries(record.interpretations)) {
      await pressSeen(screen, contest, seen.kind === 'vote' ? seen.choices : [wordOf(seen.kind)]);
    }
    await keepBallot(screen);
    await seesEverythingSaved(screen);
  }
  for (const line of open.filter(({ ballot }) => !entered.includes(ballot))) {
    const record = recordOf(seenOn(jurisdiction, line), names);
    await client.send('record-ballot', { ...place, ballot: line.ballot, record, basedOn: null });
  }
  await client.send('sign-off-board', { ...place, typedNames: ['Joe', 'Ann Lee'] });
}

function wordOf(kind: 'blank' | 'contest-not-on-ballot'): string {
  return kind === 'blank' ? board.ballot.blank : board.ballot.notOnBallot;
}

type Card = { readonly tabulator: string | null; readonly batch: string; readonly position: number };

function seenOn(jurisdiction: string, { tabulator, batch, position }: Card): string {
  const [t, b] = [Number(tabulator?.at(-1)), Number(batch.at(-1))];
  const recorded = COMPARED_CARDS.find(([one, two, three]) => one === t && two === b && three === position)?.[4];
  return HYBRID_SEEN[`${jurisdiction} ${t} ${b} ${position}`] ?? recorded ?? HYBRID_UNRECORDED;
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
