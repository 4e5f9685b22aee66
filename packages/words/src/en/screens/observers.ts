/** What the pages about and for those say who watch an audit. */
export const observers = {
  title: 'Observers',
  lead: 'Who may watch this audit from where they are: they read, and change nothing.',
  none: 'Nobody watches this audit yet',
  noneSays:
    'Invite somebody below: a party, a newspaper, another office. They sign in with a code that is sent to them.',
  person: 'Person',
  until: 'May watch until',
  over: 'Over',
  lastSignIn: 'Last sign-in',
  never: 'Never',
  act: 'End',
  end: 'End',
  endNamed: 'End for {{name}}',
  endSays:
    'Whoever is ended reads nothing more from that moment. Invitations, ends and each sign-in are in the log of the office.',
  invite: {
    title: 'Invite an observer',
    email: 'E-mail address',
    emailShape: 'Enter an e-mail address, such as olive@example.org.',
    name: 'Name',
    nameHint: 'As it is to stand in this list and in the log of the office.',
    nameMissing: 'Enter a name.',
    days: 'For how many days',
    daysHint: 'From 1 to 365. To make it longer, invite the same address again.',
    daysWrong: 'Enter a whole number from 1 to 365.',
    submit: 'Invite',
    done: 'A message was sent to {{email}}. They may watch until {{day}}.',
  },
  reads: {
    title: 'What an observer reads',
    does: 'The plan, every file by name with its fingerprint, the commitment, the seed, what was drawn, how far each jurisdiction is, what was found where a jurisdiction has finished, the log, and the reports of closed rounds.',
    never:
      'Never: what a board saw on a card before its jurisdiction has finished, links of boards, or anybody’s address. There is nothing an observer can press but to sign out.',
  },
  own: {
    title: 'Audits you may watch',
  },
  watching: 'You watch this audit. You read everything that is finished, and change nothing.',
  plan: {
    title: 'Plan',
    lead: 'What is audited, where, and how sure the audit has to be.',
    noContests: 'No contests yet',
    noContestsSays: 'They appear here when the office has defined them.',
    jurisdictions: 'Jurisdictions',
    jurisdiction: 'Jurisdiction',
    expected: 'Ballots expected',
    withoutBallots: 'Holds no ballots',
  },
  commit: {
    title: 'Files, commitment and seed',
    lead: 'Every file with its fingerprint, the one fingerprint of plan and files, and the seed that was rolled after it.',
  },
  reports: {
    closed:
      'Reports can be downloaded when the round is closed. What a jurisdiction has finished is on the page “Progress”.',
    ofJurisdiction: 'Download the report of {{jurisdiction}}',
  },
} as const;
