import { compareNaturally } from '@plumbline/election';
import { entriesOf, lookUp } from '@plumbline/prelude';
import type { EquationId } from '../accounting/equation-table.ts';
import type { ExplanationCode } from '../accounting/explanation.ts';
import type { RollUp } from '../accounting/roll-up.ts';
import type { UnitStatus } from '../accounting/status.ts';
import { reconciliationOf } from '../reports/reconciliation.ts';
import type { OpenRoom } from '../state/room.ts';
import { dayOf } from '../units/instant.ts';
import { approvedRoom } from './approved-room.ts';
import { confidentialIn } from './confidential.ts';
import type { Excluded, ExcludedBecause } from './excluded.ts';
import { whyNotAt } from './given-form.ts';
import { type LifeStageCount, lifeStageCounts } from './life-stages.ts';
import type { PublicView } from './public-view.ts';

/** An equation at a place, as a canvass board reads it. `difference` is null while a figure is missing: it is not 0. */
export type CanvassBalance = {
  readonly equation: EquationId;
  readonly place: string;
  readonly difference: number | null;
  readonly explanations: readonly { readonly code: ExplanationCode; readonly amount: number }[];
  readonly residual: number | null;
  readonly status: UnitStatus;
};

/** A batch of the manifest that stands. */
export type CanvassBatch = {
  readonly name: string;
  readonly tabulator: string;
  readonly container: string;
  readonly cards: number;
};

/** What a canvass board is given beside the forms, from approved figures: this list of properties and no other. */
export type Canvass = {
  readonly jurisdiction: string;
  readonly electionDay: string;
  readonly stages: readonly LifeStageCount[];
  /** Ballots less voters over the whole county. */
  readonly voters: RollUp;
  /** What is left over first, then what is explained, then what is missing, then the rest. */
  readonly balances: readonly CanvassBalance[];
  readonly open: {
    readonly forms: number;
    readonly missing: number;
    readonly unexplained: number;
    readonly incidents: number;
  };
  readonly incidents: PublicView['incidents'];
  readonly corrections: PublicView['corrections'];
  /** Every manifest that was frozen, the first one first: what came after the first are changes. */
  readonly manifests: readonly {
    readonly version: number;
    readonly day: string;
    readonly batches: number;
    readonly cards: number;
    readonly stands: boolean;
  }[];
  /** Of the manifest that stands; none where there is none. */
  readonly batches: readonly CanvassBatch[];
};

const LEFT_OVER: ReadonlySet<UnitStatus> = new Set<UnitStatus>([
  'unexplained',
  'reopened',
  'accepted-with-unexplained-difference',
]);

/** Puts together what a canvass board is given. `view` is what everybody is told, without a text that must stay. */
export function canvassOf(
  room: OpenRoom,
  view: PublicView,
): { readonly canvass: Canvass; readonly excluded: readonly Excluded[] } {
  const approved = approvedRoom(room);
  const { units, voters, figures } = reconciliationOf(approved);
  const excluded: Excluded[] = [];
  const balances: CanvassBalance[] = [];
  for (const [at, { equation, place, delta, lines, residual, status }] of units.entries()) {
    const because = whyNotNamed(room, place);
    if (because !== undefined) {
      excluded.push({ what: `balance number ${at + 1}`, because });
      continue;
    }
    const explanations = lines.map(({ code, amount }) => ({ code, amount }));
    balances.push({ equation, place, difference: delta, explanations, residual, status });
  }
  const standing = room.manifests.findLast(({ withdrawnBecause }) => withdrawnBecause === null);
  const batches = batchesOf(room, standing?.batches ?? []);
  const forms = [...entriesOf(room.forms)].filter(([, { state }]) => state !== 'approved' && state !== 'void').length;
  const count = (isMeant: (one: CanvassBalance) => boolean) => balances.filter(isMeant).length;
  const { jurisdiction, electionDay } = room;
  const canvass: Canvass = {
    jurisdiction,
    electionDay,
    stages: lifeStageCounts(approved, figures),
    voters,
    balances: balances.toSorted((a, b) => rankOf(a) - rankOf(b)),
    open: {
      forms,
      missing: count(({ difference }) => difference === null),
      unexplained: count(({ status }) => LEFT_OVER.has(status)),
      incidents: view.incidents.filter(({ isClosed }) => !isClosed).length,
    },
    incidents: view.incidents,
    corrections: view.corrections,
    manifests: room.manifests.map(({ version, at, batches: listed, cards, withdrawnBecause }) => {
      return { version, day: dayOf(at), batches: listed.length, cards, stands: withdrawnBecause === null };
    }),
    batches: batches.given,
  };
  return { canvass, excluded: [...excluded, ...batches.excluded] };
}

function rankOf({ status, difference, explanations }: CanvassBalance): number {
  if (LEFT_OVER.has(status)) return 0;
  if (difference === null) return 2;
  return difference !== 0 || explanations.length > 0 ? 1 : 3;
}

/** Kinds of places that are one for the whole county, and so are named by no one. */
const OF_COUNTY: ReadonlySet<string> = new Set(['storage', 'seals']);

function whyNotNamed(room: OpenRoom, place: string): ExcludedBecause | undefined {
  if (OF_COUNTY.has(place)) return undefined;
  const [confidential] = confidentialIn(room, place);
  if (confidential !== undefined) return confidential;
  if (place.startsWith('scanner:')) {
    const scanner = place.slice('scanner:'.length);
    const isKnown = [...entriesOf(room.sites)].some(([, { tabulators }]) => tabulators.includes(scanner));
    return isKnown ? undefined : 'name-not-registered';
  }
  // What is voted on stands on every ballot.
  return place.startsWith('contest:') ? undefined : whyNotAt(room, place);
}

function batchesOf(
  room: OpenRoom,
  listed: readonly { readonly batch: string; readonly cards: number }[],
): { readonly given: readonly CanvassBatch[]; readonly excluded: readonly Excluded[] } {
  const given: CanvassBatch[] = [];
  const excluded: Excluded[] = [];
  const inOrder = listed.toSorted((a, b) => compareNaturally(a.batch, b.batch));
  for (const [at, { batch, cards }] of inOrder.entries()) {
    const { name = batch, tabulator = '', container = null } = lookUp(room.batches, batch) ?? {};
    const [because] = [name, tabulator, container ?? ''].flatMap((each) => confidentialIn(room, each));
    if (because === undefined) given.push({ name, tabulator, container: container ?? '', cards });
    else excluded.push({ what: `batch number ${at + 1} of the manifest`, because });
  }
  return { given, excluded };
}
