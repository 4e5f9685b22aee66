/* What begins each part of a ZIP archive, and what stands where a number is too large (PKWARE APPNOTE, 4.3 and 4.4). */

export const LOCAL_SIGNATURE = 0x04034b50;
export const ENTRY_SIGNATURE = 0x02014b50;
export const END_SIGNATURE = 0x06054b50;
export const END64_SIGNATURE = 0x06064b50;
export const LOCATOR64_SIGNATURE = 0x07064b50;

/** Of 16 and 32 bits; the number itself is then in the ZIP64 part. */
export const TOO_LARGE_16 = 0xffff;
export const TOO_LARGE_32 = 0xffffffff;
