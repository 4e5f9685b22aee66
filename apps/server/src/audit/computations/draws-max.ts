import { detail } from '@plumbline/words/detail-words';
import { refuse } from '../../road/define-command.ts';

/** Of one contest in a round. All of them are kept in one entry of the log, and nobody has yet examined a tenth as many. */
const DRAWS_MAX = 500_000;

/** Refuses sizes that no round can hold, before a thread spends hours on them. */
export function refuseTooManyDraws(sampleSizes: Readonly<Record<string, number>>) {
  const [contest, size] = Object.entries(sampleSizes).find(([, asked]) => asked > DRAWS_MAX) ?? [];
  if (contest === undefined || size === undefined) return undefined;
  const tooMany = detail('moreThanRoundHolds', { contest, asked: size, most: DRAWS_MAX });
  return refuse('sample-too-large', tooMany, [{ path: `sampleSizes.${contest}`, message: tooMany }]);
}
