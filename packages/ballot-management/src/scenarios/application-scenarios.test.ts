import { assert, lookUp } from '@plumbline/prelude';
import { describe, expect, test } from 'vitest';
import { applicationState } from '../state/application.ts';
import type { OpenRoom } from '../state/room.ts';
import { injected, play, refusalOf, refused, text } from '../testing/play-room.ts';
import { county } from '../testing/tamarack.ts';
import { by, on } from '../testing/tamarack-people.ts';

/* An application to be certified in the standard: two people submit a packet, the certifier asks, somebody answers, two people keep what was decided. */

const NOW = on('2026-11-20', '09:00');
const TODAY = '2026-11-20';
const STANDARD = 'secure-ballot-management';
const of = { standard: STANDARD } as const;

/** A packet that two people have released; its bytes are nobody's business here. */
function packet(letter: string) {
  return { name: 'tamarack-packet.zip', bytes: 4711, sha256: letter.repeat(64) } as never;
}

function released(room: OpenRoom, letter: string): OpenRoom {
  const publication = 'certification-packet' as const;
  return play(
    room,
    by('quist', { type: 'propose-publication', publication, file: packet(letter) }, NOW),
    by('osei', { type: 'release-publication', publication, file: packet(letter) }, NOW),
  );
}

const proposeSubmit = by('quist', { type: 'propose-application-step', ...of, step: { step: 'submit' } }, NOW);
const confirmSubmit = (letter: string, who = 'osei') =>
  by(who, { type: 'confirm-application-step', ...of, step: { step: 'submit', file: packet(letter) } }, NOW);
const feedback = (over = {}) =>
  by(
    'okafor',
    {
      type: 'record-feedback',
      ...of,
      bullet: 'B5',
      about: { part: 'procedure', procedure: 'PR-3' },
      text: text('Say how often ballots are compared with voters.'),
      owner: 'reyes',
      due: '2026-11-27',
      ...over,
    },
    NOW,
  );
const answer = (who = 'reyes', item = 1) =>
  by(who, { type: 'answer-feedback', ...of, item, text: text('It is said in the second part of PR-3 now.') }, NOW);
const certified = { step: 'certify', from: '2026-12-01', until: '2028-11-30' } as const;
const proposeCertify = by('quist', { type: 'propose-application-step', ...of, step: certified }, NOW);
const confirmCertify = by('osei', { type: 'confirm-application-step', ...of, step: certified }, NOW);

const submitted = () => play(released(county(), 'a'), proposeSubmit, confirmSubmit('a'));
const applicationIn = (room: OpenRoom) => {
  const found = lookUp(room.applications, STANDARD);
  assert(found !== undefined, 'there is an application');
  return found;
};
const stateOf = (room: OpenRoom, day = TODAY) => applicationState(applicationIn(room), day);

describe('an application', () => {
  test('goes from a packet by way of feedback and a second packet to a certification, and over its last day', () => {
    const first = submitted();
    expect(stateOf(first)).toBe('submitted');
    expect(applicationIn(first).submissions).toEqual([
      { by: ['osei'], at: NOW, proposedBy: ['quist'], file: packet('a') },
    ]);
    const asked = play(first, feedback(), feedback({ about: { part: 'answer', question: 'Q2' }, bullet: 'B8' }));
    expect(stateOf(asked)).toBe('feedback');
    const answered = play(asked, answer(), answer('quist', 2));
    // The certifier has what it had until the next packet is given to it.
    expect(stateOf(answered)).toBe('feedback');
    expect(applicationIn(answered).feedback.map((each) => [each.item, each.submission, each.answered?.by])).toEqual([
      [1, 1, ['reyes']],
      [2, 1, ['quist']],
    ]);
    const again = play(released(answered, 'b'), proposeSubmit, confirmSubmit('b'));
    expect(stateOf(again)).toBe('resubmitted');
    const done = play(again, proposeCertify, confirmCertify);
    expect(stateOf(done)).toBe('certified');
    expect(stateOf(done, '2028-11-30')).toBe('certified');
    expect(stateOf(done, '2028-12-01')).toBe('over');
    expect(applicationIn(done).certifications).toEqual([
      { by: ['osei'], at: NOW, proposedBy: ['quist'], from: '2026-12-01', until: '2028-11-30' },
    ]);
    // The next application begins anew: what was answered before is not asked of it.
    const next = play(released(done, 'c'), proposeSubmit, confirmSubmit('c'));
    expect(stateOf(next)).toBe('submitted');
    expect(refusalOf(next, answer())).toMatchObject({ code: 'unknown', kind: 'feedback' });
  });

  test('submits the packet that two people released, and no other', () => {
    expect(refusalOf(county(), proposeSubmit)).toEqual({ code: 'packet-not-released', standard: STANDARD });
    const proposed = play(released(county(), 'a'), proposeSubmit);
    expect(refusalOf(proposed, confirmSubmit('b'))).toMatchObject({ code: 'application-step-proposed-otherwise' });
    expect(refusalOf(proposed, confirmCertify)).toMatchObject({ code: 'application-step-proposed-otherwise' });
    // Another packet was released since: nobody confirms by mistake what is given to nobody any more.
    expect(refusalOf(released(proposed, 'b'), confirmSubmit('a'))).toMatchObject({ code: 'packet-not-released' });
    const taken = by(
      'osei',
      { type: 'withdraw-publication', publication: 'certification-packet', reason: text('A figure in it was wrong.') },
      NOW,
    );
    expect(refusalOf(play(proposed, taken), confirmSubmit('a'))).toMatchObject({ code: 'packet-not-released' });
    expect(refusalOf(county(), confirmSubmit('a'))).toMatchObject({ code: 'application-step-not-proposed' });
  });

  test('takes two people, and keeps it when one of them tries alone', () => {
    const until = { person: 'quist', duty: 'director', place: null, from: '2026-09-01', until: null } as const;
    const both = by('osei', { type: 'assign-duty', ...until, isExternal: false }, NOW);
    const proposed = play(released(county(), 'a'), both, proposeSubmit);
    const own = confirmSubmit('a', 'quist');
    expect(refusalOf(proposed, own)).toEqual({ code: 'step-confirmed-by-proposer', person: 'quist' });
    expect(refused(proposed, own).refusedActs.at(-1)).toMatchObject({
      by: ['quist'],
      command: 'confirm-application-step',
      code: 'step-confirmed-by-proposer',
    });
    expect(refusalOf(proposed, confirmSubmit('a', 'reyes'))).toMatchObject({ code: 'duty-missing' });
    const byDirector = by('osei', { type: 'propose-application-step', ...of, step: { step: 'submit' } }, NOW);
    expect(refusalOf(proposed, byDirector)).toMatchObject({ code: 'duty-missing' });
    // A log in which somebody confirms their own is not ours.
    const alone = { type: 'application-submitted', by: ['quist'], at: NOW, ...of, standardVersion: 1 } as const;
    expect(() => injected(proposed, { ...alone, file: packet('a') })).toThrow('somebody else confirms');
    expect(() => injected(county(), { ...alone, by: ['osei'], file: packet('a') })).toThrow('was proposed');
  });

  test('is with the certifier until it has asked for something', () => {
    const room = submitted();
    expect(refusalOf(room, proposeSubmit)).toMatchObject({ code: 'application-with-certifier' });
    const asked = play(room, feedback());
    expect(refusalOf(released(asked, 'b'), proposeSubmit)).toEqual({ code: 'feedback-open', open: 1 });
    expect(refusalOf(asked, proposeCertify)).toEqual({ code: 'feedback-open', open: 1 });
    const answered = play(asked, answer());
    expect(refusalOf(answered, proposeSubmit)).toMatchObject({ code: 'packet-sent-before' });
    // What was asked and answered in a letter needs no second packet.
    expect(stateOf(play(answered, proposeCertify, confirmCertify))).toBe('certified');
  });

  test('is not certified by feedback that came between proposal and confirmation', () => {
    const proposed = play(submitted(), proposeCertify, feedback());
    expect(refusalOf(proposed, confirmCertify)).toEqual({ code: 'feedback-open', open: 1 });
  });

  test('is certified only where it was submitted, and from a day to a later one', () => {
    expect(refusalOf(released(county(), 'a'), proposeCertify)).toMatchObject({ code: 'application-not-submitted' });
    const inside = { step: 'certify', from: '2026-12-01', until: '2026-11-30' } as const;
    const order = by('quist', { type: 'propose-application-step', ...of, step: inside }, NOW);
    expect(refusalOf(submitted(), order)).toEqual({
      code: 'days-out-of-order',
      from: '2026-12-01',
      until: '2026-11-30',
    });
  });

  test('is withdrawn with a reason, and then begins anew', () => {
    const withdraw = (reason: string) => by('osei', { type: 'withdraw-application', ...of, reason: text(reason) }, NOW);
    expect(refusalOf(county(), withdraw('Nothing was submitted yet.'))).toMatchObject({
      code: 'application-not-submitted',
    });
    const asked = play(submitted(), feedback());
    expect(refusalOf(asked, withdraw('Too short.'))).toMatchObject({ code: 'text-too-short', least: 20 });
    const gone = play(asked, withdraw('We apply after the runoff instead.'));
    expect(stateOf(gone)).toBe('preparing');
    expect(refusalOf(gone, answer())).toMatchObject({ code: 'unknown' });
    expect(refusalOf(gone, confirmCertify)).toMatchObject({ code: 'application-step-not-proposed' });
    expect(stateOf(play(released(gone, 'b'), proposeSubmit, confirmSubmit('b')))).toBe('submitted');
  });
});

describe('an item of feedback', () => {
  test('is a task of somebody of the room until a day, about a bullet and a part of the packet', () => {
    const room = submitted();
    expect(refusalOf(county(), feedback())).toMatchObject({ code: 'application-not-submitted' });
    expect(refusalOf(room, feedback({ owner: 'nobody' }))).toMatchObject({ code: 'unknown', kind: 'person' });
    expect(refusalOf(room, feedback({ due: '2026-11-19' }))).toMatchObject({ code: 'due-day-over' });
    expect(refusalOf(room, feedback({ about: { part: 'procedure', procedure: 'PR-9' } }))).toMatchObject({
      code: 'unknown',
      kind: 'procedure',
    });
    expect(refusalOf(room, feedback({ text: text('Too short.') }))).toMatchObject({ code: 'text-too-short' });
    const asked = play(room, feedback(), feedback({ about: { part: 'whole' }, bullet: 'B9', due: TODAY }));
    const passedOn = by('osei', { type: 'assign-feedback', ...of, item: 1, owner: 'pham', due: '2026-12-04' }, NOW);
    expect(applicationIn(play(asked, passedOn)).feedback).toMatchObject([
      { item: 1, bullet: 'B5', owner: 'pham', due: '2026-12-04', by: ['okafor'] },
      { item: 2, bullet: 'B9', about: { part: 'whole' }, owner: 'reyes', due: TODAY },
    ]);
  });

  test('is answered once, by whoever it was given to or those who keep the application', () => {
    const asked = play(submitted(), feedback());
    expect(refusalOf(asked, answer('pham'))).toEqual({ code: 'feedback-of-somebody-else', person: 'reyes' });
    expect(refusalOf(asked, answer('reyes', 2))).toMatchObject({ code: 'unknown', kind: 'feedback', name: '2' });
    const answered = play(asked, answer('okafor'));
    expect(refusalOf(answered, answer())).toEqual({ code: 'feedback-answered-already', item: 1 });
    const late = by('osei', { type: 'assign-feedback', ...of, item: 1, owner: 'pham', due: '2026-12-04' }, NOW);
    expect(refusalOf(answered, late)).toEqual({ code: 'feedback-answered-already', item: 1 });
  });
});
