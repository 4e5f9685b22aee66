/** The name of the audit whose jurisdictions and manifests a new one starts with, as the entry of its creation says. */
export function startsFrom(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null || !('startsFrom' in data)) return undefined;
  const { startsFrom: from } = data;
  if (typeof from !== 'object' || from === null || !('name' in from)) return undefined;
  return typeof from.name === 'string' ? from.name : undefined;
}
