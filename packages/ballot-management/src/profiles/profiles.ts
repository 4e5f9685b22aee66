import type { Profile, Rules } from './profile.ts';

/** Twenty-two months for an election with a federal contest. */
const FEDERAL_RETENTION = '52 U.S.C. 20701';

const OURS: Rules = {
  partyMixAtClose: { value: true, citation: null },
  retrievalTeam: { value: 2, citation: null },
  fieldCounting: { value: false, citation: null },
  emptyContainerBeforeLeaving: { value: false, citation: null },
  minutesToOffice: { value: 120, citation: null },
  twoOutsideStorage: { value: false, citation: null },
  retentionMonths: { value: 22, citation: FEDERAL_RETENTION },
  inventoryDays: { value: 30, citation: null },
  recountNeedsBalance: { value: false, citation: null },
  acceptance: { value: { allowed: true, authority: 'canvass board' }, citation: null },
  acceptedInManifest: { value: false, citation: null },
  notifyFrom: { value: 1, citation: null },
  blockFrom: { value: 1, citation: null },
  toldOfFoundBallots: { value: ['county', 'state', 'counsel'], citation: null },
  searchIsPublic: { value: false, citation: null },
  oneContainerEachBoard: { value: true, citation: null },
  batchCards: { value: 200, citation: null },
  containerCards: { value: 1000, citation: null },
  sealPositions: { value: ['front', 'lid'], citation: null },
  smallCell: { value: 10, citation: null },
  cureUntil: { value: null, citation: null },
  rejectedByOthers: { value: false, citation: null },
};

/** The rules of an office whose state has none of its own here. */
export const DEFAULT_PROFILE: Profile = { profile: 'default', version: 2, state: 'any', rules: OURS };

/** California: what two who fetch ballots from a drop box must have done before they leave it, and until when and by whom challenged envelopes are decided. */
export const CALIFORNIA: Profile = {
  profile: 'california',
  version: 2,
  state: 'CA',
  rules: {
    ...OURS,
    retrievalTeam: { value: 2, citation: '2 CCR 20137' },
    emptyContainerBeforeLeaving: { value: true, citation: '2 CCR 20137' },
    // So after a regularly scheduled statewide election. After any other it is the second day before the certification.
    cureUntil: { value: { days: 22, of: 'after-election' }, citation: 'Elec. Code 3019 (2025 AB 827)' },
    rejectedByOthers: { value: true, citation: 'Elec. Code 3019' },
  },
};

/** Michigan: which precincts can be recounted, and until when an envelope is cured. */
export const MICHIGAN: Profile = {
  profile: 'michigan',
  version: 2,
  state: 'MI',
  rules: {
    ...OURS,
    recountNeedsBalance: { value: true, citation: 'MCL 168.871 (2024 PA 74)' },
    cureUntil: { value: { days: 3, of: 'after-election' }, citation: 'MCL 168.766(3)' },
  },
};

/** Washington: ballots that are not in secure storage are accompanied by two; a signature is looked at a second time before it is rejected. */
export const WASHINGTON: Profile = {
  profile: 'washington',
  version: 2,
  state: 'WA',
  rules: {
    ...OURS,
    twoOutsideStorage: { value: true, citation: 'WAC 434-261-045' },
    cureUntil: { value: { days: 1, of: 'before-certification' }, citation: 'WAC 434-261-053' },
    rejectedByOthers: { value: true, citation: 'WAC 434-261-052' },
  },
};

/** Every profile there is, by its name. */
export const PROFILES: readonly Profile[] = [DEFAULT_PROFILE, CALIFORNIA, MICHIGAN, WASHINGTON];
