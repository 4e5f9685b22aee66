import type { CountSource } from '../accounting/count-source.ts';
import type { OpenRoom } from '../state/room.ts';
import type { Origin } from './figures.ts';
import { reconciliationOf } from './reconciliation.ts';

/** The stages at which ballots are counted, in the order in which they pass them. */
export const STAGES = ['stock', 'sites', 'mail', 'opening', 'tabulation', 'storage', 'county'] as const;
export type Stage = (typeof STAGES)[number];

/** One figure of one place: null where nobody has counted, which is never 0. */
export type StageFigure = {
  readonly place: string;
  readonly line: string;
  readonly value: number | null;
  readonly sources: readonly CountSource[];
  readonly origin: Origin | undefined;
};

/** A line of a stage over all its places. The total is known once every place has counted. */
export type StageTotal = {
  readonly stage: Stage;
  readonly line: string;
  readonly total: number | null;
  readonly counted: number;
  readonly figures: readonly StageFigure[];
};

/** The lines of each stage, with the kinds of places that count them. */
const LINES: Readonly<Record<Stage, readonly (readonly [kinds: readonly string[], line: string])[]>> = {
  stock: [
    [['style'], 'ordered'],
    [['style'], 'received'],
  ],
  sites: [
    [['site'], 'verifiedDelivered'],
    [['site', 'site-day'], 'regularCheckIns'],
    [['site', 'site-day'], 'provisionalIssued'],
    [['site', 'site-day'], 'spoiled'],
    [['site'], 'voided'],
    [['site'], 'unused'],
  ],
  mail: [
    [['mail'], 'mailed'],
    [['mail'], 'returned'],
    [['mail'], 'accepted'],
    [['mail'], 'rejected'],
    [['mail'], 'pendingCure'],
  ],
  opening: [
    [['batch'], 'opened'],
    [['batch'], 'ballotsOut'],
    [['batch'], 'originals'],
    [['batch'], 'duplicates'],
  ],
  tabulation: [
    [['tabulator', 'tabulator-day', 'batch'], 'tabulated'],
    [['tabulator', 'tabulator-day', 'batch'], 'handCount'],
  ],
  storage: [
    [['container'], 'cardsInBatches'],
    [['container'], 'certifiedTotal'],
  ],
  county: [
    [['county'], 'cardsInManifest'],
    [['county'], 'ballotsReported'],
  ],
};

/** Every line of every stage that has places, with where each figure stands. */
export function stageTotals(room: OpenRoom): readonly StageTotal[] {
  const { figures, byPlace } = reconciliationOf(room);
  const places = [...byPlace.keys()];
  return STAGES.flatMap((stage) =>
    LINES[stage].flatMap(([kinds, line]): readonly StageTotal[] => {
      const own = places.filter((place) => kinds.includes(kindOf(place)));
      if (own.length === 0) return [];
      const found = own.map((place): StageFigure => {
        const figure = figures.at(place, line);
        const { value, sources } = figure ?? { value: null, sources: [] };
        return { place, line, value, sources, origin: figures.originOf(place, line) };
      });
      const counted = found.filter(({ value }) => value !== null).length;
      const sum = found.reduce((total, { value }) => total + (value ?? 0), 0);
      return [{ stage, line, total: counted === found.length ? sum : null, counted, figures: found }];
    }),
  );
}

function kindOf(place: string): string {
  return place.split(':')[0] ?? place;
}
