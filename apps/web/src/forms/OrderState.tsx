import type { AuditHeading } from '@plumbline/api';
import { ORDER_KEPT } from '@plumbline/audit';
import { useState } from 'react';
import { CardOrders } from '../components/CardOrders.tsx';
import { Form, FormErrors } from '../components/Form.tsx';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { reasonAgainst } from '../components/reason-against.ts';
import { UnsavedGuard } from '../components/UnsavedGuard.tsx';
import { useDraft } from '../connection/use-draft.ts';
import { useSend } from '../connection/use-send.ts';
import { Alert } from '../ui/Alert.tsx';
import { Button } from '../ui/Button.tsx';
import { errorOf, type FieldError } from '../ui/ErrorSummary.tsx';
import { SelectField, TextField } from '../ui/Field.tsx';
import { type ManifestWords, useManifestWords } from '../words/manifest-words.ts';
import {
  BLANK_BATCH,
  draftOfOrders,
  FIRSTS,
  isUnmatched,
  type OrderDraft,
  type OrderProblem,
  type Orders,
  type OrdersDraft,
  readOrders,
} from './order-draft.ts';

type Place = {
  readonly heading: AuditHeading;
  readonly jurisdiction: string;
  /** The digest of the manifest in use. */
  readonly manifest: string;
  readonly orders: Orders | null;
};

/** How the cards lie that are compared with their records: shown once it is said, and asked while it can still be said. */
export function OrderState(props: Place) {
  const say = useManifestWords();
  const { heading, jurisdiction, manifest, orders } = props;
  const typing = useDraft(`card order ${heading.auditId} ${jurisdiction}`, {
    value: draftOfOrders(orders),
    version: manifest,
  });
  const [isOpen, setOpen] = useState(false);
  const [saved, setSaved] = useState(false);
  const ability = heading.abilities['state-card-order'];
  const asks = ability?.allowed === true && (orders === null || isOpen || typing.isChanged);
  const close = () => {
    typing.forget();
    setOpen(false);
  };
  return (
    <section className="panel stack" aria-label={say('order.title')}>
      <h2>{say('order.title')}</h2>
      {saved && !asks && <Alert kind="success">{say('saved')}</Alert>}
      {asks ? (
        <Asked
          {...props}
          typed={typing.value}
          isChanged={typing.isChanged}
          onChange={typing.change}
          onForget={close}
          onSaved={() => {
            close();
            setSaved(true);
          }}
        />
      ) : orders === null ? (
        <p>{say('order.nothing')}</p>
      ) : (
        <>
          <CardOrders orders={orders} />
          {ability !== undefined && (
            <div className="row">
              <Button look="second" reason={reasonAgainst(ability)} onPress={() => setOpen(true)}>
                {say('change')}
              </Button>
            </div>
          )}
        </>
      )}
    </section>
  );
}

function Asked(
  props: Place & {
    readonly typed: OrdersDraft;
    readonly isChanged: boolean;
    readonly onChange: (draft: OrdersDraft) => void;
    readonly onForget: () => void;
    readonly onSaved: () => void;
  },
) {
  const say = useManifestWords();
  const { heading, jurisdiction, manifest, typed } = props;
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const state = useSend('state-card-order');
  const edit = (part: Partial<OrdersDraft>) => {
    state.forget();
    props.onChange({ ...typed, ...part });
  };
  const submit = async () => {
    const read = readOrders(typed);
    setErrors(read.ok ? [] : read.error.map((problem) => errorFor(problem, say)));
    if (!read.ok) return;
    const answer = await state.run({ auditId: heading.auditId, jurisdiction, manifest, ...read.value });
    if (answer.ok) props.onSaved();
  };
  const isAnyUnmatched = [typed.all, ...typed.otherwise].some(isUnmatched);
  return (
    <Form look="form stack" onSubmit={submit}>
      <p>{say('order.intro')}</p>
      <FormErrors errors={errors} />
      <OrderFields place="all" order={typed.all} errors={errors} onChange={(all) => edit({ all })} />
      <h3>{say('order.otherwise')}</h3>
      <p className="quiet">{say('order.otherwiseSays')}</p>
      {typed.otherwise.map((one, place) => {
        const change = (part: Partial<typeof one>) =>
          edit({ otherwise: typed.otherwise.with(place, { ...one, ...part }) });
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is what the fields are named after
          <fieldset className="usa-fieldset stack" key={place}>
            <legend className="usa-legend">{say('order.ofBatch', { number: place + 1 })}</legend>
            <TextField
              label={say('order.batch')}
              name={`order-${place}-batch`}
              value={one.batch}
              error={errorOf(errors, `order-${place}-batch`)}
              onChange={(batch) => change({ batch })}
            />
            <TextField
              label={say('order.tabulator')}
              name={`order-${place}-tabulator`}
              value={one.tabulator}
              error={undefined}
              onChange={(tabulator) => change({ tabulator })}
            />
            <OrderFields place={place} order={one} errors={errors} onChange={change} />
            <div className="row">
              <Button
                look="quiet"
                label={say('order.removeBatch', { number: place + 1 })}
                onPress={() => edit({ otherwise: typed.otherwise.toSpliced(place, 1) })}
              >
                {say('order.remove')}
              </Button>
            </div>
          </fieldset>
        );
      })}
      <div className="row">
        <Button look="second" onPress={() => edit({ otherwise: [...typed.otherwise, BLANK_BATCH] })}>
          {say('order.add')}
        </Button>
      </div>
      {isAnyUnmatched && <Alert kind="warning">{say('order.unmatched')}</Alert>}
      <ProblemAlert problem={state.problem} />
      <div className="row">
        <Button submits pending={state.pending} reason={reasonAgainst(heading.abilities['state-card-order'])}>
          {say('order.save')}
        </Button>
        {props.orders !== null && (
          <Button look="quiet" onPress={props.onForget}>
            {say('cancel')}
          </Button>
        )}
      </div>
      <UnsavedGuard when={props.isChanged && !state.pending} onLeave={props.onForget} />
    </Form>
  );
}

function OrderFields(props: {
  readonly place: number | 'all';
  readonly order: OrderDraft;
  readonly errors: readonly FieldError[];
  readonly onChange: (order: OrderDraft) => void;
}) {
  const say = useManifestWords();
  const { place, order, errors } = props;
  const field = (name: keyof OrderDraft) => ({
    name: `order-${place}-${name}`,
    value: order[name],
    error: errorOf(errors, `order-${place}-${name}`),
    onChange: (value: string) => props.onChange({ ...order, [name]: value }),
  });
  const choose = { value: '', name: say('order.choose') };
  return (
    <>
      <SelectField
        {...field('scanOrder')}
        label={say('order.scanOrderAsk')}
        options={[choose, ...ORDER_KEPT.map((kept) => ({ value: kept, name: say(`order.scanOrders.${kept}`) }))]}
      />
      <SelectField
        {...field('imprinted')}
        label={say('order.imprintAsk')}
        options={[
          choose,
          { value: 'yes', name: say('order.imprints.yes') },
          { value: 'no', name: say('order.imprints.no') },
        ]}
      />
      <SelectField
        {...field('first')}
        label={say('order.firstAsk')}
        options={[choose, ...FIRSTS.map((first) => ({ value: first, name: say(`order.firsts.${first}`) }))]}
      />
    </>
  );
}

function errorFor({ wrong, place }: OrderProblem, say: ManifestWords): FieldError {
  const of = place === 'all' ? say('order.facts.all') : say('order.ofBatch', { number: place + 1 });
  return { name: `order-${place}-${wrong}`, message: say(`order.problems.${wrong}`, { of }) };
}
