import type { ReactNode } from 'react';
import { Form, FormErrors } from '../../components/Form.tsx';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { Button } from '../../ui/Button.tsx';
import { errorOf } from '../../ui/ErrorSummary.tsx';
import { TextAreaField } from '../../ui/Field.tsx';
import type { RoomPlace } from './room-place.ts';
import { type AskingRoom, useAskRoom } from './use-ask-room.ts';
import { useTextLongEnough } from './use-text-long-enough.ts';

/** Takes back what was proposed or done, with a reason that is long enough to be understood; folded away until it is wanted. */
export function WithdrawFold(props: {
  readonly place: RoomPlace;
  /** Of the field, and under which what was typed is kept. */
  readonly name: string;
  readonly act: (reason: string) => Parameters<AskingRoom['ask']>[0];
  readonly says?: ReactNode;
  readonly words: {
    readonly title: string;
    readonly reason: string;
    readonly hint: string;
    readonly short: string;
    readonly submit: string;
  };
  readonly look?: 'second';
  /** Why it cannot be pressed; undefined where it can. */
  readonly whyNot: string | undefined;
}) {
  const { place, name, words } = props;
  const { ask, pending, problem } = useAskRoom(place);
  const typed = useTextLongEnough(place, name, words.short);
  const submit = async () => {
    const reason = typed.check();
    if (reason !== undefined && (await ask(props.act(reason))).ok) typed.forget();
  };
  return (
    <details className="act-fold" open={typed.isChanged || undefined}>
      <summary>{words.title}</summary>
      <Form look="form stack" onSubmit={submit}>
        {props.says}
        <FormErrors errors={typed.errors} />
        <TextAreaField
          label={words.reason}
          hint={words.hint}
          name={name}
          value={typed.text}
          maxLength={2000}
          error={errorOf(typed.errors, name)}
          onChange={typed.change}
        />
        <ProblemAlert problem={problem} />
        <Button submits look={props.look} pending={pending} reason={props.whyNot}>
          {words.submit}
        </Button>
      </Form>
    </details>
  );
}
