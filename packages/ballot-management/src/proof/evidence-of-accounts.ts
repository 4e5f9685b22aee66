import { entriesOf, lookUp } from '@plumbline/prelude';
import { isClear } from '../accounting/status.ts';
import { formsDue } from '../reports/forms-due.ts';
import { isVoterUnit, reconciliationOf } from '../reports/reconciliation.ts';
import type { FormRecord, OpenRoom } from '../state/room.ts';
import { everyPart } from '../state/room-view.ts';
import { minutesBetween } from '../units/instant.ts';
import type { Found } from './evidence-of-office.ts';
import { gapIf, gapOf } from './gaps.ts';
import { lifeStageCounts } from './life-stages.ts';

/** B4: ballots are counted at every stage. What was not counted is not 0. */
export function evidenceOfStages(room: OpenRoom): Found {
  const stages = lifeStageCounts(room, reconciliationOf(room).figures);
  const kept = stages.filter(({ state }) => state === 'counted' || state === 'not-counted');
  const counted = kept.filter(({ state }) => state === 'counted');
  const notCounted = kept.filter(({ state }) => state === 'not-counted');
  return {
    facts: [{ fact: 'stages', figures: { counted: counted.length, kept: kept.length }, page: 'standard' }],
    missing: gapOf(
      'stage-not-counted',
      'reconciliation',
      notCounted.map(({ stage }) => stage),
    ),
    notes: [],
  };
}

/** B5: ballots are reconciled with voters, and differences are explained. */
export function evidenceOfReconciliation(room: OpenRoom): Found {
  const { units, voters, figures } = reconciliationOf(room);
  const named = (some: typeof units) => some.map(({ equation, place }) => `${equation} ${place}`);
  const explanations = [...entriesOf(room.explanations)].filter(([, { isWithdrawn }]) => !isWithdrawn).length;
  const ballots = figures.at('county', 'tabulatedInBatches')?.value;
  const clear = units.filter(({ status }) => isClear(status) || status === 'balanced-single-source');
  // Differences that were accepted stay unexplained for ever, and so does the bullet.
  const unexplained = units.filter(
    ({ status, residual }) =>
      status === 'unexplained' ||
      status === 'reopened' ||
      (residual !== null && residual !== 0) ||
      status === 'accepted-with-unexplained-difference',
  );
  const isKnown = units.some((unit) => isVoterUnit(unit) && unit.delta !== null);
  return {
    facts: [
      ...(ballots === undefined || !isKnown || voters.unitsMissingFigures > 0
        ? []
        : [
            {
              fact: 'balance',
              figures: {
                ballots,
                voters: ballots - voters.net,
                net: voters.net,
                gross: voters.gross,
                residual: voters.residual,
              },
              page: 'reconciliation',
            } as const,
          ]),
      { fact: 'explanations', figures: { explanations }, page: 'reconciliation' },
      { fact: 'units-clear', figures: { clear: clear.length, units: units.length }, page: 'reconciliation' },
    ],
    missing: [
      ...gapIf(!isKnown, 'nothing-reconciled', 'reconciliation'),
      ...gapOf('figure-missing', 'reconciliation', named(units.filter(({ missing }) => missing.length > 0))),
      ...gapOf('difference-unexplained', 'reconciliation', named(unexplained)),
    ],
    notes: gapOf(
      'balanced-single-source',
      'reconciliation',
      named(units.filter(({ status }) => status === 'balanced-single-source')),
    ),
  };
}

/** Figures of the review of forms. */
export type ReviewFigures = {
  readonly all: number;
  readonly approved: number;
  readonly byOthers: number;
  readonly returned: number;
  readonly refused: number;
  /** Minutes from completing to approving, of the form in the middle; null where none was approved. */
  readonly medianMinutes: number | null;
};

/** How many forms there are and were reviewed, and by whom. Void ones are none. */
export function reviewFigures(room: OpenRoom): ReviewFigures {
  const forms = kept(room);
  const approved = forms.filter(({ state }) => state === 'approved');
  const waits = forms
    .flatMap(({ versions }) => versions)
    .flatMap(({ completedAt, approved: by }) =>
      completedAt === null || by === null ? [] : [minutesBetween(completedAt, by.at)],
    )
    .toSorted((a, b) => a - b);
  return {
    all: forms.length,
    approved: approved.length,
    byOthers: approved.filter((record) => !isReviewedByParty(record)).length,
    returned: forms.reduce((sum, { returns }) => sum + returns.length, 0),
    refused: room.refusedActs.filter(({ code }) => code === 'reviewer-took-part').length,
    medianMinutes: waits[Math.floor((waits.length - 1) / 2)] ?? null,
  };
}

function kept(room: OpenRoom): readonly FormRecord[] {
  return [...entriesOf(room.forms)].map(([, record]) => record).filter(({ state }) => state !== 'void');
}

/** Whether somebody approved what they had a part in. The room refuses it; this looks again. */
function isReviewedByParty(record: FormRecord): boolean {
  const parts = everyPart(record);
  return record.versions.some(({ approved }) => approved?.by.some((person) => parts.has(person)) ?? false);
}

/** B8: different people review every form, for completeness and accuracy. */
export function evidenceOfReview(room: OpenRoom, today: string): Found {
  const forms = kept(room);
  const { all, approved, byOthers, returned, refused, medianMinutes } = reviewFigures(room);
  return {
    facts: [
      { fact: 'forms-approved', figures: { approved, byOthers, all }, page: 'review' },
      { fact: 'forms-returned', figures: { returned, refused }, page: 'review' },
      ...(medianMinutes === null
        ? []
        : [{ fact: 'hours-to-review', figures: { minutes: Math.round(medianMinutes) }, page: 'review' } as const]),
    ],
    missing: [
      ...gapIf(all === 0, 'no-form', 'forms'),
      ...gapOf(
        'form-not-started',
        'forms',
        formsDue(room, today).map(({ form, place }) => `${form} ${place}`),
      ),
      ...gapOf(
        'form-not-approved',
        'review',
        forms.filter(({ state }) => state !== 'approved').map(({ filled }) => filled),
      ),
      ...gapOf(
        'reviewer-took-part',
        'review',
        forms.filter(isReviewedByParty).map(({ filled }) => filled),
      ),
    ],
    notes: [],
  };
}

/** B9: the public can understand it. */
export function evidenceOfPublic(room: OpenRoom): Found {
  const page = lookUp(room.publications, 'public-page');
  const incidents = [...entriesOf(room.incidents)].map(([, one]) => one);
  const written = incidents.filter(({ text }) => text !== null);
  const corrections = [...entriesOf(room.forms)].flatMap(([, { versions }]) =>
    versions.filter(({ amended, approved }) => amended !== null && approved !== null),
  );
  const isReleased = page !== undefined && page.released !== null;
  return {
    facts: [
      { fact: 'public-page', figures: { released: isReleased ? 1 : 0, languages: 2 }, page: 'standard' },
      { fact: 'corrections', figures: { corrections: corrections.length }, page: 'forms' },
      {
        fact: 'incident-texts',
        figures: {
          reviewed: written.filter(({ textReviewedBy }) => textReviewedBy.length > 0).length,
          incidents: incidents.length,
        },
        page: 'incidents',
      },
    ],
    missing: [
      ...gapIf(!isReleased, 'public-page-not-released', 'standard'),
      ...gapOf(
        'public-text-not-reviewed',
        'incidents',
        written.filter(({ textReviewedBy }) => textReviewedBy.length === 0).map(({ incident }) => incident),
      ),
    ],
    notes: [],
  };
}
