import { isInRounds } from '@plumbline/audit';
import { assert } from '@plumbline/prelude';
import { expect, test } from 'vitest';
import { batchRetrievalList } from './batch-retrieval-list.ts';
import { batchRetrievalListCsv } from './retrieval-list.ts';
import { batchAudit, printing } from './testing/printed-audits.ts';

test('a batch that no ticket drew is marked EXTRA in the list of batches and on paper, and where there is none nothing is said of it', async () => {
  const replay = await batchAudit();
  const { audit, inputs } = replay;
  assert(isInRounds(audit), 'something was drawn', audit.phase);
  const [jurisdiction] = [...inputs.manifests.keys()];
  assert(jurisdiction !== undefined, 'a jurisdiction has a manifest');
  // As if one of the batches had been asked for by the plan, and no ticket had drawn it.
  const other = inputs.manifests.get(jurisdiction)?.batches[0]?.name;
  assert(other !== undefined, 'the manifest lists a batch');
  const rounds = audit.rounds.map((round, at) => ({
    ...round,
    draws: round.draws.filter(({ batch }) => batch !== other),
    extraBatches: at === audit.rounds.length - 1 ? [{ jurisdiction, batch: other }] : [],
  }));
  const asked = { ...audit, rounds };
  const list = (of: typeof audit) => batchRetrievalListCsv({ audit: of, inputs, jurisdiction }).split('\r\n');
  expect(list(audit)[0]).toBe('Batch Name,Container,Tabulator');
  expect(list(asked)[0]).toBe('Batch Name,Container,Tabulator,Remarks');
  expect(list(asked).filter((line) => line.endsWith(',EXTRA'))).toEqual([
    expect.stringMatching(new RegExp(`^${other},`)),
  ]);
  const written = (of: typeof audit) =>
    JSON.stringify(batchRetrievalList({ ...printing({ ...replay, audit: of }), jurisdiction }).blocks);
  expect(written(asked)).toContain(`${other} · EXTRA`);
  expect(written(audit)).not.toContain('EXTRA');
});
