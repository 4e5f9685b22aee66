import { err, lookUp, ok } from '@plumbline/prelude';
import type { BallotCommandOf } from '../state/ballot-command.ts';
import type { BallotDecision } from '../state/ballot-decision.ts';
import type { BallotEvent, Grant } from '../state/ballot-event.ts';
import { evolveRoom } from '../state/evolve.ts';
import { type Acting, done, event } from './acting.ts';

/**
 * An account, an oath or a duty for somebody. In a room that two administrators have opened it is asked by one person and waits for
 * another; in a room of one administrator it is given at once, and the room says that one person vouches for everybody.
 */
export function decideGrant(acting: Acting, grant: Grant): BallotDecision {
  const { room } = acting;
  if (!room.takesTwo) return ok([given(acting, grant)]);
  return event(acting, 'grant-proposed', { proposal: `grant ${room.grants.size + 1}`, grant });
}

/** Somebody else of the office, who is not the person it is for, confirms what was asked; or it is taken back. */
export function decideGrants(
  acting: Acting,
  command: BallotCommandOf<'confirm-grants' | 'withdraw-grant'>,
): BallotDecision {
  const { by } = acting;
  const proposals = command.type === 'confirm-grants' ? command.proposals : [command.proposal];
  const events: BallotEvent[] = [];
  let room = acting.room;
  for (const proposal of proposals) {
    const found = lookUp(room.grants, proposal);
    if (found?.state !== 'waits') return err({ code: 'unknown', kind: 'grant', name: proposal });
    const { grant } = found;
    const decided: BallotEvent[] = [];
    if (command.type === 'withdraw-grant') decided.push(done(acting, 'grant-withdrawn', { proposal }));
    else {
      const proposer = by.find((person) => found.by.includes(person));
      if (proposer !== undefined) return err({ code: 'confirmed-by-proposer', person: proposer });
      if (by.includes(grant.person)) return err({ code: 'confirmed-by-themselves', person: grant.person });
      if (grant.what === 'sign-in' && lookUp(room.signIns, grant.signIn) !== undefined) {
        return err({ code: 'name-taken', kind: 'sign-in', name: grant.signIn });
      }
      const both = { by: [...found.by, ...by], at: acting.at };
      decided.push(done(acting, 'grant-confirmed', { proposal }), given(both, grant));
    }
    for (const each of decided) room = evolveRoom(room, each);
    events.push(...decided);
  }
  return ok(events);
}

function given(acting: Pick<Acting, 'by' | 'at'>, grant: Grant): BallotEvent {
  switch (grant.what) {
    case 'sign-in':
      return done(acting, 'sign-in-added', { person: grant.person, signIn: grant.signIn });
    case 'oath':
      return done(acting, 'oath-taken', { person: grant.person });
    case 'duty': {
      const { what: _, ...duty } = grant;
      return done(acting, 'duty-assigned', duty);
    }
  }
}
