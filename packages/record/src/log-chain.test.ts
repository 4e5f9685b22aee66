import { createHash } from 'node:crypto';
import type { Sha256 } from '@plumbline/election';
import { err, ok } from '@plumbline/prelude';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chainHolds, checkChain } from './log-chain.ts';
import { EMPTY_HEAD, type LogBody, type LogEntry, parseLogBody, sealEntry } from './log-entry.ts';

const hashText = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

const created: LogBody = {
  commandId: 'c-1',
  at: '2026-11-10T17:42:00.000Z',
  actor: 'r.ortiz@example.gov',
  type: 'audit-created',
  data: { name: 'Señor Nguyễn' },
  codeVersion: '0.1.0',
};
const seeded: LogBody = {
  commandId: 'c-2',
  at: '2026-11-10T17:43:00.000Z',
  actor: 'r.ortiz@example.gov',
  onBehalfOf: 'Adams County',
  type: 'seed-set',
  data: { seed: '06712221796172622814' },
  codeVersion: '0.1.0',
};

// Worked out with Python: hashlib.sha256(f"{n}\n{previous}\n{body}".encode()).hexdigest()
const HASH_1 = '794c61141386d195f1c40fe50dd75bc4d832e8bd0fa52fd8170ed1068ffebd96' as Sha256;
const HASH_2 = '91cbc81ea453ffde152643d9ec389fca8b688fe2364eefcd5703855c0e630c47' as Sha256;

const first = sealEntry(EMPTY_HEAD, created, hashText);
const second = sealEntry({ number: 1, hash: HASH_1 }, seeded, hashText);

function chainOf(length: number): readonly LogEntry[] {
  const entries: LogEntry[] = [];
  for (let number = 1; number <= length; number += 1) {
    entries.push(sealEntry(entries.at(-1) ?? EMPTY_HEAD, { ...created, data: { number } }, hashText));
  }
  return entries;
}

test('an entry is sealed with the hash that Python works out for the same text', () => {
  expect(first).toEqual({
    number: 1,
    previousHash: '0'.repeat(64),
    hash: HASH_1,
    body: '{"actor":"r.ortiz@example.gov","at":"2026-11-10T17:42:00.000Z","codeVersion":"0.1.0","commandId":"c-1","data":{"name":"Señor Nguyễn"},"type":"audit-created"}',
  });
  expect(second.hash).toBe(HASH_2);
  expect(parseLogBody(second.body)).toEqual(ok(seeded));
});

test('an unbroken chain answers its head', () => {
  expect(checkChain([first, second], hashText)).toEqual(ok({ number: 2, hash: HASH_2 }));
  expect(checkChain([], hashText)).toEqual(ok(EMPTY_HEAD));
});

test('a missing, repeated or swapped entry is named', () => {
  const [one, two, three] = chainOf(3) as [LogEntry, LogEntry, LogEntry];
  expect(checkChain([one, three], hashText)).toEqual(err({ at: 2, code: 'number-out-of-order', found: 3 }));
  expect(checkChain([one, one], hashText)).toEqual(err({ at: 2, code: 'number-out-of-order', found: 1 }));
  expect(checkChain([two, one], hashText)).toEqual(err({ at: 1, code: 'number-out-of-order', found: 2 }));
});

test('an entry that was changed is named, with the hash it should have', () => {
  const changed = { ...second, body: '{}' };
  // Worked out with Python, as above, for number 2 with the body {}.
  const expected = hashText(`2\n${HASH_1}\n{}`);
  expect(checkChain([first, changed], hashText)).toEqual(err({ at: 2, code: 'hash-differs', found: HASH_2, expected }));
});

test('an entry sealed again after a change breaks the next', () => {
  const forged = sealEntry(EMPTY_HEAD, { ...created, actor: 'somebody else' }, hashText);
  expect(checkChain([forged, second], hashText)).toEqual(
    err({ at: 2, code: 'previous-hash-differs', found: HASH_1, expected: forged.hash }),
  );
});

test('a body that is not the canonical text of a log entry is named, however well it is sealed', () => {
  const sealText = (body: string, hash: string): LogEntry => {
    return { number: 3, previousHash: HASH_2, hash: hash as Sha256, body };
  };
  // Hashes worked out with Python, as above.
  const cases: readonly [string, string, object][] = [
    ['not json', '91daf3c71b0e355707e5409d486592ca13aa045fdd5228de3a139ef7956193c8', { code: 'body-is-not-json' }],
    [
      '{"b":1,"a":2}',
      'c14760f50995d120204f00883cca5710464b930742a336af57bbe4a52f1e1599',
      { code: 'body-is-not-canonical', canonical: '{"a":2,"b":1}' },
    ],
    [
      '{}',
      'b6ddd09503b25ee66ccf512c00a43bfc0733f64fc8acdd5330d438f18479254f',
      { code: 'body-lacks-property', property: 'commandId' },
    ],
  ];
  for (const [body, hash, problem] of cases) {
    expect(checkChain([first, second, sealText(body, hash)], hashText)).toEqual(err({ at: 3, ...problem }));
  }
});

test('any change of any character of any entry is found', () => {
  const chain = chainOf(6);
  const change = fc.record({
    entry: fc.nat(5),
    part: fc.constantFrom('body', 'hash', 'previousHash'),
    place: fc.nat(),
    to: fc.constantFrom('0', '1', 'a', '"', ' ', '\n'),
  });
  fc.assert(
    fc.property(change, ({ entry, part, place, to }) => {
      const tampered = chain.map((original, index) => {
        if (index !== entry) return original;
        const text: string = original[part as 'body'];
        const at = place % text.length;
        return { ...original, [part]: text.slice(0, at) + to + text.slice(at + 1) };
      });
      const unchanged = JSON.stringify(tampered) === JSON.stringify(chain);
      expect(checkChain(tampered, hashText).ok).toBe(unchanged);
    }),
  );
});

test('a head that was seen shows a chain that was cut off or rewritten, where the chain alone does not', () => {
  const chain = chainOf(4);
  const seen = { number: 4, hash: (chain[3] as LogEntry).hash };
  const cut = chain.slice(0, 3);
  expect(checkChain(cut, hashText).ok).toBe(true);
  expect(chainHolds(cut, seen)).toBe(false);
  const rewritten = sealEntry({ number: 3, hash: (chain[2] as LogEntry).hash }, seeded, hashText);
  expect(checkChain([...cut, rewritten], hashText).ok).toBe(true);
  expect(chainHolds([...cut, rewritten], seen)).toBe(false);
  expect(chainHolds(chainOf(9), seen)).toBe(true);
});

test('a head seen before there was an entry lies on every chain, if it is the one that all chains begin with', () => {
  for (const entries of [[], [first, second]]) {
    expect(chainHolds(entries, EMPTY_HEAD)).toBe(true);
    expect(chainHolds(entries, { number: 0, hash: HASH_1 })).toBe(false);
  }
});
