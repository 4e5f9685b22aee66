import { assert, assertNever } from '@plumbline/prelude';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
import { type Actor, type Grant, NOBODY } from '../policy/actor.ts';
import { rememberBy } from '../remember-by.ts';
import type { Services } from '../services.ts';
import type { AskedAbout, Asker, FoundAudit } from '../stores/askers.ts';
import { findAsker, recallBoard } from '../stores/find-asker.ts';
import { rememberDevice } from '../stores/known-devices.ts';
import {
  addSession,
  removeSession,
  type SessionLimits,
  type SessionRow,
  type SessionSubject,
  type SignIn,
  touchSession,
} from '../stores/sessions.ts';
import { digestOfToken, newToken } from '../stores/token.ts';
import { deviceInWords } from './device-in-words.ts';
import { noteAsker } from './refused-accesses.ts';

export const IDLE_MS_MAX = 30 * 60_000;
export const SESSION_MS_MAX = 8 * 60 * 60_000;
/** A batch takes longer to count than a session waits for its people: those who enter tallies are let in for so long, idle or not. */
export const TALLY_ENTRY_MS_MAX = 12 * 60 * 60_000;
/** A request to enter tallies that nobody has answered for so long is over: whoever asked may have gone. */
export const WAITING_MS_MAX = 30 * 60_000;
/** A second factor that was given is fresh for so long. */
export const FRESH_MS_MAX = 5 * 60_000;
/** Whoever has not signed in with a browser for so long is new there. */
export const DEVICE_MS_MAX = 180 * 24 * 60 * 60_000;
const SESSION = 'plumbline';
const DEVICE = 'plumbline-device';
/** Often enough to keep the idle time right to the minute, seldom enough not to write at every request. */
const TOUCH_MS = 60_000;

/** The session of a request: who is asking, and until when. Nobody, if there is none or it has ended. */
export type Session = {
  readonly actor: Actor;
  readonly subject: SessionSubject | undefined;
  readonly digest: string | undefined;
  readonly expiresAt: Date | undefined;
  /** Whatever is done meanwhile, the session ends then. */
  readonly lastsUntil: Date | undefined;
  /** An administrator who has not given the second factor yet: until then nobody, who may only do that. */
  readonly begunBy: string | undefined;
  /** Whether what asks for a fresh second factor may be done now. */
  readonly isFresh: boolean;
  /** What was read of the audit that the request is about, whoever asks. */
  readonly about: FoundAudit | undefined;
  /** Where the computer asked to enter tallies: as what, whether its people are let in, wait or are out. */
  readonly askedAs: string | undefined;
};

const NO_SESSION: Session = {
  actor: NOBODY,
  subject: undefined,
  digest: undefined,
  expiresAt: undefined,
  lastsUntil: undefined,
  begunBy: undefined,
  isFresh: false,
  about: undefined,
  askedAs: undefined,
};

/** Reads the session from the cookie, and `about` in the same journey. `keepAlive` counts the request as a sign of life. */
export async function readSession(
  services: Services,
  config: Config,
  request: FastifyRequest,
  { keepAlive, about: asked }: { readonly keepAlive: boolean; readonly about?: AskedAbout | undefined },
): Promise<Session> {
  const digest = sessionDigest(config, request);
  if (digest === undefined) return NO_SESSION;
  const now = services.now();
  const row = await findAsker(services.pool, digest, { at: now, support: services.support, about: asked });
  if (row === undefined) return NO_SESSION;
  const askedAs = row.subject.kind === 'tally-entry' ? row.subject.entryId : undefined;
  const actor = isOpen(row, now) ? actorOf(row) : undefined;
  // A computer whose people wait, or are out, is told so, and nothing else.
  if (actor === undefined) return askedAs === undefined ? NO_SESSION : { ...NO_SESSION, digest, askedAs };
  noteAsker(request, nameOfSubject(row.subject));
  const touched = keepAlive && isToTouch(row, now);
  if (touched) await touchSession(services.db, digest, now);
  const expiresAt = expiryOf(touched ? { ...row, lastSeenAt: now } : row);
  const lastsUntil = new Date(row.createdAt.getTime() + longestOf(row));
  const times = { digest, expiresAt, lastsUntil, askedAs, about: row.about };
  if (actor.kind === 'person' && hasOnlyBegun(row, actor.grants)) {
    return { ...times, actor: NOBODY, subject: undefined, begunBy: actor.personId, isFresh: false };
  }
  return { ...times, actor, subject: row.subject, begunBy: undefined, isFresh: isFresh(row, now) };
}

/** A board as it was when it asked last. It is worth nothing before its stamp was compared with what it has now. */
export type RecalledBoard = { readonly actor: Actor; readonly tokenSha256: string; readonly stamp: string };

/** The board that a request comes from, where nothing has to be read or written to know it but its stamp. */
export function recallSession(services: Services, config: Config, request: FastifyRequest): RecalledBoard | undefined {
  const tokenSha256 = sessionDigest(config, request);
  const row = tokenSha256 === undefined ? undefined : recallBoard(services.pool, tokenSha256);
  if (tokenSha256 === undefined || row?.stamp === undefined) return undefined;
  const now = services.now();
  // A sign of life is to be written: then it is read anew as well.
  if (!isOpen(row, now) || isToTouch(row, now)) return undefined;
  const actor = actorOf(row);
  if (actor === undefined) return undefined;
  noteAsker(request, nameOfSubject(row.subject));
  return { actor, tokenSha256, stamp: row.stamp };
}

function isToTouch({ lastSeenAt }: Asker, now: Date): boolean {
  return now.getTime() - lastSeenAt.getTime() >= TOUCH_MS;
}

/** Administrators and support give a second factor, unless they came by a link that this server printed for whoever started it. */
export function hasOnlyBegun(row: Pick<SessionRow, 'openedBy' | 'provenAt'>, grants: readonly Grant[]): boolean {
  return grants.some(needsFactor) && row.openedBy !== 'link' && row.provenAt === null;
}

/** Whoever has this gives a second factor. */
export function needsFactor({ role }: Grant): boolean {
  return role === 'audit-administrator' || role === 'support';
}

/** Whether the second factor was given within the last five minutes. Who came by a printed link has none, and is not asked. */
export function isFresh(row: Pick<SessionRow, 'openedBy' | 'provenAt'>, now: Date): boolean {
  if (row.openedBy === 'link') return true;
  return row.provenAt !== null && now.getTime() - row.provenAt.getTime() < FRESH_MS_MAX;
}

/** What a session is stored under: the digest of the token the request came with. */
export function sessionDigest(config: Config, request: FastifyRequest): string | undefined {
  // Asked for at several doors of the same request.
  const known = digests.get(request);
  if (known !== undefined) return known.digest;
  const token = cookieOf(request, cookieName(config, SESSION));
  const digest = token === undefined ? undefined : digestOfToken(token);
  digests.set(request, { digest });
  return digest;
}

const digests = new WeakMap<FastifyRequest, { readonly digest: string | undefined }>();

/** What a session must have been opened and used after to be open at this time. */
export function sessionLimits(now: Date): SessionLimits & { readonly tallyEntryCreatedAt: Date } {
  const before = (milliseconds: number) => new Date(now.getTime() - milliseconds);
  const tallyEntryCreatedAt = before(TALLY_ENTRY_MS_MAX);
  return { createdAt: before(SESSION_MS_MAX), lastSeenAt: before(IDLE_MS_MAX), tallyEntryCreatedAt };
}

/** Whether a session that was found has not ended by itself. */
export function isOpen(row: SessionRow, now: Date): boolean {
  return expiryOf(row) > now;
}

function expiryOf(row: SessionRow): Date {
  const last = row.createdAt.getTime() + longestOf(row);
  if (row.subject.kind === 'tally-entry') return new Date(last);
  return new Date(Math.min(last, row.lastSeenAt.getTime() + IDLE_MS_MAX));
}

function longestOf({ subject }: Pick<SessionRow, 'subject'>): number {
  return subject.kind === 'tally-entry' ? TALLY_ENTRY_MS_MAX : SESSION_MS_MAX;
}

function nameOfSubject(subject: SessionSubject): string {
  switch (subject.kind) {
    case 'person':
      return `person:${subject.personId}`;
    case 'board':
      return `board:${subject.boardId}`;
    case 'tally-entry':
      return `tally-entry:${subject.entryId}`;
    default:
      return assertNever(subject);
  }
}

/** The same object for the same row. */
const actorOf = rememberBy(({ subject, grants }: Asker): Actor | undefined => {
  if (grants === undefined) return undefined;
  if (subject.kind === 'person') return { kind: 'person', personId: subject.personId, grants };
  const [grant] = grants;
  if (subject.kind === 'tally-entry') {
    assert(grant?.role === 'tally-entry', 'whoever enters tallies is given the place', grant?.role);
    return { kind: 'tally-entry', entryId: subject.entryId, grants: [grant] };
  }
  assert(grant?.role === 'audit-board', 'a board is given its place', grant?.role);
  return { kind: 'board', boardId: subject.boardId, grants: [grant] };
});

/** Opens a session and gives its token to the browser. The one it replaces ends. */
export async function openSession(
  services: Services,
  config: Config,
  opened: {
    readonly request: FastifyRequest;
    readonly reply: FastifyReply;
    readonly subject: SignIn;
    readonly replaces: string | undefined;
  },
): Promise<void> {
  const { request, reply, subject, replaces } = opened;
  if (replaces !== undefined) await removeSession(services.db, replaces);
  const token = newToken();
  const origin = { device: deviceInWords(request.headers['user-agent']), address: request.ip };
  await addSession(services.db, { tokenSha256: digestOfToken(token), subject, at: services.now(), origin });
  setCookie(reply, config, { name: SESSION, token, maxAgeMs: longestOf({ subject }) });
  if (subject.kind !== 'person') return;
  const device = cookieOf(request, cookieName(config, DEVICE)) ?? newToken();
  const tokenSha256 = digestOfToken(device);
  await rememberDevice(services.db, { tokenSha256, personId: subject.personId, at: services.now() });
  setCookie(reply, config, { name: DEVICE, token: device, maxAgeMs: DEVICE_MS_MAX });
}

/**
 * What the browser is stored under as one in which people have signed in before. It opens nothing: it only lets its owner
 * have codes that nobody else can use up.
 */
export function deviceDigest(config: Config, request: FastifyRequest): string | undefined {
  const token = cookieOf(request, cookieName(config, DEVICE));
  return token === undefined ? undefined : digestOfToken(token);
}

export async function closeSession(
  services: Services,
  config: Config,
  reply: FastifyReply,
  digest: string | undefined,
): Promise<void> {
  if (digest !== undefined) await removeSession(services.db, digest);
  setCookie(reply, config, { name: SESSION, token: '', maxAgeMs: 0 });
}

function setCookie(
  reply: FastifyReply,
  config: Config,
  cookie: { readonly name: string; readonly token: string; readonly maxAgeMs: number },
): void {
  const attributes = [
    `${cookieName(config, cookie.name)}=${cookie.token}`,
    'Path=/',
    'HttpOnly',
    'SameSite=Lax',
    `Max-Age=${cookie.maxAgeMs / 1000}`,
  ];
  if (isSecure(config)) attributes.push('Secure');
  void reply.header('set-cookie', attributes.join('; '));
}

/** A `__Host-` cookie cannot be set by a neighbouring host; browsers take it over https only. */
function cookieName(config: Config, name: string): string {
  return isSecure(config) ? `__Host-${name}` : name;
}

function isSecure(config: Config): boolean {
  return config.publicUrl?.startsWith('https:') === true;
}

function cookieOf(request: FastifyRequest, name: string): string | undefined {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [key, ...value] = part.trim().split('=');
    if (key === name && value.join('=') !== '') return value.join('=');
  }
  return undefined;
}
