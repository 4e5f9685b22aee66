import { assert } from '@plumbline/prelude';
import type { TestPerson } from '../testing/test-office.ts';

/** Says of the manifest in use that people counted every ballot of it, and that none is still to come. Answers its digest. */
export async function stateManifest(
  person: TestPerson,
  place: { readonly auditId: string; readonly jurisdiction: string },
): Promise<string> {
  const { slots } = await person.ask('jurisdiction', place);
  const manifest = slots.find(({ kind }) => kind === 'manifest')?.registered?.sha256;
  assert(manifest !== undefined, 'a manifest is in use', place);
  const included = { listed: 'included' } as const;
  await person.send('state-manifest', {
    ...place,
    manifest,
    verified: 'hand-count',
    by: 'Canvass board',
    on: '2024-11-07',
    ballots: {
      'election-day': included,
      early: included,
      mail: included,
      uocava: included,
      provisional: included,
      'cured-or-late': included,
    },
  });
  return manifest;
}
