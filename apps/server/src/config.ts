import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { operatorNotes, operatorProblem } from '@plumbline/words/operator-words';
import { z } from 'zod';
import { OperatorProblem } from './operator-problem.ts';

const NOT_A_PORT = 'must be a whole number from 0 to 65535';
const Port = z.coerce.number(NOT_A_PORT).int(NOT_A_PORT).min(0, NOT_A_PORT).max(65_535, NOT_A_PORT);
const NOT_MEGABYTES = 'must be a whole number of 1 or more';
const MEGABYTE = 1_000_000;
const REPOSITORY = fileURLToPath(new URL('../../../', import.meta.url));

/** Every setting there is: the names and defaults are documented for operators in `docs/deployment.md`. */
const EnvironmentSchema = z.object({
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must be an address such as postgresql://user@host:5432/plumbline' })
    .optional(),
  PLUMBLINE_OWNER_DATABASE_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error: 'must be an address such as postgresql://plumbline_owner@host:5432/plumbline',
    })
    .optional(),
  PLUMBLINE_DATA: z.string().min(1).optional(),
  PLUMBLINE_HOST: z.string().min(1).default('127.0.0.1'),
  PLUMBLINE_PORT: Port.default(8400),
  PLUMBLINE_PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address such as https://audit.example.gov' })
    .optional(),
  PLUMBLINE_TRUST_PROXY: z.enum(['0', '1'], 'must be 0 or 1').default('0'),
  PLUMBLINE_UPLOAD_MEGABYTES_MAX: z.coerce
    .number(NOT_MEGABYTES)
    .int(NOT_MEGABYTES)
    .min(1, NOT_MEGABYTES)
    .default(6_000),
  PLUMBLINE_SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'must be an address such as smtps://user@mail.example.gov' })
    .optional(),
  PLUMBLINE_MAIL_FROM: z.email('must be an e-mail address').optional(),
  PLUMBLINE_OIDC_ISSUER: z
    .url({ protocol: /^https?$/, error: 'must be an address such as https://login.example.gov' })
    .refine(isSafeIssuer, 'must begin with https, unless it is on this computer')
    .optional(),
  PLUMBLINE_OIDC_CLIENT_ID: z.string().min(1).optional(),
  PLUMBLINE_OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  PLUMBLINE_OIDC_CLIENT_SECRET_FILE: z.string().min(1).optional(),
  PLUMBLINE_OIDC_NAME: z.string().trim().min(1).max(60).optional(),
  PLUMBLINE_ORGANIZATION: z.string().trim().min(1).max(200).optional(),
  PLUMBLINE_ADMINISTRATORS: z.string().optional(),
  PLUMBLINE_SUPPORT: z.string().optional(),
  PLUMBLINE_LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], 'must be debug, info, warn, error or silent')
    .default('info'),
});

/** The configuration, read once when the process starts; nothing else looks at the environment. */
export type Config = {
  /** Where the database is; without it the embedded PostgreSQL is started in the data directory. */
  readonly databaseUrl: string | undefined;
  /** The same database as the role that owns its tables, used at the start alone; without it one role does both. */
  readonly ownerDatabaseUrl: string | undefined;
  readonly dataDirectory: string;
  readonly host: string;
  readonly port: number;
  /** How people reach the server, for links in mail and on paper; without it, the address it listens on. */
  readonly publicUrl: string | undefined;
  /** Behind a proxy that sets `X-Forwarded-For`; anywhere else that header is somebody's invention. */
  readonly trustProxy: boolean;
  readonly uploadBytesMax: number;
  readonly mail: { readonly smtpUrl: string; readonly from: string } | undefined;
  /** The identity provider with whose accounts administrators can sign in, if one is set. */
  readonly account:
    | { readonly issuer: string; readonly clientId: string; readonly clientSecret: string; readonly name: string }
    | undefined;
  /** The office to enter at the start, with those who administer its audits; without it, whoever was entered before. */
  readonly office: { readonly organization: string; readonly administrators: readonly string[] } | undefined;
  /** Addresses of those who do the support of this server: they see nothing of an office that has not let them in. */
  readonly support: readonly string[];
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
};

/** Reads the settings; what the command line says goes before the environment. All that is wrong is said at once. */
export function readConfig(
  environment: NodeJS.ProcessEnv,
  commandLine: { readonly dataDirectory?: string | undefined; readonly port?: string | undefined } = {},
): Config {
  const given = {
    ...withoutEmpty(environment),
    ...(commandLine.dataDirectory === undefined ? {} : { PLUMBLINE_DATA: commandLine.dataDirectory }),
    ...(commandLine.port === undefined ? {} : { PLUMBLINE_PORT: commandLine.port }),
  };
  const parsed = EnvironmentSchema.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new OperatorProblem(operatorProblem('settingsUnusable', { settings: lines.join('\n') }));
  }
  const settings = parsed.data;
  refuseOpenOutbox(settings);
  if (settings.PLUMBLINE_OWNER_DATABASE_URL !== undefined && settings.DATABASE_URL === undefined) {
    throw new OperatorProblem(operatorProblem('ownerWithoutDatabase'));
  }
  return {
    databaseUrl: settings.DATABASE_URL,
    ownerDatabaseUrl: settings.PLUMBLINE_OWNER_DATABASE_URL,
    dataDirectory: path.resolve(settings.PLUMBLINE_DATA ?? path.join(REPOSITORY, '.plumbline')),
    host: settings.PLUMBLINE_HOST,
    port: settings.PLUMBLINE_PORT,
    publicUrl: settings.PLUMBLINE_PUBLIC_URL?.replace(/\/$/, ''),
    trustProxy: settings.PLUMBLINE_TRUST_PROXY === '1',
    uploadBytesMax: settings.PLUMBLINE_UPLOAD_MEGABYTES_MAX * MEGABYTE,
    mail: readMail(settings.PLUMBLINE_SMTP_URL, settings.PLUMBLINE_MAIL_FROM),
    account: readAccount(settings),
    office: readOffice(settings.PLUMBLINE_ORGANIZATION, settings.PLUMBLINE_ADMINISTRATORS),
    support: readSupport(settings.PLUMBLINE_SUPPORT),
    logLevel: settings.PLUMBLINE_LOG_LEVEL,
  };
}

/**
 * Without a mail server, sign-in codes are shown on the outbox page to whoever reaches the server. That is for one
 * computer only; reachable from elsewhere it would let anybody sign in as anybody.
 */
function refuseOpenOutbox(settings: z.output<typeof EnvironmentSchema>): void {
  if (settings.PLUMBLINE_SMTP_URL !== undefined) return;
  const isLocal = /^(localhost|127(\.\d+){3}|::1)$/.test(settings.PLUMBLINE_HOST);
  const isProxied = settings.PLUMBLINE_PUBLIC_URL !== undefined || settings.PLUMBLINE_TRUST_PROXY === '1';
  if (isLocal && !isProxied) return;
  throw new OperatorProblem(operatorProblem('openOutbox'));
}

function readMail(smtpUrl: string | undefined, from: string | undefined): Config['mail'] {
  if (smtpUrl === undefined) return undefined;
  if (from === undefined) throw new OperatorProblem(operatorProblem('mailWithoutSender'));
  return { smtpUrl, from };
}

/** Codes and tokens would cross the network in clear. */
function isSafeIssuer(issuer: string): boolean {
  const { protocol, hostname } = new URL(issuer);
  return protocol === 'https:' || /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}

/** The secret in a file of its own is in no list of processes and in no unit file. */
function readAccount(settings: z.output<typeof EnvironmentSchema>): Config['account'] {
  const { PLUMBLINE_OIDC_ISSUER: issuer, PLUMBLINE_OIDC_CLIENT_ID: clientId } = settings;
  const file = settings.PLUMBLINE_OIDC_CLIENT_SECRET_FILE;
  const given = settings.PLUMBLINE_OIDC_CLIENT_SECRET;
  if (issuer === undefined && clientId === undefined && file === undefined && given === undefined) return undefined;
  if (issuer === undefined || clientId === undefined || (file === undefined) === (given === undefined)) {
    throw new OperatorProblem(operatorProblem('accountIncomplete'));
  }
  const clientSecret = given ?? readSecretFile(file ?? '');
  return { issuer, clientId, clientSecret, name: settings.PLUMBLINE_OIDC_NAME ?? operatorNotes('en')('accountName') };
}

function readSecretFile(file: string): string {
  let secret = '';
  try {
    secret = readFileSync(file, 'utf8').trim();
  } catch {
    // Said below, whatever kept it from being read.
  }
  if (secret === '') throw new OperatorProblem(operatorProblem('accountSecretUnreadable', { file }));
  return secret;
}

function readOffice(organization: string | undefined, administrators: string | undefined): Config['office'] {
  const emails = addressesIn(administrators);
  if (organization === undefined && emails.length === 0) return undefined;
  const unusable = emails.find((email) => !z.email().safeParse(email).success);
  if (organization === undefined || emails.length === 0 || unusable !== undefined) {
    throw new OperatorProblem(
      unusable === undefined
        ? operatorProblem('officeIncomplete')
        : operatorProblem('officeAddressUnusable', { unusable }),
    );
  }
  return { organization, administrators: emails };
}

function readSupport(addresses: string | undefined): Config['support'] {
  const emails = addressesIn(addresses).map((one) => one.toLowerCase());
  const unusable = emails.find((email) => !z.email().safeParse(email).success);
  if (unusable !== undefined) throw new OperatorProblem(operatorProblem('supportAddressUnusable', { unusable }));
  return emails;
}

function addressesIn(text = ''): readonly string[] {
  return text.split(',').flatMap((one) => (one.trim() === '' ? [] : [one.trim()]));
}

// `DATABASE_URL=` in a file of settings means: not set.
function withoutEmpty(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
}
