import { findBoard, isInRounds, unitKey, unitOfKey } from '@plumbline/audit';
import { ok } from '@plumbline/prelude';
import { boardScope } from '../../policy/scope.ts';
import { saltText } from '../../stores/salt-text.ts';
import { decideOnly } from './define-audit-command.ts';
import { defineRecordingCommand } from './define-fieldwork-command.ts';

export const reopenCard = defineRecordingCommand({
  name: 'reopen-card',
  permission: 'board.reopen',
  scope: boardScope,

  async decide({ history }, { jurisdiction, board, tabulator, batch, position, reason }) {
    const { audit } = history;
    const ballots = isInRounds(audit) ? (findBoard(audit, { jurisdiction, board })?.ballots ?? []) : [];
    const found = ballots.filter((ballot) => {
      const unit = unitOfKey(jurisdiction, ballot);
      const isThere = tabulator === undefined || unit.tabulator === tabulator;
      return unit.batch === batch && unit.position === position && isThere;
    });
    // Of two tabulators with a batch of one name nobody has said which: then it is a card that the board does not have.
    const [only, ...others] = found;
    const isOne = only !== undefined && others.length === 0;
    const ballot = isOne ? only : unitKey({ tabulator: tabulator ?? null, batch, position });
    const salted = saltText(reason);
    const decided = decideOnly(history, { type: 'reopen-card', jurisdiction, board, ballot, reason: salted });
    return decided.ok ? ok({ ...decided.value, texts: [{ ...salted, jurisdiction }] }) : decided;
  },
});
