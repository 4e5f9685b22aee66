import type { Sha256 } from '@plumbline/election';
import { err, lookUp, ok, type Result } from '@plumbline/prelude';
import type { BallotEvent } from '../state/ballot-event.ts';
import type { OpenRoom } from '../state/room.ts';
import type { Instant } from '../units/instant.ts';

/** Why a text is not taken out. */
export type RedactionRefusal = {
  readonly code: 'text-not-kept' | 'text-redacted-already' | 'redaction-reason-missing';
};

/**
 * Takes a text of a room out, as one that names a voter. It is for the office to do, whether or not its administrator is a person of the room: `account` is
 * theirs. `isKept` says whether a text of this room lies under the digest.
 */
export function redactRoomText(
  room: OpenRoom,
  asked: { readonly digest: Sha256; readonly reason: string; readonly isKept: boolean },
  by: { readonly account: string; readonly at: Instant },
): Result<readonly BallotEvent[], RedactionRefusal> {
  const { digest, isKept } = asked;
  if (!isKept) return err({ code: 'text-not-kept' });
  if (lookUp(room.redactedTexts, digest) !== undefined) return err({ code: 'text-redacted-already' });
  const reason = asked.reason.trim();
  if (reason === '') return err({ code: 'redaction-reason-missing' });
  const person = lookUp(room.signIns, by.account);
  return ok([{ type: 'text-redacted', by: person === undefined ? [] : [person], at: by.at, digest, reason }]);
}
