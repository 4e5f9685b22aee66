/** Eight tables of 256: the remainder of a byte that stands so many bytes before the end. */
const TABLES = remainders();

function remainders(): Uint32Array {
  const tables = new Uint32Array(8 * 256);
  for (let byte = 0; byte < 256; byte += 1) {
    let remainder = byte;
    // The polynomial of IEEE 802.3, its bits in reverse, as archives have it.
    for (let bit = 0; bit < 8; bit += 1) remainder = remainder & 1 ? (remainder >>> 1) ^ 0xedb88320 : remainder >>> 1;
    tables[byte] = remainder;
  }
  for (let at = 256; at < tables.length; at += 1) {
    const before = tables[at - 256];
    tables[at] = (before >>> 8) ^ tables[before & 0xff];
  }
  return tables;
}

/**
 * CRC-32 of the bytes, continued from that of the bytes before them (0 at the beginning): eight bytes at a time
 * (Kounavis & Berry 2005, “slicing by 8”), so that large archives are checked as well where the platform has none.
 */
export function crc32(bytes: Uint8Array, before: number): number {
  const end = bytes.length - (bytes.length % 8);
  let crc = ~before;
  for (let at = 0; at < end; at += 8) {
    const low = crc ^ (bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24));
    crc =
      TABLES[1792 + (low & 0xff)] ^
      TABLES[1536 + ((low >>> 8) & 0xff)] ^
      TABLES[1280 + ((low >>> 16) & 0xff)] ^
      TABLES[1024 + (low >>> 24)] ^
      TABLES[768 + bytes[at + 4]] ^
      TABLES[512 + bytes[at + 5]] ^
      TABLES[256 + bytes[at + 6]] ^
      TABLES[bytes[at + 7]];
  }
  for (let at = end; at < bytes.length; at += 1) crc = (crc >>> 8) ^ TABLES[(crc ^ bytes[at]) & 0xff];
  return ~crc >>> 0;
}
