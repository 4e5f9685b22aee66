import { MAY_BE_SILENT } from '../check/check-outcomes.ts';
import {
  ADMINISTRATOR,
  type Alteration,
  ANY_PERSON,
  add,
  DIGEST,
  MANAGER,
  named,
  ORGANIZATION,
  remove,
  set,
  UUID,
} from './alteration.ts';

/** Of commands that always leave an entry, so that their answer can be held against it. */
const WITH_ENTRY = `output #>> '{answer,ok}' = 'true' and command not in (${MAY_BE_SILENT.map((command) => `'${command}'`).join(', ')})`;

/** Of who may do what, and of what was answered. */
export const ACCESS_ALTERATIONS: readonly Alteration[] = [
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
