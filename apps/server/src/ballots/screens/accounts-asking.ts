import type { RoomPlace } from '../../log/ballot-chains.ts';
import { findJointSession, type JointSession } from '../../stores/joint-sessions.ts';
import type { Reader } from '../../stores/store.ts';

/** Two share a device for a working day at most. */
export const JOINT_MS_MAX = 8 * 60 * 60_000;

/** Who acts together with the owner of a session in this room now; nothing where nobody does, or not any more. */
export async function jointSessionIn(
  db: Reader,
  asked: { readonly place: RoomPlace; readonly sessionDigest: string | undefined; readonly at: Date },
): Promise<JointSession | undefined> {
  const { place, sessionDigest, at } = asked;
  if (sessionDigest === undefined) return undefined;
  const joint = await findJointSession(db, sessionDigest);
  if (joint?.electionId !== place.electionId || joint.jurisdiction !== place.jurisdiction) return undefined;
  return at.getTime() - joint.joinedAt.getTime() < JOINT_MS_MAX ? joint : undefined;
}

/** The accounts that ask: the one that is signed in, and the one that joined it. There is no other way to name a second person. */
export async function accountsAsking(
  db: Reader,
  asked: {
    readonly place: RoomPlace;
    readonly personId: string;
    readonly sessionDigest: string | undefined;
    readonly at: Date;
  },
): Promise<readonly string[]> {
  const joint = await jointSessionIn(db, asked);
  return joint === undefined ? [asked.personId] : [asked.personId, joint.personId];
}
