import { chooseLabelStock, type LabelStock, loadLabelStocks } from '@plumbline/documents';
import { ok, type Result } from '@plumbline/prelude';
import { detail } from '@plumbline/words/detail-words';
import { type Refusal, refuse } from '../../road/define-command.ts';

/** The stocks that labels can be printed on, as they come with the program. */
export const LABEL_STOCKS: readonly LabelStock[] = loadLabelStocks();

/** The stock that was asked for, or the usual one of the paper. */
export function labelStockAsked(asked: {
  readonly stock?: string | undefined;
  readonly paper: 'letter' | 'a4';
}): Result<LabelStock, Refusal> {
  const stock = chooseLabelStock(LABEL_STOCKS, { stock: asked.stock, paper: asked.paper });
  if (stock !== undefined) return ok(stock);
  const names = LABEL_STOCKS.map(({ name }) => name).join(', ');
  return refuse('not-found', detail('noSuchLabels', { name: asked.stock ?? '', names }));
}
