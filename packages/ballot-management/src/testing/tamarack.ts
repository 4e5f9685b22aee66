import { entriesOf, lookUp } from '@plumbline/prelude';
import { valueOfName } from '../forms/filled-form.ts';
import type { FormId } from '../forms/form-definition.ts';
import { formOf } from '../forms/forms.ts';
import type { BallotCommand } from '../state/ballot-command.ts';
import type { Fields, Tables } from '../state/nouns.ts';
import type { OpenRoom } from '../state/room.ts';
import { newestVersion } from '../state/room-view.ts';
import { play } from './play-room.ts';
import { AFTER, BEFORE, by, on, setUp } from './tamarack-people.ts';

/* Tamarack County, counted: 5,960 ballots, 5,965 voters, five fewer, seven differences, nothing left unexplained. */

type Filled = { readonly fields?: Fields; readonly tables?: Tables };
type Signed = Filled & { readonly people: string; readonly signers?: string; readonly at?: string };

/** A form that is started, filled in, signed and completed by these people. */
export function filled(
  form: FormId,
  place: string,
  { people, signers = people, at = AFTER, fields = {}, tables = {} }: Signed,
): readonly BallotCommand[] {
  const name = nameOf(form, place);
  const [first = ''] = people.split(' ');
  return [
    by(first, { type: 'start-form', filled: name, form, place, capture: 'live' }, at),
    entered(name, first, { fields, tables }, at),
    ...signers.split(' ').map((each) => by(each, { type: 'sign-form', filled: name }, at)),
    completed(name, first, at),
  ];
}

export function nameOf(form: FormId, place: string): string {
  return `${form} ${place}`;
}

export function entered(name: string, person: string, { fields = {}, tables = {} }: Filled, at = AFTER): BallotCommand {
  return by(
    person,
    { type: 'enter-form', filled: name, fields, tables, counters: [], witnesses: [], custodians: [] },
    at,
  );
}

export function completed(name: string, person: string, at = AFTER, isUnexplained = false): BallotCommand {
  return by(person, { type: 'complete-form', filled: name, isUnexplained }, at);
}

/** The commands by which a reviewer goes through a form and approves it: key figures read once more, warnings looked at. */
export function reviewed(room: OpenRoom, name: string, reviewer = 'reyes', at = AFTER): readonly BallotCommand[] {
  const record = lookUp(room.forms, name);
  if (record === undefined) throw new Error(`there is no form ${name}`);
  const definition = formOf(record.form);
  const version = newestVersion(record);
  const lines = definition.reenter.flatMap((line) => {
    const { value } = valueOfName(definition, version, line);
    return value === null ? [] : [by(reviewer, { type: 'reenter-line', filled: name, line, value }, at)];
  });
  const seen = definition.checks.map(({ check }) => check);
  return [
    by(reviewer, { type: 'begin-review', filled: name }, at),
    ...lines,
    by(reviewer, { type: 'approve-form', filled: name, seen }, at),
  ];
}

export function approved(room: OpenRoom, name: string, reviewer = 'reyes', at = AFTER): OpenRoom {
  return play(room, ...reviewed(room, name, reviewer, at));
}

/** What a precinct of the county counted. */
export type Precinct = {
  readonly tabulators: Readonly<Record<string, { readonly tabulated: number; readonly handCount: number }>>;
  readonly delivered: number;
  readonly packs: readonly { readonly nominal: number; readonly counted: number; readonly lot?: string }[];
  readonly spoiled: number;
  readonly voided: number;
  readonly provisional: number;
  readonly unused: number;
  readonly checkIns: number;
};

const plain = { delivered: 800, packs: [] } as const;
const scanned = (tabulated: number) => ({ tabulated, handCount: tabulated });

export const PRECINCTS: Readonly<Record<string, Precinct>> = {
  'P-01': {
    ...plain,
    tabulators: { T1: scanned(512) },
    spoiled: 9,
    voided: 0,
    provisional: 6,
    unused: 273,
    checkIns: 512,
  },
  'P-02': {
    ...plain,
    tabulators: { T1: scanned(431) },
    spoiled: 5,
    voided: 1,
    provisional: 4,
    unused: 359,
    checkIns: 432,
  },
  'P-03': {
    ...plain,
    tabulators: { T1: scanned(348), T2: scanned(262) },
    spoiled: 11,
    voided: 0,
    provisional: 8,
    unused: 171,
    checkIns: 610,
  },
  'P-04': {
    ...plain,
    tabulators: { T1: scanned(287) },
    spoiled: 3,
    voided: 0,
    provisional: 2,
    unused: 508,
    checkIns: 287,
  },
};

const SITE_TEAM = 'yazzie hale';
const CLOSE = on('2026-11-03', '20:58');

/** F-04 of a precinct, as its fields and tables. */
export function reconciliationForm(site: string, precinct: Precinct): Required<Filled> {
  const { tabulators, delivered, packs, spoiled, voided, provisional, unused, checkIns } = precinct;
  return {
    fields: {
      delivered,
      emergencyOut: 0,
      spoiled,
      voided,
      challenged: 0,
      unused,
      provisionalIssued: provisional,
      checkIns: checkIns + provisional,
      provisionalCheckIns: provisional,
      pollsClosedAt: on('2026-11-03', '20:00'),
      closedAt: CLOSE,
      container: `BOX-ED-${site.slice(2)}`,
    },
    tables: {
      tabulators: Object.entries(tabulators).map(([tabulator, { tabulated, handCount }]) => ({
        tabulator,
        publicOpen: 0,
        publicClose: tabulated,
        tabulated,
        handCount,
        protectiveOpen: 10_000,
        protectiveClose: 10_002 + tabulated,
        cardsFed: tabulated + 2,
      })),
      packs: packs.map(({ nominal, counted, lot }, at) => ({
        pack: `${101 + at}`,
        ...(lot === undefined ? {} : { lot }),
        countedBy: 'yazzie',
        countedWith: 'hale',
        nominal,
        counted,
      })),
      seals: [{ position: 'front', seal: `008813${site.slice(3)}` }],
    },
  };
}

/** The papers of a precinct: what was spoiled, what was left, provisional envelopes, and the reconciliation. */
export function precinctPapers(
  site: string,
  precinct: Precinct,
  alone: { readonly without?: readonly FormId[] } = {},
): readonly BallotCommand[] {
  const place = `site:${site}`;
  const { spoiled, voided, provisional, unused } = precinct;
  const own = { people: SITE_TEAM, at: CLOSE };
  const spoiledRow = {
    serial: `SP-${site}`,
    style: 'S1',
    at: CLOSE,
    reason: 'voter-error',
    initials: 'yazzie',
    initialsWith: 'hale',
    cards: spoiled + voided,
    replaced: spoiled,
  };
  const papers: readonly (readonly [FormId, Signed])[] = [
    [
      'F-06',
      {
        ...own,
        fields: { envelope: `SP-${site}`, envelopeSeal: '0088118', surrendered: 0 },
        tables: { ballots: [spoiledRow] },
      },
    ],
    ['F-07', { ...own, fields: unusedFields(site, unused) }],
    ['F-08', { ...own, fields: provisionalFields(site, provisional) }],
    ['F-04', { ...own, ...reconciliationForm(site, precinct) }],
  ];
  return papers
    .filter(([form]) => !alone.without?.includes(form))
    .flatMap(([form, paper]) => filled(form, place, paper));
}

export function unusedFields(site: string, unused: number): Fields {
  const packs = Math.floor(unused / 100);
  return {
    unopenedPacks: packs,
    inUnopenedPacks: packs * 100,
    remainder: unused % 100,
    disposition: 'returned',
    container: `UN-${site}`,
    seal: '0088119',
  };
}

function provisionalFields(site: string, provisional: number): Fields {
  return {
    provisionalIssued: provisional,
    rosterLines: provisional,
    provisionalReturned: provisional,
    container: `PV-${site}`,
    seals: '0088120',
    givenBy: 'yazzie',
    givenWith: 'hale',
    receivedBy: 'pham',
    receivedWith: 'gorski',
  };
}

export const DAYS = ['2026-10-29', '2026-10-30', '2026-10-31'] as const;

/** Early voting by site: what each tabulator counted on each day, and what the site printed and spoiled. */
export const EARLY = {
  'EV-N': {
    blank: 1800,
    tabulators: { N1: [141, 158, 173], N2: [139, 150, 166] },
    printed: [284, 311, 345],
    spoiled: [3, 2, 4],
    misprints: [1, 1, 1],
    provisional: [0, 0, 1],
    checkIns: [280, 308, 339],
  },
  'EV-S': {
    blank: 1200,
    tabulators: { S1: [96, 104, 121] },
    printed: [97, 106, 123],
    spoiled: [1, 2, 1],
    misprints: [0, 0, 1],
    provisional: [0, 0, 0],
    checkIns: [96, 104, 121],
  },
} as const;

/** A change to what early voting counted: a ballot that stayed in the bin overnight. */
export type EarlyChange = {
  readonly tabulated?: Readonly<Record<string, readonly number[]>>;
  readonly checkIns?: readonly number[];
  readonly carriedOut?: readonly number[];
  readonly carriedIn?: readonly number[];
};

/** F-05 of a day of a site. */
export function earlyForm(site: keyof typeof EARLY, day: number, change: EarlyChange = {}): Required<Filled> {
  const known = EARLY[site];
  const tabulators: Readonly<Record<string, readonly number[]>> = change.tabulated ?? known.tabulators;
  return {
    fields: {
      emergencyIn: change.carriedIn?.[day] ?? 0,
      emergencyOut: change.carriedOut?.[day] ?? 0,
      regularCheckIns: (change.checkIns ?? known.checkIns)[day] ?? 0,
      spoiled: known.spoiled[day] ?? 0,
      provisionalIssued: known.provisional[day] ?? 0,
      closedAt: on(DAYS[day] ?? '', '19:10'),
      container: `BOX-${site}`,
    },
    tables: {
      tabulators: Object.entries(tabulators).map(([tabulator, counted]) => {
        const before = counted.slice(0, day).reduce((sum, each) => sum + each, 0);
        const tabulated = counted[day] ?? 0;
        return {
          tabulator,
          batch: `${site}-${tabulator}-${DAYS[day] ?? ''}`,
          publicOpen: before,
          publicClose: before + tabulated,
          tabulated,
          handCount: tabulated,
          openingSeal: `0089${tabulator}${day}`,
          closingSeal: `0089${tabulator}${day + 1}`,
        };
      }),
    },
  };
}

export function earlyPapers(site: keyof typeof EARLY, change: EarlyChange = {}): readonly BallotCommand[] {
  const known = EARLY[site];
  let [blank, printer]: [number, number] = [known.blank, 0];
  const provisional = known.provisional.reduce<number>((sum, each) => sum + each, 0);
  const daily = DAYS.flatMap((date, day) => {
    const printed = known.printed[day] ?? 0;
    const place = `site-day:${site}/${date}`;
    const own = { people: SITE_TEAM, at: on(date, '19:10') };
    const printing = {
      blankStart: blank,
      blankAdded: 0,
      blankDamaged: 0,
      blankEnd: blank - printed,
      printerOpen: printer,
      printerClose: printer + printed,
      issuedToVoters: known.checkIns[day] ?? 0,
      spoiled: known.spoiled[day] ?? 0,
      misprints: known.misprints[day] ?? 0,
      testPrints: 0,
      provisionalIssued: known.provisional[day] ?? 0,
    };
    blank -= printed;
    printer += printed;
    return [
      ...filled('F-03', place, { ...own, fields: printing }),
      ...filled('F-05', place, { ...own, ...earlyForm(site, day, change) }),
    ];
  });
  return [
    ...daily,
    ...filled('F-08', `site:${site}`, { people: SITE_TEAM, fields: provisionalFields(site, provisional) }),
  ];
}

/** What the cover sheet of a mail batch says. */
export function coverSheet(number: number): Fields {
  const cards = number === 15 ? 57 : 200;
  const [empties, extras] = number === 7 ? [1, 1] : number <= 4 ? [1, 0] : [0, 0];
  const remade = number <= 9 || number === 15 ? (number === 15 ? 1 : 3) : 2;
  return {
    ...PAIRS,
    opened: cards + empties - extras,
    empties,
    extras,
    otherContents: 0,
    originals: remade,
    duplicates: remade,
    held: 0,
    handCount: cards,
    scanner: number % 2 === 1 ? 'CC-1' : 'CC-2',
    tabulatorBatch: `${1000 + number}`,
    tabulated: cards,
    outstacked: 0,
    rescans: 0,
  };
}

const PAIRS: Fields = { openedBy: 'eze', openedWith: 'ibarra', scannedBy: 'diaz', scannedWith: 'kim' };
const COVER_TEAM = { people: 'eze', signers: 'eze ibarra diaz kim' } as const;

export function mailBatch(number: number): string {
  return `MB-${String(number).padStart(3, '0')}`;
}

export const MAIL_BATCHES: readonly number[] = Array.from({ length: 15 }, (_, at) => at + 1);

export function coverPaper(batch: string, fields: Fields): readonly BallotCommand[] {
  return filled('F-13', `batch:${batch}`, { ...COVER_TEAM, fields });
}

function mailPapers(): readonly BallotCommand[] {
  return [
    ...filled('F-09', 'mail', {
      people: 'okafor eze',
      fields: {
        packetStock: 4500,
        mailed: 4000,
        insertionSpoils: 12,
        duplicationBlanks: 38,
        unused: 450,
        undeliverable: 47,
        surrendered: 21,
        voidedOutstanding: 39,
        outstanding: 988,
        reissued: 60,
        voidedOriginals: 60,
        statement: 'PS-3602',
      },
    }),
    ...filled('F-12', 'mail', {
      people: 'eze ibarra',
      fields: {
        returned: 2905,
        accepted: 2861,
        late: 12,
        unsigned: 14,
        mismatch: 11,
        repeated: 4,
        otherReason: 3,
        pendingCure: 0,
        cured: 9,
        postal: 1640,
        dropBoxes: 480 + 365 + 290,
        siteDropOffs: 130,
        counter: 0,
        votersCredited: 2861,
      },
    }),
    ...MAIL_BATCHES.flatMap((number) => coverPaper(mailBatch(number), coverSheet(number))),
    ...coverPaper('PROV-01', {
      ...PAIRS,
      opened: 15,
      empties: 0,
      extras: 0,
      otherContents: 0,
      originals: 0,
      duplicates: 0,
      held: 0,
      handCount: 15,
      scanner: 'CC-1',
      tabulatorBatch: '1016',
      tabulated: 15,
      outstacked: 0,
      rescans: 0,
    }),
  ];
}

type BatchMade = Omit<Extract<BallotCommand, { readonly type: 'create-batch' }>, 'type' | 'signIns' | 'at' | 'device'>;

/** The thirty batches, with the container each lies in and the cards it was counted with. */
export const BATCHES: readonly (BatchMade & { readonly container: string; readonly cards: number })[] = [
  ...Object.entries(PRECINCTS).flatMap(([site, { tabulators }]) =>
    Object.entries(tabulators).map(([tabulator, { handCount }]) => ({
      ...named(`ED-${site.replace('-', '')}-${tabulator}`, 'election-day'),
      countedAt: `tabulator:${site}/${tabulator}`,
      accountedAt: `site:${site}`,
      tabulator: `${site.replace('-', '')}-${tabulator}`,
      container: `BOX-ED-${site.slice(2)}`,
      cards: handCount,
    })),
  ),
  ...Object.entries(EARLY).flatMap(([site, { tabulators }]) =>
    Object.entries<readonly number[]>(tabulators).flatMap(([tabulator, counted]) =>
      DAYS.map((date, day) => ({
        ...named(`${site}-${tabulator}-${date}`, 'early'),
        countedAt: `tabulator-day:${site}/${date}/${tabulator}`,
        accountedAt: `site-day:${site}/${date}`,
        tabulator: `${site}-${tabulator}`,
        container: `BOX-${site}`,
        cards: counted[day] ?? 0,
      })),
    ),
  ),
  ...MAIL_BATCHES.map((number) => ({
    ...named(mailBatch(number), 'mail'),
    ...central(mailBatch(number), number, 'channel:mail'),
    container: `BOX-M-0${Math.min(4, Math.ceil(number / 4))}`,
    cards: number === 15 ? 57 : 200,
  })),
  {
    ...named('PROV-01', 'provisional'),
    ...central('PROV-01', 1, 'channel:provisional'),
    tabulatorBatch: '1016',
    container: 'BOX-M-04',
    cards: 15,
  },
];

function named(name: string, channel: BatchMade['channel']) {
  return { batch: name, name, channel, tabulatorBatch: null, hasCvrs: false };
}

function central(batch: string, number: number, accountedAt: string) {
  const tabulator = number % 2 === 1 ? 'CC-1' : 'CC-2';
  return { countedAt: `batch:${batch}`, accountedAt, tabulator, tabulatorBatch: `${1000 + number}`, hasCvrs: true };
}

export const CONTAINERS: readonly string[] = [...new Set(BATCHES.map(({ container }) => container))];

export function batchesMade(): readonly BallotCommand[] {
  return BATCHES.map(({ container: _, cards: _cards, ...batch }) => by('okafor', { type: 'create-batch', ...batch }));
}

/** Seals of a container, the next two of those issued to the custodian. */
export function sealsOf(container: string): readonly [string, string] {
  const at = 91_001 + 2 * CONTAINERS.indexOf(container);
  return [`00${at}`, `00${at + 1}`];
}

export function containerFilled(container: string, batches = BATCHES): readonly BallotCommand[] {
  const inside = batches.filter((batch) => batch.container === container);
  const seals = sealsOf(container);
  const total = inside.reduce((sum, { cards }) => sum + cards, 0);
  return [
    by('pham', {
      type: 'create-container',
      container,
      kind: 'ballot-box',
      positions: ['front', 'lid'],
      holdsVoted: true,
    }),
    by('pham gorski', { type: 'take-custody', container, purpose: 'filling' }),
    ...inside.map(({ batch, cards }) => by('pham gorski', { type: 'place-batch', batch, container, cards })),
    ...filled('F-16', `container:${container}`, {
      people: 'pham gorski',
      fields: { sealedAt: AFTER, location: 'Vault A', certifiedTotal: total },
      tables: {
        batches: inside.map(({ batch, cards }) => ({ batch, cards })),
        seals: seals.map((seal, at) => ({ position: ['front', 'lid'][at] ?? '', seal })),
      },
    }),
    ...seals.map((seal, at) =>
      by('pham gorski', { type: 'apply-seal', seal, container, position: ['front', 'lid'][at] ?? '' }),
    ),
    by('pham gorski', { type: 'store-container', container, area: 'Vault A', slot: `Shelf ${container}` }),
  ];
}

/** A count that stands on no form. */
export function observed(
  place: string,
  line: string,
  value: number,
  more: {
    unit?: 'cards' | 'votes' | 'envelopes' | 'ballots';
    source?: 'tabulator-counter' | 'cvr-rows' | 'hand-count' | 'paper-roster';
    people?: string;
  } = {},
): BallotCommand {
  const { unit = 'cards', source = 'tabulator-counter', people = 'okafor' } = more;
  return by(people, { type: 'observe-count', place, line, value, unit, source, method: null, witnesses: [] });
}

export function stockPapers(): readonly BallotCommand[] {
  return ['S1', 'S2', 'S3'].flatMap((style) => {
    const issued = style === 'S1' ? 1600 : 800;
    const used = {
      returnsIn: 0,
      issuedToSites: issued,
      packetStock: 1500,
      testAndSample: 20,
      duplicationBlanks: 0,
      damaged: 0,
    };
    return [
      ...filled('F-01', `style:${style}`, {
        people: 'okafor',
        signers: 'okafor lund',
        at: BEFORE,
        fields: {
          ordered: 5000,
          overs: 0,
          shorts: 0,
          cartons: 10,
          packs: 50,
          nominalPerPack: 100,
          nominalReceived: 5000,
          received: 5000,
          printer: 'Printer',
          lot: `L-${style}`,
          shippedOn: '2026-09-18',
          carrier: 'Carrier',
          receivedAt: BEFORE,
          countMethod: 'full',
          receivedBy: 'okafor',
          receivedWith: 'lund',
          orderApprovedBy: 'osei',
        },
      }),
      ...Object.entries({ ...used, onHand: 5000 - 1520 - issued }).map(([line, value]) =>
        observed(`style:${style}`, line, value, { source: 'hand-count' }),
      ),
    ];
  });
}

export function results(): readonly BallotCommand[] {
  const contest = (name: string, figures: Readonly<Record<string, number>>) =>
    Object.entries(figures).map(([line, value]) => observed(`contest:${name}`, line, value, { unit: 'votes' }));
  return [
    // No form has them: somebody counts them, and a reviewer counts them again.
    ...['okafor', 'reyes'].flatMap((people) => [
      observed('provisional', 'accepted', 15, { unit: 'envelopes', source: 'paper-roster', people }),
      observed('provisional', 'rejected', 6, { unit: 'envelopes', source: 'paper-roster', people }),
    ]),
    observed('scanner:CC-1', 'scannerTotal', 1472),
    observed('scanner:CC-2', 'scannerTotal', 1400),
    observed('scanner:CC-1', 'cvrRows', 1472, { source: 'cvr-rows' }),
    observed('scanner:CC-2', 'cvrRows', 1400, { source: 'cvr-rows' }),
    observed('county', 'ballotsReported', 5960),
    ...contest('County Commissioner', {
      votes: 2911 + 2702 + 31,
      undervotes: 309,
      overvotesByVotesAllowed: 7,
      ballotsByVotesAllowed: 5960,
    }),
    ...contest('School Board', {
      votes: 9870,
      undervotes: 2034,
      overvotesByVotesAllowed: 2 * 8,
      ballotsByVotesAllowed: 2 * 5960,
    }),
  ];
}

/** What explains the differences of the county: one voter left, five envelopes were empty, one held two ballots. */
export function explained(
  name: string,
  at: { readonly equation: 'E5' | 'E19' | 'E4' | 'E6b'; readonly place: string },
  code: 'FLED_VOTER' | 'EMPTY_ENVELOPE' | 'EXTRA_IN_ENVELOPE' | 'WRONG_TABULATOR' | 'BATCH_RESCANNED' | 'PACK_VARIANCE',
  amount: number,
  evidence = 'log 14:20',
): BallotCommand {
  const shown = evidence === '' ? [] : ([{ kind: 'log', ref: evidence }] as const);
  return by('yazzie', {
    type: 'explain-difference',
    explanation: name,
    ...at,
    code,
    amount,
    text: null,
    evidence: shown,
    linked: null,
  });
}

export const EXPLANATIONS: readonly BallotCommand[] = [
  explained('x-mail-1', { equation: 'E19', place: 'channel:mail' }, 'EMPTY_ENVELOPE', -5),
  explained('x-mail-2', { equation: 'E19', place: 'channel:mail' }, 'EXTRA_IN_ENVELOPE', 1),
  // No form of a channel is reviewed: somebody else confirms what is said of it.
  ...['x-mail-1', 'x-mail-2'].map((explanation) => by('reyes', { type: 'confirm-explanation', explanation })),
];

/** A precinct whose fled voter is explained before its form is completed: F-04 asks for it. */
export function papersOfPrecincts(): readonly BallotCommand[] {
  return Object.entries(PRECINCTS).flatMap(([site, precinct]) => {
    const papers = precinctPapers(site, precinct);
    const fled = explained('x-fled', { equation: 'E5', place: 'site:P-02' }, 'FLED_VOTER', -1);
    return site === 'P-02' ? [...papers.slice(0, -1), fled, ...papers.slice(-1)] : papers;
  });
}

/** Everything counted and filled in, nothing reviewed yet. */
export function counted(): OpenRoom {
  return play(
    setUp(),
    ...stockPapers(),
    ...papersOfPrecincts(),
    ...earlyPapers('EV-N'),
    ...earlyPapers('EV-S'),
    ...batchesMade(),
    ...mailPapers(),
    ...duplicationPaper(),
    ...results(),
    ...EXPLANATIONS,
    ...CONTAINERS.flatMap((container) => containerFilled(container)),
  );
}

/** The duplication log: thirty-eight originals, each with its duplicate. */
export function duplicationPaper(): readonly BallotCommand[] {
  const pairs = MAIL_BATCHES.flatMap((number) =>
    Array.from({ length: Number(coverSheet(number).originals) }, () => mailBatch(number)),
  ).map((batch, at) => ({
    original: `D-${String(at + 1).padStart(3, '0')}`,
    duplicate: `D-${String(at + 1).padStart(3, '0')}`,
    batch,
    style: 'S1',
    reason: 'torn',
    at: AFTER,
    originalStamped: true,
    duplicateStamped: true,
    caller: 'moss',
    marker: 'tran',
    verifier: 'eze',
    verifierWith: 'ibarra',
    cards: 1,
    spoiledDuplicates: 0,
  }));
  return filled('F-14', 'duplication', { people: 'moss tran', fields: { blanksUsed: 38 }, tables: { pairs } });
}

/** Every form approved by somebody who had no part in it. */
export function reviewedByOthers(room: OpenRoom): OpenRoom {
  let state = room;
  const names = [...entriesNamed(room)];
  for (const name of names) state = approved(state, name);
  return state;
}

function entriesNamed(room: OpenRoom): readonly string[] {
  const names: string[] = [];
  for (const place of FORMS_FIRST) for (const name of formsOf(room)) if (name.startsWith(place)) names.push(name);
  return names;
}

/** What other forms are compared with comes first. */
const FORMS_FIRST = ['F-01', 'F-03', 'F-06', 'F-07', 'F-08', 'F-04', 'F-05', 'F-09', 'F-12', 'F-13', 'F-14', 'F-16'];

function formsOf(room: OpenRoom): readonly string[] {
  return [...entriesOf(room.forms)].map(([name]) => name).toSorted();
}

let known: OpenRoom | undefined;

/** The whole county, counted and reviewed. A room is never changed, so it is made once. */
export function county(): OpenRoom {
  known ??= reviewedByOthers(counted());
  return known;
}
