import type { CountSource } from '../accounting/count-source.ts';
import type { Line } from '../accounting/equation-table.ts';
import type { CountyFile } from './county-file.ts';

/** The ways in which ballots come in, in the order in which they are told. */
export const COUNTY_CHANNELS = ['election-day', 'early', 'mail', 'provisional'] as const;
export type CountyChannel = (typeof COUNTY_CHANNELS)[number];

export type CountyUnitKind =
  | 'precinct'
  | 'site-day'
  | 'tabulator-day'
  | 'site-batch'
  | 'central-batch'
  | 'mail'
  | 'provisional'
  | 'container'
  | 'contest';

/** What one field of the file says of a line of the accounts; undefined where nobody has counted it. */
export type CountyFigure = { readonly field: string; readonly value: number | undefined };

/** One unit of the file, such as `P-02` or `EV-N 2026-10-29`, with its figures by line of the accounts. */
export type CountyUnit = {
  readonly kind: CountyUnitKind;
  readonly unit: string;
  /** Null where it belongs to no channel alone. */
  readonly channel: CountyChannel | null;
  readonly figures: Readonly<Partial<Record<Line, CountyFigure>>>;
  /** The batches of the manifest that are of this unit, by name. */
  readonly batches: readonly string[];
};

/** A row of the manifest with what else the file says of its batch. */
export type CountyBatch = {
  readonly name: string;
  readonly tabulator: string;
  /** As the manifest names it; null where it names none. */
  readonly container: string | null;
  readonly channel: CountyChannel;
  /** The precinct, or the site and day, that its ballots are accounted for at; null where that is its channel. */
  readonly accountedAt: string | null;
  /** Cards that people counted; undefined where nobody has. */
  readonly physical: number | undefined;
  readonly tabulated: number | undefined;
  readonly cvrRows: number | undefined;
  readonly form: string;
};

/** Which source a line is counted by where the file says nothing else. */
export const USUAL_SOURCE: Readonly<Record<Line, CountSource>> = {
  tabulated: 'tabulator-counter',
  ballotsCounted: 'tabulator-counter',
  handCount: 'hand-count',
  regularCheckIns: 'poll-book',
  votersCredited: 'poll-book',
};

/** The batches of the manifest, each with the channel that it is of. */
export function batchesOf(file: CountyFile): readonly CountyBatch[] {
  return batchesIn(file, file.manifest);
}

/** Batches that the file speaks of, and the manifest does not list. */
export function batchesNotListed(file: CountyFile): readonly CountyBatch[] {
  const counts = new Map(
    file.precincts.flatMap(({ batches }) => batches.map(({ name, count }) => [name, count] as const)),
  );
  const inContainers = (file.containers ?? []).flatMap(({ batches = [] }) => batches);
  const named = new Set([...counts.keys(), ...Object.keys(file.batches), ...inContainers]);
  for (const { batchName } of file.manifest) named.delete(batchName);
  const rows = [...named].map((batchName) => {
    return { batchName, tabulator: '', container: null, numberOfBallots: counts.get(batchName) };
  });
  return batchesIn(file, rows);
}

function batchesIn(file: CountyFile, rows: CountyFile['manifest']): readonly CountyBatch[] {
  const ofPrecincts = new Map(
    file.precincts.flatMap(({ precinct, batches }) => batches.map(({ name }) => [name, precinct] as const)),
  );
  return rows.map(({ batchName: name, tabulator, container, numberOfBallots }) => {
    const said = file.batches[name];
    const precinct = ofPrecincts.get(name);
    const day = precinct === undefined ? siteAndDay(file, { name, tabulator }) : undefined;
    return {
      name,
      tabulator,
      container,
      channel: precinct !== undefined ? 'election-day' : day !== undefined ? 'early' : channelByName(name),
      accountedAt: precinct ?? day ?? null,
      physical: said?.handCount ?? numberOfBallots,
      tabulated: said?.tabulated,
      cvrRows: said?.cvrRows,
      form: said?.form ?? 'approved',
    };
  });
}

/** The batch of a tabulator of early voting is called by its site, itself and the day: `EV-N-N1-2026-10-29`. */
function siteAndDay(
  { earlyVoting, earlyVotingDates }: CountyFile,
  { name, tabulator }: { readonly name: string; readonly tabulator: string },
): string | undefined {
  for (const [site, { tabs }] of Object.entries(earlyVoting)) {
    if (!Object.keys(tabs).some((each) => tabulator === `${site}-${each}` || name.startsWith(`${site}-${each}-`)))
      continue;
    const day = earlyVotingDates.find((each) => name.endsWith(each));
    if (day !== undefined) return `${site} ${day}`;
  }
  return undefined;
}

/** What no other part of the file says is told by how names of batches begin: `PROV-01`, `ED-P01-T1`, `EV-N-N1-2026-10-29`. */
function channelByName(name: string): CountyChannel {
  if (/^prov/i.test(name)) return 'provisional';
  if (/^ed\b/i.test(name)) return 'election-day';
  return /^ev\b/i.test(name) ? 'early' : 'mail';
}

/** Every unit of the file at which something is to be in balance. */
export function unitsOf(file: CountyFile, batches: readonly CountyBatch[]): readonly CountyUnit[] {
  const found = [...units(file, batches)];
  return [...found, ...contestsOf(file, together('ballots', found.filter(isWhole).map(ballotsOf)).value)];
}

function* units(file: CountyFile, batches: readonly CountyBatch[]): Iterable<CountyUnit> {
  yield* precinctsOf(file, batches);
  yield* daysOf(file, batches);
  yield* mailOf(file, batches);
  yield* provisionalOf(file, batches);
  yield* eachBatchOf([...batches, ...batchesNotListed(file)]);
  yield* containersOf(file, batches);
}

/** Units that together are all ballots, each ballot at one of them. */
export function isWhole({ kind }: CountyUnit): boolean {
  return kind === 'precinct' || kind === 'site-day' || kind === 'mail' || kind === 'provisional';
}

/** Ballots of a unit that is a part of the whole. */
export function ballotsOf({ figures }: CountyUnit): CountyFigure {
  return figures.ballotsCounted ?? figures.tabulated ?? { field: 'tabulated', value: undefined };
}

/** Voters of a unit that is a part of the whole. */
export function votersOf({ figures }: CountyUnit): CountyFigure {
  return figures.votersCredited ?? figures.regularCheckIns ?? { field: 'regularCheckIns', value: undefined };
}

function precinctsOf({ precincts }: CountyFile, batches: readonly CountyBatch[]): readonly CountyUnit[] {
  return precincts.map((each): CountyUnit => {
    const {
      precinct: unit,
      received,
      tabulated,
      spoiled,
      fledOrVoided,
      unused,
      provisionalIssued,
      regularCheckIns,
    } = each;
    return {
      kind: 'precinct',
      unit,
      channel: 'election-day',
      figures: {
        verifiedDelivered: { field: 'received', value: received },
        tabulated: { field: 'tabulated', value: tabulated },
        spoiled: { field: 'spoiled', value: spoiled },
        voided: { field: 'fledOrVoided', value: fledOrVoided },
        unused: { field: 'unused', value: unused },
        provisionalIssued: { field: 'provisionalIssued', value: provisionalIssued },
        regularCheckIns: { field: 'regularCheckIns', value: regularCheckIns },
      },
      batches: accountedAt(batches, unit),
    };
  });
}

function* daysOf(file: CountyFile, batches: readonly CountyBatch[]): Iterable<CountyUnit> {
  for (const [site, { tabs, printed, spoiled, misprint, prov, checkins }] of Object.entries(file.earlyVoting)) {
    for (const [at, day] of file.earlyVotingDates.entries()) {
      const unit = `${site} ${day}`;
      const own = { unit, channel: 'early', batches: accountedAt(batches, unit) } as const;
      const onDay = (field: string, days: readonly (number | null)[] | undefined): CountyFigure => {
        return { field, value: days?.[at] ?? undefined };
      };
      const counted = Object.entries(tabs).map(([tabulator, days]) => onDay(`tabs.${tabulator}`, days));
      const ofEach = checkins === undefined || Array.isArray(checkins) ? undefined : checkins;
      const checkedIn = Array.isArray(checkins)
        ? onDay('checkins', checkins)
        : together(
            'checkins',
            Object.entries(ofEach ?? {}).map(([tabulator, days]) => onDay(`checkins.${tabulator}`, days)),
          );
      yield {
        ...own,
        kind: 'site-day',
        figures: {
          printed: onDay('printed', printed),
          issuedToVoters: checkedIn,
          spoiled: onDay('spoiled', spoiled),
          misprints: onDay('misprint', misprint),
          provisionalIssued: onDay('prov', prov),
          tabulated: together('tabs', counted),
          regularCheckIns: checkedIn,
        },
      };
      for (const [tabulator, days] of Object.entries(ofEach ?? {})) {
        yield {
          ...own,
          kind: 'tabulator-day',
          unit: `${site} ${tabulator} ${day}`,
          batches: batches.filter(({ name }) => name === `${site}-${tabulator}-${day}`).map(({ name }) => name),
          figures: {
            tabulated: onDay(`tabs.${tabulator}`, tabs[tabulator]),
            regularCheckIns: onDay(`checkins.${tabulator}`, days),
          },
        };
      }
    }
  }
}

function mailOf({ mail, manifest }: CountyFile, all: readonly CountyBatch[]): readonly CountyUnit[] {
  const batches = all.filter(({ channel }) => channel === 'mail');
  if (mail === undefined && batches.length === 0) return [];
  const of = (field: Exclude<keyof NonNullable<typeof mail>, 'db'>): CountyFigure => ({ field, value: mail?.[field] });
  const figures = {
    packetStock: of('stock'),
    mailed: of('mailed'),
    insertionSpoils: of('stuffspoil'),
    duplicationBlanks: of('dupblanks'),
    unused: of('unused'),
    returned: of('returned'),
    undeliverable: of('und'),
    surrendered: of('surr'),
    outstanding: of('outst'),
    postal: of('usps'),
    dropBoxes: together(
      'db',
      (mail?.db ?? []).map((count) => ({ field: 'db', value: count ?? undefined })),
    ),
    siteDropOffs: of('dropoff'),
    accepted: of('accepted'),
    rejected: of('rejected'),
    opened: of('accepted'),
    empties: of('empty'),
    extras: of('double'),
    ballotsOut: of('ballots'),
    tabulatedInBatches: inBatches(
      manifest,
      batches.map(({ physical }) => physical),
    ),
    scannerTotal: of('ballots'),
    ballotsCounted: of('ballots'),
    votersCredited: of('accepted'),
  };
  return [{ kind: 'mail', unit: 'mail', channel: 'mail', figures, batches: batches.map(({ name }) => name) }];
}

function provisionalOf({ provisional, manifest }: CountyFile, all: readonly CountyBatch[]): readonly CountyUnit[] {
  const batches = all.filter(({ channel }) => channel === 'provisional');
  if (provisional === undefined && batches.length === 0) return [];
  const figures = {
    provisionalIssued: { field: 'issued', value: provisional?.issued },
    accepted: { field: 'accepted', value: provisional?.accepted },
    rejected: { field: 'rejected', value: provisional?.rejected },
    ballotsCounted: inBatches(
      manifest,
      batches.map(({ tabulated, physical }) => tabulated ?? physical),
    ),
    votersCredited: { field: 'accepted', value: provisional?.accepted },
  };
  const names = batches.map(({ name }) => name);
  return [{ kind: 'provisional', unit: 'provisional', channel: 'provisional', figures, batches: names }];
}

/** What batches come to together. A manifest without any of them says that there are no such ballots; no manifest says nothing. */
function inBatches(manifest: CountyFile['manifest'], counts: readonly (number | undefined)[]): CountyFigure {
  if (manifest.length === 0) return { field: 'manifest', value: undefined };
  return sumOfCounted(counts);
}

/** Of a batch that the file gives no count of a tabulator for nothing is to be compared. */
function* eachBatchOf(batches: readonly CountyBatch[]): Iterable<CountyUnit> {
  for (const { name, channel, physical, tabulated, cvrRows } of batches) {
    if (tabulated === undefined && cvrRows === undefined) continue;
    const counted = tabulated ?? physical;
    yield {
      kind: channel === 'mail' || channel === 'provisional' ? 'central-batch' : 'site-batch',
      unit: name,
      channel,
      figures: {
        ...(tabulated === undefined
          ? {}
          : {
              handCount: { field: 'handCount', value: physical },
              tabulated: { field: 'tabulated', value: tabulated },
            }),
        ...(cvrRows === undefined
          ? {}
          : {
              cvrRows: { field: 'cvrRows', value: cvrRows },
              tabulatedInBatches: { field: 'tabulated', value: counted },
            }),
      },
      batches: [name],
    };
  }
}

/** What lies in a container by its own list, and by the manifest. */
function containersOf({ containers = [], manifest }: CountyFile, all: readonly CountyBatch[]): readonly CountyUnit[] {
  return containers.map(({ id, batches }): CountyUnit => {
    const held = all.filter(({ name, container }) => batches?.includes(name) ?? container === id);
    const named = manifest.filter(({ container }) => container === id);
    return {
      kind: 'container',
      unit: id,
      channel: null,
      figures: {
        cardsInBatches: sumOfCounted(held.map(({ physical }) => physical)),
        certifiedTotal: sumOfCounted(named.map(({ numberOfBallots }) => numberOfBallots)),
      },
      batches: [...new Set([...held.map(({ name }) => name), ...named.map(({ batchName }) => batchName)])],
    };
  });
}

/** A contest is borne by all ballots of the county where the file does not say by how many. */
function contestsOf({ contests }: CountyFile, allBallots: number | undefined): readonly CountyUnit[] {
  return contests.map((contest) => {
    const { name, voteFor, choices, votes, undervotes, overvotedBallots, ballots = allBallots } = contest;
    const timesVotesAllowed = (field: string, value: number | undefined): CountyFigure => {
      if (voteFor === undefined) return { field: 'voteFor', value: undefined };
      return { field, value: value === undefined ? undefined : voteFor * value };
    };
    const cast = Object.entries(choices ?? {}).map(([choice, value]) => ({ field: `choices.${choice}`, value }));
    return {
      kind: 'contest',
      unit: name,
      channel: null,
      figures: {
        votes: choices === undefined ? { field: 'votes', value: votes } : together('choices', cast),
        undervotes: { field: 'undervotes', value: undervotes },
        overvotesByVotesAllowed: timesVotesAllowed('overvotedBallots', overvotedBallots),
        ballotsByVotesAllowed: timesVotesAllowed('ballots', ballots),
      },
      batches: [],
    };
  });
}

function accountedAt(batches: readonly CountyBatch[], unit: string): readonly string[] {
  return batches.filter((batch) => batch.accountedAt === unit).map(({ name }) => name);
}

export function sumOfCounted(counts: readonly (number | undefined)[]): CountyFigure {
  if (counts.length === 0) return { field: 'numberOfBallots', value: 0 };
  return together(
    'numberOfBallots',
    counts.map((value) => ({ field: 'numberOfBallots', value })),
  );
}

/** A sum is known where each part is; otherwise its field is the first that is missing. */
export function together(field: string, parts: readonly CountyFigure[]): CountyFigure {
  const missing = parts.find(({ value }) => value === undefined);
  if (missing !== undefined || parts.length === 0) return { field: missing?.field ?? field, value: undefined };
  return { field, value: sumOf(parts.map(({ value }) => value ?? 0)) };
}

export function sumOf(numbers: readonly number[]): number {
  let sum = 0;
  for (const number of numbers) sum += number;
  return sum;
}
