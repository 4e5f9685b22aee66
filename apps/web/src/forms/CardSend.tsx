import type { CommandInput } from '@plumbline/api';
import { useState } from 'react';
import { Form } from '../components/Form.tsx';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { useSend } from '../connection/use-send.ts';
import { SelectField, TextAreaField } from '../ui/Field.tsx';
import { useBoardWords } from '../words/board-words.ts';

type Sending = CommandInput<'send-card-to-review'>;
type Why = Sending['why'];
const REASONS = ['write-in', 'duplicate', 'cannot-agree', 'other'] as const satisfies readonly Why[];

/** Leaves the card to the review team, with the reason and whatever is pressed so far. */
export function CardSend(props: {
  readonly place: Pick<Sending, 'auditId' | 'jurisdiction' | 'board'>;
  readonly ballot: string;
  readonly seen: Sending['seen'];
  readonly onSent: () => void;
}) {
  const say = useBoardWords();
  const [isOpen, setOpen] = useState(false);
  const [why, setWhy] = useState<Why | ''>('');
  const [remark, setRemark] = useState('');
  const [missing, setMissing] = useState<{ readonly why?: string; readonly remark?: string }>({});
  const send = useSend('send-card-to-review');
  if (!isOpen) {
    return (
      <div className="apart">
        <p>{say('review.offer')}</p>
        <button type="button" className="big-button" onClick={() => setOpen(true)}>
          {say('review.open')}
        </button>
      </div>
    );
  }
  const submit = async () => {
    const needsRemark = why === 'other' && remark.trim() === '';
    setMissing({
      ...(why === '' && { why: say('review.whyMissing') }),
      ...(needsRemark && { remark: say('review.remarkMissing') }),
    });
    if (why === '' || needsRemark || send.pending) return;
    const answer = await send.run({ ...props.place, ballot: props.ballot, why, remark, seen: props.seen });
    if (answer.ok) props.onSent();
  };
  return (
    <Form look="panel form" onSubmit={submit}>
      <h2>{say('review.open')}</h2>
      <p>{say('review.says')}</p>
      <SelectField
        label={say('review.why')}
        name="review-why"
        value={why}
        options={[
          { value: '', name: say('review.choose') },
          ...REASONS.map((value) => ({ value, name: say(`review.reasons.${value}`) })),
        ]}
        error={missing.why}
        onChange={(value) => {
          setWhy(REASONS.find((one) => one === value) ?? '');
          setMissing({});
        }}
      />
      <TextAreaField
        label={say('review.remark')}
        name="review-remark"
        hint={say('review.remarkHint')}
        maxLength={500}
        value={remark}
        error={missing.remark}
        onChange={(typed) => {
          setRemark(typed);
          setMissing({});
        }}
      />
      <ProblemAlert problem={send.problem} />
      <div className="board-actions">
        <button type="submit" className="big-button big-button-main" aria-disabled={send.pending}>
          {say('review.send')}
        </button>
        <button type="button" className="big-button" onClick={() => setOpen(false)}>
          {say('review.cancel')}
        </button>
      </div>
    </Form>
  );
}
