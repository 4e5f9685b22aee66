import { chooseLabelStock, type LabelStock, loadLabelStocks, takesUnitLabels } from '@plumbline/documents';
import { ok, type Result } from '@plumbline/prelude';
import { detail } from '@plumbline/words/detail-words';
import { type Refusal, refuse } from '../road/define-command.ts';

/** The stocks that labels can be printed on, as they come with the program. */
export const LABEL_STOCKS: readonly LabelStock[] = loadLabelStocks();

/** Those of which each piece is large enough for a container or a batch of a ballot room. */
export const UNIT_LABEL_STOCKS: readonly LabelStock[] = LABEL_STOCKS.filter(takesUnitLabels);

/** The stock that was asked for, or the usual one of the paper. */
export function labelStockAsked(asked: {
  readonly stock?: string | undefined;
  readonly paper: 'letter' | 'a4';
}): Result<LabelStock, Refusal> {
  const stock = chooseLabelStock(LABEL_STOCKS, { stock: asked.stock, paper: asked.paper });
  return stock === undefined ? noSuchStock(asked.stock ?? '', LABEL_STOCKS) : ok(stock);
}

/** The stock that was asked for containers or batches; without one, sheets of paper. */
export function unitLabelStockAsked(name: string | undefined): Result<LabelStock | undefined, Refusal> {
  if (name === undefined) return ok(undefined);
  const stock = UNIT_LABEL_STOCKS.find((one) => one.name === name);
  return stock === undefined ? noSuchStock(name, UNIT_LABEL_STOCKS) : ok(stock);
}

function noSuchStock(name: string, known: readonly LabelStock[]): Result<never, Refusal> {
  const names = known.map((one) => one.name).join(', ');
  return refuse('not-found', detail('noSuchLabels', { name, names }));
}
