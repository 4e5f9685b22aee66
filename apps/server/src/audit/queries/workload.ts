import type { QueryOutput } from '@plumbline/api';
import { isInRounds, type Workload, workTimesOf } from '@plumbline/audit';
import { ok } from '@plumbline/prelude';
import { auditScope } from '../../policy/scope.ts';
import { defineQuery } from '../../road/define-query.ts';
import { workloadSoon } from '../computations/sample-sizes.ts';
import { loadHeading } from '../screens/audit-heading.ts';
import { planWarnings } from '../screens/plan-warnings.ts';
import { whatBlocksSizes } from '../screens/what-blocks-sizes.ts';

type Output = QueryOutput<'workload'>;

export const workload = defineQuery({
  name: 'workload',
  permission: 'plan.prepare',
  scope: auditScope,

  async run({ services, session, role, scope }, { auditId }) {
    const viewer = { actor: session.actor, role, scope };
    const { history, heading } = await loadHeading(services, auditId, viewer);
    const { audit } = history;
    const blocking = whatBlocksSizes(audit);
    const found = isInRounds(audit)
      ? 'under-way'
      : blocking.length > 0
        ? 'not-possible'
        : await workloadSoon(services, audit);
    return ok({
      heading,
      state: typeof found === 'string' ? found : ('ready' as const),
      missing: [...blocking],
      times: workTimesOf(audit),
      ...(typeof found === 'string' ? { contests: [], rounds: [], withoutSize: [] } : toSend(found)),
      warnings: planWarnings(audit),
    });
  },
});

function toSend({ contests, rounds, withoutSize }: Workload): Pick<Output, 'contests' | 'rounds' | 'withoutSize'> {
  return {
    contests: contests.map(({ sizes, refusal, ...contest }) => ({
      ...contest,
      sizes: [...sizes],
      refusal: refusal && { reason: refusal.reason, data: { ...refusal.data } },
    })),
    rounds: rounds.map(({ asked, sizes, chance, work }) => ({
      asked,
      sizes: { ...sizes.sampleSizes },
      chance,
      work: work.ok ? { total: work.value.total, rows: [...work.value.rows] } : null,
    })),
    withoutSize: [...withoutSize],
  };
}
