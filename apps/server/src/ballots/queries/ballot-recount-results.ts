import type { QueryOutput } from '@plumbline/api';
import { type BegunAudit, isInRounds } from '@plumbline/audit';
import {
  isRecountedOtherwise,
  newestReport,
  type OpenRoom,
  type PersonId,
  type RecountResult,
  recountFigures,
  recountResults,
  type SeenRoom,
  sumsOfRecount,
  WHO_MAY,
} from '@plumbline/ballot-management';
import { compareNaturally, contestInvolves } from '@plumbline/election';
import { lookUp, ok } from '@plumbline/prelude';
import { auditNamesOf } from '../../stores/audits.ts';
import { readRoomTexts } from '../../stores/ballot-rooms.ts';
import { auditsOfRoom } from '../history/audits-of-room.ts';
import { peopleAsking } from '../screens/people-asking.ts';
import { namesIn, valuesOf } from '../screens/people-named.ts';
import { defineRoomQuery } from './define-room-query.ts';

type Answer = QueryOutput<'ballot-recount-results'>;
type Shown = Answer['recounts'][number];

/** What recounts found in batches beside what was reported before, and what another result could be recorded of. */
export const ballotRecountResults = defineRoomQuery({
  name: 'ballot-recount-results',

  async show({ services, place, seen, session }) {
    const { whole } = seen;
    const results = recountResults(whole);
    const audits = await auditsOfRoom(services.db, place);
    const names = await auditNamesOf(
      services.db,
      results.flatMap(({ recount }) => auditIn(recount)),
    );
    const asking = {
      people: await peopleAsking({ services, session }, { place, room: whole }),
      texts: await readRoomTexts(services.db, place, results.flatMap(digestsOf)),
    };
    const recounts = Map.groupBy(results, ({ recount }) => JSON.stringify(recount));
    return ok({
      recounts: [...recounts.values()].flatMap((own): Shown[] => {
        const [first] = own;
        if (first === undefined) return [];
        const { recount } = first;
        const name = recount.by === 'order' ? recount.order : (names.get(recount.audit) ?? recount.audit);
        const shown = own.flatMap((result) => resultToShow(seen, result, asking));
        return [{ recount, name, results: shown, sums: sumsToShow(seen, own) }];
      }),
      batches: batchesToRecount(whole),
      contests: contestsToRecount(
        whole,
        audits.map(({ audit }) => audit),
      ),
      begun: audits.flatMap(({ auditId, audit }) => (isInRounds(audit) ? [{ auditId, name: audit.plan.name }] : [])),
    });
  },
});

function auditIn(recount: RecountResult['recount']): readonly string[] {
  return recount.by === 'audit' ? [recount.audit] : [];
}

function digestsOf({ reports }: RecountResult): readonly string[] {
  const newest = reports.at(-1);
  if (newest === undefined) return [];
  const { reason, state } = newest;
  return [...(reason === null ? [] : [reason.text.digest]), ...(state.is === 'returned' ? [state.reason.digest] : [])];
}

function isHidden({ whole, hidesBatch }: SeenRoom, { batch }: RecountResult): boolean {
  const found = lookUp(whole.batches, batch);
  return found !== undefined && hidesBatch(found);
}

type Asking = { readonly people: readonly PersonId[]; readonly texts: ReadonlyMap<string, string> };

function resultToShow(seen: SeenRoom, result: RecountResult, { people, texts }: Asking): Shown['results'] {
  const { whole } = seen;
  const { batch, contest, reports } = result;
  const newest = reports.at(-1);
  if (newest === undefined) return [];
  const { by, at, beforeFrom, reason, state } = newest;
  const hidden = isHidden(seen, result);
  const isDiffering = isRecountedOtherwise(newest);
  const textOf = (digest: string) => texts.get(digest) ?? null;
  return [
    {
      ...{ batch, contest, name: lookUp(whole.batches, batch)?.name ?? batch },
      report: reports.length,
      state: state.is,
      figures: hidden ? null : [...recountFigures(newest)],
      isTyped: beforeFrom === null,
      reportedBy: namesIn(whole, by),
      reportedAt: at,
      reason: reason === null || hidden ? null : textOf(reason.text.digest),
      explainedBy: namesIn(whole, reason?.by ?? []),
      needsReason: !hidden && state.is === 'waits' && isDiffering && reason === null,
      lookedAtBy: 'by' in state ? namesIn(whole, state.by) : [],
      returnedBecause: state.is === 'returned' ? textOf(state.reason.digest) : null,
      mayReview: !hidden && state.is === 'waits' && mayReview(whole, result, people),
    },
  ];
}

function mayReview(room: OpenRoom, { reports }: RecountResult, people: readonly PersonId[]): boolean {
  const { duties } = WHO_MAY['approve-recounts'];
  const hasDuty = people.some((person) =>
    lookUp(room.people, person)?.duties.some(({ duty }) => Array.isArray(duties) && duties.includes(duty)),
  );
  const hadPart = (person: string) =>
    reports.some(({ by, reason }) => by.includes(person) || reason?.by.includes(person) === true);
  return hasDuty && !people.some(hadPart);
}

function sumsToShow(seen: SeenRoom, results: readonly RecountResult[]): Shown['sums'] {
  return [...Map.groupBy(results, ({ contest }) => contest)].map(([contest, own]) => ({
    contest,
    batches: own.length,
    approved: own.filter(({ reports }) => reports.at(-1)?.state.is === 'approved').length,
    lines: own.some((result) => isHidden(seen, result)) ? null : [...sumsOfRecount(own)],
  }));
}

function batchesToRecount(room: OpenRoom): Answer['batches'] {
  const live = valuesOf(room.batches).filter(({ became }) => became.length === 0);
  return live
    .map(({ batch, name }) => {
      const report = newestReport(room, batch);
      const known = report?.state.is === 'approved' ? report.contests.map(({ contest }) => contest) : [];
      return { batch, name, known };
    })
    .toSorted((a, b) => compareNaturally(a.name, b.name));
}

/** The contests of audits of this county, then those of which votes or results stand here. Of two of one name it is the first. */
function contestsToRecount(room: OpenRoom, audits: readonly BegunAudit[]): Answer['contests'] {
  const found = new Map<string, Answer['contests'][number]>();
  const add = (contest: Answer['contests'][number]) => {
    if (!found.has(contest.name)) found.set(contest.name, contest);
  };
  for (const { plan } of audits) {
    for (const contest of plan.contests) {
      const { name, votesAllowed, choices } = contest;
      if (contestInvolves(contest, room.jurisdiction))
        add({ name, votesAllowed, choices: choices.map((one) => one.name) });
    }
  }
  const reported = valuesOf(room.votes).flatMap((reports) => reports.flatMap(({ contests }) => contests));
  const recounted = valuesOf(room.recounts).flatMap(({ reports }) => reports.map(({ before }) => before));
  for (const { contest, votesAllowed, choices } of [...reported, ...recounted]) {
    add({ name: contest, votesAllowed, choices: choices.map(({ choice }) => choice) });
  }
  return [...found.values()].toSorted((a, b) => compareNaturally(a.name, b.name));
}
