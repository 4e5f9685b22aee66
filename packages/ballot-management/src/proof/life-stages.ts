import { entriesOf } from '@plumbline/prelude';
import type { Figures } from '../reports/figures.ts';
import type { OpenRoom } from '../state/room.ts';
import type { Unit } from '../units/count.ts';

/** The stages of a ballot, from the printer to the shelf where it is kept. */
export const LIFE_STAGES = [
  'ordered',
  'received',
  'on-hand',
  'issued-to-sites',
  'counted-at-site',
  'given-to-voters',
  'spoiled',
  'mailed',
  'undeliverable',
  'returned',
  'accepted',
  'opened',
  'duplicated',
  'counted',
  'unused',
  'carried',
  'batched',
  'stored',
  'audited',
  'inventoried',
] as const;
export type LifeStage = (typeof LIFE_STAGES)[number];

/**
 * The count of a stage. `not-counted`: of some place the figure is missing, so that the sum is not known; it is never taken for 0.
 * `not-kept`: the office has no such part. `not-reached`: nothing had to be counted yet.
 */
export type LifeStageCount = {
  readonly stage: LifeStage;
  readonly unit: Unit;
} & (
  | { readonly state: 'counted'; readonly value: number; readonly places: number; readonly sources: readonly string[] }
  | { readonly state: 'not-counted'; readonly missing: readonly string[] }
  | { readonly state: 'not-kept' | 'not-reached' }
);

type Counted = {
  readonly unit: Unit;
  readonly line: string;
  readonly of: (places: Places) => readonly string[];
  /** Whether every office has this stage: where it has no such place, the stage is not counted. */
  readonly isEverywhere?: true;
};

type Places = Readonly<Record<'styles' | 'precincts' | 'sites' | 'mail' | 'duplication' | 'county', readonly string[]>>;

/** Where the count of a stage stands. What was carried, audited and inventoried is read off the containers. */
const LINES: Readonly<Partial<Record<LifeStage, Counted>>> = {
  ordered: { unit: 'cards', line: 'ordered', of: ({ styles }) => styles, isEverywhere: true },
  received: { unit: 'cards', line: 'received', of: ({ styles }) => styles, isEverywhere: true },
  'on-hand': { unit: 'cards', line: 'onHand', of: ({ styles }) => styles, isEverywhere: true },
  'issued-to-sites': { unit: 'cards', line: 'issuedToSites', of: ({ styles }) => styles, isEverywhere: true },
  'counted-at-site': { unit: 'cards', line: 'verifiedDelivered', of: ({ precincts }) => precincts },
  'given-to-voters': { unit: 'voters', line: 'regularCheckIns', of: ({ sites }) => sites },
  spoiled: { unit: 'cards', line: 'spoiled', of: ({ sites }) => sites },
  mailed: { unit: 'packets', line: 'mailed', of: ({ mail }) => mail },
  undeliverable: { unit: 'packets', line: 'undeliverable', of: ({ mail }) => mail },
  returned: { unit: 'envelopes', line: 'returned', of: ({ mail }) => mail },
  accepted: { unit: 'envelopes', line: 'accepted', of: ({ mail }) => mail },
  opened: { unit: 'envelopes', line: 'opened', of: ({ mail }) => mail },
  duplicated: { unit: 'cards', line: 'originals', of: ({ duplication }) => duplication },
  counted: { unit: 'cards', line: 'tabulatedInBatches', of: ({ county }) => county, isEverywhere: true },
  unused: { unit: 'cards', line: 'unused', of: ({ precincts }) => precincts },
  batched: { unit: 'cards', line: 'cardsInManifest', of: ({ county }) => county, isEverywhere: true },
  stored: { unit: 'containers', line: 'stored', of: () => ['storage'], isEverywhere: true },
};

/** What was counted at every stage, in their order. */
export function lifeStageCounts(room: OpenRoom, figures: Figures): readonly LifeStageCount[] {
  const places = placesOf(room, figures);
  return LIFE_STAGES.map((stage) => {
    const counted = LINES[stage];
    return counted === undefined ? countOfContainers(room, stage) : countOfLine(figures, stage, counted, places);
  });
}

function countOfLine(figures: Figures, stage: LifeStage, counted: Counted, places: Places): LifeStageCount {
  const { unit, line, of, isEverywhere = false } = counted;
  const asked = of(places);
  if (asked.length === 0) {
    return isEverywhere ? { stage, unit, state: 'not-counted', missing: [] } : { stage, unit, state: 'not-kept' };
  }
  const missing: string[] = [];
  const sources = new Set<string>();
  let value = 0;
  for (const place of asked) {
    const figure = figures.at(place, line);
    if (figure === undefined) missing.push(place);
    value += figure?.value ?? 0;
    for (const source of figure?.sources ?? []) sources.add(source);
  }
  // A store without a container has counted nothing.
  if (missing.length > 0 || (stage === 'stored' && value === 0)) return { stage, unit, state: 'not-counted', missing };
  return { stage, unit, state: 'counted', value, places: asked.length, sources: [...sources].toSorted() };
}

function countOfContainers(room: OpenRoom, stage: LifeStage): LifeStageCount {
  const unit = 'containers';
  let value = 0;
  if (stage === 'carried') {
    for (const [, { holdsVoted, batches, steps }] of entriesOf(room.containers)) {
      if (holdsVoted && batches.length > 0 && steps.length > 1) value += 1;
    }
  } else if (stage === 'audited') {
    for (const _ of entriesOf(room.checkOuts)) value += 1;
  } else {
    for (const [, { asExpected, wrongSlot, seenUnexpected }] of entriesOf(room.inventories)) {
      value += asExpected.length + wrongSlot.length + seenUnexpected.length;
    }
  }
  if (value > 0) return { stage, unit, state: 'counted', value, places: 1, sources: ['derived'] };
  return stage === 'carried'
    ? { stage, unit, state: 'not-counted', missing: [] }
    : { stage, unit, state: 'not-reached' };
}

function placesOf(room: OpenRoom, { batches }: Figures): Places {
  const sites = [...entriesOf(room.sites)].map(([, site]) => site);
  const precincts = sites.filter(({ kind }) => kind === 'precinct').map(({ site }) => `site:${site}`);
  const days = sites
    .filter(({ kind }) => kind === 'early-voting')
    .flatMap(({ site, days: of }) => of.map((day) => `site-day:${site}/${day}`));
  const hasForm = (form: string) => [...entriesOf(room.forms)].some(([, record]) => record.form === form);
  const hasMail = hasForm('F-09') || batches.some(({ channel }) => channel === 'mail');
  return {
    styles: [...entriesOf(room.styles)].map(([style]) => `style:${style}`),
    precincts,
    sites: [...precincts, ...days],
    mail: hasMail ? ['mail'] : [],
    duplication: hasForm('F-14') ? ['duplication'] : [],
    county: batches.length > 0 ? ['county'] : [],
  };
}
