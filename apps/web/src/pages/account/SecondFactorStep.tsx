import type { NextFactor } from '@plumbline/api';
import { useState } from 'react';
import { PageTitle } from '../../components/PageTitle.tsx';
import { RecoveryCodes } from '../../components/RecoveryCodes.tsx';
import { useSend } from '../../connection/use-send.ts';
import { FactorAdd } from '../../forms/FactorAdd.tsx';
import { FactorAnswer } from '../../forms/FactorAnswer.tsx';
import { Button } from '../../ui/Button.tsx';
import { useAccountWords } from '../../words/account-words.ts';
import { useWordsEverywhere } from '../../words/everywhere-words.ts';

/** The second step of signing in: at the first time a second factor is added, and from then on it is given. */
export function SecondFactorStep(props: { readonly next: NextFactor; readonly onSignedIn: () => void }) {
  const say = useAccountWords();
  const sayAnywhere = useWordsEverywhere();
  const { next } = props;
  const [isAdded, setAdded] = useState(false);
  const answer = useSend('answer-second-factor');
  const signOut = useSend('sign-out');
  const leave = async () => {
    const done = await signOut.run({});
    if (done.ok) window.location.assign('/sign-in');
  };
  if (isAdded) {
    return (
      <>
        <PageTitle key="codes">{say('factors.codesTitle')}</PageTitle>
        <RecoveryCodes onKept={props.onSignedIn} />
      </>
    );
  }
  return (
    <>
      {next.step === 'add' ? (
        <>
          <PageTitle key="add">{say('factors.addTitle')}</PageTitle>
          <p>{say('factors.addLead')}</p>
          <FactorAdd onAdded={() => setAdded(true)} />
        </>
      ) : (
        <>
          <PageTitle key="answer">{say('factors.answerTitle')}</PageTitle>
          <p>{say('factors.answerLead')}</p>
          <FactorAnswer
            kinds={next.kinds}
            pending={answer.pending}
            problem={answer.problem}
            onKind={answer.forget}
            onAnswer={async (given) => {
              const done = await answer.run({ answer: given });
              if (done.ok) props.onSignedIn();
              return done;
            }}
          />
        </>
      )}
      <div className="row">
        <Button look="quiet" pending={signOut.pending} onPress={() => void leave()}>
          {sayAnywhere('signOut')}
        </Button>
      </div>
    </>
  );
}
