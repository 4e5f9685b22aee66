import {
  AUDIT_TYPES,
  type EventOf,
  fieldworkIn,
  isRanked,
  takesEverything,
  unitKey,
  unitPlace,
} from '@plumbline/audit';
import {
  CONTRACT_CELLS,
  type MadeElection,
  manifestsOf,
  type PlayedAudit,
  playAudit,
  TABULATOR,
  totalsOf,
} from '@plumbline/audit/contract';
import { contestInvolves, type InterpretationWith } from '@plumbline/election';
import { assert } from '@plumbline/prelude';
import { randomSource } from '@plumbline/statistics';
import { expect, test } from 'vitest';
import { csv, folderWith, replayed, type Table } from '../testing/audit-folder.ts';

/* Audits of every kind, played by somebody who wants a wrong outcome confirmed, written down as a folder and repeated. */

/** A file of totals has a number for every contest of its county, so it cannot say that a batch lacks one. */
const IN_FILES = CONTRACT_CELLS.filter(
  ({ situation }) => situation !== 'a second contest, in some of the batches, is a tie',
);

const PLAYED = IN_FILES.map((cell) => {
  const random = randomSource(`folders\n${cell.situation}`);
  const election = cell.makeElection(random);
  return { situation: cell.situation, election, ...playAudit(election, cell.adversary, random) };
});

test.each(PLAYED)(
  'replaying the folder draws and measures the same again: $situation',
  async ({ election, ...played }) => {
    const { audit } = played;
    const { rounds, unaudited } = await replayed(folderOf(election, played));
    expect(unaudited).toEqual([]);
    expect(rounds.map(({ draws, phantomDraws }) => ({ draws, phantomDraws }))).toEqual(
      audit.rounds.map(({ draws, phantomDraws }) => ({ draws, phantomDraws })),
    );
    expect(rounds.map(({ measurements }) => measurements)).toEqual(
      audit.rounds.map(({ measurements }) => measurements),
    );
  },
);

test('every kind is repeated from folders', () => {
  expect(PLAYED.some(({ audit }) => fieldworkIn(audit.plan) === 'totals')).toBe(true);
  expect(CONTRACT_CELLS.length - IN_FILES.length).toBe(1);
  expect(new Set(PLAYED.map(({ election }) => election.type))).toEqual(new Set(AUDIT_TYPES));
});

function folderOf(election: MadeElection, played: Omit<PlayedAudit, 'falselyConfirmed'>) {
  const { plan, seed, rounds } = played.audit;
  assert(plan.settings !== null, 'a played audit has its settings');
  const files: Record<string, Uint8Array> = {};
  for (const [name, manifest] of manifestsOf(election)) {
    const rows = manifest.batches.map((batch) => [
      ...(batch.tabulator === null ? [] : [batch.tabulator]),
      batch.name,
      batch.ballots,
      ...(batch.inCvr === undefined ? [] : [batch.inCvr ? 'Y' : 'N']),
    ]);
    const inCvr = manifest.batches.some((batch) => batch.inCvr !== undefined) ? ['CVR'] : [];
    const tabulator = manifest.batches.some((batch) => batch.tabulator !== null) ? ['Tabulator'] : [];
    files[`${name}-manifest.csv`] = csv([[...tabulator, 'Batch Name', 'Number of Ballots', ...inCvr], ...rows]);
    const cvrs = cvrTable(election, name);
    if (cvrs !== undefined) files[`${name}-cvrs.csv`] = csv(cvrs);
  }
  for (const [name, { batches }] of totalsOf(election)) {
    const columns = plan.contests.flatMap((contest) => contest.choices.map((choice) => ({ contest, choice })));
    const header = columns.map(({ contest, choice }) =>
      plan.contests.length === 1 ? choice.name : `${contest.name} - ${choice.name}`,
    );
    const rows = batches.map(({ batch, votes }) => [
      batch,
      ...columns.map(({ contest, choice }) => votes[contest.name]?.[choice.name] ?? ''),
    ]);
    files[`${name}-totals.csv`] = csv([['Batch Name', ...header], ...rows]);
  }
  for (const { number } of rounds) files[`round-${number}.csv`] = csv(resultsOf(played, number));
  const described = {
    name: plan.name,
    organization: plan.organization,
    electionName: plan.settings.electionName,
    state: plan.settings.state,
    type: plan.type,
    method: plan.method,
    dataEntry: plan.settings.dataEntry,
    ...(seed === null ? {} : { riskLimit: plan.settings.riskLimitPercent / 100, seed }),
    contests: plan.contests,
    jurisdictions: plan.jurisdictions.map(({ name, expectedBallots }) => ({
      name,
      expectedBallots,
      manifest: `${name}-manifest.csv`,
      ...(`${name}-totals.csv` in files ? { candidateTotals: `${name}-totals.csv` } : {}),
      ...(`${name}-cvrs.csv` in files ? { cvrs: { format: 'dominion-csv', files: [`${name}-cvrs.csv`] } } : {}),
      ...(election.numbers === undefined ? {} : { selectionCards: election.numbers[name] }),
    })),
    ...(election.cardStyles === true ? { cardStyles: true } : {}),
    ...(election.numbers === undefined ? {} : { selection: 'colorado' }),
    combinedBatches: combinationsOf(played),
    rounds: rounds.map(({ number, sampleSizes, strata }) => ({
      sampleSizes: { ...sampleSizes, ...strata },
      results: `round-${number}.csv`,
    })),
  };
  return folderWith(described, files);
}

/** The cast vote records of a jurisdiction as a voting system exports them; undefined where there are none. */
function cvrTable({ contests, batches }: MadeElection, jurisdiction: string): Table | undefined {
  const recorded = batches.filter((batch) => batch.jurisdiction === jurisdiction && batch.cvrs !== undefined);
  if (recorded.length === 0) return undefined;
  const columns = contests
    .filter((contest) => contestInvolves(contest, jurisdiction))
    .flatMap((contest) => {
      const ranks = isRanked(contest) ? contest.choices.map((_, place) => place + 1) : [null];
      return ranks.flatMap((rank) => contest.choices.map((choice) => ({ contest, choice: choice.name, rank })));
    });
  const ids = ['CvrNumber', 'TabulatorNum', 'BatchId', 'RecordId', 'ImprintedId'];
  const ofCard = [...ids, 'CountingGroup', 'PrecinctPortion', 'BallotType'];
  const empty = ofCard.map(() => '');
  const cards = recorded.flatMap(({ name, cvrs = [] }) => cvrs.map((marks, index) => ({ name, index, marks })));
  return [
    ['Made', '5.2', ...empty.slice(2), ...columns.map(() => '')],
    [
      ...empty,
      ...columns.map(({ contest: { name, votesAllowed, choices }, rank }) =>
        rank === null
          ? `${name} (Vote For=${votesAllowed})`
          : `"${name} (Number of positions=1, Number of ranks=${choices.length})"`,
      ),
    ],
    [...empty, ...columns.map(({ choice, rank }) => (rank === null ? choice : `${choice}(${rank})`))],
    [...ofCard, ...columns.map(() => '')],
    ...cards.map(({ name, index, marks }, place) => [
      place + 1,
      TABULATOR,
      name,
      index + 1,
      `${TABULATOR}-${name}-${index + 1}`,
      'Mail',
      '1',
      'A',
      ...columns.map(({ contest, choice, rank }) => {
        const marked = marks[contest.name];
        const here = rank === null ? marked : (marked?.[rank - 1] ?? '').split('=');
        return marked === undefined ? '' : Number(here?.includes(choice));
      }),
    ]),
  ];
}

/** The combinations, with the round in which each was found. */
function combinationsOf({ events }: Pick<PlayedAudit, 'events'>) {
  let round = 0;
  return events.flatMap((event) => {
    if (event.type === 'round-opened') round = event.round;
    if (event.type !== 'batches-combined') return [];
    return [{ ...event.combined, when: round === 0 ? 'before-seed' : `round-${round}` }];
  });
}

/** What was entered in a round; where nothing was, because all of it had been seen before, what was entered then. */
function resultsOf({ audit, events }: Pick<PlayedAudit, 'audit' | 'events'>, wanted: number): Table {
  const entered: { readonly round: number; readonly unit: string; readonly rows: Table }[] = [];
  let round = 0;
  for (const event of events) {
    if (event.type === 'round-opened') round = event.round;
    if (event.type === 'ballot-recorded') {
      const rows = rowsOfBallot(event, audit.plan.contests[0].name);
      entered.push({ round, unit: unitPlace(event.jurisdiction, event.ballot), rows });
    }
    if (event.type === 'batch-recorded') {
      entered.push({ round, unit: unitPlace(event.jurisdiction, event.batch), rows: rowsOfBatch(event) });
    }
  }
  if (fieldworkIn(audit.plan) === 'totals') return [COLUMNS.totals, ...totalsOfRound(events, wanted)];
  const now = entered.filter((one) => one.round === wanted);
  const drawn = new Set(audit.rounds[wanted - 1]?.draws.map((draw) => unitPlace(draw.jurisdiction, unitKey(draw))));
  const before = entered.filter((one) => one.round < wanted);
  const seenAgain = before.filter(({ unit }) => drawn.has(unit));
  const told = [now, seenAgain, before].find((some) => some.length > 0) ?? [];
  const cards = takesEverything(audit.plan) ? ['Batch Type', 'Ballots Counted'] : [];
  return [[...COLUMNS[fieldworkIn(audit.plan)], ...cards], ...told.flatMap(({ rows }) => rows)];
}

const COLUMNS = {
  ballots: ['Jurisdiction', 'Tabulator', 'Batch Name', 'Ballot Number', 'Contest', 'Interpretation'],
  batches: ['Jurisdiction', 'Batch Name', 'Contest', 'Choice', 'Votes'],
  totals: ['Jurisdiction', 'Contest', 'Choice', 'Votes'],
} as const;

/** Totals are entered anew in every round; draws of cards that were not found stand beside the choices. */
function totalsOfRound(events: PlayedAudit['events'], wanted: number): Table {
  let round = 0;
  return events.flatMap((event) => {
    if (event.type === 'round-opened') round = event.round;
    if (event.type !== 'totals-recorded' || round !== wanted) return [];
    return Object.entries(event.contests).flatMap(([contest, { votes, notFound }]) =>
      [...Object.entries(votes), ['NOT_FOUND', notFound] as const].map(([choice, count]) => [
        event.jurisdiction,
        contest,
        choice,
        count,
      ]),
    );
  });
}

function rowsOfBallot({ jurisdiction, ballot, record }: EventOf<'ballot-recorded'>, first: string): Table {
  const [tabulator, batch, position]: [string | null, string, number] = JSON.parse(ballot);
  const place = [jurisdiction, tabulator ?? '', batch, position];
  if (record.state === 'not-found') return [[...place, first, 'NOT_FOUND']];
  return Object.entries(record.interpretations).map(([contest, seen]) => [...place, contest, inWords(seen)]);
}

function inWords(seen: InterpretationWith<unknown>): string {
  switch (seen.kind) {
    case 'vote':
      return seen.ranks?.map(({ choices }) => choices.join(' = ')).join(';') ?? seen.choices.join(';');
    case 'contest-not-on-ballot':
      return 'CONTEST_NOT_ON_BALLOT';
    default:
      return 'BLANK';
  }
}

function rowsOfBatch({ jurisdiction, batch, sheets, cards }: EventOf<'batch-recorded'>): Table {
  const counted = cards === undefined ? [] : [cards.type, cards.counted];
  return sheets.flatMap(({ votes, rankings = {} }) => [
    ...Object.entries(votes).flatMap(([contest, choices]) =>
      Object.entries(choices).map(([choice, count]) => [jurisdiction, batch, contest, choice, count, ...counted]),
    ),
    ...Object.entries(rankings).flatMap(([contest, { piles, without }]) => [
      ...piles.map(({ ranks, cards: count }) => {
        const ranking = ranks.length === 0 ? 'BLANK' : ranks.map(({ choices }) => choices.join(' = ')).join(';');
        return [jurisdiction, batch, contest, ranking, count, ...counted];
      }),
      [jurisdiction, batch, contest, 'CONTEST_NOT_ON_BALLOT', without, ...counted],
    ]),
  ]);
}
