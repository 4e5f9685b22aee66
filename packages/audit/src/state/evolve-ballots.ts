import { assert, EMPTY_MAP, lookUp, type MapMaker, updateAll, withEntry, withoutEntry } from '@plumbline/prelude';
import { assertInRounds } from './assert-phase.ts';
import type { EventOf } from './audit-event.ts';
import type { Audit, AuditedBallot, AuditInRounds, ContestedBallot, RecordedVotes } from './audit-state.ts';
import { currentRound, findBoard } from './audit-view.ts';
import { afterEntry, asAudited, type CardEntries, entriesOfCard, standOf } from './card-entries.ts';
import { cardsToLookAtAgain } from './reopened-card.ts';
import { withApart } from './units-apart.ts';

/**
 * The same as folding these events one after another, at a fraction of the time: there may be millions. With a `maker`, the
 * audits that it was given before must not be used any more.
 */
export function evolveBallots(audit: Audit, events: readonly EventOf<'ballot-recorded'>[], maker?: MapMaker): Audit {
  const before = assertInRounds(audit);
  assert(before.phase === 'round-open', 'work is recorded while a round is open', { phase: before.phase });
  let after: AuditInRounds = before;
  for (const [jurisdiction, own] of Map.groupBy(events, (event) => event.jurisdiction)) {
    const isPlain =
      lookUp(after.results.contested, jurisdiction) === undefined && own.every(({ entry }) => entry === undefined);
    if (isPlain && !hasTrail(after, own)) after = withPlain(after, jurisdiction, own, maker);
    else for (const event of own) after = withEntryOfCard(after, event);
  }
  return after;
}

/** Whether something was entered on a device for one of the cards. */
function hasTrail(audit: AuditInRounds, events: readonly EventOf<'ballot-recorded'>[]): boolean {
  return events.some(
    ({ jurisdiction, ballot }) => lookUp(lookUp(audit.results.ballots, jurisdiction), ballot)?.trail !== undefined,
  );
}

function withPlain(
  audit: AuditInRounds,
  jurisdiction: string,
  events: readonly EventOf<'ballot-recorded'>[],
  maker: MapMaker | undefined,
): AuditInRounds {
  const round = currentRound(audit).number;
  const changes = events.map((event) => [event.ballot, event] as const);
  const found = updateAll<AuditedBallot, EventOf<'ballot-recorded'>>(
    lookUp(audit.results.ballots, jurisdiction) ?? EMPTY_MAP,
    changes,
    (audited, { board, record }) => sharedBallot({ round, revision: (audited?.revision ?? 0) + 1, board, record }),
    maker,
  );
  const ballots = withEntry(audit.results.ballots, jurisdiction, found);
  return { ...audit, results: { ...audit.results, ballots } };
}

/** A card is counted while it is known what was seen; otherwise it is set apart, and nothing that is measured sees it. */
function withEntryOfCard(audit: AuditInRounds, event: EventOf<'ballot-recorded'>): AuditInRounds {
  const { jurisdiction, ballot } = event;
  const round = currentRound(audit).number;
  const before = entriesOfCard(audit, jurisdiction, ballot);
  const entries = afterEntry(before, madeAnew(audit, event, before));
  assert(entries.standing.length > 0, 'an entry of a card stands', { jurisdiction, ballot });
  const { ballots, contested } = audit.results;
  const counted = lookUp(ballots, jurisdiction) ?? EMPTY_MAP;
  const apart = lookUp(contested, jurisdiction) ?? EMPTY_MAP;
  const isApart = standOf(entries) !== 'audited';
  const results = {
    ballots: withEntry(
      ballots,
      jurisdiction,
      isApart ? withoutEntry(counted, ballot) : withEntry(counted, ballot, asAudited(entries, round)),
    ),
    contested: withApart(
      contested,
      jurisdiction,
      isApart ? withEntry<ContestedBallot>(apart, ballot, { round, ...entries }) : withoutEntry(apart, ballot),
    ),
  };
  return { ...audit, results: { ...audit.results, ...results } };
}

/**
 * Of a card that is entered twice and was opened again the next entry takes the place of all that stood, so that both people look at it
 * anew: also where a device did not know that it was opened, and named their own entry alone.
 */
function madeAnew(
  audit: AuditInRounds,
  event: EventOf<'ballot-recorded'>,
  before: CardEntries,
): EventOf<'ballot-recorded'> {
  const { jurisdiction, ballot, entry } = event;
  // One that another stands in the place of already was made before.
  if (entry?.reader === undefined || before.awaited.includes(entry.id)) return event;
  const board = findBoard(audit, event);
  const isOpen =
    board !== undefined && cardsToLookAtAgain(audit, jurisdiction, board).some((one) => one.ballot === ballot);
  if (!isOpen) return event;
  const replaces = [...new Set([...entry.replaces, ...before.standing.map(({ id }) => id)])];
  return { ...event, entry: { ...entry, replaces } };
}

/** By what was seen; few, because only cards that are read soon after one another share it. */
const sharedBallots = new Map<RecordedVotes, AuditedBallot>();
const SHARED_MAX = 1_000;

/**
 * Cards of a board on which the same was seen are one object, where their events share what was seen: a state of a million
 * cards takes a third of the memory.
 */
function sharedBallot(audited: AuditedBallot): AuditedBallot {
  const { round, revision, board, record } = audited;
  const known = sharedBallots.get(record);
  if (known?.round === round && known.revision === revision && known.board === board) return known;
  if (sharedBallots.size >= SHARED_MAX) sharedBallots.clear();
  sharedBallots.set(record, audited);
  return audited;
}
