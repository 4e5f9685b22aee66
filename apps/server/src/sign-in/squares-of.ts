import { encode } from 'uqr';

/** The QR code of an address, row by row: 1 is a dark square. With the white border that readers need. */
export function squaresOf(address: string): string[] {
  const { data } = encode(address, { ecc: 'M', border: 4 });
  return data.map((row) => row.map((isDark) => (isDark ? '1' : '0')).join(''));
}
