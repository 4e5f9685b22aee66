import path from 'node:path';
import { AUDIT_EVENT_SCHEMAS, type EventSchemas } from '@plumbline/audit';
import { expect, test } from 'vitest';
import { ORGANIZATION_EVENT_SCHEMAS } from '../apps/server/src/office/organization-event-schemas.ts';
import { EARLIER_EVENT_EXAMPLES } from '../packages/audit/src/testing/earlier-event-examples.ts';
import { BALLOT_EVENT_SCHEMAS } from '../packages/ballot-management/src/state/ballot-event.ts';
import { EARLIER_EVENT_EXAMPLES as EARLIER_ROOM_EVENTS } from '../packages/ballot-management/src/testing/earlier-event-examples.ts';
import { repository, sourceOf } from './source-files.ts';

/*
 * The log outlives the code that wrote it. So every event has a schema with a version, and every version there ever was
 * has a schema, a way into the present form, and an example that a test reads and turns into it.
 */

type Earlier = { readonly type: string; readonly version: number };

const LOGS: readonly {
  readonly of: string;
  readonly schemas: EventSchemas;
  /** Where the union of its events is declared; null where it follows from the schemas. */
  readonly declaredIn: string | null;
  /** The earlier versions that a test turns into the present one. */
  readonly tried: readonly Earlier[];
}[] = [
  {
    of: 'an audit',
    schemas: AUDIT_EVENT_SCHEMAS,
    declaredIn: 'packages/audit/src/state/audit-event.ts',
    tried: EARLIER_EVENT_EXAMPLES.map(({ written: { type }, version }) => ({ type, version })),
  },
  {
    of: 'an organization',
    schemas: ORGANIZATION_EVENT_SCHEMAS,
    declaredIn: 'apps/server/src/office/project-organization.ts',
    tried: [],
  },
  {
    of: 'a ballot room',
    schemas: BALLOT_EVENT_SCHEMAS,
    declaredIn: null,
    tried: EARLIER_ROOM_EVENTS.map(({ written: { type }, version }) => ({ type, version })),
  },
];

test.each(LOGS.filter(({ declaredIn }) => declaredIn !== null))(
  'every event of $of has a schema, and no schema is of an event that is not',
  ({ schemas, declaredIn }) => {
    const source = sourceOf(path.join(repository, declaredIn ?? ''));
    const declared = [...source.matchAll(/readonly type: '([a-z-]+)'/g)].map(([, type]) => type);
    expect(declared.length).toBeGreaterThan(10);
    expect(Object.keys(schemas).toSorted()).toEqual(declared.toSorted());
  },
);

test.each(LOGS)(
  'every version that an event of $of ever had has its schema, and is turned into the present in a test',
  (log) => {
    for (const [type, { version, earlier }] of Object.entries(log.schemas)) {
      const versions = Array.from({ length: version - 1 }, (_, index) => index + 1);
      expect({ type, versions: Object.keys(earlier).map(Number) }).toEqual({ type, versions });
      const tried = log.tried.filter((one) => one.type === type).map((one) => one.version);
      expect({ type, versions: tried }).toEqual({ type, versions });
    }
  },
);

test.each(LOGS)('every schema of $of refuses a property that it does not name', ({ schemas }) => {
  for (const [type, { schema, earlier }] of Object.entries(schemas)) {
    for (const one of [schema, ...Object.values(earlier)]) {
      const issues = one.safeParse({ 'a property of no event': 1 }).error?.issues ?? [];
      expect({ type, codes: issues.map(({ code }) => code) }).toMatchObject({
        type,
        codes: expect.arrayContaining(['unrecognized_keys']),
      });
    }
  }
});
