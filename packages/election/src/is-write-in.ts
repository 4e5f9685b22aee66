/**
 * Whether a choice is by its name one for whoever was written in, who may be several people: `Write-in`, `WRITE INS`, `Qualified write-in`,
 * whatever the voting system calls it.
 */
export function isWriteIn(name: string): boolean {
  return /\bwrite[\s-]?ins?\b/i.test(name);
}
