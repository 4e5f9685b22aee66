import type { CommandName, CommandOutput } from '@plumbline/api';
import { changeSettings } from './change-settings.ts';
import { closeRound } from './close-round.ts';
import { commitInputs } from './commit-inputs.ts';
import { conclude } from './conclude.ts';
import { createAudit } from './create-audit.ts';
import { createBoards } from './create-boards.ts';
import { declareJurisdiction } from './declare-jurisdiction.ts';
import type { CommandDefinition, ParsedInput } from './define-command.ts';
import { defineContests } from './define-contests.ts';
import { deleteAudit } from './delete-audit.ts';
import { endOtherSessions } from './end-other-sessions.ts';
import { endSession } from './end-session.ts';
import { endSessionsOfPerson } from './end-sessions-of-person.ts';
import { finalizeTallies } from './finalize-tallies.ts';
import { launchRound } from './launch-round.ts';
import { nameBoardMembers } from './name-board-members.ts';
import { recordBallot } from './record-ballot.ts';
import { recordBatch } from './record-batch.ts';
import { registerFile } from './register-file.ts';
import { removeFile } from './remove-file.ts';
import { reopenBoard } from './reopen-board.ts';
import { reopenTallies } from './reopen-tallies.ts';
import { requestSignInCode } from './request-sign-in-code.ts';
import { rotateBoardLink } from './rotate-board-link.ts';
import { setSeed } from './set-seed.ts';
import { signInToBoard } from './sign-in-to-board.ts';
import { signInWithCode } from './sign-in-with-code.ts';
import { signInWithLink } from './sign-in-with-link.ts';
import { signOffBoard } from './sign-off-board.ts';
import { signOut } from './sign-out.ts';
import { withdrawCommitment } from './withdraw-commitment.ts';

export type PublicCommand<Name extends CommandName> = CommandDefinition<ParsedInput<Name>, CommandOutput<Name>>;

/** Every write there is, by name. */
export const COMMANDS: { readonly [Name in CommandName]: PublicCommand<Name> } = {
  'request-sign-in-code': requestSignInCode,
  'sign-in-with-code': signInWithCode,
  'sign-in-with-link': signInWithLink,
  'sign-in-to-board': signInToBoard,
  'sign-out': signOut,
  'end-session': endSession,
  'end-other-sessions': endOtherSessions,
  'end-sessions-of-person': endSessionsOfPerson,
  'create-audit': createAudit,
  'delete-audit': deleteAudit,
  'register-file': registerFile,
  'remove-file': removeFile,
  'define-contests': defineContests,
  'change-settings': changeSettings,
  'declare-jurisdiction': declareJurisdiction,
  'commit-inputs': commitInputs,
  'withdraw-commitment': withdrawCommitment,
  'set-seed': setSeed,
  'launch-round': launchRound,
  'create-boards': createBoards,
  'rotate-board-link': rotateBoardLink,
  'name-board-members': nameBoardMembers,
  'record-ballot': recordBallot,
  'sign-off-board': signOffBoard,
  'reopen-board': reopenBoard,
  'record-batch': recordBatch,
  'finalize-tallies': finalizeTallies,
  'reopen-tallies': reopenTallies,
  'close-round': closeRound,
  conclude,
};
