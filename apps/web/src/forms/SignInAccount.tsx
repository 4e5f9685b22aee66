import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { keepAccountSignIn } from '../connection/account-sign-in.ts';
import { useSend } from '../connection/use-send.ts';
import { Button } from '../ui/Button.tsx';
import { useAccountWords } from '../words/account-words.ts';

/** The way to the identity provider of the office, for administrators. */
export function SignInAccount(props: { readonly name: string; readonly next: string }) {
  const say = useAccountWords();
  const begin = useSend('begin-account-sign-in');
  const go = async () => {
    const begun = await begin.run({ browser: keepAccountSignIn(props.next) });
    if (begun.ok) window.location.assign(begun.value.address);
  };
  return (
    <div className="stack">
      <p>{say('signIn.accountFor')}</p>
      <ProblemAlert problem={begin.problem} />
      <div className="row">
        <Button look="second" pending={begin.pending} onPress={() => void go()}>
          {say('signIn.account', { name: props.name })}
        </Button>
      </div>
    </div>
  );
}
