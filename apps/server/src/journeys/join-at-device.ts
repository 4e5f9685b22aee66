import { assert } from '@plumbline/prelude';
import type { RoomPlace } from '../log/ballot-chains.ts';
import type { openTestOffice, TestPerson } from '../testing/test-office.ts';

/** A second person joins whoever is at a device of a ballot room: they type the code that came to their own address. */
export async function joinAtDevice(
  office: Pick<Awaited<ReturnType<typeof openTestOffice>>, 'nobody'>,
  place: RoomPlace,
  joining: { readonly device: TestPerson; readonly email: string },
): Promise<void> {
  const { device, email } = joining;
  await device.send('request-sign-in-code', { email });
  const { messages } = await office.nobody().ask('outbox', {});
  const text = messages.find(({ to }) => to === email)?.text ?? '';
  const code = /\b([0-9A-Z]{4}-[0-9A-Z]{4})\b/.exec(text)?.[1];
  assert(code !== undefined, 'a code was sent', text);
  await device.send('join-ballot-room', { ...place, email, code });
}
