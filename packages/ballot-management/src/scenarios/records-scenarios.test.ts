import type { Sha256 } from '@plumbline/election';
import { entriesOf, lookUp, withEntry } from '@plumbline/prelude';
import { describe, expect, test } from 'vitest';
import { decideRoom } from '../decisions/decide-room.ts';
import { recordOfRefusal } from '../decisions/record-of-refusal.ts';
import { whyNotAt } from '../proof/given-form.ts';
import { packetOf } from '../proof/packet.ts';
import { recordsGiven, recordsPlaces, refuseRecordsAsked } from '../proof/records-given.ts';
import { answerNamesSeal, packetNamesSeal } from '../proof/seals-named-since.ts';
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
/** Issued to a custodian, and on no container of the county. */
const SPARE_SEAL = '0091499';
const KEPT = '0190a5e6-0000-7000-8000-000000000000';
const propose = (answer: typeof ANSWER | null = ANSWER) =>
  by('quist', { type: 'propose-records-answer', kept: KEPT, answer }, NOW);
const release = (who: string, file = ANSWER.file) =>
  by(who, { type: 'release-records-answer', request: ANSWER.request, file }, NOW);

function refusalOf(room: OpenRoom, command: ReturnType<typeof propose> | ReturnType<typeof release>) {
  const decided = decideRoom(room, command);
  return decided.ok ? undefined : decided.error.code;
}

/** The room with the seals of a container taken off. */
function opened(room: OpenRoom, container: string): OpenRoom {
  const removed = Object.entries(lookUp(room.containers, container)?.seals ?? {}).map(([position, seal]) => {
    return { position, seal };
  });
  const people = ['pham', 'gorski'];
  return injected(room, { type: 'container-opened', by: people, at: NOW, container, removed, purpose: 'recount' });
}

/** A seal that was taken off. */
function takenOff(room: OpenRoom) {
  const found = [...entriesOf(room.seals)].find(([, { state }]) => state === 'removed');
  if (found === undefined) throw new Error('a seal was taken off');
  return found;
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

  test('names no container with a confidential name beside a seal that was taken off it', () => {
    const container = 'Ring 555 010-4477';
    const sealed = play(
      county(),
      by('osei', { type: 'create-container', container, kind: 'bag', positions: ['lid'], holdsVoted: false }, NOW),
      by('pham gorski', { type: 'apply-seal', container, position: 'lid', seal: SPARE_SEAL }, NOW),
    );
    const open = opened(sealed, container);
    expect(lookUp(open.seals, SPARE_SEAL)?.state).toBe('removed');
    const { registers, excluded } = recordsGiven(open, { ...everything, kinds: ['seals'] }, source);
    expect(JSON.stringify(registers)).not.toContain('4477');
    expect(excluded).toContainEqual({ what: expect.stringMatching(/^seal number \d+$/), because: 'telephone' });
  });

  test('has no seal that two devices claim, though it was taken off one of the containers', () => {
    const open = opened(county(), 'BOX-ED-02');
    const [number] = takenOff(open);
    const claimed = injected(open, {
      ...{ type: 'seal-claimed-twice', by: ['pham'], at: NOW, seal: number, container: 'BOX-ED-01', position: 'side' },
      ...{ device: 'tablet', incident: 'claim-1' },
    });
    const sealsOf = (room: OpenRoom) =>
      recordsGiven(room, { ...everything, kinds: ['seals'] }, source).registers[0]?.rows;
    expect(sealsOf(open)?.some(({ record }) => record === number)).toBe(true);
    expect(sealsOf(claimed)?.some(({ record }) => record === number)).toBe(false);
  });

  test('is asked for only of places that may be named, under a number that tells nothing', () => {
    const room = play(
      county(),
      by(
        'osei',
        { type: 'create-container', container: '12 Elm Street', kind: 'drop-box', positions: [], holdsVoted: true },
        NOW,
      ),
    );
    const places = recordsPlaces(room);
    expect(places).toContain('site:P-01');
    const [seal = ''] = [...entriesOf(room.seals)].find(([, { state }]) => state === 'applied') ?? [];
    const asked = (request: string, place: string | null) =>
      refuseRecordsAsked(room, { request, records: { ...everything, place } })?.code;
    expect([asked('2026-041', null), asked('2026-041', 'site:P-01')]).toEqual([undefined, undefined]);
    for (const place of ['container:12 Elm Street', 'retrieval:12 Elm Street', 'area:VAULT-1', 'site:Maria Lopez']) {
      expect([place, places.includes(place), asked('2026-041', place)]).toEqual([place, false, 'place-unknown']);
    }
    for (const request of ['12 Elm Street', '555-010-4477', seal, `PRR ${seal}`]) {
      expect([request, asked(request, null)]).toEqual([request, 'request-number-tells']);
    }
  });

  test('names a polling place that is called by its address, and nobody’s home', () => {
    const registered = (site: string) =>
      play(county(), by('osei', { type: 'register-site', site, kind: 'precinct', tabulators: ['T1'], days: [] }, NOW));
    expect(recordsPlaces(registered('12 Elm Street'))).toContain('site:12 Elm Street');
    const places = registered('12 Elm Street');
    expect(whyNotAt(places, 'tabulator:12 Elm Street/T1')).toBeUndefined();
    expect(whyNotAt(places, 'container:12 Elm Street')).toBe('home-address');
    expect(whyNotAt(registered('Gate code 4711'), 'site:Gate code 4711')).toBe('code');
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

describe('B9 what was made before a seal came in', () => {
  const NUMBER = '7300412';
  const WORDS = `Call the desk, extension ${NUMBER}.`;
  const everything = { kinds: RECORD_KINDS, place: null, from: null, until: null } as const;
  const draft = { type: 'draft-procedure', kind: 'procedure', procedure: 'PR-9', version: 1 } as const;
  const before = play(
    county(),
    by('osei', { ...draft, topics: ['custody'], text: text(WORDS) }, NOW),
    by('reyes', { type: 'approve-procedure', procedure: 'PR-9', version: 1, effectiveFrom: '2026-11-01' }, NOW),
    by('quist', { type: 'clear-procedure', procedure: 'PR-9', version: 1 }, NOW),
  );
  const textOf = () => WORDS;
  const receive = (first: string, last: string) =>
    play(before, by('okafor pham', { type: 'receive-seals', lot: 'L-9', first, last }, NOW));

  test('is no more to be given where it names that seal', () => {
    const given = recordsGiven(before, everything, { now: NOW, textOf, entries: [] });
    expect(given.procedures.some(({ text: words }) => words === WORDS)).toBe(true);
    expect(packetOf(before, NOW, textOf).procedures.some(({ text: words }) => words === WORDS)).toBe(true);
    const others = { before, at: NOW, textOf, now: receive('7300500', '7300900') };
    expect([answerNamesSeal(others, everything), packetNamesSeal(others)]).toEqual([false, false]);
    const named = { before, at: NOW, textOf, now: receive('7300400', '7300499') };
    expect([answerNamesSeal(named, everything), packetNamesSeal(named)]).toEqual([true, true]);
    // What does not have the procedures in it may go.
    expect(answerNamesSeal(named, { ...everything, kinds: ['forms', 'batches', 'seals'] })).toBe(false);
  });

  test('nor where a seal that was taken off is back on its container', () => {
    const open = opened(before, 'BOX-ED-02');
    const [number, seal] = takenOff(open);
    const now = { ...open, seals: withEntry(open.seals, number, { ...seal, state: 'applied' as const }) };
    const chosen = { before: open, at: NOW, textOf, now };
    expect(answerNamesSeal(chosen, { ...everything, kinds: ['seals'] })).toBe(true);
    expect(answerNamesSeal({ ...chosen, now: open }, everything)).toBe(false);
  });
});
