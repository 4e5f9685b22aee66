import { type FreshFactorAsked, useFreshFactorAsked } from '../connection/fresh-factor.ts';
import { useAsk } from '../connection/use-ask.ts';
import { useSend } from '../connection/use-send.ts';
import { FactorAnswer } from '../forms/FactorAnswer.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useAccountWords } from '../words/account-words.ts';
import { Answered } from './Answered.tsx';

/** Asks for the second factor when a command needs a fresh one. The command waits, and goes on by itself. */
export function FreshFactor() {
  const asked = useFreshFactorAsked();
  return asked === undefined ? null : <Question asked={asked} />;
}

function Question(props: { readonly asked: FreshFactorAsked }) {
  const say = useAccountWords();
  const own = useAsk('own-second-factors', {});
  const confirm = useSend('confirm-second-factor');
  const { done } = props.asked;
  const giveUp = () => done(false);
  return (
    <Dialog title={say('factors.freshTitle')} onClose={giveUp}>
      <p>{say('factors.freshLead')}</p>
      <Answered asked={own}>
        {({ kinds }) => (
          <FactorAnswer
            kinds={kinds}
            pending={confirm.pending}
            problem={confirm.problem}
            onKind={confirm.forget}
            onAnswer={async (answer) => {
              const given = await confirm.run({ answer });
              if (given.ok) done(true);
              return given;
            }}
          />
        )}
      </Answered>
      <div className="row">
        <Button look="quiet" onPress={giveUp}>
          {say('factors.freshCancel')}
        </Button>
      </div>
    </Dialog>
  );
}
