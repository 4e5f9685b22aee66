import { lookUp } from '@plumbline/prelude';
import { describe, expect, test } from 'vitest';
import { publicViewOf } from '../proof/public-view.ts';
import type { OpenRoom } from '../state/room.ts';
import { REASON, withAmendment, withCorrection } from '../testing/corrected-precinct.ts';
import { play, refusalOf, refused, text } from '../testing/play-room.ts';
import { county, nameOf } from '../testing/tamarack.ts';
import { by, on } from '../testing/tamarack-people.ts';

/* SB-15: why an approved form was put right is told in a sentence that one writes for everybody and another reviews. */

const filled = nameOf('F-04', 'site:P-04');
const AT = on('2026-11-05', '16:00');
const reasonOf = (en: string, es: string) => ({ en: text(en), es: text(es) });
const write = (person: string, { en, es } = REASON as { readonly en: string; readonly es: string }, version = 2) =>
  by(person, { type: 'write-correction-reason', filled, version, reason: reasonOf(en, es) }, AT);

function review(person: string, room: OpenRoom) {
  const written = lookUp(room.forms, filled)?.versions.at(-1)?.publicReason?.reason;
  const read = { en: written?.en.digest ?? '', es: written?.es.digest ?? '' };
  return by(person, { type: 'review-correction-reason', filled, version: 2, read }, AT);
}

const CORRECTED = withCorrection(county());
const WRITTEN = play(CORRECTED, write('hale'));
const toldOf = (room: OpenRoom) => publicViewOf(room, AT).corrections.find(({ form }) => form === 'F-04');

describe('B9 SB-15 the reason of a correction', () => {
  test('is told once somebody other than its writer has reviewed it, and never the reason of the amendment', () => {
    expect(toldOf(CORRECTED)).toMatchObject({ day: '2026-11-05', place: 'site:P-04', reason: null });
    expect(toldOf(WRITTEN)?.reason).toBeNull();
    const told = play(WRITTEN, review('solberg', WRITTEN));
    const version = lookUp(told.forms, filled)?.versions.at(-1);
    expect(toldOf(told)?.reason).toEqual(version?.publicReason?.reason);
    expect(JSON.stringify(publicViewOf(told, AT))).not.toContain(version?.amended?.text.digest);
  });

  test('may be written by whoever approves, and is then reviewed by another', () => {
    const byReviewer = play(CORRECTED, write('solberg'));
    expect(refusalOf(byReviewer, review('solberg', byReviewer))).toEqual({
      code: 'author-approves-own',
      person: 'solberg',
    });
    const kept = refused(byReviewer, review('solberg', byReviewer)).refusedActs.at(-1);
    expect(kept).toMatchObject({ by: ['solberg'], command: 'review-correction-reason', subject: filled });
    expect(toldOf(play(byReviewer, review('reyes', byReviewer)))?.reason).not.toBeNull();
  });

  test('is not told before the correction is approved, and reviewed with it', () => {
    const open = play(withAmendment(county()), write('hale'));
    const reviewed = play(open, review('solberg', open));
    expect(toldOf(reviewed)).toBeUndefined();
  });

  test('names nobody of the room, in either language', () => {
    const refusal = { code: 'public-text-names-person', person: 'yazzie' };
    expect(refusalOf(CORRECTED, write('hale', { ...REASON, en: 'It was counted again with yazzie.' }))).toEqual(
      refusal,
    );
    expect(refusalOf(CORRECTED, write('hale', { ...REASON, es: 'Se contó otra vez con yazzie.' }))).toEqual(refusal);
    // E. Osei: an initial names nobody.
    expect(refusalOf(CORRECTED, write('hale', { ...REASON, en: 'Osei counted it.' }))).toMatchObject({
      person: 'osei',
    });
    expect(refusalOf(CORRECTED, write('hale', { ...REASON, en: 'Pile E was counted again.' }))).toBeUndefined();
    const naming = (en: string) => refusalOf(CORRECTED, write('hale', { ...REASON, en }));
    for (const en of [
      'Osei’s count was two short.',
      "Osei's count was two short.",
      'The Osei-led recount found two.',
      'OSEI counted it again.',
      'It was ‘Osei’ who counted it.',
    ]) {
      expect(naming(en), en).toMatchObject({ code: 'public-text-names-person', person: 'osei' });
    }
    expect(naming('Yazzie counted it.')).toEqual(refusal);
    // Nor is somebody with an apostrophe in their name, however it is written.
    const enrolled = play(
      CORRECTED,
      by('osei', { type: 'enrol-person', person: 'obrien', name: 'S. O’Brien', party: null }),
    );
    for (const en of ["O'Brien counted it.", 'O’Brien counted it.', 'O’BRIEN counted it.']) {
      expect(refusalOf(enrolled, write('hale', { ...REASON, en })), en).toMatchObject({ person: 'obrien' });
    }
  });

  test('is read anew when another was written meanwhile', () => {
    const read = review('solberg', WRITTEN);
    const anew = play(WRITTEN, write('okafor', { ...REASON, en: 'Two ballots had been put on the wrong pile.' }));
    expect(refusalOf(anew, read)).toEqual({ code: 'correction-reason-is-another', filled });
    const told = play(WRITTEN, read);
    expect(toldOf(play(told, write('okafor')))?.reason).toBeNull();
  });

  test('is of a version that puts right what was approved, and of no other', () => {
    const nothing = (version: number) => ({ code: 'nothing-corrected', filled, version });
    expect(refusalOf(county(), write('hale', REASON, 2))).toEqual(nothing(2));
    expect(refusalOf(CORRECTED, write('hale', REASON, 3))).toEqual(nothing(3));
    expect(refusalOf(CORRECTED, review('solberg', CORRECTED))).toEqual({ code: 'correction-reason-missing', filled });
    const unknown = by('hale', {
      type: 'write-correction-reason',
      filled: 'F-99',
      version: 2,
      reason: reasonOf('a', 'b'),
    });
    expect(refusalOf(CORRECTED, unknown)).toEqual({ code: 'unknown', kind: 'form', name: 'F-99' });
  });
});
