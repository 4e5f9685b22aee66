import type { QueryOutput } from '@plumbline/api';
import {
  type OpenRoom,
  type Origin,
  type PrinterLot,
  printerLots,
  reconciliationOf,
  type SeenRoom,
  type StageFigure,
  stageTotals,
} from '@plumbline/ballot-management';
import { compareNaturally } from '@plumbline/election';
import { ok } from '@plumbline/prelude';
import { newestOf } from '../screens/form-in-list.ts';
import { everybodyIn, namesIn } from '../screens/people-named.ts';
import { defineRoomQuery } from './define-room-query.ts';

type Lot = QueryOutput<'ballot-counts'>['lots'][number];
type Figure = QueryOutput<'ballot-counts'>['stages'][number]['figures'][number];

/** The totals of every stage, and for each figure where it comes from and who reviewed it. */
export const ballotCounts = defineRoomQuery({
  name: 'ballot-counts',

  async show({ seen }) {
    const { room, whole } = seen;
    const { figures } = reconciliationOf(room);
    const places = [...reconciliationOf(whole).byPlace.keys()];
    return ok({
      stages: stageTotals(whole).map(({ stage, line, counted, figures: counts }) => {
        const shown = counts.map((figure) => figureShown(seen, figure, figures.at(figure.place, line)?.value ?? null));
        const isWhole = !seen.hiddenTotals.has(line) && shown.every(({ value }) => value !== null);
        const total = isWhole ? shown.reduce((sum, { value }) => sum + (value ?? 0), 0) : null;
        return { stage, line, total, counted, figures: shown };
      }),
      lots: printerLots(whole).map((lot) => lotShown(seen, lot)),
      places: places.toSorted(compareNaturally),
      people: everybodyIn(room),
    });
  },
});

/** A figure as whoever asks may see it: that it is hidden from them is not that nobody has counted. */
function figureShown({ whole }: SeenRoom, { place, value, sources, origin }: StageFigure, seen: number | null): Figure {
  const isHidden = value !== null && seen === null;
  return { place, value: seen, isHidden, sources: [...sources], ...originShown(whole, origin) };
}

/** A lot as whoever asks may see it: which forms and lots there are is no figure. */
function lotShown({ hidden }: SeenRoom, { lot, styles, nominal, variances, known, forms }: PrinterLot): Lot {
  const isHidden = forms.some((filled) => hidden.has(filled));
  const named = { lot, styles: [...styles], isHidden };
  return isHidden
    ? { ...named, nominal: null, variances: [], known: null }
    : { ...named, nominal, variances: variances.map((one) => ({ ...one })), known };
}

const NOWHERE = {
  from: null,
  filled: null,
  form: null,
  by: [],
  witnesses: [],
  method: null,
  at: null,
  reviewedBy: [],
} as const;

function originShown(
  room: OpenRoom,
  origin: Origin | undefined,
): Omit<Figure, 'place' | 'value' | 'isHidden' | 'sources'> {
  if (origin === undefined || origin.from === 'others') {
    return { ...NOWHERE, by: [], witnesses: [], reviewedBy: [], from: origin?.from ?? null };
  }
  if (origin.from === 'count') {
    const { by, witnesses, method, at } = origin.observation;
    const named = { by: namesIn(room, by), witnesses: namesIn(room, witnesses) };
    return { ...NOWHERE, ...named, reviewedBy: [], from: 'count', method, at };
  }
  const { filled, form, parts } = origin.record;
  const { approved, enteredAt, completedAt } = newestOf(origin.record);
  return {
    from: 'form',
    filled,
    form,
    by: namesIn(room, [...new Set([...parts.preparer, ...parts.counter])]),
    witnesses: namesIn(room, parts.witness),
    method: null,
    at: completedAt ?? enteredAt,
    reviewedBy: approved === null ? [] : namesIn(room, approved.by),
  };
}
