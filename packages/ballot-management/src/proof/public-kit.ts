import { compareNaturally } from '@plumbline/election';
import { entriesOf } from '@plumbline/prelude';
import { earliestDestruction } from '../reports/earliest-destruction.ts';
import { standingManifest } from '../reports/manifest.ts';
import type { Topic } from '../state/nouns.ts';
import type { OpenRoom } from '../state/room.ts';
import type { Instant } from '../units/instant.ts';
import { dutiesOf } from './evidence-of-office.ts';
import { type PublicStep, type PublicView, publicViewOf } from './public-view.ts';

/* What an office tells the public before, during and after an election. Nothing is told that no record bears. */

export const KIT_PHASES = ['before', 'during', 'after'] as const;
export type KitPhase = (typeof KIT_PHASES)[number];

/** Where the record of a statement is: a page of the room. */
export type KitPage =
  | 'overview'
  | 'people'
  | 'training'
  | 'procedures'
  | 'plan'
  | 'batches'
  | 'containers'
  | 'seals'
  | 'storage'
  | 'forms'
  | 'review'
  | 'incidents'
  | 'reconciliation'
  | 'manifest'
  | 'custody';

/** What stands in a blank of a statement: a figure, a day of the calendar, or names as the office has them. */
export type KitFilling = number | { readonly day: string } | { readonly names: readonly string[] };

/** What each statement rests on, in the order in which it is told. */
export const KIT_STATEMENTS = {
  before: {
    electionDay: 'overview',
    places: 'batches',
    earlyDays: 'batches',
    procedures: 'procedures',
    trained: 'training',
    oaths: 'people',
    printed: 'forms',
    seals: 'seals',
    plan: 'plan',
  },
  during: {
    custodyRule: 'procedures',
    given: 'forms',
    returned: 'forms',
    batched: 'containers',
    sealed: 'seals',
    stored: 'storage',
    entries: 'storage',
    accountingRule: 'procedures',
  },
  after: {
    counted: 'forms',
    balance: 'reconciliation',
    differences: 'reconciliation',
    reconciliationRule: 'procedures',
    reviewed: 'review',
    corrections: 'forms',
    incidents: 'incidents',
    manifest: 'manifest',
    checked: 'custody',
    certified: 'overview',
    kept: 'overview',
  },
} as const satisfies Readonly<Record<KitPhase, Readonly<Record<string, KitPage>>>>;

type StatementsOf<Phase extends KitPhase> = keyof (typeof KIT_STATEMENTS)[Phase];
export type KitStatementName = { [Phase in KitPhase]: StatementsOf<Phase> }[KitPhase];

/** Sentences that say a statement: where what is to be said differs, it has several. */
export type KitSentence =
  | Exclude<KitStatementName, 'balance' | 'differences' | 'corrections' | 'incidents' | 'returned'>
  | 'balanceSame'
  | 'balanceFewer'
  | 'balanceMore'
  | 'differencesNone'
  | 'differencesExplained'
  | 'differencesOpen'
  | 'correctionsNone'
  | 'corrections'
  | 'incidentsNone'
  | 'incidents'
  | 'returned';

/** Something to be told, with its record; `said` is null where the record is missing, and then it is told to nobody. */
export type KitStatement = {
  readonly statement: KitStatementName;
  readonly phase: KitPhase;
  readonly page: KitPage;
  readonly said: { readonly sentence: KitSentence; readonly filling: Readonly<Record<string, KitFilling>> } | null;
};

/** Ten questions that people ask often, each answered by statements. */
export const KIT_QUESTIONS = {
  who: ['oaths', 'trained', 'custodyRule'],
  where: ['places', 'earlyDays', 'electionDay'],
  lost: ['accountingRule', 'balance', 'printed'],
  differ: ['differences', 'reconciliationRule'],
  mail: ['returned', 'given'],
  kept: ['stored', 'batched', 'plan'],
  seals: ['seals', 'sealed'],
  reviews: ['reviewed', 'procedures'],
  wrong: ['incidents', 'corrections'],
  again: ['manifest', 'checked', 'kept'],
} as const satisfies Readonly<Record<string, readonly KitStatementName[]>>;
export type KitQuestion = keyof typeof KIT_QUESTIONS;

type Said = KitStatement['said'];

/** What the office can tell at this moment, and what it cannot tell yet for want of a record. Figures come from approved forms only. */
export function publicKitOf(room: OpenRoom, now: Instant): readonly KitStatement[] {
  const view = publicViewOf(room, now);
  const said: Readonly<Record<KitStatementName, Said>> = {
    ...saidBefore(room, view, now),
    ...saidDuring(room, view),
    ...saidAfter(room, view),
  };
  return KIT_PHASES.flatMap((phase) =>
    // The keys of this table are the names of statements.
    (Object.entries(KIT_STATEMENTS[phase]) as [KitStatementName, KitPage][]).map(([statement, page]) => {
      return { statement, phase, page, said: said[statement] };
    }),
  );
}

function saying(sentence: KitSentence, filling: Readonly<Record<string, KitFilling>> = {}): Said {
  return { sentence, filling };
}

/** Said of what there is at least one of. */
function counted(sentence: KitSentence, count: number, more: Readonly<Record<string, KitFilling>> = {}): Said {
  return count === 0 ? null : saying(sentence, { count, ...more });
}

function stepOf({ steps }: PublicView, step: PublicStep): number {
  return steps.find((one) => one.step === step)?.value ?? 0;
}

function approvedOf(room: OpenRoom, topic: Topic | undefined): number {
  const versions = [...entriesOf(room.procedures)].flatMap(([, each]) => {
    const newest = each.findLast(({ effectiveFrom }) => effectiveFrom !== null);
    return newest === undefined ? [] : [newest];
  });
  return versions.filter(({ kind, topics }) => {
    return kind === 'procedure' && (topic === undefined || topics.includes(topic));
  }).length;
}

function saidBefore(room: OpenRoom, view: PublicView, now: Instant): Readonly<Record<StatementsOf<'before'>, Said>> {
  const sites = [...entriesOf(room.sites)].map(([, site]) => site).filter(({ kind }) => kind !== 'central');
  const names = sites.map(({ site }) => site).toSorted(compareNaturally);
  const days = sites.flatMap((site) => (site.kind === 'early-voting' ? site.days : [])).toSorted();
  const [first, last] = [days[0], days.at(-1)];
  const today = now.slice(0, 10);
  const onDuty = [...entriesOf(room.people)].filter(([, person]) => dutiesOf(person, today).length > 0);
  const sworn = onDuty.filter(([, { hasOath }]) => hasOath).length;
  const { training } = view;
  const { batchPlan } = room;
  const planned = batchPlan?.lots.flatMap(({ batches }) => batches) ?? [];
  return {
    electionDay: saying('electionDay', { day: { day: room.electionDay } }),
    places: counted('places', names.length, { names: { names } }),
    earlyDays:
      first === undefined || last === undefined
        ? null
        : saying('earlyDays', { count: new Set(days).size, first: { day: first }, last: { day: last } }),
    procedures: counted('procedures', approvedOf(room, undefined)),
    // Without a course nobody is trained, whatever is not asked of them.
    trained: room.courses.size === 0 || training.onDuty === 0 ? null : saying('trained', { ...training }),
    oaths: sworn === 0 ? null : saying('oaths', { sworn, onDuty: onDuty.length }),
    printed: counted('printed', stepOf(view, 'printed')),
    seals: counted('seals', room.seals.size),
    plan: counted('plan', planned.length, { containers: new Set(planned.map(({ container }) => container)).size }),
  };
}

function saidDuring(room: OpenRoom, view: PublicView): Readonly<Record<StatementsOf<'during'>, Said>> {
  return {
    custodyRule: approvedOf(room, 'custody') === 0 ? null : saying('custodyRule'),
    given: counted('given', stepOf(view, 'given')),
    returned: counted('returned', stepOf(view, 'returned')),
    batched: counted('batched', stepOf(view, 'batched')),
    sealed: counted('sealed', stepOf(view, 'sealed')),
    stored: counted('stored', stepOf(view, 'stored')),
    entries: counted('entries', view.entries),
    accountingRule: approvedOf(room, 'accounting') === 0 ? null : saying('accountingRule'),
  };
}

function saidAfter(room: OpenRoom, view: PublicView): Readonly<Record<StatementsOf<'after'>, Said>> {
  const { balance, review, incidents, corrections, places } = view;
  const isBegun = review.approved > 0;
  const differing = places.filter(({ difference }) => difference !== null && difference !== 0).length;
  const manifest = standingManifest(room);
  return {
    counted: counted('counted', stepOf(view, 'counted')),
    balance:
      balance === null
        ? null
        : saying(balance.net === 0 ? 'balanceSame' : balance.net < 0 ? 'balanceFewer' : 'balanceMore', {
            voters: balance.voters,
            ballots: balance.ballots,
            count: Math.abs(balance.net),
          }),
    differences:
      balance === null
        ? null
        : differing === 0
          ? saying('differencesNone')
          : balance.residual === 0
            ? saying('differencesExplained', { count: differing })
            : saying('differencesOpen', { count: differing, open: Math.abs(balance.residual) }),
    reconciliationRule: approvedOf(room, 'reconciliation') === 0 ? null : saying('reconciliationRule'),
    reviewed: isBegun ? saying('reviewed', { ...review }) : null,
    corrections: !isBegun
      ? null
      : corrections.length === 0
        ? saying('correctionsNone')
        : saying('corrections', { count: corrections.length }),
    // Before anything was counted it would say nothing that none is written down.
    incidents: !isBegun
      ? null
      : incidents.length === 0
        ? saying('incidentsNone')
        : saying('incidents', {
            count: incidents.length,
            settled: incidents.filter(({ isClosed }) => isClosed).length,
          }),
    manifest:
      manifest === undefined ? null : saying('manifest', { count: manifest.batches.length, cards: manifest.cards }),
    checked: counted('checked', stepOf(view, 'checked')),
    certified: room.certificationDay === null ? null : saying('certified', { day: { day: room.certificationDay } }),
    kept: saying('kept', { day: { day: earliestDestruction(room) } }),
  };
}

/** The statements that answer a question, of those that can be told. */
export function answerOf(kit: readonly KitStatement[], question: KitQuestion): readonly KitStatement[] {
  const wanted: readonly KitStatementName[] = KIT_QUESTIONS[question];
  return wanted.flatMap((name) => kit.filter(({ statement, said }) => statement === name && said !== null));
}
