/** The files that a ballot room takes in. */
export const ROOM_FILE_KINDS = [
  'check-ins',
  'tabulator-batches',
  'cvr-batches',
  'containers',
  'expected-cards',
  'people',
  'training',
] as const;
export type RoomFileKind = (typeof ROOM_FILE_KINDS)[number];

/** Voters that a poll book checked in at a site: a count, and nothing about any of them. `day` is absent for the whole election. */
export type CheckInsRow = {
  readonly row: number;
  readonly site: string;
  readonly day: string | null;
  readonly kind: 'regular' | 'provisional';
  readonly checkIns: number;
};

/** What a tabulator, or its export of cast vote records, has of one of its batches: cards. `batch` is absent where it makes only one. */
export type BatchCountRow = {
  readonly row: number;
  readonly tabulator: string;
  readonly batch: string | null;
  readonly cards: number;
};

/** What a tabulator reports of a contest in one of its batches. `cards` are those that bear the contest; what the file does not say is null. */
export type ContestVotesRow = {
  readonly contest: string;
  readonly votesAllowed: number;
  readonly choices: readonly { readonly choice: string; readonly votes: number }[];
  readonly overvotes: number | null;
  readonly undervotes: number | null;
  readonly cards: number | null;
};

/** A batch as its tabulator reports it: its cards, and the votes of each contest that the file has columns of. */
export type TabulatorBatchRow = BatchCountRow & { readonly contests: readonly ContestVotesRow[] };

/** A container, with the positions of its seals where the file names them. */
export type ContainerRow = {
  readonly row: number;
  readonly container: string;
  readonly kind: string;
  readonly positions: readonly string[] | null;
  readonly holdsVoted: boolean;
};

/** Cards that are expected at a place, of a precinct and a style where the file tells them apart. */
export type ExpectedCardsRow = {
  readonly row: number;
  readonly site: string;
  readonly day: string | null;
  readonly tabulator: string | null;
  readonly precinct: string | null;
  readonly style: string | null;
  readonly channel: string;
  readonly cards: number;
  readonly basis: 'last-election' | 'estimate';
};

/** A person who works in the room, and one duty of theirs where the row has one. */
export type PersonRow = {
  readonly row: number;
  readonly person: string;
  readonly name: string;
  readonly party: string | null;
  readonly duty: {
    readonly duty: string;
    readonly place: string | null;
    readonly from: string;
    readonly until: string | null;
    readonly isExternal: boolean;
  } | null;
};

/** Somebody who attended a version of a course. */
export type TrainingRow = {
  readonly row: number;
  readonly person: string;
  readonly course: string;
  readonly version: number;
  readonly instructor: string;
  readonly on: string;
};

/** A file of a ballot room as it was read, row by row. */
export type RoomFile =
  | { readonly kind: 'check-ins'; readonly rows: readonly CheckInsRow[] }
  | { readonly kind: 'tabulator-batches'; readonly rows: readonly TabulatorBatchRow[] }
  | { readonly kind: 'cvr-batches'; readonly rows: readonly BatchCountRow[] }
  | { readonly kind: 'containers'; readonly rows: readonly ContainerRow[] }
  | { readonly kind: 'expected-cards'; readonly rows: readonly ExpectedCardsRow[] }
  | { readonly kind: 'people'; readonly rows: readonly PersonRow[] }
  | { readonly kind: 'training'; readonly rows: readonly TrainingRow[] };

/** A contest of which a tabulator may report votes by batch. */
export type RoomContest = { readonly name: string; readonly choices: readonly string[]; readonly votesAllowed: number };

/**
 * The words that stand for something in a ballot room: its kinds of containers, how ballots come, and its duties; and the contests that its
 * jurisdiction votes on, as far as audits of the election have said them.
 */
export type RoomFileLists = {
  readonly containerKinds: readonly string[];
  readonly channels: readonly string[];
  readonly duties: readonly string[];
  readonly contests: readonly RoomContest[];
};
