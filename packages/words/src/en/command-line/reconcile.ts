/** What `bin/plumbline reconcile` says of the figures of a county. */
export const reconcile = {
  whole: '{{county}}, {{election}}: {{status}}.',
  figures:
    '{{tabulated, number}} ballots and {{voters, number}} voters: {{net, number}} net, {{gross, number}} gross, {{residual, number}} not explained.',
  channel:
    '{{channel}}: {{tabulated, number}} ballots, {{voters, number}} voters, {{net, number}} net, {{gross, number}} gross, {{residual, number}} not explained: {{status}}',
  inBalance_one: '{{count, number}} equation is in balance.',
  inBalance_other: '{{count, number}} equations are in balance.',
  equation:
    '{{id}} {{unit}}: {{left, number}} against {{right, number}}, difference {{difference, number}}, explained {{explained, number}}, left {{residual, number}}: {{status}}',
  notCounted: '{{id}} {{unit}}: {{status}}. Missing: {{missing}}',
  manifestOpen: 'An audit may take the manifest: {{batches, number}} batches, {{ballots, number}} ballots.',
  manifestBlocked:
    'No audit takes the manifest ({{batches, number}} batches, {{ballots, number}} ballots) before this is settled:',
  blocker: '{{unit}}: {{why}}',

  channels: {
    'election-day': 'Election Day',
    early: 'Early voting',
    mail: 'Mail',
    provisional: 'Provisional',
  },

  statuses: {
    balanced: 'balanced',
    'balanced-single-source': 'balanced, by one source only',
    explained: 'explained',
    accepted: 'accepted, not explained',
    'not-counted': 'not counted',
    counting: 'not counted yet',
    'correction-pending': 'its cause is known, and its count is still to be corrected',
    unexplained: 'not explained',
  },

  blocks: {
    unexplained: '{{equation}} of {{place}} leaves {{residual, number}} not explained. Find the cause.',
    'correction-pending': '{{equation}} of {{place}} waits for the count to be corrected where it was made.',
    'single-source': '{{equation}} of {{place}} rests on one source only. Count once more by another.',
    'not-counted': '{{equation}} of {{place}} cannot be worked out. Missing: {{missing}}',
    'counted-once': 'it was counted by one source only. Count it once more by another.',
    'count-missing': 'nobody has counted its cards. Count them by hand.',
    'not-listed': 'the manifest does not list it. Put it there, or take it out of the batches.',
    'no-cards': 'it has no cards. Count it by hand, or take it off the list of batches.',
    'name-not-usable': 'importers take its name for something else. Rename it.',
    'name-repeated': 'two batches have this name. Rename one of them.',
    'counts-of-file-differ':
      '{{precinct}} counted {{counted, number}} cards in it, and the manifest lists {{listed, number}}. Find the cause.',
    'form-not-approved': 'its form is not approved ({{form}}). Have it reviewed by somebody else.',
    'no-container': 'it lies in no container. Put it into one and seal it.',
    'in-several-containers': 'several containers list it: {{containers}}. Look where it is.',
    elsewhere: 'the list of {{container}} does not have it. Look where it is.',
    'not-sealed': '{{container}} is not sealed. Seal it.',
    'no-place': '{{container}} is stored nowhere. Store it.',
    quarantined: '{{container}} is held apart. Settle why first.',
    missing: '{{container}} is missing. Find it.',
    'incident-open': 'an incident of {{of}} is open. Close it first.',
    'total-differs': 'the batches hold {{cards, number}} cards, and {{reported, number}} were counted. Find the cause.',
    'nothing-to-list': 'there is no batch yet.',
  },

  lacks: {
    json: '{{place}} is not JSON.',
    object: '{{place}} must be an object with the figures of a county.',
    list: '{{place}} must be a list.',
    text: '{{place}} must be a text that is not empty.',
    count: '{{place}} must be a whole number from 0. What is not counted is left out.',
    amount: '{{place}} must be a whole number, with its sign.',
    'yes-or-no': '{{place}} must be true or false.',
    code: '{{place}} is no code of an explanation, such as FLED_VOTER.',
    source: '{{place}} must name sources of a count, such as HAND_COUNT or TABULATOR_COUNTER.',
    condition: '{{place}} must be ok, quarantined or missing.',
    'amount-does-not-fit': '{{place}} does not fit its code: its sign is that of ballots minus voters.',
    evidence: '{{place}} explains nothing before its evidence is named.',
    'long-evidence': '{{place}} explains nothing before its evidence says in 40 letters or more what happened.',
    'cause-unknown': '{{place}} explains nothing: its cause is not known.',
    'more-than-days': '{{place}} has more figures than there are days in earlyVotingDates.',
    repeated: '{{place}} is there twice.',
    'unknown-unit': '{{place}} names nothing that the file has.',
    'explains-nothing': '{{place}}: no difference of its unit can be explained by this code.',
  },
  theFile: 'The file',
} as const;
