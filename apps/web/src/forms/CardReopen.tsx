import type { QueryOutput } from '@plumbline/api';
import { useState } from 'react';
import { Form, FormErrors } from '../components/Form.tsx';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { reasonAgainst } from '../components/reason-against.ts';
import { useSend } from '../connection/use-send.ts';
import { useStored } from '../connection/use-stored.ts';
import { parseCount } from '../formats/format-count.ts';
import { Alert } from '../ui/Alert.tsx';
import { Button } from '../ui/Button.tsx';
import { errorOf, type FieldError } from '../ui/ErrorSummary.tsx';
import { SelectField, TextAreaField, TextField } from '../ui/Field.tsx';
import { useRoundsWords } from '../words/rounds-words.ts';

const EMPTY = { batch: '', position: '', tabulator: '', reason: '' } as const;
type Typed = { readonly [Name in keyof typeof EMPTY]: string };
/** What is typed, which a reload of the page keeps. */
type Stored = { readonly typed: Typed; readonly board: string };

/** The office's way to have one card of a board looked at again, whether or not the board has signed off. */
export function CardReopen(props: { readonly local: QueryOutput<'jurisdiction'> }) {
  const say = useRoundsWords();
  const { heading, line, boards } = props.local;
  const [stored, setStored, forget] = useStored<Stored | null>(
    sessionStorage,
    `plumbline-typed opening a card ${JSON.stringify([heading.auditId, line.jurisdiction])}`,
    null,
  );
  const isOpen = stored !== null;
  const { typed, board } = stored ?? { typed: EMPTY, board: boards[0]?.board ?? '' };
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [done, setDone] = useState<{ readonly batch: string; readonly position: number; readonly board: string }>();
  const reopen = useSend('reopen-card');
  const ability = heading.abilities['reopen-card'];
  if (ability === undefined) return null;
  const change = (part: Partial<Typed>) => setStored({ typed: { ...typed, ...part }, board });
  const submit = async () => {
    const [batch, reason, tabulator] = [typed.batch.trim(), typed.reason.trim(), typed.tabulator.trim()];
    const position = parseCount(typed.position);
    setErrors([
      ...(batch === '' ? [{ name: 'reopen-batch', message: say('detail.reopenCardBatchMissing') }] : []),
      ...(position === undefined ? [{ name: 'reopen-position', message: say('detail.reopenCardNumberWrong') }] : []),
      ...(reason === '' ? [{ name: 'reopen-card-reason', message: say('detail.reopenReasonMissing') }] : []),
    ]);
    if (batch === '' || position === undefined || reason === '' || reopen.pending) return;
    const place = { auditId: heading.auditId, jurisdiction: line.jurisdiction, board };
    const answer = await reopen.run({ ...place, batch, position, reason, ...(tabulator !== '' && { tabulator }) });
    if (!answer.ok) return;
    setDone({ batch, position, board });
    forget();
  };
  return (
    <>
      {done && <Alert kind="success">{say('detail.reopenCardDone', done)}</Alert>}
      {!isOpen ? (
        <p>
          <Button look="quiet" reason={reasonAgainst(ability)} onPress={() => setStored({ typed, board })}>
            {say('detail.reopenCard')}
          </Button>
        </p>
      ) : (
        <section className="panel stack">
          <h4>{say('detail.reopenCard')}</h4>
          <p>{say('detail.reopenCardSays')}</p>
          <Form look="form stack" onSubmit={submit}>
            <FormErrors errors={errors} />
            <SelectField
              label={say('detail.reopenCardBoard')}
              name="reopen-card-board"
              value={board}
              error={undefined}
              options={boards.map(({ board: name }) => ({ value: name, name }))}
              onChange={(chosen) => setStored({ typed, board: chosen })}
            />
            <TextField
              label={say('detail.reopenCardBatch')}
              name="reopen-batch"
              maxLength={200}
              value={typed.batch}
              error={errorOf(errors, 'reopen-batch')}
              onChange={(batch) => change({ batch })}
            />
            <TextField
              label={say('detail.reopenCardNumber')}
              name="reopen-position"
              numeric
              value={typed.position}
              error={errorOf(errors, 'reopen-position')}
              onChange={(position) => change({ position })}
            />
            <TextField
              label={say('detail.reopenCardTabulator')}
              hint={say('detail.reopenCardTabulatorHint')}
              name="reopen-tabulator"
              maxLength={200}
              value={typed.tabulator}
              error={undefined}
              onChange={(tabulator) => change({ tabulator })}
            />
            <TextAreaField
              label={say('detail.reopenCardReason')}
              hint={say('detail.reopenCardHint')}
              name="reopen-card-reason"
              maxLength={500}
              value={typed.reason}
              error={errorOf(errors, 'reopen-card-reason')}
              onChange={(reason) => change({ reason })}
            />
            <ProblemAlert problem={reopen.problem} />
            <Button submits look="second" pending={reopen.pending} reason={reasonAgainst(ability)}>
              {say('detail.reopenCardSubmit')}
            </Button>
          </Form>
        </section>
      )}
    </>
  );
}
