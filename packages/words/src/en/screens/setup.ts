import { participants } from '../files/participants.ts';

/** What the administrator's set-up pages say: plan, files, commitment, seed. */
export const setup = {
  locked: 'The plan can no longer be changed.',
  participants: {
    title: 'Participants',
    lead: 'The jurisdictions of this audit and the e-mail addresses of their managers. Several rows with the same jurisdiction name several managers.',
    listed_one: 'One jurisdiction takes part',
    listed_other: '{{count, number}} jurisdictions take part',
    jurisdiction: 'Jurisdiction',
    expected: 'Expected ballots',
    type: 'Type the list instead',
    typeChange: 'Change the list here',
    typeTitle: 'Type the list of participants',
    typeSays:
      'One row for each jurisdiction and manager. Cells copied from a spreadsheet can be pasted into any field. The list is kept as a file, exactly as if it were uploaded; its row 1 holds the headings.',
    typeAll_one: 'Fill in the jurisdiction of the election',
    typeAll_other: 'Fill in all {{count, number}} jurisdictions of the election',
    typeAdd: 'Add a row',
    typeCheck: 'Check the list',
    typeCancel: 'Give up what is typed',
    typeNothing: 'Type a jurisdiction and the address of its manager first.',
    typeTooLong: 'These are more than {{count, number}} rows. Save the spreadsheet as CSV or XLSX and upload it.',
    typedFile: 'participants typed.csv',
    rowNumber: 'Row {{number}}',
    columns: {
      jurisdiction: 'Jurisdiction',
      email: 'E-mail of a manager',
      expected: 'Expected ballots (optional)',
      from: 'Source of that number (optional)',
    },
    sources: participants.sources,
    sourceNotSaid: 'Not said',
    source: 'Source of the number',
    removeRow: 'Remove row {{number}}',
    removeWord: 'Remove',
    replaceNote:
      'Uploading again replaces the whole list: jurisdictions that are no longer in it are removed with their files.',
  },
  contests: {
    title: 'Contests',
    lead: 'A targeted contest decides how much is looked at. An opportunistic contest is measured on whatever is pulled for the targeted ones.',
    number: 'Contest {{number}}',
    name: 'Contest name',
    targetedYes: 'Targeted',
    targetedNo: 'Opportunistic',
    targetedHint: 'Without the tick the contest is opportunistic: it is measured, but draws no ballots of its own.',
    winners: 'Number of winners',
    votesAllowed: 'Votes allowed per voter',
    totalBallots: 'Ballot cards cast',
    totalBallotsHint:
      'All cards cast in the jurisdictions with this contest, also those without the contest. It is what the manifests should list. Take it from ballot accounting, not from the voting system.',
    cardsBearing: 'Cards with this contest (optional)',
    cardsBearingTyped: 'Cards with this contest',
    cardsBearingHint:
      'If it is on some of the cards only: at most how many, from ballot accounting. It makes the sample sizes fit; leave it empty if nobody knows.',
    totalFromManifests: 'The number of ballots is counted from the manifests.',
    cardsListed: 'Cards in the manifests',
    pending: 'Ballots not yet counted',
    pendingHint:
      'Provisional ballots, for example. They are treated as if all of them went against the reported winners.',
    runoff: 'A candidate needs a majority, otherwise there is a runoff',
    runoffHint: 'For contests with one winner and three or more candidates.',
    choices: 'Choices and their reported votes',
    choicesHint: 'Names and votes copied from a spreadsheet can be pasted into any field.',
    choiceName: 'Name of choice {{number}}',
    choiceVotes: 'Votes of choice {{number}}',
    choiceHeader: 'Choice',
    votesHeader: 'Reported votes',
    firstChoices: 'Reported first choices',
    countedBy: 'Counted by',
    instantRunoff: 'Instant runoff: voters ranked the choices',
    rankedAsk: 'Voters ranked the choices (instant runoff)',
    rankedAskHint:
      'Each batch is then entered as ballots by ranking. Enter the first choices as reported votes. Each person who qualified to be written in is a choice; any other written name counts for nobody.',
    rankedWriteIns:
      '“{{choice}}” seems to stand for several people. Choices are out one by one, so give each person who qualified a choice of their own, and remove this one. Otherwise the outcome stays open unless every other choice has more first choices.',
    reportedWinner: 'Reported winner',
    reportedWinnerHint: 'First choices alone do not tell who won.',
    reportedWinnerMissing: 'Contest {{number}}: choose who was reported to win.',
    reportedWinnerNone: 'Choose a choice',
    addChoice: 'Add a choice',
    addWriteIns: 'Add write-ins',
    writeInsAsk_one:
      'The ballots leave room for {{count, number}} vote that no choice has. If all of it was left blank, nothing is missing. If names were written in and counted, add write-ins: one choice for all of them together.',
    writeInsAsk_other:
      'The ballots leave room for {{count, number}} votes that no choice has. If all of it was left blank, nothing is missing. If names were written in and counted, add write-ins: one choice for all of them together.',
    writeInsReportedAs: 'Write-ins reported as (optional)',
    writeInsReportedAsHint:
      'The choice that holds the votes for all who qualified to be written in. Then boards are offered their names, and any other name is an invalid write-in.',
    writeInsNoList: 'No list of qualified write-ins',
    qualifiedWriteIns: 'Qualified write-ins',
    qualifiedWriteInsHint: 'One name on each line. Leave it empty if nobody qualified.',
    writeInsChoiceMissing: 'Contest {{number}}: write-ins are reported as “{{choice}}”, which is none of its choices.',
    removeChoice: 'Remove choice {{number}}',
    removeWord: 'Remove',
    universe: 'Jurisdictions with this contest',
    universeAll: 'All jurisdictions',
    universeSome: 'Only some of them',
    universeChosen: '{{chosen, number}} of {{total, number}} selected',
    addContest: 'Add a contest',
    removeContest: 'Remove this contest',
    save: 'Save the contests',
    saved: 'The contests are saved.',
    noParticipants: 'The participants come first',
    noParticipantsAdvice:
      'Contests are held in jurisdictions. Upload the participants file, then define the contests here.',
    nameMissing: 'Contest {{number}}: give it a name.',
    choiceMissing: 'Contest {{number}}: give choice {{choice}} a name.',
    votesMissing: 'Contest {{number}}: enter the votes of choice {{choice}} as a whole number.',
    figureMissing: 'Contest {{number}}: enter “{{field}}” as a whole number.',
    universeMissing: 'Contest {{number}}: choose at least one jurisdiction.',
    votes: 'Votes',
  },
  notices: {
    title: 'Mails about a slow start',
    hours: 'Hours without a beginning',
    hint: 'After so many hours of a round, jurisdictions that have entered nothing, and you, are told by mail, once. It is no part of what is committed.',
    wrong: 'Enter a whole number from 1 to {{most, number}}.',
    save: 'Save the hours',
    saved: 'Saved.',
  },
  settings: {
    title: 'Settings',
    lead: 'They are part of what is committed before the dice are rolled.',
    electionName: 'Election name',
    electionNameHint: 'As it should appear on every page and on the report.',
    electionNameMissing: 'Enter the name of the election.',
    state: 'State',
    stateMissing: 'Choose the state.',
    stateNone: 'Choose a state',
    riskLimit: 'Risk limit',
    riskLimitHint:
      'The largest chance you allow that a wrong outcome is confirmed. 5 % and 10 % are common. In percent, with at most two decimals.',
    riskLimitWrong: 'Enter a risk limit above 0 and at most 20 percent, with at most two decimals, such as 4.5.',
    dataEntry: 'Data entry',
    online: 'Online',
    onlineSays: 'Audit boards enter each ballot at a screen.',
    offline: 'Offline',
    offlineSays:
      'Audit boards look at the drawn ballots and count on paper; the jurisdiction enters the totals of each contest. Less typing, but nobody can check afterwards what was seen on a single ballot.',
    doubleEntry: 'Each ballot is entered twice',
    doubleEntrySays:
      'Both people of a board enter each ballot, and neither sees what the other entered. Where the entries differ, they settle it with the ballot in hand. It takes about twice the typing, and finds slips of the hand.',
    boardsOfOne: 'A board may be of one person',
    boardsOfOneSays:
      'Without the tick a board begins only with two names. With it, one person may work alone, and the report says so at that board.',
    doubleEntryBatches: 'Each batch is entered twice',
    doubleEntryBatchesSays:
      'Two enter each batch at their own computers, or one after the other, and neither sees what the other entered. Where the entries differ, they settle it with the tally sheets. It takes about twice the typing, and finds slips of the hand.',
    cardEntry: 'In this type of audit the audit boards enter each card at a screen.',
    countEntry:
      'Every ballot is counted, so there is no risk limit. Each jurisdiction enters the ballots and votes of each batch.',
    batchEntry: 'In a batch comparison the jurisdictions enter the tally of each batch.',
    save: 'Save the settings',
    saved: 'The settings are saved.',
  },
  files: {
    title: 'Files',
    lead: 'Each jurisdiction uploads its own files. You can upload, replace or remove them for one that cannot.',
    none: 'No jurisdictions yet',
    noneAdvice:
      'When the participants file is uploaded, every jurisdiction has a row here with the files it still owes.',
    jurisdiction: 'Jurisdiction',
    status: 'Status',
    files: 'Files',
    ballots: 'Ballots in manifest',
    batches: 'Batches',
    expected: 'Expected ballots',
    difference: 'Difference from expected',
    implied: 'Ballots the votes need',
    total: 'Total',
    open: 'Show the files of {{jurisdiction}}',
    panel: 'Files of {{jurisdiction}}',
    managers: 'Managers',
    noManagers: 'No manager is listed.',
    declared: 'It was recorded that this jurisdiction holds no ballots of this audit.',
    declare: 'This jurisdiction holds no ballots of this audit',
    declareSays:
      'Without a manifest nothing can be drawn here. If it really holds none, record that: the decision is logged and printed, and its votes stay in the totals as typed.',
    undeclare: 'It does hold ballots',
    declareFirst:
      'A manifest is in use here, and its ballots can be drawn. Remove the manifest first if the jurisdiction really holds none.',
  },
  assertions: {
    title: '{{contest}}: what the sample has to show',
    says: 'By the cast vote records {{winner}} won. If every line is true, nobody else can have won, in whatever order choices were eliminated. The sample tests each line by itself.',
    none: 'No sample can show who won. By the cast vote records it may be: {{mayWin}}. Only a count of all ballots by hand can tell.',
    assertion: 'Has to be true',
    margin: 'Margin in ballots',
    find: 'What the sample has to show',
    findSays:
      'Voters ranked the choices of: {{contests}}. From all cast vote records it is worked out who won, and which statements a sample has to test so that nobody else can have won. They are sealed with the plan.',
    findButton: 'Work it out',
    first: 'Mend first what is missing above: it is worked out from all files, contests and names.',
  },
  commit: {
    title: 'Commit the inputs',
    lead: 'Plan and files are sealed before the dice are rolled. From then on nobody can fit them to the sample.',
    missing: 'Still missing',
    missingLines: {
      participants: 'The participants file has not been uploaded.',
      contests: 'No contest has been defined.',
      settings: 'The settings have not been filled in.',
      manifest: '{{jurisdiction}} has not uploaded its ballot manifest.',
      'candidate-totals': '{{jurisdiction}} has not uploaded its candidate totals.',
      'total-ballots': '{{contest}}: it has not been entered how many ballot cards were cast.',
      'write-ins-without-choice': '{{contest}}: write-ins were reported as “{{choice}}”, and no choice is called that.',
      'write-ins-won':
        '{{contest}}: “{{choice}}” was elected and does not stand for one person. Make each qualified write-in a choice with its votes.',
      'write-in-is-choice':
        '{{contest}}: “{{choice}}” is a choice and a qualified write-in. Take the name off the qualified write-ins.',
      'reason-above-statute':
        'The risk limit is {{riskLimitPercent}} %, above the {{statutoryPercent}} % set by law or rule, and no reason is given.',
      'round-sizes': '{{contest}}: it has not been planned how many cards each round draws.',
      'cards-for-both':
        '{{contest}}: its cards hold several votes, and totals do not tell which cards hold votes for two choices, as the method of this audit has to know. Enter ballots online, or create the audit anew with BRAVO.',
      'round-size-above-cards':
        '{{contest}}: a round of {{size}} draws is planned, and the manifests list {{cards}} cards.',
      'totals-above-reported':
        '{{contest}}: the batches have {{inBatches}} votes for {{choice}}, more than the {{reported}} that were reported.',
      cvrs: '{{jurisdiction}} has not uploaded its cast vote records.',
      'contest-not-standardized': '{{contest}}: the list of standardized contests does not have it.',
      'contest-standardized-elsewhere':
        '{{contest}}: the list of standardized contests has it in other jurisdictions. They differ in: {{jurisdictions}}.',
      'choices-not-standardized':
        '{{contest}}: the list of standardized contests has other choices. They differ in: {{choices}}.',
      'contest-not-in-cvrs': '{{contest}}: the cast vote records of {{jurisdiction}} have no contest of this name.',
      'contest-ranked':
        '{{contest}}: in the cast vote records of {{jurisdiction}}, voters ranked the choices. Say that it is counted by instant runoff.',
      'contest-without-ranks': '{{contest}}: the cast vote records of {{jurisdiction}} have no ranks.',
      'ranks-unknown': '{{contest}}: the cast vote records of every card are needed.',
      'assertions-not-found': '{{contest}}: it has not been worked out what a sample has to show.',
      'ranked-choices-too-many':
        '{{contest}}: it has {{choices}} choices, and at most {{most}} ranked ones can be audited.',
      'winner-not-shown':
        '{{contest}}: no sample can show who won: it is too close. By the cast vote records it may be {{mayWin}}.',
      'write-ins-not-last':
        '{{contest}}: no sample can show who won. “{{choice}}” stands for several people, and somebody on the ballot has no more first choices than they have votes.',
      'choices-not-matched':
        '{{contest}}: the cast vote records of {{jurisdiction}} have other choices: {{choices}}. Each is to be matched with one of: {{expected}}.',
      'choices-unknown': '{{contest}}: the choices and their votes have not been entered.',
      'votes-allowed-unknown': '{{contest}}: the cast vote records do not say how many votes are allowed.',
      'votes-allowed-differ':
        '{{contest}}: the cast vote records of {{jurisdiction}} allow {{inCvrs}} votes, and elsewhere it is {{elsewhere}}.',
      'choices-too-few':
        '{{contest}}: there are {{choices}} choices in the cast vote records, and {{winners}} of them win.',
      'totals-differ-from-cvrs':
        '{{contest}}: the cast vote records add up to {{inCvrs}} votes for {{choice}}, and {{reported}} were entered.',
      'cards-bearing-too-few':
        '{{contest}}: the votes need at least {{needed}} cards, and {{cardsBearing}} were said to bear it.',
      'card-styles-unknown':
        'Of {{jurisdiction}} only the cast vote records of drawn cards are there: which cards bear a contest is not known.',
      'manifest-without-strata':
        '{{jurisdiction}}: the manifest does not say which batches have cast vote records. It needs the column CVR.',
      'cvrs-of-drawn-cards': 'Of {{jurisdiction}} only the cast vote records of drawn cards are there. All are needed.',
      'cvrs-without-card':
        '{{jurisdiction}}: the cast vote records have {{cards}} more cards than the manifest lists in their batches.',
      'cvrs-above-totals':
        '{{contest}}: the cast vote records alone have {{inCvrs}} votes for {{choice}}, and {{reported}} were reported in all.',
      'cards-without-cvr-too-few':
        '{{contest}}: the votes in no cast vote record need at least {{needed}} cards, and there are {{cards}} without one.',
      'selection-over-several': '{{contest}}: it is in several jurisdictions, and cannot be drawn by numbers.',
      'selection-leaves-out':
        '{{jurisdiction}}: numbers up to {{cards}} do not reach all of the {{listed}} cards in the manifest.',
      'selection-misses-unlisted':
        '{{contest}}: numbers up to {{cards}} in {{jurisdiction}} never stand for its cards that are in no manifest. They have to run up to {{needed}}.',
    },
    fix: {
      participants: 'Upload participants',
      contests: 'Define contests',
      names: 'Match names',
      settings: 'Fill in settings',
      rules: 'State the rules',
      launch: 'Plan the rounds',
      commit: 'Work it out',
      files: 'Go to the files',
    },
    filesTitle: 'Files and their fingerprints',
    file: 'File',
    jurisdiction: 'Jurisdiction',
    kind: 'Kind',
    size: 'Size',
    fingerprint: 'SHA-256',
    wholeAudit: 'Whole audit',
    commitment: 'Commitment',
    commitmentWould: 'With these files and this plan the commitment will be',
    commitmentIs: 'Committed {{time}}',
    commitmentSaysCount: 'One fingerprint of the plan and all files together. Publish it before the count begins.',
    commitmentSays: 'One fingerprint of the plan and all files together. Publish it before the seed is rolled.',
    findings: 'To be confirmed',
    findingsSay:
      'Each of these may be right. Look at it; correct the number that is wrong, or confirm below that all are right.',
    findingLines: {
      'listed-below-contest': 'The contest is on {{bearing}} cards, and the manifests list {{listed}}.',
      'listed-below-cast': '{{cast}} cards were cast, and the manifests list {{listed}}.',
      'listed-below-expected':
        'In some jurisdiction the manifest lists fewer cards than were expected, or than are known to have been cast. The files page shows where.',
      'listed-above-cast':
        'The manifests list {{listed}} cards, and {{cast}} were cast. Either cards are listed twice, or the number of cards cast is too small.',
      'contest-on-part':
        '{{bearing}} of the {{listed}} cards in the manifests bear this contest. Cards without it are drawn too, so more have to be drawn. That costs work, not certainty.',
    },
    findingPhantoms_one:
      'One card that may bear the contest is in no manifest. It is drawn like any other. Nobody can fetch it, so each draw of it counts against every reported winner.',
    findingPhantoms_other:
      '{{count, number}} cards that may bear the contest are in no manifest. They are drawn like any others. Nobody can fetch them, so each draw of one counts against every reported winner.',
    findingInNoBatch_one:
      'One card is in no batch, so it can be compared with nothing. The votes it can hold are taken from the margin of every reported winner.',
    findingInNoBatch_other:
      '{{count, number}} cards are in no batch, so they can be compared with nothing. The votes they can hold are taken from the margin of every reported winner.',
    findingInNoBatchAsPublished:
      'Cards that are in no batch: {{cards}}. Earlier audit software leaves them aside; only the corrected figures hold them against the reported winners.',
    findingPhantomsAsPublished:
      'Cards that may bear the contest and are in no manifest: {{cards}}. Earlier audit software never draws them; only the corrected figures hold them against the reported winners.',
    findingFix: 'Correct a number:',
    findingsConfirm: 'I have looked at these points, and all are right',
    findingsOpen: 'Confirm the points above first, or correct the numbers.',
    noSizeAdvice:
      'Look at this before you commit: a sample can never confirm this outcome. Correct the reported votes or the numbers of cards if one is wrong. Otherwise plan a full hand count of this contest.',
    act: 'Commit plan and files',
    what: 'What happens',
    whatLines: {
      sealed: 'The plan and every file of this audit are sealed under one fingerprint, which goes into the public log.',
      seen: 'Every jurisdiction manager sees that the inputs are committed. Observers can be given the fingerprint.',
      frozen: 'Contests, settings and files can no longer be changed.',
      undo: 'Until the seed is entered you can withdraw the commitment; the log shows that you did, and why.',
    },
    submit: 'Commit the inputs',
    done: 'The inputs are committed',
    doneSaysCount: 'Announce the fingerprint, then begin the count.',
    doneSays: 'Announce the fingerprint, then roll the seed in public.',
    withdraw: 'Withdraw the commitment',
    withdrawSays: 'Plan and files can be changed again. The withdrawal and your reason stay in the public log.',
    reason: 'Reason',
    reasonHint: 'Everybody who may see the log reads it. Do not write the name of a voter.',
    reasonMissing: 'Say why the commitment is withdrawn.',
    withdrawSubmit: 'Withdraw the commitment',
  },
  seed: {
    title: 'Seed',
    lead: 'Digits from dice rolled in public. With the committed files they decide which ballots are drawn; nobody can know them before.',
    notYet: 'The inputs are not committed yet',
    notYetSays:
      'The seed is entered after the inputs are committed. Otherwise somebody who knows the seed could still change a file.',
    toCommit: 'Go to the commitment',
    label: 'Random seed',
    hint: 'Up to 100 characters. Every character counts, leading zeros too. 20 digits or more are customary.',
    missing: 'Enter the digits that were rolled.',
    tooLong: 'At most 100 characters. Enter the digits as they were rolled.',
    odd: 'Use the keys of a plain keyboard, with one space at most between two characters. This seed holds {{character}}: who retypes it would get another sample.',
    asKept: 'The log will have exactly this; spaces before and after are left out:',
    short_one: 'One character so far. 20 dice or more make a seed nobody can guess; a shorter one is accepted.',
    short_other:
      '{{count}} characters so far. 20 dice or more make a seed nobody can guess; a shorter one is accepted.',
    long_one: 'One character.',
    long_other: '{{count}} characters.',
    again: 'Type the seed again',
    mismatch: 'The two entries differ. Compare both with the dice.',
    what: 'What happens',
    whatLines: {
      sealed: 'The seed goes into the public log, exactly as shown above.',
      forever: 'It can never be changed, and the commitment can no longer be withdrawn.',
    },
    submit: 'Set the seed',
    present: 'Presentation mode',
    presentSays: 'Shows the commitment and the seed in large letters, for a projector.',
    leave: 'Leave presentation mode',
    set: 'The seed is set',
    setAt: 'Set {{time}}',
    committedAs: 'Committed inputs',
  },
  delete: { title: 'Delete the audit' },
} as const;
