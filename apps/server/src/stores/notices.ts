import type { NoticeKind } from '@plumbline/api';
import { type FoldedEntry, typeOfEntry } from '@plumbline/record';
import { sql } from 'kysely';
import type { LogChainKind } from '../database/schema.ts';
import { entryOf } from '../log/read-log.ts';
import type { Reader, Writer } from './store.ts';

/** Any fixed number; whoever holds it for a transaction is the only one who tells people. */
const TELLING_LOCK = 8_400_020;

/** Somebody to be told: as an administrator of everything, or as the manager of these jurisdictions. */
export type Recipient = {
  readonly personId: string;
  readonly email: string;
  readonly isAdministrator: boolean;
  readonly jurisdictions: readonly string[];
};

/** Lets one of several processes tell people at a time; the others leave it to that one. */
export async function mayTell(tx: Writer): Promise<boolean> {
  const { rows } = await sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(${TELLING_LOCK}) as mine`.execute(tx);
  return rows[0]?.mine === true;
}

/** A chain of an audit in which something stands that was not looked at, and up to which number it was. */
export type ChainBehind = { readonly chain: string; readonly read: number };

/** Which chains are looked through: those of audits, or those of ballot rooms. */
export type ToldChains = 'audits' | 'rooms';

const KINDS_OF: Readonly<Record<ToldChains, readonly LogChainKind[]>> = {
  audits: ['audit', 'fieldwork'],
  rooms: ['ballot-management'],
};

/** All of them, the longest waiting not before the others. */
export async function chainsBehind(db: Reader, of: ToldChains = 'audits'): Promise<readonly ChainBehind[]> {
  return behind(db, of).orderBy('log_chain.id').execute();
}

/** This one, if something stands in it that was not looked at. */
export async function findChainBehind(
  db: Reader,
  chain: string,
  of: ToldChains = 'audits',
): Promise<ChainBehind | undefined> {
  return behind(db, of).where('log_chain.id', '=', chain).executeTakeFirst();
}

function behind(db: Reader, of: ToldChains) {
  return db
    .selectFrom('log_chain')
    .leftJoin('notice_read', 'notice_read.chain', 'log_chain.id')
    .select(['log_chain.id as chain', READ.as('read')])
    .where('log_chain.kind', 'in', KINDS_OF[of])
    .whereRef('log_chain.head_number', '>', READ);
}

const READ = sql<number>`coalesce(notice_read.number, 0)`;

/** Marks every chain as looked through in which nothing of these types was added: in a round, most of them. */
export async function passOver(tx: Writer, types: ReadonlySet<string>, of: ToldChains = 'audits'): Promise<void> {
  await sql`
    insert into notice_read (chain, number)
    select log_chain.id, log_chain.head_number
    from log_chain left join notice_read on notice_read.chain = log_chain.id
    where log_chain.kind = any(${KINDS_OF[of]}) and log_chain.head_number > ${READ}
      and not exists (
        select 1 from log_entry
        where log_entry.chain = log_chain.id and log_entry.number > ${READ}
          and log_entry.number <= log_chain.head_number and body like any(${endsOf(types)}))
    on conflict (chain) do update set number = excluded.number`.execute(tx);
}

/** In canonical JSON the type is the last property of an entry. */
function endsOf(types: ReadonlySet<string>): readonly string[] {
  return [...types].map((type) => `%"type":"${type}"}`);
}

/**
 * The entries of a chain after `read` that are of these types, and up to which number it was looked through. Others, of which there are
 * as many as ballots, are not fetched.
 */
export async function entriesToTell(
  tx: Writer,
  { chain, read }: ChainBehind,
  types: ReadonlySet<string>,
): Promise<{ readonly entries: readonly FoldedEntry[]; readonly head: number }> {
  const row = await tx.selectFrom('log_chain').select('head_number').where('id', '=', chain).executeTakeFirstOrThrow();
  const rows = await tx
    .selectFrom('log_entry')
    .select(['number', 'previous_hash', 'hash', 'body'])
    .where('chain', '=', chain)
    .where('number', '>', read)
    .where('number', '<=', row.head_number)
    .where(sql<boolean>`body like any(${endsOf(types)})`)
    .orderBy('number')
    .execute();
  const entries = rows.map(entryOf).filter((entry) => types.has(typeOfEntry(entry)));
  return { entries, head: row.head_number };
}

export async function markRead(tx: Writer, chain: string, number: number): Promise<void> {
  await tx
    .insertInto('notice_read')
    .values({ chain, number })
    .onConflict((conflict) => conflict.column('chain').doUpdateSet({ number }))
    .execute();
}

/** Notes that people are told of this now. Answers false if they were before. */
export async function claimTelling(tx: Writer, about: string, at: Date): Promise<boolean> {
  const row = await tx
    .insertInto('notice_told')
    .values({ about, at })
    .onConflict((conflict) => conflict.doNothing())
    .returning('about')
    .executeTakeFirst();
  return row !== undefined;
}

/** Whom to tell of an audit: its administrators and managers who want mails of this kind. */
export async function recipientsOf(
  db: Reader,
  { auditId, organizationId }: { readonly auditId: string; readonly organizationId: string },
  kind: NoticeKind,
): Promise<readonly Recipient[]> {
  const { rows } = await sql<{ id: string; email: string; jurisdictions: string[] | null; administers: boolean }>`
    with managed as (
      select mine.person_id, json_agg(distinct place.name order by place.name) as names
      from audit_jurisdiction taken
      join election_jurisdiction place on place.id = taken.jurisdiction_id
      join jurisdiction_manager mine on mine.jurisdiction_id = taken.jurisdiction_id
      where taken.audit_id = ${auditId} group by mine.person_id
    ), administers as (
      select person_id from organization_administrator where organization_id = ${organizationId}
    )
    select person.id, person.email, managed.names as jurisdictions,
      person.id in (select person_id from administers) as administers
    from person left join managed on managed.person_id = person.id
    where (managed.person_id is not null or person.id in (select person_id from administers))
      and not exists (select 1 from notice_off off where off.person_id = person.id and off.kind = ${kind})
    order by person.email`.execute(db);
  return rows.map(({ id, email, jurisdictions, administers }) => ({
    personId: id,
    email,
    isAdministrator: administers,
    jurisdictions: jurisdictions ?? [],
  }));
}

export async function noticesOff(db: Reader, personId: string): Promise<readonly string[]> {
  const rows = await db.selectFrom('notice_off').select('kind').where('person_id', '=', personId).execute();
  return rows.map(({ kind }) => kind);
}

/** Takes the place of what the person chose before. Of two choices at once the later one stands. */
export async function storeNoticesOff(tx: Writer, personId: string, kinds: readonly NoticeKind[]): Promise<void> {
  await tx.selectFrom('person').select('id').where('id', '=', personId).forNoKeyUpdate().execute();
  await tx.deleteFrom('notice_off').where('person_id', '=', personId).execute();
  const rows = [...new Set(kinds)].map((kind) => ({ person_id: personId, kind }));
  if (rows.length > 0) await tx.insertInto('notice_off').values(rows).execute();
}

export async function hoursOfAudit(db: Reader, auditId: string): Promise<number | undefined> {
  const row = await db.selectFrom('notice_hours').select('hours').where('audit_id', '=', auditId).executeTakeFirst();
  return row?.hours;
}

export async function storeHoursOfAudit(tx: Writer, auditId: string, hours: number): Promise<void> {
  await tx
    .insertInto('notice_hours')
    .values({ audit_id: auditId, hours })
    .onConflict((conflict) => conflict.column('audit_id').doUpdateSet({ hours }))
    .execute();
}

/** Notes when a round began. One that was taken back and began anew has the hours of before again. */
export async function noteRoundOpened(
  tx: Writer,
  { auditId, round }: { readonly auditId: string; readonly round: number },
  at: Date,
): Promise<void> {
  await tx.deleteFrom('notice_told').where('about', '=', `nothing begun ${auditId} ${round}`).execute();
  await tx
    .insertInto('notice_told')
    .values({ about: `opened ${auditId} ${round}`, at })
    .onConflict((conflict) => conflict.column('about').doUpdateSet({ at }))
    .execute();
}

const QUESTION = 'question ';

/** Notes until when somebody sees to a question of a room. Whoever is assigned anew has the new day. */
export async function noteQuestionDue(
  tx: Writer,
  { chain, question, due }: { readonly chain: string; readonly question: string; readonly due: string },
): Promise<void> {
  const at = new Date(`${due}T00:00:00Z`);
  await tx
    .insertInto('notice_told')
    .values({ about: `${QUESTION}${question} ${chain}`, at })
    .onConflict((conflict) => conflict.column('about').doUpdateSet({ at }))
    .execute();
}

/** Questions whose day is not after this one, with the chains of their rooms. */
export async function questionsDue(
  db: Reader,
  until: Date,
): Promise<readonly { readonly chain: string; readonly question: string }[]> {
  const rows = await db
    .selectFrom('notice_told')
    .select('about')
    .where('about', 'like', `${QUESTION}%`)
    .where('at', '<=', until)
    .orderBy('about')
    .execute();
  return rows.map(({ about }) => {
    const named = about.slice(QUESTION.length);
    const at = named.indexOf(' ');
    return { question: named.slice(0, at), chain: named.slice(at + 1) };
  });
}

/** Nobody is told of this question any more, until it is assigned anew. */
export async function forgetQuestionDue(
  tx: Writer,
  { chain, question }: { readonly chain: string; readonly question: string },
): Promise<void> {
  await tx.deleteFrom('notice_told').where('about', '=', `${QUESTION}${question} ${chain}`).execute();
}

/** A round that was opened, as people were told of it. */
export type OpenRound = {
  readonly auditId: string;
  readonly organizationId: string;
  readonly name: string;
  readonly round: number;
  readonly openedAt: Date;
  readonly hours: number;
};

/** The open rounds in which the time to begin is over, and of which nobody was told yet. */
export async function roundsOverdue(db: Reader, at: Date, hoursElse: number): Promise<readonly OpenRound[]> {
  const { rows } = await sql<{
    id: string;
    organization_id: string;
    name: string;
    round: number;
    at: Date;
    hours: number;
  }>`
    select audit.id, audit.organization_id, audit.name, audit.round, opened.at, coalesce(own.hours, ${hoursElse}::int) as hours
    from audit
    join notice_told opened on opened.about = 'opened ' || audit.id || ' ' || audit.round
    left join notice_hours own on own.audit_id = audit.id
    where audit.deleted_at is null and audit.phase = 'round-open'
      and opened.at + coalesce(own.hours, ${hoursElse}::int) * interval '1 hour' <= ${at}
      and not exists (select 1 from notice_told told where told.about = 'nothing begun ' || audit.id || ' ' || audit.round)
    order by audit.id`.execute(db);
  return rows.map((row) => ({
    auditId: row.id,
    organizationId: row.organization_id,
    name: row.name,
    round: row.round,
    openedAt: row.at,
    hours: row.hours,
  }));
}

/** What people enter of ballots and batches, and what a review team is sent and decides. */
const ENTRIES = [
  'ballot-recorded',
  'batch-recorded',
  'totals-recorded',
  'card-sent-to-review',
  'batch-sent-to-review',
  'batch-reviewed',
];

/** Whether anything was entered in a chain of fieldwork since then. */
export async function hasEntrySince(db: Reader, chain: string, since: Date): Promise<boolean> {
  const ends = endsOf(new Set(ENTRIES));
  const row = await db
    .selectFrom('log_entry')
    .select(sql<string>`body::json ->> 'at'`.as('at'))
    .where('chain', '=', chain)
    .where(sql<boolean>`body like any(${ends})`)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined && new Date(row.at) >= since;
}

/** A file that was refused and that nothing has replaced since. */
export type RefusedFile = {
  readonly uploadId: string;
  readonly auditId: string;
  readonly organizationId: string;
  readonly audit: string;
  readonly jurisdiction: string | null;
  readonly kind: string;
  readonly name: string;
  readonly personId: string;
};

/** Files refused between these moments that are the newest of their slot, and of which nobody was told yet. */
export async function filesRefused(db: Reader, from: Date, to: Date): Promise<readonly RefusedFile[]> {
  const { rows } = await sql<{
    id: string;
    audit_id: string;
    organization_id: string;
    audit: string;
    jurisdiction: string | null;
    kind: string;
    name: string;
    person_id: string;
  }>`
    select newest.id, newest.audit_id, audit.organization_id, audit.name as audit, newest.jurisdiction, newest.kind,
      newest.name, newest.person_id
    from (
      select distinct on (audit_id, kind, jurisdiction) * from upload
      where at >= ${from} order by audit_id, kind, jurisdiction, number desc
    ) newest join audit on audit.id = newest.audit_id and audit.deleted_at is null
    where newest.at <= ${to} and newest.findings ->> 'accepted' = 'false'
      and not exists (select 1 from notice_told told where told.about = 'refused ' || newest.id)
    order by newest.number`.execute(db);
  return rows.map((row) => ({
    uploadId: row.id,
    auditId: row.audit_id,
    organizationId: row.organization_id,
    audit: row.audit,
    jurisdiction: row.jurisdiction,
    kind: row.kind,
    name: row.name,
    personId: row.person_id,
  }));
}
