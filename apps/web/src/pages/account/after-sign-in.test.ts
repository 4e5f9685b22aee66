import { expect, test } from 'vitest';
import { afterSignIn } from './after-sign-in.ts';

test('after signing in the page that was asked for opens', () => {
  expect(afterSignIn('/audits/1/progress?show=table')).toBe('/audits/1/progress?show=table');
  expect(afterSignIn(undefined)).toBe('/');
});

test('an address of another server is never opened', () => {
  for (const asked of ['https://example.com', '//example.com', '/\\example.com', 'javascript:alert(1)']) {
    expect(afterSignIn(asked)).toBe('/');
  }
});

test('signing in does not lead back to signing in', () => {
  expect(afterSignIn('/sign-in?next=/')).toBe('/');
});
