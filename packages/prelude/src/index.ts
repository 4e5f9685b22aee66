export { AssertionFailure, assert, assertNever } from './assert.ts';
export type { Brand } from './brand.ts';
export {
  type Change,
  changesBetween,
  EMPTY_MAP,
  entriesOf,
  leavesOf,
  lookUp,
  type MapMaker,
  mapOf,
  openMapMaker,
  type PersistentMap,
  updateAll,
  withAll,
  withEntry,
  withoutEntry,
} from './persistent-map.ts';
export { err, ok, type Result } from './result.ts';
