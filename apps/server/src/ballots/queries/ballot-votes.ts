import type { QueryOutput } from '@plumbline/api';
import type { BegunAudit, RegisteredFile } from '@plumbline/audit';
import {
  draftManifest,
  newestReport,
  type OpenRoom,
  type SeenRoom,
  standingManifest,
  type TalliesObstacle,
  type VotesReport,
  WHO_MAY,
} from '@plumbline/ballot-management';
import { Sha256Schema } from '@plumbline/election';
import { lookUp, ok } from '@plumbline/prelude';
import { ballotObstacleInWords } from '@plumbline/words/ballot-refusal-words';
import { loadAudit } from '../../audit/history/load-audit.ts';
import { auditsOfElection } from '../../stores/audits.ts';
import { type TalliesForAudit, talliesForAudit } from '../history/tallies-for-audit.ts';
import { peopleAsking } from '../screens/people-asking.ts';
import { namesIn } from '../screens/people-named.ts';
import { hidesAnyBatch } from '../screens/room-figures.ts';
import { defineRoomQuery, type RoomContext } from './define-room-query.ts';

type Answer = QueryOutput<'ballot-votes'>;
type ShownBatch = Answer['batches'][number];
type ShownAudit = Answer['audits'][number];

const OBSTACLES_SHOWN_MAX = 100;

/** Every batch with the votes that were reported of it last, and what keeps them from each audit that compares batches. */
export const ballotVotes = defineRoomQuery({
  name: 'ballot-votes',

  async show(context) {
    const { seen, place, services, session } = context;
    const { whole } = seen;
    const people = await peopleAsking({ services, session }, { place, room: whole });
    const { rows } = draftManifest(whole, standingManifest(whole)?.form ?? 'by-batch');
    const batches = rows.map((row) => batchToShow(seen, row, people));
    return ok({ batches, audits: await auditsToShow(context) });
  },
});

function batchToShow(
  { whole, hidesBatch }: SeenRoom,
  { batch, name }: { readonly batch: string; readonly name: string },
  people: readonly string[],
): ShownBatch {
  const reports = lookUp(whole.votes, batch) ?? [];
  const newest = reports.at(-1);
  if (newest === undefined) return { ...NOTHING_REPORTED, batch, name };
  const found = lookUp(whole.batches, batch);
  const isHidden = found !== undefined && hidesBatch(found);
  const { cards, contests, by, at, method, state } = newest;
  return {
    batch,
    name,
    state: state.is,
    report: reports.length,
    cards: isHidden ? null : cards,
    contests: isHidden ? null : [...contests],
    reportedBy: namesIn(whole, by),
    reportedAt: at,
    method,
    lookedAtBy: 'by' in state ? namesIn(whole, state.by) : [],
    mayReview: !isHidden && mayReview(whole, reports, people),
  };
}

const NOTHING_REPORTED = {
  state: 'none',
  report: 0,
  cards: null,
  contests: null,
  reportedBy: [],
  reportedAt: null,
  method: null,
  lookedAtBy: [],
  mayReview: false,
} as const satisfies Partial<ShownBatch>;

/** Whoever asks has the duty, and none of them has reported votes of the batch. */
function mayReview(room: OpenRoom, reports: readonly VotesReport[], people: readonly string[]): boolean {
  const { duties } = WHO_MAY['approve-votes'];
  const hasDuty = people.some((person) =>
    lookUp(room.people, person)?.duties.some(({ duty }) => Array.isArray(duties) && duties.includes(duty)),
  );
  const reported = people.some((person) => reports.some(({ by }) => by.includes(person)));
  return reports.at(-1)?.state.is === 'waits' && hasDuty && !reported;
}

/** The audits of the election that compare batches of this jurisdiction, and what each of them has and lacks. */
async function auditsToShow(context: RoomContext): Promise<ShownAudit[]> {
  const { services, place, seen } = context;
  const audits: ShownAudit[] = [];
  for (const { auditId } of await auditsOfElection(services.db, place.electionId)) {
    const { audit } = await loadAudit(services.db, auditId);
    const tallies = talliesForAudit(seen.whole, audit);
    if (tallies !== undefined) audits.push(auditToShow(seen, { auditId, audit, tallies }));
  }
  return audits;
}

function auditToShow(
  seen: SeenRoom,
  {
    auditId,
    audit,
    tallies,
  }: { readonly auditId: string; readonly audit: BegunAudit; readonly tallies: TalliesForAudit },
): ShownAudit {
  const { whole } = seen;
  const { draft, manifest } = tallies;
  const handed = whole.tallies.findLast((each) => each.audit === auditId);
  const inUse = (kind: RegisteredFile['kind']) =>
    audit.files.find((file) => file.kind === kind && file.jurisdiction === whole.jurisdiction);
  return {
    auditId,
    name: audit.plan.name,
    isPlanned: audit.phase === 'planning',
    manifest: whichFile(inUse('manifest'), manifest?.file.sha256),
    totals: whichFile(inUse('candidate-totals'), handed?.file.sha256),
    withdrawnBecause: handed?.withdrawnBecause ?? null,
    obstacles: draft.obstacles.slice(0, OBSTACLES_SHOWN_MAX).map((one) => ({
      says: ballotObstacleInWords(isHidden(seen, one) ? { what: 'figures-hidden' } : one),
      ...wayTo(one),
    })),
    obstacleCount: draft.obstacles.length,
    batches: draft.rows.length,
    approved: approvedRows(whole, draft).length,
    totalsByChoice: totalsByChoice(seen, audit, tallies),
    file: handed === undefined ? null : { name: handed.file.name, sha256: Sha256Schema.parse(handed.file.sha256) },
  };
}

function whichFile(file: RegisteredFile | undefined, digest: string | undefined): ShownAudit['totals'] {
  if (file === undefined) return 'none';
  return file.sha256 === digest && file.headers === undefined ? 'this' : 'another';
}

/** A number of cards or of votes tells the count of a batch to whoever is to read it again first. */
function isHidden({ whole, hidesBatch }: SeenRoom, obstacle: TalliesObstacle): boolean {
  if (obstacle.what !== 'votes-on-other-cards' && obstacle.what !== 'votes-above-cards') return false;
  const found = lookUp(whole.batches, obstacle.batch);
  return found !== undefined && hidesBatch(found);
}

function wayTo(obstacle: TalliesObstacle): Pick<ShownAudit['obstacles'][number], 'page' | 'search'> {
  switch (obstacle.what) {
    case 'votes-waiting':
      return { page: 'votes', search: { find: obstacle.batch } };
    case 'votes-name-repeated':
      return { page: 'batches', search: { find: obstacle.name } };
    default:
      return { page: 'files', search: {} };
  }
}

function approvedRows(room: OpenRoom, { rows }: TalliesForAudit['draft']): TalliesForAudit['draft']['rows'] {
  return rows.filter(({ batch }) => newestReport(room, batch)?.state.is === 'approved');
}

/**
 * The votes that stand in batches of the manifest, choice by choice, beside those that were reported to the audit. The audit knows a contest in
 * several jurisdictions only as a whole, so those are not compared here.
 */
function totalsByChoice(seen: SeenRoom, { plan }: BegunAudit, { asked, draft }: TalliesForAudit) {
  const { whole } = seen;
  const rows = approvedRows(whole, draft);
  const hides = hidesAnyBatch(seen);
  return asked.contests.flatMap(({ name: contest }) => {
    const planned = plan.contests.find(({ name }) => name === contest);
    const { jurisdictions = [] } = planned ?? {};
    const all = plan.jurisdictions.map(({ name }) => name);
    const isWhole = (jurisdictions === 'all' ? all : jurisdictions).length === 1;
    return (planned?.choices ?? []).map(({ name: choice, votes }) => {
      let inBatches = 0;
      for (const row of rows) inBatches += row.votes(contest, choice);
      return { contest, choice, reported: isWhole ? votes : null, inBatches: hides ? null : inBatches };
    });
  });
}
