import { WAITING_MS_MAX } from '../road/session.ts';
import type { TallyEntryRow } from '../stores/tally-entries.ts';

/** So many wrong numbers end a request. A number of six digits is hit by chance in one of 200,000 requests. */
export const WRONG_NUMBERS_MAX = 5;
/** More than this wait for nobody: a link that got about does not fill the manager's screen. */
export const WAITING_MAX = 20;
/**
 * So many may ask in half an hour by one link, whatever became of it: each leaves entries in the log of the office for good, and
 * whoever asks once more gives up the request before. A county of 60 computers opens them in the time it takes to walk to each.
 */
export const ASKED_MAX = 60;
/** Of requests that are over, the manager is shown so many. */
export const OVER_SHOWN_MAX = 50;

/** How a request stands. Lapsed: nobody answered it in time. Over: its hours are, or its round. */
export type TallyStand = TallyEntryRow['state'] | 'lapsed' | 'over';

/** How a request stands at this time, where its link is usable or not. */
export function tallyStand(
  entry: Pick<TallyEntryRow, 'state' | 'askedAt'>,
  now: { readonly at: Date; readonly isLinkUsable: boolean; readonly lastsMs: number },
): TallyStand {
  const passed = now.at.getTime() - entry.askedAt.getTime();
  switch (entry.state) {
    case 'waiting':
      if (!now.isLinkUsable) return 'over';
      return passed < WAITING_MS_MAX ? 'waiting' : 'lapsed';
    case 'confirmed':
      return now.isLinkUsable && passed < now.lastsMs ? 'confirmed' : 'over';
    case 'rejected':
    case 'ended':
      return entry.state;
  }
}

/** The names to show of those who asked: what people typed who were not let in stands nowhere once their request is over. */
export function namesShown(entry: Pick<TallyEntryRow, 'state' | 'people'>, stand: TallyStand): string[] {
  return entry.state === 'waiting' && stand !== 'waiting' ? [] : [...entry.people];
}

/** What was typed as a number: its digits, however they were grouped. */
export function digitsOf(typed: string): string {
  return typed.replaceAll(/\D/g, '');
}
