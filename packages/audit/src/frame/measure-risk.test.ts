import { expect, test } from 'vitest';
import type { AuditCommand } from '../state/audit-command.ts';
import type { AuditInRounds } from '../state/audit-state.ts';
import { accept, card, contest, draw, fileOf, inRounds, marks, openAudit, seen } from '../testing/build-audit.ts';
import { measureRisk } from './measure-risk.ts';

const INPUTS = { manifests: new Map(), totals: new Map() };
const CHOICES = [
  { name: 'Ada', votes: 3 },
  { name: 'Ben', votes: 0 },
];

/** Three cards with votes for Ada, each drawn and seen; the manifest lists `ballots`. */
function threeCards(ballots: number): AuditInRounds {
  const board = { jurisdiction: 'Adams', board: 'Board 1' };
  const positions = [1, 2, 3];
  const planned = { type: 'ballot-polling', contests: [contest('Mayor', { choices: CHOICES })] } as const;
  const audit = inRounds(
    accept(
      openAudit(
        planned,
        positions.map((position) => draw({ position })),
      ),
      {
        type: 'create-boards',
        jurisdiction: 'Adams',
        boards: [{ name: 'Board 1', ballots: positions.map((at) => card(at)) }],
      },
      { type: 'name-board-members', ...board, members: ['Ann'] },
      ...positions.map((position): AuditCommand => {
        const record = seen({ Mayor: marks('Ada') });
        return { type: 'record-ballot', ...board, ballot: card(position), record };
      }),
    ),
  );
  const contests = [contest('Mayor', { choices: CHOICES, totalBallots: ballots })];
  const files = [fileOf('Adams', { kind: 'manifest', batches: 1, ballots })];
  return { ...audit, files, plan: { ...audit.plan, contests } };
}

test('a contest whose every listed card was looked at is confirmed by arithmetic', () => {
  expect(measureRisk({ audit: threeCards(3), inputs: INPUTS })).toMatchObject({
    value: [{ contest: 'Mayor', pValue: 0, riskLimitMet: true, outcome: 'confirmed' }],
  });
});

test('a contest that cannot be measured is named with the reason', () => {
  const audit = threeCards(3);
  const contests = [contest('Mayor', { choices: CHOICES, totalBallots: 3, cardsBearing: 2 })];
  expect(measureRisk({ audit: { ...audit, plan: { ...audit.plan, contests } }, inputs: INPUTS })).toMatchObject({
    ok: false,
    error: { contest: 'Mayor', code: 'method-declined', why: { code: 'counts-contradict' } },
  });
});

test('without settings nothing is measured, and a targeted contest that was not drawn for is left out', () => {
  const audit = threeCards(3);
  expect(measureRisk({ audit: { ...audit, plan: { ...audit.plan, settings: null } }, inputs: INPUTS })).toEqual({
    ok: false,
    error: { contest: '', code: 'no-settings' },
  });
  const clerk = contest('Clerk', { choices: CHOICES, totalBallots: 3 });
  const contests = [...audit.plan.contests, clerk];
  expect(measureRisk({ audit: { ...audit, plan: { ...audit.plan, contests } }, inputs: INPUTS })).toMatchObject({
    ok: true,
    value: [{ contest: 'Mayor', targeted: true, sampleSize: 3, draws: 3, distinct: 3, phantomDraws: 0 }],
  });
});

test('draws of phantoms are draws, and a card that is drawn twice is one', () => {
  const audit = threeCards(4);
  // Four cards are listed and five were cast.
  const contests = [contest('Mayor', { choices: CHOICES, totalBallots: 5 })];
  const rounds = audit.rounds.map((round) => ({
    ...round,
    draws: [...round.draws, draw({ position: 1, ticket: '0.6' })],
    phantomDraws: [{ contest: 'Mayor', phantom: 1, ticket: '0.7' }],
  }));
  expect(measureRisk({ audit: { ...audit, rounds, plan: { ...audit.plan, contests } }, inputs: INPUTS })).toMatchObject(
    {
      ok: true,
      value: [{ contest: 'Mayor', draws: 5, distinct: 3, phantomDraws: 1 }],
    },
  );
});
