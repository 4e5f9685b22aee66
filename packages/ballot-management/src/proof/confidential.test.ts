import { describe, expect, test } from 'vitest';
import { play } from '../testing/play-room.ts';
import { county } from '../testing/tamarack.ts';
import { by } from '../testing/tamarack-people.ts';
import { type Confidential, confidentialIn } from './confidential.ts';

/* What must not leave the room, as people write it. Telephone numbers are of those that nobody is given (555-01xx), addresses nowhere. */

describe('a seal in use is found', () => {
  test.each([
    'seal 0091001',
    'seals 0091001-0091010',
    'seal 0091 001',
    'seal 0091_001',
    'seal 00-91001',
    'seal ００９１００１',
    'x0091001',
    '№0091001',
    '0091\u200b001',
    'seal 91001',
    '0-0-9-1-0-0-1',
    '0 0 9 1 0 0 1',
  ])('in %s', (said) => {
    expect(confidentialIn(county(), said)).toEqual(['seal-in-use']);
  });

  test.each([
    'Form F-04 of P-02, line 17.',
    'On 2026-11-03 at 8:30 PM two people sign.',
    '0091 and 001',
    'It has 91,0 of 01 sheets.',
  ])('and not in %s', (said) => {
    expect(confidentialIn(county(), said)).toEqual([]);
  });

  test('without the letters before its digits, too, where these are not few', () => {
    const lots = [
      { lot: 'L-2', first: 'LID-00123', last: 'LID-00124' },
      { lot: 'L-3', first: 'TAG 7', last: 'TAG 9' },
    ];
    const room = play(county(), ...lots.map((lot) => by('okafor pham', { type: 'receive-seals', ...lot })));
    for (const said of ['LID-00123', 'lid 00123', 'the lid has 00123', 'tag 8', 'TAG-8']) {
      expect([said, confidentialIn(room, said)]).toEqual([said, ['seal-in-use']]);
    }
    for (const said of ['123 ballots', 'line 8', 'LID 00125']) {
      expect([said, confidentialIn(room, said)]).toEqual([said, []]);
    }
  });
});

describe('what looks like something that must stay', () => {
  test.each<readonly [Confidential, readonly string[]]>([
    ['code', ['PIN 4711', 'The alarm code is 4711.', '4711 is the alarm code', 'Password: hunter2', 'la clave 4711']],
    [
      'home-address',
      [
        ...['12 Elm Street', '12B Elm Street', '12 1/2 Elm St', '123 Oak Trail', '4500 N Highway 61', 'P.O. Box 123'],
        ...['PO Box 7', 'Calle Mayor 12', 'Avenida de la Luz, 12', '123 Avenida Central'],
      ],
    ],
    ['e-mail', ['ann@office.example', 'josé@office.example', 'ann@bücher.example', 'a.b+c@x.example']],
    [
      'telephone',
      [
        ...['(555) 010-0177', '(555)010-0177', '555-010-0177', '555.010.0177', '555–010–0177', '555 - 010 - 0177'],
        ...[
          '555/010-0177',
          '+1 555 010 0177',
          '+44 20 7946 0958',
          'Ring 5550100177',
          'tel.: 010-0177',
          'móvil 5550100177',
        ],
      ],
    ],
    ['position-on-earth', ['39.1031, -84.5120', '39.1031 -84.5120', '39° 6′ N, 84° 30′ W']],
  ])('%s', (what, texts) => {
    for (const said of texts) expect([said, confidentialIn(county(), said)]).toEqual([said, [what]]);
  });

  test.each([
    'Count the ballots twice. Two people sign at 8:30 PM.',
    'By Elections Code 3019 and WAC 434-261-045, two people are there.',
    'Of 2,857 ballots in 15 batches the last has 57.',
    'Close the lock.\n2. Both sign.',
    'On the table: F-18 Storage access log, F-22 Storage inventory count.',
    'The difference is +1 at P-02 and −2 at P-03.',
    'Three people carry 12 boxes, and call the office on the way.',
  ])('and not %s', (said) => {
    expect(confidentialIn(county(), said)).toEqual([]);
  });

  test('is looked for in a long text without end in a moment', () => {
    const length = 20_000;
    for (const piece of ['1-', 'pin-', 'a', '+1 ', '12 a ', 'calle a ', 'a@', '555 ', '1.2345 ', 'tel ']) {
      expect(confidentialIn(county(), piece.repeat(length / piece.length))).toEqual(expect.any(Array));
    }
  });
});
