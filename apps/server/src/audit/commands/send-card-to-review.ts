import type { SaltedText } from '@plumbline/audit';
import { withNotes } from '@plumbline/election';
import { ok } from '@plumbline/prelude';
import { boardScope } from '../../policy/scope.ts';
import { saltText } from '../../stores/salt-text.ts';
import { decideOnly } from './define-audit-command.ts';
import { defineRecordingCommand } from './define-fieldwork-command.ts';

export const sendCardToReview = defineRecordingCommand({
  name: 'send-card-to-review',
  permission: 'ballot.record',
  scope: boardScope,

  async decide({ history }, { jurisdiction, board, ballot, why, remark, seen }) {
    const texts: (SaltedText & { readonly jurisdiction: string })[] = [];
    const salted = (typed: string) => {
      if (typed === '') return null;
      const text = saltText(typed);
      texts.push({ ...text, jurisdiction });
      return text;
    };
    const about = { jurisdiction, board, ballot, why, remark: salted(remark) };
    const noted = withNotes({ state: 'audited', interpretations: seen }, salted);
    const read = noted.state === 'audited' ? noted.interpretations : {};
    const decided = decideOnly(history, { type: 'send-card-to-review', ...about, seen: read });
    return decided.ok ? ok({ ...decided.value, texts }) : decided;
  },
});
