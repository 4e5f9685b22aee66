import { fileSaying } from '@plumbline/words/file-words';
import { addContest, addMark, clearContests, createCard, NO_RECORD_ID, OVERVOTED, VOID } from './card.ts';
import type { CardIntake } from './card-intake.ts';
import type { CdfContest, CdfDefinitions } from './cdf-definitions.ts';
import { noteImprint } from './note-imprint.ts';
import { RECORD_ID_MAX } from './row-checks.ts';
import { listMember, memberOf, singleCount, singleText } from './unknown-json.ts';

/** Turns the records of a common-data-format report into cards. */
type CdfRecords = {
  readonly add: (record: unknown, place: { readonly file: number; readonly ordinal: number }) => void;
  readonly finish: () => void;
};

const RANKS_MAX = 255;
const VOTES_PER_POSITION_MAX = 100;
const UNLISTED = '';

/** A reader of records that refer to `definitions`. */
export function createCdfRecords(intake: CardIntake, definitions: CdfDefinitions): CdfRecords {
  const { issues } = intake;
  const card = createCard();
  let contestsBlank = 0;
  let contestsListed = 0;

  const contestOf = (id: string): CdfContest => {
    const known = definitions.contests.get(id);
    if (known !== undefined) return known;
    const added = { index: intake.contests.add({ id, name: id }), choices: new Map() };
    definitions.contests.set(id, added);
    return added;
  };

  const choiceOf = (contest: CdfContest, id: string): number => {
    const known = contest.choices.get(id);
    if (known !== undefined) return known;
    const draft = id === UNLISTED ? { id: '', name: 'Write-in (not listed)', writeIn: true } : { id, name: id };
    const added = intake.contests.addChoice(contest.index, draft);
    contest.choices.set(id, added);
    return added;
  };

  const add: CdfRecords['add'] = (record, { file, ordinal }) => {
    card.file = file;
    card.row = ordinal;
    locate(record, ordinal);
    clearContests(card);
    const snapshot = currentSnapshot(record);
    if (snapshot === undefined) unsupported(intake, ordinal, 'a record without its current snapshot');
    for (const contest of listMember(snapshot, 'CVRContest')) addContestRecord(contest, ordinal);
    // The sheets of one ballot may rightly bear one number.
    intake.add(
      card,
      card.imprintedId === undefined || card.sheet === 0 ? card.imprintedId : `${card.imprintedId} sheet ${card.sheet}`,
    );
  };

  const locate = (record: unknown, ordinal: number): void => {
    const deviceId = singleText(record, 'CreatingDeviceId');
    const tabulator = definitions.devices.get(deviceId) ?? deviceId;
    const batch = singleText(record, 'BatchId');
    const sequence = singleCount(record, 'BatchSequenceId');
    const uniqueId = singleText(record, 'UniqueId');
    card.batch = intake.batch(tabulator, batch);
    card.recordId = sequence !== undefined && sequence <= RECORD_ID_MAX ? sequence : NO_RECORD_ID;
    card.cvrNumber = /^\d{1,15}$/.test(uniqueId) ? Number(uniqueId) : 0;
    card.sheet = Math.min(255, singleCount(record, 'BallotSheetId') ?? 0);
    card.style = singleText(record, 'BallotStyleId');
    const unit = singleText(record, 'BallotStyleUnitId');
    card.precinct = definitions.units.get(unit) || unit;
    const text = singleText(record, 'BallotAuditId') || singleText(record, 'BallotPrePrintedId') || uniqueId;
    const derived = `${tabulator}-${batch}-${card.recordId}`;
    card.imprintedId = noteImprint({ text, derived, row: ordinal, column: 'BallotPrePrintedId', issues });
    if (batch !== '' && card.recordId !== NO_RECORD_ID) return;
    issues.error({
      code: 'CDF_NO_BATCH',
      row: ordinal,
      column: batch === '' ? 'BatchId' : 'BatchSequenceId',
      message: fileSaying('commonFormat.cardHasNoBatchOr', { text: text || ordinal }),
      advice: fileSaying('commonFormat.exportTheReportAgainWith'),
    });
  };

  const addContestRecord = (record: unknown, ordinal: number): void => {
    const contest = contestOf(singleText(record, 'ContestId'));
    const statuses = listMember(record, 'Status');
    const overvoted = statuses.includes('overvoted') || (singleCount(record, 'Overvotes') ?? 0) > 0;
    const invalidated = statuses.includes('invalidated-rules');
    addContest(card, contest.index, (overvoted ? OVERVOTED : 0) | (invalidated ? VOID : 0));
    const before = card.markCount;
    for (const selection of listMember(record, 'CVRContestSelection')) {
      const choice = choiceOf(contest, singleText(selection, 'ContestSelectionId'));
      for (const position of listMember(selection, 'SelectionPosition')) {
        addPosition({ position, selection, choice, contest, overvoted, invalidated, ordinal });
      }
    }
    contestsListed += 1;
    if (card.markCount === before && !overvoted) contestsBlank += 1;
  };

  /** A position counts with an indication, unless it is not allocable; the marks of an overvote are kept to be shown. */
  const addPosition = (options: {
    readonly position: unknown;
    readonly selection: unknown;
    readonly choice: number;
    readonly contest: CdfContest;
    readonly overvoted: boolean;
    readonly invalidated: boolean;
    readonly ordinal: number;
  }): void => {
    const { position, selection, choice, contest, overvoted, invalidated, ordinal } = options;
    if (memberOf(position, 'FractionalVotes') !== undefined) unsupported(intake, ordinal, 'fractions of votes');
    if (singleText(position, 'HasIndication') !== 'yes' || invalidated) return;
    if (singleText(position, 'IsAllocable') === 'no' && !overvoted) return;
    const rank = Math.min(RANKS_MAX, singleCount(position, 'Rank') ?? singleCount(selection, 'Rank') ?? 0);
    const draft = intake.contests.drafts[contest.index];
    if (draft !== undefined && rank > draft.ranks) draft.ranks = rank;
    const votes = Math.min(VOTES_PER_POSITION_MAX, singleCount(position, 'NumberVotes') ?? 1);
    for (let vote = 0; vote < votes; vote += 1) addMark(card, choice + (rank << 16));
  };

  const finish = (): void => {
    for (const draft of intake.contests.drafts) {
      // One choice a rank, whatever the number of ranks.
      if (draft.ranks > 0) draft.votesAllowed ??= 1;
    }
    if (contestsListed === 0 || contestsBlank > 0) return;
    issues.warn({
      code: 'CDF_NO_BLANKS',
      message: fileSaying('commonFormat.theReportListsVotedContests'),
      advice: fileSaying('commonFormat.ifTheSystemCanExport'),
    });
  };

  return { add, finish };
}

function currentSnapshot(record: unknown): unknown {
  const current = singleText(record, 'CurrentSnapshotId');
  return listMember(record, 'CVRSnapshot').find((snapshot) => singleText(snapshot, '@id') === current);
}

function unsupported({ issues }: CardIntake, ordinal: number, feature: string): void {
  issues.error({
    code: 'CDF_UNSUPPORTED',
    row: ordinal,
    found: feature,
    message: fileSaying('commonFormat.recordUsesWhichThisAudit', { ordinal, feature }),
    advice: fileSaying('commonFormat.supportedAreVersion10'),
  });
}
