import { Sha256Schema } from '@plumbline/election';
import { err } from '@plumbline/prelude';
import { expect, test } from 'vitest';
import { assertBegun } from '../state/assert-phase.ts';
import type { AuditCommand } from '../state/audit-command.ts';
import type { Audit } from '../state/audit-state.ts';
import { NOT_BEGUN } from '../state/audit-state.ts';
import { type CardOrder, findingRuleOf } from '../state/card-order.ts';
import { accept, COMMITMENT, contest, creation, manifestOf } from '../testing/build-audit.ts';
import { ordersUnstated } from './card-orders.ts';
import { decide } from './decide.ts';
import { planFindings } from './plan-findings.ts';

const first = { end: 'top', face: 'down' } as const;
const order = (scanOrder: CardOrder['scanOrder'], imprinted: boolean): CardOrder => ({ scanOrder, imprinted, first });
const KEPT = order('yes', false);
const IMPRINTED = order('unknown', true);
const LOST = order('unknown', false);
const BATCHES = ['B1', 'B2', 'B3'].map((batch) => ({ tabulator: 'T1', batch }));

const planned = (type: 'ballot-comparison' | 'ballot-polling' = 'ballot-comparison'): Audit =>
  accept(
    NOT_BEGUN,
    ...creation({ type, jurisdictions: ['Adams', 'Baker'] }),
    { type: 'define-contests', contests: [contest('Mayor')] },
    { type: 'register-file', file: manifestOf('Adams') },
  );

function stating(all: CardOrder, otherwise: Readonly<Record<string, CardOrder>> = {}): AuditCommand {
  const others = Object.entries(otherwise).map(([batch, own]) => ({ tabulator: 'T1', batch, order: own }));
  const said = { jurisdiction: 'Adams', manifest: COMMITMENT, all, otherwise: others };
  return { type: 'state-card-order', ...said, batchesCompared: BATCHES };
}

const findingsOf = (...said: Parameters<typeof stating>) =>
  planFindings(assertBegun(accept(planned(), stating(...said))));
const unmatched = (which: 'these' | 'all-but', batches: readonly string[]) => [
  { finding: 'cards-not-matched', places: [{ jurisdiction: 'Adams', which, batches }] },
];

test('only cards out of order without an imprint are to be confirmed: all, all but some, or some', () => {
  expect(findingsOf(KEPT)).toEqual([]);
  expect(findingsOf(IMPRINTED)).toEqual([]);
  expect(findingsOf(order('no', true))).toEqual([]);
  expect(findingsOf(LOST)).toEqual(unmatched('all-but', []));
  expect(findingsOf(order('no', false))).toEqual(unmatched('all-but', []));
  expect(findingsOf(LOST, { B2: KEPT, B3: LOST })).toEqual(unmatched('all-but', ['T1 B2']));
  expect(findingsOf(KEPT, { B2: LOST, B3: IMPRINTED })).toEqual(unmatched('these', ['T1 B2']));
});

test('of a county that takes no part any more nothing is said', () => {
  const said = assertBegun(accept(planned(), stating(KEPT)));
  expect(said.plan.cardOrders).toEqual({ Adams: expect.anything() });
  const [listing] = said.files;
  if (listing?.kind !== 'participants') throw new Error('the list of participants is there');
  const listed = (...names: readonly string[]) =>
    assertBegun(
      accept(said, {
        type: 'register-participants',
        file: listing,
        jurisdictions: names.map((name) => ({ name, expectedBallots: null })),
      }),
    ).plan;
  expect(listed('Adams', 'Baker').cardOrders).toEqual(said.plan.cardOrders);
  expect(listed('Adams', 'Baker')).not.toHaveProperty('Adams');
  expect(listed('Baker')).not.toHaveProperty('cardOrders');
});

test('it is said of the manifest in use and of batches that are compared, each once, where cards are compared', () => {
  const other = { ...stating(KEPT), manifest: Sha256Schema.parse('cd'.repeat(32)) } as AuditCommand;
  expect(decide(planned(), other)).toEqual(err({ code: 'manifest-replaced', jurisdiction: 'Adams' }));
  expect(decide(planned(), stating(KEPT, { B9: LOST }))).toEqual(
    err({ code: 'batches-not-compared', jurisdiction: 'Adams', batches: ['T1 B9'] }),
  );
  const twice = [1, 2].map(() => ({ tabulator: 'T1', batch: 'B1', order: LOST }));
  expect(decide(planned(), { ...stating(KEPT), otherwise: twice } as AuditCommand)).toEqual(
    err({ code: 'batch-said-twice', jurisdiction: 'Adams', batch: 'T1 B1' }),
  );
  expect(decide(planned('ballot-polling'), stating(KEPT))).toMatchObject({
    ok: false,
    error: { code: 'not-for-audit-type' },
  });
});

test('a card is found by counting from ballot 1, or by its imprint where the order is lost', () => {
  const { plan } = assertBegun(accept(planned(), stating(KEPT, { B2: IMPRINTED, B3: LOST })));
  const ruleOf = (batch: string) => findingRuleOf(plan, { jurisdiction: 'Adams', tabulator: 'T1', batch });
  expect(ruleOf('B1')).toEqual({ find: 'by-count', end: 'top', face: 'down' });
  expect(ruleOf('B2')).toEqual({ find: 'by-imprint' });
  expect(ruleOf('B3')).toEqual({ find: 'by-count', end: 'top', face: 'down' });
  expect(findingRuleOf(plan, { jurisdiction: 'Baker', tabulator: 'T1', batch: 'B1' })).toBeUndefined();
});

test('whoever has not said it is named, and a new manifest asks anew', () => {
  expect(ordersUnstated(assertBegun(planned()))).toEqual(['Adams']);
  expect(ordersUnstated(assertBegun(planned('ballot-polling')))).toEqual([]);
  const said = accept(planned(), stating(KEPT));
  expect(ordersUnstated(assertBegun(said))).toEqual([]);
  const replaced = accept(said, { type: 'register-file', file: manifestOf('Adams') });
  expect(assertBegun(replaced).plan).toEqual(assertBegun(planned()).plan);
});

test('it is said of a jurisdiction that takes part and has a manifest', () => {
  const of = (jurisdiction: string) => ({ ...stating(KEPT), jurisdiction }) as AuditCommand;
  expect(decide(planned(), of('Dade'))).toEqual(err({ code: 'unknown-jurisdiction', jurisdiction: 'Dade' }));
  expect(decide(planned(), of('Baker'))).toEqual(err({ code: 'manifest-needed-first', jurisdiction: 'Baker' }));
});

test('what is said is kept as it was said, with the manifest it was said of', () => {
  const said = stating(KEPT, { B2: LOST });
  expect(decide(planned(), said)).toEqual({
    ok: true,
    value: [
      {
        type: 'card-order-stated',
        jurisdiction: 'Adams',
        orders: { manifest: COMMITMENT, all: KEPT, otherwise: [{ tabulator: 'T1', batch: 'B2', order: LOST }] },
      },
    ],
  });
});

test('batches without a tabulator are named by their names alone, and one of another tabulator is another', () => {
  const alone = { tabulator: null, batch: 'B1' };
  const command = (otherwise: readonly object[]) =>
    ({ ...stating(KEPT), otherwise, batchesCompared: [alone, { tabulator: 'T1', batch: 'B1' }] }) as AuditCommand;
  const both = [alone, { tabulator: 'T1', batch: 'B1' }].map((one) => ({ ...one, order: LOST }));
  expect(planFindings(assertBegun(accept(planned(), command(both))))).toEqual(unmatched('these', ['B1', 'T1 B1']));
  expect(decide(planned(), command([{ tabulator: 'T2', batch: 'B1', order: LOST }]))).toEqual(
    err({ code: 'batches-not-compared', jurisdiction: 'Adams', batches: ['T2 B1'] }),
  );
  expect(decide(planned(), command([both[0], both[1], both[0]].flatMap((one) => one ?? [])))).toEqual(
    err({ code: 'batch-said-twice', jurisdiction: 'Adams', batch: 'B1' }),
  );
});

test('of several jurisdictions each is told apart, in the order of the plan, and those that vote on nothing are not asked', () => {
  const contests = [contest('Mayor', { jurisdictions: ['Adams', 'Baker'] })];
  const three = accept(
    NOT_BEGUN,
    ...creation({ type: 'ballot-comparison', jurisdictions: ['Baker', 'Adams', 'Clay'] }),
    { type: 'define-contests', contests },
    ...['Adams', 'Baker', 'Clay'].map((name): AuditCommand => ({ type: 'register-file', file: manifestOf(name) })),
  );
  expect(ordersUnstated(assertBegun(three))).toEqual(['Baker', 'Adams']);
  const inBaker = { ...stating(LOST), jurisdiction: 'Baker' } as AuditCommand;
  const said = accept(three, inBaker, stating(KEPT, { B1: LOST }));
  expect(ordersUnstated(assertBegun(said))).toEqual([]);
  expect(planFindings(assertBegun(said)).filter(({ finding }) => finding === 'cards-not-matched')).toEqual([
    {
      finding: 'cards-not-matched',
      places: [
        { jurisdiction: 'Baker', which: 'all-but', batches: [] },
        { jurisdiction: 'Adams', which: 'these', batches: ['T1 B1'] },
      ],
    },
  ]);
});
