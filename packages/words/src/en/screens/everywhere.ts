/** What any page may say. */
export const everywhere = {
  product: 'Plumbline',
  productSays: 'Prove an election right',
  skipToContent: 'Skip to the content',
  signedInAs: 'Signed in as {{name}}',
  yourSessions: 'Where you are signed in',
  signOut: 'Sign out',
  help: 'Help',
  signIn: 'Sign in',
  home: 'All audits',
  loading: 'Loading',
  save: 'Save',
  cancel: 'Cancel',
  close: 'Close',
  back: 'Back',
  tryAgain: 'Try again',
  yes: 'Yes',
  no: 'No',
  copy: 'Copy',
  copied: 'Copied',
  required: 'Please fill this in.',
  wholeNumber: 'Enter a whole number, 0 or more.',
  wholeNumberFrom: 'Enter a whole number, {{from, number}} or more.',
  helpContact: {
    title: 'Help',
    titleOf: 'Help of {{office}}',
  },
  footer: 'Every decision of an audit is written to a log that anyone can check.',
  errorSummary_one: 'One thing needs attention',
  errorSummary_other: '{{count, number}} things need attention',
  sort: 'Sort by {{column}}',
  allRows_one: 'Show the row',
  allRows_other: 'Show all {{count, number}} rows',
  lost: {
    stale: 'The server does not answer. This is what it said at {{time}}; we keep trying.',
    staleTrying: 'The page shows what the server said at {{time}}; we keep trying.',
    staleOnly: 'The page still shows what the server said at {{time}}.',
    none: 'The server does not answer',
    noneAdvice: 'Check the network. This page tries again by itself every few seconds.',
    offline: 'This computer has no network at the moment.',
  },
  notFound: {
    title: 'There is no such page',
    advice:
      'The address may have a typing mistake, the audit may have been deleted, or it belongs to an office you are not signed in for.',
    home: 'Go to your start page',
  },
  unforeseen: {
    title: 'Something went wrong on our side',
    advice:
      'Nothing you entered was changed. Load the page again; if it happens again, tell the people who run this server.',
    reload: 'Load the page again',
    reference: 'If you report it, name this reference: {{requestId}}',
  },
  problems: {
    'upload-interrupted': {
      title: 'The upload stopped before the file arrived',
      detail:
        'Nothing has changed in the audit. Check the network, then choose the same file again: of a large file, what has arrived is not sent again.',
    },
    'no-connection': {
      title: 'The server did not answer',
      detail:
        'What you entered is still here. Check the network, then press the button again: it will not be done twice.',
    },
    'session-ended': {
      title: 'You are no longer signed in',
      detail: 'What you entered is still here. Sign in again in a new tab, then come back and press the button again.',
      link: 'Sign in in a new tab',
    },
  },
  overtaken: {
    title: 'Somebody else has saved this page in the meantime',
    says: 'What you typed is still here and nothing was merged. Look at what is saved, or go on with yours: it replaces theirs when you save.',
    showSaved: 'Show what is saved',
    keepMine: 'Continue with mine',
  },
  unsaved: {
    title: 'You have changes that are not saved',
    says: 'If you leave this page, what you typed since you last saved is lost.',
    stay: 'Stay on this page',
    leave: 'Leave without saving',
  },
  session: {
    endingTitle: 'Are you still there?',
    endingKept:
      'If you do nothing, what you entered stays on this page, for when you have signed in again. If you sign out here, what you have not saved is given up.',
    endingForGood:
      'Your session ends at {{time}}, eight hours after you signed in, and cannot be made longer. Sign in again in a new tab; this page then goes on, with everything that you entered.',
    endingForGoodBoard:
      'Your session ends at {{time}}, eight hours after you opened the link of your audit board. What you entered is kept on this device: open the link again then.',
    ending_one: 'You will be signed out in one minute, because nothing was done here for a while.',
    ending_other: 'You will be signed out in {{count}} minutes, because nothing was done here for a while.',
    endingForGoodTally:
      'You are signed out here at {{time}}, twelve hours after you asked to enter tallies. Save what you are entering. If there is more, ask your manager and open the link again.',
    stay: 'Stay signed in',
    endedTitle: 'You have been signed out',
    ended:
      'Nothing was done here for a while, or the session was ended from another place. What you entered is still on this page: sign in again in a new tab, then come back.',
    endedBoard:
      'Nothing was done here for a while, or your board has a new PIN. What you entered is kept on this device: open the link of your audit board again and type its PIN.',
    endedLook: 'I have signed in again',
  },
  beforeYouLeave: {
    title: 'Before you leave',
    back: 'Every ballot is back at its place and every bright sheet is out. Or the ballots are in the container for audited ballots, and its name is on the container inventory.',
    sealed: 'The container is closed and sealed. The new seal numbers are on the container inventory.',
    papers: 'The papers are complete, and everybody who worked here has signed them.',
    station: 'All of it is back at the station. Whoever takes it writes name and time on the container inventory.',
  },
  absentText: {
    redacted: 'Redacted on {{time}} by {{name}}: {{reason}}',
    missing: 'This text is missing, and the log does not say that anybody redacted it. Tell whoever runs the server.',
  },
} as const;
