import type { z } from 'zod';
import { accountCommands } from './account-commands.ts';
import { ballotDeviceCommands } from './ballot-devices.ts';
import { ballotImportCommands } from './ballot-imports.ts';
import { ballotRoomCommands } from './ballot-rooms.ts';
import { ballotVotesCommands } from './ballot-votes.ts';
import { fieldworkCommands } from './fieldwork-commands.ts';
import { officeCommands } from './office-commands.ts';
import { roundCommands } from './round-commands.ts';
import { setUpCommands } from './set-up-commands.ts';

/**
 * Every write, by name: `POST /api/commands/<name>` with the header `command-id` (a UUID chosen by the client; a retry
 * with the same one returns the first outcome) answers `{ output }` or a problem.
 */
export const commands = {
  ...accountCommands,
  ...officeCommands,
  ...setUpCommands,
  ...roundCommands,
  ...fieldworkCommands,
  ...ballotRoomCommands,
  ...ballotDeviceCommands,
  ...ballotImportCommands,
  ...ballotVotesCommands,
} as const;

export type CommandName = keyof typeof commands;
export type CommandInput<Name extends CommandName> = z.input<(typeof commands)[Name]['input']>;
export type CommandOutput<Name extends CommandName> = z.output<(typeof commands)[Name]['output']>;
