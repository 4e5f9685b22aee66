import type { CommandInput, QueryOutput } from '@plumbline/api';

type Organization = QueryOutput<'home'>['organizations'][number];

/** Which election a new audit is of, as it is being said. */
export type ElectionDraft =
  | { readonly kind: 'new'; readonly name: string; readonly date: string; readonly state: string }
  /** `startsFrom`: an audit's identifier, or nothing for an audit that starts empty. */
  | { readonly kind: 'existing'; readonly electionId: string; readonly startsFrom: string };

export function newElection({ defaultState }: Pick<Organization, 'defaultState'>): ElectionDraft {
  return { kind: 'new', name: '', date: '', state: defaultState ?? '' };
}

/** One of the organization's elections, and of its audits the newest to start with. */
export function chosenElection(electionId: string, audits: Organization['audits']): ElectionDraft {
  return { kind: 'existing', electionId, startsFrom: auditsOf(electionId, audits)[0]?.auditId ?? '' };
}

/** The audits of an election, the newest first. */
export function auditsOf(electionId: string, audits: Organization['audits']): Organization['audits'] {
  return audits
    .filter((audit) => audit.electionId === electionId)
    .sort((one, other) => other.createdAt.localeCompare(one.createdAt));
}

/** As the command takes it. An election without a name of its own is called as its audit. */
export function electionOf(draft: ElectionDraft, auditName: string): CommandInput<'create-audit'>['election'] {
  if (draft.kind === 'existing') {
    const { electionId, startsFrom } = draft;
    return { kind: 'existing', electionId, startsFrom: startsFrom === '' ? null : startsFrom };
  }
  const { name, date, state } = draft;
  return {
    kind: 'new',
    name: name.trim() === '' ? auditName : name.trim(),
    date: date === '' ? null : date,
    state: state === '' ? null : state,
  };
}
