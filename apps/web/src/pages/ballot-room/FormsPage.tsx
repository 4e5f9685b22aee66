import type { QueryOutput } from '@plumbline/api';
import { FORM_IDS, FORM_STATES } from '@plumbline/ballot-management';
import { ballotPlaceInWords } from '@plumbline/words/form-words';
import { HelpLink } from '../../components/HelpLink.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { usePageSearch } from '../../connection/use-page-search.ts';
import { SelectField, TextField } from '../../ui/Field.tsx';
import { useBallotFormsWords } from '../../words/ballot-forms-words.ts';
import { FormPage } from './FormPage.tsx';
import { FormStart } from './FormStart.tsx';
import { FormsTable } from './FormsTable.tsx';
import { FormToWriteOn } from './FormToWriteOn.tsx';
import { nameOfForm } from './name-of-form.ts';
import { RoomPage } from './RoomPage.tsx';
import type { RoomPlace } from './room-place.ts';

/** Every form of the room, by state, kind and place; one of them where the address names it. */
export function FormsPage(props: { readonly place: RoomPlace }) {
  const [search] = usePageSearch();
  return search.form === undefined ? (
    <FormList place={props.place} />
  ) : (
    <FormPage place={props.place} filled={search.form} key={search.form} />
  );
}

function FormList(props: { readonly place: RoomPlace }) {
  const say = useBallotFormsWords();
  const { place } = props;
  const asked = useAsk('ballot-forms', place);
  return (
    <RoomPage place={place} title={say('forms.title')} lead={say('forms.lead')} asked={asked}>
      {({ forms, due, places }) => (
        <div className="stack-wide">
          <p>
            <HelpLink place={{ topic: 'ballot-room-papers', section: 'the-lead-of-a-site' }}>
              {say('forms.guide')}
            </HelpLink>
          </p>
          <Filtered place={place} forms={forms} />
          <FormStart place={place} due={due} places={places} taken={forms.map(({ filled }) => filled)} />
          <FormToWriteOn place={place} />
        </div>
      )}
    </RoomPage>
  );
}

type Forms = QueryOutput<'ballot-forms'>['forms'];

function Filtered(props: { readonly place: RoomPlace; readonly forms: Forms }) {
  const say = useBallotFormsWords();
  const [search, change] = usePageSearch();
  const any = { value: '', name: say('forms.any') };
  const wanted = (search.at ?? '').trim().toLowerCase();
  const shown = props.forms.filter(
    ({ state, form, place }) =>
      (search.state === undefined || search.state === state) &&
      (search.kind === undefined || search.kind === form) &&
      (wanted === '' || ballotPlaceInWords(place).toLowerCase().includes(wanted)),
  );
  return (
    <div className="stack">
      <div className="room-form-grid">
        <SelectField
          label={say('forms.filterState')}
          name="filter-state"
          value={search.state ?? ''}
          error={undefined}
          options={[any, ...FORM_STATES.map((state) => ({ value: state, name: say(`states.${state}`) }))]}
          onChange={(state) => change({ state })}
        />
        <SelectField
          label={say('forms.filterForm')}
          name="filter-kind"
          value={search.kind ?? ''}
          error={undefined}
          options={[any, ...FORM_IDS.map((form) => ({ value: form, name: nameOfForm(say, form) }))]}
          onChange={(kind) => change({ kind })}
        />
        <TextField
          label={say('forms.filterPlace')}
          name="filter-place"
          type="search"
          value={search.at ?? ''}
          error={undefined}
          onChange={(at) => change({ at })}
        />
      </div>
      <FormsTable place={props.place} forms={shown} caption={say('forms.title')} />
    </div>
  );
}
