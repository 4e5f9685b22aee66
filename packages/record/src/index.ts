export { canonicalJson } from './canonical-json.ts';
export { type BrokenEntry, chainHolds, checkChain } from './log-chain.ts';
export {
  EMPTY_HEAD,
  entryHash,
  type HashText,
  type LogBody,
  type LogBodyProblem,
  type LogEntry,
  type LogHead,
  parseLogBody,
  sealEntry,
} from './log-entry.ts';
