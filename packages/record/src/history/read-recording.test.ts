import { hash } from 'node:crypto';
import { type RecordedEvent, upcastEvent } from '@plumbline/audit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EMPTY_HEAD, type LogEntry, sealEntry } from '../log-entry.ts';
import { eventOf } from './read-event.ts';
import { readRecording } from './read-recording.ts';
import { typeOfEntry } from './type-of-entry.ts';

/** Texts that look like the marks between the parts of an entry. */
const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '","board":"',
    '"',
    '\\',
    '\\"',
    ',"version":2},"type":"ballot-recorded"}',
    ',"version":3},"type":"ballot-recorded"}',
    ',"version":4},"type":"ballot-recorded"}',
    ',"version":5},"type":"ballot-recorded"}',
    ',"version":6},"type":"ballot-recorded"}',
    '","at":"',
    ',"data":{"ballot":',
  ),
);
const plain = { noNullPrototype: true };
const votes = fc.record(
  {
    kind: fc.constantFrom('blank', 'vote'),
    invalidWriteIn: fc.boolean(),
    note: fc.option(fc.record({ digest: texts }, plain)),
  },
  plain,
);
const bodies = fc.record({
  actor: texts,
  commandId: texts,
  ballot: texts,
  board: texts,
  jurisdiction: texts,
  interpretations: fc.dictionary(texts, votes, { maxKeys: 3, ...plain }),
  card: fc.option(
    fc.record(
      { imprint: fc.constantFrom(null, { is: 'same' }), duplicate: fc.constant(null), notAgreed: fc.array(texts) },
      plain,
    ),
    { nil: undefined },
  ),
});

function entryOf({ actor, commandId, ...event }: Readonly<Record<string, unknown>>, extra: object = {}): LogEntry {
  const { interpretations, version = 6, card, ...place } = event;
  const record = { state: 'audited', interpretations, ...(card === undefined ? {} : { card }) };
  const data = { ...place, version, record };
  const at = '2026-11-03T10:00:00.000Z';
  const body = {
    commandId: String(commandId),
    at,
    actor: String(actor),
    type: 'ballot-recorded',
    data,
    codeVersion: '1',
  };
  return sealEntry(EMPTY_HEAD, { ...body, ...extra }, (text) => hash('sha256', text));
}

test('a recorded card is read as any event is, whatever its texts look like', () => {
  fc.assert(
    fc.property(bodies, (said) => {
      const entry = entryOf(said);
      const { event, body } = eventOf(entry);
      expect(readRecording(entry.body)).toEqual({ event, actor: body.actor });
    }),
  );
});

test('one of the form before that, which said nothing but the votes, is read as what it means today', () => {
  fc.assert(
    fc.property(bodies, ({ card: _, ...said }) => {
      const entry = entryOf({ ...said, version: 2 });
      const { event, body } = eventOf<RecordedEvent>(entry);
      expect(readRecording(entry.body)).toEqual({ event: upcastEvent(event), actor: body.actor });
    }),
  );
});

test('one of a form before that, in which no vote named who was written in, is read as what it means today', () => {
  fc.assert(
    fc.property(bodies, (said) => {
      const entry = entryOf({ ...said, version: 3 });
      const { event, body } = eventOf<RecordedEvent>(entry);
      expect(readRecording(entry.body)).toEqual({ event: upcastEvent(event), actor: body.actor });
    }),
  );
});

test('one of the form in which no vote said what is marked at each rank is read as what it means today', () => {
  fc.assert(
    fc.property(bodies, (said) => {
      const entry = entryOf({ ...said, version: 4 });
      const { event, body } = eventOf<RecordedEvent>(entry);
      expect(readRecording(entry.body)).toEqual({ event: upcastEvent(event), actor: body.actor });
    }),
  );
});

test('one of the form before, in which no entry said which of two people made it, is read as what it means today', () => {
  fc.assert(
    fc.property(bodies, (said) => {
      const entry = entryOf({ ...said, version: 5 });
      const { event, body } = eventOf<RecordedEvent>(entry);
      expect(readRecording(entry.body)).toEqual({ event: upcastEvent(event), actor: body.actor });
    }),
  );
});

test('cards on which the same was seen share what was seen', () => {
  const said = { actor: 'audit-board:1', commandId: 'c', board: 'Board 1', jurisdiction: 'Adams', interpretations: {} };
  const [one, other] = ['1', '2'].map((ballot) => readRecording(entryOf({ ...said, ballot }).body));
  expect(one?.event.record).toBe(other?.event.record);
  expect([one?.event.ballot, other?.event.ballot]).toEqual(['1', '2']);
});

test('other entries, and those made in the place of others, are left to whoever reads any event', () => {
  const said = { actor: 'a', commandId: 'c', ballot: '1', board: 'B', jurisdiction: 'J', interpretations: {} };
  expect(readRecording(entryOf(said, { onBehalfOf: 'jurisdiction:J' }).body)).toBeUndefined();
  expect(readRecording(entryOf(said, { type: 'board-signed-off' }).body)).toBeUndefined();
});

test('the type of an entry is read from its end, whatever its texts look like', () => {
  fc.assert(
    fc.property(bodies, fc.constantFrom('ballot-recorded', 'board-signed-off'), (said, type) => {
      expect(typeOfEntry(entryOf({ ...said, board: '"type":"round-closed"}' }, { type }))).toBe(type);
    }),
  );
});

test.each([
  ['nobody', { actor: undefined }],
  ['no time', { at: undefined }],
  ['no card', { ballot: undefined }],
  ['no board', { board: undefined }],
])('an entry that names %s, as no server seals one, is left to whoever reads any event', (_name, without) => {
  const { actor, at, ballot, board } = { actor: 'a', at: '2026', ballot: '1', board: 'B', ...without };
  const data = { ballot, board, jurisdiction: 'J', record: { state: 'not-found' }, version: 6 };
  const body = JSON.stringify({ actor, at, codeVersion: '1', commandId: 'c', data, type: 'ballot-recorded' });
  expect(readRecording(body)).toBeUndefined();
});
