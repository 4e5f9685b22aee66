import type { FormId } from '../forms/form-definition.ts';
import type { Fields } from '../state/nouns.ts';
import type { OpenRoom } from '../state/room.ts';
import { commandsOf, play, text } from './play-room.ts';
import { approved, completed, nameOf } from './tamarack.ts';
import { by, on } from './tamarack-people.ts';

/* P-04 put right after it was approved: two spoiled ballots had been counted as unused. */

/** What everybody is told of it. */
export const REASON = {
  en: '2 spoiled ballots had been counted as unused.',
  es: 'Se habían contado 2 boletas dañadas como no usadas.',
} as const;

const AMENDED_AT = on('2026-11-05', '09:00');

/** The three papers amended by Hale, and complete: nobody has reviewed them yet. */
export function withAmendment(room: OpenRoom): OpenRoom {
  const papers = [
    ['F-06', {}],
    ['F-07', { remainder: 6 }],
    ['F-04', { spoiled: 5, unused: 506 }],
  ] as const satisfies readonly (readonly [FormId, Fields])[];
  const given = commandsOf(room);
  return play(
    room,
    ...papers.flatMap(([form, change]) => {
      const filled = nameOf(form, 'site:P-04');
      const typed = given.findLast((command) => command.type === 'enter-form' && command.filled === filled);
      if (typed?.type !== 'enter-form') throw new Error(`nobody filled in ${filled}`);
      const { fields, tables } = typed;
      const ballots = tables.ballots?.map((row) => ({ ...row, cards: 5, replaced: 5 }));
      return [
        by(
          'hale',
          {
            type: 'amend-form',
            filled,
            fields: { ...fields, ...change },
            tables: ballots === undefined ? tables : { ...tables, ballots },
            reason: 'transcription',
            text: text('Counted again with Yazzie: the envelope 0088118 held two more.'),
            evidence: [{ kind: 'photo', ref: 'P-04 wrapper' }],
          },
          AMENDED_AT,
        ),
        by('hale', { type: 'sign-form', filled }, AMENDED_AT),
      ];
    }),
    ...papers.map(([form]) => completed(nameOf(form, 'site:P-04'), 'hale', AMENDED_AT)),
  );
}

/** The same approved by Solberg. */
export function withCorrection(room: OpenRoom): OpenRoom {
  const forms: readonly FormId[] = ['F-06', 'F-07', 'F-04'];
  return forms.reduce(
    (state, form) => approved(state, nameOf(form, 'site:P-04'), 'solberg', on('2026-11-05', '15:00')),
    withAmendment(room),
  );
}
