import { lookUp } from '@plumbline/prelude';
import { describe, expect, test } from 'vitest';
import { play, refusalOf } from '../testing/play-room.ts';
import { county } from '../testing/tamarack.ts';
import { by, on } from '../testing/tamarack-people.ts';

describe('a question of the questionnaire', () => {
  const assign = { type: 'assign-question', question: 'Q2', person: 'yazzie', due: '2026-11-20' } as const;
  const now = on('2026-11-09', '10:45');

  test('Q2 is seen to by whoever was assigned last', () => {
    const room = play(county(), by('osei', assign, now), by('quist', { ...assign, person: 'reyes' }, now));
    expect(lookUp(room.questions, 'Q2')).toEqual({ person: 'reyes', due: '2026-11-20', by: ['quist'], at: now });
    expect(lookUp(room.questions, 'Q1a')).toBeUndefined();
  });

  test('is assigned to people of the room only, for a day that is not over, by those who answer for it', () => {
    expect(refusalOf(county(), by('osei', { ...assign, person: 'nobody' }, now))).toMatchObject({ code: 'unknown' });
    const over = { ...assign, due: '2026-11-08' } as const;
    expect(refusalOf(county(), by('osei', over, now))).toEqual({ code: 'due-day-over', day: '2026-11-08' });
    expect(play(county(), by('osei', { ...assign, due: '2026-11-09' }, now)).questions.size).toBe(1);
    expect(refusalOf(county(), by('pham', assign, now))).toMatchObject({ code: 'duty-missing' });
  });
});
