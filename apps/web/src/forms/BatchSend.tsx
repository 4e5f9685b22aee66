import type { CommandInput, QueryOutput, SampledBatch } from '@plumbline/api';
import { useState } from 'react';
import { Form, FormErrors } from '../components/Form.tsx';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { UnsavedGuard } from '../components/UnsavedGuard.tsx';
import { useDraft } from '../connection/use-draft.ts';
import { useSend } from '../connection/use-send.ts';
import { formatCount, parseCount } from '../formats/format-count.ts';
import { Alert } from '../ui/Alert.tsx';
import { Button } from '../ui/Button.tsx';
import { errorOf, type FieldError } from '../ui/ErrorSummary.tsx';
import { TextAreaField, TextField } from '../ui/Field.tsx';
import { useOfficeWords } from '../words/office-words.ts';

const KINDS = [
  'write-in',
  'duplicate',
  'cannot-agree',
  'other',
] as const satisfies readonly CommandInput<'send-card-to-review'>['why'][];
type Kind = (typeof KINDS)[number];
type Kinds = Partial<Record<Kind, number>>;
type Draft = Readonly<Record<Kind, string>>;
type Typed = { readonly kinds: Draft; readonly remark: string };

/** What of a batch is with the review team, and the way to leave cards to it or take them back. */
export function BatchSend(props: {
  readonly local: Pick<QueryOutput<'tally-entry'>, 'heading' | 'jurisdiction'>;
  readonly batch: SampledBatch;
  /** Whether nothing can be changed any more. */
  readonly readOnly: boolean;
}) {
  const say = useOfficeWords();
  const { local, batch, readOnly } = props;
  const [isOpen, setOpen] = useState(false);
  const { review } = batch;
  const mayChange = !readOnly && local.heading.abilities['send-batch-to-review']?.allowed === true;
  if (review === null && !mayChange) return null;
  return (
    <section className="panel stack">
      {review !== null && review.sent === 0 && <p>{say('tallies.review.back')}</p>}
      {review !== null && review.sent > 0 && (
        <div aria-live="polite">
          <p className="strong">{say('tallies.review.with', { count: review.sent })}</p>
          <ul>
            {KINDS.filter((kind) => (review.kinds[kind] ?? 0) > 0).map((kind) => (
              <li key={kind}>
                {say(`tallies.review.kinds.${kind}`)}: {formatCount(review.kinds[kind] ?? 0)}
              </li>
            ))}
          </ul>
          <p>{say(review.votes === null ? 'tallies.review.waiting' : 'tallies.review.decided')}</p>
        </div>
      )}
      {mayChange && !isOpen && (
        <p>
          <Button look="second" onPress={() => setOpen(true)}>
            {say(review === null ? 'tallies.review.open' : 'tallies.review.change')}
          </Button>
        </p>
      )}
      {mayChange && isOpen && <Sending local={local} batch={batch} onDone={() => setOpen(false)} />}
    </section>
  );
}

function Sending(props: {
  readonly local: Pick<QueryOutput<'tally-entry'>, 'heading' | 'jurisdiction'>;
  readonly batch: SampledBatch;
  readonly onDone: () => void;
}) {
  const say = useOfficeWords();
  const { local, batch, onDone } = props;
  const { review } = batch;
  const typing = useDraft<Typed, number | null>(
    `cards for the review team ${JSON.stringify([local.heading.auditId, local.jurisdiction, batch.batch])}`,
    { value: { kinds: draftOf(review?.kinds ?? {}), remark: '' }, version: review?.version ?? null },
  );
  const { kinds: draft, remark } = typing.value;
  const leave = () => {
    typing.forget();
    onDone();
  };
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const send = useSend('send-batch-to-review');
  const isWith = review !== null && review.sent > 0;
  const run = async (kinds: Kinds) => {
    const place = { auditId: local.heading.auditId, jurisdiction: local.jurisdiction, batch: batch.batch };
    const answer = await send.run({ ...place, kinds, remark, basedOn: typing.basedOn });
    if (answer.ok) leave();
  };
  const submit = async () => {
    const kinds = Object.fromEntries(KINDS.map((kind) => [kind, parseCount(draft[kind].trim() || '0')]));
    const sent = KINDS.reduce((sum, kind) => sum + (kinds[kind] ?? 0), 0);
    const wrong = KINDS.filter((kind) => kinds[kind] === undefined).map((kind) => ({
      name: fieldOf(kind),
      message: say('tallies.review.countWrong', { kind: say(`tallies.review.kinds.${kind}`) }),
    }));
    const first = fieldOf('write-in');
    const found =
      wrong.length > 0
        ? wrong
        : sent > batch.ballots
          ? [{ name: first, message: say('tallies.review.tooMany', { sent, ballots: batch.ballots }) }]
          : sent === 0
            ? [{ name: first, message: say('tallies.review.noneSent') }]
            : (kinds.other ?? 0) > 0 && remark.trim() === ''
              ? [{ name: 'review-remark', message: say('tallies.review.remarkMissing') }]
              : [];
    setErrors(found);
    if (found.length === 0 && !send.pending) await run(kinds as Kinds);
  };
  return (
    <Form look="form" onSubmit={submit}>
      <h3>{say(isWith ? 'tallies.review.change' : 'tallies.review.open')}</h3>
      <p>{say('tallies.review.says')}</p>
      {isWith && <Alert kind="info">{say('tallies.review.again')}</Alert>}
      <FormErrors errors={errors} />
      {KINDS.map((kind) => (
        <TextField
          key={kind}
          label={say(`tallies.review.kinds.${kind}`)}
          name={fieldOf(kind)}
          hint={say('tallies.review.kindHint')}
          numeric
          value={draft[kind]}
          error={errorOf(errors, fieldOf(kind))}
          onChange={(typed) => typing.change({ kinds: { ...draft, [kind]: typed }, remark })}
        />
      ))}
      <TextAreaField
        label={say('tallies.review.remark')}
        name="review-remark"
        hint={say('tallies.review.remarkHint')}
        maxLength={500}
        value={remark}
        error={errorOf(errors, 'review-remark')}
        onChange={(typed) => typing.change({ kinds: draft, remark: typed })}
      />
      <ProblemAlert problem={send.problem} />
      <div className="row">
        <Button submits pending={send.pending}>
          {say(isWith ? 'tallies.review.save' : 'tallies.review.send')}
        </Button>
        {isWith && (
          <Button look="second" pending={send.pending} onPress={() => void run({})}>
            {say('tallies.review.takeBack')}
          </Button>
        )}
        <Button look="quiet" onPress={leave}>
          {say('tallies.review.cancel')}
        </Button>
      </div>
      <UnsavedGuard when={typing.isChanged && !send.pending} onLeave={typing.forget} />
    </Form>
  );
}

function fieldOf(kind: Kind): string {
  return `review-${kind}`;
}

function draftOf(kinds: Kinds): Draft {
  const typed = (kind: Kind) => (kinds[kind] === undefined ? '' : formatCount(kinds[kind]));
  return {
    'write-in': typed('write-in'),
    duplicate: typed('duplicate'),
    'cannot-agree': typed('cannot-agree'),
    other: typed('other'),
  };
}
