import { type BegunAudit, type MissingInput, missingInputs } from '@plumbline/audit';

/** What is missing of a plan before sizes can be said: all but the sizes of its rounds, which are planned by what is proposed. */
export function whatBlocksSizes(audit: BegunAudit): readonly MissingInput[] {
  if (audit.phase !== 'planning') return [];
  return missingInputs(audit).filter(({ what }) => what !== 'round-sizes' && what !== 'round-size-above-cards');
}
