import { expect, test } from 'vitest';
import { networkOf } from './network-of.ts';

test('the half of an IPv6 address that its owner can choose does not count', () => {
  const one = ['2001:db8:1:2::', '2001:db8:1:2::1', '2001:db8:1:2:3:4:5:6', '2001:db8:1:2:ffff::9'];
  expect([...new Set(one.map(networkOf))]).toEqual(['2001:db8:1:2']);
  expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0');
  expect(networkOf('::1')).toBe('0:0:0:0');
  expect(networkOf('2001:db8:1:3::1')).not.toBe('2001:db8:1:2');
});

test('an IPv4 address counts as a whole, however it is written', () => {
  expect(networkOf('192.0.2.7')).toBe('192.0.2.7');
  expect(networkOf('::ffff:192.0.2.7')).toBe('::ffff:192.0.2.7');
});
