import { derivedId } from './derived-id.ts';
import type { Reader, Writer } from './store.ts';

/** The board that a link opens, and whether the link is still worth anything. */
type BoardLinkRow = {
  readonly boardId: string;
  readonly auditId: string;
  readonly organizationId: string;
  readonly electionId: string;
  readonly jurisdiction: string;
  readonly round: number;
  readonly board: string;
  readonly rotation: number;
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
      token_sha256: link.tokenSha256,
    })
    .execute();
}

/** The same board has the same identifier whenever the projections are made again: the log names boards by it. */
export function boardIdOf(place: BoardPlace): string {
  return derivedId(JSON.stringify([place.auditId, place.jurisdiction, place.round, place.board]));
}

export async function replaceBoardLink(
  tx: Writer,
  place: BoardPlace,
  link: { readonly rotation: number; readonly tokenSha256: string },
): Promise<void> {
  await tx
    .updateTable('board_link')
    .set({ rotation: link.rotation, token_sha256: link.tokenSha256 })
    .where('audit_id', '=', place.auditId)
    .where('jurisdiction', '=', place.jurisdiction)
    .where('round', '=', place.round)
    .where('board', '=', place.board)
    .execute();
}

export function findBoardByToken(db: Reader, tokenSha256: string): Promise<BoardLinkRow | undefined> {
  return findBoard(db, 'token_sha256', tokenSha256);
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
    usable: row.deleted_at === null && row.phase === 'round-open' && row.current_round === row.round,
  };
}
