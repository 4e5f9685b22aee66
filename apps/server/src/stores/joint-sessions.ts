import type { RoomPlace } from '../log/ballot-chains.ts';
import type { Reader, Writer } from './store.ts';

/** The second person at a device, in which room, and since when. */
export type JointSession = RoomPlace & { readonly personId: string; readonly joinedAt: Date };

/** Who acts together with the owner of a session; nothing where nobody does. */
export async function findJointSession(db: Reader, tokenSha256: string): Promise<JointSession | undefined> {
  const query = db.selectFrom('joint_session').selectAll().where('token_sha256', '=', tokenSha256);
  const row = await query.executeTakeFirst();
  if (row === undefined) return undefined;
  const { election_id: electionId, jurisdiction, person_id: personId, joined_at: joinedAt } = row;
  return { electionId, jurisdiction, personId, joinedAt };
}

/** The second person takes a place beside the owner of the session; whoever was there before is there no more. */
export async function joinSession(tx: Writer, tokenSha256: string, joint: JointSession): Promise<void> {
  const { electionId, jurisdiction, personId, joinedAt } = joint;
  const place = { election_id: electionId, jurisdiction, person_id: personId, joined_at: joinedAt };
  await tx
    .insertInto('joint_session')
    .values({ token_sha256: tokenSha256, ...place })
    .onConflict((conflict) => conflict.column('token_sha256').doUpdateSet(place))
    .execute();
}

export type EndedJointSession = { readonly first: string; readonly second: string };

/** Ends what two share: at this device, and wherever the person is the second one in this room. Answers whose it was. */
export async function endJointSessions(
  tx: Writer,
  ending: RoomPlace & { readonly tokenSha256: string; readonly personId: string },
): Promise<readonly EndedJointSession[]> {
  const rows = await tx
    .deleteFrom('joint_session')
    .using('web_session')
    .whereRef('web_session.token_sha256', '=', 'joint_session.token_sha256')
    .where('joint_session.election_id', '=', ending.electionId)
    .where('joint_session.jurisdiction', '=', ending.jurisdiction)
    .where(({ or, eb }) =>
      or([
        eb('joint_session.token_sha256', '=', ending.tokenSha256),
        eb('joint_session.person_id', '=', ending.personId),
      ]),
    )
    .returning(['web_session.person_id as first', 'joint_session.person_id as second'])
    .execute();
  return rows.flatMap(({ first, second }) => (first === null ? [] : [{ first, second }]));
}

/** What a person shares at any device where one is named, and what is shared at those of these sessions. */
export async function jointSessionsEndedWith(
  tx: Reader,
  ended: { readonly personId: string | null; readonly tokenSha256s: readonly string[] },
): Promise<readonly (RoomPlace & EndedJointSession)[]> {
  const rows = await tx
    .selectFrom('joint_session')
    .innerJoin('web_session', 'web_session.token_sha256', 'joint_session.token_sha256')
    .select(['election_id', 'jurisdiction', 'web_session.person_id as first', 'joint_session.person_id as second'])
    .where(({ or, eb }) =>
      or([
        ...(ended.personId === null ? [] : [eb('joint_session.person_id', '=', ended.personId)]),
        ...(ended.tokenSha256s.length === 0 ? [] : [eb('joint_session.token_sha256', 'in', ended.tokenSha256s)]),
      ]),
    )
    .execute();
  return rows.flatMap(({ election_id: electionId, jurisdiction, first, second }) =>
    first === null ? [] : [{ electionId, jurisdiction, first, second }],
  );
}
