import { WRITE_IN_REJECTED, WRITE_IN_RESOLVED, WRITE_IN_UNRESOLVED } from './card.ts';
import { createXmlScanner, type XmlHandler } from './xml-scanner.ts';

/** One scanned sheet as its XML file describes it. Reused for the next. */
export type HartSheet = {
  batchNumber: string;
  batchSequence: string;
  sheetNumber: string;
  guid: string;
  precinct: string;
  party: string;
  contestCount: number;
  readonly contests: HartContest[];
};

/** A contest of a sheet. Listed options are the marked ones. */
export type HartContest = {
  name: string;
  id: string;
  undervotes: number;
  overvoted: boolean;
  isVoid: boolean;
  optionCount: number;
  readonly options: HartOption[];
};

/** A marked option. `value` is a digit for each rank the voter could give: 1 where given. */
export type HartOption = { name: string; id: string; value: string; writeIn: number };

/** Whether the document's root is the one every Hart sheet has. */
type Progress = { rootIsCvr: boolean };

const CONTEST = 1;
const OPTION = 2;
const WRITE_IN = 3;
const PRECINCT = 4;
const ELSEWHERE = 0;

/** An empty sheet. */
export function createHartSheet(): HartSheet {
  return {
    batchNumber: '',
    batchSequence: '',
    sheetNumber: '',
    guid: '',
    precinct: '',
    party: '',
    contestCount: 0,
    contests: [],
  };
}

/**
 * Reads one sheet's XML into `sheet`; answers whether it is a Hart CVR at all. Throws `XmlFault` where it is not
 * well-formed. Names are compared without namespace, because Vanguard leaves it out.
 */
export function readHartSheet(xml: string, sheet: HartSheet): boolean {
  clearSheet(sheet);
  const progress: Progress = { rootIsCvr: false };
  const scanner = createXmlScanner(createHandler(sheet, progress));
  scanner.push(xml);
  scanner.end();
  return progress.rootIsCvr;
}

function clearSheet(sheet: HartSheet): void {
  sheet.batchNumber = '';
  sheet.batchSequence = '';
  sheet.sheetNumber = '';
  sheet.guid = '';
  sheet.precinct = '';
  sheet.party = '';
  sheet.contestCount = 0;
}

function createHandler(sheet: HartSheet, progress: Progress): XmlHandler {
  let depth = 0;
  let text = '';
  let place = ELSEWHERE;
  let contest: HartContest | undefined;
  let option: HartOption | undefined;

  const open = (name: string): void => {
    depth += 1;
    text = '';
    if (depth === 1) progress.rootIsCvr = name === 'Cvr';
    switch (name) {
      case 'Contest':
        contest = nextContest(sheet);
        place = CONTEST;
        break;
      case 'Option':
        if (contest !== undefined) option = nextOption(contest);
        place = OPTION;
        break;
      case 'WriteInData':
        // Vanguard may list write-in data beside the options instead of inside one.
        if (option === undefined && contest !== undefined) {
          option = nextOption(contest);
          option.value = '1';
        }
        if (option !== undefined && option.writeIn === 0) option.writeIn = WRITE_IN_UNRESOLVED;
        place = WRITE_IN;
        break;
      case 'PrecinctSplit':
        place = PRECINCT;
        break;
      default:
    }
  };

  const closeLeaf = (name: string): void => {
    if (place === WRITE_IN) {
      if (name === 'WriteInDataStatus' && option !== undefined) option.writeIn = writeInStatus(text);
      return;
    }
    if (place === PRECINCT) {
      if (name === 'Name') sheet.precinct = text.trim();
      return;
    }
    if (contest !== undefined) {
      readContestLeaf(name, contest, place === OPTION ? option : undefined);
      return;
    }
    if (name === 'BatchNumber') sheet.batchNumber = text.trim();
    else if (name === 'BatchSequence') sheet.batchSequence = text.trim();
    else if (name === 'SheetNumber') sheet.sheetNumber = text.trim();
    else if (name === 'CvrGuid') sheet.guid = text.trim();
    else if (name === 'Party') sheet.party = text.trim();
  };

  const readContestLeaf = (name: string, of: HartContest, marked: HartOption | undefined): void => {
    switch (name) {
      case 'Name':
        (marked ?? of).name = text.trim();
        break;
      case 'Id':
        (marked ?? of).id = text.trim();
        break;
      case 'Value':
        if (marked !== undefined) marked.value = text.trim();
        break;
      case 'Undervotes':
        of.undervotes = /^\d{1,4}$/.test(text.trim()) ? Number(text) : 0;
        break;
      case 'Overvoted':
        of.overvoted = text.trim() !== 'false';
        break;
      case 'InvalidStraightPartyVote':
        of.isVoid = text.trim() !== 'false';
        break;
      default:
    }
  };

  const close = (name: string): void => {
    depth -= 1;
    switch (name) {
      case 'Contest':
        contest = undefined;
        option = undefined;
        place = ELSEWHERE;
        break;
      case 'Option':
        option = undefined;
        place = CONTEST;
        break;
      case 'WriteInData':
        place = option === undefined ? CONTEST : OPTION;
        break;
      case 'PrecinctSplit':
        place = ELSEWHERE;
        break;
      default:
        closeLeaf(name);
    }
    text = '';
  };

  return {
    open,
    close,
    text: (piece) => {
      text = text === '' ? piece : text + piece;
    },
  };
}

function writeInStatus(text: string): number {
  switch (text.trim().toLowerCase()) {
    case 'unresolved':
      return WRITE_IN_UNRESOLVED;
    case 'rejected':
    case 'invalid':
      return WRITE_IN_REJECTED;
    default:
      return WRITE_IN_RESOLVED;
  }
}

function nextContest(sheet: HartSheet): HartContest {
  const known = sheet.contests[sheet.contestCount];
  sheet.contestCount += 1;
  if (known !== undefined) {
    known.name = '';
    known.id = '';
    known.undervotes = 0;
    known.overvoted = false;
    known.isVoid = false;
    known.optionCount = 0;
    return known;
  }
  const contest = { name: '', id: '', undervotes: 0, overvoted: false, isVoid: false, optionCount: 0, options: [] };
  sheet.contests.push(contest);
  return contest;
}

function nextOption(contest: HartContest): HartOption {
  const known = contest.options[contest.optionCount];
  contest.optionCount += 1;
  if (known !== undefined) {
    known.name = '';
    known.id = '';
    known.value = '';
    known.writeIn = 0;
    return known;
  }
  const option = { name: '', id: '', value: '', writeIn: 0 };
  contest.options.push(option);
  return option;
}
