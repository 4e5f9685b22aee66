import { compareNaturally } from '@plumbline/election';
import { entriesOf, lookUp } from '@plumbline/prelude';
import type { ExplanationCode } from '../accounting/explanation.ts';
import type { Reconciled, UnitStatus } from '../accounting/status.ts';
import { type Papers, papersOf } from '../reports/figures.ts';
import { isVoterUnit, reconciliationOf } from '../reports/reconciliation.ts';
import { minutesUntilTold, toldOfBallots } from '../reports/told-of-ballots.ts';
import { trainingLapses } from '../reports/training.ts';
import type { Digest, IncidentKind } from '../state/nouns.ts';
import type { Incident, OpenRoom } from '../state/room.ts';
import { differenceAt, formsAt, sealedAt, standsAt } from '../state/room-view.ts';
import { dayOf, type Instant } from '../units/instant.ts';
import { approvedRoom } from './approved-room.ts';
import { type Correction, correctionsOf } from './corrections.ts';
import { dutiesOf } from './evidence-of-office.ts';
import { lifeStageCounts } from './life-stages.ts';

/** The steps in the life of a ballot that the public page draws, each with one number. */
export const PUBLIC_STEPS = [
  'printed',
  'given',
  'returned',
  'counted',
  'batched',
  'sealed',
  'stored',
  'checked',
] as const;
export type PublicStep = (typeof PUBLIC_STEPS)[number];

/**
 * A place with its voters and ballots. What nobody has approved yet is null, and never 0: it is pending, or unexplained where its papers are whole and a
 * difference is left in them.
 */
export type PublicPlace = {
  readonly place: string;
  readonly voters: number | null;
  readonly ballots: number | null;
  readonly difference: number | null;
  readonly status: UnitStatus | 'pending';
};

/**
 * Everything that leaves the room for everybody: this list of properties and no other. It holds counts, names of places, kinds and codes;
 * no person, no seal, no shelf, no route, no text that somebody typed but what was written for everybody of an incident or a correction, and that
 * somebody else has read.
 */
export type PublicView = {
  readonly jurisdiction: string;
  readonly electionDay: string;
  readonly steps: readonly { readonly step: PublicStep; readonly value: number | null }[];
  /** Null while some place is pending. */
  readonly balance: {
    readonly voters: number;
    readonly ballots: number;
    readonly net: number;
    readonly gross: number;
    readonly residual: number;
  } | null;
  readonly pending: number;
  /** Places whose difference nobody has explained, so that nobody can approve them. */
  readonly underReview: number;
  readonly explanations: readonly { readonly code: ExplanationCode; readonly place: string; readonly amount: number }[];
  readonly places: readonly PublicPlace[];
  readonly corrections: readonly Correction[];
  readonly incidents: readonly {
    readonly kind: IncidentKind;
    readonly openedOn: string;
    readonly isClosed: boolean;
    readonly text: Digest | null;
    /** Of ballots that were found, the minutes until all were told who must be, null while somebody is left; null of anything else. */
    readonly told: { readonly minutes: number | null } | null;
  }[];
  readonly review: { readonly approved: number; readonly all: number };
  readonly training: { readonly trained: number; readonly onDuty: number };
  readonly entries: number;
};

/** What everybody may see of a room, from approved forms only. */
export function publicViewOf(room: OpenRoom, now: Instant): PublicView {
  const approved = approvedRoom(room);
  const places = placesOf(room, approved);
  const open = places.filter(({ difference }) => difference === null);
  const pending = open.filter(({ status }) => status === 'pending').length;
  const forms = [...entriesOf(room.forms)].map(([, record]) => record).filter(({ state }) => state !== 'void');
  const { jurisdiction, electionDay } = room;
  return {
    jurisdiction,
    electionDay,
    steps: stepsOf(approved),
    balance: places.length === 0 || open.length > 0 ? null : balanceOf(approved),
    pending,
    underReview: open.length - pending,
    explanations: explanationsOf(approved, places),
    places,
    corrections: correctionsOf(approved, new Set(places.map(({ place }) => place))),
    incidents: [...entriesOf(room.incidents)]
      .map(([, incident]) => incidentOf(room, incident))
      .toSorted((a, b) => compareNaturally(a.openedOn, b.openedOn)),
    review: { approved: forms.filter(({ state }) => state === 'approved').length, all: forms.length },
    training: trainingOf(room, dayOf(now)),
    entries: [...entriesOf(room.entries)].length,
  };
}

function incidentOf(room: OpenRoom, incident: Incident): PublicView['incidents'][number] {
  const { kind, opened, closed, text, textReviewedBy } = incident;
  const told = toldOfBallots(room, incident);
  return {
    kind,
    openedOn: dayOf(opened.at),
    isClosed: closed !== null,
    text: textReviewedBy.length > 0 ? (text?.text ?? null) : null,
    told: told.length === 0 ? null : { minutes: minutesUntilTold(told) },
  };
}

function stepsOf(approved: OpenRoom): PublicView['steps'] {
  const { figures } = reconciliationOf(approved);
  const stages = lifeStageCounts(approved, figures);
  const countOf = (stage: (typeof stages)[number]['stage']) => stages.find((one) => one.stage === stage);
  const counted = (stage: (typeof stages)[number]['stage']) => {
    const found = countOf(stage);
    return found?.state === 'counted' ? found.value : null;
  };
  const isKept = (stage: (typeof stages)[number]['stage']) => countOf(stage)?.state !== 'not-kept';
  const both = (one: number | null, other: number | null) => (one === null || other === null ? null : one + other);
  const given = counted('given-to-voters');
  const containers = [...entriesOf(approved.containers)]
    .map(([, container]) => container)
    .filter(({ holdsVoted, batches }) => holdsVoted && batches.length > 0);
  const batches = figures.batches.filter(({ container }) => container !== null).length;
  const out = counted('audited');
  const value: Readonly<Record<PublicStep, number | null>> = {
    printed: counted('received'),
    given: isKept('mailed') ? both(given, counted('mailed')) : given,
    returned: counted('returned'),
    counted: counted('counted'),
    batched: batches === 0 ? null : batches,
    sealed: noneIsPending(containers.filter(({ positions, seals }) => sealedAt(seals, positions)).length),
    stored: noneIsPending(containers.filter((each) => standsAt(each) !== null).length),
    checked: out,
  };
  return PUBLIC_STEPS.filter((step) => step !== 'returned' || isKept('returned')).map((step) => ({
    step,
    value: value[step],
  }));
}

function noneIsPending(count: number): number | null {
  return count === 0 ? null : count;
}

function balanceOf(approved: OpenRoom): PublicView['balance'] {
  const { voters, figures } = reconciliationOf(approved);
  const ballots = figures.at('county', 'tabulatedInBatches')?.value;
  if (ballots === undefined || voters.unitsMissingFigures > 0) return null;
  const { net, gross, residual } = voters;
  return { ballots, voters: ballots - net, net, gross, residual };
}

/** Every place that has voters and ballots, whether its form is approved or not. */
function placesOf(room: OpenRoom, approved: OpenRoom): readonly PublicPlace[] {
  const known = reconciliationOf(room).units.filter(isVoterUnit);
  const unexplained = new Set(
    known.filter((unit) => isUnexplained(unit) && isSaidWhole(room, unit.place)).map(({ place }) => place),
  );
  const expected = new Set(known.map(({ place }) => place));
  for (const [, { site, kind, days }] of entriesOf(room.sites)) {
    if (kind === 'precinct') expected.add(`site:${site}`);
    if (kind === 'early-voting') for (const day of days) expected.add(`site-day:${site}/${day}`);
  }
  const units = new Map(
    reconciliationOf(approved)
      .units.filter(isVoterUnit)
      .map((unit) => [unit.place, unit]),
  );
  return [...expected].toSorted(inOrder).map((place) => {
    const unit = units.get(place);
    if (unit === undefined || unit.delta === null) {
      const status = unexplained.has(place) ? 'unexplained' : 'pending';
      return { place, voters: null, ballots: null, difference: null, status };
    }
    const voters = sumOf(unit.right);
    return { place, voters, ballots: voters + unit.delta, difference: unit.delta, status: unit.status };
  });
}

function isUnexplained({ status }: Reconciled): boolean {
  return status === 'unexplained' || status === 'reopened';
}

/** Whether whoever filled in the papers of a place has said that they are whole: until then somebody still counts, and a difference is none yet. */
function isSaidWhole(room: OpenRoom, place: string): boolean {
  return papersBehind(room, place).every((papers) =>
    papers.forms
      .flatMap((form) => formsAt(room, papers.place, form))
      .every(({ versions }) => versions.some(({ completedAt }) => completedAt !== null)),
  );
}

/** The papers of a site or day, and of a channel those of its batches. */
function papersBehind(room: OpenRoom, place: string): readonly Papers[] {
  const channel = place.startsWith('channel:') ? place.slice('channel:'.length) : null;
  const batches = [...entriesOf(room.batches)].flatMap(([, each]) =>
    each.channel === channel ? [each.countedAt] : [],
  );
  return [place, ...batches, ...(channel === 'mail' ? ['mail'] : [])].flatMap((each) => papersOf(each) ?? []);
}

const KINDS = ['site', 'site-day', 'channel'];

/** Polling places, then early voting, then what came otherwise. */
function inOrder(one: string, other: string): number {
  const rank = (place: string) => KINDS.indexOf(place.split(':')[0] ?? '');
  return rank(one) - rank(other) || compareNaturally(one, other);
}

function sumOf(side: readonly { readonly sign: 1 | -1; readonly value: number | null }[]): number {
  return side.reduce((sum, { sign, value }) => sum + sign * (value ?? 0), 0);
}

/** The lines that explain differences of the places that are shown: their codes and figures, no text. */
function explanationsOf(approved: OpenRoom, places: readonly PublicPlace[]): PublicView['explanations'] {
  return places.flatMap(({ place, difference }) => {
    if (difference === null) return [];
    const equation = place.startsWith('channel:') ? 'E19' : 'E5';
    return differenceAt(approved, equation, place).explanations.flatMap((name) => {
      const found = lookUp(approved.explanations, name);
      if (found === undefined || found.isWithdrawn || found.amount === 0) return [];
      return [{ code: found.code, place, amount: found.amount }];
    });
  });
}

function trainingOf(room: OpenRoom, today: string): PublicView['training'] {
  const onDuty = [...entriesOf(room.people)].filter(([, person]) => dutiesOf(person, today).length > 0);
  const lapsed = new Set(trainingLapses(room, today).map(({ person }) => person));
  return { onDuty: onDuty.length, trained: onDuty.filter(([person]) => !lapsed.has(person)).length };
}
