import {
  type AskedSizes,
  type BatchPlace,
  currentRound,
  type DrawsFile,
  decide,
  isInRounds,
  type Sample,
  sealedRound,
} from '@plumbline/audit';
import { ok } from '@plumbline/prelude';
import { auditScope } from '../../policy/scope.ts';
import type { CommandDefinition } from '../../road/define-command.ts';
import type { Preparation } from '../../road/preparation.ts';
import { keepFiles } from '../../stores/unused-files.ts';
import { keepBlobRow } from '../../stores/uploads.ts';
import { drawsIn } from '../history/draws-of-rounds.ts';
import { runOnAudit } from './define-audit-command.ts';

/** What the job that drew a sample submits. Not part of the public contract: a sample is drawn here, never sent. */
type OpenRound = AskedSizes & {
  readonly auditId: string;
  readonly round: number;
  readonly drawnFrom: Sample['drawnFrom'];
  readonly drawn: DrawsFile;
  readonly extraBatches: readonly BatchPlace[];
};

export const openRound: CommandDefinition<OpenRound, Record<string, never>> = {
  name: 'open-round',
  permission: 'round.open',
  scope: auditScope,

  prepare: ({ preparation }, { drawn }) => drawsOf(preparation, drawn),

  run: (context, input) =>
    runOnAudit(
      {
        permission: 'round.open',
        scope: auditScope,
        async run({ history, preparation, tx, at }) {
          const { round, sampleSizes, strata, drawnFrom, drawn, extraBatches } = input;
          const { audit } = history;
          // A job that was interrupted after its round had opened finds its work done.
          if (isInRounds(audit) && currentRound(audit).number === round) return ok({ events: [], output: {} });
          const { draws, phantomDraws } = await drawsOf(preparation, drawn);
          const sizes = { sampleSizes, ...(strata !== undefined && { strata }) };
          const sample = { drawnFrom, draws, phantomDraws };
          const decided = decide(audit, { type: 'open-round', round, ...sizes, ...sample, extraBatches });
          if (!decided.ok) return decided;
          await keepFiles(tx);
          await keepBlobRow(tx, drawn, at);
          const events = decided.value.map((event) =>
            event.type === 'round-opened' ? sealedRound(event, drawn) : event,
          );
          return ok({ events, output: {} });
        },
      },
      context,
      input,
    ),
};

function drawsOf(preparation: Preparation, { sha256 }: DrawsFile) {
  return preparation.get(`draws in ${sha256}`, ({ blobs }) => drawsIn(blobs, sha256));
}
