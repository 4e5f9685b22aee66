import type { QueryOutput } from '@plumbline/api';
import { useState } from 'react';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { RecoveryCodes } from '../../components/RecoveryCodes.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { useSend } from '../../connection/use-send.ts';
import { formatTime } from '../../formats/format-time.ts';
import { FactorAdd } from '../../forms/FactorAdd.tsx';
import { Button } from '../../ui/Button.tsx';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { Swap } from '../../ui/Swap.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useAccountWords } from '../../words/account-words.ts';

type Factor = QueryOutput<'own-second-factors'>['factors'][number];

/** What an administrator signs in with besides the code from the mail; nothing for anybody else. */
export function OwnSecondFactors() {
  const say = useAccountWords();
  const { data: own } = useAsk('own-second-factors', {});
  const { data: made } = useAsk('recovery-codes', {});
  const [isAdding, setAdding] = useState(false);
  if (own === undefined || !own.isNeeded) return null;
  const hasNewCodes = (made?.codes.length ?? 0) > 0;
  return (
    <section className="stack" aria-labelledby="own-factors">
      <h2 id="own-factors">{say('factors.ownTitle')}</h2>
      <p className="quiet">{say('factors.ownLead')}</p>
      {own.factors.length === 0 ? <p>{say('factors.byLink')}</p> : <Factors factors={own.factors} />}
      <Swap of={hasNewCodes ? 'codes' : isAdding ? 'adding' : 'list'}>
        {hasNewCodes ? (
          <div className="stack">
            <h3>{say('factors.codesTitle')}</h3>
            <RecoveryCodes onKept={() => setAdding(false)} />
          </div>
        ) : isAdding ? (
          <FactorAdd onAdded={() => setAdding(false)} onCancel={() => setAdding(false)} />
        ) : (
          <Acts hasFactors={own.factors.length > 0} left={own.recoveryCodesLeft} onAdd={() => setAdding(true)} />
        )}
      </Swap>
    </section>
  );
}

function Acts(props: { readonly hasFactors: boolean; readonly left: number; readonly onAdd: () => void }) {
  const say = useAccountWords();
  const make = useSend('make-recovery-codes');
  return (
    <div className="stack">
      {props.hasFactors && <p>{say('factors.left', { count: props.left })}</p>}
      <ProblemAlert problem={make.problem} />
      <div className="row">
        <Button look="second" onPress={props.onAdd}>
          {say('factors.addAnother')}
        </Button>
        {props.hasFactors && (
          <Button look="quiet" pending={make.pending} onPress={() => void make.run({})}>
            {say('factors.newCodes')}
          </Button>
        )}
      </div>
      {props.hasFactors && <p className="quiet small">{say('factors.newCodesSays')}</p>}
    </div>
  );
}

function Factors(props: { readonly factors: readonly Factor[] }) {
  const say = useAccountWords();
  const remove = useSend('remove-second-factor');
  const nameOf = ({ kind }: Factor) => say(kind === 'passkey' ? 'factors.passkey' : 'factors.app');
  return (
    <>
      <Swap of={props.factors.map((one) => one.factorId).join(' ')}>
        <SimpleTable
          caption={say('factors.ownTitle')}
          hideCaption
          roomy
          columns={[
            { name: say('factors.kind') },
            { name: say('factors.addedAt') },
            { name: say('factors.lastUsedAt') },
            { name: say('factors.act') },
          ]}
          rows={props.factors.map((one) => ({
            key: one.factorId,
            cells: [
              nameOf(one),
              <time key="added" dateTime={one.addedAt}>
                {formatTime(one.addedAt)}
              </time>,
              one.lastUsedAt === null ? (
                say('factors.never')
              ) : (
                <time key="used" dateTime={one.lastUsedAt}>
                  {formatTime(one.lastUsedAt)}
                </time>
              ),
              props.factors.length === 1 ? (
                <Tag key="act" tone="blue">
                  {say('factors.only')}
                </Tag>
              ) : (
                <Button
                  key="act"
                  look="quiet"
                  pending={remove.pending}
                  label={say('factors.removeNamed', { kind: nameOf(one), time: formatTime(one.addedAt) })}
                  onPress={() => void remove.run({ factorId: one.factorId })}
                >
                  {say('factors.remove')}
                </Button>
              ),
            ],
          }))}
        />
      </Swap>
      <ProblemAlert problem={remove.problem} />
    </>
  );
}
