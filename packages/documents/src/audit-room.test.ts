import { findWork, isInRounds } from '@plumbline/audit';
import { assert } from '@plumbline/prelude';
import type { Replay } from '@plumbline/record';
import { beforeAll, expect, test } from 'vitest';
import { compose, printOf } from './documents.ts';
import type { JurisdictionContext } from './print-context.ts';
import { laidOut } from './printed-document.ts';
import { neededFor } from './room-supplies.ts';
import { marksOf } from './sheet.ts';
import { peopleFor, staffPlaces, staffWarnings } from './staffing-plan.ts';
import { batchAudit, pollingAudit, printing } from './testing/printed-audits.ts';
import { readPdf } from './testing/read-pdf.ts';

let ballots: Replay;
let batches: Replay;
beforeAll(async () => {
  ballots = await pollingAudit();
  batches = await batchAudit();
});

async function textOf(replay: Replay, kind: Parameters<typeof printOf>[1]['kind']): Promise<readonly string[]> {
  const { pdf } = await printOf(printing(replay), { kind, jurisdiction: 'Tamarack' });
  return (await readPdf(pdf)).pages.map(({ text }) => text.replaceAll(/\s+/g, ' '));
}

test('people grow with the boards: a runner for every five, a second supervisor from ten', () => {
  expect([1, 5, 6, 9, 10].map((boards) => peopleFor(boards).runner)).toEqual([1, 1, 2, 2, 2]);
  expect([1, 9, 10].map((boards) => peopleFor(boards).supervisor)).toEqual([1, 1, 2]);
  expect(peopleFor(3)).toMatchObject({ station: 2, review: 2, signIn: 1 });
});

test('two places of one person are found however the name is written, and below three boards one pair of duties goes together', () => {
  const places = staffPlaces({ audit: batches.audit, inputs: batches.inputs, jurisdiction: 'Tamarack' });
  const everybody = new Map(places.map(({ place }) => [place, `Person ${place}`]));
  expect(staffWarnings(places, everybody)).toEqual([]);
  const with2 = (one: string, other: string) => new Map([...everybody, [one, 'Zoë  Łącka'], [other, ' zoë łącka ']]);
  // One board: who signs people in may read along, and nothing else goes together.
  expect(staffWarnings(places, with2('signIn 1', 'entryReader 1'))).toEqual([]);
  for (const [one, other] of [
    ['board 1 1', 'board 1 2'],
    ['supervisor 1', 'signIn 1'],
    ['entry 1', 'entryReader 1'],
    ['station 1', 'runner 1'],
  ] as const) {
    expect(staffWarnings(places, with2(one, other))).toMatchObject([{ code: 'twice', name: 'Zoë  Łącka' }]);
  }
  const many = places.flatMap((place) =>
    place.board === null
      ? [place]
      : [1, 2, 3].map((board) => ({ ...place, place: `board ${board} ${place.board?.member}` })),
  );
  const twice = new Map([
    ...many.map(({ place }) => [place, `P ${place}`] as const),
    ['signIn 1', 'Ann'],
    ['entryReader 1', 'Ann'],
  ]);
  expect(staffWarnings(many, twice)).toMatchObject([{ code: 'twice', roles: ['entryReader', 'signIn'] }]);
  expect(staffWarnings(places, new Map())[0]).toEqual({ code: 'nobody', role: 'supervisor', count: 1 });
});

test('supplies are so many for each board, and so many besides', () => {
  expect(neededFor(4, { each: 2, besides: 10 })).toBe(18);
  expect(neededFor(4, { each: 0, besides: 1 })).toBe(1);
});

test('the staffing plan of a batch comparison has two who enter tallies, and says how long the work takes', async () => {
  // 2,100 ballots of three batches: 3 × 13 minutes and 2,100 × 10 seconds are 389 minutes, a day of one board.
  const [page] = await textOf(batches, 'staffing-plan');
  expect(page).toContain('For 1 board. At least 11 people.');
  expect(page).toContain('about 6.5 hours of two people, 6.5 for each board');
  expect(page).toContain('Tally entry: reads along');
});

test('a mark sheet has a column for each twenty ballots and a sum for each', async () => {
  const pages = await textOf(batches, 'tally-mark-sheets');
  expect(pages[0]).toContain('Tally marks: Mayor');
  for (const group of ['Ballots 1–20', 'Ballots 21–40', 'Ballots 81–100', 'Sum of the group', 'Name written in']) {
    expect(pages[0]).toContain(group);
  }
  // Thirty choices go on on another page, which says of which contest.
  expect(pages.filter((text) => text.includes('Council, continued')).length).toBeGreaterThan(0);
});

test.each([
  [50, ['Ballots 1–50', 'Ballots 51–100'], 'After every 50 ballots'],
  [100, ['Ballots 1–100'], 'After every 100 ballots'],
] as const)('a mark sheet can have a sum after every %d ballots', async (markGroup, heads, said) => {
  const { document } = compose(
    { ...printing(batches), markGroup },
    { kind: 'tally-mark-sheets', jurisdiction: 'Tamarack' },
  );
  const tables = document.blocks.filter(({ type }) => type === 'table');
  expect(tables.length).toBeGreaterThan(0);
  for (const block of tables) {
    if (block.type === 'table') expect(block.columns.slice(1, -1).map(({ head }) => head)).toEqual(heads);
  }
  expect(JSON.stringify(document.blocks)).toContain(said);
});

test('a hand-over sheet has the address of its board and of no other, and a line where none is given', () => {
  const { audit } = ballots;
  assert(isInRounds(audit), 'the audit has rounds', audit.phase);
  const boards = findWork(audit, 'Tamarack')?.boards ?? [];
  expect(boards.length).toBeGreaterThan(0);
  const wanted = { kind: 'board-hand-over-sheets', jurisdiction: 'Tamarack' } as const;
  const marks = (links: ReadonlyMap<string, string> | undefined) => {
    const context = { ...printing(ballots), ...(links && { boardLinks: links }) };
    const { place, document } = compose(context, wanted);
    return laidOut(place, document).sheets.map(({ pieces }) => pieces.flatMap(marksOf));
  };
  const links = new Map(boards.map(({ name }, index) => [name, `https://audits.example/auditboard/token-${index}`]));
  const codes = marks(links).map((page) => page.flatMap((mark) => (mark.type === 'code' ? [mark] : [])));
  for (const [index, page] of codes.slice(0, boards.length).entries()) {
    const own = page.filter(({ payload }) => payload.startsWith('https://'));
    expect(own.map(({ payload }) => payload)).toEqual([`https://audits.example/auditboard/token-${index}`]);
    // 45 mm at least, or a camera does not read it across a table.
    expect(own[0]?.size).toBeGreaterThan(127.5);
  }
  const without = marks(undefined).flat();
  expect(without.some((mark) => mark.type === 'code' && mark.payload.startsWith('http'))).toBe(false);
  expect(without.some((mark) => mark.type === 'text' && mark.text === 'Address')).toBe(true);
});

test('a slip has the PIN of its board and of no other, no code and no address; where none is given there is a line', () => {
  const { audit } = ballots;
  assert(isInRounds(audit), 'the audit has rounds', audit.phase);
  const boards = (findWork(audit, 'Tamarack')?.boards ?? []).filter((board) => board.ballots.length > 0);
  const wanted = { kind: 'board-pin-slips', jurisdiction: 'Tamarack' } as const;
  const marks = (more: Pick<JurisdictionContext, 'boardLinks' | 'boardPins'>) => {
    const { place, document } = compose({ ...printing(ballots), ...more }, wanted);
    return laidOut(place, document).sheets.flatMap(({ pieces }) => pieces.flatMap(marksOf));
  };
  const boardPins = new Map(boards.map(({ name }, index) => [name, `10${index} 200 300`]));
  const boardLinks = new Map(boards.map(({ name }) => [name, 'https://audits.example/auditboard/SECRET']));
  const printed = marks({ boardPins, boardLinks });
  const texts = printed.flatMap((mark) => (mark.type === 'text' ? [mark.text] : []));
  for (const pin of boardPins.values()) expect(texts.filter((text) => text === pin)).toHaveLength(1);
  expect(texts.join(' ')).not.toContain('SECRET');
  // Of codes there is the one of the foot, and none that opens a page.
  expect(printed.some((mark) => mark.type === 'code' && mark.payload.startsWith('http'))).toBe(false);
  const blank = marks({}).flatMap((mark) => (mark.type === 'text' ? [mark.text] : []));
  expect(blank.filter((text) => text === 'PIN')).toHaveLength(boards.length);
});

test('cards and role sheets are a page each, in English and then all of them in Spanish, which a screen reader is told', async () => {
  const cards = await textOf(batches, 'table-cards');
  expect(cards).toHaveLength(2 * 6);
  expect(cards[0]).toContain('Fetch a batch');
  expect(cards[6]).toContain('Traer una pila');
  // Supervisor, station, runner, board, tally entry, review team, sign-in.
  const sheets = await textOf(batches, 'role-sheets');
  expect(sheets).toHaveLength(2 * 7);
  expect(sheets.map((page) => page.includes('Mesa de auditoría: pilas'))).toEqual(sheets.map((_, page) => page === 10));
  expect((await textOf(ballots, 'role-sheets')).join(' ')).toContain('Audit board: ballots');
  // Title, office and list of each page.
  for (const [kind, pages] of [
    ['table-cards', 4],
    ['role-sheets', 6],
  ] as const) {
    const { pdf } = await printOf(printing(ballots), { kind, jurisdiction: 'Tamarack' });
    const inSpanish = new TextDecoder('latin1').decode(pdf).match(/\/Lang \(es\)/g) ?? [];
    expect(inSpanish).toHaveLength(3 * pages);
  }
});

test('a review team has a hand-over sheet and a PIN slip before a card is sent to it', () => {
  const { audit } = ballots;
  assert(isInRounds(audit), 'the audit has rounds', audit.phase);
  const team = { name: 'Review Team', ballots: [], members: [], signedOff: false, reviews: true } as const;
  const rounds = audit.rounds.map((round) => {
    const own = round.work.Tamarack;
    assert(own !== undefined, 'Tamarack has work', round);
    return { ...round, work: { ...round.work, Tamarack: { ...own, boards: [...own.boards, team] } } };
  });
  const context = {
    ...printing({ ...ballots, audit: { ...audit, rounds } }),
    boardLinks: new Map([['Review Team', 'https://audits.example/auditboard/of-the-team']]),
    boardPins: new Map([['Review Team', '123 456 789']]),
  };
  const marksOfDocument = (kind: 'board-hand-over-sheets' | 'board-pin-slips') => {
    const { place, document } = compose(context, { kind, jurisdiction: 'Tamarack' });
    return laidOut(place, document).sheets.flatMap(({ pieces }) => pieces.flatMap(marksOf));
  };
  const codes = marksOfDocument('board-hand-over-sheets').flatMap((mark) =>
    mark.type === 'code' ? [mark.payload] : [],
  );
  expect(codes).toContain('https://audits.example/auditboard/of-the-team');
  const slips = marksOfDocument('board-pin-slips').flatMap((mark) => (mark.type === 'text' ? [mark.text] : []));
  expect(slips).toContain('Review Team');
  expect(slips).toContain('123 456 789');
});

test('where batches are counted, the review team is told how it decides, and nothing of fetching ballots', () => {
  const { audit } = batches;
  assert(isInRounds(audit), 'the audit has rounds', audit.phase);
  const team = { name: 'Review Team', ballots: [], members: [], signedOff: false, reviews: true } as const;
  const rounds = audit.rounds.map((round) => {
    const own = round.work.Tamarack;
    assert(own !== undefined, 'Tamarack has work', round);
    return { ...round, work: { ...round.work, Tamarack: { ...own, boards: [team] } } };
  });
  const context = {
    ...printing({ ...batches, audit: { ...audit, rounds } }),
    boardPins: new Map([['Review Team', '123 456 789']]),
  };
  const textOf = (kind: 'board-hand-over-sheets' | 'board-pin-slips') => {
    const { place, document } = compose(context, { kind, jurisdiction: 'Tamarack' });
    const { sheets } = laidOut(place, document);
    const marks = sheets.flatMap(({ pieces }) => pieces.flatMap(marksOf));
    return marks.flatMap((mark) => (mark.type === 'text' ? [mark.text] : [])).join(' ');
  };
  expect(textOf('board-hand-over-sheets')).toContain('For each batch');
  expect(textOf('board-hand-over-sheets')).not.toContain('For each ballot');
  expect(textOf('board-pin-slips')).toContain('123 456 789');
});

test('a hand-over sheet says whom to call, where the office has said it', () => {
  const wanted = { kind: 'board-hand-over-sheets', jurisdiction: 'Tamarack' } as const;
  const helpContact = { name: 'Elections desk', telephone: '555 0100', email: null, hours: 'Daily, 8 to 5' };
  const textsOf = (context: Parameters<typeof compose>[0]) => {
    const { place, document } = compose(context, wanted);
    const { sheets } = laidOut(place, document);
    return sheets.map(({ pieces }) =>
      pieces
        .flatMap(marksOf)
        .flatMap((mark) => (mark.type === 'text' ? [mark.text] : []))
        .join(' '),
    );
  };
  const line = 'Help: Elections desk, telephone 555 0100. Daily, 8 to 5.';
  const [plain = '', ...others] = textsOf(printing(ballots));
  expect(plain).not.toContain('Help:');
  const told = textsOf({ ...printing(ballots), helpContact });
  expect(told[0]).toContain(line);
  // It finds room on the sheet: no board gets a second one.
  expect(told.length).toBe(others.length + 1);
});

test('the result on one page says what was found, with its risk, and what an audit does not show', async () => {
  const { pdf } = await printOf(printing(ballots), { kind: 'press-result', jurisdiction: undefined });
  const [page = '', ...more] = (await readPdf(pdf)).pages.map(({ text }) => text.replaceAll(/\s+/g, ' '));
  expect(more).toEqual([]);
  expect(page).toMatch(/Mayor of Ćwikła: the (reported outcome is confirmed|sample was measured)/);
  expect(page).toContain('What this audit does not show');
  expect(page).toContain('limit 10 %');
});

test('the model statute and the model rule say all that law and rules about audits are to settle, with blanks', async () => {
  const { pdf } = await printOf(printing(ballots), { kind: 'model-rules', jurisdiction: undefined });
  const pages = (await readPdf(pdf)).pages.map(({ text }) => text.replaceAll(/\s+/g, ' '));
  const [statute = '', rule = ''] = pages;
  expect(pages).toHaveLength(2);
  for (const said of [
    '1. Purpose',
    'What words mean',
    'state or federal office',
    'together with local election officials',
  ])
    expect(statute).toContain(said);
  expect(statute).toContain('the result of that count becomes the official result');
  for (const said of ['Procedures', 'Contests', 'Scope', 'Observation', 'Publication']) expect(rule).toContain(said);
  for (const page of [statute, rule]) {
    expect(page).toContain('It is no legal advice');
    expect(page.match(/_{8,}/g)?.length ?? 0).toBeGreaterThan(4);
  }
});

test('a certificate says who looked at how much', async () => {
  const [page] = await textOf(ballots, 'sign-off-certificate');
  expect(page).toContain('Certificate of sign-off');
  expect(page).toMatch(/\d+ of \d+/);
});
