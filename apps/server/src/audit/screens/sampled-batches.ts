import type { SampledBatch } from '@plumbline/api';
import {
  type AuditedBatch,
  type AuditInputs,
  type AuditInRounds,
  areOthers,
  areStacksCounted,
  areTheSame,
  type BatchInReview,
  ballotsInBatch,
  cardsSent,
  changeInResults,
  compareShelfPlaces,
  countedTally,
  currentRound,
  entriesOfBatch,
  findCombination,
  findContestedBatch,
  findCount,
  findEntry,
  findReview,
  isDiscrepant,
  isEnteredByOthers,
  isEnteredTwice,
  isRequired,
  marginChangeIn,
  partsOf,
  reportedTally,
  type ShelfPlace,
  type StandingTally,
  shelfOfBatches,
  standOfBatch,
  type TallySheet,
  whoEnteredBatch,
} from '@plumbline/audit';
import { type Contest, contestInvolves } from '@plumbline/election';

/** What a screen of sampled batches is made from. */
export type BatchesView = {
  readonly audit: AuditInRounds;
  readonly inputs: AuditInputs;
  readonly jurisdiction: string;
  /** Reported results of the current round may be shown; those of earlier rounds are always known. */
  readonly visible: boolean;
  /** Who looks, as an entry of theirs would name them. */
  readonly viewer: Pick<StandingTally, 'enteredBy' | 'people'>;
  /** The name to show for the person who entered a batch. */
  readonly nameOf: (personId: string) => string;
};

/** The batches of a jurisdiction that were drawn, extra or combined, in any round so far, in the order of the shelves. */
export function sampledBatches(view: BatchesView): SampledBatch[] {
  const { audit, inputs, jurisdiction } = view;
  return namesOf(audit, jurisdiction)
    .map(shelfOfBatches(audit, inputs, jurisdiction))
    .toSorted(compareShelfPlaces)
    .map((place) => describeBatch(view, place));
}

function namesOf(audit: AuditInRounds, jurisdiction: string): readonly string[] {
  const names = new Set<string>();
  for (const round of audit.rounds) {
    for (const unit of [...round.draws, ...round.extraBatches]) {
      if (unit.jurisdiction !== jurisdiction) continue;
      names.add(unit.batch);
      const combined = findCombination(audit, unit);
      if (combined !== undefined) names.add(combined.name);
    }
  }
  return [...names];
}

function describeBatch(view: BatchesView, { batch, container, tabulator }: ShelfPlace): SampledBatch {
  const { audit, inputs, jurisdiction, nameOf } = view;
  const place = { jurisdiction, batch };
  const parts = partsOf(audit, place);
  const isCombined = audit.combinedBatches.some((one) => one.jurisdiction === jurisdiction && one.name === batch);
  const combined = findCombination(audit, place);
  // What was mixed with others is counted with them, and is drawn if any of them was.
  const countedWith = { jurisdiction, batch: combined?.name ?? batch };
  const entry = findEntry(audit, place);
  const counted = findCount(audit, place);
  const review = findReview(audit, place);
  const tickets = ticketsOf(audit, jurisdiction, new Set(parts));
  const contested = findContestedBatch(audit, place)?.standing ?? [];
  const { standing } = entriesOfBatch(audit, place);
  const isOnce = standOfBatch({ standing }) === 'entered-once';
  // Whoever enters it takes the place of their own entries alone, until others have entered it too.
  const replaced = isOnce ? standing.filter((one) => areTheSame(one, view.viewer)) : standing;
  return {
    batch,
    container,
    tabulator,
    ballots: ballotsInBatch(audit, inputs, place),
    tickets,
    extra: Object.keys(ticketsOf(audit, jurisdiction, new Set(partsOf(audit, countedWith)))).length === 0,
    required: isRequired(audit, jurisdiction, partsOf(audit, countedWith)),
    combinedInto: combined?.name ?? null,
    combinedFrom: isCombined ? [...parts] : [],
    countedInRound: findCount(audit, countedWith)?.round ?? null,
    lastEditedBy: entry === undefined ? null : whoEnteredBatch(entry, nameOf),
    cards: entry?.cards ?? null,
    sheets: (entry?.sheets ?? []).map(sheetShown),
    review: review === undefined ? null : describeReview(review),
    entries: replaced.map(({ id }) => id),
    enteredOnce: isOnce ? describeOnce(standing, view) : null,
    together: isEnteredTwice(audit.plan) && isEnteredByOthers(standing),
    contested: contested.map((one) => describeEntry(one, nameOf)),
    comparisons: combined === undefined && isShown(view, counted) ? comparisonsOf(view, batch, counted) : [],
  };
}

/** Of a batch that only one of two has entered nothing is said but by whom: also not to them, because the device may be handed over. */
function describeOnce(
  standing: readonly StandingTally[],
  { viewer, nameOf }: BatchesView,
): NonNullable<SampledBatch['enteredOnce']> {
  const by = [...new Set(standing.map((one) => whoEnteredBatch(one, nameOf)))];
  if (standing.some((one) => areTheSame(one, viewer))) return { by, you: 'entered' };
  return { by, you: standing.every((one) => areOthers(one, viewer)) ? 'not-entered' : 'partly' };
}

function describeEntry(entry: StandingTally, nameOf: (personId: string) => string): SampledBatch['contested'][number] {
  return {
    id: entry.id,
    sheets: entry.sheets.map(sheetShown),
    cards: entry.cards ?? null,
    inStacks: entry.stacks?.stacks ?? null,
    enteredBy: whoEnteredBatch(entry, nameOf),
    enteredAt: entry.made?.enteredAt ?? null,
  };
}

function sheetShown({ name, votes, rankings }: TallySheet): SampledBatch['sheets'][number] {
  return { name, votes, ...(rankings && { rankings }) };
}

function describeReview(review: BatchInReview): NonNullable<SampledBatch['review']> {
  return {
    kinds: review.kinds,
    sent: cardsSent(review),
    inStacks: review.counted?.stacks ?? null,
    areStacksCounted: areStacksCounted(review),
    votes: review.decision?.votes ?? null,
    version: review.revision,
  };
}

function isShown({ audit, visible }: BatchesView, counted: AuditedBatch | undefined): boolean {
  return visible || (counted !== undefined && counted.round < currentRound(audit).number);
}

function ticketsOf(audit: AuditInRounds, jurisdiction: string, parts: ReadonlySet<string>): SampledBatch['tickets'] {
  const tickets: SampledBatch['tickets'] = {};
  for (const { number: round, draws } of audit.rounds) {
    for (const draw of draws) {
      if (draw.jurisdiction !== jurisdiction || !parts.has(draw.batch)) continue;
      tickets[draw.contest] ??= [];
      tickets[draw.contest]?.push({ round, ticket: draw.ticket });
    }
  }
  return tickets;
}

function comparisonsOf(
  view: BatchesView,
  batch: string,
  counted: AuditedBatch | undefined,
): SampledBatch['comparisons'] {
  const { audit, inputs, jurisdiction } = view;
  const reported = reportedTally(audit, inputs, { jurisdiction, batch });
  const audited = counted === undefined ? {} : countedTally(counted.sheets);
  return audit.plan.contests
    .filter((contest) => contestInvolves(contest, jurisdiction) && reported[contest.name] !== undefined)
    .map((contest) => comparisonOf(view, contest, { reported, audited }));
}

type Tallies = {
  readonly reported: ReturnType<typeof reportedTally>;
  readonly audited: ReturnType<typeof countedTally>;
};

function comparisonOf(view: BatchesView, contest: Contest, tallies: Tallies): SampledBatch['comparisons'][number] {
  const reported = tallies.reported[contest.name] ?? {};
  const audited = tallies.audited[contest.name];
  if (audited === undefined) {
    return { contest: contest.name, reported, audited: null, difference: null, changeInMargin: null };
  }
  return {
    contest: contest.name,
    reported,
    audited,
    difference: changeInResults(contest, reported, audited),
    changeInMargin: isDiscrepant(contest, reported, audited)
      ? marginChangeIn(view.audit.plan, contest, view.inputs)(reported, audited)
      : null,
  };
}
