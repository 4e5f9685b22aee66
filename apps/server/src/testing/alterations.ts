import { ACCESS_ALTERATIONS } from './access-alterations.ts';
import {
  type Alteration,
  add,
  DIGEST,
  KEPT,
  MANAGER,
  RESEALED,
  remove,
  set,
  type UnknowableAlteration,
  UUID,
} from './alteration.ts';
import { GUARD_ALTERATIONS, LOG_ALTERATIONS } from './log-alterations.ts';
import { OFFICE_ALTERATIONS } from './office-alterations.ts';
import { PROJECTION_ALTERATIONS } from './projection-alterations.ts';
import { TEXT_ALTERATIONS } from './text-alterations.ts';

/** Every class of alteration that contradicts the log or the files: one at least for each column that means something. */
export const ALTERATIONS: readonly Alteration[] = [
  ...LOG_ALTERATIONS,
  ...GUARD_ALTERATIONS,
  ...PROJECTION_ALTERATIONS,
  ...OFFICE_ALTERATIONS,
  ...TEXT_ALTERATIONS,
  ...ACCESS_ALTERATIONS,
];

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
    ...add(
      'file_job',
      `values (${UUID}, default, ${KEPT}, null, '{}', true, ${MANAGER}, 'failed', null, 0, null, now(), now())`,
    ),
    why: 'what is being made says nothing of the audit, and can be asked for again',
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
