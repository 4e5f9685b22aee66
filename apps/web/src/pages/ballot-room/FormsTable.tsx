import type { QueryOutput } from '@plumbline/api';
import { ballotPlaceInWords } from '@plumbline/words/form-words';
import { Link } from '@tanstack/react-router';
import { formatTime } from '../../formats/format-time.ts';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useBallotFormsWords } from '../../words/ballot-forms-words.ts';
import { FORM_TONES } from './form-tones.ts';
import { nameOfForm } from './name-of-form.ts';
import { type RoomPlace, roomAddress } from './room-place.ts';

type Forms = QueryOutput<'ballot-forms'>['forms'];

/** Forms with where they stand, each leading to its page. */
export function FormsTable(props: { readonly place: RoomPlace; readonly forms: Forms; readonly caption: string }) {
  const say = useBallotFormsWords();
  if (props.forms.length === 0) return <p className="soft">{say('forms.none')}</p>;
  return (
    <SimpleTable
      caption={props.caption}
      hideCaption
      roomy
      columns={[
        { name: say('forms.form'), wordy: true },
        { name: say('forms.place') },
        { name: say('forms.state') },
        { name: say('forms.adds') },
        { name: say('forms.preparedBy'), wordy: true },
        { name: say('forms.since') },
      ]}
      rows={props.forms.map((each) => ({
        key: each.filled,
        cells: [
          <Link key="form" to={roomAddress(props.place, 'forms')} search={{ form: each.filled }}>
            {nameOfForm(say, each.form)}
          </Link>,
          ballotPlaceInWords(each.place),
          <Tag key="state" tone={FORM_TONES[each.state]}>
            {say(`states.${each.state}`)}
          </Tag>,
          <AddsUp key="adds" form={each} />,
          each.preparedBy.join(', '),
          formatTime(each.since),
        ],
      }))}
    />
  );
}

function AddsUp({ form }: { readonly form: Forms[number] }) {
  const say = useBallotFormsWords();
  if (form.unexplained > 0) return <Tag tone="red">{say('forms.unexplained', { count: form.unexplained })}</Tag>;
  if (form.failing > 0) return <Tag tone="amber">{say('forms.failing', { count: form.failing })}</Tag>;
  return <Tag tone="green">{say('forms.fine')}</Tag>;
}
