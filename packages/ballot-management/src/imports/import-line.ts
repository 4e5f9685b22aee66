import type { CountSource } from '../accounting/count-source.ts';
import type { BallotCommandOf } from '../state/ballot-command.ts';
import type { ContestVotes } from '../state/ballot-event.ts';
import type { BallotRefusal } from '../state/ballot-refusal.ts';
import type { ExpectedCards } from '../state/batch-plan.ts';
import type { Duty, PersonId } from '../state/nouns.ts';
import type { Container } from '../state/room.ts';
import type { Unit } from '../units/count.ts';

/** The commands that a file is carried out as. */
export type ImportedCommand = BallotCommandOf<
  | 'observe-count'
  | 'report-votes'
  | 'create-container'
  | 'enrol-person'
  | 'assign-duty'
  | 'record-training'
  | 'expect-cards'
>;

type Unasked<Command> = Command extends ImportedCommand ? Omit<Command, 'signIns' | 'at' | 'device'> : never;

/** One of them, before it is said who asks and when. */
export type ImportedAct = Unasked<ImportedCommand>;

/** What a file says that the room is to know. */
export type ImportSaid =
  | {
      readonly what: 'count';
      readonly place: string;
      readonly line: string;
      readonly unit: Unit;
      readonly source: CountSource;
      readonly value: number;
      /** What stands there now, whatever it comes from, as far as whoever asks may see it; null where nobody has counted. */
      readonly figure: number | null;
    }
  | {
      readonly what: 'votes';
      readonly batch: string;
      readonly name: string;
      readonly cards: number;
      readonly contests: readonly ContestVotes[];
      /** What was reported of it before; null where nothing was. */
      readonly before: readonly ContestVotes[] | null;
    }
  | {
      readonly what: 'container';
      readonly container: string;
      readonly kind: Container['kind'];
      readonly positions: readonly string[];
      readonly holdsVoted: boolean;
    }
  | (ExpectedCards & {
      readonly what: 'expected-cards';
      /** What is expected there now; null where nothing was said of it. */
      readonly before: number | null;
    })
  | { readonly what: 'person'; readonly person: PersonId; readonly name: string; readonly duty: Duty | null }
  | {
      readonly what: 'training';
      readonly person: PersonId;
      readonly course: string;
      readonly version: number;
      readonly on: string;
    };

/** What is to be done about one thing that a file says. Rows that say something together are one line. */
export type PlannedLine = {
  readonly rows: readonly number[];
  readonly subject: string;
  readonly said: ImportSaid | null;
  /** Whether the same source has said something else of it before. */
  readonly isChange: boolean;
  /** Nothing where the room knows it already. */
  readonly acts: readonly ImportedAct[];
  /** Why it cannot be done, whoever asks. */
  readonly refusal: BallotRefusal | null;
};
