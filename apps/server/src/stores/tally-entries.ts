import { sql } from 'kysely';
import type { Reader, Writer } from './store.ts';

/** Where tallies are entered: a jurisdiction in a round of an audit. */
export type TallyPlace = { readonly auditId: string; readonly jurisdiction: string; readonly round: number };

/** The link of a place, and whether it is worth anything: the round is open, the tallies are not final, the audit is not deleted. */
export type TallyLinkRow = TallyPlace & {
  readonly organizationId: string;
  readonly rotation: number;
  /** When it took the place of the one before. */
  readonly madeAt: Date;
  readonly usable: boolean;
};

/** What became of a request. Ended: by the manager, by the people themselves, with its link or with the tallies. */
export type TallyEntryState = 'waiting' | 'confirmed' | 'rejected' | 'ended';

/** One or two people at a computer, who asked to enter tallies. */
export type TallyEntryRow = TallyPlace & {
  readonly entryId: string;
  /** Of those who were let in what the log says; of those who wait what they typed; of all others none. */
  readonly people: readonly string[];
  readonly askedAt: Date;
  readonly peopleDigest: string;
  /** Of the names of those who wait. */
  readonly salt: string | null;
  readonly wrongNumbers: number;
  readonly state: TallyEntryState;
  readonly stateAt: Date;
};

/** Makes the link of a place, or another in its stead: whoever asked by the one before is out. */
export async function putTallyLink(
  tx: Writer,
  place: TallyPlace,
  link: { readonly rotation: number; readonly tokenSha256: string; readonly at: Date },
): Promise<void> {
  const made = { rotation: link.rotation, token_sha256: link.tokenSha256, is_open: true, made_at: link.at };
  await tx
    .insertInto('tally_link')
    .values({ ...columnsOf(place), ...made })
    .onConflict((conflict) => conflict.columns(['audit_id', 'jurisdiction', 'round']).doUpdateSet(made))
    .execute();
  await endAll(tx, place, link.at);
}

/** Nobody asks by this link any more, and whoever has is out. */
export async function closeTallyLink(tx: Writer, place: TallyPlace, at: Date): Promise<void> {
  await tx
    .updateTable('tally_link')
    .set({ is_open: false })
    .where('audit_id', '=', place.auditId)
    .where('jurisdiction', '=', place.jurisdiction)
    .where('round', '=', place.round)
    .execute();
  await endAll(tx, place, at);
}

async function endAll(tx: Writer, place: TallyPlace, at: Date): Promise<void> {
  await tx
    .updateTable('tally_entry')
    .set({ state: 'ended', state_at: at })
    .where('audit_id', '=', place.auditId)
    .where('jurisdiction', '=', place.jurisdiction)
    .where('round', '=', place.round)
    .where('state', 'in', ['waiting', 'confirmed'])
    .execute();
}

export async function addTallyEntry(
  tx: Writer,
  entry: TallyPlace & { readonly entryId: string; readonly peopleDigest: string; readonly at: Date },
): Promise<void> {
  const { entryId, peopleDigest, at } = entry;
  const asked = { id: entryId, people_digest: peopleDigest, asked_at: at, wrong_numbers: 0 };
  await tx
    .insertInto('tally_entry')
    .values({ ...columnsOf(entry), ...asked, state: 'waiting', state_at: at })
    .execute();
}

export async function setTallyEntryState(
  tx: Writer,
  entryId: string,
  { state, at, people }: { readonly state: TallyEntryState; readonly at: Date; readonly people?: readonly string[] },
): Promise<void> {
  const named = people === undefined ? {} : { people: [...people] };
  await tx
    .updateTable('tally_entry')
    .set({ state, state_at: at, ...named })
    .where('id', '=', entryId)
    .execute();
}

export async function countWrongNumber(tx: Writer, entryId: string): Promise<void> {
  await tx
    .updateTable('tally_entry')
    .set(({ eb }) => ({ wrong_numbers: eb('wrong_numbers', '+', 1) }))
    .where('id', '=', entryId)
    .execute();
}

export async function findTallyLinkByToken(db: Reader, tokenSha256: string): Promise<TallyLinkRow | undefined> {
  const row = await links(db).where('token_sha256', '=', tokenSha256).executeTakeFirst();
  return row && linkOf(row);
}

export async function findTallyLink(db: Reader, place: TallyPlace): Promise<TallyLinkRow | undefined> {
  const row = await links(db)
    .where('audit_id', '=', place.auditId)
    .where('jurisdiction', '=', place.jurisdiction)
    .where('tally_link.round', '=', place.round)
    .executeTakeFirst();
  return row && linkOf(row);
}

/** The places of a round in which people may ask to enter tallies, or do. */
export async function openTallyPlaces(
  db: Reader,
  { auditId, round }: Pick<TallyPlace, 'auditId' | 'round'>,
): Promise<readonly TallyPlace[]> {
  const rows = await db
    .selectFrom('tally_link')
    .select('jurisdiction')
    .where('audit_id', '=', auditId)
    .where('round', '=', round)
    .where('is_open', '=', true)
    .orderBy('jurisdiction')
    .execute();
  return rows.map(({ jurisdiction }) => ({ auditId, jurisdiction, round }));
}

export async function findTallyEntry(db: Reader, entryId: string): Promise<TallyEntryRow | undefined> {
  const row = await withNames(db).where('id', '=', entryId).executeTakeFirst();
  return row && entryOf(row);
}

/** Those who asked first in a place at this time or later, `limit` at most, and how they stand. */
export async function tallyEntriesSince(
  db: Reader,
  place: TallyPlace,
  { since, limit }: { readonly since: Date; readonly limit: number },
): Promise<readonly Pick<TallyEntryRow, 'entryId' | 'state'>[]> {
  const asked = db
    .selectFrom('tally_entry')
    .select(['id', 'state'])
    .where('audit_id', '=', place.auditId)
    .where('jurisdiction', '=', place.jurisdiction)
    .where('round', '=', place.round)
    .where('asked_at', '>=', since);
  const rows = await asked.orderBy('asked_at').orderBy('id').limit(limit).execute();
  return rows.map(({ id, state }) => ({ entryId: id, state }));
}

/**
 * Those who asked in a place, in the order in which they did: all that wait since `waitingSince` or were let in of those that asked
 * since `workingSince`, and of the others the `othersMax` that asked last.
 */
export async function tallyEntriesOf(
  db: Reader,
  place: TallyPlace,
  of: { readonly waitingSince: Date; readonly workingSince: Date; readonly othersMax: number },
): Promise<readonly TallyEntryRow[]> {
  const isCurrent = sql<boolean>`(
    (state = 'waiting' and asked_at > ${of.waitingSince}) or (state = 'confirmed' and asked_at > ${of.workingSince}))`;
  const current = inPlace(withNames(db), place).where(isCurrent);
  const others = inPlace(withNames(db), place).where(sql<boolean>`not ${isCurrent}`);
  const newest = others.orderBy('asked_at', 'desc').orderBy('id', 'desc').limit(of.othersMax);
  const rows = await current
    .unionAll((query) => query.parens(newest))
    .orderBy('asked_at')
    .orderBy('id')
    .execute();
  return rows.map(entryOf);
}

/** Each with what its people typed, where that is kept. */
function withNames(db: Reader) {
  return db
    .selectFrom('tally_entry')
    .leftJoin('tally_name', 'tally_name.entry_id', 'tally_entry.id')
    .selectAll('tally_entry')
    .select(['tally_name.people as typed', 'tally_name.salt']);
}

function inPlace(entries: ReturnType<typeof withNames>, { auditId, jurisdiction, round }: TallyPlace) {
  return entries.where('audit_id', '=', auditId).where('jurisdiction', '=', jurisdiction).where('round', '=', round);
}

/** The names of the people who were let in, by identifier. */
export async function peopleOfTallyEntries(
  db: Reader,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('tally_entry').select(['id', 'people']).where('id', 'in', ids).execute();
  return new Map(rows.flatMap(({ id, people }) => (people === null ? [] : [[id, people]])));
}

function columnsOf({ auditId, jurisdiction, round }: TallyPlace) {
  return { audit_id: auditId, jurisdiction, round };
}

function links(db: Reader) {
  return db
    .selectFrom('tally_link')
    .innerJoin('audit', 'audit.id', 'tally_link.audit_id')
    .selectAll('tally_link')
    .select(['audit.organization_id', 'audit.phase', 'audit.round as current_round', 'audit.deleted_at']);
}

function linkOf(row: Awaited<ReturnType<ReturnType<typeof links>['execute']>>[number]): TallyLinkRow {
  const isRoundOpen = row.deleted_at === null && row.phase === 'round-open' && row.current_round === row.round;
  return {
    auditId: row.audit_id,
    jurisdiction: row.jurisdiction,
    round: row.round,
    organizationId: row.organization_id,
    rotation: row.rotation,
    madeAt: row.made_at,
    usable: row.is_open && isRoundOpen,
  };
}

function entryOf(row: {
  readonly id: string;
  readonly audit_id: string;
  readonly jurisdiction: string;
  readonly round: number;
  readonly people: readonly string[] | null;
  readonly people_digest: string;
  readonly typed: readonly string[] | null;
  readonly salt: string | null;
  readonly asked_at: Date;
  readonly wrong_numbers: number;
  readonly state: TallyEntryState;
  readonly state_at: Date;
}): TallyEntryRow {
  return {
    entryId: row.id,
    auditId: row.audit_id,
    jurisdiction: row.jurisdiction,
    round: row.round,
    people: row.people ?? row.typed ?? [],
    peopleDigest: row.people_digest,
    salt: row.salt,
    askedAt: row.asked_at,
    wrongNumbers: row.wrong_numbers,
    state: row.state,
    stateAt: row.state_at,
  };
}
