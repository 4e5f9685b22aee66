import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { smtpMailer } from '../sign-in/mailer.ts';
import { keepMessage, newestMessages } from '../stores/messages.ts';
import { openTestOffice } from '../testing/test-office.ts';
import { runJobs } from './run-jobs.ts';

const office = await openTestOffice({ jobs: false });
afterAll(() => office.close());

/** A mail server of few words: it takes everything and remembers it. */
async function openMailServer(): Promise<{
  readonly url: string;
  readonly taken: () => string;
  readonly close: () => void;
}> {
  let taken = '';
  const server = net.createServer((socket) => {
    let inData = false;
    socket.write('220 ready\r\n');
    socket.on('data', (chunk) => {
      const text = chunk.toString();
      taken += text;
      if (inData) {
        if (!taken.endsWith('\r\n.\r\n')) return;
        inData = false;
        socket.write('250 kept\r\n');
      } else if (text.startsWith('DATA')) {
        inData = true;
        socket.write('354 go on\r\n');
      } else if (text.startsWith('QUIT')) socket.end('221 bye\r\n');
      else socket.write('250 ok\r\n');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `smtp://127.0.0.1:${port}`, taken: () => taken, close: () => server.close() };
}

test('a message leaves through the mail server when its transaction is committed, and is then forgotten', async () => {
  const server = await openMailServer();
  const mailer = smtpMailer({ smtpUrl: server.url, from: 'audit@office.example', publicUrl: undefined });
  const services = { ...office.services, mailer };
  const jobs = await runJobs(services, { report: () => undefined });
  const mail = {
    to: 'jane@j1.example',
    subject: 'Your sign-in code: 123456',
    paragraphs: ['Your code is 123456.'],
    at: new Date(),
    offices: [],
  };
  await expect(
    services.db.transaction().execute(async (tx) => {
      await mailer.send(tx, { ...mail, subject: 'Never sent' });
      throw new Error('rolled back');
    }),
  ).rejects.toThrow('rolled back');
  await services.db.transaction().execute((tx) => mailer.send(tx, mail));
  const deadline = Date.now() + 10_000;
  while ((await newestMessages(services.db, 10)).length > 0 && Date.now() < deadline) await sleep(20);
  expect(server.taken()).toContain('Subject: Your sign-in code: 123456');
  expect(server.taken()).not.toContain('Never sent');
  expect(await newestMessages(services.db, 10)).toEqual([]);
  await jobs.stop();
  server.close();
});

test('a link is made of an address of this server, and of nothing that people typed', async () => {
  const server = await openMailServer();
  const from = 'audit@office.example';
  const mailer = smtpMailer({ smtpUrl: server.url, from, publicUrl: 'https://audit.example' });
  const text = [
    'https://audit.example/audits/1',
    'https://evil.example/sign-in',
    'https://audit.example.evil.example/',
    'https://audit.example@evil.example/',
    '<a href="https://evil.example/">Sign in</a>',
    'https://audit.example/a b',
  ].join('\n\n');
  await mailer.deliver({ to: 'jane@j1.example', subject: 'Told', text, at: new Date() });
  server.close();
  // Long lines are broken, and an equals sign is written by its number.
  const html = server.taken().split('text/html')[1]?.replaceAll('=\r\n', '').replaceAll('=3D', '=') ?? '';
  expect(html.match(/<a [^>]*>/g)).toEqual(['<a href="https://audit.example/audits/1">']);
  expect(html).toContain('<p>https://evil.example/sign-in</p>');
});

test('an office without a mail server keeps its messages for the outbox page', async () => {
  await keepMessage(office.services.db, { to: 'a@b.example', subject: 'Kept', text: 'Kept.', at: office.clock.now });
  expect((await office.nobody().ask('outbox', {})).messages[0]).toMatchObject({ to: 'a@b.example', subject: 'Kept' });
});
