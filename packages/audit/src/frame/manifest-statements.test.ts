import { type Jurisdiction, type Sha256, Sha256Schema } from '@plumbline/election';
import { err } from '@plumbline/prelude';
import { describe, expect, test } from 'vitest';
import { kindOf } from '../kinds/kinds.ts';
import { assertBegun } from '../state/assert-phase.ts';
import type { AuditCommand } from '../state/audit-command.ts';
import { cardsUnlisted } from '../state/audit-inputs.ts';
import type { Audit } from '../state/audit-state.ts';
import type { AuditType } from '../state/audit-type.ts';
import { digestOfText } from '../state/free-text.ts';
import { type BallotKind, cardsKnownCast, type KindListed, statementOf } from '../state/manifest-statement.ts';
import { accept, COMMITMENT, commitment, contest, fileOf, manifestOf, plannedAudit } from '../testing/build-audit.ts';
import { decide } from './decide.ts';
import { manifestsUnstated } from './manifest-statements.ts';
import { planFindings } from './plan-findings.ts';

/* The manifests of these audits list two batches of 50 cards. */

const BY = { salt: '0'.repeat(64), text: 'Canvass board' };
const ALL: Readonly<Record<BallotKind, KindListed>> = {
  'election-day': { listed: 'included' },
  early: { listed: 'included' },
  mail: { listed: 'included' },
  uocava: { listed: 'none' },
  provisional: { listed: 'included' },
  'cured-or-late': { listed: 'none' },
};

function stating(
  jurisdiction: string,
  change: {
    readonly manifest?: Sha256;
    readonly verified?: 'hand-count' | 'tabulator-alone';
    readonly ballots?: Partial<typeof ALL>;
  } = {},
): AuditCommand {
  const { manifest = COMMITMENT, verified = 'hand-count', ballots = {} } = change;
  const on = '2026-11-05';
  return { type: 'state-manifest', jurisdiction, manifest, verified, by: BY, on, ballots: { ...ALL, ...ballots } };
}

const waiting = (cards: number): KindListed => ({ listed: 'not-yet-counted', cards });
const planned = (type: AuditType = 'ballot-polling', change = {}) => {
  const settings = type === 'full-hand-tally' ? { riskLimitPercent: 0 } : {};
  return plannedAudit({ type, jurisdictions: ['Adams', 'Baker'], contests: [contest('Mayor', change)], settings });
};
const findingsOf = (audit: Audit) => planFindings(assertBegun(audit));
const phantomsOf = (audit: Audit) => {
  const begun = assertBegun(audit);
  const [mayor] = begun.plan.contests;
  const universe = mayor && kindOf(begun.plan).universe(begun, mayor);
  return universe?.ok === true ? universe.value.phantoms : undefined;
};

test('what is said is kept with the digest of the file and of the text, and is part of the plan', () => {
  const audit = accept(planned(), stating('Adams', { ballots: { mail: waiting(7) } }));
  expect(statementOf(assertBegun(audit).plan, 'Adams')).toEqual({
    manifest: COMMITMENT,
    verified: 'hand-count',
    by: { digest: digestOfText(BY) },
    on: '2026-11-05',
    ballots: { ...ALL, mail: { listed: 'not-yet-counted', cards: 7 } },
  });
  expect(JSON.stringify(audit)).not.toContain('Canvass');
});

test('it is said of the manifest in use, of a jurisdiction that takes part, while the audit is planned', () => {
  const other = Sha256Schema.parse('cd'.repeat(32));
  expect(decide(planned(), stating('Adams', { manifest: other }))).toEqual(
    err({ code: 'manifest-replaced', jurisdiction: 'Adams' }),
  );
  expect(decide(planned(), stating('Clay'))).toEqual(err({ code: 'unknown-jurisdiction', jurisdiction: 'Clay' }));
  const without = accept(planned(), { type: 'remove-file', kind: 'manifest', jurisdiction: 'Adams' });
  expect(decide(without, stating('Adams'))).toEqual(err({ code: 'manifest-needed-first', jurisdiction: 'Adams' }));
  const sealed = accept(planned(), commitment(planned()));
  expect(decide(sealed, stating('Adams'))).toMatchObject({ ok: false, error: { code: 'audit-not-in-phase' } });
});

test('a new manifest, and a list without the jurisdiction, set aside what was said of the old one', () => {
  const said = accept(planned(), stating('Adams'), stating('Baker'));
  expect(manifestsUnstated(assertBegun(said))).toEqual([]);
  const replaced = accept(said, { type: 'register-file', file: manifestOf('Adams') });
  expect(manifestsUnstated(assertBegun(replaced))).toEqual(['Adams']);
  const removed = accept(said, { type: 'remove-file', kind: 'manifest', jurisdiction: 'Adams' });
  expect(statementOf(assertBegun(removed).plan, 'Adams')).toBeUndefined();
  const [listing] = assertBegun(said).files;
  if (listing?.kind !== 'participants') throw new Error('the list of participants is there');
  const alone = [{ name: 'Baker', expectedBallots: null }];
  const left = accept(said, { type: 'register-participants', file: listing, jurisdictions: alone });
  expect(Object.keys(assertBegun(left).plan.manifestStatements ?? {})).toEqual(['Baker']);
});

test('a plan of which nobody says anything any more is the plan it was', () => {
  const { plan: before } = assertBegun(planned());
  const said = accept(planned(), stating('Adams'), { type: 'register-file', file: manifestOf('Adams') });
  expect(assertBegun(said).plan).toEqual(before);
  expect('manifestStatements' in assertBegun(said).plan).toBe(false);
});

describe('what was said and has to be confirmed', () => {
  test('is the tabulator alone, and what is not counted yet, with the figures', () => {
    const audit = accept(
      planned('ballot-polling', { totalBallots: 200 }),
      stating('Adams', { verified: 'tabulator-alone' }),
      stating('Baker', { ballots: { mail: waiting(7), 'cured-or-late': waiting(5) } }),
    );
    expect(findingsOf(audit)).toMatchObject([
      // 100 + 100 cards are listed, and 12 of Baker's were cast besides.
      { finding: 'listed-below-cast', contest: 'Mayor', cast: 200, listed: 200, phantoms: 12 },
      { finding: 'tabulator-alone', jurisdictions: ['Adams'] },
      { finding: 'not-yet-counted', waiting: [{ jurisdiction: 'Baker', cards: 12 }] },
    ]);
  });

  test('is not confirmed by whoever saw another figure', () => {
    const of = (cards: number) => accept(planned(), stating('Baker', { ballots: { mail: waiting(cards) } }));
    const decided = decide(of(13), commitment(of(12)));
    expect(decided).toMatchObject({ ok: false, error: { code: 'findings-not-confirmed' } });
    expect(decide(of(12), commitment(of(12)))).toMatchObject({ ok: true });
    const alone = accept(planned(), stating('Adams', { verified: 'tabulator-alone' }));
    const both = accept(alone, stating('Baker', { verified: 'tabulator-alone' }));
    expect(decide(both, commitment(alone))).toMatchObject({ ok: false });
  });
});

describe('cards that are not counted yet', () => {
  test('are phantoms of every contest there, and of none elsewhere', () => {
    const here = accept(
      planned('ballot-polling', { totalBallots: 200 }),
      stating('Adams', { ballots: { mail: waiting(9) } }),
    );
    expect(phantomsOf(here)).toBe(9);
    const elsewhere = planned('ballot-polling', { totalBallots: 100, jurisdictions: ['Baker'] });
    expect(phantomsOf(accept(elsewhere, stating('Adams', { ballots: { mail: waiting(9) } })))).toBe(0);
  });

  test('are not counted twice where the expected number or the cards cast know them too', () => {
    // 200 are listed and 209 were cast in all: the 9 may be those that wait.
    const inAll = planned('ballot-polling', { totalBallots: 209 });
    expect(phantomsOf(accept(inAll, stating('Adams', { ballots: { mail: waiting(9) } })))).toBe(9);
    expect(phantomsOf(accept(inAll, stating('Adams', { ballots: { mail: waiting(11) } })))).toBe(11);
    const begun = assertBegun(accept(inAll, stating('Adams', { ballots: { mail: waiting(9) } })));
    const expected = begun.plan.jurisdictions.map(({ name }) => ({
      name,
      expectedBallots: name === 'Adams' ? 115 : 100,
    }));
    const [mayor] = begun.plan.contests;
    if (mayor === undefined) throw new Error('there is a contest');
    const universe = kindOf(begun.plan).universe({ ...begun, plan: { ...begun.plan, jurisdictions: expected } }, mayor);
    // 115 were expected of Adams and 100 are listed: the 9 are among those 15.
    expect(universe).toMatchObject({ ok: true, value: { phantoms: 15 } });
  });

  test('are none of the cards that reported votes need and no manifest lists', () => {
    // 220 votes of one each need 220 cards, and 200 are listed: 20 were counted, and 9 others wait.
    const choices = [
      { name: 'Ada', votes: 130 },
      { name: 'Ben', votes: 90 },
    ];
    const reported = planned('ballot-polling', { choices, totalBallots: 220 });
    expect(phantomsOf(reported)).toBe(20);
    expect(phantomsOf(accept(reported, stating('Adams', { ballots: { mail: waiting(9) } })))).toBe(29);
    const two = accept(
      reported,
      stating('Adams', { ballots: { mail: waiting(9) } }),
      stating('Baker', { ballots: { provisional: waiting(3) } }),
    );
    expect(phantomsOf(two)).toBe(32);
  });

  test('are none of those that have a cast vote record and are in no manifest', () => {
    const found = { name: 'Mayor', votesAllowed: 1, ranked: false, cards: 105, withoutCard: 5 };
    const figures = {
      kind: 'cvrs',
      scope: 'every-card',
      format: 'made',
      batches: 2,
      withoutCvr: 0,
      files: [],
    } as const;
    const contests = [{ ...found, choices: [{ name: 'Ada', votes: 60 }] }];
    const file = fileOf('Adams', { ...figures, cards: 105, withoutCard: 5, contests });
    const compared = accept(planned('ballot-comparison', { totalBallots: 200 }), { type: 'register-file', file });
    expect(phantomsOf(compared)).toBe(5);
    expect(phantomsOf(accept(compared, stating('Adams', { ballots: { mail: waiting(9) } })))).toBe(14);
    expect(phantomsOf(accept(compared, stating('Baker', { ballots: { mail: waiting(9) } })))).toBe(14);
  });

  test('are none of those that an election-night report expects, which has what was counted', () => {
    const { plan } = assertBegun(accept(planned(), stating('Adams', { ballots: { mail: waiting(9) } })));
    const expected = (expectedBallots: number | null, expectedFrom?: Jurisdiction['expectedFrom']) =>
      cardsKnownCast(plan, { name: 'Adams', expectedBallots, ...(expectedFrom && { expectedFrom }) }, 100);
    expect([expected(null), expected(115), expected(115, 'poll-book'), expected(115, 'voter-history')]).toEqual([
      109, 115, 115, 115,
    ]);
    expect([expected(115, 'election-night-report'), expected(90, 'election-night-report')]).toEqual([124, 109]);
  });

  test.each(['batch-comparison', 'full-hand-tally'] as const)('are held against the margin in a %s', (type) => {
    const audit = assertBegun(
      accept(planned(type, { totalBallots: null }), stating('Adams', { ballots: { mail: waiting(9) } })),
    );
    const [mayor] = audit.plan.contests;
    if (mayor === undefined) throw new Error('there is a contest');
    expect(cardsUnlisted(audit.plan, mayor, () => 100)).toBe(9);
    expect(cardsUnlisted(audit.plan, { ...mayor, jurisdictions: ['Baker'] }, () => 100)).toBe(0);
  });
});
