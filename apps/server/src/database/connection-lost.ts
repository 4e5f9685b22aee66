/** Class 08: the connection; 57P01 to 57P05: the server is stopping, has crashed, is starting, or the database was dropped. */
const STATES = /^(08...|57P0[1-5])$/;

/** What the system says about a connection; `ENOENT` means that there is no such socket, and only where we were connecting. */
const NETWORK: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);
const CALLS: ReadonlySet<unknown> = new Set(['connect', 'read', 'write', 'getaddrinfo']);

/** The driver gives these no code, only these words (pg 8.23, pg-pool, Kysely). */
const WORDS: readonly RegExp[] = [
  /^Connection terminated( unexpectedly| due to connection timeout)?$/,
  /^Client (has encountered a connection error|was closed) and is not queryable$/,
  /^Query read timeout$/,
  /^timeout (expired|exceeded when trying to connect)$/,
  /^Cannot use a pool after calling end on the pool$/,
  /^driver has already been destroyed$/,
];

/** Whether the database could not be reached, or the connection to it broke: nothing that a statement did wrong. */
export function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  // Several addresses of one host were tried.
  if (error instanceof AggregateError && error.errors.length > 0) return error.errors.every(isConnectionLost);
  const { code, syscall } = error as { readonly code?: unknown; readonly syscall?: unknown };
  if (typeof code !== 'string') return WORDS.some((words) => words.test(error.message));
  if (code === 'ENOENT') return syscall === 'connect';
  return STATES.test(code) || (NETWORK.has(code) && CALLS.has(syscall));
}
