import type { EventReadBy, EventSchemas } from '@plumbline/audit';
import { assert, err, ok, type Result } from '@plumbline/prelude';
import { z } from 'zod';
import { type LogBody, type LogBodyProblem, type LogEntry, parseLogBody } from '../log-entry.ts';

/**
 * The event inside an entry of one's own log, as the domain's `evolve` takes it, with who and when beside it. Whoever calls
 * says which union of events the chain holds. Nothing is looked at here, because a server that folds its log sealed every
 * entry itself, and folds millions of them; what comes from elsewhere, or is to be believed anew, is read by `readEvent`.
 */
export function eventOf<Event extends { readonly type: string }>(
  entry: Pick<LogEntry, 'number' | 'body'>,
): { event: Event; body: LogBody } {
  // See above: the one place where text from the log becomes an event again unseen.
  const body = JSON.parse(entry.body) as LogBody;
  const { type, data } = body;
  assert(typeof data === 'object' && data !== null, 'the data of an event are its properties', entry.number);
  return { event: { type, ...data } as unknown as Event, body };
}

/** Why what an entry says is no event that its chain can hold. `entry` is the number of the entry. */
export type EventProblem = { readonly entry: number } & (
  | LogBodyProblem
  | { readonly code: 'event-type-unknown'; readonly type: string }
  /** Also one that this version of Plumbline is too old for. `newest` is the newest that it knows. */
  | { readonly code: 'event-version-unknown'; readonly type: string; readonly version: string; readonly newest: number }
  | EventMisfit
);

/**
 * The first property that its schema refuses, as a path such as `draws[3].batch`; empty for the event as a whole. `missing`:
 * it has to be there; `unknown`: nothing of that name has a place there; `unfit`: what stands there cannot.
 */
export type EventMisfit = {
  readonly code: 'event-does-not-fit';
  readonly type: string;
  readonly version: number;
  readonly property: string;
  readonly why: 'missing' | 'unknown' | 'unfit';
};

/**
 * Reads the event of an entry by its schema, in the version that wrote it (`upcastEvent` turns it into the present one).
 * That the entry lies on its chain is for `checkChain` to say. Errors: see `EventProblem`.
 *
 * The event has to stand there as its schema reads it, to the letter: what a reader would pass over or put right, such as a
 * blank at the end of a name, nobody has sealed.
 */
export function readEvent<const Schemas extends EventSchemas>(
  entry: LogEntry,
  schemas: Schemas,
): Result<{ readonly event: EventReadBy<Schemas>; readonly body: LogBody }, EventProblem> {
  const body = parseLogBody(entry.body);
  return body.ok ? readEventIn(body.value, entry, schemas) : err({ entry: entry.number, ...body.error });
}

/** The same for an entry whose body was read already, as `checkEntry` does. */
export function readEventIn<const Schemas extends EventSchemas>(
  body: LogBody,
  entry: Pick<LogEntry, 'number'>,
  schemas: Schemas,
): Result<{ readonly event: EventReadBy<Schemas>; readonly body: LogBody }, EventProblem> {
  const { type, data } = body;
  const known = Object.hasOwn(schemas, type) ? schemas[type] : undefined;
  if (known === undefined) return err({ entry: entry.number, code: 'event-type-unknown', type });
  const written = namesVersion(known) ? undefined : read(data, known.saidIn ?? 'version');
  const version = written === undefined ? 1 : Number.isInteger(written) ? Number(written) : Number.NaN;
  const schema = version === known.version ? known.schema : known.earlier[version];
  if (schema === undefined) {
    const found = JSON.stringify(written);
    return err({
      entry: entry.number,
      code: 'event-version-unknown',
      type,
      version: found,
      newest: known.version,
    });
  }
  const parsed = schema.safeParse(data);
  const misfit = parsed.success ? differenceOf(data, parsed.data, []) : misfitOf(parsed.error, data);
  if (misfit === undefined) {
    // The schema of this type and version has read it.
    return ok({ event: { type, ...(data as object) } as unknown as EventReadBy<Schemas>, body });
  }
  const { path, why } = misfit;
  const property = z.core.toDotPath(path);
  return err({ entry: entry.number, code: 'event-does-not-fit', type, version, property, why });
}

/**
 * Whether `version` in an event of this type is what it says, such as the version of a form that was signed, and not which of its own
 * forms it has: it has had one only.
 */
function namesVersion({ version, schema }: EventSchemas[string]): boolean {
  return version === 1 && schema instanceof z.ZodObject && Object.hasOwn(schema.shape, 'version');
}

type Misfit = { readonly path: readonly PropertyKey[]; readonly why: EventMisfit['why'] };

function misfitOf({ issues }: z.ZodError, data: unknown): Misfit {
  const [issue] = issues;
  assert(issue !== undefined, 'what does not fit has an issue');
  const path = [...issue.path];
  if (issue.code === 'unrecognized_keys') return { path: [...path, ...issue.keys.slice(0, 1)], why: 'unknown' };
  const found = path.reduce<unknown>((value, name) => read(value, name), data);
  return { path, why: found === undefined ? 'missing' : 'unfit' };
}

/** Where what was read says something else than what stands there. */
function differenceOf(written: unknown, understood: unknown, path: readonly PropertyKey[]): Misfit | undefined {
  if (Object.is(written, understood)) return undefined;
  if (typeof written !== 'object' || typeof understood !== 'object' || written === null || understood === null) {
    return { path, why: 'unfit' };
  }
  if (Array.isArray(written)) {
    // Lists are looked at by place: what the other does not have there is unknown.
    for (const [at, element] of written.entries()) {
      const other: unknown = Array.isArray(understood) ? understood[at] : undefined;
      if (!Array.isArray(understood) || at >= understood.length) return { path: [...path, at], why: 'unknown' };
      if (Object.is(element, other)) continue;
      const found = differenceOf(element, other, [...path, at]);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  for (const name of Object.keys(written)) {
    if (!Object.hasOwn(understood, name)) return { path: [...path, name], why: 'unknown' };
    // Their own properties, whatever their names.
    const property = (written as Readonly<Record<string, unknown>>)[name];
    const other = (understood as Readonly<Record<string, unknown>>)[name];
    if (Object.is(property, other)) continue;
    const found = differenceOf(property, other, [...path, name]);
    if (found !== undefined) return found;
  }
  return undefined;
}

function read(value: unknown, name: PropertyKey): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Readonly<Record<PropertyKey, unknown>>)[name];
}
