import { checkChain, EMPTY_HEAD, type LogEntry, readEvent, sealEntry } from '@plumbline/record';
import { sha256Hex } from '@plumbline/statistics';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  BALLOT_EVENT_SCHEMAS,
  evolveRoomAll,
  NOT_OPENED,
  reconciliationOf,
  upcastBallotEvent,
} from '../packages/ballot-management/src/index.ts';
import { EARLIER_EVENT_EXAMPLES } from '../packages/ballot-management/src/testing/earlier-event-examples.ts';
import { eventsOf } from '../packages/ballot-management/src/testing/play-room.ts';
import { county } from '../packages/ballot-management/src/testing/tamarack.ts';

/* The chain of a ballot room is sealed, read by strangers and folded like the chain of an audit. */

function sealed(): readonly LogEntry[] {
  const entries: LogEntry[] = [];
  for (const { type, ...data } of eventsOf(county())) {
    const head = entries.at(-1) ?? EMPTY_HEAD;
    const at = '2026-11-04T16:00:00.000Z';
    entries.push(
      sealEntry(
        head,
        { commandId: `c${entries.length}`, at, actor: 'custodian:p', type, data, codeVersion: '1' },
        sha256Hex,
      ),
    );
  }
  return entries;
}

test('B7 what is read back from a sealed chain is the same room with the same figures', () => {
  const entries = sealed();
  expect(entries.length).toBeGreaterThan(500);
  const events = entries.map((entry) => {
    const read = readEvent(entry, BALLOT_EVENT_SCHEMAS);
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    return upcastBallotEvent(read.value.event);
  });
  const room = evolveRoomAll(NOT_OPENED, events);
  expect(room).toEqual(county());
  expect(room.phase === 'open' && reconciliationOf(room).voters).toMatchObject({ net: -5, gross: 7, residual: 0 });
});

test('an event about the second version of something is read like one about the first', () => {
  const data = { by: ['lea'], at: '2026-11-04T10:00:00-05:00', filled: 'F-07 site:P-01', version: 2 };
  const body = { commandId: 'c', at: '2026-11-04T16:00:00.000Z', actor: 'custodian:p', type: 'form-signed', data };
  const entry = sealEntry(EMPTY_HEAD, { ...body, codeVersion: '1' }, sha256Hex);
  expect(readEvent(entry, BALLOT_EVENT_SCHEMAS)).toMatchObject({ ok: true, value: { event: { version: 2 } } });
});

test('B7 a changed figure, a missing entry and two that changed places break the chain where it happened', () => {
  const entries = sealed();
  const at = entries.findIndex(({ body }) => body.includes('"tabulated":287'));
  expect(at).toBeGreaterThan(0);
  const broken = (changed: readonly LogEntry[]) => checkChain(changed, sha256Hex);
  const altered = entries.map((entry, place) =>
    place === at ? { ...entry, body: entry.body.replace('"tabulated":287', '"tabulated":288') } : entry,
  );
  const [one, other] = [entries[at], entries[at + 1]];
  const swapped = entries.map((entry, place) =>
    place === at ? (other ?? entry) : place === at + 1 ? (one ?? entry) : entry,
  );
  expect(broken(entries)).toMatchObject({ ok: true, value: { number: entries.length } });
  expect(broken(altered)).toMatchObject({ ok: false, error: { at: at + 1, code: 'hash-differs' } });
  expect(broken(entries.toSpliced(at, 1))).toMatchObject({ ok: false, error: { code: 'number-out-of-order' } });
  expect(broken(swapped)).toMatchObject({ ok: false, error: { code: 'number-out-of-order' } });
});

test('B7 no character of any entry can be another one: the chain says at which entry it was altered, or that its head is another', () => {
  // The head of an honest chain is what somebody wrote down.
  const honest = sealed().slice(0, 40);
  const head = honest.at(-1);
  const places = fc.record({
    at: fc.nat(honest.length - 1),
    field: fc.constantFrom('body', 'hash', 'previousHash', 'number'),
    place: fc.integer({ min: 0, max: 99_999 }),
    other: fc.integer({ min: 1, max: 94 }),
  });
  const isHonest = (entries: readonly LogEntry[]) => {
    const found = checkChain(entries, sha256Hex);
    return found.ok && found.value.number === head?.number && found.value.hash === head.hash;
  };
  expect(isHonest(honest)).toBe(true);
  fc.assert(
    fc.property(places, ({ at, field, place, other }) => {
      const entry = honest[at];
      if (entry === undefined) throw new Error('the entry is there');
      const character = (text: string) => {
        const index = place % text.length;
        // Another character that can be printed.
        const code = 32 + ((text.charCodeAt(index) - 32 + other) % 95);
        return `${text.slice(0, index)}${String.fromCharCode(code)}${text.slice(index + 1)}`;
      };
      const altered = field === 'number' ? { number: entry.number + other } : { [field]: character(entry[field]) };
      expect(isHonest(honest.with(at, { ...entry, ...altered } as LogEntry))).toBe(false);
    }),
    { numRuns: 300 },
  );
});

const BODY = { commandId: 'c', at: '2026-11-04T16:00:00.000Z', actor: 'custodian:p', codeVersion: '1' };

/** An event as it is read from an entry, or why it is not. */
function readBack({ type, ...data }: { readonly type: string }) {
  const found = readEvent(sealEntry(EMPTY_HEAD, { ...BODY, type, data }, sha256Hex), BALLOT_EVENT_SCHEMAS);
  return found.ok ? upcastBallotEvent(found.value.event) : found.error;
}

test.each(EARLIER_EVENT_EXAMPLES)('$written.type of version $version is read as what it means today', (example) => {
  expect(readBack(example.written)).toEqual(example.means);
});

test('a later form is told by its version, and holds texts only as digests', () => {
  const example = (name: string) => {
    const found = EARLIER_EVENT_EXAMPLES.find(({ written }) => written.type === name);
    if (found === undefined) throw new Error(`there is an earlier ${name}`);
    return found;
  };
  const amended = example('form-amended').written;
  expect(readBack({ ...amended, eventVersion: 2 } as typeof amended)).toMatchObject({ version: 2, eventVersion: 2 });
  expect(readBack({ ...amended, eventVersion: 3 } as typeof amended)).toMatchObject({
    code: 'event-version-unknown',
    version: '3',
  });
  // In an entry of an earlier program nothing stands beside the log.
  const entered = { ...example('form-entered').written, fields: { container: { digest: 'cd'.repeat(32) } } };
  expect(readBack(entered)).toMatchObject({ code: expect.any(String) });
  expect(readBack({ ...entered, version: 2 } as typeof entered)).toMatchObject({ type: 'form-entered', version: 2 });
});
