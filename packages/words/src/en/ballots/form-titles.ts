/** What each form is called, what it is for, and by what its place goes. */
export const formTitles = {
  'F-01': {
    title: 'Ballot order and receipt',
    about: 'For each style that was delivered: what was ordered, what came, and what a count of some packs found.',
  },
  'F-02': {
    title: 'Stock issue and site delivery',
    about: 'For each delivery of blank ballots and seals from one place to another.',
  },
  'F-03': {
    title: 'Ballot-on-demand day log',
    about: 'For each printer of a site and each day: paper in, ballots printed, ballots issued.',
  },
  'F-04': {
    title: 'Precinct reconciliation',
    about: 'At the end of Election Day: every ballot the site was given, and every voter who checked in.',
  },
  'F-05': {
    title: 'Early voting day reconciliation',
    about: 'At the end of each day of early voting, with a row for every tabulator.',
  },
  'F-06': {
    title: 'Spoiled, voided and surrendered ballots',
    about: 'A row for every ballot that was not cast. Numbers only, never the name of a voter.',
  },
  'F-07': { title: 'Unused ballots certificate', about: 'We counted the unused ballots listed here and sealed them.' },
  'F-08': {
    title: 'Provisional roster and transmittal',
    about: 'A row for every provisional envelope, by its number. Never the name of a voter.',
  },
  'F-09': { title: 'Mail ballot log', about: 'What was mailed, issued again and came back undelivered, to date.' },
  'F-10': { title: 'Drop-box retrieval', about: 'Two people empty a box, and two others receive what they bring.' },
  'F-11': { title: 'Mail receipt and tray log', about: 'What the postal service handed over, by tray.' },
  'F-12': { title: 'Envelope disposition', about: 'What became of every envelope that was returned, to date.' },
  'F-13': {
    title: 'Batch cover sheet',
    about: 'Goes with its batch. The first pair opens the envelopes, the second scans what was in them.',
  },
  'F-14': {
    title: 'Duplication log',
    about: 'A row for every ballot that was remade because a scanner could not read it.',
  },
  'F-15': {
    title: 'Batch tracking sheet',
    about: 'Every batch with its size and its container. The ballot manifest is made from it.',
  },
  'F-16': { title: 'Container certificate', about: 'What was put into a container, counted and sealed by two people.' },
  'F-17': { title: 'Seal log', about: 'A row for every seal that is put on, looked at, taken off or thrown away.' },
  'F-18': { title: 'Storage access log', about: 'Who was in a storage area, when and why. Never one person alone.' },
  'F-19': {
    title: 'Custody transfer',
    about:
      'One pair gives, another receives. The receiving pair counts and reads seals before it sees what was declared.',
  },
  'F-20': {
    title: 'Ballot container inventory sheet',
    about: 'The station writes down every container that goes out to a board and comes back.',
  },
  'F-21': { title: 'Audit board batch tally', about: 'What an audit board counted of one batch in one contest.' },
  'F-22': { title: 'Storage inventory count', about: 'Everything that is in a storage area, as two people find it.' },
  'F-23': {
    title: 'Discrepancy and incident',
    about: 'A difference or an event: what was tried, what explains it, and who decided.',
  },
  'F-24': {
    title: 'Destruction or transfer certificate',
    about: 'Before anything is destroyed or given away: every hold looked at, two people watching.',
  },
  'F-25': {
    title: 'Amendment slip',
    about: 'What is changed in an approved form, why, and what shows it. Kept behind the form.',
  },
  'F-26': { title: 'Training attendance', about: 'Who was trained in which version of a course.' },
  'F-27': { title: 'Observer sign-in', about: 'Who watched, when and where.' },
} as const;
