import { digestOfText } from '@plumbline/audit';
import { assertNever, err, lookUp, ok, type Result } from '@plumbline/prelude';
import { figuresOf } from '../reports/figures.ts';
import { isRecountedOtherwise } from '../reports/recount-results.ts';
import { newestReport } from '../reports/tallies.ts';
import { votesProblem } from '../reports/votes-problem.ts';
import type { BallotCommandOf } from '../state/ballot-command.ts';
import type { BallotDecision } from '../state/ballot-decision.ts';
import type { ContestVotes } from '../state/ballot-event.ts';
import type { BallotRefusal } from '../state/ballot-refusal.ts';
import type { Digest } from '../state/nouns.ts';
import { type RecountNamed, recountKey } from '../state/recount.ts';
import type { OpenRoom, RecountReport, RecountResult } from '../state/room.ts';
import { type Acting, event, saidIn } from './acting.ts';
import { liveBatch } from './decide-batches.ts';
import { REASON_LENGTH_MIN } from './decide-people.ts';
import { roomSeenBy } from './room-seen-by.ts';

/** Commands about what recounts found, batch by batch. */
export type RecountCommand = BallotCommandOf<
  'report-recount' | 'explain-recount' | 'approve-recounts' | 'return-recounts'
>;

/** What a recount found is recorded by one, explained where it differs, and looked at by another. */
export function decideRecounts(acting: Acting, command: RecountCommand): BallotDecision {
  switch (command.type) {
    case 'report-recount':
      return decideReport(acting, command);
    case 'explain-recount': {
      const { result, reason } = command;
      const found = standingResult(acting, result);
      if (!found.ok) return found;
      if (!isRecountedOtherwise(found.value.newest)) return err({ code: 'recount-not-differing', batch: result.batch });
      return refuseShort(reason.text) ?? event(acting, 'recount-explained', { result, reason: digestOf(reason) });
    }
    case 'approve-recounts': {
      const refusal = refuseReviewed(acting, command.results) ?? refuseUnexplained(acting.room, command.results);
      return refusal === undefined ? event(acting, 'recounts-approved', saidIn(command)) : err(refusal);
    }
    case 'return-recounts': {
      const { results, reason } = command;
      const refusal = refuseReviewed(acting, results);
      if (refusal !== undefined) return err(refusal);
      return refuseShort(reason.text) ?? event(acting, 'recounts-returned', { results, reason: digestOf(reason) });
    }
    default:
      return assertNever(command);
  }
}

function digestOf(text: BallotCommandOf<'return-recounts'>['reason']): Digest {
  return { digest: digestOfText(text) };
}

function refuseShort(text: string): BallotDecision | undefined {
  const { length } = text.trim();
  return length < REASON_LENGTH_MIN ? err({ code: 'text-too-short', least: REASON_LENGTH_MIN, length }) : undefined;
}

function decideReport({ room, ...acting }: Acting, command: BallotCommandOf<'report-recount'>): BallotDecision {
  const { recount, batch, cards, after } = command;
  const found = liveBatch(room, batch);
  if (!found.ok) return found;
  const cardsBefore = figuresOf(room).at(found.value.countedAt, 'handCount')?.value;
  if (cardsBefore === undefined) return err({ code: 'batch-not-counted', batch });
  const known = votesBefore(room, batch, command);
  if (!known.ok) return known;
  const { before, beforeFrom } = known.value;
  const refusal =
    (beforeFrom === null ? refuseVotes(batch, cardsBefore, before) : undefined) ?? refuseVotes(batch, cards, after);
  if (refusal !== undefined) return err(refusal);
  if (!isSameContest(before, after)) return err({ code: 'recount-of-other-choices', batch, contest: after.contest });
  const reported = { recount, batch, cardsBefore, cards, before, beforeFrom, after };
  return event({ room, ...acting }, 'recount-reported', reported);
}

type Before = { readonly before: ContestVotes; readonly beforeFrom: number | null };

/** What was reported before: the approved votes of the batch, and only where the room has none of this contest, what is typed from the papers. */
function votesBefore(
  room: OpenRoom,
  batch: string,
  { before, after: { contest } }: BallotCommandOf<'report-recount'>,
): Result<Before, BallotRefusal> {
  const report = newestReport(room, batch);
  const known = report?.state.is === 'outdated' ? undefined : report?.contests.find((one) => one.contest === contest);
  if (known === undefined) {
    return before === null ? err({ code: 'recount-before-missing', batch, contest }) : ok({ before, beforeFrom: null });
  }
  if (report?.state.is !== 'approved') return err({ code: 'recount-before-not-approved', batch, contest });
  if (before !== null) return err({ code: 'recount-before-known', batch, contest });
  return ok({ before: known, beforeFrom: lookUp(room.votes, batch)?.length ?? null });
}

function refuseVotes(batch: string, cards: number, votes: ContestVotes): BallotRefusal | undefined {
  const names = votes.choices.map(({ choice }) => choice);
  const twice = names.find((each, at) => names.indexOf(each) !== at);
  return twice === undefined ? votesProblem(batch, cards, votes) : { code: 'votes-named-twice', batch, name: twice };
}

function isSameContest(before: ContestVotes, after: ContestVotes): boolean {
  const names = new Set(before.choices.map(({ choice }) => choice));
  return (
    before.contest === after.contest &&
    before.votesAllowed === after.votesAllowed &&
    names.size === after.choices.length &&
    after.choices.every(({ choice }) => names.has(choice))
  );
}

type Standing = { readonly result: RecountResult; readonly newest: RecountReport };

/** A result as it was recorded last, while it waits for the second person; what whoever asks is still to count first is not told to them. */
function standingResult({ room, by, day }: Acting, named: RecountNamed): Result<Standing, BallotRefusal> {
  const { batch, report } = named;
  const found = liveBatch(room, batch);
  if (!found.ok) return found;
  if (roomSeenBy(room, by, day).hidesBatch(found.value)) return err({ code: 'figures-hidden' });
  const result = lookUp(room.recounts, recountKey(named));
  const newest = result?.reports.at(-1);
  if (result === undefined || newest?.state.is !== 'waits' || result.reports.length !== report) {
    return err({ code: 'recount-not-waiting', batch });
  }
  return ok({ result, newest });
}

/** Each result once, as it was recorded last, by nobody who has recorded or explained it. */
function refuseReviewed(acting: Acting, results: readonly RecountNamed[]): BallotRefusal | undefined {
  if (results.length === 0 || new Set(results.map(recountKey)).size !== results.length) {
    return { code: 'batches-not-each-once' };
  }
  for (const named of results) {
    const found = standingResult(acting, named);
    if (!found.ok) return found.error;
    const { reports } = found.value.result;
    const hadPart = (person: string) =>
      reports.some((one) => one.by.includes(person) || one.reason?.by.includes(person) === true);
    const person = acting.by.find(hadPart);
    if (person !== undefined) return { code: 'recount-reviewed-by-reporter', batch: named.batch, person };
  }
  return undefined;
}

function refuseUnexplained(room: OpenRoom, results: readonly RecountNamed[]): BallotRefusal | undefined {
  const open = results.find((named) => {
    const newest = lookUp(room.recounts, recountKey(named))?.reports.at(-1);
    return newest !== undefined && newest.reason === null && isRecountedOtherwise(newest);
  });
  return open === undefined ? undefined : { code: 'recount-not-explained', batch: open.batch, contest: open.contest };
}
