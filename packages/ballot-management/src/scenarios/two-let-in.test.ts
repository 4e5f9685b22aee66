import { lookUp } from '@plumbline/prelude';
import { describe, expect, test } from 'vitest';
import { DEFAULT_PROFILE } from '../profiles/profiles.ts';
import { evolveRoom } from '../state/evolve.ts';
import { BEFORE_ANYTHING, play, refusalOf } from '../testing/play-room.ts';
import { BEFORE, by, ELECTION_DAY } from '../testing/tamarack-people.ts';

const osei = { person: 'osei', name: 'E. Osei', signIn: 'osei' };
const okafor = { person: 'okafor', name: 'C. Okafor', signIn: 'okafor' };
const opened = (second: typeof osei | null) =>
  by(
    'osei',
    {
      type: 'open-room',
      election: '2026-general',
      jurisdiction: 'Tamarack',
      electionDay: ELECTION_DAY,
      profile: DEFAULT_PROFILE,
      director: osei,
      second,
    },
    BEFORE,
  );
const confirm = (who: string, ...proposals: string[]) => by(who, { type: 'confirm-grants', proposals }, BEFORE);

describe('B8 nobody is two because somebody said so', () => {
  const room = play(
    BEFORE_ANYTHING,
    opened(okafor),
    by('osei', { type: 'enrol-person', person: 'self', name: 'Self', party: null }, BEFORE),
    by('osei', { type: 'add-sign-in', person: 'self', signIn: 'osei2' }, BEFORE),
    by('osei', { type: 'take-oath', person: 'okafor' }, BEFORE),
  );

  test('what one person asks for somebody has no effect until another confirms it, who is not the one it is for', () => {
    expect([lookUp(room.signIns, 'osei2'), lookUp(room.people, 'okafor')?.hasOath]).toEqual([undefined, false]);
    expect(refusalOf(room, confirm('osei', 'grant 1'))).toEqual({ code: 'confirmed-by-proposer', person: 'osei' });
    // Whoever joined at the device of the first does not make it two.
    expect(refusalOf(room, confirm('osei okafor', 'grant 1'))).toMatchObject({ code: 'confirmed-by-proposer' });
    expect(refusalOf(room, confirm('okafor', 'grant 2'))).toEqual({
      code: 'confirmed-by-themselves',
      person: 'okafor',
    });
    expect(lookUp(play(room, confirm('okafor', 'grant 1')).signIns, 'osei2')).toBe('self');
  });

  test('a log in which one person let somebody in alone is not believed', () => {
    const alone = { type: 'oath-taken', by: ['osei'], at: BEFORE, person: 'osei' } as const;
    expect(() => evolveRoom(room, alone)).toThrow('two people let somebody in');
    // A room of one administrator says so, and gives at once.
    const ofOne = play(BEFORE_ANYTHING, opened(null), by('osei', { type: 'take-oath', person: 'osei' }, BEFORE));
    expect([ofOne.takesTwo, lookUp(ofOne.people, 'osei')?.hasOath]).toEqual([false, true]);
  });

  test('the two who open a room are two', () => {
    expect(refusalOf(BEFORE_ANYTHING, opened({ ...okafor, signIn: 'osei' }))).toMatchObject({
      code: 'founders-are-one',
    });
    expect(refusalOf(BEFORE_ANYTHING, opened({ ...osei, signIn: 'osei2' }))).toMatchObject({
      code: 'founders-are-one',
    });
  });
});
