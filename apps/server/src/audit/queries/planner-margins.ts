import { riskLimitOf } from '@plumbline/audit';
import { assert, ok } from '@plumbline/prelude';
import { WHOLE_SERVER } from '../../policy/scope.ts';
import { defineQuery } from '../../road/define-query.ts';

/** How the work falls as the margin grows is told to anyone, like the work itself. */
export const plannerMargins = defineQuery({
  name: 'planner-margins',
  permission: 'planner.use',
  scope: () => WHOLE_SERVER,

  async run({ services }, { contest: { choices, ...contest }, limitPercent }) {
    const tally = { ...contest, choices: choices.map(({ name, votes }) => ({ id: name, votes })) };
    const work = await services.workers.run('work-by-margin', {
      contest: tally,
      riskLimit: riskLimitOf({ riskLimitPercent: limitPercent }),
    });
    assert(work.ok, 'a contest that the contract lets in can be estimated', work);
    const { ownMargin, lines, chances } = work.value;
    return ok({
      ownMargin,
      lines: lines.map((line) => ({ ...line, sizes: [...line.sizes] })),
      chances: chances.map((one) => ({ ...one, sizes: [...one.sizes] })),
    });
  },
});
