/** What an output file is, and what it is about. */
export type OutputFile = {
  /** As in `ballot-retrieval-list`. */
  readonly kind: string;
  readonly jurisdiction?: string;
  readonly audit: string;
  readonly writtenAt: Date;
  /** Without the dot; `csv` unless said otherwise. */
  readonly extension?: string;
};

/** Names an output file: `<kind>-[<jurisdiction>-]<audit>-<yyyy-mm-ddThhmmZ>.csv`, in characters every system allows. */
export function outputFileName({ kind, jurisdiction, audit, writtenAt, extension = 'csv' }: OutputFile): string {
  const minute = writtenAt.toISOString().slice(0, 16).replace(':', '');
  const parts = [kind, ...(jurisdiction === undefined ? [] : [jurisdiction]), audit].map(plainPart);
  return `${[...parts.filter((part) => part !== ''), `${minute}Z`].join('-')}.${extension}`;
}

/** Letters, digits and hyphens; letters lose their accents, everything else becomes a hyphen. */
function plainPart(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-zA-Z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80);
}
