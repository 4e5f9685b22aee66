import { randomUUID } from 'node:crypto';
import {
  type BegunAudit,
  type ContestSizes,
  canOpenRound,
  isInRounds,
  outstandingContests,
  refuseUnplannedSizes,
} from '@plumbline/audit';
import { err, ok } from '@plumbline/prelude';
import { declinedDetail, detail } from '@plumbline/words/detail-words';
import { auditScope } from '../../policy/scope.ts';
import { refuse } from '../../road/define-command.ts';
import type { Preparation } from '../../road/preparation.ts';
import { addDrawJob, findUnfinishedDraw } from '../../stores/draw-jobs.ts';
import { enqueueDraw } from '../../stores/job-queue.ts';
import { sendNews } from '../../stores/news.ts';
import { refuseTooManyDraws } from '../computations/draws-max.ts';
import { keyOfAudit, sampleSizesInFull } from '../computations/sample-sizes.ts';
import { defineAuditCommand } from './define-audit-command.ts';

/** Checks that the round can be opened, and leaves the drawing to a job: it may take minutes. */
export const launchRound = defineAuditCommand({
  name: 'launch-round',
  permission: 'round.launch',
  asksFreshFactor: true,
  scope: auditScope,

  async prepare({ history, preparation }, { sampleSizes }) {
    if (canOpenRound(history.audit) && refuseTooManyDraws(sampleSizes) === undefined)
      await possibleSizes(preparation, history.audit);
  },

  async run({ history, preparation, tx, actor, at }, { auditId, round, sampleSizes }) {
    const { audit } = history;
    if (!canOpenRound(audit)) {
      return err({ code: 'audit-not-in-phase', phase: audit.phase, command: 'open-round' });
    }
    const rounds = isInRounds(audit) ? audit.rounds : [];
    if (round !== rounds.length + 1) return err({ code: 'wrong-round', expected: rounds.length + 1, asked: round });
    const outstanding = outstandingContests(audit.plan, rounds);
    if (outstanding.length === 0) return err({ code: 'risk-limit-met' });
    const asked = Object.keys(sampleSizes);
    if (asked.length !== outstanding.length || !outstanding.every((contest) => asked.includes(contest))) {
      return err({ code: 'sizes-not-for-outstanding-contests', outstanding, asked });
    }
    const unplanned = refuseUnplannedSizes(audit, sampleSizes);
    if (unplanned !== undefined) return err(unplanned);
    const tooMany = refuseTooManyDraws(sampleSizes);
    if (tooMany !== undefined) return tooMany;
    if ((await findUnfinishedDraw(tx, auditId)) !== undefined) {
      return refuse('draw-under-way', detail('drawUnderWay'));
    }
    for (const { contest, population, refusal } of await possibleSizes(preparation, audit)) {
      const size = sampleSizes[contest] ?? 0;
      if (refusal !== null)
        return refuse('sample-not-possible', detail('ofContest', { contest, reason: declinedDetail(refusal) }));
      if (size > population) {
        const tooMany = detail('moreThanLeft', { contest, asked: size, left: population });
        return refuse('sample-larger-than-population', tooMany, [{ path: `sampleSizes.${contest}`, message: tooMany }]);
      }
    }
    const jobId = randomUUID();
    const personId = actor.kind === 'person' ? actor.personId : '';
    await addDrawJob(tx, { jobId, auditId, round, sampleSizes, personId, createdAt: at });
    await enqueueDraw(tx, { jobId, auditId });
    await sendNews(tx, { auditId, jurisdiction: null, board: null, number: null });
    const launched = { type: 'round-launched', auditId, round, sampleSizes } as const;
    return ok({ events: [], output: { jobId }, organizationEvents: [launched] });
  },
});

function possibleSizes(preparation: Preparation, audit: BegunAudit): Promise<readonly ContestSizes[]> {
  return preparation.get(`sizes for ${keyOfAudit(audit)}`, (services) => sampleSizesInFull(services, audit));
}
