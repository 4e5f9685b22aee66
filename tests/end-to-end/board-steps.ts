import type { ManualVoteRecord } from '@plumbline/election';
import type { Page } from 'playwright-core';
import { tokenOf } from '../../apps/server/src/testing/open-board.ts';
import type { TestPerson } from '../../apps/server/src/testing/test-office.ts';
import { isAt, press, sees, standsStill, type, visit } from './on-page.ts';
import type { Journey } from './open-journey.ts';
import { fill, WORDS } from './words.ts';

/* The steps of an audit board: at its screen, and as the same board without a browser. */

const { account, board } = WORDS;

export type BoardPlace = { readonly auditId: string; readonly jurisdiction: string; readonly board: string };

/** Opens the board's link in a window of its own, and types the PIN of its slip. */
export async function sitDown(
  journey: Journey,
  link: string,
  screen?: { width: number; height: number },
): Promise<Page> {
  const page = await journey.newWindow(screen);
  await signInToBoard(journey, page, link);
  return page;
}

/** Opens the link of a board and types its PIN. */
export async function signInToBoard(journey: Journey, page: Page, link: string): Promise<void> {
  await visit(page, link);
  await type(page, account.boardDoor.label, await journey.pinOf(link));
  await press(page, account.boardDoor.submit);
  await page.waitForURL((url) => url.pathname === '/board');
}

export async function nameMembers(page: Page, members: readonly [string, string]): Promise<void> {
  await isAt(page, board.members.title);
  await type(page, board.members.first, members[0]);
  await type(page, board.members.second, members[1]);
  await press(page, board.members.submit);
  await page.getByRole('link', { name: board.table.first }).waitFor();
}

/** Presses what is seen in a contest. */
export async function pressSeen(page: Page, contest: string, seen: readonly string[]): Promise<void> {
  const group = page.getByRole('group', { name: new RegExp(`${contest}$`) });
  await group.waitFor();
  await standsStill(page);
  for (const name of seen) await group.getByRole('button', { name: new RegExp(`^${name}`) }).click();
}

/** Says of a card, before its contests, whether it is the card by the number on it, or whether its original was found. */
export async function sayOfCard(page: Page, question: string, answer: string): Promise<void> {
  const group = page.getByRole('group', { name: question, exact: true });
  await group.waitFor();
  await standsStill(page);
  // What a button says of itself in small letters stands behind its name.
  await group.getByRole('button').filter({ hasText: answer }).first().click();
}

/** Reads back what was pressed and keeps it. */
export async function keepBallot(page: Page): Promise<void> {
  await press(page, board.ballot.readBack);
  await isAt(page, board.readBack.title);
  await sees(page.getByRole('region', { name: board.strip.label }), board.strip.open);
  await press(page, board.readBack.keep);
}

export async function seesEverythingSaved(page: Page): Promise<void> {
  await sees(page.getByRole('region', { name: board.strip.label }), board.strip.saved);
}

/** Types the names under the declaration. */
export async function sign(page: Page, signatures: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, typed] of Object.entries(signatures)) await type(page, fill(board.signOff.type, { name }), typed);
  await press(page, board.signOff.submit);
}

/** The same board at another device: a client signed in with the same link and PIN. */
export async function boardClient(journey: Journey, link: string): Promise<TestPerson> {
  const person = journey.nobody();
  await person.send('sign-in-to-board', { token: tokenOf(link), pin: await journey.pinOf(link) });
  return person;
}

/** One choice in the first contest; the second is not printed on the ballot. */
export function voteFor(choice: string): ManualVoteRecord {
  return {
    state: 'audited',
    interpretations: {
      'Contest 1': { kind: 'vote', choices: [choice], invalidWriteIn: false, note: '' },
      'Contest 2': { kind: 'contest-not-on-ballot', note: '' },
    },
  };
}
