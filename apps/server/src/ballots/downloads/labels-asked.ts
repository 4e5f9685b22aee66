import { type LabelsAsked, PLANNED_LABELS_MAX, ROOM_LABELS_MAX } from '@plumbline/api';
import type { OpenRoom } from '@plumbline/ballot-management';
import {
  batchLabelsOf,
  containerLabelsOf,
  type LabelStock,
  plannedLabelsOf,
  type UnitLabel,
} from '@plumbline/documents';
import { ok, type Result } from '@plumbline/prelude';
import { detail } from '@plumbline/words/detail-words';
import { unitLabelStockAsked } from '../../printing/label-stocks.ts';
import { type Refusal, refuse } from '../../road/define-command.ts';

type LabelsToPrint = {
  readonly labels: readonly UnitLabel[];
  /** What label printers feed one by one; without it sheets of paper. */
  readonly stock: LabelStock | undefined;
  /** What is in the name of the file. */
  readonly names: readonly string[];
};

const NO_LABELS = refuse('not-found', detail('checkAddress'));

/** The labels that were asked for, of a room as it may be seen. */
export function labelsAsked(room: OpenRoom, asked: LabelsAsked): Result<LabelsToPrint, Refusal> {
  const stock = unitLabelStockAsked(asked.stock);
  if (!stock.ok) return stock;
  const { what } = asked;
  const on = stock.value === undefined ? [] : [stock.value.name];
  if ('part' in asked) {
    const { part } = asked;
    const all = plannedLabelsOf(room, what === 'planned-batch-labels' ? 'batch' : 'container');
    const labels = all.slice((part - 1) * PLANNED_LABELS_MAX, part * PLANNED_LABELS_MAX);
    if (labels.length === 0) return NO_LABELS;
    const names = all.length > PLANNED_LABELS_MAX ? [what, String(part), ...on] : [what, ...on];
    return ok({ labels, stock: stock.value, names });
  }
  const all = what === 'container-labels' ? containerLabelsOf(room) : batchLabelsOf(room);
  const wanted = asked.units && new Set(asked.units);
  const labels = wanted === undefined ? all : all.filter(({ name }) => wanted.has(name));
  if (labels.length === 0) return NO_LABELS;
  if (labels.length > ROOM_LABELS_MAX) {
    const most = detail('tooManyLabels', { count: labels.length, most: ROOM_LABELS_MAX });
    return refuse('request-not-understood', most);
  }
  return ok({ labels, stock: stock.value, names: [what, ...on] });
}

/** From how many labels on nobody should wait: so many take a second of processor, and have as many pages on a label printer. */
const LABELS_MAX = 500;

/** Whether so many containers or batches are made in the background: a container has two labels. */
export function isLongRoll(kind: UnitLabel['kind'], count: number): boolean {
  return (kind === 'container' ? 2 * count : count) > LABELS_MAX;
}
