/** A digest as it is read aloud and compared: lines of sixteen signs in groups of four. */
export function fingerprintLines(sha256: string): readonly string[] {
  return (sha256.match(/.{1,16}/g) ?? []).map((line) => (line.match(/.{1,4}/g) ?? []).join(' '));
}
