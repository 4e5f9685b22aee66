import { useBallotApplicationWords } from '../../words/ballot-application-words.ts';
import type { ApplicationProps } from './ApplicationPage.tsx';
import { mayAsk } from './may-ask.ts';
import { WithdrawFold } from './WithdrawFold.tsx';

/** Takes back whatever was proposed, submitted or certified, with a reason. */
export function ApplicationWithdraw({ place, answer, application }: ApplicationProps) {
  const say = useBallotApplicationWords();
  const { standard, state, proposed } = application;
  if (state === 'preparing' && proposed === null) return null;
  return (
    <WithdrawFold
      place={place}
      name="application-reason"
      act={(reason) => ({ type: 'withdraw-application', standard, reason })}
      says={<p>{say('withdraw.says')}</p>}
      words={{
        title: say('withdraw.title'),
        reason: say('withdraw.reason'),
        hint: say('feedback.textHint'),
        short: say('feedback.textShort'),
        submit: say('withdraw.submit'),
      }}
      whyNot={mayAsk(answer.heading, 'withdraw-application') ? undefined : say('withdraw.mayNot')}
    />
  );
}
