import { lookUp } from '@plumbline/prelude';
import { describe, expect, test } from 'vitest';
import { play, refusalOf, text } from '../testing/play-room.ts';
import { by, on, setUp } from '../testing/tamarack-people.ts';

const NOW = on('2026-11-09', '10:45');

function opening(incident: string, involved: readonly string[] = []) {
  return {
    type: 'open-incident',
    incident,
    kind: 'DEVICE_LOST',
    severity: 'high',
    subject: 'Tablet 4',
    involved,
  } as const;
}

describe('who was part of an incident', () => {
  // The director, and two who are reviewers and security officers, may close one.
  const room = setUp();

  test('nobody opens one that is left to nobody to close', () => {
    const everybody = opening('I-1', ['osei', 'reyes', 'solberg']);
    expect(refusalOf(room, by('lund', everybody, NOW))).toEqual({ code: 'nobody-left-to-close' });
    // Nor where whoever opens it is the last who could.
    expect(refusalOf(room, by('reyes', opening('I-1', ['osei', 'solberg']), NOW))).toEqual({
      code: 'nobody-left-to-close',
    });
    const opened = play(room, by('lund', opening('I-1', ['osei', 'reyes']), NOW));
    const close = { type: 'close-incident', incident: 'I-1', statement: text('The tablet lay in the van.') } as const;
    expect(refusalOf(opened, by('reyes', close, NOW))).toMatchObject({ code: 'incident-closed-by-involved' });
    expect(lookUp(play(opened, by('solberg', close, NOW)).incidents, 'I-1')?.closed?.by).toEqual(['solberg']);
  });

  test('whoever opens one was part of it, and does not close it', () => {
    const opened = play(room, by('reyes', opening('I-1', ['lund', 'lund']), NOW));
    expect(lookUp(opened.incidents, 'I-1')?.involved).toEqual(['lund', 'reyes']);
    const close = { type: 'close-incident', incident: 'I-1', statement: text('The tablet lay in the van.') } as const;
    expect(refusalOf(opened, by('reyes', close, NOW))).toEqual({
      code: 'incident-closed-by-involved',
      person: 'reyes',
    });
  });

  test('only people of the room are part of one', () => {
    expect(refusalOf(room, by('lund', opening('I-1', ['nobody here']), NOW))).toEqual({
      code: 'unknown',
      kind: 'person',
      name: 'nobody here',
    });
  });
});

test('twenty incidents in an hour are all that somebody opens; others go on, and so does everybody an hour later', () => {
  let room = setUp();
  for (let number = 1; number <= 20; number += 1) room = play(room, by('lund', opening(`I-${number}`), NOW));
  const next = opening('I-21');
  expect(refusalOf(room, by('lund', next, NOW))).toEqual({ code: 'too-many-incidents', most: 20 });
  // With somebody beside them it is the same person.
  expect(refusalOf(room, by('nakai lund', next, NOW))).toEqual({ code: 'too-many-incidents', most: 20 });
  expect(refusalOf(room, by('nakai', next, NOW))).toBeUndefined();
  expect(refusalOf(room, by('lund', next, on('2026-11-09', '11:45')))).toBeUndefined();
});
