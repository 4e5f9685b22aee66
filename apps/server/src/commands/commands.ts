import type { CommandName, CommandOutput } from '@plumbline/api';
import type { CommandDefinition, ParsedInput } from './define-command.ts';
import { requestSignInCode } from './request-sign-in-code.ts';
import { signInToBoard } from './sign-in-to-board.ts';
import { signInWithCode } from './sign-in-with-code.ts';
import { signInWithLink } from './sign-in-with-link.ts';
import { signOut } from './sign-out.ts';

export type PublicCommand<Name extends CommandName> = CommandDefinition<ParsedInput<Name>, CommandOutput<Name>>;

/** Every write there is, by name. */
export const COMMANDS: { readonly [Name in CommandName]?: PublicCommand<Name> } = {
  'request-sign-in-code': requestSignInCode,
  'sign-in-with-code': signInWithCode,
  'sign-in-with-link': signInWithLink,
  'sign-in-to-board': signInToBoard,
  'sign-out': signOut,
};
