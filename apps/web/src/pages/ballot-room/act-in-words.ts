import type { QueryOutput } from '@plumbline/api';
import { assertNever } from '@plumbline/prelude';
import { accountPlaceInWords, lineInWords } from '@plumbline/words/ballot-accounts-words';
import { formUnitWord } from '@plumbline/words/form-words';
import type { BallotDevicesWords } from '../../words/ballot-devices-words.ts';

export type ActShown = QueryOutput<'ballot-devices'>['newest'][number];
type Said = NonNullable<ActShown['said']>;

/** What was done, in one line. */
export function saidInWords(say: BallotDevicesWords, said: Said): string {
  switch (said.type) {
    case 'apply-seal':
      return say('said.apply-seal', { seal: said.seal, subject: said.container, position: said.position });
    case 'read-seals': {
      const numbers = said.readings.map(({ position, seal }) => `${position} ${seal}`).join(', ');
      const condition = say(`conditions.${said.condition}`);
      return say('said.read-seals', { subject: said.container, numbers, condition });
    }
    case 'open-container':
      return say('said.open-container', { subject: said.container, purpose: said.purpose });
    case 'take-custody':
      return say('said.take-custody', { subject: said.container, purpose: said.purpose });
    case 'store-container':
      return say('said.store-container', { subject: said.container, area: said.area, slot: said.slot });
    case 'observe-count':
      return say('said.observe-count', {
        place: accountPlaceInWords(said.place),
        line: lineInWords(said.line),
        value: said.value,
        unit: formUnitWord(said.unit),
      });
    default:
      return assertNever(said);
  }
}

/** The same of an act whose numbers may be hidden. */
export function actInWords(say: BallotDevicesWords, { said, type, subject }: ActShown): string {
  return said === null ? say(`hidden.${type}`, { subject }) : saidInWords(say, said);
}
