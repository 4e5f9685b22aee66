import {
  type Alteration,
  add,
  DIGEST,
  KEPT,
  named,
  RESEALED,
  remove,
  set,
  UNGUARDED,
  UUID,
  withLastEntry,
  withoutHashCheck,
} from './alteration.ts';

/** Of the chains, their entries and heads. */
export const LOG_ALTERATIONS: readonly Alteration[] = [
  ...named(/^log_chain\.head of /, [
    set('log_chain', 'head_number', 'head_number - 1', 'head_number > 0'),
    set('log_chain', 'head_number', 'head_number + 1 + $seed % 5'),
    set('log_chain', 'head_hash', DIGEST),
    {
      name: 'the last entry removed',
      sql: `delete from log_entry where (chain, number) = (select id, head_number from log_chain order by hashtextextended(id, $seed) limit 1)`,
    },
    {
      name: 'an entry added, sealed to the last, while the head stays',
      sql: `insert into log_entry (chain, number, previous_hash, hash, body)
        select chain, number, previous_hash, ${RESEALED}, body from (
          select chain, number + 1 as number, hash as previous_hash, body from log_entry join log_chain on id = chain and number = head_number
          order by hashtextextended(chain, $seed) limit 1) last`,
    },
    {
      name: 'the last entry altered and sealed again, while the head stays',
      sql: `with last as (select chain, number, previous_hash, replace(body, '"codeVersion":"', '"codeVersion":"9') as body
          from log_entry join log_chain on id = chain and number = head_number
          order by hashtextextended(chain, $seed) limit 1)
        update log_entry set body = last.body, hash = (select ${RESEALED} from last)
        from last where log_entry.chain = last.chain and log_entry.number = last.number`,
    },
  ]),
  ...named(/^chain (?:audit|organization):[^ ]*: entry/, [
    {
      name: 'the last entry given a property that no schema has, and sealed again with its head',
      sql: withLastEntry(`replace(body, '"data":{', '"data":{"A":1,')`),
    },
    {
      name: 'the last entry made one of a type that there is not, and sealed again with its head',
      sql: withLastEntry(`regexp_replace(body, '"type":"[a-z-]+"}$', '"type":"altered-$seed"}')`),
    },
  ]),
  ...named('log_chain.kind', [set('log_chain', 'kind', "'ballot-management'", "kind = 'audit'")]),
  ...named(/^log_chain: audit:/, [remove('log_chain', "kind = 'audit'")]),
  ...named(/^log_chain: organization:/, [remove('log_chain', "kind = 'organization'")]),
  ...named(/^chain audit:/, [
    add('log_chain', `(id, kind) values ('audit:' || ${UUID}, 'audit')`),
    withoutHashCheck(set('log_entry', 'body', `replace(body, '"at":"2026', '"at":"2025')`, "chain like 'audit:%'")),
    withoutHashCheck(set('log_entry', 'hash', DIGEST, "chain like 'audit:%'")),
    withoutHashCheck(set('log_entry', 'previous_hash', DIGEST, "chain like 'audit:%'")),
    withoutHashCheck(set('log_entry', 'number', 'number + 1000', `chain = 'audit:' || ${KEPT} and number < 10`)),
    remove('log_entry', `chain = 'audit:' || ${KEPT} and number < 10`),
  ]),
  ...named(/^chain organization:/, [
    withoutHashCheck(set('log_entry', 'body', "replace(body, 'a', 'b')", "chain like 'organization:%'")),
    withoutHashCheck(set('log_entry', 'hash', DIGEST, "chain like 'organization:%'")),
    remove('log_entry', "chain like 'organization:%' and number < 10"),
    {
      name: 'an entry altered and sealed again, without those after it',
      sql: `with it as (select chain, number, previous_hash, body || ' ' as body from log_entry
          where chain like 'organization:%' and number < 10 order by hashtextextended(number::text, $seed) limit 1)
        update log_entry set body = it.body, hash = (select ${RESEALED} from it)
        from it where log_entry.chain = it.chain and log_entry.number = it.number`,
    },
  ]),
];

/** Of what guards them in the database. */
export const GUARD_ALTERATIONS: readonly Alteration[] = [
  ...named(/^trigger log_/, [
    { name: 'a guard switched off', sql: 'alter table log_entry disable trigger log_entry_is_only_added_to' },
    { name: 'all guards of heads switched off', sql: 'alter table log_chain disable trigger user' },
    { name: 'a guard removed', sql: 'drop trigger log_entry_is_never_emptied on log_entry' },
  ]),
  ...named(/^trigger other on log_entry/, [
    {
      name: 'a trigger added',
      sql: 'create trigger other before insert on log_entry for each row execute function suppress_redundant_updates_trigger()',
    },
  ]),
  ...named(/^rule quiet on log_entry/, [
    { name: 'a rule added', sql: 'create rule quiet as on delete to log_entry do instead nothing' },
  ]),
  ...named(/^function refuse_change_of_log/, [
    {
      name: 'a guard made to do nothing',
      sql: 'create or replace function refuse_change_of_log() returns trigger language plpgsql as $$ begin return new; end $$',
    },
  ]),
  ...named(/^constraint log_entry_carries_its_hash/, [{ name: 'the check of hashes removed', sql: UNGUARDED }]),
];
