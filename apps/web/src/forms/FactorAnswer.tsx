import {
  type FactorAnswer as Answer,
  type FactorKind,
  type Problem,
  readAuthenticatorCode,
  readRecoveryCode,
} from '@plumbline/api';
import type { Result } from '@plumbline/prelude';
import { useState } from 'react';
import { Form, FormErrors } from '../components/Form.tsx';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { client } from '../connection/client.ts';
import { askPasskey, canUsePasskeys } from '../connection/passkeys.ts';
import { useSend } from '../connection/use-send.ts';
import { Alert } from '../ui/Alert.tsx';
import { Button } from '../ui/Button.tsx';
import { errorOf, type FieldError } from '../ui/ErrorSummary.tsx';
import { TextField } from '../ui/Field.tsx';
import { Swap } from '../ui/Swap.tsx';
import { useAccountWords } from '../words/account-words.ts';

const OTHER_WORDS = {
  passkey: 'factors.usePasskey',
  authenticator: 'factors.useApp',
  'recovery-code': 'factors.useCode',
} as const;

/** Gives a second factor: one kind at a time, with a way to each of the others. */
export function FactorAnswer(props: {
  readonly kinds: readonly FactorKind[];
  readonly pending: boolean;
  readonly problem: Problem | undefined;
  readonly onAnswer: (answer: Answer) => Promise<Result<unknown, Problem>>;
  readonly onKind: () => void;
}) {
  const say = useAccountWords();
  const usable = props.kinds.filter((kind) => kind !== 'passkey' || canUsePasskeys());
  const [chosen, setChosen] = useState<FactorKind>();
  const kind = chosen ?? usable[0] ?? 'recovery-code';
  const others = usable.filter((one) => one !== kind);
  const choose = (next: FactorKind) => {
    props.onKind();
    setChosen(next);
  };
  return (
    <div className="stack">
      <Swap of={kind}>
        {kind === 'passkey' ? <ByPasskey {...props} /> : <ByCode key={kind} {...props} kind={kind} />}
      </Swap>
      {others.length > 0 && (
        <div className="stack">
          <p className="quiet small">{say('factors.or')}</p>
          <div className="row">
            {others.map((one) => (
              <Button key={one} look="quiet" onPress={() => choose(one)}>
                {say(OTHER_WORDS[one])}
              </Button>
            ))}
          </div>
        </div>
      )}
      <details className="small">
        <summary>{say('factors.lost')}</summary>
        <p>{say('factors.lostSays')}</p>
      </details>
    </div>
  );
}

type Given = {
  readonly pending: boolean;
  readonly problem: Problem | undefined;
  readonly onAnswer: (answer: Answer) => Promise<Result<unknown, Problem>>;
};

function ByCode(props: Given & { readonly kind: 'authenticator' | 'recovery-code' }) {
  const say = useAccountWords();
  const [code, setCode] = useState('');
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const isApp = props.kind === 'authenticator';
  const submit = async () => {
    const read = isApp ? readAuthenticatorCode(code) : readRecoveryCode(code);
    const message = say(isApp ? 'factors.codeShape' : 'factors.recoveryShape');
    setErrors(read === undefined ? [{ name: 'factor-code', message }] : []);
    if (read === undefined) return;
    const answer = await props.onAnswer({ kind: props.kind, code: read });
    // A code that was used up, rightly or wrongly, is not typed again. What was typed since stays: the refusal is shown a moment before.
    if (!answer.ok && answer.error.code.startsWith('second-factor-')) setCode((now) => (now === code ? '' : now));
  };
  return (
    <Form look="form stack" onSubmit={submit}>
      <FormErrors errors={errors} />
      <TextField
        label={say(isApp ? 'factors.withApp' : 'factors.withCode')}
        name="factor-code"
        autoComplete={isApp ? 'one-time-code' : 'off'}
        numeric={isApp}
        maxLength={40}
        hint={say(isApp ? 'factors.withAppHint' : 'factors.withCodeHint')}
        value={code}
        error={errorOf(errors, 'factor-code')}
        onChange={setCode}
      />
      <ProblemAlert problem={props.problem} />
      <div className="row">
        <Button submits pending={props.pending}>
          {say('factors.check')}
        </Button>
      </div>
    </Form>
  );
}

function ByPasskey(props: Given) {
  const say = useAccountWords();
  const prepare = useSend('prepare-second-factor');
  const [isStopped, setStopped] = useState(false);
  const [unready, setUnready] = useState<Problem>();
  const submit = async () => {
    setStopped(false);
    setUnready(undefined);
    const prepared = await prepare.run({ kind: 'passkey', purpose: 'answer' });
    if (!prepared.ok) return;
    const offer = await client.ask('second-factor-offer', {});
    if (!offer.ok) return setUnready(offer.error);
    if (offer.value.kind !== 'passkey') return;
    const passkey = await askPasskey(offer.value.options);
    if (passkey === undefined) return setStopped(true);
    await props.onAnswer({ kind: 'passkey', passkey });
  };
  return (
    <Form look="form stack" onSubmit={submit}>
      {isStopped && <Alert kind="info">{say('factors.passkeyStopped')}</Alert>}
      <ProblemAlert problem={prepare.problem ?? unready ?? props.problem} />
      <div className="row">
        <Button submits pending={prepare.pending || props.pending}>
          {say('factors.withPasskey')}
        </Button>
      </div>
    </Form>
  );
}
