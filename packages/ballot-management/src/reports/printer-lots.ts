import { compareNaturally } from '@plumbline/election';
import { entriesOf } from '@plumbline/prelude';
import { valueOfName } from '../forms/filled-form.ts';
import type { FormId } from '../forms/form-definition.ts';
import { formOf } from '../forms/forms.ts';
import type { FieldValue } from '../state/nouns.ts';
import type { FormRecord, OpenRoom } from '../state/room.ts';
import { formsAt, newestVersion } from '../state/room-view.ts';

/** How it was found that a lot holds more or fewer cards than its labels say: when it came, when packs were opened, or as what explains a difference. */
export const LOT_FINDINGS = ['received', 'sampled', 'opened', 'explained'] as const;
export type LotFinding = (typeof LOT_FINDINGS)[number];

/** Cards that a lot has more (above 0) or fewer than its labels say, and where that was found. */
export type LotVariance = { readonly found: LotFinding; readonly place: string; readonly cards: number };

/** The account of a lot of the printer, in cards. */
export type PrinterLot = {
  /** As it is called on its order and on its packs; null for what names none. */
  readonly lot: string | null;
  readonly styles: readonly string[];
  /** What the labels of its packs say, by its orders; null where an order does not say it, or there is none. */
  readonly nominal: number | null;
  readonly variances: readonly LotVariance[];
  /** The labels with every variance; null where `nominal` is. */
  readonly known: number | null;
  /** The forms that its figures stand on. */
  readonly forms: readonly string[];
};

type Order = { readonly filled: string; readonly style: string; readonly nominal: number | null };
type Found = LotVariance & { readonly lot: string | null; readonly filled: string | null };

/**
 * The account of every lot: what it was received with, and what was found in its packs since. A pack that was counted before is taken to be labelled with
 * that count when it goes on. What travelled is told at its transfer, which names no lot.
 */
export function printerLots(room: OpenRoom): readonly PrinterLot[] {
  const orders = Map.groupBy(newestAt(room, 'F-01'), (record) => lotOf(newestVersion(record).fields.lot));
  const found = Map.groupBy([...receipts(room), ...packsOpened(room), ...explained(room)], ({ lot }) => lot);
  const names = [...new Set([...orders.keys(), ...found.keys()])];
  const inOrder = names.toSorted((a, b) => compareNaturally(a ?? '\u{10ffff}', b ?? '\u{10ffff}'));
  return inOrder.map((lot) => account(lot, (orders.get(lot) ?? []).map(orderOf), found.get(lot) ?? []));
}

function account(lot: string | null, orders: readonly Order[], found: readonly Found[]): PrinterLot {
  const isKnown = orders.length > 0 && orders.every(({ nominal }) => nominal !== null);
  const nominal = isKnown ? sumOf(orders.map((order) => order.nominal ?? 0)) : null;
  const variances = found
    .filter(({ cards }) => cards !== 0)
    .map(({ found: how, place, cards }) => ({ found: how, place, cards }));
  const filled = [...orders, ...found].flatMap((each) => each.filled ?? []);
  return {
    lot,
    styles: [...new Set(orders.map(({ style }) => style))].toSorted(compareNaturally),
    nominal,
    variances,
    known: nominal === null ? null : nominal + sumOf(variances.map(({ cards }) => cards)),
    forms: [...new Set(filled)],
  };
}

function orderOf(record: FormRecord): Order {
  const { filled, place } = record;
  return { filled, style: place.slice(place.indexOf(':') + 1), nominal: countOf(record, 'nominalReceived') };
}

/** What came, where all of it was counted; of some packs, what these had more or less. */
function receipts(room: OpenRoom): readonly Found[] {
  return newestAt(room, 'F-01').flatMap((record): readonly Found[] => {
    const { filled, place } = record;
    const { lot, countMethod } = newestVersion(record).fields;
    const [found, cards] =
      countMethod === 'full'
        ? (['received', differenceOf(record, 'received', 'nominalReceived')] as const)
        : (['sampled', countOf(record, 'sampleVariance')] as const);
    return cards === null ? [] : [{ lot: lotOf(lot), found, place, cards, filled }];
  });
}

/** Packs that were counted where they were opened. */
function packsOpened(room: OpenRoom): readonly Found[] {
  return newestAt(room, 'F-04').flatMap((record) => {
    const { filled, place } = record;
    return (newestVersion(record).tables.packs ?? []).flatMap(({ lot, nominal, counted }): readonly Found[] => {
      if (typeof nominal !== 'number' || typeof counted !== 'number') return [];
      return [{ lot: lotOf(lot), found: 'opened', place, cards: counted - nominal, filled }];
    });
  });
}

const OF_LOT = 'lot:';

/** What nobody counted, and explains what a site lacks: the explanation names the lot as its other half. */
function explained(room: OpenRoom): readonly Found[] {
  return [...entriesOf(room.explanations)].flatMap(
    ([, { code, amount, isWithdrawn, linked, place }]): readonly Found[] => {
      if (code !== 'PACK_VARIANCE' || isWithdrawn) return [];
      const lot = linked?.startsWith(OF_LOT) ? linked.slice(OF_LOT.length) : null;
      const filled = formsAt(room, place, 'F-04').at(-1)?.filled ?? null;
      return [{ lot, found: 'explained', place, cards: amount, filled }];
    },
  );
}

/** The newest form of a kind at each of its places; of orders, of each lot that came there. */
function newestAt(room: OpenRoom, form: FormId): readonly FormRecord[] {
  const records = [...entriesOf(room.forms)].map(([, record]) => record).filter((record) => record.form === form);
  const places = [...new Set(records.map(({ place }) => place))].toSorted(compareNaturally);
  return places.flatMap((place) => {
    const newest = new Map<string | null, FormRecord>();
    for (const record of formsAt(room, place, form)) newest.set(lotOf(newestVersion(record).fields.lot), record);
    return [...newest.values()];
  });
}

/** What an earlier program wrote is a text beside the log, and no name. */
function lotOf(value: FieldValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

function countOf(record: FormRecord, line: string): number | null {
  return valueOfName(formOf(record.form), newestVersion(record), line).value;
}

function differenceOf(record: FormRecord, line: string, other: string): number | null {
  const [one, two] = [countOf(record, line), countOf(record, other)];
  return one === null || two === null ? null : one - two;
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
