import type { Sha256 } from '@plumbline/election';
import { entriesOf, lookUp } from '@plumbline/prelude';
import { describe, expect, test } from 'vitest';
import { decideRoom } from '../decisions/decide-room.ts';
import { recordOfRefusal } from '../decisions/record-of-refusal.ts';
import { recordsGiven } from '../proof/records-given.ts';
import { RECORD_KINDS, RequestNumberSchema } from '../state/records-answer.ts';
import type { OpenRoom } from '../state/room.ts';
import { injected, play, text } from '../testing/play-room.ts';
import { county } from '../testing/tamarack.ts';
import { by, on, setUp } from '../testing/tamarack-people.ts';

/* Records that somebody asked for: what is given of a room, and that two people release it. */

const NOW = on('2026-11-09', '10:45');
const ANSWER = {
  request: '2026-041',
  askedOn: '2026-11-08',
  records: { kinds: ['forms'], place: null, from: null, until: null },
  file: { name: 'records.zip', bytes: 12, sha256: 'ab'.repeat(32) as Sha256 },
} as const;
const KEPT = '0190a5e6-0000-7000-8000-000000000000';
const propose = (answer: typeof ANSWER | null = ANSWER) =>
  by('quist', { type: 'propose-records-answer', kept: KEPT, answer }, NOW);
const release = (who: string, file = ANSWER.file) =>
  by(who, { type: 'release-records-answer', request: ANSWER.request, file }, NOW);

function refusalOf(room: OpenRoom, command: ReturnType<typeof propose> | ReturnType<typeof release>) {
  const decided = decideRoom(room, command);
  return decided.ok ? undefined : decided.error.code;
}

describe('B9 an answer to a records request', () => {
  test('is proposed by one person and released by another, as exactly that file', () => {
    const room = setUp();
    expect(refusalOf(room, release('osei'))).toBe('records-answer-not-proposed');
    expect(refusalOf(room, propose(null))).toBe('records-answer-not-made');
    expect(refusalOf(room, propose({ ...ANSWER, askedOn: '2026-11-10' } as unknown as typeof ANSWER))).toBe(
      'request-in-the-future',
    );
    const waiting = play(room, propose());
    expect(refusalOf(waiting, release('quist'))).toBe('duty-missing');
    expect(refusalOf(waiting, release('osei', { ...ANSWER.file, sha256: 'cd'.repeat(32) as Sha256 }))).toBe(
      'records-answer-proposed-otherwise',
    );
    const given = play(waiting, release('osei'));
    expect(lookUp(given.recordsAnswers, ANSWER.request)).toMatchObject({
      proposed: null,
      released: [{ by: ['osei'], proposedBy: ['quist'], file: ANSWER.file, askedOn: '2026-11-08' }],
    });
    expect(refusalOf(given, propose())).toBe('records-answer-released-already');
    expect(refusalOf(given, release('osei'))).toBe('records-answer-not-proposed');
  });

  test('is not released by whoever proposed it, and the attempt is kept', () => {
    // However they came to propose it.
    const waiting = injected(setUp(), { type: 'records-answer-proposed', by: ['osei'], at: NOW, ...ANSWER });
    const decided = decideRoom(waiting, release('osei'));
    if (decided.ok) throw new Error('it is refused');
    expect(decided.error.code).toBe('released-by-proposer');
    expect(recordOfRefusal(waiting, release('osei'), decided.error)).toMatchObject([
      { type: 'act-refused', subject: '2026-041' },
    ]);
    const log = {
      type: 'records-answer-released',
      by: ['osei'],
      at: NOW,
      request: '2026-041',
      file: ANSWER.file,
    } as const;
    expect(() => injected(waiting, log)).toThrow('somebody else releases');
  });

  test('is taken back with a reason, and by itself when a text is taken out of the room', () => {
    const waiting = play(setUp(), propose());
    const withdraw = (reason: string) =>
      by('quist', { type: 'withdraw-records-answer', request: '2026-041', reason: text(reason) }, NOW);
    const short = decideRoom(waiting, withdraw('No.'));
    expect(short.ok ? undefined : short.error.code).toBe('text-too-short');
    const back = play(waiting, withdraw('A form of another place stands in it by mistake.'));
    expect(lookUp(back.recordsAnswers, '2026-041')).toMatchObject({ proposed: null, withdrawals: [{ by: ['quist'] }] });
    const redacted = injected(waiting, {
      type: 'text-redacted',
      by: [],
      at: NOW,
      digest: 'ef'.repeat(32) as Sha256,
      reason: 'It names a voter.',
    });
    expect(lookUp(redacted.recordsAnswers, '2026-041')?.proposed).toBeNull();
  });

  test.each(['2026-041', 'PRR 12/3', '7', 'A.1_b'])('has the number %s', (number) => {
    expect(RequestNumberSchema.safeParse(number).success).toBe(true);
  });

  test.each(['Maria Lopez', 'ann@office.example', '', ' 1', '1 ', '1'.repeat(41), '555 <1>', '=1+1'])(
    'has no number %s',
    (number) => {
      expect(RequestNumberSchema.safeParse(number).success).toBe(false);
    },
  );
});

describe('B9 what is given', () => {
  const everything = { kinds: RECORD_KINDS, place: null, from: null, until: null } as const;
  const source = { now: NOW, textOf: () => undefined, entries: [] };

  test('has of every form only approved versions, and nothing that nobody looked at', () => {
    const room = county();
    const { forms, excluded } = recordsGiven(room, everything, source);
    for (const { record } of forms) {
      expect(record.state).toBe('approved');
      expect(record.versions.at(-1)?.approved).not.toBeNull();
    }
    const started = play(
      room,
      by(
        'yazzie',
        { type: 'start-form', filled: 'Maria Lopez', form: 'F-07', place: 'site:P-01', capture: 'live' },
        NOW,
      ),
    );
    const after = recordsGiven(started, everything, source);
    expect(after.forms.length).toBe(forms.length);
    const added = after.excluded.filter(({ what }) => !excluded.some((one) => one.what === what));
    expect(added).toEqual([{ what: expect.stringMatching(/^form F-07 number \d+$/), because: 'not-approved' }]);
    expect(JSON.stringify(after)).not.toContain('Maria');
  });

  test('has no seal but those that were taken off, and counts the others', () => {
    const room = county();
    const { registers, excluded } = recordsGiven(room, { ...everything, kinds: ['seals'] }, source);
    const states = [...entriesOf(room.seals)].map(([, { state }]) => state);
    expect(registers[0]?.rows.length).toBe(states.filter((state) => state === 'removed').length);
    const applied = states.filter((state) => state === 'applied').length;
    expect(excluded).toContainEqual({ what: `seals applied: ${applied}`, because: 'seal-in-use' });
  });

  test('leaves out a container whose name is confidential, by its number', () => {
    const named = play(
      county(),
      by(
        'osei',
        {
          type: 'create-container',
          container: '12 Elm Street',
          kind: 'bag',
          positions: [],
          holdsVoted: false,
        },
        NOW,
      ),
    );
    const found = recordsGiven(named, { ...everything, kinds: ['containers', 'custody'] }, source);
    expect(found.excluded).toEqual([
      { what: 'container number 1', because: 'home-address' },
      { what: 'custody record number 1', because: 'home-address' },
    ]);
    expect(JSON.stringify(found)).not.toContain('Elm');
  });

  test('has a form with a name that the office has not registered without that name', () => {
    const room = county();
    const filled = [...entriesOf(room.forms)].find(([, { form }]) => form === 'F-13')?.[0] ?? '';
    const before = lookUp(room.forms, filled)?.versions.at(-1);
    if (before === undefined) throw new Error('a form is there');
    const { forms } = recordsGiven(room, everything, source);
    const given = forms.find(({ record }) => record.filled === filled)?.record.versions.at(-1);
    const kept = Object.entries(before.fields).filter(([, value]) => typeof value === 'number');
    expect(kept.length).toBeGreaterThan(3);
    for (const [field, value] of kept) expect(given?.fields[field]).toBe(value);
    const texts = Object.values(before.fields).filter((value) => typeof value === 'object');
    expect(texts.every(({ digest }) => !JSON.stringify(given).includes(digest))).toBe(true);
  });
});
