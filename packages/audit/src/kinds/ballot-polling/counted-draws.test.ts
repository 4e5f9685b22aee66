import { describe, expect, test } from 'vitest';
import type { Draw } from '../../sampling/draw.ts';
import type { AuditInRounds } from '../../state/audit-state.ts';
import { contest, draw, openAudit } from '../../testing/build-audit.ts';
import { countedDraws, drawsTogether } from './counted-draws.ts';

const EVERYWHERE = contest('Mayor', { totalBallots: 200 });
const IN_BAKER = contest('Sheriff', { jurisdictions: ['Baker'] });
const BESIDE = contest('Levy', { targeted: false, totalBallots: 200 });
const IN_ADAMS = { ...BESIDE, totalBallots: 100, jurisdictions: ['Adams'] };

let card = 0;
/** A draw of a card that was not drawn before. */
function drawn(contestName: string, jurisdiction: string, ticket: string): Draw {
  card += 1;
  return draw({ contest: contestName, jurisdiction, ticket, position: card });
}

/** Counties Adams and Baker list 100 cards each. */
function auditOf(draws: readonly Draw[], contests = [EVERYWHERE, IN_BAKER, BESIDE]): AuditInRounds {
  return openAudit({ type: 'ballot-polling', jurisdictions: ['Adams', 'Baker'], contests }, draws);
}

function fromListedCards(audit: AuditInRounds): AuditInRounds {
  return { ...audit, rounds: audit.rounds.map((round) => ({ ...round, drawnFrom: 'listed-cards' })) };
}

type Of = Parameters<typeof countedDraws>[1];
const together = (audit: AuditInRounds, of: Of) => drawsTogether(countedDraws(audit, of)?.rounds ?? []);
const tickets = (audit: AuditInRounds, of: Of) => together(audit, of).draws.map(({ ticket }) => ticket);

describe('a contest beside the others', () => {
  const draws = [
    drawn('Mayor', 'Baker', '0.3'),
    drawn('Mayor', 'Adams', '0.1'),
    drawn('Sheriff', 'Baker', '0.2'),
    drawn('Sheriff', 'Baker', '0.5'),
    drawn('Sheriff', 'Baker', '0.7'),
  ];

  test('counts nothing beyond the county that was drawn least far: the sheriff’s draws reach on in Baker alone', () => {
    // Adams is drawn up to 0.3, Baker up to 0.7.
    expect(tickets(auditOf(draws), BESIDE)).toEqual(['0.1', '0.2', '0.3']);
  });

  test('counts no cards of counties that do not vote on it', () => {
    expect(tickets(auditOf(draws, [EVERYWHERE, IN_BAKER, IN_ADAMS]), IN_ADAMS)).toEqual(['0.1']);
  });

  test('has no sample while one of its counties was not drawn from', () => {
    expect(countedDraws(auditOf([drawn('Sheriff', 'Baker', '0.5')], [IN_BAKER, BESIDE]), BESIDE)).toBeUndefined();
  });

  test('needs no draws from a county whose manifest lists no card', () => {
    const audit = auditOf([drawn('Sheriff', 'Baker', '0.5')], [IN_BAKER, BESIDE]);
    const files = audit.files.filter(({ jurisdiction }) => jurisdiction !== 'Adams');
    expect(tickets({ ...audit, files }, BESIDE)).toEqual(['0.5']);
  });
});

describe('a targeted contest', () => {
  // 100 cards are listed and 104 bear it. With the seed of these audits the tickets of the four phantoms, by SHA-256 in
  // another language, begin 0.386, 0.367, 0.709 and 0.398; the next ticket of the first begins 0.481.
  const [T3, T35, T4] = ['0.3', '0.35', '0.4'].map((ticket) => ticket.padEnd(20, '0'));
  const mayor = contest('Mayor', { totalBallots: 104, cardsBearing: 104 });
  const audit = openAudit({ type: 'ballot-polling', contests: [mayor] }, [
    draw({ position: 1, ticket: T3 }),
    draw({ position: 2, ticket: T4 }),
    draw({ position: 1, ticket: T35 }),
  ]);

  test('counts its own draws in the order of drawing, and the draws of phantoms that were made', () => {
    expect(tickets(audit, mayor)).toEqual([T3, T4, T35]);
    expect(together(audit, mayor).phantomDraws).toBe(0);
    const [round] = audit.rounds;
    const phantomDraws = [{ contest: 'Mayor', phantom: 2, ticket: '0.2' }];
    expect(together({ ...audit, rounds: [{ ...round, phantomDraws }] }, mayor).phantomDraws).toBe(1);
  });

  test('that was drawn from the listed cards alone counts the phantoms whose tickets lie before its last draw', () => {
    const counted = together(fromListedCards(audit), mayor);
    expect(counted.draws.map(({ ticket }) => ticket)).toEqual([T3, T35, T4]);
    expect(counted.phantomDraws).toBe(3);
  });

  test('for which nothing was drawn has no sample', () => {
    const [round] = audit.rounds;
    expect(countedDraws(fromListedCards({ ...audit, rounds: [{ ...round, draws: [] }] }), mayor)).toBeUndefined();
  });
});
