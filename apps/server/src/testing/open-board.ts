import { readBoardCode } from '@plumbline/api';
import { assert } from '@plumbline/prelude';
import type { Services } from '../services.ts';
import { findBoardByCode } from '../stores/board-links.ts';
import { boardPin } from '../stores/token.ts';
import type { TestPerson } from './test-office.ts';

/** The end of a board's link, as it is sent. */
export function tokenOf(link: string | null | undefined): string {
  return link?.split('/').at(-1) ?? '';
}

/** The PIN on the slip of the board that has this link. */
export async function pinOf(
  services: Pick<Services, 'db' | 'secret'>,
  link: string | null | undefined,
): Promise<string> {
  const board = await findBoardByCode(services.db, readBoardCode(tokenOf(link)) ?? '');
  assert(board !== undefined, 'a board has this link', link);
  return boardPin(services.secret, board);
}

/** Signs somebody in as the board that has this link, with the PIN of its slip. */
export async function openBoard(
  services: Pick<Services, 'db' | 'secret'>,
  person: TestPerson,
  link: string | null | undefined,
): Promise<void> {
  await person.send('sign-in-to-board', { token: tokenOf(link), pin: await pinOf(services, link) });
}
