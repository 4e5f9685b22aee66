import { describe, expect, test } from 'vitest';
import { type Extent, type OfficeFacts, whichAudit, whichAuditIn } from './which-audit.ts';

const NOTHING: OfficeFacts = {
  independentCounts: 'nowhere',
  votesByBatch: 'nowhere',
  cvrs: 'nowhere',
  scanOrder: 'nowhere',
  imprints: 'nowhere',
};

function possible(facts: Partial<OfficeFacts>): readonly string[] {
  return whichAudit({ ...NOTHING, ...facts }).flatMap(({ type, isPossible }) => (isPossible ? [type] : []));
}

test('where only the tabulator says how many ballots there are, no audit can begin: nobody would miss a box', () => {
  expect(possible({})).toEqual([]);
  expect(possible({ votesByBatch: 'everywhere', cvrs: 'everywhere', imprints: 'everywhere' })).toEqual([]);
});

test('with numbers of ballots that no tabulator gave, single ballots can be polled, and all of them counted', () => {
  expect(possible({ independentCounts: 'everywhere' })).toEqual(['ballot-polling', 'full-hand-tally']);
  expect(possible({ independentCounts: 'in-part' })).toEqual([]);
});

test('with the votes of every batch, batches can be compared', () => {
  const facts = { independentCounts: 'everywhere', votesByBatch: 'everywhere' } as const;
  expect(possible(facts)).toContain('batch-comparison');
  expect(possible({ ...facts, votesByBatch: 'in-part' })).not.toContain('batch-comparison');
});

test.each(['scanOrder', 'imprints'] as const)('with records and %s, single ballots can be compared', (found) => {
  const facts = { independentCounts: 'everywhere', cvrs: 'everywhere', [found]: 'everywhere' } as const;
  expect(possible(facts)).toEqual(expect.arrayContaining(['ballot-comparison', 'hybrid']));
});

test('records of a part of the cards make a hybrid audit, and records without a way to their card do not', () => {
  const facts = { independentCounts: 'everywhere', cvrs: 'in-part' } as const;
  expect(possible({ ...facts, imprints: 'in-part' })).toContain('hybrid');
  expect(possible({ ...facts, imprints: 'in-part' })).not.toContain('ballot-comparison');
  expect(possible(facts)).not.toContain('hybrid');
});

test('it is named which requirement fails', () => {
  const [comparison] = whichAudit({ ...NOTHING, cvrs: 'everywhere' }).filter(
    ({ type }) => type === 'ballot-comparison',
  );
  const failing = comparison?.requirements.filter(({ isMet }) => !isMet).map(({ requirement }) => requirement);
  expect(failing).toEqual(['independent-counts', 'cards-findable']);
});

test('the work of a hybrid audit lies between comparing and polling', () => {
  const between = whichAudit(NOTHING).flatMap(({ type, workBetween }) => (workBetween ? [[type, ...workBetween]] : []));
  expect(between).toEqual([['hybrid', 'ballot-comparison', 'ballot-polling']]);
});

describe('where each jurisdiction answers for itself', () => {
  const ALL: OfficeFacts = {
    independentCounts: 'everywhere',
    votesByBatch: 'everywhere',
    cvrs: 'everywhere',
    scanOrder: 'everywhere',
    imprints: 'everywhere',
  };
  const foundIn = (places: Readonly<Record<string, Partial<OfficeFacts>>>, base: OfficeFacts = ALL) =>
    whichAuditIn(Object.entries(places).map(([name, facts]) => ({ name, facts: { ...base, ...facts } })));
  const lacking = (found: ReturnType<typeof whichAuditIn>, type: string) =>
    found
      .find((one) => one.type === type)
      ?.requirements.flatMap(({ requirement, isMet, missingIn }) => (isMet ? [] : [[requirement, missingIn]]));

  test('it is named in which of them a requirement fails', () => {
    const found = foundIn({
      Adams: {},
      Brown: { cvrs: 'nowhere' },
      Clark: { cvrs: 'in-part', votesByBatch: 'nowhere' },
    });
    expect(lacking(found, 'ballot-comparison')).toEqual([['cvrs', ['Brown', 'Clark']]]);
    expect(lacking(found, 'batch-comparison')).toEqual([['votes-by-batch', ['Clark']]]);
    expect(lacking(found, 'hybrid')).toEqual([]);
    expect(lacking(found, 'ballot-polling')).toEqual([]);
  });

  test('one that all of them lack is missing without a list', () => {
    const found = foundIn({ Adams: { cvrs: 'nowhere' }, Brown: { cvrs: 'nowhere' } });
    expect(lacking(found, 'ballot-comparison')).toEqual([['cvrs', undefined]]);
  });

  test('records in one and printed numbers in another make no hybrid audit', () => {
    const found = foundIn(
      { Adams: { cvrs: 'everywhere' }, Brown: { imprints: 'everywhere' } },
      { ...NOTHING, independentCounts: 'everywhere' },
    );
    expect(lacking(found, 'hybrid')).toEqual([
      ['cvrs', ['Brown']],
      ['cards-findable', ['Adams']],
    ]);
  });

  test('one jurisdiction is as an office that has no other', () => {
    const extents: readonly Extent[] = ['everywhere', 'in-part', 'nowhere'];
    for (const independentCounts of extents)
      for (const votesByBatch of extents)
        for (const cvrs of extents)
          for (const scanOrder of extents)
            for (const imprints of extents) {
              const facts = { independentCounts, votesByBatch, cvrs, scanOrder, imprints };
              expect(whichAuditIn([{ name: 'Adams', facts }])).toEqual(whichAudit(facts));
            }
  });
});
