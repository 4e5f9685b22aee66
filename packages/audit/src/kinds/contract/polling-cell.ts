import type { RandomSource } from '@plumbline/statistics';
import type { ContractCell } from './contract-cell.ts';
import type { MadeElection } from './made-election.ts';
import type { Adversary } from './play-audit.ts';

/** A cell of ballot polling by BRAVO at a risk limit of 10 %. */
export function polling(
  situation: string,
  adversary: Adversary,
  makeElection: (random: RandomSource) => Omit<MadeElection, 'type' | 'method' | 'riskLimitPercent'>,
): ContractCell {
  const kind = { type: 'ballot-polling', method: 'bravo' } as const;
  return {
    ...kind,
    situation,
    adversary,
    makeElection: (random) => ({ ...kind, riskLimitPercent: 10, ...makeElection(random) }),
  };
}
