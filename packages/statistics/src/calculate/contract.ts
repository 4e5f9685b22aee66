import { answer } from '../answer.ts';
import { criticalCount } from '../risk/critical-count.ts';
import type { CalculateMethod } from './calculate-method.ts';
import { readFields } from './read-fields.ts';

/** What simulations of audits are judged by. */
export const contractMethods: readonly CalculateMethod[] = [
  {
    name: 'contract.critical_count',
    citation: 'Clopper & Pearson, Biometrika 26(4), 1934.',
    run: (input) => {
      const fields = readFields(input);
      const critical = criticalCount({
        audits: fields.count('audits'),
        riskLimit: fields.number('limit'),
        kinds: fields.count('cells'),
        error: fields.number('error'),
      });
      return critical.ok ? answer({ critical: critical.value }) : critical;
    },
  },
];
