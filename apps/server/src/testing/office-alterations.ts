import {
  ADMINISTRATOR,
  type Alteration,
  add,
  DIGEST,
  MANAGER,
  named,
  ORGANIZATION,
  remove,
  set,
  UUID,
} from './alteration.ts';

/** Of an office, its elections and its people. */
export const OFFICE_ALTERATIONS: readonly Alteration[] = [
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
