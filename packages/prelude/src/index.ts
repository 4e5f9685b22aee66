export { AssertionFailure, assert, assertNever } from './assert.ts';
export type { Brand } from './brand.ts';
export { err, ok, type Result } from './result.ts';
