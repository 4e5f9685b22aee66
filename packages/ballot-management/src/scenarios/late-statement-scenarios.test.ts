import { lookUp } from '@plumbline/prelude';
import { describe, expect, test } from 'vitest';
import { signaturesOf } from '../reports/signatures-of.ts';
import type { OpenRoom } from '../state/room.ts';
import { newestVersion } from '../state/room-view.ts';
import { play, refusalOf, refused, text } from '../testing/play-room.ts';
import { RETRIEVAL_SHEET } from '../testing/retrieval-sheet.ts';
import { completed, entered } from '../testing/tamarack.ts';
import { by, on, setUp } from '../testing/tamarack-people.ts';

/* F-10 on paper, which Nakai signed and Lund did not. */

const FORM = 'F-10 retrieval:R-1031';
const EVENING = on('2026-10-31', '18:00');
const typed = entered(FORM, 'nakai', { fields: RETRIEVAL_SHEET });
const sign = (person: string, at = EVENING) => by(person, { type: 'sign-form', filled: FORM }, at);
const late = (person: string, { about = on('2026-10-31', '17:05'), at = on('2026-11-02', '10:00') } = {}) =>
  by(person, { type: 'make-late-statement', filled: FORM, statement: text('I was there.'), about }, at);
const done = completed(FORM, 'nakai');

const entry = play(
  setUp(),
  by('nakai', { type: 'start-form', filled: FORM, form: 'F-10', place: 'retrieval:R-1031', capture: 'paper' }),
  typed,
);
/** Completed by Nakai, who alone had signed: refused. */
const missed = refused(play(entry, sign('nakai')), done);

function formIn(room: OpenRoom) {
  const record = lookUp(room.forms, FORM);
  if (record === undefined) throw new Error('the form was started');
  return record;
}

describe('B8 SB-07 a signature that was not given in time', () => {
  test('what is missing is known by who had signed, whom the form names, and since when', () => {
    expect(newestVersion(formIn(play(entry, sign('nakai')))).lacking).toBeNull();
    expect(newestVersion(formIn(missed)).lacking).toEqual({ at: done.at, signedBy: ['nakai'] });
    expect(signaturesOf(formIn(missed))).toEqual({ needed: 2, given: ['nakai'], named: ['lund', 'diaz', 'kim'] });
  });

  test('is given as a statement of its day, and not as a signature; who had signed signs anew what was corrected', () => {
    expect(refusalOf(missed, sign('lund'))).toEqual({ code: 'signature-late', filled: FORM, person: 'lund' });
    expect(refused(missed, sign('lund')).refusedActs.at(-1)).toMatchObject({ by: ['lund'], code: 'signature-late' });
    const stated = play(missed, late('lund'));
    const { lateStatements } = formIn(stated);
    expect(lateStatements).toMatchObject([
      { by: ['lund'], at: on('2026-11-02', '10:00'), about: on('2026-10-31', '17:05') },
    ]);
    expect(newestVersion(formIn(stated)).signedBy).toEqual(['nakai']);
    expect(signaturesOf(formIn(stated))).toEqual({ needed: 2, given: ['nakai', 'lund'], named: ['diaz', 'kim'] });
    const image = by('reyes', { type: 'verify-image', filled: FORM, pages: [text('page 1')] });
    expect(refusalOf(play(stated, image), done)).toBeUndefined();
    expect(refusalOf(play(stated, typed), sign('nakai'))).toBeUndefined();
    expect(refusalOf(play(stated, typed), sign('lund'))).toMatchObject({ code: 'signature-late' });
  });

  test('stands for the figures that stood when it was made, and for no others', () => {
    const image = by('reyes', { type: 'verify-image', filled: FORM, pages: [text('page 1')] });
    const stated = play(missed, late('lund'));
    // Nakai alone types another count, and signs it.
    const fields = { ...RETRIEVAL_SHEET, countedAtReceipt: 90 };
    const other = play(stated, entered(FORM, 'nakai', { fields }), sign('nakai'), image);
    const record = formIn(other);
    expect(record.lateStatements).toHaveLength(1);
    expect(signaturesOf(record)).toMatchObject({ given: ['nakai'], named: ['lund', 'diaz', 'kim'] });
    expect(refusalOf(other, done)).toEqual({ code: 'signatures-missing', filled: FORM, needed: 2, signed: 1 });
    expect(refusalOf(play(other, late('lund')), done)).toBeUndefined();
    // What comes back is signed anew by both, in time.
    const back = play(
      stated,
      image,
      done,
      by('solberg', { type: 'begin-review', filled: FORM }),
      by('solberg', { type: 'return-form', filled: FORM, reasons: [{ field: 'box', reason: text('Which box?') }] }),
      typed,
      sign('nakai'),
    );
    expect(signaturesOf(formIn(back)).given).toEqual(['nakai']);
    expect(refusalOf(back, sign('lund'))).toBeUndefined();
  });

  test('tells of what has happened, and is not made by somebody who has signed', () => {
    const at = on('2026-11-02', '10:00');
    expect(refusalOf(missed, late('lund', { about: at }))).toBeUndefined();
    const about = on('2026-11-02', '10:01');
    expect(refusalOf(missed, late('lund', { about }))).toEqual({ code: 'statement-of-the-future', about });
    expect(refusalOf(missed, late('nakai'))).toMatchObject({ code: 'signed-already', person: 'nakai' });
  });

  test('nobody is late where nobody had signed, nor on a form that is not of paper', () => {
    const early = refused(entry, done);
    expect(refusalOf(play(early, sign('nakai')), sign('lund'))).toBeUndefined();
    const live = play(
      setUp(),
      by('nakai', { type: 'start-form', filled: FORM, form: 'F-10', place: 'retrieval:R-1031', capture: 'live' }),
      typed,
      sign('nakai'),
    );
    expect(refusalOf(refused(live, done), sign('lund'))).toBeUndefined();
  });

  test('nobody signs, stands for or completes what somebody else has entered since they read it', () => {
    const old = { code: 'form-entered-meanwhile', filled: FORM };
    const { timesEntered } = formIn(missed);
    const changed = play(missed, typed);
    const asks = [
      { type: 'sign-form', filled: FORM, timesEntered },
      { type: 'complete-form', filled: FORM, isUnexplained: false, timesEntered },
    ] as const;
    for (const ask of asks) expect(refusalOf(changed, by('nakai', ask))).toEqual(old);
    const about = on('2026-10-31', '17:05');
    const said = (read: number) =>
      by('lund', {
        type: 'make-late-statement',
        filled: FORM,
        statement: text('I was there.'),
        about,
        timesEntered: read,
      });
    expect(refusalOf(changed, said(timesEntered))).toEqual(old);
    expect(refusalOf(missed, said(timesEntered))).toBeUndefined();
    expect(refusalOf(changed, said(timesEntered + 1))).toBeUndefined();
  });
});
