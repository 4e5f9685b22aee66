import type { Page } from 'playwright-core';
import { press, sees, type } from './on-page.ts';
import { eventually, type openJourney } from './open-journey.ts';
import { fill, WORDS } from './words.ts';

const { together } = WORDS.ballotRoom;

/** The code that was sent to an address last, as the server without mail shows it. */
export async function codeSentTo(journey: Awaited<ReturnType<typeof openJourney>>, email: string): Promise<string> {
  let code = '';
  await eventually(async () => {
    const { messages } = await journey.nobody().ask('outbox', {});
    const text = messages.find(({ to }) => to === email)?.text ?? '';
    code = /\b[\dA-Z]{4}-[\dA-Z]{4}\b/.exec(text)?.[0] ?? '';
    return code;
  }).not.toBe('');
  return code;
}

/** A second person joins whoever is signed in at a page of a ballot room. */
export async function joinAtDevice(
  page: Page,
  journey: Awaited<ReturnType<typeof openJourney>>,
  email: string,
): Promise<void> {
  await press(page, together.begin);
  await type(page, together.email, email);
  await press(page, together.send);
  await sees(page, fill(together.sent, { email }));
  await type(page, together.code, await codeSentTo(journey, email));
  await press(page, together.join);
  await sees(page, /act together here/);
}
