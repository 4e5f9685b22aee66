import { type AddedFactor, type FactorOffer, type OfferableFactor, readAuthenticatorCode } from '@plumbline/api';
import { useState } from 'react';
import { Form, FormErrors } from '../components/Form.tsx';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { client } from '../connection/client.ts';
import { canUsePasskeys, createPasskey } from '../connection/passkeys.ts';
import { type Sending, useSend } from '../connection/use-send.ts';
import { Alert } from '../ui/Alert.tsx';
import { Button } from '../ui/Button.tsx';
import { CopyButton } from '../ui/CopyButton.tsx';
import { errorOf, type FieldError } from '../ui/ErrorSummary.tsx';
import { TextField } from '../ui/Field.tsx';
import { QrCode } from '../ui/QrCode.tsx';
import { RadioTiles } from '../ui/RadioTiles.tsx';
import { Swap } from '../ui/Swap.tsx';
import { useAccountWords } from '../words/account-words.ts';
import { useWordsEverywhere } from '../words/everywhere-words.ts';

/** Adds a second factor: what kind, then the app with its first code, or the passkey. */
export function FactorAdd(props: { readonly onAdded: () => void; readonly onCancel?: () => void }) {
  const say = useAccountWords();
  const sayAnywhere = useWordsEverywhere();
  const prepare = useSend('prepare-second-factor');
  const add = useSend('add-second-factor');
  const [kind, setKind] = useState<OfferableFactor>('authenticator');
  const [offer, setOffer] = useState<FactorOffer>();
  const hasPasskeys = canUsePasskeys();
  const choose = async () => {
    const prepared = await prepare.run({ kind, purpose: 'add' });
    if (!prepared.ok) return;
    const made = await client.ask('second-factor-offer', {});
    if (made.ok) setOffer(made.value);
  };
  const send = async (added: AddedFactor) => {
    const answer = await add.run({ added });
    if (answer.ok) props.onAdded();
  };
  const back = () => {
    add.forget();
    setOffer(undefined);
  };
  if (offer === undefined) {
    return (
      <Form look="form stack" onSubmit={choose}>
        <RadioTiles
          legend={say('factors.choose')}
          name="factor-kind"
          value={kind}
          tiles={[
            { value: 'authenticator', name: say('factors.app'), says: say('factors.appSays') },
            {
              value: 'passkey',
              name: say('factors.passkey'),
              says: say('factors.passkeySays'),
              ...(hasPasskeys ? {} : { reason: say('factors.passkeyNot') }),
            },
          ]}
          error={undefined}
          onChange={(value) => setKind(value === 'passkey' ? 'passkey' : 'authenticator')}
        />
        <ProblemAlert problem={prepare.problem} />
        <div className="row">
          <Button submits pending={prepare.pending}>
            {say('factors.go')}
          </Button>
          {props.onCancel && (
            <Button look="quiet" onPress={props.onCancel}>
              {sayAnywhere('cancel')}
            </Button>
          )}
        </div>
      </Form>
    );
  }
  return (
    <Swap of={offer.kind}>
      {offer.kind === 'authenticator' ? (
        <AppAdd offer={offer} add={add} onSend={send} onBack={back} />
      ) : (
        <PasskeyAdd offer={offer} add={add} onSend={send} onBack={back} />
      )}
    </Swap>
  );
}

type Adding = {
  readonly add: Sending<'add-second-factor'>;
  readonly onSend: (added: AddedFactor) => Promise<void>;
  readonly onBack: () => void;
};

function AppAdd(props: Adding & { readonly offer: Extract<FactorOffer, { readonly kind: 'authenticator' }> }) {
  const say = useAccountWords();
  const sayAnywhere = useWordsEverywhere();
  const [code, setCode] = useState('');
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const { secret, squares } = props.offer;
  const submit = async () => {
    const read = readAuthenticatorCode(code);
    setErrors(read === undefined ? [{ name: 'factor-code', message: say('factors.codeShape') }] : []);
    if (read !== undefined) await props.onSend({ kind: 'authenticator', code: read });
  };
  return (
    <Form look="form stack" onSubmit={submit}>
      <p>{say('factors.scan')}</p>
      <QrCode squares={squares} label={say('factors.picture')} />
      <p>{say('factors.type')}</p>
      <p className="row">
        <code className="factor-secret breakable">{secret}</code>
        <CopyButton
          text={secret.replaceAll(' ', '')}
          label={say('factors.copySecret')}
          copyWord={sayAnywhere('copy')}
          copiedWord={sayAnywhere('copied')}
        />
      </p>
      <FormErrors errors={errors} />
      <TextField
        label={say('factors.firstCode')}
        name="factor-code"
        autoComplete="one-time-code"
        numeric
        maxLength={40}
        hint={say('factors.firstCodeHint')}
        value={code}
        error={errorOf(errors, 'factor-code')}
        onChange={setCode}
      />
      <ProblemAlert problem={props.add.problem} />
      <div className="row">
        <Button submits pending={props.add.pending}>
          {say('factors.add')}
        </Button>
        <Button look="quiet" onPress={props.onBack}>
          {say('factors.otherKind')}
        </Button>
      </div>
    </Form>
  );
}

function PasskeyAdd(props: Adding & { readonly offer: FactorOffer }) {
  const say = useAccountWords();
  const { offer } = props;
  const [isStopped, setStopped] = useState(false);
  const submit = async () => {
    setStopped(false);
    if (offer.kind !== 'new-passkey') return;
    const passkey = await createPasskey(offer.options);
    if (passkey === undefined) return setStopped(true);
    await props.onSend({ kind: 'passkey', passkey });
  };
  return (
    <Form look="form stack" onSubmit={submit}>
      <p>{say('factors.addPasskeyLead')}</p>
      {isStopped && <Alert kind="info">{say('factors.passkeyStopped')}</Alert>}
      <ProblemAlert problem={props.add.problem} />
      <div className="row">
        <Button submits pending={props.add.pending}>
          {say('factors.addPasskey')}
        </Button>
        <Button look="quiet" onPress={props.onBack}>
          {say('factors.otherKind')}
        </Button>
      </div>
    </Form>
  );
}
