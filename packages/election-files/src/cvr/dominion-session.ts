import { addContest, addMark, type Card, clearContests, createCard, NOT_ENTITLED, OVERVOTED, STRUCK } from './card.ts';
import type { ContestRegistry } from './contest-registry.ts';
import { choiceOf, contestOf, type DominionNames } from './dominion-json-manifests.ts';
import {
  createKeyTable,
  expectByte,
  type JsonBytes,
  nextItem,
  peekByte,
  readBoolean,
  readNumber,
  readText,
  skipValue,
  textOf,
} from './json-bytes.ts';

/** One interpretation of a session: as scanned (`Original`) or as adjudicated (`Modified`). Reused. */
export type SessionRecord = {
  present: boolean;
  isCurrent: boolean;
  ballotType: number;
  precinctPortion: number;
  /** How many of `cards` are filled. */
  cardCount: number;
  readonly cards: Card[];
};

/** A session: one scanned ballot, of one or several cards. Reused for the next. */
export type Session = {
  tabulator: string;
  batch: string;
  /** Undefined where it is not a number; `recordText` then says what it is. */
  recordId: number | undefined;
  recordText: string;
  countingGroup: number;
  imageMask: string;
  votingId: string;
  readonly original: SessionRecord;
  readonly modified: SessionRecord;
};

const OPEN_BRACE = 0x7b;
const COLON = 0x3a;
const QUOTE = 0x22;

const sessionKey = createKeyTable([
  'TabulatorId',
  'BatchId',
  'RecordId',
  'CountingGroupId',
  'ImageMask',
  'UniqueVotingIdentifier',
  'Original',
  'Modified',
]);
const recordKey = createKeyTable(['IsCurrent', 'BallotTypeId', 'PrecinctPortionId', 'Cards', 'Contests']);
const cardKey = createKeyTable(['PaperIndex', 'Contests']);
const contestKey = createKeyTable(['Id', 'Marks', 'Overvotes', 'OutstackConditionIds']);
const markKey = createKeyTable(['CandidateId', 'Rank', 'IsVote', 'IsAmbiguous']);

/** An empty session. */
export function createSession(): Session {
  return {
    tabulator: '',
    batch: '',
    recordId: undefined,
    recordText: '',
    countingGroup: -1,
    imageMask: '',
    votingId: '',
    original: createRecord(),
    modified: createRecord(),
  };
}

function createRecord(): SessionRecord {
  return { present: false, isCurrent: true, ballotType: -1, precinctPortion: -1, cardCount: 0, cards: [] };
}

function clearRecord(record: SessionRecord): void {
  record.present = false;
  record.isCurrent = true;
  record.ballotType = -1;
  record.precinctPortion = -1;
  record.cardCount = 0;
}

/** Reads sessions; contests and candidates the manifests lack are added to the registry as they occur. */
export function createSessionReader(names: DominionNames, registry: ContestRegistry) {
  /** Marks of a contest whose number comes after them, and in any case until its number is known. */
  const candidates: number[] = [];
  const ranks: number[] = [];
  /** Plain marks that are no votes. */
  const uncounted = { candidates: [] as number[], ranks: [] as number[] };
  let voterNotEntitled = false;

  const readMark = (json: JsonBytes): void => {
    expectByte(json, OPEN_BRACE);
    let candidate = -1;
    let rank = 0;
    let isVote = false;
    let isAmbiguous = false;
    for (let first = true; nextItem(json, { first, close: 0x7d }); first = false) {
      const key = markKey(json);
      expectByte(json, COLON);
      if (key === 0) candidate = readNumber(json);
      else if (key === 1) rank = readNumber(json);
      else if (key === 2) isVote = readBoolean(json);
      else if (key === 3) isAmbiguous = readBoolean(json);
      else skipValue(json);
    }
    if (candidate < 0 || (!isVote && isAmbiguous)) return;
    (isVote ? candidates : uncounted.candidates).push(candidate);
    (isVote ? ranks : uncounted.ranks).push(rank);
  };

  const readCondition = (json: JsonBytes): void => {
    if (readNumber(json) === names.notEntitled) voterNotEntitled = true;
  };

  const readContest = (json: JsonBytes, card: Card): void => {
    expectByte(json, OPEN_BRACE);
    let id = -1;
    let overvotes = 0;
    candidates.length = 0;
    ranks.length = 0;
    uncounted.candidates.length = 0;
    uncounted.ranks.length = 0;
    voterNotEntitled = false;
    for (let first = true; nextItem(json, { first, close: 0x7d }); first = false) {
      const key = contestKey(json);
      expectByte(json, COLON);
      if (key === 0) id = readNumber(json);
      else if (key === 1) eachElement(json, readMark);
      else if (key === 2) overvotes = readNumber(json);
      else if (key === 3 && names.notEntitled >= 0) eachElement(json, readCondition);
      else skipValue(json);
    }
    if (id < 0) return;
    const contest = contestOf(names, registry, id);
    const ranked = (registry.drafts[contest]?.ranks ?? 0) > 0;
    const flags = flagsOf({ ranked, overvotes });
    addContest(card, contest, flags);
    // What a voter marked without being entitled to the contest is kept for whoever looks at the card.
    const kept = flags === NOT_ENTITLED ? uncounted : { candidates, ranks };
    for (let index = 0; index < kept.candidates.length; index += 1) {
      const choice = choiceOf({ names, registry, contest, id: kept.candidates[index] ?? 0 });
      addMark(card, choice + (ranked ? Math.min(255, kept.ranks[index] ?? 0) << 16 : 0));
    }
    if (ranked && overvotes > 0 && kept !== uncounted && candidates.length > 0) addSpoiledRanks(card, contest);
  };

  /** Two marks at a lower rank are no votes, and without them the rank would look skipped and not overvoted. */
  const addSpoiledRanks = (card: Card, contest: number): void => {
    for (const [index, rank] of uncounted.ranks.entries()) {
      if (rank < 2 || uncounted.ranks.filter((one) => one === rank).length < 2) continue;
      const choice = choiceOf({ names, registry, contest, id: uncounted.candidates[index] ?? 0 });
      addMark(card, choice + (Math.min(255, rank) << 16));
    }
  };

  /** Newer versions take IsVote away from every mark of an overvote; without its flag the card would look blank. */
  const flagsOf = ({ ranked, overvotes }: { ranked: boolean; overvotes: number }): number => {
    if (voterNotEntitled && candidates.length === 0 && uncounted.candidates.length > 0) return NOT_ENTITLED;
    if (overvotes <= 0) return 0;
    if (ranked) return uncounted.ranks.filter((rank) => rank <= 1).length > 1 ? OVERVOTED : 0;
    return candidates.length === 0 ? OVERVOTED | STRUCK : 0;
  };

  const readCard = (json: JsonBytes, card: Card): void => {
    expectByte(json, OPEN_BRACE);
    for (let first = true; nextItem(json, { first, close: 0x7d }); first = false) {
      const key = cardKey(json);
      expectByte(json, COLON);
      if (key === 0) card.sheet = Math.min(255, Math.max(0, readNumber(json)));
      else if (key === 1) eachElement(json, (element) => readContest(element, card));
      else skipValue(json);
    }
  };

  const readRecord = (json: JsonBytes, record: SessionRecord): void => {
    if (peekByte(json) !== OPEN_BRACE) {
      skipValue(json);
      return;
    }
    clearRecord(record);
    record.present = true;
    json.at += 1;
    for (let first = true; nextItem(json, { first, close: 0x7d }); first = false) {
      const key = recordKey(json);
      expectByte(json, COLON);
      if (key === 0) record.isCurrent = readBoolean(json);
      else if (key === 1) record.ballotType = readNumber(json);
      else if (key === 2) record.precinctPortion = readNumber(json);
      else if (key === 3) eachElement(json, (element) => readCard(element, nextCard(record)));
      else if (key === 4) {
        const card = nextCard(record);
        eachElement(json, (element) => readContest(element, card));
      } else skipValue(json);
    }
  };

  return (json: JsonBytes, session: Session): void => {
    expectByte(json, OPEN_BRACE);
    clearSession(session);
    for (let first = true; nextItem(json, { first, close: 0x7d }); first = false) {
      const key = sessionKey(json);
      expectByte(json, COLON);
      if (key === 0) session.tabulator = readTextOrNumber(json);
      else if (key === 1) session.batch = readTextOrNumber(json);
      else if (key === 2) readRecordId(json, session);
      else if (key === 3) session.countingGroup = readNumber(json);
      else if (key === 4) session.imageMask = readTextOrNumber(json);
      else if (key === 5) session.votingId = readTextOrNumber(json);
      else if (key === 6) readRecord(json, session.original);
      else if (key === 7) readRecord(json, session.modified);
      else skipValue(json);
    }
  };
}

function clearSession(session: Session): void {
  session.tabulator = '';
  session.batch = '';
  session.recordId = undefined;
  session.recordText = '';
  session.countingGroup = -1;
  session.imageMask = '';
  session.votingId = '';
  clearRecord(session.original);
  clearRecord(session.modified);
}

function nextCard(record: SessionRecord): Card {
  const known = record.cards[record.cardCount];
  record.cardCount += 1;
  if (known !== undefined) {
    clearContests(known);
    known.sheet = 0;
    return known;
  }
  const card = createCard();
  record.cards.push(card);
  return card;
}

/** Reads an array; anything else in its place is skipped, as older versions write null. */
function eachElement(json: JsonBytes, readElement: (json: JsonBytes) => void): void {
  if (peekByte(json) !== 0x5b) {
    skipValue(json);
    return;
  }
  json.at += 1;
  for (let first = true; nextItem(json, { first, close: 0x5d }); first = false) readElement(json);
}

function readTextOrNumber(json: JsonBytes): string {
  const byte = peekByte(json);
  if (byte === QUOTE) {
    readText(json);
    return textOf(json);
  }
  if (byte >= 0x30 && byte <= 0x39) return String(readNumber(json));
  skipValue(json);
  return '';
}

function readRecordId(json: JsonBytes, session: Session): void {
  const text = readTextOrNumber(json);
  session.recordId = /^\d{1,10}$/.test(text) ? Number(text) : undefined;
  session.recordText = text;
}
