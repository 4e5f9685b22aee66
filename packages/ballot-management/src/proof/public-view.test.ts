import { describe, expect, test } from 'vitest';
import type { BallotCommand } from '../state/ballot-command.ts';
import type { OpenRoom } from '../state/room.ts';
import { BEFORE_ANYTHING, commandsOf, play, text } from '../testing/play-room.ts';
import { approved, completed, counted, explained, nameOf, PRECINCTS, precinctPapers } from '../testing/tamarack.ts';
import { AFTER, by, on, setUp } from '../testing/tamarack-people.ts';
import { type PublicPlace, publicViewOf } from './public-view.ts';

/* SB-02: P-02 counted 431 ballots of 432 voters. What everybody reads of it follows what was said of the one that is missing. */

const FORM = nameOf('F-04', 'site:P-02');
const OPEN = { voters: null, ballots: null, difference: null } as const;

function placeIn(room: OpenRoom, place = 'site:P-02'): PublicPlace | undefined {
  return publicViewOf(room, on('2026-11-09')).places.find((each) => each.place === place);
}

function begun(): OpenRoom {
  const known = PRECINCTS['P-02'];
  if (known === undefined) throw new Error('the county has this precinct');
  return play(setUp(), ...precinctPapers('P-02', known).slice(0, -1));
}

describe('B5 B9 SB-02 a place with a difference', () => {
  const draft = begun();
  const whole = play(draft, completed(FORM, 'yazzie', AFTER, true));

  test('is pending while its paper is filled in, and under review once that is whole and nobody can explain it', () => {
    expect(placeIn(draft)).toEqual({ place: 'site:P-02', ...OPEN, status: 'pending' });
    expect(placeIn(whole)).toEqual({ place: 'site:P-02', ...OPEN, status: 'unexplained' });
    const { balance, pending, underReview, places } = publicViewOf(whole, on('2026-11-09'));
    expect({ balance, underReview, pending }).toEqual({ balance: null, underReview: 1, pending: places.length - 1 });
  });

  test('stays so while it is with those who put it right', () => {
    const returned = play(
      whole,
      by('reyes', { type: 'begin-review', filled: FORM }),
      by('reyes', {
        type: 'return-form',
        filled: FORM,
        reasons: [{ field: 'spoiled', reason: text('One is missing.') }],
      }),
    );
    expect(placeIn(returned)?.status).toBe('unexplained');
  });

  test('is pending once it is explained, and has its figures once that is approved', () => {
    const told = play(whole, explained('x', { equation: 'E5', place: 'site:P-02' }, 'FLED_VOTER', -1));
    expect(placeIn(told)).toMatchObject({ ...OPEN, status: 'pending' });
    const forms = ['F-06', 'F-07', 'F-08', 'F-04'] as const;
    const done = forms.reduce((room, form) => approved(room, nameOf(form, 'site:P-02')), told);
    expect(placeIn(done)).toMatchObject({ voters: 432, ballots: 431, difference: -1, status: 'explained' });
    // Explained no more, it is under review with the figures that were approved.
    const taken = by('yazzie', {
      type: 'withdraw-explanation',
      explanation: 'x',
      reason: text('It was another voter.'),
    });
    expect(placeIn(play(done, taken))).toMatchObject({
      voters: 432,
      ballots: 431,
      difference: -1,
      status: 'unexplained',
    });
  });
});

test('B9 SB-02 all mail is under review once every cover sheet is whole, and pending while one is filled in', () => {
  const ofMail = (command: BallotCommand) => command.type === 'explain-difference' && command.place === 'channel:mail';
  const confirmed = (command: BallotCommand) => command.type === 'confirm-explanation';
  const left = commandsOf(counted()).filter((command) => !ofMail(command) && !confirmed(command));
  const isLast = (command: BallotCommand) => command.type === 'complete-form' && command.filled === 'F-13 batch:MB-015';
  const whole = play(BEFORE_ANYTHING, ...left);
  expect(placeIn(whole, 'channel:mail')).toEqual({ place: 'channel:mail', ...OPEN, status: 'unexplained' });
  const open = play(BEFORE_ANYTHING, ...left.filter((command) => !isLast(command)));
  expect(placeIn(open, 'channel:mail')?.status).toBe('pending');
});
