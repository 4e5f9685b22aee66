import type { Contest } from '@plumbline/election';
import type { ComparedCards, ComparedRankings } from '@plumbline/statistics';
import { type Draw, type Unit, unitKey, unitPlace } from '../sampling/draw.ts';
import type { AuditInputs } from '../state/audit-inputs.ts';
import type { AuditInRounds } from '../state/audit-state.ts';
import { compareCard, compareRanking } from './compare-card.ts';

/** A drawn card with how often it was drawn, and both readings of it. */
export type DrawnComparison = ComparedCards & { readonly unit: Unit };

/** Each drawn card once, with the number of its draws. */
export function compareDraws(
  audit: AuditInRounds,
  contest: Contest,
  of: {
    readonly inputs: AuditInputs;
    readonly draws: readonly Draw[];
    readonly missesContest: 'lost' | 'blank';
  },
): readonly DrawnComparison[] {
  const { inputs, missesContest } = of;
  return drawnOnce(of.draws).map(({ unit, timesDrawn }) => ({
    unit,
    count: 1,
    timesDrawn,
    ...compareCard(audit, contest, { inputs, unit, missesContest }),
  }));
}

/** A drawn card of a ranked contest with how often it was drawn, and both readings of it. */
export type DrawnRanking = ComparedRankings & { readonly unit: Unit };

/** The same of a contest that voters ranked. */
export function compareRankings(
  audit: AuditInRounds,
  contest: Contest,
  of: Parameters<typeof compareDraws>[2],
): readonly DrawnRanking[] {
  const { inputs, missesContest } = of;
  return drawnOnce(of.draws).map(({ unit, timesDrawn }) => ({
    unit,
    count: 1,
    timesDrawn,
    ...compareRanking(audit, contest, { inputs, unit, missesContest }),
  }));
}

function drawnOnce(draws: readonly Draw[]): readonly { readonly unit: Unit; readonly timesDrawn: number }[] {
  const times = new Map<string, { readonly unit: Unit; timesDrawn: number }>();
  for (const draw of draws) {
    const place = unitPlace(draw.jurisdiction, unitKey(draw));
    const known = times.get(place);
    if (known === undefined) times.set(place, { unit: draw, timesDrawn: 1 });
    else known.timesDrawn += 1;
  }
  return [...times.values()];
}

/** How many draws fell on cards that could not be found. */
export function drawsNotFound(
  cards: readonly {
    readonly audited: DrawnComparison['audited'] | DrawnRanking['audited'];
    readonly timesDrawn: number;
  }[],
): number {
  return cards.reduce((sum, card) => sum + (card.audited === 'not-found' ? card.timesDrawn : 0), 0);
}
