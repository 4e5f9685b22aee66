import { assert } from '@plumbline/prelude';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { closeRound, measured, takeOnePerson } from './administrator-steps.ts';
import { keepBallot, nameMembers, pressSeen, sayOfCard, seesEverythingSaved, sign } from './board-steps.ts';
import { isForLoser, JURISDICTIONS, LOSER, PARTICIPANTS, WINNER } from './by-hand-counties.ts';
import type { MeasuredHands } from './measured-hands.ts';
import { finalizeTallies, openBatch, saveTally } from './office-steps.ts';
import {
  choose,
  download,
  follow,
  followNextStep,
  goTo,
  isAt,
  press,
  sees,
  standsStill,
  type,
  useFile,
  visit,
} from './on-page.ts';
import { eventually, FIRST_MANAGER, type Journey, pictureOnFailure, SECOND_MANAGER } from './open-journey.ts';
import { addApp } from './second-factor-steps.ts';
import { fill, WORDS } from './words.ts';

/*
 * The steps of people who take an audit from *Sign in* to its conclusion by what they see on their screens, and by nothing else: the code is in
 * the mail, the link and the PIN of a board are at the desk.
 */

const { account, audit, board, home, office, rounds, setup, tallyEntry } = WORDS;
const CHOICES = [WINNER, LOSER];

export type Role = 'Administrator' | 'Two managers' | 'Four boards' | 'Four tables';

export type People = { readonly journey: Journey; readonly hands: MeasuredHands };

async function windowFor(
  { journey, hands }: People,
  role: Role,
  screen?: { width: number; height: number },
): Promise<Page> {
  const page = await journey.newWindow(screen);
  pictureOnFailure(page, `by hand, ${role}`);
  await hands.watch(page, role);
  return page;
}

/** At the address of the office: the address of the person, and the code in their mail. */
async function passTheDoor(page: Page, email: string): Promise<void> {
  await visit(page, '/');
  await isAt(page, account.signIn.title);
  await type(page, account.signIn.email, email);
  await press(page, account.signIn.send);
  await isAt(page, account.code.title);
  await type(page, account.code.label, await codeInMail(page, email));
  await press(page, account.code.check);
}

async function codeInMail(page: Page, email: string): Promise<string> {
  const mail = await page.context().newPage();
  await visit(mail, '/outbox');
  const message = mail.getByRole('listitem').filter({ hasText: fill(account.outbox.to, { to: email }) });
  const code = /\b[\dA-Z]{4}-[\dA-Z]{4}\b/.exec(await message.first().innerText())?.[0];
  await mail.close();
  assert(code !== undefined, 'the code is in the mail');
  return code;
}

/** The first time: with an app for the second factor, and the recovery codes. */
export async function administratorSignsIn(people: People, email: string): Promise<Page> {
  const page = await windowFor(people, 'Administrator');
  await passTheDoor(page, email);
  const app = await addApp(page);
  await page.addLocatorHandler(page.getByRole('dialog', { name: account.factors.freshTitle }), async (dialog) => {
    await type(dialog, account.factors.withApp, app());
    await press(dialog, account.factors.check);
  });
  await isAt(page, account.factors.codesTitle);
  await press(page, account.factors.codesKept);
  await isAt(page, home.title);
  return page;
}

export async function managersSignIn(people: People): Promise<{ readonly J1: Page; readonly J2: Page }> {
  const signIn = async (email: string, jurisdiction: string) => {
    const page = await windowFor(people, 'Two managers');
    await passTheDoor(page, email);
    await isAt(page, jurisdiction);
    return page;
  };
  return { J1: await signIn(FIRST_MANAGER, 'J1'), J2: await signIn(SECOND_MANAGER, 'J2') };
}

/** What two people see on a card: by contest what is pressed, or that it cannot be found. */
export type SeenCard = Readonly<Record<string, readonly string[]>> | 'not-found';

export type CardPlace = { readonly jurisdiction: string; readonly batch: string; readonly position: number };

/** The manager shares the cards of the round between two boards, and both boards look at theirs and sign. */
export async function twoBoardsAtWork(
  people: People,
  manager: Page,
  { jurisdiction, seen }: { readonly jurisdiction: string; readonly seen: (place: CardPlace) => SeenCard },
): Promise<void> {
  await type(manager, office.boards.count, '2');
  await press(manager, office.boards.submit);
  for (const name of ['Audit Board #01', 'Audit Board #02']) {
    const screen = await boardSitsDown(people, manager, name);
    await nameMembers(screen, ['Joe Park', 'Ann Lee']);
    await lookAtCards(screen, (place) => seen({ jurisdiction, ...place }));
    await seesEverythingSaved(screen);
    await follow(screen, board.table.signOff);
    await isAt(screen, board.signOff.title);
    await sign(screen, { 'Joe Park': 'Joe Park', 'Ann Lee': 'Ann Lee' });
    await isAt(screen, board.done.title);
    await screen.close();
  }
}

/** By the link and the PIN that stand at the desk. */
async function boardSitsDown(people: People, manager: Page, name: string): Promise<Page> {
  const link = manager.getByRole('link', { name: fill(office.boards.openLink, { board: name }), exact: true });
  const address = await link.getAttribute('href');
  assert(address !== null, 'the link of the board is at the desk');
  await press(manager, fill(office.boards.showPinNamed, { board: name }));
  const row = manager.getByRole('row').filter({ hasText: name });
  await sees(row, PIN);
  const pin = PIN.exec(await row.innerText())?.[0] ?? '';
  const screen = await windowFor(people, 'Four boards', { width: 820, height: 1180 });
  await visit(screen, address);
  await type(screen, account.boardDoor.label, pin);
  await press(screen, account.boardDoor.submit);
  return screen;
}

const PIN = /\b\d{3} \d{3} \d+\b/;
const TITLE = new RegExp(`^${fill(board.ballot.title, { position: '(?<position>\\d+)', batch: '(?<batch>.+)' })}$`);

/** Card after card without a detour, until the list says that every one is audited. */
async function lookAtCards(
  screen: Page,
  seen: (place: { readonly batch: string; readonly position: number }) => SeenCard,
): Promise<void> {
  await follow(screen, board.table.first);
  await screen.waitForURL((url) => url.pathname === '/board/ballot');
  while (new URL(screen.url()).pathname === '/board/ballot') {
    const title = await screen.getByRole('heading', { level: 1 }).innerText();
    const { batch = '', position } = TITLE.exec(title)?.groups ?? {};
    const card = seen({ batch, position: Number(position) });
    await standsStill(screen);
    const here = screen.url();
    if (card === 'not-found') {
      await press(screen, board.ballot.notFound);
      await press(screen, board.readBack.keepNotFound);
    } else {
      await sayItIsTheCard(screen);
      for (const [contest, pressed] of Object.entries(card)) await pressSeen(screen, contest, pressed);
      await keepBallot(screen);
    }
    await screen.waitForURL((url) => url.href !== here);
    await eventually(() => screen.getByRole('heading', { level: 1 }).innerText()).not.toBe(title);
  }
  await sees(screen, board.table.allDone);
}

/** Where the record has a number that is printed on the card. */
async function sayItIsTheCard(screen: Page): Promise<void> {
  const question = screen.getByRole('group', { name: board.card.title, exact: true });
  if ((await question.count()) > 0) await sayOfCard(screen, board.card.title, board.card.same);
}

/** What two people count in a batch: by choice, in the order of the choices. */
export type CountedBatch = readonly number[];

/**
 * The manager lets two computers in, at which two people each enter what they counted, one batch each as long as there are any; then the
 * manager declares the tallies final. `kind`: where each batch of the manifest is counted, what it is.
 */
export async function twoTablesAtWork(
  people: People,
  manager: Page,
  of: { readonly jurisdiction: string; readonly counted: (batch: string) => CountedBatch; readonly kind?: string },
): Promise<void> {
  await follow(manager, office.tallies.others);
  await isAt(manager, tallyEntry.manage.title);
  await press(manager, tallyEntry.manage.open);
  const link = manager.getByRole('link', { name: /\/tallyentry\// });
  const address = await link.getAttribute('href');
  assert(address !== null, 'the link for tallies is at the desk');
  const tables: Page[] = [];
  for (const names of [
    ['Joe Park', 'Ann Lee'],
    ['Kim Ray', 'Lou Sax'],
  ] as const) {
    tables.push(await tableIsLetIn(people, { manager, address, names }));
  }
  for (let turn = 0; ; turn += 1) {
    const batch = await entersNext(tables[turn % 2], of);
    if (batch === undefined) break;
    // The other table hears of it before it chooses its next.
    await isEntered(tables[(turn + 1) % 2], batch);
  }
  for (const table of tables) await table.close();
  await goTo(manager, audit.pages.tallies);
  await finalizeTallies(manager);
  await goTo(manager, audit.pages.desk);
}

async function tableIsLetIn(
  people: People,
  of: { readonly manager: Page; readonly address: string; readonly names: readonly [string, string] },
): Promise<Page> {
  const { manager, address, names } = of;
  const table = await windowFor(people, 'Four tables');
  await visit(table, address);
  await type(table, tallyEntry.ask.first, names[0]);
  await type(table, tallyEntry.ask.second, names[1]);
  await press(table, tallyEntry.ask.submit);
  await isAt(table, tallyEntry.wait.title);
  const number = (await table.locator('.tally-number').innerText()).replaceAll(/\D/g, '');
  const request = manager.getByRole('listitem').filter({ hasText: names.join(', ') });
  await request.waitFor();
  await standsStill(manager);
  await type(request, fill(tallyEntry.manage.number, { people: names.join(', ') }), number);
  await press(request, tallyEntry.manage.letIn);
  await isAt(table, tallyEntry.work.title);
  return table;
}

/** Enters the first batch that nobody has entered yet, if there is one: its name. */
async function entersNext(
  table: Page | undefined,
  { counted, kind }: { readonly counted: (batch: string) => CountedBatch; readonly kind?: string },
): Promise<string | undefined> {
  assert(table !== undefined, 'there are two tables');
  const list = table.getByRole('navigation', { name: office.tallies.list });
  await list.waitFor();
  await standsStill(table);
  const open = list.getByRole('button').filter({ hasText: office.tallies.stateOpen }).first();
  if ((await open.count()) === 0) return undefined;
  const batch = (await open.innerText()).trim().split(/\s/)[0] ?? '';
  await openBatch(table, batch);
  const votes = counted(batch);
  if (kind !== undefined) {
    await table.getByLabel(office.cards.type, { exact: true }).selectOption({ label: kind });
    await type(table, office.cards.counted, String(votes.reduce((sum, one) => sum + one, 0)));
  }
  for (const [place, count] of votes.entries()) await type(table, CHOICES[place] ?? '', String(count));
  await saveTally(table, batch);
  await isEntered(table, batch);
  return batch;
}

async function isEntered(table: Page | undefined, batch: string): Promise<void> {
  assert(table !== undefined, 'there are two tables');
  await table
    .getByRole('navigation', { name: office.tallies.list })
    .getByRole('button', { name: new RegExp(`^${batch}\\b`) })
    .filter({ hasNotText: office.tallies.stateOpen })
    .waitFor();
}

export type Desks = { readonly J1: Page; readonly J2: Page };
type Seen = (place: CardPlace) => SeenCard;

/** Creates an audit whose contests are in the records, and takes the list of its participants. */
export async function createFromRecords(
  ada: Page,
  of: { readonly type: 'ballot-comparison' | 'hybrid'; readonly name: string },
): Promise<void> {
  await type(ada, home.create.name, of.name);
  await choose(ada, audit.kinds[of.type].name);
  await takeOnePerson(ada);
  await press(ada, home.create.submit);
  await isAt(ada, setup.participants.title);
  await useFile(ada, 'participants', PARTICIPANTS);
  await sees(ada, fill(setup.participants.listed_other, { count: 2 }));
}

export async function chooseSize(ada: Page, size: number): Promise<void> {
  await choose(ada, rounds.launch.custom);
  await type(ada, rounds.launch.customLabel, String(size));
}

/** Both counties look at their cards, and the round is over. */
export async function playRound(
  people: People,
  of: { readonly ada: Page; readonly desks: Desks; readonly round: 1 | 2; readonly seen: Seen },
): Promise<void> {
  for (const jurisdiction of JURISDICTIONS) {
    await twoBoardsAtWork(people, of.desks[jurisdiction], { jurisdiction, seen: of.seen });
  }
  await endRound(of.ada, of.round);
}

/** The first round confirms nothing, the second does. */
export async function endRound(ada: Page, round: 1 | 2): Promise<void> {
  await closeRound(ada, round);
  const outcome = round === 1 ? 'measured-not-confirmed' : 'confirmed';
  expect(await measured(ada, round, 'Mayor')).toMatchObject({
    [rounds.result.outcome]: rounds.result.outcomes[outcome],
  });
  if (round === 1) await followNextStep(ada, audit.next.steps['start-next-round'].button);
}

/** Concludes the audit, and answers its report. */
export async function concludeAndReport(ada: Page): Promise<string> {
  await press(ada, rounds.result.conclude.submit);
  await sees(ada, fill(rounds.result.concluded.confirmed, { confirmed: 'Mayor' }));
  await goTo(ada, audit.pages.reports);
  return download(ada, fill(rounds.reports.downloadNamed, { name: rounds.reports.report }));
}

/** What is seen of every card, but for the first that anybody looks at. */
export function butForFirst(first: SeenCard, others: Seen): Seen {
  let isFirst = true;
  return (place) => {
    if (!isFirst) return others(place);
    isFirst = false;
    return first;
  };
}

/** On paper as in the records. */
export const asRecorded: Seen = (place) => ({ Mayor: [isForLoser(place) ? LOSER : WINNER] });
