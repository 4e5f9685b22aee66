import { entriesOf } from '@plumbline/prelude';
import type { FormId } from '../forms/form-definition.ts';
import { reconciliationOf } from '../reports/reconciliation.ts';
import { trainingLapses } from '../reports/training.ts';
import { QUESTIONS, type QuestionId, type Topic } from '../state/nouns.ts';
import type { OpenRoom } from '../state/room.ts';
import { dayOf, type Instant } from '../units/instant.ts';
import { reviewFigures } from './evidence-of-accounts.ts';
import { dutiesOf, proceduresOn } from './evidence-of-office.ts';
import { lifeStageCounts } from './life-stages.ts';

/** A sentence of an answer, by its name, with the figures that stand in it. */
export type AnswerSentence = { readonly says: AnswerName; readonly figures: Readonly<Record<string, number>> };

export const ANSWER_NAMES = [
  'stages',
  'counted',
  'transfers',
  'balance',
  'explanations',
  'units',
  'people',
  'parties',
  'areas',
  'review',
  'hours',
  'returns',
  'courses',
  'trainings',
  'current',
] as const;
export type AnswerName = (typeof ANSWER_NAMES)[number];

/** What an answer lacks: nothing general is said in its place. */
export const ANSWER_LACKS = [
  'no-procedure',
  'no-form',
  'nothing-counted',
  'nothing-reconciled',
  'nobody-on-duty',
  'reasons-not-recorded',
  'nothing-reviewed',
  'no-course',
  'no-training',
  'factors-not-recorded',
] as const;
export type AnswerLack = (typeof ANSWER_LACKS)[number];

/** The draft of an answer: sentences from live figures, the forms and procedures it rests on, and what it lacks. */
export type DraftedAnswer = {
  readonly question: QuestionId;
  readonly sentences: readonly AnswerSentence[];
  readonly forms: readonly FormId[];
  readonly procedures: readonly { readonly procedure: string; readonly version: number }[];
  readonly missing: readonly AnswerLack[];
};

type Body = { readonly sentences: readonly AnswerSentence[]; readonly missing: readonly AnswerLack[] };

const TOPIC_OF: Readonly<Record<QuestionId, readonly Topic[]>> = {
  Q1a: ['accounting'],
  Q1b: ['reconciliation'],
  Q1c: ['organization', 'custody'],
  Q2: ['accounting', 'reconciliation'],
  Q3: ['organization'],
};

const FORMS_OF: Readonly<Record<QuestionId, readonly FormId[]>> = {
  Q1a: ['F-01', 'F-02', 'F-03', 'F-04', 'F-05', 'F-06', 'F-07', 'F-09', 'F-13', 'F-14', 'F-15', 'F-16'],
  Q1b: ['F-04', 'F-05', 'F-08', 'F-12', 'F-13', 'F-16', 'F-25'],
  Q1c: ['F-10', 'F-16', 'F-17', 'F-18', 'F-19', 'F-20'],
  Q2: [],
  Q3: ['F-23'],
};

/**
 * Drafts the five answers from the room as it stands: change a count, a form or a person, and they change. `accounts` is the room that counts and differences
 * are read from: what leaves the office has the approved one here.
 */
export function answersOf(room: OpenRoom, now: Instant, accounts = room): readonly DraftedAnswer[] {
  const today = dayOf(now);
  const inUse = new Set([...entriesOf(room.forms)].flatMap(([, { form, state }]) => (state === 'void' ? [] : [form])));
  const standing = proceduresOn(room, today);
  return QUESTIONS.map((question) => {
    const { sentences, missing } = BODY[question](question === 'Q1a' || question === 'Q1b' ? accounts : room, today);
    // Of the review every form speaks that was filled in.
    const asked = FORMS_OF[question];
    const forms = [...inUse].filter((form) => asked.length === 0 || asked.includes(form)).toSorted();
    const procedures = standing.flatMap(({ procedure, inForce, topics }) =>
      inForce !== null && TOPIC_OF[question].some((topic) => topics.includes(topic))
        ? [{ procedure, version: inForce }]
        : [],
    );
    const lacks: readonly AnswerLack[] = [
      ...missing,
      ...(procedures.length === 0 ? (['no-procedure'] as const) : []),
      ...(forms.length === 0 && question !== 'Q3' && question !== 'Q1c' ? (['no-form'] as const) : []),
    ];
    return { question, sentences, forms, procedures, missing: lacks };
  });
}

const BODY: Readonly<Record<QuestionId, (room: OpenRoom, today: string) => Body>> = {
  Q1a: accounting,
  Q1b: reconciling,
  Q1c: people,
  Q2: reviewing,
  Q3: training,
};

function accounting(room: OpenRoom): Body {
  const { figures } = reconciliationOf(room);
  const kept = lifeStageCounts(room, figures).filter(({ state }) => state === 'counted' || state === 'not-counted');
  const counted = kept.filter(({ state }) => state === 'counted');
  if (counted.length === 0) return { sentences: [], missing: ['nothing-counted'] };
  const cards = figures.at('county', 'tabulatedInBatches')?.value;
  const transfers = [...entriesOf(room.transfers)].map(([, one]) => one);
  return {
    sentences: [
      { says: 'stages', figures: { counted: counted.length, stages: kept.length } },
      ...(cards === undefined
        ? []
        : [{ says: 'counted', figures: { cards, batches: figures.batches.length } } as const]),
      ...(transfers.length === 0
        ? []
        : [
            {
              says: 'transfers',
              figures: {
                transfers: transfers.length,
                blind: transfers.filter(({ received }) => received.length > 0).length,
              },
            } as const,
          ]),
    ],
    missing: cards === undefined ? ['nothing-counted'] : [],
  };
}

function reconciling(room: OpenRoom): Body {
  const { voters, figures, units } = reconciliationOf(room);
  const ballots = figures.at('county', 'tabulatedInBatches')?.value;
  if (ballots === undefined || voters.units === 0 || voters.unitsMissingFigures > 0) {
    return { sentences: [], missing: ['nothing-reconciled'] };
  }
  const { net, gross, residual, unitsWithDifference } = voters;
  const lines = [...entriesOf(room.explanations)].filter(([, { isWithdrawn }]) => !isWithdrawn);
  return {
    sentences: [
      { says: 'balance', figures: { ballots, voters: ballots - net, net, gross } },
      { says: 'explanations', figures: { explanations: lines.length, residual } },
      { says: 'units', figures: { units: units.length, unitsWithDifference } },
    ],
    missing: [],
  };
}

function people(room: OpenRoom, today: string): Body {
  const onDuty = [...entriesOf(room.people)]
    .map(([, person]) => person)
    .filter((person) => dutiesOf(person, today).length > 0);
  if (onDuty.length === 0) return { sentences: [], missing: ['nobody-on-duty', 'reasons-not-recorded'] };
  const areas = [...entriesOf(room.areas)].map(([, area]) => area).filter(({ isSecured }) => isSecured);
  const authorized = new Set(areas.flatMap((area) => area.authorized.map(({ person }) => person)));
  return {
    sentences: [
      {
        says: 'people',
        figures: {
          people: onDuty.length,
          duties: new Set(onDuty.flatMap((person) => dutiesOf(person, today))).size,
          sworn: onDuty.filter(({ hasOath }) => hasOath).length,
        },
      },
      {
        says: 'parties',
        figures: {
          parties: new Set(onDuty.flatMap(({ party }) => party ?? [])).size,
          withParty: onDuty.filter(({ party }) => party !== null).length,
        },
      },
      { says: 'areas', figures: { authorized: authorized.size, areas: areas.length } },
    ],
    // Why somebody was chosen stands nowhere in the room.
    missing: ['reasons-not-recorded'],
  };
}

function reviewing(room: OpenRoom): Body {
  const { all, approved, byOthers, returned, refused, medianMinutes } = reviewFigures(room);
  if (approved === 0) return { sentences: [], missing: ['nothing-reviewed'] };
  return {
    sentences: [
      { says: 'review', figures: { approved, all, byOthers } },
      ...(medianMinutes === null ? [] : [{ says: 'hours', figures: { minutes: Math.round(medianMinutes) } } as const]),
      { says: 'returns', figures: { returned, refused } },
    ],
    missing: [],
  };
}

function training(room: OpenRoom, today: string): Body {
  const courses = [...entriesOf(room.courses)].flatMap(([, versions]) => {
    const inForce = versions.findLast(({ effectiveFrom }) => effectiveFrom <= today);
    return inForce === undefined ? [] : [inForce];
  });
  if (courses.length === 0) return { sentences: [], missing: ['no-course', 'factors-not-recorded'] };
  const everybody = [...entriesOf(room.people)].map(([, person]) => person);
  const onDuty = everybody.filter((person) => dutiesOf(person, today).length > 0);
  const lapsed = new Set(trainingLapses(room, today).map(({ person }) => person));
  const trainings = everybody.reduce((sum, each) => sum + each.trainings.length, 0);
  const months = courses.map(({ validMonths }) => validMonths);
  return {
    sentences: [
      {
        says: 'courses',
        figures: {
          courses: courses.length,
          duties: new Set(courses.flatMap(({ duties }) => duties)).size,
          months: Math.min(...months),
        },
      },
      {
        says: 'trainings',
        figures: {
          trainings,
          overrides: everybody.reduce((sum, { overrides }) => sum + overrides.length, 0),
        },
      },
      {
        says: 'current',
        figures: { current: onDuty.filter(({ person }) => !lapsed.has(person)).length, onDuty: onDuty.length },
      },
    ],
    missing: [...(trainings === 0 ? (['no-training'] as const) : []), 'factors-not-recorded'],
  };
}
