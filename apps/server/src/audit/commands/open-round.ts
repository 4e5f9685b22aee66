import { currentRound, isInRounds, type Sample } from '@plumbline/audit';
import { ok } from '@plumbline/prelude';
import { auditScope } from '../../policy/scope.ts';
import type { CommandDefinition } from '../../road/define-command.ts';
import { decideOnly, runOnAudit } from './define-audit-command.ts';

/** What the job that drew a sample submits. Not part of the public contract: a sample is drawn here, never sent. */
type OpenRound = {
  readonly auditId: string;
  readonly round: number;
  readonly sampleSizes: Readonly<Record<string, number>>;
  readonly sample: Sample;
};

export const openRound: CommandDefinition<OpenRound, Record<string, never>> = {
  name: 'open-round',
  permission: 'round.open',
  scope: auditScope,

  run: (context, input) =>
    runOnAudit(
      {
        permission: 'round.open',
        scope: auditScope,
        async run({ history }) {
          const { round, sampleSizes, sample } = input;
          const { audit } = history;
          // A job that was interrupted after its round had opened finds its work done.
          if (isInRounds(audit) && currentRound(audit).number === round) return ok({ events: [], output: {} });
          return decideOnly(history, { type: 'open-round', round, sampleSizes, ...sample, extraBatches: [] });
        },
      },
      context,
      input,
    ),
};
