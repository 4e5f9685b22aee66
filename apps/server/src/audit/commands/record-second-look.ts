import type { CommandInput } from '@plumbline/api';
import type { SecondLookSeen } from '@plumbline/audit';
import { withNotes } from '@plumbline/election';
import { assertNever } from '@plumbline/prelude';
import { defineCaseCommand } from './define-case-command.ts';

/** Keeps what two other people saw of a unit that differs. It stands beside the entry and never takes its place. */
export const recordSecondLook = defineCaseCommand({
  name: 'record-second-look',
  permission: 'case.second-look',

  ask({ jurisdiction, unit, people, seen }, saying) {
    const look = { type: 'record-second-look', jurisdiction, unit, people, seen: seenOf(seen) } as const;
    return { command: { ...look, ...saying }, text: null };
  },
});

/** In the words of the log. What there is to note is noted in the explanation. */
function seenOf(seen: CommandInput<'record-second-look'>['seen']): SecondLookSeen {
  switch (seen.kind) {
    case 'ballot':
      return { kind: 'ballot', record: withNotes(seen.record, () => null) };
    case 'batch':
      return { kind: 'batch', sheets: [{ name: 'Second look', votes: seen.votes }] };
    case 'cards':
      return seen;
    default:
      return assertNever(seen);
  }
}
