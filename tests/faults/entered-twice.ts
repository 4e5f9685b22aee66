import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { randomFrom } from '../../packages/audit/src/testing/devices-offline.ts';
import {
  CONTESTS,
  enteredWithSlips,
  type PressedTwice,
  pressWithSlips,
} from '../../packages/audit/src/testing/enter-twice.ts';
import { withNotes } from '../../packages/election/src/index.ts';
import { assert } from '../../packages/prelude/src/index.ts';
import { send } from './levy.ts';
import type { Finding } from './main.ts';
import { type ServedOffice, scratchDirectory, serveOffice } from './served-office.ts';
import { planLargeAudit, type Visitor, visitorAt } from './visitor.ts';

const CARDS = 10_000;
/** A few are drawn twice. */
const DRAWS = 10_200;
const BOARDS = 10;
/** How often 10,000 cards are played by decisions alone: a slip that both people make is too rare for once. */
const TIMES = 40;
const FOUND_MIN = 0.999;
const COUNTY = 'Harbor';
const MANAGER = 'jane@harbor.example';
const MEMBERS = ['Ann', 'Bo'];
const PATIENCE_MS = 600_000;

/**
 * Two people enter 10,000 cards, each with a slip in one of a hundred: what is not alike has to be found before anybody signs, and
 * neither is told what the other entered. By decisions alone, many times over, and once at a server.
 */
export async function enteredTwice(): Promise<readonly Finding[]> {
  return [decidedAlone(), ...(await playedAtServer())];
}

function decidedAlone(): Finding {
  const counties = Array.from({ length: TIMES }, (_, time) => enteredWithSlips({ cards: CARDS, seed: 2026 + time }));
  const [wrong, found, apart] = (['wrong', 'found', 'apart'] as const).map((name) =>
    counties.reduce((sum, county) => sum + county[name], 0),
  ) as [number, number, number];
  return {
    demand: `by decisions, ${TIMES} times ${CARDS} cards: at least 99.9 % of those with a slip are set apart, and no other`,
    found: `${found} of ${wrong}, and ${apart - found} others`,
    holds: found / wrong >= FOUND_MIN && apart === found && counties.every(({ signing }) => !signing.ok),
  };
}

async function playedAtServer(): Promise<readonly Finding[]> {
  const office = await serveOffice({ dataDirectory: scratchDirectory(), patienceMs: PATIENCE_MS });
  const auditId = await openRound(office);
  const jane = await office.signedIn(MANAGER);
  await send(jane, 'create-boards', { auditId, jurisdiction: COUNTY, count: BOARDS });
  const desk = await jane.client.ask('jurisdiction', { auditId, jurisdiction: COUNTY });
  assert(desk.ok, 'the manager sees the boards', desk);
  const played = await Promise.all(
    desk.value.boards.map((board, index) => playBoard(office, { auditId, board, index })),
  );
  const sum = (name: Exclude<keyof Played, 'signs'>) => played.reduce((all, board) => all + board[name], 0);
  const [cards, wrong, found, others] = [sum('cards'), sum('wrong'), sum('found'), sum('others')];
  const signing = played.filter(({ signs }) => signs).length;
  return [
    {
      demand: 'at a server: the same, and no board signs over a card that is set apart',
      found: `${found} of ${wrong}, of ${cards} cards, and ${others} others; ${signing} of ${BOARDS} boards signed`,
      holds: cards >= CARDS && found / wrong >= FOUND_MIN && others === 0 && signing === 0,
    },
    {
      demand: 'nobody is told what the other entered before they have entered the card themselves',
      found: `in ${sum('told')} of ${sum('answers')} answers`,
      holds: sum('told') === 0,
    },
  ];
}

type Played = {
  readonly cards: number;
  /** Cards with a slip, and how many of them were set apart; cards without one that were. */
  readonly wrong: number;
  readonly found: number;
  readonly others: number;
  /** What a person was answered before they had entered a card that the other had, and how often it told what the other entered. */
  readonly answers: number;
  readonly told: number;
  readonly signs: boolean;
};

/** Both people of a board enter all of its cards, in turn the one and the other first. */
async function playBoard(
  office: ServedOffice,
  of: {
    readonly auditId: string;
    readonly board: {
      readonly board: string;
      readonly link: string | null;
      readonly pin: { readonly digits: string } | null;
    };
    readonly index: number;
  },
): Promise<Played> {
  const { board, link, pin } = of.board;
  const place = { auditId: of.auditId, jurisdiction: COUNTY, board };
  const sitDown = async (reader: Reader): Promise<Person> => {
    const visitor = visitorAt(office.origin, { patienceMs: PATIENCE_MS });
    await send(visitor, 'sign-in-to-board', { token: link?.split('/').at(-1) ?? '', pin: pin?.digits ?? '' });
    return { visitor, place, reader, device: randomUUID() };
  };
  const [ann, bo] = [await sitDown('first'), await sitDown('second')];
  await send(ann.visitor, 'name-board-members', { ...place, members: MEMBERS });
  const random = randomFrom(2026 + of.index);
  const slips = new Map<string, boolean>();
  let [answered, told] = [0, 0];
  for (const { ballot } of await listOf(ann)) {
    const pressed = pressWithSlips(random);
    const [one, other] = slips.size % 2 === 0 ? ([ann, bo] as const) : ([bo, ann] as const);
    const answers = await enterInTurn([one, other], { ballot, pressed, looksAtList: slips.size % 50 === 0 });
    answered += answers.length;
    told += answers.filter((answer) => answer.includes(noteOf(ballot, one.reader))).length;
    slips.set(ballot, pressed.hasSlip);
  }
  const apart = (await listOf(ann)).filter(({ state }) => state === 'contested').map(({ ballot }) => ballot);
  const signing = await ann.visitor.client.send('sign-off-board', { ...place, typedNames: MEMBERS }, randomUUID());
  return {
    cards: slips.size,
    wrong: [...slips.values()].filter((hasSlip) => hasSlip).length,
    found: apart.filter((ballot) => slips.get(ballot) === true).length,
    others: apart.filter((ballot) => slips.get(ballot) === false).length,
    answers: answered,
    told,
    signs: signing.ok && apart.length > 0,
  };
}

type Reader = 'first' | 'second';

/** One of the two people of a board, at a device of their own. */
type Person = {
  readonly visitor: Visitor;
  readonly place: { readonly auditId: string; readonly jurisdiction: string; readonly board: string };
  readonly reader: Reader;
  readonly device: string;
};

/** Stands in every contest that this person enters of this card, and nowhere else. */
const noteOf = (ballot: string, reader: Reader) => `As the ${reader} sees ${ballot}`;

/** One person enters a card, the other looks at everything there is of it and then enters it; what was answered to the other before. */
async function enterInTurn(
  [one, other]: readonly [Person, Person],
  of: { readonly ballot: string; readonly pressed: PressedTwice; readonly looksAtList: boolean },
): Promise<readonly string[]> {
  const { ballot, pressed, looksAtList } = of;
  await enter(one, ballot, pressed[one.reader]);
  const { client } = other.visitor;
  const answers: unknown[] = [await client.ask('ballot', { ...other.place, ballot })];
  if (looksAtList) answers.push(await client.ask('board', other.place));
  await enter(other, ballot, pressed[other.reader]);
  return answers.map((answer) => JSON.stringify(answer));
}

function enter(person: Person, ballot: string, pressed: PressedTwice[Reader]): Promise<unknown> {
  const { visitor, place, reader, device } = person;
  const enteredAt = new Date().toISOString();
  const entry = { id: randomUUID(), device, number: 1, enteredAt, replaces: [], reader };
  const record = withNotes(pressed, () => noteOf(ballot, reader));
  return send(visitor, 'record-ballot', { ...place, ballot, record, basedOn: null, entry });
}

async function listOf({ visitor, place }: Person) {
  const list = await visitor.client.ask('board', place);
  assert(list.ok, 'the board sees its list', list);
  return list.value.ballots;
}

/** An audit of one county whose first round is open, with three contests of two choices. */
async function openRound(office: ServedOffice): Promise<string> {
  const { administrator: ada } = office;
  const auditId = await planLargeAudit(office, ada, { name: 'Twice', jurisdictions: [COUNTY], manager: MANAGER });
  const contests = CONTESTS.map((name) => ({
    ...{ name, targeted: name === CONTESTS[0], winners: 1, votesAllowed: 1, majorityOrRunoff: false },
    choices: [
      { name: 'Ada', votes: 1_010_000 },
      { name: 'Ben', votes: 990_000 },
    ],
    ...{ totalBallots: 2_000_000, cardsBearing: null, pendingBallots: 0, jurisdictions: 'all' as const },
  }));
  await send(ada, 'define-contests', { auditId, contests });
  const settings = { electionName: 'Twice', state: 'CA', riskLimitPercent: 10, dataEntry: 'online' } as const;
  await send(ada, 'change-settings', { auditId, settings: { ...settings, doubleEntry: true } });
  const slot = { auditId, kind: 'manifest', jurisdiction: COUNTY } as const;
  const batches = Array.from({ length: 2_000 }, (_, index) => `Batch ${index + 1},1000`);
  const uploadId = await ada.upload(slot, `Batch Name,Number of Ballots\n${batches.join('\n')}\n`);
  await send(ada, 'register-file', { ...slot, uploadId, confirmed: true });
  await send(ada, 'commit-inputs', { auditId, confirmed: [] });
  await send(ada, 'set-seed', { auditId, seed: '27182818284590452353' });
  await send(ada, 'launch-round', { auditId, round: 1, sampleSizes: { [CONTESTS[0]]: DRAWS } });
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const asked = await ada.client.ask('plan', { auditId });
    if (asked.ok && asked.value.heading.phase === 'round-open') return auditId;
    assert(performance.now() < deadline, 'the round opens in time', asked);
    await sleep(200);
  }
}
