import type { QueryOutput } from '@plumbline/api';
import { STATES } from '../components/states.ts';
import { electionInWords } from '../formats/election-in-words.ts';
import { SelectField, TextField } from '../ui/Field.tsx';
import { useHomeWords } from '../words/home-words.ts';
import { auditsOf, chosenElection, type ElectionDraft, newElection } from './election-draft.ts';

type Organization = QueryOutput<'home'>['organizations'][number];
type Part = {
  readonly organization: Organization;
  readonly onChange: (draft: ElectionDraft) => void;
};

const NEW = '';

/** Which election the audit is of: a new one, or one of the organization's, with what it already has. */
export function ElectionChoice(props: Part & { readonly draft: ElectionDraft }) {
  const say = useHomeWords();
  const { organization, draft, onChange } = props;
  return (
    <>
      {organization.elections.length > 0 && (
        <SelectField
          label={say('create.election')}
          name="election"
          value={draft.kind === 'new' ? NEW : draft.electionId}
          error={undefined}
          options={[
            { value: NEW, name: say('create.electionNew') },
            ...organization.elections.map((one) => ({ value: one.electionId, name: electionInWords(one) })),
          ]}
          onChange={(value) =>
            onChange(value === NEW ? newElection(organization) : chosenElection(value, organization.audits))
          }
        />
      )}
      {draft.kind === 'new' ? (
        <NewElection draft={draft} onChange={onChange} />
      ) : (
        <WhatItStartsWith organization={organization} draft={draft} onChange={onChange} />
      )}
    </>
  );
}

function NewElection(props: {
  readonly draft: Extract<ElectionDraft, { readonly kind: 'new' }>;
  readonly onChange: Part['onChange'];
}) {
  const say = useHomeWords();
  const { draft, onChange } = props;
  return (
    <>
      <TextField
        label={say('create.electionName')}
        name="election-name"
        hint={say('create.electionNameHint')}
        maxLength={200}
        value={draft.name}
        error={undefined}
        onChange={(name) => onChange({ ...draft, name })}
      />
      <TextField
        label={say('create.electionDate')}
        name="election-date"
        type="date"
        value={draft.date}
        error={undefined}
        onChange={(date) => onChange({ ...draft, date })}
      />
      <SelectField
        label={say('create.electionState')}
        name="election-state"
        value={draft.state}
        error={undefined}
        options={[
          { value: '', name: say('create.electionStateNone') },
          ...STATES.map((state) => ({ value: state.code, name: state.name })),
        ]}
        onChange={(state) => onChange({ ...draft, state })}
      />
    </>
  );
}

function WhatItStartsWith(props: Part & { readonly draft: Extract<ElectionDraft, { readonly kind: 'existing' }> }) {
  const say = useHomeWords();
  const { organization, draft, onChange } = props;
  const audits = auditsOf(draft.electionId, organization.audits);
  if (audits.length === 0) return <p className="quiet">{say('create.startsEmpty')}</p>;
  return (
    <SelectField
      label={say('create.startsFrom')}
      name="starts-from"
      hint={say('create.startsFromHint')}
      value={draft.startsFrom}
      error={undefined}
      options={[
        ...audits.map((audit) => ({ value: audit.auditId, name: audit.name })),
        { value: '', name: say('create.startsFromNothing') },
      ]}
      onChange={(startsFrom) => onChange({ ...draft, startsFrom })}
    />
  );
}
