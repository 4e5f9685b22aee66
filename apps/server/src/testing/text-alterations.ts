import { type Alteration, add, DIGEST, KEPT, named, OTHER_AUDIT, remove, set, UUID } from './alteration.ts';

const KEPT_TEXT = 'text is not null';
const REDACTED_TEXT = 'text is null';

/** Of texts that lie beside the log. */
export const TEXT_ALTERATIONS: readonly Alteration[] = [
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
