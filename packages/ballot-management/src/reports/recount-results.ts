import { compareNaturally } from '@plumbline/election';
import { entriesOf, lookUp } from '@plumbline/prelude';
import type { OpenRoom, RecountReport, RecountResult } from '../state/room.ts';

/** A figure before and after a recount; `what` is a choice, or votes that were too many or not given, or all cards of the batch. */
export type RecountFigure = {
  readonly what: 'choice' | 'overvotes' | 'undervotes' | 'cards';
  /** The name of a choice; empty of all else. */
  readonly name: string;
  readonly before: number;
  readonly after: number;
  /** Before minus after. */
  readonly difference: number;
};

/** All that is known of a batch before and after: choices in their order, then what the report of both says. */
export function recountFigures({ before, after, cardsBefore, cards }: RecountReport): readonly RecountFigure[] {
  const figure = (what: RecountFigure['what'], name: string, from: number, to: number): RecountFigure => {
    return { what, name, before: from, after: to, difference: from - to };
  };
  const votesAfter = new Map(after.choices.map(({ choice, votes }) => [choice, votes]));
  const beside = (['overvotes', 'undervotes'] as const).flatMap((what) => {
    const [from, to] = [before[what], after[what]];
    return from === null || to === null ? [] : [figure(what, '', from, to)];
  });
  return [
    ...before.choices.map(({ choice, votes }) => figure('choice', choice, votes, votesAfter.get(choice) ?? 0)),
    ...beside,
    figure('cards', '', cardsBefore, cards),
  ];
}

/** Whether anything was found otherwise: why is then to be said. */
export function isRecountedOtherwise(report: RecountReport): boolean {
  return recountFigures(report).some(({ difference }) => difference !== 0);
}

/** Every result, recount by recount, in the order in which people count batches. */
export function recountResults(room: OpenRoom): readonly RecountResult[] {
  const nameOf = (batch: string) => lookUp(room.batches, batch)?.name ?? batch;
  const titleOf = ({ recount }: RecountResult) => (recount.by === 'order' ? recount.order : recount.audit);
  return [...entriesOf(room.recounts)]
    .map(([, result]) => result)
    .toSorted(
      (a, b) =>
        compareNaturally(titleOf(a), titleOf(b)) ||
        compareNaturally(nameOf(a.batch), nameOf(b.batch)) ||
        compareNaturally(a.contest, b.contest),
    );
}

/** A choice of a contest in all batches of a recount together. Net lets +1 and −1 cancel each other, gross does not. */
export type RecountSum = Pick<RecountFigure, 'what' | 'name' | 'before' | 'after'> & {
  readonly net: number;
  readonly gross: number;
};

/** Adds up the newest results of one contest, figure by figure. */
export function sumsOfRecount(results: readonly RecountResult[]): readonly RecountSum[] {
  const sums = new Map<string, RecountSum>();
  for (const { reports } of results) {
    const newest = reports.at(-1);
    if (newest === undefined) continue;
    for (const { what, name, before, after, difference } of recountFigures(newest)) {
      const key = `${what} ${name}`;
      const sum = sums.get(key) ?? { what, name, before: 0, after: 0, net: 0, gross: 0 };
      sums.set(key, {
        ...{ what, name },
        before: sum.before + before,
        after: sum.after + after,
        net: sum.net + difference,
        gross: sum.gross + Math.abs(difference),
      });
    }
  }
  return [...sums.values()];
}
