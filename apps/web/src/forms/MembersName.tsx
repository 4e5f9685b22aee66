import { likenessKey } from '@plumbline/election';
import { useState } from 'react';
import type { AtBoard } from '../components/BoardFrame.tsx';
import { Form, FormErrors } from '../components/Form.tsx';
import { PageTitle } from '../components/PageTitle.tsx';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { useSend } from '../connection/use-send.ts';
import { errorOf, type FieldError } from '../ui/ErrorSummary.tsx';
import { TextField } from '../ui/Field.tsx';
import { useBoardWords } from '../words/board-words.ts';

/** The names of the people at the board, before the first ballot. */
export function MembersName(props: AtBoard) {
  const say = useBoardWords();
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const name = useSend('name-board-members');
  const isTeam = props.answer.review === 'is-team';
  const { entersTwice, ofTwo } = props.answer;
  const problemsOf = (members: readonly string[]): readonly FieldError[] => {
    if (members.length === 0) return [{ name: 'first-member', message: say('members.missing') }];
    if (ofTwo && members.length === 1) {
      const missing = isTeam ? 'secondMissing' : entersTwice ? 'twiceMissing' : 'ofTwoMissing';
      return [{ name: 'second-member', message: say(`members.${missing}`) }];
    }
    const [one = '', other = ''] = members;
    const isTwice = likenessKey(one) === likenessKey(other);
    return isTwice ? [{ name: 'second-member', message: say('members.twice') }] : [];
  };
  const submit = async () => {
    const members = [first.trim(), second.trim()].filter((one) => one !== '');
    const found = problemsOf(members);
    setErrors(found);
    if (found.length === 0) await name.run({ ...props.place, members });
  };
  return (
    <Form look="stack" onSubmit={submit}>
      <PageTitle>{say('members.title')}</PageTitle>
      <p>{say(isTeam ? 'members.leadTeam' : entersTwice ? 'members.leadTwice' : 'members.lead')}</p>
      <FormErrors errors={errors} />
      <TextField
        label={say('members.first')}
        name="first-member"
        maxLength={100}
        value={first}
        error={errorOf(errors, 'first-member')}
        onChange={setFirst}
      />
      <TextField
        label={say('members.second')}
        name="second-member"
        hint={ofTwo ? undefined : say('members.secondHint')}
        maxLength={100}
        value={second}
        error={errorOf(errors, 'second-member')}
        onChange={setSecond}
      />
      <ProblemAlert problem={name.problem} />
      <button type="submit" className="big-button big-button-main" aria-disabled={name.pending || undefined}>
        {say('members.submit')}
      </button>
    </Form>
  );
}
