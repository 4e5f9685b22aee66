import { likenessKey } from '@plumbline/election';
import { assertNever, entriesOf, err, lookUp, ok, type Result } from '@plumbline/prelude';
import { batchNameProblem } from '../reports/batch-name.ts';
import { figuresOf } from '../reports/figures.ts';
import type { BallotCommandOf } from '../state/ballot-command.ts';
import type { BallotDecision } from '../state/ballot-decision.ts';
import type { BallotRefusal } from '../state/ballot-refusal.ts';
import type { Batch, OpenRoom } from '../state/room.ts';
import { sealedAt } from '../state/room-view.ts';
import { type Acting, event, saidIn } from './acting.ts';

/** Commands about batches: their names, what becomes of them, and in which container they lie. */
export type BatchCommand = BallotCommandOf<
  'create-batch' | 'rename-batch' | 'rescan-batch' | 'split-batch' | 'merge-batches' | 'place-batch' | 'take-batch-out'
>;

export function decideBatches(acting: Acting, command: BatchCommand): BallotDecision {
  const { room } = acting;
  switch (command.type) {
    case 'create-batch': {
      const { batch, tabulator, tabulatorBatch } = command;
      if (lookUp(room.batches, batch) !== undefined) return err({ code: 'name-taken', kind: 'batch', name: batch });
      const refusal = refuseName(room, command) ?? refuseRepeatedScan(room, batch, tabulator, tabulatorBatch);
      return refusal === undefined ? event(acting, 'batch-created', saidIn(command)) : err(refusal);
    }
    case 'rename-batch': {
      const found = liveBatch(room, command.batch);
      if (!found.ok) return found;
      const refusal = refuseName(room, { ...found.value, name: command.name });
      return refusal === undefined ? event(acting, 'batch-renamed', saidIn(command)) : err(refusal);
    }
    case 'rescan-batch': {
      const found = liveBatch(room, command.batch);
      if (!found.ok) return found;
      const { batch, tabulator, tabulatorBatch: deleted } = found.value;
      if (deleted === null) return err({ code: 'batch-not-counted', batch });
      const refusal = refuseRepeatedScan(room, batch, tabulator, command.tabulatorBatch);
      return refusal === undefined ? event(acting, 'batch-rescanned', { ...saidIn(command), deleted }) : err(refusal);
    }
    case 'split-batch': {
      const { batch, into } = command;
      const found = liveBatch(room, batch);
      if (!found.ok) return found;
      if (into.includes(batch)) return err({ code: 'batch-into-itself', batch });
      const refusal = refuseNamed(into) ?? refuseSealedIn(room, found.value);
      if (refusal !== undefined) return err(refusal);
      const unknown = into.find((each) => !liveBatch(room, each).ok);
      if (unknown !== undefined) return err({ code: 'unknown', kind: 'batch', name: unknown });
      return event(acting, 'batch-split', saidIn(command));
    }
    case 'merge-batches': {
      if (command.batches.includes(command.into)) return err({ code: 'batch-into-itself', batch: command.into });
      const named = refuseNamed(command.batches);
      if (named !== undefined) return err(named);
      for (const each of [...command.batches, command.into]) {
        const found = liveBatch(room, each);
        if (!found.ok) return found;
        const container = found.value.container === null ? undefined : lookUp(room.containers, found.value.container);
        // What is held apart is mixed with nothing.
        if (container !== undefined && container.condition !== 'ok') {
          return err({ code: 'container-not-ok', container: container.container, condition: container.condition });
        }
        const sealed = refuseSealedIn(room, found.value);
        if (sealed !== undefined) return err(sealed);
      }
      return event(acting, 'batches-merged', saidIn(command));
    }
    case 'place-batch':
      return decidePlacing(acting, command);
    case 'take-batch-out': {
      const found = liveBatch(room, command.batch);
      if (!found.ok) return found;
      const { container } = found.value;
      if (container === null) return err({ code: 'batch-in-no-container', batch: command.batch });
      const refusal = refuseClosed(room, container);
      return refusal === undefined
        ? event(acting, 'batch-taken-out', { batch: command.batch, container })
        : err(refusal);
    }
    default:
      return assertNever(command);
  }
}

/** Each batch once, and at least one. */
function refuseNamed(batches: readonly string[]): BallotRefusal | undefined {
  const isEach = batches.length > 0 && new Set(batches).size === batches.length;
  return isEach ? undefined : { code: 'batches-not-each-once' };
}

/** What lies behind seals is neither divided nor joined. */
function refuseSealedIn(room: OpenRoom, { container }: Batch): BallotRefusal | undefined {
  const found = container === null ? undefined : lookUp(room.containers, container);
  if (container === null || found === undefined || !sealedAt(found.seals, found.positions)) return undefined;
  return { code: 'container-is-sealed', container };
}

/** A batch that is there and is still the batch it was. */
export function liveBatch(room: OpenRoom, batch: string): Result<Batch, BallotRefusal> {
  const found = lookUp(room.batches, batch);
  if (found === undefined) return err({ code: 'unknown', kind: 'batch', name: batch });
  return found.became.length > 0 ? err({ code: 'batch-is-no-more', batch }) : ok(found);
}

function decidePlacing(acting: Acting, command: BallotCommandOf<'place-batch'>): BallotDecision {
  const { room } = acting;
  const { batch, container, cards } = command;
  const found = liveBatch(room, batch);
  if (!found.ok) return found;
  if (found.value.container !== null)
    return err({ code: 'batch-in-container', batch, container: found.value.container });
  const refusal = refuseClosed(room, container);
  if (refusal !== undefined) return err(refusal);
  const counted = figuresOf(room).at(found.value.countedAt, 'handCount')?.value;
  if (counted === undefined) return err({ code: 'batch-not-counted', batch });
  if (counted !== cards) return err({ code: 'cards-not-as-counted', batch, cards, counted });
  return event(acting, 'batch-placed', saidIn(command));
}

/** Nothing is put into a container or taken out of it while its seals say that it is closed. */
export function refuseClosed(room: OpenRoom, container: string): BallotRefusal | undefined {
  const found = lookUp(room.containers, container);
  if (found === undefined) return { code: 'unknown', kind: 'container', name: container };
  if (found.stage !== 'here') return { code: 'container-not-here', container, stage: found.stage };
  if (found.condition !== 'ok') return { code: 'container-not-ok', container, condition: found.condition };
  return sealedAt(found.seals, found.positions) ? { code: 'container-is-sealed', container } : undefined;
}

function refuseName(
  room: OpenRoom,
  { batch, name, tabulator }: Pick<Batch, 'batch' | 'name' | 'tabulator'>,
): BallotRefusal | undefined {
  const why = batchNameProblem(name);
  if (why !== undefined) return { code: 'batch-name-not-usable', name, why };
  const key = likenessKey(name);
  for (const [, other] of entriesOf(room.batches)) {
    if (other.batch === batch || other.tabulator !== tabulator || other.became.length > 0) continue;
    if (likenessKey(other.name) === key) return { code: 'batch-name-repeated', name, tabulator };
  }
  return undefined;
}

/** The same number of a scanner twice may be one batch that was scanned twice. */
function refuseRepeatedScan(
  room: OpenRoom,
  batch: string,
  tabulator: string,
  tabulatorBatch: string | null,
): BallotRefusal | undefined {
  if (tabulatorBatch === null) return undefined;
  for (const [, other] of entriesOf(room.batches)) {
    if (other.batch === batch || other.tabulator !== tabulator || other.tabulatorBatch !== tabulatorBatch) continue;
    return { code: 'tabulator-batch-repeated', tabulator, tabulatorBatch };
  }
  return undefined;
}
