import { refuse } from '../../road/define-command.ts';

/** Of one contest in a round. All of them are kept in one entry of the log, and nobody has yet examined a tenth as many. */
const DRAWS_MAX = 500_000;

/** Refuses sizes that no round can hold, before a thread spends hours on them. */
export function refuseTooManyDraws(sampleSizes: Readonly<Record<string, number>>) {
  const [contest, size] = Object.entries(sampleSizes).find(([, asked]) => asked > DRAWS_MAX) ?? [];
  if (contest === undefined || size === undefined) return undefined;
  const detail = `${contest}: ${size.toLocaleString('en-US')} draws were asked for, and a round holds at most ${DRAWS_MAX.toLocaleString('en-US')}. Choose a smaller sample, or a full hand count.`;
  return refuse('sample-too-large', detail, [{ path: `sampleSizes.${contest}`, message: detail }]);
}
