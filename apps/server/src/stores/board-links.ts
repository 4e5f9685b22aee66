import { sql } from 'kysely';
import { derivedId } from './derived-id.ts';
import type { Reader, Writer } from './store.ts';
import { boardToken, digestOfToken } from './token.ts';

/** The board that a link opens, and whether the link is still worth anything. */
type BoardLinkRow = {
  readonly boardId: string;
  readonly auditId: string;
  readonly organizationId: string;
  readonly electionId: string;
  readonly jurisdiction: string;
  readonly round: number;
  readonly board: string;
  /** How often the link or the PIN was made anew: whoever is signed in with an earlier one is out. The PIN is derived with it. */
  readonly rotation: number;
  /** The rotation in which the link was last made anew: the link is derived with it. */
  readonly linkRotation: number;
  /** Wrong tries at the PIN there is now. */
  readonly wrongPins: number;
  /** The round is open and the audit is not deleted. */
  readonly usable: boolean;
};

export type BoardPlace = {
  readonly auditId: string;
  readonly jurisdiction: string;
  readonly round: number;
  readonly board: string;
};

export async function addBoardLink(
  tx: Writer,
  place: BoardPlace,
  link: { readonly rotation: number; readonly tokenSha256: string },
): Promise<void> {
  await tx
    .insertInto('board_link')
    .values({
      audit_id: place.auditId,
      jurisdiction: place.jurisdiction,
      round: place.round,
      board: place.board,
      board_id: boardIdOf(place),
      rotation: link.rotation,
      link_rotation: link.rotation,
      token_sha256: link.tokenSha256,
    })
    .execute();
}

/** The same board has the same identifier whenever the projections are made again: the log names boards by it. */
export function boardIdOf(place: BoardPlace): string {
  return derivedId(JSON.stringify([place.auditId, place.jurisdiction, place.round, place.board]));
}

/** Another link, and with it another PIN. */
export async function replaceBoardLink(
  tx: Writer,
  place: BoardPlace,
  link: { readonly rotation: number; readonly tokenSha256: string },
): Promise<void> {
  const { rotation, tokenSha256 } = link;
  await changeBoardLink(tx, place, {
    ...{ rotation, link_rotation: rotation, wrong_pins: 0 },
    token_sha256: tokenSha256,
  });
}

/** Another PIN for the same link. */
export async function replaceBoardPin(tx: Writer, place: BoardPlace, rotation: number): Promise<void> {
  await changeBoardLink(tx, place, { rotation, wrong_pins: 0 });
}

/** How many wrong tries there were by now. */
export async function setWrongPins(tx: Writer, place: BoardPlace, wrong: number): Promise<void> {
  await changeBoardLink(tx, place, { wrong_pins: wrong });
}

async function changeBoardLink(
  tx: Writer,
  place: BoardPlace,
  change: Readonly<Partial<Record<'rotation' | 'link_rotation' | 'wrong_pins', number> & { token_sha256: string }>>,
): Promise<void> {
  await tx
    .updateTable('board_link')
    .set(change)
    .where('audit_id', '=', place.auditId)
    .where('jurisdiction', '=', place.jurisdiction)
    .where('round', '=', place.round)
    .where('board', '=', place.board)
    .execute();
}

/** Gives the boards of before there were PINs their short links: what a migration leaves of them opens nothing. */
export async function deriveEarlierLinks(tx: Writer, secret: Buffer): Promise<void> {
  const earlier = await tx
    .selectFrom('board_link')
    .selectAll()
    .whereRef('token_sha256', '=', sql<string>`board_id::text`)
    .execute();
  for (const row of earlier) {
    const { audit_id: auditId, jurisdiction, round, board, board_id: boardId, link_rotation: rotation } = row;
    const token = boardToken(secret, { auditId, jurisdiction, round, board, rotation });
    await tx
      .updateTable('board_link')
      .set({ token_sha256: digestOfToken(token) })
      .where('board_id', '=', boardId)
      .execute();
  }
}

/** The board whose link ends with this code, as `readBoardCode` reads it. */
export function findBoardByCode(db: Reader, code: string): Promise<BoardLinkRow | undefined> {
  return findBoard(db, 'token_sha256', digestOfToken(code));
}

export function findBoardById(db: Reader, boardId: string): Promise<BoardLinkRow | undefined> {
  return findBoard(db, 'board_id', boardId);
}

async function findBoard(
  db: Reader,
  column: 'token_sha256' | 'board_id',
  value: string,
): Promise<BoardLinkRow | undefined> {
  const rows = await joined(db).where(column, '=', value).execute();
  const row = rows[0];
  return row && describe(row);
}

/** What people call these boards: jurisdiction and name. */
export async function boardNamesOf(db: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const columns = ['board_id', 'jurisdiction', 'board'] as const;
  const rows = await db.selectFrom('board_link').select(columns).where('board_id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.board_id, `${row.jurisdiction}, ${row.board}`]));
}

/** The links of the boards of a jurisdiction in one round. */
export async function boardLinksOf(
  db: Reader,
  place: { readonly auditId: string; readonly jurisdiction: string; readonly round: number },
): Promise<readonly BoardLinkRow[]> {
  const rows = await joined(db)
    .where('audit_id', '=', place.auditId)
    .where('jurisdiction', '=', place.jurisdiction)
    .where('board_link.round', '=', place.round)
    .execute();
  return rows.map(describe);
}

function joined(db: Reader) {
  return db
    .selectFrom('board_link')
    .innerJoin('audit', 'audit.id', 'board_link.audit_id')
    .selectAll('board_link')
    .select([
      'audit.organization_id',
      'audit.election_id',
      'audit.phase',
      'audit.round as current_round',
      'audit.deleted_at',
    ]);
}

function describe(row: Awaited<ReturnType<ReturnType<typeof joined>['execute']>>[number]): BoardLinkRow {
  return {
    boardId: row.board_id,
    auditId: row.audit_id,
    organizationId: row.organization_id,
    electionId: row.election_id,
    jurisdiction: row.jurisdiction,
    round: row.round,
    board: row.board,
    rotation: row.rotation,
    linkRotation: row.link_rotation,
    wrongPins: row.wrong_pins,
    usable: row.deleted_at === null && row.phase === 'round-open' && row.current_round === row.round,
  };
}
