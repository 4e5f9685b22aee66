import type { Contest } from '@plumbline/election';
import { describe, expect, test } from 'vitest';
import type { Planned } from '../state/plan.ts';
import { isOfContest, isSameFinding } from '../state/plan-finding.ts';
import { contest, creation, fileOf } from '../testing/build-audit.ts';
import { planFindings } from './plan-findings.ts';

/** A polling plan for Mayor whose manifests list these cards, with the cards expected where a county knows them. */
function planned(
  listed: Readonly<Record<string, number>>,
  change: Partial<Contest>,
  expected: Readonly<Record<string, number>> = {},
): Planned {
  const names = Object.keys(listed);
  const [created] = creation({ type: 'ballot-polling' });
  if (created?.type !== 'create-audit') throw new Error('a plan begins with the creation of its audit');
  return {
    plan: {
      name: created.name,
      organization: created.organization,
      type: 'ballot-polling',
      method: 'bravo',
      compatibility: false,
      settings: null,
      jurisdictions: names.map((name) => ({ name, expectedBallots: expected[name] ?? null })),
      contests: [contest('Mayor', change)],
      withoutBallots: [],
    },
    files: names.map((name) => fileOf(name, { kind: 'manifest', batches: 1, ballots: listed[name] ?? 0 })),
  };
}

test('manifests that list what was cast have nothing to confirm', () => {
  expect(planFindings(planned({ Adams: 60, Baker: 40 }, { totalBallots: 100 }))).toEqual([]);
});

test('fewer cards listed than cast: the difference is in no manifest', () => {
  // 60 + 30 votes on 100 cards, of which 94 are listed: any of the 6 others may bear the contest.
  expect(planFindings(planned({ Adams: 94 }, { totalBallots: 100 }))).toEqual([
    { finding: 'listed-below-cast', contest: 'Mayor', cast: 100, listed: 94, bearing: 94, phantoms: 6 },
  ]);
});

test('fewer cards listed than the votes need, or than are said to bear the contest', () => {
  // 90 votes need 90 cards; 80 are listed and 100 were cast.
  expect(planFindings(planned({ Adams: 80 }, { totalBallots: 100 }))).toMatchObject([
    { finding: 'listed-below-contest', bearing: 90, phantoms: 20 },
    { finding: 'listed-below-cast', bearing: 90, phantoms: 20 },
  ]);
  expect(planFindings(planned({ Adams: 94 }, { totalBallots: 100, cardsBearing: 97 }))).toMatchObject([
    { finding: 'listed-below-contest', bearing: 97, phantoms: 6 },
    { finding: 'listed-below-cast', bearing: 97, phantoms: 6 },
  ]);
});

test('more cards listed than cast', () => {
  expect(planFindings(planned({ Adams: 110 }, { totalBallots: 100 }))).toMatchObject([
    { finding: 'listed-above-cast', cast: 100, listed: 110, phantoms: 0 },
  ]);
});

test('a contest on some of the cards', () => {
  expect(planFindings(planned({ Adams: 1000 }, { totalBallots: 1000, cardsBearing: 95 }))).toMatchObject([
    { finding: 'contest-on-part', listed: 1000, bearing: 95, phantoms: 0 },
  ]);
});

test('a county whose manifest is short is found although another lists as many too many', () => {
  const both = planned({ Adams: 40, Baker: 60 }, { totalBallots: 100 }, { Adams: 50, Baker: 50 });
  expect(planFindings(both)).toMatchObject([{ finding: 'listed-below-cast', cast: 100, listed: 100, phantoms: 10 }]);
});

describe('a batch comparison', () => {
  const ofBatches = (...[listed, change, expected]: Parameters<typeof planned>) => {
    const { plan, files } = planned(listed, change, expected);
    return planFindings({ plan: { ...plan, type: 'batch-comparison', method: 'macro' }, files });
  };

  test('asks for no figure of cards where none is known, and for none that costs work only', () => {
    expect(ofBatches({ Adams: 94 }, { totalBallots: null })).toEqual([]);
    expect(ofBatches({ Adams: 94 }, { totalBallots: 90, cardsBearing: 20 })).toEqual([]);
  });

  test('tells of cards that were cast and are in no batch, of one jurisdiction or of all', () => {
    const finding = { finding: 'listed-below-cast', contest: 'Mayor', cast: null, listed: 154 };
    // 6 are missing in Adams, and what Baker lists beyond its 50 does not make up for them.
    expect(ofBatches({ Adams: 94, Baker: 60 }, { totalBallots: null }, { Adams: 100, Baker: 50 })).toEqual([
      { ...finding, bearing: 160, phantoms: 6 },
    ]);
    expect(ofBatches({ Adams: 94, Baker: 60 }, { totalBallots: 163 }, { Adams: 100, Baker: 50 })).toEqual([
      { ...finding, cast: 163, bearing: 163, phantoms: 9 },
    ]);
    const elsewhere = { totalBallots: null, jurisdictions: ['Baker'] };
    expect(ofBatches({ Adams: 94, Baker: 60 }, elsewhere, { Adams: 100, Baker: 50 })).toEqual([]);
  });
});

test('the same finding with another figure is another finding', () => {
  const [finding] = planFindings(planned({ Adams: 94 }, { totalBallots: 100 }));
  if (finding === undefined || !isOfContest(finding)) throw new Error('there is a finding');
  expect(isSameFinding(finding, { ...finding })).toBe(true);
  expect(isSameFinding(finding, { ...finding, cast: 101 })).toBe(false);
});
