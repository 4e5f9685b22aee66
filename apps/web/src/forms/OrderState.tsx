import type { AuditHeading } from '@plumbline/api';
import { ORDER_KEPT } from '@plumbline/audit';
import { err, ok } from '@plumbline/prelude';
import { CardOrders } from '../components/CardOrders.tsx';
import { Form, FormErrors } from '../components/Form.tsx';
import { type Draft, useDraft } from '../connection/use-draft.ts';
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
import { StatementButtons } from './StatementButtons.tsx';
import { type Asking, StatementPanel } from './StatementPanel.tsx';
import { useStatement } from './use-statement.ts';

type Place = {
  readonly heading: AuditHeading;
  readonly jurisdiction: string;
  /** The digest of the manifest in use. */
  readonly manifest: string;
  readonly orders: Orders | null;
};

/** How the cards lie that are compared with their records. */
export function OrderState(props: Place) {
  const say = useManifestWords();
  const { heading, jurisdiction, manifest, orders } = props;
  const typing = useDraft(`card order ${heading.auditId} ${jurisdiction}`, {
    value: draftOfOrders(orders),
    version: manifest,
  });
  return (
    <StatementPanel
      title={say('order.title')}
      nothing={say('order.nothing')}
      ability={heading.abilities['state-card-order']}
      said={orders && <CardOrders orders={orders} />}
      typing={typing}
      form={(asking) => <Asked {...props} {...asking} typing={typing} />}
    />
  );
}

function Asked(
  props: Place &
    Asking & {
      readonly typing: Draft<OrdersDraft, string>;
    },
) {
  const say = useManifestWords();
  const { heading, jurisdiction, typing } = props;
  const { typed, errors, state, edit, submit } = useStatement('state-card-order', {
    typing,
    read(typed, manifest) {
      const read = readOrders(typed);
      return read.ok
        ? ok({ auditId: heading.auditId, jurisdiction, manifest, ...read.value })
        : err(read.error.map((problem) => errorFor(problem, say)));
    },
    onSaved: props.onSaved,
  });
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
      <StatementButtons
        save={say('order.save')}
        ability={heading.abilities['state-card-order']}
        sending={state}
        typing={typing}
        wasSaid={props.orders !== null}
        onForget={props.onForget}
      />
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
