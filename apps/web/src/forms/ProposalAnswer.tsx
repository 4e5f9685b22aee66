import type { AuditHeading, CommandInput } from '@plumbline/api';
import { type ReactNode, useState } from 'react';
import { RecordSeal } from '../components/AuditSeal.tsx';
import { Form } from '../components/Form.tsx';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { reasonAgainst } from '../components/reason-against.ts';
import { useSend } from '../connection/use-send.ts';
import { Alert } from '../ui/Alert.tsx';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/Field.tsx';
import { useTwoPersonsWords } from '../words/two-persons-words.ts';
import { ProposalRefuse } from './ProposalRefuse.tsx';

type Proposal = NonNullable<NonNullable<AuditHeading['twoPersons']>['proposal']>;
type Confirmed = CommandInput<'confirm-act'>['act'];
type Act = Proposal['act']['act'];

/** What waits for the second person, and can be answered; `act` is the one of the page. */
export function openProposalOf({ twoPersons }: AuditHeading, act: Act): Proposal | undefined {
  const proposal = twoPersons?.proposal;
  if (!proposal || proposal.act.act !== act || proposal.overtaken || proposal.refusal !== null) return undefined;
  return proposal;
}

/**
 * The page's act where it takes two people: what was proposed and its answer, and the form to propose it where nothing waits.
 */
export function ByTwo(props: { readonly heading: AuditHeading; readonly act: Act; readonly children: ReactNode }) {
  const { heading, act } = props;
  const proposal = heading.twoPersons?.proposal;
  if (!proposal || proposal.act.act !== act) return props.children;
  const open = openProposalOf(heading, act);
  if (open === undefined) {
    return (
      <div className="stack-wide">
        <Ended heading={heading} proposal={proposal} />
        {props.children}
      </div>
    );
  }
  return open.isOwn ? <Own heading={heading} proposal={open} /> : <Answer heading={heading} proposal={open} />;
}

type Shown = { readonly heading: AuditHeading; readonly proposal: Proposal };

/** Why a proposal cannot be confirmed any more. */
function Ended({ heading, proposal }: Shown) {
  const say = useTwoPersonsWords();
  const takeBack = useSend('withdraw-refusal');
  const { by, refusal, overtaken } = proposal;
  if (overtaken || refusal === null) {
    return (
      <Alert kind="warning" title={say('overtaken')}>
        <p>{say('overtakenSays', { name: by })}</p>
      </Alert>
    );
  }
  return (
    <Alert kind="warning" title={refusal.isOwn ? say('refusedByYou') : say('refusedByOther', { name: refusal.by })}>
      <p>{say('refusedSays', { reason: refusal.reason })}</p>
      <ProblemAlert problem={takeBack.problem} />
      {refusal.isOwn && (
        <Button
          look="second"
          pending={takeBack.pending}
          onPress={() => void takeBack.run({ auditId: heading.auditId })}
        >
          {say('takeBack')}
        </Button>
      )}
    </Alert>
  );
}

function Own({ heading, proposal }: Shown) {
  const say = useTwoPersonsWords();
  const withdraw = useSend('withdraw-proposal');
  const { auditId, abilities } = heading;
  const { act } = proposal;
  return (
    <section className="panel form">
      <h2>{say(`acts.${act.act}.own`)}</h2>
      <What heading={heading} act={act} />
      <p>{say('waits')}</p>
      <ProblemAlert problem={withdraw.problem} />
      <Button
        look="second"
        pending={withdraw.pending}
        reason={reasonAgainst(abilities['withdraw-proposal'])}
        onPress={() => void withdraw.run({ auditId })}
      >
        {say('withdraw')}
      </Button>
    </section>
  );
}

function Answer({ heading, proposal }: Shown) {
  const say = useTwoPersonsWords();
  const confirm = useSend('confirm-act');
  const [seed, setSeed] = useState('');
  const [error, setError] = useState<string>();
  const { auditId, abilities } = heading;
  const { act, by } = proposal;
  const submit = async () => {
    const missing = act.act === 'seed' && seed.trim() === '';
    setError(missing ? say('acts.seed.missing') : undefined);
    if (missing) return;
    await confirm.run({ auditId, act: confirmedOf(act, seed) });
  };
  return (
    <section className="panel form">
      <Form look="stack form" onSubmit={submit}>
        <h2>{say(`acts.${act.act}.other`, { name: by })}</h2>
        {act.act !== 'seed' && <What heading={heading} act={act} />}
        <p>{say.anyOf(`acts.${act.act}.how`, { name: by })}</p>
        {act.act === 'seed' && (
          <TextField
            label={say('acts.seed.label')}
            hint={say('acts.seed.hint')}
            name="seed-of-second"
            maxLength={100}
            wide
            value={seed}
            error={error}
            onChange={setSeed}
          />
        )}
        <p>{say('cannotBeUndone')}</p>
        <ProblemAlert problem={confirm.problem} />
        <Button submits pending={confirm.pending} reason={reasonAgainst(abilities['confirm-act'])}>
          {say(`acts.${act.act}.confirm`)}
        </Button>
      </Form>
      <ProposalRefuse auditId={auditId} name={by} />
    </section>
  );
}

/** A seed is what the second person typed; the rest is what the page has shown. Why, the first one said. */
function confirmedOf(act: Proposal['act'], seed: string): Confirmed {
  if (act.act === 'seed') return { act: 'seed', seed };
  if (act.act !== 'lot') return act;
  const { reason: _, ...lot } = act;
  return lot;
}

/** What exactly is to be done. */
function What(props: { readonly heading: AuditHeading; readonly act: Proposal['act'] }) {
  const say = useTwoPersonsWords();
  const { act } = props;
  return (
    <>
      <p>{say.anyOf(`acts.${act.act}.what`, act.act === 'lot' ? { contest: act.contest } : {})}</p>
      {act.act === 'commit' && <RecordSeal auditId={props.heading.auditId} hash={act.commitment} whole withoutCheck />}
      {act.act === 'seed' && <p className="seed-shown">{act.seed}</p>}
      {act.act === 'conclude' && <p className="strong">{say(`outcomes.${act.outcome}`)}</p>}
      {act.act === 'lot' && (
        <>
          <p className="strong">
            {say('acts.lot.lot', { out: act.out, names: act.level.join(', '), cards: act.cards })}
          </p>
          <p>{say('acts.lot.why', { reason: act.reason })}</p>
        </>
      )}
    </>
  );
}
