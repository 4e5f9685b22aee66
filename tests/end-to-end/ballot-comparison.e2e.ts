import type { ManualVoteRecord } from '@plumbline/election';
import { assert } from '@plumbline/prelude';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import {
  COMPARED_CARDS,
  COMPARED_MANIFEST,
  clearBallotCvrs,
  dominionCvrs,
} from '../../apps/server/src/testing/compared-counties.ts';
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
import { ADMINISTRATOR, FIRST_MANAGER, openJourney, pictureOnFailure, SECOND_MANAGER } from './open-journey.ts';
import { fill, WORDS } from './words.ts';

/* Acceptance scenario S-11: two counties with 15 cards each, whose voting systems have names of their own. */

const { audit, board, files, home, office, records, rounds, setup } = WORDS;
const NAME = 'Comparison';
const BOARD = 'Audit Board #01';

const journey = await openJourney();
afterAll(() => journey.close());

test('a ballot comparison goes from its creation over the records of two voting systems to what the machines and people saw', async () => {
  const ada = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(ada, `${NAME}, administrator`);
  const auditId = await create(ada);
  const jane = await journey.windowOf(FIRST_MANAGER);
  pictureOnFailure(jane, `${NAME}, manager`);
  await bringRecords(jane, 'J1', dominionCvrs());
  const omar = await journey.windowOf(SECOND_MANAGER);
  await bringRecords(omar, 'J2', clearBallotCvrs());

  await chooseContests(ada);
  await fillInSettings(ada);
  await matchNames(ada);
  await commitInputs(ada);
  await setSeed(ada, '1234567890');
  expect(await sizesOffered(ada, 'Contest 1')).toContainEqual(expect.stringContaining('20'));
  await seesPreview(ada, [
    ['J1', '9', '8'],
    ['J2', '11', '9'],
    [rounds.launch.total, '20', '17'],
  ]);
  await startRound(ada, 1);

  await lookAtCards(jane, auditId, 'J1');
  await openOwnDesk(jane, 'J1');
  await sees(jane, fill(records.cards.summary_other, { count: 7 }));
  await lookAtCards(omar, auditId, 'J2');

  await openJurisdiction(ada, 'J1');
  const panel = ada.getByRole('complementary', { name: 'J1', exact: true });
  await tableOf(panel, records.cards.title).waitFor();
  const differences = await rowsOf(tableOf(panel, records.cards.title));
  expect(differences[0]).toEqual([
    expect.stringContaining('TABULATOR1, BATCH2, ballot 3'),
    'Contest 1',
    '1-1',
    'too many marks: 1-1, 1-2',
    '+1',
  ]);
  expect(differences.map((row) => row[4])).toEqual(['+1', '+2', '−1', '+1', 'no change', '+1', '+2', '+2']);
  await closeRound(ada, 1);
  expect(await measured(ada, 1, 'Contest 1')).toMatchObject({
    [rounds.result.pValue]: '1.0',
    [rounds.result.outcome]: rounds.result.outcomes['measured-not-confirmed'],
  });
  await goTo(ada, audit.pages.reports);
  const report = await download(ada, fill(rounds.reports.downloadNamed, { name: rounds.reports.report }));
  expect(report).toContain('J2,Contest 1,CONTEST ONE');
  expect(report).toMatch(/J1,TABULATOR1,BATCH2,3,1-2-3,[^\n]*AUDITED,,1-1,"OVERVOTE; 1-1, 1-2",1-1: \+1,\+1,/);
  const differing = await download(ada, fill(rounds.reports.downloadNamed, { name: rounds.reports.discrepancy }));
  expect(differing).toContain('Change in Margin: Contest 1');
  expect(journey.complaints).toEqual([]);
});

async function create(ada: Page): Promise<string> {
  await type(ada, home.create.name, NAME);
  await choose(ada, audit.kinds['ballot-comparison'].name);
  await tick(ada, new RegExp(`^${home.create.compatibility}`));
  await takeOnePerson(ada);
  await press(ada, home.create.submit);
  await isAt(ada, setup.participants.title);
  await useFile(ada, 'participants', `Jurisdiction,Admin Email\nJ1,${FIRST_MANAGER}\nJ2,${SECOND_MANAGER}\n`);
  await sees(ada, fill(setup.participants.listed_other, { count: 2 }));
  await goTo(ada, audit.pages.contests);
  await sees(ada, records.contests.noRecords);
  return new URL(ada.url()).pathname.split('/')[2] ?? '';
}

/** The manifest comes first, another file is told apart, and where both count differently somebody has to have looked. */
async function bringRecords(page: Page, jurisdiction: string, cvrs: string): Promise<void> {
  await openOwnDesk(page, jurisdiction);
  await sees(slotOf(page, 'cvrs'), files.waitsFor.manifest);
  await useFile(page, 'manifest', COMPARED_MANIFEST);
  await seesNextStep(page);
  await chooseFile(page, 'cvrs', COMPARED_MANIFEST, 'manifest.csv');
  await sees(slotOf(page, 'cvrs'), files.check.refused_one);
  await chooseFile(page, 'cvrs', cvrs);
  const slot = slotOf(page, 'cvrs');
  const counts = await rowsOf(tableOf(slot, fill(records.counts.caption, { differ: 1, batches: 4 })));
  expect(counts).toEqual([
    ['BATCH1', 'TABULATOR2', '3', '3', '–'],
    ['BATCH2', 'TABULATOR2', '6', '5', '−1'],
  ]);
  await tick(slot, files.check.confirmBox);
  await press(slot, files.check.use);
  await slot.getByText(files.registered, { exact: true }).waitFor();
}

/** A manager of one jurisdiction in one audit is taken to its desk. */
async function openOwnDesk(page: Page, jurisdiction: string): Promise<void> {
  await visit(page, '/');
  await isAt(page, jurisdiction);
}

async function seesNextStep(page: Page): Promise<void> {
  await sees(page, audit.next.steps['upload-cvrs'].title);
}

async function chooseContests(ada: Page): Promise<void> {
  await goTo(ada, audit.pages.contests);
  const listed = tableOf(ada, records.contests.caption);
  await listed.waitFor();
  expect((await rowsOf(listed)).map((row) => row.slice(0, 4))).toEqual([
    ['CONTEST ONE', 'J2', '11', '1–1 7; 1–2 3'],
    ['CONTEST TWO', 'J2', '14', '2–1 12; 2–2 5; 2–3 7'],
    ['Contest 1', 'J1', '11', '1-1 7; 1-2 3'],
    ['Contest 2', 'J1', '14', '2-1 12; 2-2 5; 2-3 7'],
  ]);
  for (const [contest, use] of [
    ['Contest 1', records.contests.uses.targeted],
    ['Contest 2', records.contests.uses.opportunistic],
  ] as const) {
    await ada.getByLabel(fill(records.contests.useOf, { contest }), { exact: true }).selectOption({ label: use });
    // Where the other county has it under another name the records cannot tell.
    await tick(ada.getByRole('group', { name: contest, exact: true }), setup.contests.universeAll);
  }
  await press(ada, setup.contests.save);
  await sees(ada, setup.contests.saved);
}

/** Every name of J2 is another; what is suggested is right. */
async function matchNames(ada: Page): Promise<void> {
  await followNextStep(ada, audit.next.steps['match-names'].button);
  await isAt(ada, records.names.title);
  for (const [contest, inCvrs] of [
    ['Contest 1', 'CONTEST ONE'],
    ['Contest 2', 'CONTEST TWO'],
  ] as const) {
    const label = fill(records.names.contestIs, { jurisdiction: 'J2', contest });
    await ada.getByLabel(label, { exact: true }).selectOption({ label: inCvrs });
  }
  const first = ada.getByLabel(fill(records.names.choiceIs, { choice: '1–1', votes: '7' }), { exact: true });
  expect(await first.inputValue()).toBe('1-1');
  await sees(ada, fill(records.names.suggested, { reason: records.names.reasons.punctuation }));
  await press(ada, fill(records.names.save, { jurisdiction: 'J2' }));
  await sees(ada, records.names.saved);
  await sees(ada, records.names.allAgree);
}

/** One card at the board's screen, the others as the same board without a browser. */
async function lookAtCards(manager: Page, auditId: string, jurisdiction: string): Promise<void> {
  await openOwnDesk(manager, jurisdiction);
  await createBoards(manager, 1);
  await sees(manager, records.cards.withheld);
  const list = await download(manager, office.round.download);
  expect(list.split('\r\n')[0]).toContain('Imprinted ID,Record ID');
  const link = await linkOfBoard(manager, BOARD);
  const client = await boardClient(journey, link);
  const place = { auditId, jurisdiction, board: BOARD };
  const screen = await sitDown(journey, link, { width: 820, height: 1180 });
  pictureOnFailure(screen, `${NAME}, board`);
  await nameMembers(screen, ['Joe', 'Ann Lee']);
  const { ballots } = await client.ask('board', place);
  const [byHand, ...rest] = ballots;
  assert(byHand !== undefined, 'the board has cards');
  await follow(screen, board.table.first);
  await isAt(screen, fill(board.ballot.title, { position: byHand.position, batch: byHand.batch }));
  await sees(screen, board.ballot.imprint);
  await sees(screen.getByRole('main'), byHand.imprintedId ?? '');
  await sayOfCard(screen, board.card.title, board.card.same);
  const record = recordOf(seenOn(jurisdiction, byHand));
  assert(record.state === 'audited', 'the first card is found');
  for (const [contest, seen] of Object.entries(record.interpretations)) {
    const names = seen.kind === 'vote' ? seen.choices : [board.ballot.notOnBallot];
    await pressSeen(screen, contest, names);
  }
  await keepBallot(screen);
  await seesEverythingSaved(screen);
  for (const line of rest) {
    await client.send('record-ballot', {
      ...place,
      ballot: line.ballot,
      record: recordOf(seenOn(jurisdiction, line)),
      basedOn: null,
    });
  }
  await client.send('sign-off-board', { ...place, typedNames: ['Joe', 'Ann Lee'] });
}

/** What people saw, where it is not what the machine recorded; null where the card could not be found. */
const SEEN: Readonly<Record<string, string | null>> = {
  'J1 1 2 3': '11 011',
  'J1 2 2 3': '10 --',
  'J1 2 2 4': '00 000',
  'J1 2 2 5': '-- --',
  'J1 2 2 6': null,
  'J2 1 1 1': '10 100',
  'J2 2 2 6': '10 110',
};

function seenOn(
  jurisdiction: string,
  card: { readonly tabulator: string | null; readonly batch: string; readonly position: number },
): string | null {
  const [tabulator, batch] = [Number(card.tabulator?.at(-1)), Number(card.batch.at(-1))];
  const key = `${jurisdiction} ${tabulator} ${batch} ${card.position}`;
  const recorded = COMPARED_CARDS.find(
    ([one, two, three]) => one === tabulator && two === batch && three === card.position,
  );
  const seen = key in SEEN ? SEEN[key] : recorded?.[4];
  assert(seen !== undefined, 'it is known what people see on every card', key);
  return seen;
}

function recordOf(marks: string | null): ManualVoteRecord {
  if (marks === null) return { state: 'not-found' };
  const interpretations = marks.split(' ').map((own, place) => {
    const choices = [...own].flatMap((mark, at) => (mark === '1' ? [`${place + 1}-${at + 1}`] : []));
    if (own.includes('-')) return { kind: 'contest-not-on-ballot', note: '' } as const;
    if (choices.length === 0) return { kind: 'blank', invalidWriteIn: false, note: '' } as const;
    return { kind: 'vote', choices, invalidWriteIn: false, note: '' } as const;
  });
  return {
    state: 'audited',
    interpretations: Object.fromEntries(interpretations.map((one, place) => [`Contest ${place + 1}`, one])),
  };
}
