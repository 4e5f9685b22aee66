import { MAY_BE_SILENT } from '../check/check-outcomes.ts';

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

const UUID = "md5('x$seed')::uuid";
const DIGEST = "encode(sha256('x$seed'), 'hex')";

function set(table: string, column: string, value: string, where = 'true'): Omit<Alteration, 'named'> {
  return {
    name: `${table}.${column} = ${value} where ${where}`,
    sql: `update ${table} set ${column} = ${value} where ${chosen(table, where)}`,
  };
}

function remove(table: string, where = 'true'): Omit<Alteration, 'named'> {
  return {
    name: `a row of ${table} removed where ${where}`,
    sql: `delete from ${table} where ${chosen(table, where)}`,
  };
}

function add(table: string, values: string): Omit<Alteration, 'named'> {
  return { name: `a row added to ${table}`, sql: `insert into ${table} ${values}` };
}

function chosen(table: string, where: string): string {
  return `ctid = (select ctid from ${table} where ${where} order by hashtextextended(ctid::text, $seed) limit 1)`;
}

function named(place: string | RegExp, alterations: readonly Omit<Alteration, 'named'>[]): readonly Alteration[] {
  const pattern = typeof place === 'string' ? new RegExp(`^${place.replaceAll('.', '\\.')}(?![a-z_])`) : place;
  return alterations.map((one) => ({ ...one, named: pattern }));
}

const ANY_PERSON = '(select id from person order by hashtextextended(id::text, $seed) limit 1)';
const ADMINISTRATOR = '(select person_id from organization_administrator limit 1)';
const MANAGER = '(select person_id from jurisdiction_manager limit 1)';
const ORGANIZATION = '(select id from organization limit 1)';
const ELECTION = "(select election_id from audit where name = 'Kept')";
const OTHER_ELECTION = "(select election_id from audit where name = 'Planned')";
const KEPT = "(select id from audit where name = 'Kept')";
const OTHER_AUDIT = "(select id from audit where name = 'Planned')";
const RESEALED = "encode(sha256(convert_to(number::text || E'\\n' || previous_hash || E'\\n' || body, 'UTF8')), 'hex')";
const UNGUARDED = 'alter table log_entry drop constraint log_entry_carries_its_hash;';

function withoutHashCheck(alteration: Omit<Alteration, 'named'>): Omit<Alteration, 'named'> {
  return { ...alteration, sql: `${UNGUARDED} ${alteration.sql}` };
}

/** The last entry of a chain with another body, as whoever holds the whole database could seal it. */
function withLastEntry(body: string): string {
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

const LOG: readonly Alteration[] = [
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

const GUARDS: readonly Alteration[] = [
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

const PROJECTIONS: readonly Alteration[] = [
  ...named('audit.name', [set('audit', 'name', "name || ' $seed'")]),
  ...named('audit.type', [set('audit', 'type', "'card-comparison'")]),
  ...named('audit.phase', [set('audit', 'phase', "'concluded'")]),
  ...named('audit.round', [
    set('audit', 'round', 'coalesce(round, 0) + 1'),
    set('audit', 'round', 'null', 'round = 1'),
  ]),
  ...named('audit.outcome', [set('audit', 'outcome', "'confirmed'")]),
  ...named('audit.created_at', [set('audit', 'created_at', "created_at - interval '1 millisecond'")]),
  ...named('audit.deleted_at', [
    set('audit', 'deleted_at', 'null', 'deleted_at is not null'),
    set('audit', 'deleted_at', 'created_at', 'deleted_at is null'),
  ]),
  ...named('audit.organization_id', [set('audit', 'organization_id', UUID)]),
  ...named('audit', [
    remove('audit'),
    set('audit', 'id', UUID),
    add(
      'audit',
      `values (${UUID}, ${ORGANIZATION}, 'Invented', 'ballot-polling', 'planning', null, null, now(), null, ${ELECTION})`,
    ),
  ]),
  ...named('audit.election_id', [set('audit', 'election_id', OTHER_ELECTION, `election_id = ${ELECTION}`)]),
  ...named('election.name', [set('election', 'name', "'Another $seed'")]),
  ...named('election.date', [
    set('election', 'date', "'2020-01-01'"),
    set('election', 'date', 'null', 'date is not null'),
  ]),
  ...named('election.state', [set('election', 'state', "'TX'")]),
  ...named('election.created_at', [set('election', 'created_at', "created_at + interval '1 hour'")]),
  ...named('election.organization_id', [set('election', 'organization_id', UUID)]),
  ...named('election.named_by_audit', [set('election', 'named_by_audit', 'true')]),
  ...named('election', [
    remove('election'),
    set('election', 'id', UUID),
    add('election', `values (${UUID}, ${ORGANIZATION}, 'Invented', null, null, now(), false)`),
  ]),
  ...named('election_jurisdiction.name', [set('election_jurisdiction', 'name', "'J9'")]),
  ...named('election_jurisdiction.election_id', [set('election_jurisdiction', 'election_id', UUID)]),
  ...named('election_jurisdiction', [
    remove('election_jurisdiction'),
    set('election_jurisdiction', 'id', UUID),
    add('election_jurisdiction', `values (${UUID}, ${ELECTION}, 'J9')`),
  ]),
  ...named('audit_jurisdiction', [
    remove('audit_jurisdiction'),
    set('audit_jurisdiction', 'audit_id', UUID),
    set('audit_jurisdiction', 'jurisdiction_id', UUID),
    add(
      'audit_jurisdiction',
      `select ${KEPT}, id from election_jurisdiction where election_id = ${OTHER_ELECTION} limit 1`,
    ),
  ]),
  ...named('jurisdiction_manager', [
    remove('jurisdiction_manager'),
    add('jurisdiction_manager', `select id, ${ADMINISTRATOR} from election_jurisdiction where name = 'J1' limit 1`),
    set(
      'jurisdiction_manager',
      'jurisdiction_id',
      `(select id from election_jurisdiction one where not exists (select from jurisdiction_manager other where other.jurisdiction_id = one.id and other.person_id = jurisdiction_manager.person_id) limit 1)`,
    ),
    set('jurisdiction_manager', 'person_id', ADMINISTRATOR),
    set('person', 'email', "'x$seed@elsewhere.example'", `id = ${MANAGER}`),
  ]),
  ...named('audit_observer.until', [set('audit_observer', 'until', "until + interval '1 day'")]),
  ...named('audit_observer.invited_at', [set('audit_observer', 'invited_at', "invited_at - interval '1 day'")]),
  ...named('audit_observer', [
    remove('audit_observer'),
    set('audit_observer', 'audit_id', OTHER_AUDIT),
    set('audit_observer', 'person_id', MANAGER),
    add('audit_observer', `values (${OTHER_AUDIT}, ${MANAGER}, now(), now())`),
  ]),
  ...named('support_consent.mode', [set('support_consent', 'mode', "'act'", "mode = 'read'")]),
  ...named('support_consent.until', [set('support_consent', 'until', "until + interval '1 minute'")]),
  ...named('support_consent.given_at', [set('support_consent', 'given_at', "given_at + interval '1 minute'")]),
  ...named('support_consent.given_by', [set('support_consent', 'given_by', MANAGER)]),
  ...named('support_consent.person_id', [set('support_consent', 'person_id', MANAGER)]),
  ...named('support_consent.ended_at', [
    set('support_consent', 'ended_at', 'null', 'ended_at is not null'),
    set('support_consent', 'ended_at', 'now()', 'ended_at is null'),
  ]),
  ...named('support_consent.organization_id', [set('support_consent', 'organization_id', UUID)]),
  ...named('support_consent', [
    remove('support_consent'),
    set('support_consent', 'id', UUID),
    add(
      'support_consent',
      `values (${UUID}, ${ORGANIZATION}, ${MANAGER}, 'read', ${ADMINISTRATOR}, now(), now(), null)`,
    ),
  ]),
  ...named('help_contact.name', [set('help_contact', 'name', "name || '.'")]),
  ...named('help_contact.telephone', [set('help_contact', 'telephone', "'+1 900 555 0199'")]),
  ...named('help_contact.email', [set('help_contact', 'email', "'help@other.example'")]),
  ...named('help_contact.hours', [set('help_contact', 'hours', 'null')]),
  ...named('help_contact', [
    remove('help_contact'),
    set('help_contact', 'organization_id', UUID),
    add('help_contact', `values (${UUID}, 'Help', '555 0199', null, null)`),
  ]),
  ...named('board_link.rotation', [
    set('board_link', 'rotation', 'rotation + 1 + $seed % 3'),
    set('board_link', 'rotation', '0', 'rotation = 1'),
  ]),
  ...named('board_link.token_sha256', [set('board_link', 'token_sha256', DIGEST)]),
  ...named('board_link.board_id', [set('board_link', 'board_id', UUID)]),
  ...named('board_link', [
    remove('board_link'),
    set('board_link', 'board', "'Audit Board #09'"),
    set('board_link', 'round', 'round + 1'),
    set('board_link', 'jurisdiction', "'J2'"),
    set('board_link', 'audit_id', OTHER_AUDIT),
    add('board_link', `values (${KEPT}, 'J2', 1, 'Audit Board #01', ${UUID}, 0, ${DIGEST}, 0, 0)`),
  ]),
  ...named('board_link.link_rotation', [set('board_link', 'link_rotation', 'link_rotation + 1')]),
  ...named('board_link.wrong_pins', [set('board_link', 'wrong_pins', 'wrong_pins + 1 + $seed % 9')]),
  ...named('tally_link.rotation', [set('tally_link', 'rotation', 'rotation + 1')]),
  ...named('tally_link.is_open', [set('tally_link', 'is_open', 'false')]),
  ...named('tally_link.made_at', [set('tally_link', 'made_at', "made_at + interval '1 hour'")]),
  ...named('tally_link.token_sha256', [set('tally_link', 'token_sha256', DIGEST)]),
  ...named('tally_link', [
    remove('tally_link'),
    set('tally_link', 'jurisdiction', "'J2'"),
    set('tally_link', 'round', 'round + 1'),
    set('tally_link', 'audit_id', OTHER_AUDIT),
    add('tally_link', `values (${KEPT}, 'J2', 1, 0, ${DIGEST}, true, now())`),
  ]),
  ...named('tally_entry.state', [
    set('tally_entry', 'state', "'confirmed'", "state = 'waiting'"),
    set('tally_entry', 'state', "'rejected'", "state = 'confirmed'"),
  ]),
  ...named('tally_entry.state_at', [set('tally_entry', 'state_at', "state_at + interval '1 second'")]),
  ...named('tally_entry.asked_at', [set('tally_entry', 'asked_at', "asked_at + interval '1 hour'")]),
  ...named('tally_entry.wrong_numbers', [set('tally_entry', 'wrong_numbers', '0', 'wrong_numbers > 0')]),
  ...named('tally_entry.people_digest', [set('tally_entry', 'people_digest', DIGEST)]),
  ...named('tally_entry.people', [
    set('tally_entry', 'people', "array['Mallory']"),
    set('tally_entry', 'people', 'null', 'people is not null'),
  ]),
  ...named('tally_entry.jurisdiction', [set('tally_entry', 'jurisdiction', "'J2'")]),
  ...named('tally_entry.audit_id', [set('tally_entry', 'audit_id', OTHER_AUDIT)]),
  ...named('tally_entry.round', [set('tally_entry', 'round', 'round + 1')]),
  ...named('tally_entry', [
    remove('tally_entry'),
    set('tally_entry', 'id', UUID),
    add('tally_entry', `values (${UUID}, ${KEPT}, 'J1', 1, ${DIGEST}, array['Mallory'], now(), 0, 'confirmed', now())`),
  ]),
  ...named('last_sign_in.at', [set('last_sign_in', 'at', "at - interval '1 millisecond'")]),
  ...named('last_sign_in', [
    remove('last_sign_in'),
    set('last_sign_in', 'person_id', UUID),
    add('last_sign_in', `values (${UUID}, now())`),
  ]),
  ...named('draw_job.round', [set('draw_job', 'round', 'round + 1')]),
  ...named('draw_job.sample_sizes', [set('draw_job', 'sample_sizes', `'{"Contest 1": 21}'`)]),
  ...named('draw_job.strata', [set('draw_job', 'strata', `'{"Contest 1": {"cvr": 20, "noCvr": 0}}'`)]),
  ...named('draw_job.person_id', [set('draw_job', 'person_id', MANAGER)]),
  ...named('draw_job.state', [set('draw_job', 'state', "'failed'"), set('draw_job', 'state', "'waiting'")]),
  ...named('draw_job', [
    remove('draw_job'),
    set('draw_job', 'audit_id', OTHER_AUDIT),
    set('draw_job', 'created_at', "created_at + interval '1 minute'"),
    add(
      'draw_job',
      `(id, audit_id, round, sample_sizes, person_id, state, created_at) values (${UUID}, ${OTHER_AUDIT}, 1, '{}', ${ADMINISTRATOR}, 'waiting', now())`,
    ),
  ]),
];

const OFFICE: readonly Alteration[] = [
  ...named('organization.name', [set('organization', 'name', "'Another $seed'")]),
  ...named('organization.default_state', [
    set('organization', 'default_state', "'TX'"),
    set('organization', 'default_state', 'null'),
  ]),
  ...named('organization', [remove('organization'), set('organization', 'id', UUID)]),
  ...named(/^log_chain: organization:/, [add('organization', `values (${UUID}, 'Invented', null)`)]),
  ...named('organization_administrator', [
    remove('organization_administrator'),
    add('organization_administrator', `values (${ORGANIZATION}, ${MANAGER})`),
    set('organization_administrator', 'person_id', MANAGER),
    set('organization_administrator', 'organization_id', UUID),
  ]),
  ...named(/^person\.email or person\.name/, [
    set('person', 'email', "'x$seed@elsewhere.example'", `id = ${ADMINISTRATOR}`),
    set('person', 'name', "'Somebody Else'", `id = ${ADMINISTRATOR}`),
  ]),
  ...named('person', [remove('person', `id = ${ADMINISTRATOR}`), set('person', 'id', UUID, `id = ${ADMINISTRATOR}`)]),
  ...named('server_secret.secret', [
    set('server_secret', 'secret', "sha256('x$seed')"),
    remove('server_secret'),
    set('server_secret', 'name', "'other'"),
  ]),
  ...named('server_secret', [add('server_secret', "values ('other', sha256('x$seed'))")]),
  ...named('blob.bytes', [set('blob', 'bytes', 'bytes + 1 + $seed % 7')]),
  ...named('blob', [remove('blob'), set('blob', 'sha256', DIGEST)]),
  ...named(/^file [0-9a-f]{64}/, [add('blob', `values (${DIGEST}, 1, now())`)]),
  ...named('upload.bytes', [set('upload', 'bytes', 'bytes + 1')]),
  ...named('upload.name', [set('upload', 'name', "'other.csv'", `audit_id <> ${UUID}`)]),
  ...named('upload', [
    remove('upload'),
    set(
      'upload',
      'sha256',
      '(select sha256 from blob where blob.sha256 <> upload.sha256 order by hashtextextended(blob.sha256, $seed) limit 1)',
    ),
    set('upload', 'audit_id', UUID),
    set('upload', 'kind', "case kind when 'manifest' then 'participants' else 'manifest' end"),
    set('upload', 'jurisdiction', "'J9'"),
  ]),
];

/** Of commands that always leave an entry, so that their answer can be held against it. */
const WITH_ENTRY = `output #>> '{answer,ok}' = 'true' and command not in (${MAY_BE_SILENT.map((command) => `'${command}'`).join(', ')})`;

const ACCESS: readonly Alteration[] = [
  ...named('sign_in_link.person_id', [
    set(
      'sign_in_link',
      'person_id',
      `(select id from person where id <> sign_in_link.person_id order by hashtextextended(id::text, $seed) limit 1)`,
    ),
  ]),
  ...named('sign_in_link.used_at', [
    set('sign_in_link', 'used_at', 'null', `person_id = ${ADMINISTRATOR}`),
    set('sign_in_link', 'used_at', "used_at + interval '1 hour'", `person_id = ${ADMINISTRATOR}`),
  ]),
  ...named('sign_in_link.created_at', [set('sign_in_link', 'created_at', "created_at + interval '1 hour'")]),
  ...named('sign_in_link', [
    remove('sign_in_link'),
    set('sign_in_link', 'token_sha256', DIGEST),
    add('sign_in_link', `values (${DIGEST}, ${ANY_PERSON}, null, now(), null)`),
  ]),
  ...named('web_session', [
    add(
      'web_session',
      `select ${DIGEST}, ${ADMINISTRATOR}, null, null, at, at from (select max(created_at) + interval '7 minutes' as at from web_session) late`,
    ),
    add(
      'web_session',
      `select ${DIGEST}, null, board_id, rotation, at, at from board_link, (select max(created_at) + interval '7 minutes' as at from web_session) late limit 1`,
    ),
    set(
      'web_session',
      'person_id',
      ADMINISTRATOR,
      `person_id = ${MANAGER} and created_at > (select created_at from audit where name = 'Kept') + interval '5 minutes' and created_at < (select created_at from audit where name = 'Planned') - interval '5 minutes'`,
    ),
    set(
      'web_session',
      'created_at',
      "created_at + interval '7 minutes', last_seen_at = last_seen_at + interval '7 minutes'",
      `person_id = ${ADMINISTRATOR} or board_id is not null`,
    ),
    set('web_session', 'board_id', UUID, 'board_id is not null'),
    set('web_session', 'tally_entry_id', UUID, 'tally_entry_id is not null'),
    // A session of somebody who waits becomes one of somebody who was let in long before.
    set(
      'web_session',
      'created_at',
      "created_at + interval '7 minutes', last_seen_at = last_seen_at + interval '7 minutes'",
      'tally_entry_id is not null',
    ),
  ]),
  ...named('web_session.rotation', [
    set('web_session', 'rotation', 'rotation + 1', 'board_id is not null'),
    set('web_session', 'rotation', '0', 'board_id is not null'),
  ]),
  ...named('web_session.last_seen_at', [
    set('web_session', 'last_seen_at', "last_seen_at + interval '1 day'"),
    set('web_session', 'last_seen_at', "created_at - interval '1 minute'"),
  ]),
  ...named('web_session.opened_by', [set('web_session', 'opened_by', "'link'", "opened_by = 'code'")]),
  ...named('web_session.proven_at', [
    set('web_session', 'proven_at', 'created_at', `person_id = ${ADMINISTRATOR} and opened_by = 'link'`),
    set('web_session', 'proven_at', "proven_at + interval '1 minute'", 'proven_at is not null'),
  ]),
  ...named('second_factor.person_id', [set('second_factor', 'person_id', MANAGER)]),
  ...named('second_factor.added_at', [set('second_factor', 'added_at', "added_at + interval '1 hour'")]),
  ...named('second_factor.secret or key', [
    set('second_factor', 'sealed_secret', "sha256('x$seed')", 'sealed_secret is not null'),
    set(
      'second_factor',
      'kind',
      "'passkey', sealed_secret = null, credential_id = 'x$seed', public_key = sha256('x$seed')",
      'sealed_secret is not null',
    ),
  ]),
  ...named('second_factor', [
    remove('second_factor'),
    set('second_factor', 'id', UUID),
    add(
      'second_factor',
      `values (${UUID}, ${ADMINISTRATOR}, 'passkey', null, 'x$seed', sha256('x$seed'), 0, now(), null)`,
    ),
  ]),
  ...named('recovery_code', [
    remove('recovery_code'),
    set('recovery_code', 'code_sha256', DIGEST),
    set('recovery_code', 'person_id', MANAGER),
    add('recovery_code', `values (${ADMINISTRATOR}, ${DIGEST}, null)`),
  ]),
  ...named('recovery_code.used_at', [
    set('recovery_code', 'used_at', 'null', 'used_at is not null'),
    set('recovery_code', 'used_at', 'now()', 'used_at is null'),
  ]),
  ...named('known_device', [
    add(
      'known_device',
      `values (${DIGEST}, ${ADMINISTRATOR}, (select max(last_used_at) + interval '7 minutes' from known_device))`,
    ),
    // After the last sign-in: a few minutes after another one there may have been a sign-in, too.
    set(
      'known_device',
      'last_used_at',
      "(select max(last_used_at) + interval '7 minutes' from known_device)",
      `person_id = ${ADMINISTRATOR}`,
    ),
  ]),
  ...named('sign_in_code.issued_at', [
    set('sign_in_code', 'issued_at', "issued_at + interval '5 minutes'"),
    set('sign_in_code', 'email', `(select email from person where id = ${MANAGER})`),
  ]),
  ...named('sign_in_code.used_at', [set('sign_in_code', 'used_at', "issued_at + interval '1 minute'")]),
  ...named('guessing_alert.at', [set('guessing_alert', 'at', "at + interval '1 hour'")]),
  ...named('guessing_alert', [
    remove('guessing_alert'),
    set('guessing_alert', 'level', 'level + 1'),
    add('guessing_alert', `values (${ORGANIZATION}, 99, now())`),
  ]),
  ...named('command_outcome', [
    add(
      'command_outcome',
      `values ('invented $seed', 'x', 'record-ballot', ${DIGEST}, '{"answer": {"ok": true, "value": {}}}', now())`,
    ),
    set('command_outcome', 'command_id', "'other $seed'", "command = 'create-audit'"),
  ]),
  ...named('command_outcome.actor', [set('command_outcome', 'actor', "'x$seed'", WITH_ENTRY)]),
  ...named('command_outcome.recorded_at', [
    set('command_outcome', 'recorded_at', "recorded_at + interval '1 day'", WITH_ENTRY),
  ]),
  ...named('command_outcome.output', [
    add(
      'command_outcome',
      `values ('invented $seed', 'anyone', 'sign-in-with-link', ${DIGEST}, jsonb_build_object('answer', '{"ok": true}'::jsonb, 'signIn', jsonb_build_object('kind', 'person', 'personId', ${ADMINISTRATOR})), (select max(recorded_at) + interval '1 minute' from command_outcome))`,
    ),
    set('command_outcome', 'command_id', "'other $seed'", "command = 'sign-in-with-code'"),
  ]),
];

const KEPT_TEXT = 'text is not null';
const REDACTED_TEXT = 'text is null';

const TEXTS: readonly Alteration[] = [
  ...named('free_text.text', [
    set('free_text', 'text', "text || '.'", KEPT_TEXT),
    set('free_text', 'text', "'x$seed'", KEPT_TEXT),
    set('free_text', 'salt', DIGEST, KEPT_TEXT),
    // Made to look redacted, while no entry says so.
    set('free_text', 'text', 'null, salt = null', KEPT_TEXT),
    // Put back, or something else in its place.
    set('free_text', 'text', `'Zoe Vale', salt = ${DIGEST}`, REDACTED_TEXT),
  ]),
  ...named('free_text.redacted_at', [
    set('free_text', 'redacted_at', "redacted_at + interval '1 minute'", REDACTED_TEXT),
    set(
      'free_text',
      'text',
      "null, salt = null, redacted_at = now(), redacted_by = 'nobody', reason = 'Invented.'",
      KEPT_TEXT,
    ),
  ]),
  ...named('free_text.redacted_by', [set('free_text', 'redacted_by', "'nobody'", REDACTED_TEXT)]),
  ...named('free_text.reason', [set('free_text', 'reason', "'Another.'", REDACTED_TEXT)]),
  ...named('free_text.jurisdiction', [
    set('free_text', 'jurisdiction', "'J2'"),
    set('free_text', 'jurisdiction', 'null'),
  ]),
  ...named('free_text.audit_id', [set('free_text', 'audit_id', OTHER_AUDIT)]),
  ...named('tally_name.people', [set('tally_name', 'people', "array['Mallory']"), set('tally_name', 'salt', DIGEST)]),
  ...named('tally_name.command_id', [set('tally_name', 'command_id', "'another'")]),
  ...named('tally_name', [
    // Of a request that waits; and names of one that was answered, or of none.
    remove('tally_name'),
    set('tally_name', 'entry_id', UUID),
    add('tally_name', `values (${UUID}, ${DIGEST}, array['Mallory'], 'another')`),
  ]),
  ...named(/^free_text: [0-9a-f]{64}$/, [
    // A text that is missing and was not redacted, what is left of a redaction, and a text that no entry names.
    remove('free_text', KEPT_TEXT),
    remove('free_text', REDACTED_TEXT),
    set('free_text', 'digest', DIGEST),
    add('free_text', `(digest, audit_id, salt, text) values (${DIGEST}, ${KEPT}, ${DIGEST}, 'Zoe Vale')`),
  ]),
];

/** Every class of alteration that contradicts the log or the files: one at least for each column that means something. */
export const ALTERATIONS: readonly Alteration[] = [...LOG, ...GUARDS, ...PROJECTIONS, ...OFFICE, ...TEXTS, ...ACCESS];

/** What only a head held elsewhere can tell, and what was never in the log. */
export const UNKNOWABLE: readonly UnknowableAlteration[] = [
  {
    name: 'the fieldwork of a round that is open, rewritten to its end with its head',
    sql: `with last as (select chain, number, previous_hash, replace(body, '"codeVersion":"', '"codeVersion":"9') as body
        from log_entry join log_chain on id = chain and number = head_number
        where kind = 'fieldwork' order by hashtextextended(chain, $seed) limit 1),
      sealed as (select *, ${RESEALED} as hash from last),
      head as (update log_chain set head_hash = sealed.hash from sealed where id = chain)
      update log_entry set body = sealed.body, hash = sealed.hash from sealed
      where log_entry.chain = sealed.chain and log_entry.number = sealed.number`,
    why: 'a complete rewrite: only a head held elsewhere differs',
  },
  { ...set('web_session', 'token_sha256', DIGEST), why: 'the log does not hold the digests of sessions' },
  { ...remove('web_session'), why: 'sessions end by themselves; a missing one lets nobody in' },
  { ...set('known_device', 'token_sha256', DIGEST), why: 'the log does not hold the digests of browsers' },
  { ...set('sign_in_code', 'code_sha256', DIGEST), why: 'the log does not hold the digests of codes' },
  { ...set('sign_in_code', 'attempts', 'attempts + 1'), why: 'a code ends after ten minutes' },
  {
    ...set('second_factor', 'counter', 'counter - 1'),
    why: 'the log does not hold which codes were given; each is good for a minute and a half in any case',
  },
  { ...set('second_factor', 'last_used_at', 'added_at'), why: 'nothing depends on it' },
  { ...set('second_factor_offer', 'sealed', "sha256('x$seed')"), why: 'what is made ready ends after ten minutes' },
  { ...remove('recovery_code_list'), why: 'it is shown once, for ten minutes' },
  { ...remove('wrong_second_factor'), why: 'the log has each; the count is of a day' },
  { ...set('message', 'text', "'x$seed'"), why: 'messages are on their way and not in the log' },
  {
    ...add(
      'kept_report',
      `values (${UUID}, default, ${KEPT}, null, 'audit', 'csv', true, 'x', 1, 'x', 'x', 1, ${DIGEST}, null, now())`,
    ),
    why: 'a report says itself what it was built from, and can be built again',
  },
  {
    ...add('help_file', `values (${UUID}, ${KEPT}, 'J1', 'x', 1, ${DIGEST}, '[]', 1, null)`),
    why: 'a file that help was asked with is named in no log, so that it can go',
  },
  {
    ...add('notice_told', `values ('refused ' || ${UUID}, now())`),
    why: 'of what people were told by mail is in no log',
  },
  {
    ...set('person', 'name', "'x$seed'", `id = ${MANAGER}`),
    why: 'the list of participants holds addresses and no names',
  },
  { ...set('person', 'created_at', "created_at + interval '1 day'"), why: 'nothing depends on it' },
  {
    ...set('blob', 'created_at', "created_at - interval '1 minute'"),
    why: 'nothing but the tidying of unused files depends on it',
  },
  { ...set('upload', 'findings', "'{}'"), why: 'what the check of a file found is found again when it is registered' },
  {
    ...set('command_outcome', 'input_sha256', DIGEST),
    why: 'the log holds what follows from a command, not what was sent',
  },
  {
    ...add('room_plan', `values (${KEPT}, 'J1', 'staffing', '{}', 1)`),
    why: 'what is planned for a room is evidence of nothing, and in no log',
  },
  { ...remove('command_outcome'), why: 'answers are kept for thirty days' },
  { ...set('draw_job', 'progress', '0.5'), why: 'it is shown while a sample is drawn, and nothing depends on it' },
];
