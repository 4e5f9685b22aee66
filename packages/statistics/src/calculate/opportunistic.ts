import { type Answer, answer, refuse } from '../answer.ts';
import { macroBounds } from '../risk/macro.ts';
import { opportunisticBatchRisk } from '../risk/opportunistic-batches.ts';
import { drawInTicketOrder } from '../sampling/consistent-sampling.ts';
import { ballotKey, phantomKey } from '../sampling/python-repr.ts';
import { firstTicket, seedHash, trimTicket } from '../sampling/tickets.ts';
import {
  type CardTicket,
  drawsWithinPrefix,
  ticketsWithinPrefix,
  unbrokenPrefix,
} from '../sampling/unbroken-prefix.ts';
import type { CalculateMethod } from './calculate-method.ts';
import { readComparison, readHandCounts } from './macro.ts';
import {
  type Fields,
  InputNotUnderstood,
  readCount,
  readFields,
  readList,
  readRiskLimitPercent,
  readText,
} from './read-fields.ts';

/** Contests that were not drawn for, measured by what was drawn for others. */
export const opportunisticMethods: readonly CalculateMethod[] = [
  {
    name: 'opportunistic.prefix',
    citation:
      'Rivest, Consistent Sampling with Replacement, arXiv:1808.10016 (2018); Kingman, Poisson Processes (1993), 2.2 and 5.2; Glazer, Spertus & Stark, arXiv:2012.03371 (2021).',
    run: prefixOfContest,
  },
  {
    name: 'opportunistic.batches',
    citation: 'Stark, Efficient post-election audits of multiple contests, SSRN 1443314 (2009), with larger bounds.',
    run: batchRiskOfContest,
  },
];

/** More digits than any ticket has: tickets are compared whole and cut only for the answer. */
const ALL_DIGITS = Number.MAX_SAFE_INTEGER;

/** The most cards that are gone through here: an audit's own draws are looked up in its record instead. */
const CARDS_MAX = 1_000_000;

type Card = { readonly key: string; readonly jurisdiction: string };

type PrefixContest = {
  readonly name: string;
  readonly jurisdictions: readonly string[];
  readonly phantoms: number;
};

/** One draw for a target; its ticket at full length. */
type Draw = CardTicket & { readonly isListed: boolean };

function prefixOfContest(input: unknown): Answer<unknown> {
  const fields = readFields(input);
  const seed = fields.text('seed');
  const cards = readCards(fields);
  const listedIn = new Set(cards.map((card) => card.jurisdiction));
  const targets: (PrefixContest & { readonly drawn: readonly Draw[] })[] = [];
  for (const target of fields.list('targets', readTarget)) {
    const drawn = drawTarget({ seed, cards, target });
    if (!drawn.ok) return drawn;
    targets.push({ ...target, drawn: drawn.value });
  }
  const contest = readPrefixContest(fields.fields('contest'), 'name');
  const prefix = unbrokenPrefix({
    targets: targets.map(({ jurisdictions, drawn }) => ({ jurisdictions, lastTicket: drawn.at(-1)?.ticket })),
    jurisdictions: contest.jurisdictions.filter((jurisdiction) => listedIn.has(jurisdiction)),
  });

  const ownCards = new Set(
    cards.filter((card) => contest.jurisdictions.includes(card.jurisdiction)).map((card) => card.key),
  );
  const drawnOfContest = targets.flatMap(({ drawn }) => drawn.filter((draw) => ownCards.has(draw.key)));
  if (prefix.measured && expectedTickets(contest.phantoms, prefix.threshold) > CARDS_MAX) {
    return refuse('parameter-out-of-range', 'draws-reach-unlisted');
  }
  const counted = prefix.measured
    ? sequenceUpTo({ seed, contest, drawn: drawnOfContest, threshold: prefix.threshold })
    : [];
  const lookedAt = new Set(drawnOfContest.map((draw) => draw.key));
  const countedCards = new Set(counted.filter((draw) => ownCards.has(draw.key)).map((draw) => draw.key));
  return answer({
    targets: Object.fromEntries(
      targets.map(({ name, drawn }) => [
        name,
        {
          draws: drawn.length,
          cards: new Set(drawn.filter((draw) => draw.isListed).map((draw) => draw.key)).size,
          last_ticket: shownTicket(drawn.at(-1)?.ticket),
        },
      ]),
    ),
    jurisdiction_tickets: Object.fromEntries(
      [...prefix.reached].map(([jurisdiction, ticket]) => [jurisdiction, shownTicket(ticket)]),
    ),
    threshold_ticket: prefix.measured ? trimTicket(prefix.threshold) : null,
    measured: prefix.measured,
    draws: counted.map(({ key, generation, ticket }) => ({ key, generation, ticket: trimTicket(ticket) })),
    cards: countedCards.size,
    phantom_draws: counted.filter((draw) => !ownCards.has(draw.key)).length,
    cards_beyond: [...lookedAt].filter((key) => !countedCards.has(key)).length,
    all_looked_at: ownCards.size > 0 && lookedAt.size === ownCards.size,
  });
}

function batchRiskOfContest(input: unknown): Answer<unknown> {
  const fields = readFields(input);
  const { comparison, placeOf } = readComparison(fields, { contest: 'contest', tally: 'contest' });
  const target = readComparison(fields, { contest: 'target', tally: 'target' }).comparison;
  const bounds = macroBounds(target);
  if (!bounds.ok) return bounds;
  const choiceIds = comparison.contest.choices.map((choice) => choice.id);
  const draws = fields.list('draws', (pair, path) => {
    const names = readList(pair, path, readText);
    return placeOf(readFields({ jurisdiction: names[0], batch: names[1] }, path));
  });
  const found = opportunisticBatchRisk({
    comparison,
    targets: [{ bounds: bounds.value.limited ? bounds.value.bounds : undefined, draws }],
    counts: { audited: readHandCounts(fields, choiceIds, placeOf) },
    riskLimit: readRiskLimitPercent(fields),
  });
  if (!found.ok) return found;
  if (!found.value.measured) return answer({ stretched_sum: null, measured: false, p_value: 1, finished: false });
  const { risk } = found.value;
  return answer({
    stretched_sum: found.value.by === 'draws' ? found.value.stretchedSum : null,
    measured: true,
    p_value: risk.pValue,
    finished: risk.stopped !== 'no',
  });
}

/** The contest's own sequence up to the threshold: draws made for others, and its own phantoms, which nobody drew. */
function sequenceUpTo(of: {
  readonly seed: string;
  readonly contest: PrefixContest;
  readonly drawn: readonly Draw[];
  readonly threshold: string;
}): readonly CardTicket[] {
  const { seed, contest, drawn, threshold } = of;
  const phantoms = ticketsWithinPrefix({ seed, keys: phantomKeys(contest), threshold });
  return drawsWithinPrefix<CardTicket>({ threshold, draws: [...drawn, ...phantoms], cardOf: (draw) => draw.key });
}

/** About how many tickets up to the threshold so many cards have. */
function expectedTickets(cards: number, threshold: string): number {
  return cards === 0 ? 0 : -cards * Math.log1p(-Number(threshold));
}

function drawTarget(of: {
  readonly seed: string;
  readonly cards: readonly Card[];
  readonly target: PrefixContest & { readonly draws: number };
}): Answer<readonly Draw[]> {
  const { cards, target } = of;
  const hash = seedHash(of.seed);
  const listed = cards.filter((card) => target.jurisdictions.includes(card.jurisdiction)).map((card) => card.key);
  const entries = [
    ...listed.map((key) => ({ key, isListed: true })),
    ...phantomKeys(target).map((key) => ({ key, isListed: false })),
  ].map((card) => ({ item: card, key: card.key, ticket: firstTicket(hash, card.key) }));
  const drawn = drawInTicketOrder({
    entries,
    withReplacement: true,
    drop: 0,
    take: target.draws,
    digits: ALL_DIGITS,
  });
  if (!drawn.ok) return drawn;
  return answer(drawn.value.map(({ item, ticket, generation }) => ({ ...item, ticket, generation })));
}

function phantomKeys({ name, phantoms }: PrefixContest): readonly string[] {
  return Array.from({ length: phantoms }, (_, i) => phantomKey(name, i + 1));
}

function readCards(fields: Fields): readonly Card[] {
  const seen = new Set<string>();
  let count = 0;
  return fields.list('batches', readManifestRow).flatMap(({ path, jurisdiction, tabulator, batch, ballots }) => {
    count += ballots;
    if (count > CARDS_MAX)
      throw new InputNotUnderstood('batches-list-too-many', { path: fields.path, most: CARDS_MAX });
    const keys = Array.from({ length: ballots }, (_, i) => ballotKey({ jurisdiction, tabulator, batch }, i + 1));
    const start = JSON.stringify([jurisdiction, tabulator, batch]);
    if (seen.has(start)) throw new InputNotUnderstood('batch-named-before', { path });
    seen.add(start);
    return keys.map((key) => ({ key, jurisdiction }));
  });
}

/** A row of the manifest: jurisdiction, tabulator or null, batch, cards. */
function readManifestRow(value: unknown, path: string) {
  const row = readList(value, path, (part) => part);
  return {
    path,
    jurisdiction: readText(row[0], `${path}[0]`),
    tabulator: row[1] === null ? null : readText(row[1], `${path}[1]`),
    batch: readText(row[2], `${path}[2]`),
    ballots: readCount(row[3], `${path}[3]`),
  };
}

function readTarget(value: unknown, path: string): PrefixContest & { readonly draws: number } {
  const fields = readFields(value, path);
  return { ...readPrefixContest(fields, 'contest'), draws: fields.count('draws') };
}

function readPrefixContest(fields: Fields, nameField: 'name' | 'contest'): PrefixContest {
  const phantoms = fields.has('phantoms') ? fields.count('phantoms') : 0;
  if (phantoms > CARDS_MAX) throw new InputNotUnderstood('phantoms-too-many', { path: fields.path, most: CARDS_MAX });
  return {
    name: fields.text(nameField),
    jurisdictions: fields.list('jurisdictions', readText),
    phantoms,
  };
}

function shownTicket(ticket: string | undefined): string | null {
  return ticket === undefined ? null : trimTicket(ticket);
}
