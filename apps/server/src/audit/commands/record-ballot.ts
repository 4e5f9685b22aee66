import type { SaltedText } from '@plumbline/audit';
import { withNotes } from '@plumbline/election';
import { ok } from '@plumbline/prelude';
import { boardScope } from '../../policy/scope.ts';
import { saltText } from '../../stores/salt-text.ts';
import { decideOnly } from './define-audit-command.ts';
import { defineRecordingCommand } from './define-fieldwork-command.ts';

export const recordBallot = defineRecordingCommand({
  name: 'record-ballot',
  permission: 'ballot.record',
  scope: boardScope,
  knowsItsRepeats: true,

  async decide({ history }, { jurisdiction, board, ballot, record, basedOn, entry }) {
    const texts: (SaltedText & { readonly jurisdiction: string })[] = [];
    const salted = withNotes(record, (note) => {
      if (note === '') return null;
      const text = saltText(note);
      texts.push({ ...text, jurisdiction });
      return text;
    });
    const command = { type: 'record-ballot', jurisdiction, board, ballot, record: salted, basedOn } as const;
    const decided = decideOnly(history, entry === undefined ? command : { ...command, entry });
    // An entry that was there already brings nothing with it.
    return decided.ok ? ok({ ...decided.value, texts: decided.value.events.length === 0 ? [] : texts }) : decided;
  },
});
