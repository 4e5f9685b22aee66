import type { LogEntry } from '@plumbline/record';

/**
 * The bodies of entries as PostgreSQL reads an array of texts. In canonical JSON no character stands for itself that JSON would
 * write otherwise than with a backslash before it, which is how PostgreSQL wants quotes and backslashes; so the body of 100,000
 * ballots is copied once, where `pg` makes three copies of it.
 */
export function arrayOfBodies(entries: readonly Pick<LogEntry, 'body'>[]): string {
  return `{${entries.map(({ body }) => JSON.stringify(body)).join(',')}}`;
}
