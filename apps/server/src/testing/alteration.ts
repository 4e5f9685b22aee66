/** One way of changing the database behind the server's back. */
export type Alteration = {
  /** What is altered, in words. */
  readonly name: string;
  /** Statements for a superuser whose triggers are off; `$seed` chooses the row and the value. */
  readonly sql: string;
  /** How the place of a difference that names it begins. */
  readonly named: RegExp;
};

/** One that leaves nothing to compare with, and why. */
export type UnknowableAlteration = Omit<Alteration, 'named'> & { readonly why: string };

export const UUID = "md5('x$seed')::uuid";
export const DIGEST = "encode(sha256('x$seed'), 'hex')";

export function set(table: string, column: string, value: string, where = 'true'): Omit<Alteration, 'named'> {
  return {
    name: `${table}.${column} = ${value} where ${where}`,
    sql: `update ${table} set ${column} = ${value} where ${chosen(table, where)}`,
  };
}

export function remove(table: string, where = 'true'): Omit<Alteration, 'named'> {
  return {
    name: `a row of ${table} removed where ${where}`,
    sql: `delete from ${table} where ${chosen(table, where)}`,
  };
}

export function add(table: string, values: string): Omit<Alteration, 'named'> {
  return { name: `a row added to ${table}`, sql: `insert into ${table} ${values}` };
}

export function chosen(table: string, where: string): string {
  return `ctid = (select ctid from ${table} where ${where} order by hashtextextended(ctid::text, $seed) limit 1)`;
}

export function named(
  place: string | RegExp,
  alterations: readonly Omit<Alteration, 'named'>[],
): readonly Alteration[] {
  const pattern = typeof place === 'string' ? new RegExp(`^${place.replaceAll('.', '\\.')}(?![a-z_])`) : place;
  return alterations.map((one) => ({ ...one, named: pattern }));
}

export const ANY_PERSON = '(select id from person order by hashtextextended(id::text, $seed) limit 1)';
export const ADMINISTRATOR = '(select person_id from organization_administrator limit 1)';
export const MANAGER = '(select person_id from jurisdiction_manager limit 1)';
export const ORGANIZATION = '(select id from organization limit 1)';
export const ELECTION = "(select election_id from audit where name = 'Kept')";
export const OTHER_ELECTION = "(select election_id from audit where name = 'Planned')";
export const KEPT = "(select id from audit where name = 'Kept')";
export const OTHER_AUDIT = "(select id from audit where name = 'Planned')";
export const RESEALED =
  "encode(sha256(convert_to(number::text || E'\\n' || previous_hash || E'\\n' || body, 'UTF8')), 'hex')";
export const UNGUARDED = 'alter table log_entry drop constraint log_entry_carries_its_hash;';

export function withoutHashCheck(alteration: Omit<Alteration, 'named'>): Omit<Alteration, 'named'> {
  return { ...alteration, sql: `${UNGUARDED} ${alteration.sql}` };
}

/** The last entry of a chain with another body, as whoever holds the whole database could seal it. */
export function withLastEntry(body: string): string {
  return `with last as (
      select chain, number, previous_hash, ${body} as body
      from log_entry join log_chain on id = chain and number = head_number
      where body not like '%"data":{}%' order by hashtextextended(chain, $seed) limit 1
    ), sealed as (select chain, number, body, ${RESEALED} as hash from last
    ), entry as (
      update log_entry set body = sealed.body, hash = sealed.hash from sealed
      where log_entry.chain = sealed.chain and log_entry.number = sealed.number
    ) update log_chain set head_hash = sealed.hash from sealed where id = sealed.chain`;
}
