import type { QueryOutput, RoundTotals } from '@plumbline/api';
import { useState } from 'react';
import { Form, FormErrors } from '../components/Form.tsx';
import { Overtaken } from '../components/Overtaken.tsx';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { reasonAgainst } from '../components/reason-against.ts';
import { UnsavedGuard } from '../components/UnsavedGuard.tsx';
import { useDraft } from '../connection/use-draft.ts';
import { useSend } from '../connection/use-send.ts';
import { Alert } from '../ui/Alert.tsx';
import { Button } from '../ui/Button.tsx';
import { errorOf, type FieldError } from '../ui/ErrorSummary.tsx';
import { TextField } from '../ui/Field.tsx';
import { fieldId } from '../ui/field-id.ts';
import { useWordsEverywhere } from '../words/everywhere-words.ts';
import { type OfficeWords, useOfficeWords } from '../words/office-words.ts';
import {
  readTotals,
  type TotalsContest,
  type TotalsDraft,
  type TotalsProblem,
  totalsContests,
  totalsDraftOf,
  typedVotes,
} from './totals-draft.ts';
import { useWriteInsHint } from './write-ins-hint.ts';

/** The totals of a round, contest by contest. What is typed stays until it is saved, whatever others do meanwhile. */
export function TotalsRecord(props: { readonly local: QueryOutput<'jurisdiction'>; readonly totals: RoundTotals }) {
  const say = useOfficeWords();
  const sayAnywhere = useWordsEverywhere();
  const { local, totals } = props;
  const { heading, line } = local;
  const contests = totalsContests(totals, local.contests);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [saved, setSaved] = useState(false);
  const record = useSend('record-totals');
  const typing = useDraft<TotalsDraft, number | null>(
    `totals ${JSON.stringify([heading.auditId, line.jurisdiction, totals.round])}`,
    { value: totalsDraftOf(contests), version: totals.version },
  );
  const isOvertaken = typing.isOvertaken && !record.pending;
  const change = (draft: TotalsDraft) => {
    setSaved(false);
    typing.change(draft);
  };
  const submit = async () => {
    const read = readTotals(typing.value, contests);
    setErrors(read.ok ? [] : read.error.map((problem) => describe(problem, say)));
    if (!read.ok) return;
    const place = { auditId: heading.auditId, jurisdiction: line.jurisdiction };
    const answer = await record.run({ ...place, contests: read.value, basedOn: typing.basedOn });
    if (!answer.ok) return;
    typing.forget();
    setSaved(true);
  };
  return (
    <Form look="panel tally" onSubmit={submit}>
      <h2>{say('totals.form')}</h2>
      {totals.enteredBy !== null && <p className="quiet">{say('tallies.editedBy', { name: totals.enteredBy })}</p>}
      {isOvertaken && <Overtaken onShowSaved={typing.forget} onKeepMine={typing.keepMine} />}
      <FormErrors errors={errors} />
      {contests.map((one) => (
        <ContestTotals key={one.contest.name} one={one} draft={typing.value} errors={errors} onChange={change} />
      ))}
      <ProblemAlert problem={isOvertaken ? undefined : record.problem} />
      {saved && <Alert kind="success">{say('totals.saved')}</Alert>}
      <Button
        submits
        pending={record.pending}
        reason={
          reasonAgainst(heading.abilities['record-totals']) ??
          (isOvertaken ? sayAnywhere('overtaken.title') : undefined)
        }
      >
        {say('totals.save')}
      </Button>
      <UnsavedGuard when={typing.isChanged} onLeave={typing.forget} />
    </Form>
  );
}

function ContestTotals(props: {
  readonly one: TotalsContest;
  readonly draft: TotalsDraft;
  readonly errors: readonly FieldError[];
  readonly onChange: (draft: TotalsDraft) => void;
}) {
  const say = useOfficeWords();
  const hintFor = useWriteInsHint();
  const { one, draft, errors, onChange } = props;
  const { contest, total } = one;
  const { name } = contest;
  const typed = draft[name] ?? { votes: {}, notFound: '' };
  const group = fieldId('contest', name);
  const error = errorOf(errors, group);
  return (
    <fieldset className="usa-fieldset tally-contest" id={group} tabIndex={-1}>
      <legend className="usa-legend breakable">{name}</legend>
      <p className="usa-hint">
        {say('totals.over', { count: total.draws })} {how(one, say)} {say('totals.notFoundHint')}{' '}
        {say('tallies.sum', { sum: typedVotes(draft, contest) })}
      </p>
      {error && <span className="usa-error-message">{error}</span>}
      {contest.choices.map(({ name: choice }) => (
        <TextField
          key={choice}
          label={choice}
          hint={hintFor(contest, choice)}
          name={fieldId('votes', name, choice)}
          numeric
          value={typed.votes[choice] ?? ''}
          error={errorOf(errors, fieldId('votes', name, choice))}
          onChange={(text) => onChange({ ...draft, [name]: { ...typed, votes: { ...typed.votes, [choice]: text } } })}
        />
      ))}
      <TextField
        label={say('totals.notFound')}
        name={fieldId('not-found', name)}
        numeric
        value={typed.notFound}
        error={errorOf(errors, fieldId('not-found', name))}
        onChange={(text) => onChange({ ...draft, [name]: { ...typed, notFound: text } })}
      />
    </fieldset>
  );
}

/** How often a card counts: as often as it was drawn for the contest, or once. */
function how({ contest, total }: TotalsContest, say: OfficeWords): string {
  if (total.sampleOf === null) return say('totals.eachOnce');
  if (total.sampleOf === contest.name) return say('totals.asDrawn');
  return say('totals.asDrawnFor', { contest: total.sampleOf });
}

function describe(problem: TotalsProblem, say: OfficeWords): FieldError {
  const { contest } = problem;
  switch (problem.problem) {
    case 'not-whole': {
      const { choice } = problem;
      return { name: fieldId('votes', contest, choice), message: say('tallies.notWhole', { contest, choice }) };
    }
    case 'not-found-not-whole': {
      const message = say('totals.notFoundWrong', { contest, draws: problem.draws });
      return { name: fieldId('not-found', contest), message };
    }
    case 'above-draws': {
      const { votes, draws, limit } = problem;
      return { name: fieldId('contest', contest), message: say('totals.aboveDraws', { contest, votes, draws, limit }) };
    }
    case 'choice-above-draws': {
      const { choice, votes, draws } = problem;
      const message = say('totals.choiceAboveDraws', { contest, choice, votes, draws });
      return { name: fieldId('votes', contest, choice), message };
    }
  }
}
