import { expect, test } from 'vitest';
import { createUncheckedClient, type Fetch } from './unchecked-client.ts';

const AUDIT = { auditId: '7d1f0c3e-0000-4000-8000-000000000001' };

/** A server whose answer changes when it is told to, and what it was asked with. */
function server() {
  const asked: (string | null)[] = [];
  const state = { version: 1 };
  const fetch: Fetch = async (address, request) => {
    if (address.includes('/commands/')) return Response.json({ output: {} });
    const tag = `W/"${state.version}"`;
    const known = new Headers(request.headers).get('if-none-match');
    asked.push(known);
    if (known === tag) return new Response(null, { status: 304, headers: { etag: tag } });
    const headers: Record<string, string> = address.includes('/home') ? {} : { etag: tag };
    return Response.json({ version: state.version }, { headers });
  };
  return { asked, state, client: createUncheckedClient(fetch) };
}

test('an answer that has not changed is asked for with its tag, and is the one that was there', async () => {
  const { asked, state, client } = server();
  const first = await client.ask('round-progress', AUDIT);
  const second = await client.ask('round-progress', AUDIT);
  expect(first).toEqual({ ok: true, value: { version: 1 } });
  expect(second.ok && first.ok && second.value === first.value).toBe(true);
  state.version = 2;
  expect(await client.ask('round-progress', AUDIT)).toEqual({ ok: true, value: { version: 2 } });
  await client.ask('round-progress', AUDIT);
  expect(asked).toEqual([null, 'W/"1"', 'W/"1"', 'W/"2"']);
});

test('another question, and an answer without a tag, are asked anew', async () => {
  const { asked, client } = server();
  await client.ask('round-progress', AUDIT);
  await client.ask('round-progress', { auditId: AUDIT.auditId.replace('1', '2') });
  await client.ask('home', {});
  await client.ask('home', {});
  expect(asked).toEqual([null, null, null, null]);
});

test('whoever signs in or out leaves nothing behind for the next', async () => {
  const { asked, client } = server();
  await client.ask('round-progress', AUDIT);
  await client.send('sign-out', {}, 'id');
  await client.ask('round-progress', AUDIT);
  expect(asked).toEqual([null, null]);
});
