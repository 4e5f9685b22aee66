/** The words in which an office says where the numbers of its manifest come from: the same on screens, in the log and in reports. */
export const manifestStatements = {
  ways: {
    'hand-count': 'Counted by hand',
    'counter-against-voters': 'Counter held against the number of voters',
    'tabulator-alone': 'Tabulator alone',
  },
  kinds: {
    'election-day': 'Election Day',
    early: 'Early voting',
    mail: 'Mail',
    uocava: 'Military and overseas (UOCAVA)',
    provisional: 'Provisional, accepted',
    'cured-or-late': 'Cured or late',
  },
  listed: {
    included: 'Included',
    none: 'None',
    'not-yet-counted': 'Not yet counted: {{cards, number}}',
  },
} as const;
