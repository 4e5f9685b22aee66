import type { Result } from '@plumbline/prelude';
import type { BallotEvent } from './ballot-event.ts';
import type { BallotRefusal } from './ballot-refusal.ts';

/** The answer to a command: what to append to the log, or why nothing happens. */
export type BallotDecision = Result<readonly BallotEvent[], BallotRefusal>;
