import type { AuditHeading, QueryOutput } from '@plumbline/api';
import { useState } from 'react';
import { Form } from '../components/Form.tsx';
import { Overtaken } from '../components/Overtaken.tsx';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { reasonAgainst } from '../components/reason-against.ts';
import { UnsavedGuard } from '../components/UnsavedGuard.tsx';
import { useDraft } from '../connection/use-draft.ts';
import { useSend } from '../connection/use-send.ts';
import { formatCount } from '../formats/format-count.ts';
import { Alert } from '../ui/Alert.tsx';
import { Button } from '../ui/Button.tsx';
import { CheckboxField, SelectField } from '../ui/Field.tsx';
import { fieldId } from '../ui/field-id.ts';
import { useWordsEverywhere } from '../words/everywhere-words.ts';
import { type RecordsWords, useRecordsWords } from '../words/records-words.ts';
import {
  choiceMeant,
  choicesToMatch,
  isMatched,
  matchingOf,
  type NamesDraft,
  namesDraft,
  votesElsewhere,
} from './names-draft.ts';

type Names = QueryOutput<'names-in-cvrs'>;
type Jurisdiction = Names['jurisdictions'][number];
type MatchedContest = Jurisdiction['contests'][number];

/** Which contests and choices of one jurisdiction's records are which of the audit. */
export function NamesMatch(props: {
  readonly heading: AuditHeading;
  readonly contests: Names['plan']['contests'];
  readonly jurisdiction: Jurisdiction;
}) {
  const say = useRecordsWords();
  const sayAnywhere = useWordsEverywhere();
  const { heading } = props;
  const { jurisdiction: name, cvrs, contests } = props.jurisdiction;
  const saved = namesDraft(props.jurisdiction);
  const typing = useDraft<NamesDraft, string>(`names ${heading.auditId} ${name}`, {
    value: saved,
    version: JSON.stringify(props.jurisdiction),
  });
  const [showsAll, setShowsAll] = useState(false);
  const [isSaved, setIsSaved] = useState(false);
  const match = useSend('match-names');
  const draft = typing.value;
  const isOvertaken = typing.isOvertaken && !match.pending;
  const agreeing = contests.filter(isMatched);
  const shown = showsAll || typing.isChanged ? contests : contests.filter((contest) => !isMatched(contest));

  const change = (next: NamesDraft) => {
    typing.change(next);
    setIsSaved(false);
  };
  const submit = async () => {
    const matching = matchingOf(props.jurisdiction, draft);
    const answer = await match.run({ auditId: heading.auditId, jurisdiction: name, ...matching });
    setIsSaved(answer.ok);
    if (answer.ok) typing.forget();
  };
  if (cvrs === null) {
    return (
      <section className="panel">
        <h2>{name}</h2>
        <p className="quiet">{say('names.noRecords')}</p>
      </section>
    );
  }
  return (
    <Form look="panel" onSubmit={submit}>
      <h2>{name}</h2>
      <p>{say('names.agree', { agree: agreeing.length, total: contests.length })}</p>
      {agreeing.length > 0 && !typing.isChanged && (
        <CheckboxField
          label={say('names.showAll')}
          name={fieldId('show-all', name)}
          checked={showsAll}
          onChange={setShowsAll}
        />
      )}
      {shown.map((contest) => (
        <ContestNames
          key={contest.contest}
          jurisdiction={props.jurisdiction}
          contests={props.contests}
          contest={contest}
          draft={draft}
          onChange={change}
        />
      ))}
      {shown.some(hasSuggestion) && <p className="quiet small">{say('names.suggestionSays')}</p>}
      {isOvertaken && <Overtaken onShowSaved={typing.forget} onKeepMine={typing.keepMine} />}
      <ProblemAlert problem={match.problem} />
      {isSaved && <Alert kind="success">{say('names.saved')}</Alert>}
      {shown.length > 0 && (
        <Button
          submits
          pending={match.pending}
          reason={
            reasonAgainst(heading.abilities['match-names']) ??
            (isOvertaken ? sayAnywhere('overtaken.title') : undefined)
          }
        >
          {say('names.save', { jurisdiction: name })}
        </Button>
      )}
      <UnsavedGuard when={typing.isChanged} onLeave={typing.forget} />
    </Form>
  );
}

function hasSuggestion({ proposed, choices }: MatchedContest): boolean {
  return proposed !== null || choices.some((choice) => choice.proposed !== null);
}

function ContestNames(props: {
  readonly jurisdiction: Jurisdiction;
  readonly contests: Names['plan']['contests'];
  readonly contest: MatchedContest;
  readonly draft: NamesDraft;
  readonly onChange: (draft: NamesDraft) => void;
}) {
  const say = useRecordsWords();
  const { jurisdiction, contest, draft, onChange } = props;
  const { contest: name, expected, proposed } = contest;
  const choices = choicesToMatch(jurisdiction, name, draft);
  const inCvrs = draft.contests[name] ?? '';
  const open = [{ value: '', name: say('names.choose') }];
  const named = (choice: string) => {
    const votes = formatCount(votesElsewhere(props.contests, contest, choice));
    return { value: choice, name: say('names.elsewhere', { choice, votes }) };
  };
  const id = fieldId(`names ${jurisdiction.jurisdiction}`, name);
  return (
    <fieldset className="usa-fieldset stack">
      <legend className="usa-legend strong">{name}</legend>
      <SelectField
        label={say('names.contestIs', { jurisdiction: jurisdiction.jurisdiction, contest: name })}
        name={id}
        value={inCvrs}
        options={[...open, ...(jurisdiction.cvrs?.contests ?? []).map((one) => ({ value: one.name, name: one.name }))]}
        hint={proposed?.name === inCvrs && suggestion(proposed, say)}
        error={undefined}
        onChange={(value) => onChange({ ...draft, contests: { ...draft.contests, [name]: value } })}
      />
      {expected.length > 0 &&
        choices.map((choice) => {
          const meant = choiceMeant(draft, name, choice.inCvrs, expected);
          return (
            <SelectField
              key={choice.inCvrs}
              label={say('names.choiceIs', { choice: choice.inCvrs, votes: formatCount(choice.votes) })}
              name={fieldId(id, choice.inCvrs)}
              value={meant}
              options={[...open, ...expected.map(named)]}
              hint={choice.proposed?.name === meant && suggestion(choice.proposed, say)}
              error={undefined}
              onChange={(value) =>
                onChange({
                  ...draft,
                  choices: { ...draft.choices, [name]: { ...draft.choices[name], [choice.inCvrs]: value } },
                })
              }
            />
          );
        })}
    </fieldset>
  );
}

function suggestion(proposed: { readonly reason: MatchReason }, say: RecordsWords): string {
  return say('names.suggested', { reason: say(`names.reasons.${proposed.reason}`) });
}

type MatchReason = NonNullable<MatchedContest['proposed']>['reason'];
