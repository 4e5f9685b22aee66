import { randomUUID } from 'node:crypto';
import {
  type AskedSizes,
  type BegunAudit,
  type ContestSizes,
  canOpenRound,
  isInRounds,
  outstandingContests,
  refuseUndividedSizes,
  refuseUnplannedSizes,
  STRATA,
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

  async run({ history, preparation, tx, actor, at }, { auditId, round, sampleSizes, strata }) {
    const { audit } = history;
    const asks: AskedSizes = { sampleSizes, ...(strata !== undefined && { strata }) };
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
    const undivided = refuseUndividedSizes(audit.plan, asks);
    if (undivided !== undefined) return err(undivided);
    const tooMany = refuseTooManyDraws(sampleSizes);
    if (tooMany !== undefined) return tooMany;
    if ((await findUnfinishedDraw(tx, auditId)) !== undefined) {
      return refuse('draw-under-way', detail('drawUnderWay'));
    }
    for (const possible of await possibleSizes(preparation, audit)) {
      const refused = refuseSizes(possible, asks);
      if (refused !== undefined) return refused;
    }
    const jobId = randomUUID();
    const personId = actor.kind === 'person' ? actor.personId : '';
    await addDrawJob(tx, { jobId, auditId, round, sizes: asks, personId, createdAt: at });
    await enqueueDraw(tx, { jobId, auditId });
    await sendNews(tx, { auditId, jurisdiction: null, board: null, number: null });
    const launched = { type: 'round-launched', auditId, round, ...asks } as const;
    return ok({ events: [], output: { jobId }, organizationEvents: [launched] });
  },
});

/** Why a contest cannot be drawn so, if it cannot: no size is possible, or there are fewer to look at than were asked for. */
function refuseSizes({ contest, population, strata, refusal }: ContestSizes, asks: AskedSizes) {
  if (refusal !== null)
    return refuse('sample-not-possible', detail('ofContest', { contest, reason: declinedDetail(refusal) }));
  for (const stratum of strata === null ? [] : STRATA) {
    const asked = asks.strata?.[contest]?.[stratum] ?? 0;
    const left = strata?.[stratum] ?? 0;
    if (asked <= left) continue;
    const tooMany = detail(`moreThanLeftOf.${stratum}`, { contest, asked, left });
    const path = `strata.${contest}.${stratum}`;
    return refuse('sample-larger-than-population', tooMany, [{ path, message: tooMany }]);
  }
  const asked = asks.sampleSizes[contest] ?? 0;
  if (asked <= population) return undefined;
  const tooMany = detail('moreThanLeft', { contest, asked, left: population });
  return refuse('sample-larger-than-population', tooMany, [{ path: `sampleSizes.${contest}`, message: tooMany }]);
}

function possibleSizes(preparation: Preparation, audit: BegunAudit): Promise<readonly ContestSizes[]> {
  return preparation.get(`sizes for ${keyOfAudit(audit)}`, (services) => sampleSizesInFull(services, audit));
}
