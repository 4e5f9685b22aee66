import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

test('without any setting the server listens on this machine only, with its own database', () => {
  expect(readConfig({})).toEqual({
    databaseUrl: undefined,
    dataDirectory: fileURLToPath(new URL('../../../.plumbline', import.meta.url)),
    host: '127.0.0.1',
    port: 8400,
    publicUrl: undefined,
    trustProxy: false,
    uploadBytesMax: 6_000_000_000,
    mail: undefined,
    logLevel: 'info',
    support: [],
  });
});

test('a setting that is empty counts as not set', () => {
  expect(readConfig({ DATABASE_URL: '', PLUMBLINE_PORT: '' })).toEqual(readConfig({}));
});

test('the command line goes before the environment', () => {
  const config = readConfig({ PLUMBLINE_DATA: '/a', PLUMBLINE_PORT: '1' }, { dataDirectory: '/b', port: '2' });
  expect([config.dataDirectory, config.port]).toEqual(['/b', 2]);
});

test('everything that is wrong is said at once, by the name of the setting', () => {
  const read = () => readConfig({ PLUMBLINE_PORT: 'http', DATABASE_URL: 'mysql://here/there' });
  expect(read).toThrow(/PLUMBLINE_PORT/);
  expect(read).toThrow(/DATABASE_URL/);
});

test('a mail server without a sender is refused with what to set', () => {
  expect(() => readConfig({ PLUMBLINE_SMTP_URL: 'smtp://mail.example.gov' })).toThrow('PLUMBLINE_MAIL_FROM');
});

test.each([
  { PLUMBLINE_HOST: '0.0.0.0' },
  { PLUMBLINE_PUBLIC_URL: 'https://audit.example.gov' },
  { PLUMBLINE_TRUST_PROXY: '1' },
])(
  'a server that others can reach is refused without a mail server (%o), because anybody could read the sign-in codes',
  (reachable) => {
    expect(() => readConfig(reachable)).toThrow('PLUMBLINE_SMTP_URL');
    const mail = { PLUMBLINE_SMTP_URL: 'smtp://mail.example.gov', PLUMBLINE_MAIL_FROM: 'audit@example.gov' };
    expect(readConfig({ ...reachable, ...mail }).mail?.from).toBe('audit@example.gov');
  },
);

test('an identity provider needs its address, a name and one secret, which may lie in a file', () => {
  const own = { PLUMBLINE_OIDC_ISSUER: 'https://login.example.gov', PLUMBLINE_OIDC_CLIENT_ID: 'plumbline' };
  expect(() => readConfig(own)).toThrow('PLUMBLINE_OIDC_CLIENT_SECRET_FILE');
  expect(() => readConfig({ PLUMBLINE_OIDC_CLIENT_SECRET: 's' })).toThrow('PLUMBLINE_OIDC_ISSUER');
  expect(readConfig({ ...own, PLUMBLINE_OIDC_CLIENT_SECRET: 's' }).account?.clientSecret).toBe('s');
  const here = fileURLToPath(import.meta.url);
  expect(readConfig({ ...own, PLUMBLINE_OIDC_CLIENT_SECRET_FILE: here }).account?.clientSecret).toContain('one secret');
  expect(() => readConfig({ ...own, PLUMBLINE_OIDC_CLIENT_SECRET_FILE: `${here}.none` })).toThrow('cannot be read');
  const both = { PLUMBLINE_OIDC_CLIENT_SECRET: 's', PLUMBLINE_OIDC_CLIENT_SECRET_FILE: here };
  expect(() => readConfig({ ...own, ...both })).toThrow('one of');
});

test('an identity provider is talked to by https, unless it is on this computer', () => {
  const own = { PLUMBLINE_OIDC_CLIENT_ID: 'plumbline', PLUMBLINE_OIDC_CLIENT_SECRET: 's' };
  expect(() => readConfig({ ...own, PLUMBLINE_OIDC_ISSUER: 'http://login.example.gov' })).toThrow('https');
  expect(readConfig({ ...own, PLUMBLINE_OIDC_ISSUER: 'http://127.0.0.1:9000' }).account?.issuer).toBe(
    'http://127.0.0.1:9000',
  );
});

test('support is named by addresses, in small letters', () => {
  expect(readConfig({ PLUMBLINE_SUPPORT: 'Sam@Support.example, sue@support.example,' }).support).toEqual([
    'sam@support.example',
    'sue@support.example',
  ]);
  expect(() => readConfig({ PLUMBLINE_SUPPORT: 'sam' })).toThrow(/PLUMBLINE_SUPPORT/);
});
