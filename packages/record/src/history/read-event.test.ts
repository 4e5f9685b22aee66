import { hash } from 'node:crypto';
import { AUDIT_EVENT_SCHEMAS, type RecordedEvent } from '@plumbline/audit';
import { BALLOT_EVENT_SCHEMAS } from '@plumbline/ballot-management';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { EMPTY_HEAD, type LogEntry, sealEntry } from '../log-entry.ts';
import { readEvent } from './read-event.ts';

function entryOf(type: string, data: unknown): LogEntry {
  const at = '2026-11-03T10:00:00.000Z';
  const body = { commandId: 'c', at, actor: 'audit-board:b', type, data, codeVersion: '1' };
  return sealEntry({ number: 6, hash: EMPTY_HEAD.hash }, body, (text) => hash('sha256', text));
}

const problemOf = (type: string, data: unknown) => {
  const read = readEvent(entryOf(type, data), AUDIT_EVENT_SCHEMAS);
  return read.ok ? undefined : read.error;
};

const vote = { kind: 'vote', choices: ['Ada'], invalidWriteIn: false, note: null } as const;
const BALLOT = {
  version: 2,
  jurisdiction: 'Adams',
  board: 'Board 1',
  ballot: 'B 1',
  record: { state: 'audited', interpretations: { 'Mayor, at large': vote } },
} as const;
const OPENED_1 = { round: 1, sampleSizes: { Mayor: 1 }, draws: [], extraBatches: [] };
const MISFIT = { entry: 7, code: 'event-does-not-fit', version: 1 };

test('an event is read with who recorded it and when, in the version that wrote it', () => {
  const read = readEvent(entryOf('ballot-recorded', BALLOT), AUDIT_EVENT_SCHEMAS);
  const event: RecordedEvent = { type: 'ballot-recorded', ...BALLOT };
  expect(read).toMatchObject({ ok: true, value: { event, body: { actor: 'audit-board:b' } } });
  const earlier = readEvent(entryOf('round-opened', OPENED_1), AUDIT_EVENT_SCHEMAS);
  expect(earlier).toMatchObject({ ok: true, value: { event: { type: 'round-opened', ...OPENED_1 } } });
});

describe('an event that does not fit is refused, and the property named', () => {
  const { board: _, ...withoutBoard } = BALLOT;
  const judged = (interpretation: unknown) => ({
    ...BALLOT,
    record: { state: 'audited', interpretations: { 'Mayor, at large': interpretation } },
  });
  const { note: __, ...withoutNote } = vote;
  const place = 'record.interpretations["Mayor, at large"]';
  test.each([
    ['one that is gone', withoutBoard, 'board', 'missing'],
    ['one under another name', { ...withoutBoard, panel: 'Board 1' }, 'board', 'missing'],
    ['one more', { ...BALLOT, panel: 'Board 2' }, 'panel', 'unknown'],
    ['one of another type', { ...BALLOT, ballot: 1 }, 'ballot', 'unfit'],
    ['one that is nothing', { ...BALLOT, ballot: null }, 'ballot', 'unfit'],
    ['deep inside, one that is gone', judged(withoutNote), `${place}.note`, 'missing'],
    ['deep inside, one more', judged({ ...vote, sure: true }), `${place}.sure`, 'unknown'],
    ['in a list, one of another type', judged({ ...vote, choices: ['Ada', 2] }), `${place}.choices[1]`, 'unfit'],
    ['a value that is none of those known', judged({ ...vote, kind: 'torn' }), `${place}.kind`, 'unfit'],
    ['a name that would be read without the blank at its end', { ...BALLOT, board: 'Board 1 ' }, 'board', 'unfit'],
    [
      'a contest named as every object in JavaScript has something',
      {
        ...BALLOT,
        record: { state: 'audited', interpretations: { constructor: vote } },
      },
      'record.interpretations.constructor',
      'unfit',
    ],
  ])('%s', (_name, data, property, why) => {
    expect(problemOf('ballot-recorded', data)).toEqual({
      ...MISFIT,
      version: 2,
      type: 'ballot-recorded',
      property,
      why,
    });
  });
});

test('data that are no object are no event', () => {
  expect(problemOf('ballot-recorded', 'B 1')).toEqual({
    ...MISFIT,
    type: 'ballot-recorded',
    property: '',
    why: 'unfit',
  });
});

test('an event of a type that an audit does not have is refused, also one that every object in JavaScript has', () => {
  expect(problemOf('ballot-shredded', {})).toEqual({ entry: 7, code: 'event-type-unknown', type: 'ballot-shredded' });
  expect(problemOf('constructor', {})).toEqual({ entry: 7, code: 'event-type-unknown', type: 'constructor' });
});

test.each([
  [4, '4'],
  [0, '0'],
  ['2', '"2"'],
  [null, 'null'],
])('an event of version %j, which nobody knows, is refused', (version, found) => {
  expect(problemOf('round-opened', { ...OPENED_1, version })).toEqual({
    entry: 7,
    code: 'event-version-unknown',
    type: 'round-opened',
    version: found,
    newest: 3,
  });
});

test('an earlier form may not have what only a later one has, nor a later one lack it', () => {
  const later = { drawnFrom: 'universe', phantomDraws: [] };
  const misfit = { ...MISFIT, type: 'round-opened' };
  expect(problemOf('round-opened', { ...OPENED_1, ...later, version: 2 })).toBeUndefined();
  expect(problemOf('round-opened', { ...OPENED_1, ...later })).toEqual({
    ...misfit,
    property: 'drawnFrom',
    why: 'unknown',
  });
  expect(problemOf('round-opened', { ...OPENED_1, version: 2 })).toEqual({
    ...misfit,
    version: 2,
    property: 'drawnFrom',
    why: 'missing',
  });
});

test('an entry whose body nobody sealed is refused before its event is looked at', () => {
  const entry = entryOf('ballot-recorded', BALLOT);
  const read = readEvent({ ...entry, body: `${entry.body} ` }, AUDIT_EVENT_SCHEMAS);
  expect(read).toMatchObject({ ok: false, error: { entry: 7, code: 'body-is-not-canonical' } });
});

test('a version that an event speaks of is not taken for the version of its own form', () => {
  const at = '2026-11-04T10:00:00-05:00';
  const signed = { by: ['osei'], at, filled: 'F-04 P-01', version: 2 };
  const read = readEvent(entryOf('form-signed', signed), BALLOT_EVENT_SCHEMAS);
  expect(read).toMatchObject({ ok: true, value: { event: { type: 'form-signed', version: 2 } } });
  const zero = readEvent(entryOf('form-signed', { ...signed, version: 0 }), BALLOT_EVENT_SCHEMAS);
  expect(zero).toMatchObject({ ok: false, error: { code: 'event-does-not-fit', property: 'version', why: 'unfit' } });
});

describe('what a schema would pass over or put right is found in a list as well, at its place', () => {
  const marked = z.object({ name: z.string().trim(), votes: z.array(z.number()).optional() });
  const schemas = {
    'list-kept': {
      version: 1,
      earlier: {},
      schema: z.object({
        names: z.array(z.string()).transform((names) => [...new Set(names)]),
        marks: z.array(marked),
        note: z.union([z.string(), z.array(z.string()).transform((parts) => parts.join(''))]).optional(),
      }),
    },
  };
  const found = (data: object) => {
    const read = readEvent(
      entryOf('list-kept', { names: ['A', 'B'], marks: [{ name: 'A' }, { name: 'B' }], ...data }),
      schemas,
    );
    return read.ok ? undefined : read.error;
  };

  test('one that stands there as it is read is taken', () => {
    expect(found({})).toBeUndefined();
    expect(found({ marks: [{ name: 'A', votes: [1, 2] }] })).toBeUndefined();
  });

  test.each([
    ['an element that was passed over', { names: ['A', 'B', 'A'] }, 'names[2]', 'unknown'],
    ['an element in the place of another', { names: ['A', 'A', 'B'] }, 'names[1]', 'unfit'],
    ['a list that is read as a text', { note: ['A', 'B'] }, 'note', 'unfit'],
    [
      'a property that nothing has a place for',
      { marks: [{ name: 'A' }, { name: 'B', sure: true }] },
      'marks[1].sure',
      'unknown',
    ],
    ['a text that was put right', { marks: [{ name: 'A' }, { name: 'B ' }] }, 'marks[1].name', 'unfit'],
    ['the first of several', { marks: [{ name: 'A ' }, { name: 'B', sure: true }] }, 'marks[0].name', 'unfit'],
    [
      'the second where the first is right',
      {
        marks: [
          { name: 'A', votes: [1] },
          { name: 'B', x: 1 },
        ],
      },
      'marks[1].x',
      'unknown',
    ],
    ['one beside the lists', { also: 1 }, 'also', 'unknown'],
  ])('%s', (_name, data, property, why) => {
    expect(found(data)).toEqual({ ...MISFIT, type: 'list-kept', property, why });
  });
});
