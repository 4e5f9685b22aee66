export { type Answer, answer, type Refusal, type RefusalCode, refuse } from './answer.ts';
export { calculate, methods } from './calculate/calculate.ts';
export type { CalculateMethod } from './calculate/calculate-method.ts';
export {
  type ChoicePair,
  type ChoiceTally,
  type ContestTally,
  checkVotesFitBallots,
  choicePairs,
  pairShare,
  type ReportedOutcome,
  reportedOutcome,
  shareOfBallots,
  shareOfVotes,
} from './contest-tally.ts';
