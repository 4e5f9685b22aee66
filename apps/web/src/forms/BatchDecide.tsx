import type { QueryOutput } from '@plumbline/api';
import { useEffect, useState } from 'react';
import { Form, FormErrors } from '../components/Form.tsx';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { useDraft } from '../connection/use-draft.ts';
import { useSend } from '../connection/use-send.ts';
import { formatCount } from '../formats/format-count.ts';
import { Alert } from '../ui/Alert.tsx';
import { errorOf, type FieldError } from '../ui/ErrorSummary.tsx';
import { TextAreaField, TextField } from '../ui/Field.tsx';
import { fieldId } from '../ui/field-id.ts';
import { useBoardWords } from '../words/board-words.ts';
import { draftOf, readTally, type SheetDraft, setVotes, voteLimit } from './tally-draft.ts';
import { useWriteInsHint } from './write-ins-hint.ts';

type Board = QueryOutput<'board'>;
export type SentBatch = NonNullable<Board['batches']>[number];
type Typed = { readonly sheet: SheetDraft; readonly remark: string };

/** The votes on all cards of a batch that the review team was sent. What is typed stays until it is saved. */
export function BatchDecide(props: {
  readonly place: { readonly auditId: string; readonly jurisdiction: string; readonly board: string };
  readonly contests: Board['contests'];
  readonly sent: SentBatch;
  /** To be told whether something was typed that is not kept yet. */
  readonly onPressed: (isPressed: boolean) => void;
  readonly onSaved: () => void;
  readonly onBack: () => void;
}) {
  const say = useBoardWords();
  const hintFor = useWriteInsHint();
  const { place, contests, sent, onPressed, onSaved, onBack } = props;
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const save = useSend('review-batch');
  const sheets = sent.decision === null ? [] : [{ name: '', votes: sent.decision.votes }];
  const [first = { name: '', votes: {} }] = draftOf({ sheets }, contests, '');
  const typing = useDraft<Typed, number | null>(
    `decision on a batch ${JSON.stringify([place.auditId, place.jurisdiction, sent.batch])}`,
    { value: { sheet: first, remark: sent.decision?.remark ?? '' }, version: sent.version },
  );
  const { sheet, remark } = typing.value;
  const cards = { ballots: sent.sent };
  const { isChanged } = typing;
  useEffect(() => {
    onPressed(isChanged);
    return () => onPressed(false);
  }, [isChanged, onPressed]);
  const submit = async () => {
    // The sheet has no name that anybody types.
    const read = readTally([{ ...sheet, name: sent.batch }], cards, contests);
    setErrors(
      read.ok
        ? []
        : read.error.flatMap((problem): readonly FieldError[] => {
            if (problem.problem === 'not-whole') {
              const { contest, choice } = problem;
              return [{ name: nameOf(contest, choice), message: say('review.batches.notWhole', { contest, choice }) }];
            }
            if (problem.problem !== 'above-limit') return [];
            const { contest, votes, limit } = problem;
            return [
              {
                name: fieldId('contest', contest),
                message: say('review.batches.aboveLimit', { contest, votes, limit }),
              },
            ];
          }),
    );
    const votes = read.ok ? read.value[0]?.votes : undefined;
    if (votes === undefined || save.pending) return;
    const answer = await save.run({ ...place, batch: sent.batch, votes, remark, basedOn: typing.basedOn });
    if (!answer.ok) return;
    typing.forget();
    onSaved();
  };
  return (
    <Form look="stack" onSubmit={submit}>
      <div>
        <h2 className="breakable">{sent.batch}</h2>
        <p className="strong">{say('review.batches.cards', { count: sent.sent })}</p>
        <Kinds sent={sent} />
        {sent.remark !== null && <p>{say('review.batches.remarkOfDesk', { remark: sent.remark })}</p>}
      </div>
      {typing.isOvertaken && !save.pending && (
        <Alert kind="warning">
          <p>{say('review.batches.changed')}</p>
          <button type="button" className="big-button" onClick={typing.keepMine}>
            {say('review.batches.seen')}
          </button>
        </Alert>
      )}
      <FormErrors errors={errors} />
      {contests.map((contest) => {
        const group = fieldId('contest', contest.name);
        const error = errorOf(errors, group);
        return (
          <fieldset key={contest.name} className="usa-fieldset tally-contest" id={group} tabIndex={-1}>
            <legend className="usa-legend">{contest.name}</legend>
            <p className="usa-hint">{say('review.batches.limit', { limit: voteLimit(cards, contest) })}</p>
            {error && <span className="usa-error-message">{error}</span>}
            {contest.choices.map(({ name: choice }) => (
              <TextField
                key={choice}
                label={choice}
                hint={hintFor(contest, choice)}
                name={nameOf(contest.name, choice)}
                numeric
                value={sheet.votes[contest.name]?.[choice] ?? ''}
                error={errorOf(errors, nameOf(contest.name, choice))}
                onChange={(typed) =>
                  typing.change({ sheet: setVotes(sheet, { contest: contest.name, choice }, typed), remark })
                }
              />
            ))}
          </fieldset>
        );
      })}
      <TextAreaField
        label={say('review.batches.remark')}
        name="decision-remark"
        hint={say('review.batches.remarkHint')}
        maxLength={500}
        value={remark}
        error={undefined}
        onChange={(typed) => typing.change({ sheet, remark: typed })}
      />
      <ProblemAlert problem={save.problem} />
      <div className="board-actions">
        <button type="submit" className="big-button big-button-main" aria-disabled={save.pending || undefined}>
          {say('review.batches.save')}
        </button>
        <button type="button" className="big-button" onClick={onBack}>
          {say('review.batches.back')}
        </button>
      </div>
    </Form>
  );
}

/** The cards of a batch by why they were sent. */
export function Kinds(props: { readonly sent: SentBatch }) {
  const say = useBoardWords();
  const { kinds } = props.sent;
  return (
    <ul>
      {(['write-in', 'duplicate', 'cannot-agree', 'other'] as const)
        .filter((kind) => (kinds[kind] ?? 0) > 0)
        .map((kind) => (
          <li key={kind}>{say(`review.batches.kinds.${kind}`, { count: formatCount(kinds[kind] ?? 0) })}</li>
        ))}
    </ul>
  );
}

function nameOf(contest: string, choice: string): string {
  return fieldId('decided', contest, choice);
}
