import { type Batch, type Container, nameWithCheck, type OpenRoom } from '@plumbline/ballot-management';
import { entriesOf, lookUp } from '@plumbline/prelude';
import { ballotLabelWords } from '@plumbline/words/form-words';
import type { Block } from '../block.ts';
import { fitsCode128 } from '../code-128.ts';
import { codePayload } from '../code-payload.ts';
import { type LabelStock, paperOf } from '../label-stock.ts';
import { plainText } from '../lay-out-text.ts';
import type { ComposedDocument, Printing } from '../printed-document.ts';
import type { Area, Mark, PaperSize, Piece } from '../sheet.ts';

/** What a label says of a container or a batch: nothing of seals, of ways or of people. */
export type UnitLabel = {
  readonly kind: 'container' | 'batch';
  readonly name: string;
  /** How the ballots came, as a word; null where it is not one way. */
  readonly channel: string | null;
  readonly cards: number | null;
  /** The batches of a container. */
  readonly batches: readonly { readonly name: string; readonly cards: number | null }[];
  /** Of a batch, the container it lies in. */
  readonly container: string | null;
};

/** The label of every container, in the order of their names. */
export function containerLabelsOf(room: OpenRoom): readonly UnitLabel[] {
  return [...entriesOf(room.containers)]
    .map(([, container]) => labelOfContainer(room, container))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** The label of every batch that still is one, in the order of their names. */
export function batchLabelsOf(room: OpenRoom): readonly UnitLabel[] {
  return [...entriesOf(room.batches)]
    .filter(([, { became }]) => became.length === 0)
    .map(([, { name, channel, cards, container }]): UnitLabel => {
      return { kind: 'batch', name, channel, cards, container, batches: [] };
    })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** The labels of the plan that was adopted, before anything of it is there: nothing is counted yet. None without a plan. */
export function plannedLabelsOf(room: OpenRoom, kind: UnitLabel['kind']): readonly UnitLabel[] {
  const batches = (room.batchPlan?.lots ?? []).flatMap(({ channel, batches }) =>
    batches.map(({ name, container }) => ({ name, container, channel })),
  );
  if (kind === 'batch') {
    return batches.map((batch) => ({ kind, ...batch, cards: null, batches: [] }));
  }
  return [...Map.groupBy(batches, ({ container }) => container)].map(([name, held]) => ({
    kind,
    name,
    // What lies in one container came one way.
    channel: held[0]?.channel ?? null,
    cards: null,
    container: null,
    batches: held.map((batch) => ({ name: batch.name, cards: null })),
  }));
}

function labelOfContainer(room: OpenRoom, { container, batches }: Container): UnitLabel {
  const held = batches.map((each) => lookUp(room.batches, each)).filter((each): each is Batch => each !== undefined);
  const channels = new Set(held.map(({ channel }) => channel));
  const [channel = null] = channels.size === 1 ? channels : [];
  const counts = held.map(({ cards }) => cards);
  const cards = counts.includes(null) ? null : counts.reduce<number>((sum, each) => sum + (each ?? 0), 0);
  return {
    kind: 'container',
    name: container,
    channel,
    cards,
    container: null,
    batches: held.map(({ name, cards }) => ({ name, cards })),
  };
}

export type LabelContext = Printing & {
  readonly election: string;
  readonly jurisdiction: string;
  /** What a label printer feeds one by one, of those that `takesUnitLabels` names; without it sheets of paper, to be cut. */
  readonly stock?: LabelStock | undefined;
};

/**
 * Labels of 3.7 × 6 inches, two on a sheet side by side, or one by one from a label printer: of a container one for the outside and one to lie inside, of
 * batches one each.
 */
export function unitLabels(context: LabelContext, labels: readonly UnitLabel[]): ComposedDocument {
  const say = ballotLabelWords(context.language);
  const { jurisdiction } = context;
  const placed = labels.flatMap((label): readonly Placed[] =>
    label.kind === 'container'
      ? [
          { label, bar: say('outside') },
          { label, bar: say('inside') },
        ]
      : [{ label, bar: '' }],
  );
  const title = say(labels[0]?.kind === 'batch' ? 'batches' : 'containers', { jurisdiction });
  const { stock } = context;
  if (stock !== undefined) {
    const paper = paperOf(stock);
    return {
      title,
      paper,
      blocks: placed.map((each): Block => {
        const draw = () => labelPieces(context, each, singleArea(paper));
        return { type: 'drawn', foot: 'none', draw };
      }),
    };
  }
  const pairs = Array.from({ length: Math.ceil(placed.length / 2) }, (_, index) =>
    placed.slice(2 * index, 2 * index + 2),
  );
  return {
    title,
    blocks: pairs.map(
      (pair): Block => ({
        type: 'drawn',
        foot: 'narrow',
        draw: (page) => pair.flatMap((each, index) => labelPieces(context, each, placeOf(page, index))),
      }),
    ),
  };
}

type Placed = { readonly label: UnitLabel; readonly bar: string };

/** As high as labels of 4 × 6 inches, and as wide as two fit between the margins of a sheet. */
const LABEL = { width: 266, height: 432, gap: 10 } as const;

/** What is left white around a single label. */
const EDGE = 3;

/** Whether the label of a container or batch fits on each piece of this stock. */
export function takesUnitLabels(stock: LabelStock): boolean {
  const { width, height } = paperOf(stock);
  return typeof stock.paper !== 'string' && width >= LABEL.width && height >= LABEL.height;
}

function singleArea({ width, height }: PaperSize): Area {
  return { x: (width - LABEL.width) / 2, y: EDGE, width: LABEL.width, height: height - 2 * EDGE };
}

function placeOf(page: Area, index: number): Area {
  const left = (page.width - 2 * LABEL.width - LABEL.gap) / 2;
  return { x: left + index * (LABEL.width + LABEL.gap), y: 48, width: LABEL.width, height: LABEL.height };
}

const ROWS_SHOWN = 12;

function labelPieces(context: LabelContext, { label, bar }: Placed, area: Area): readonly Piece[] {
  const { typeface, language, election, jurisdiction } = context;
  const say = ballotLabelWords(language);
  const { x, y, width, height } = area;
  const inner = width - 24;
  const left = x + 12;
  const text = (words: string, top: number, size: number, bold = false) =>
    plainText(typeface.lines(words, { size, bold }, inner).slice(0, 2), { x: left, y: top }, { size, bold });
  const fitting = (words: string, size: number) =>
    Math.min(size, (size * inner) / Math.max(1, typeface.width(words, { size, bold: true })));
  const channel = label.channel === null ? '' : channelWord(say, label.channel);
  const top = [channel, bar].filter((each) => each !== '').join(' · ');
  const nameSize = fitting(label.name, 44);
  const frame: Mark = { type: 'box', x, y, width, height, line: 1 };
  const codes: Mark[] = [
    {
      type: 'code',
      x: left,
      y: y + 122,
      size: 78,
      payload: codePayload(label.kind, context, election, jurisdiction, label.name),
    },
  ];
  const labelled = { kind: label.kind, election, jurisdiction, name: label.name };
  const payload = nameWithCheck(labelled);
  if (fitsCode128(payload)) {
    codes.push({ type: 'bars', x: left + 12, y: y + 212, width: inner - 24, height: 42, payload });
  }
  const besideCode = (words: string, at: number, size: number, bold = false) =>
    plainText(
      typeface.lines(words, { size, bold }, inner - 92).slice(0, 2),
      { x: left + 92, y: y + at },
      { size, bold },
    );
  const rows = label.batches.slice(0, ROWS_SHOWN);
  const numbers = new Intl.NumberFormat(language);
  const more = label.batches.length - rows.length;
  const columns = rows.flatMap((batch, index) => {
    const cell = { x: left + (index % 2) * (inner / 2), y: y + 266 + Math.floor(index / 2) * 17 };
    const cards = batch.cards === null ? '' : `  ${numbers.format(batch.cards)}`;
    const [line = ''] = typeface.lines(`${batch.name}${cards}`, { size: 11, bold: true }, inner / 2 - 6);
    return plainText([line], cell, { size: 11, bold: true });
  });
  return [
    { role: 'Artifact', marks: [frame] },
    { role: 'P', marks: text(top === '' ? say('label') : top, y + 10, 15, true) },
    { role: 'H2', marks: text(label.name, y + 36, nameSize, true) },
    { role: 'P', marks: text(say('typed', { name: payload }), y + 94, 11, true) },
    { role: 'Figure', alt: say('code', { name: label.name }), marks: codes },
    {
      role: 'P',
      marks: [
        ...besideCode(jurisdiction, 122, 11),
        ...besideCode(election, 150, 11),
        ...besideCode(contentsOf(context, label), 176, 11, true),
      ],
    },
    ...(rows.length > 0 ? [{ role: 'P' as const, marks: columns }] : []),
    ...(more > 0 ? [{ role: 'P' as const, marks: text(say('more', { count: more }), y + 372, 10) }] : []),
    { role: 'P', marks: text(say('open'), y + 390, 15, true) },
    {
      role: 'P',
      marks: text(say('made', { at: context.at.slice(0, 16).replace('T', ' ') }), y + 414, 8),
    },
  ];
}

function contentsOf({ language }: LabelContext, { kind, cards, batches, container }: UnitLabel): string {
  const say = ballotLabelWords(language);
  if (kind === 'batch') {
    const counted = cards === null ? say('notCounted') : say('cards', { cards });
    return container === null ? counted : `${counted}, ${say('inContainer', { container })}`;
  }
  if (batches.length === 0) return say('holdsNothing');
  return cards === null ? say('notCounted') : say('holds', { count: batches.length, cards });
}

function channelWord(say: ReturnType<typeof ballotLabelWords>, channel: string): string {
  return say.anyOf(`channels.${channel}` as Parameters<typeof say.anyOf>[0], {});
}
