import { accountPlaceInWords, equationInWords } from '@plumbline/words/ballot-accounts-words';
import { formFieldLabel } from '@plumbline/words/form-words';
import { Link } from '@tanstack/react-router';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useBallotFormsWords } from '../../words/ballot-forms-words.ts';
import { useBallotRoomWords } from '../../words/ballot-room-words.ts';
import type { FormAnswer } from './FormPage.tsx';
import { type RoomPlace, roomAddress } from './room-place.ts';
import { UNIT_SIGNS, UNIT_TONES } from './room-tones.ts';
import { signedCount } from './signed-count.ts';

/** The equations that a form is the source of, each with the way to what explains it, and lines that were counted otherwise elsewhere. */
export function FormUnits(props: {
  readonly place: RoomPlace;
  readonly worksheet: FormAnswer['worksheet'];
  readonly isHidden: boolean;
}) {
  const say = useBallotFormsWords();
  const sayRoom = useBallotRoomWords();
  const { units, opposite, disagreements } = props.worksheet;
  const figure = (value: number | null) =>
    props.isHidden ? say('review.hidden') : value === null ? say('fill.unknown') : signedCount(value);
  return (
    <section className="stack">
      {units.length > 0 && (
        <SimpleTable
          caption={say('review.equations')}
          columns={[
            { name: say('review.equation') },
            { name: say('forms.place') },
            { name: say('forms.state') },
            { name: say('review.difference'), numeric: true },
            { name: say('review.residual'), numeric: true },
          ]}
          rows={units.map((unit) => ({
            key: `${unit.equation} ${unit.place}`,
            cells: [
              equationInWords(unit.equation),
              <Link key="place" to={roomAddress(props.place, 'reconciliation')} search={{ find: unit.place }}>
                {accountPlaceInWords(unit.place)}
              </Link>,
              <Tag key="status" tone={UNIT_TONES[unit.status]} sign={UNIT_SIGNS[unit.status]}>
                {sayRoom(`statuses.${unit.status}`)}
              </Tag>,
              figure(unit.difference),
              figure(unit.residual),
            ],
          }))}
        />
      )}
      {opposite.map(([one, other]) => (
        <p key={`${one} ${other}`}>
          {say('review.opposite', { one: accountPlaceInWords(one), other: accountPlaceInWords(other) })}
        </p>
      ))}
      {disagreements.length > 0 && (
        <p>
          {say('review.disagreements', { lines: disagreements.map(({ line }) => formFieldLabel('', line)).join(', ') })}
        </p>
      )}
    </section>
  );
}
