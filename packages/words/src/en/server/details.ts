/** What the server advises with a problem that it finds itself, and what it says on screens: why something cannot be done, what to look at. */
export const details = {
  notInBallotRoom:
    'Ask the director to enrol this person with the address they sign in with. The code can still be used.',
  noSuchProcedure: 'There is no version {{version, number}} of {{procedure}} in this room.',
  jurisdictionNotListed:
    '{{jurisdiction}} is not a jurisdiction of this election. Choose one from its list, or add it to the jurisdictions of an audit first.',
  dayNotCome: '{{day}} has not come yet. Enter the day on which the numbers were checked.',
  ballotRoomOf: 'Ballot room of {{jurisdiction}}',
  noBallotManifest: 'Freeze the manifest in the ballot room first.',
  ballotManifestChanged:
    'The ballots are not listed any more as version {{version, number}} of the manifest has them. Freeze the manifest in the ballot room anew.',
  ballotManifestBlocked_one:
    'One thing has come in the way of version {{version, number}} of the manifest. The page “Manifest” of the ballot room names it: put it right first.',
  ballotManifestBlocked_other:
    '{{count, number}} things have come in the way of version {{version, number}} of the manifest. The page “Manifest” of the ballot room names them: put them right first.',
  ballotManifestNotForPractice:
    'This audit is held to practise. The manifest of a ballot room is for the audits of the election: upload a manifest made for practice.',
  ballotManifestOfAnother:
    'The manifest of this audit is not the one that stands in the ballot room. Register that one first.',
  votesNotOfThisAudit: 'This audit does not compare batches, or its contests are not defined yet.',
  votesNotComplete_one:
    'One thing keeps the votes by batch from this audit. The page “Votes by batch” of the ballot room names it: put it right first.',
  votesNotComplete_other:
    '{{count, number}} things keep the votes by batch from this audit. The page “Votes by batch” of the ballot room names them: put them right first.',
  samePerson: 'The second person has to be somebody else, with an address of their own.',
  organizationGone: 'Reload the page and choose the organization again.',
  auditNameTaken: '{{organization}} has an audit called “{{name}}”. Choose another name.',
  drawUnderWay: 'The round opens by itself when the sample is drawn. Nothing has to be done.',
  ofContest: '{{contest}}: {{reason}}',
  moreThanLeftOf: {
    cvr: '{{contest}}: {{asked, number}} draws of cards with a cast vote record were asked for, and {{left, number}} are left to look at.',
    noCvr:
      '{{contest}}: {{asked, number}} draws of cards without a cast vote record were asked for, and {{left, number}} are left to look at.',
  },
  moreThanLeft:
    '{{contest}}: {{asked, number}} were asked for, and {{left, number}} are left to look at. Choose at most that many.',
  ballotEntered: '{{who}} has entered this ballot on another device. Open it again and compare.',
  batchEntered: '{{who}} has entered this batch in the meantime. Open it again and compare.',
  totalsEntered: '{{who}} has entered totals in the meantime. Look at them and compare.',
  headerIsOurs:
    '“{{header}}” is a column of ours and is read as what it says. If it holds something else, rename it in the file and upload it again.',
  nothingFoundInFile: 'Nothing was found in “{{name}}” that help could be asked with.',
  listPartNotThere: 'The list has no such part any more: {{name}}. Reload the page and choose again.',
  listNotMade:
    'There is no list as long as this cannot be fetched: {{containers}}. It is missing or held apart; the inventory of the ballot room says which. Where the list can be divided, a part that does not lead there can be had.',
  listTooLong: 'A mail takes at most {{most, number}} lines. Divide the list, or download it.',
  uploadGone: 'Choose the file again and upload it once more.',
  marginTie:
    '{{contest}} is tied as reported. No sample can show who won: check its votes, and plan a full hand tally of it if they are right.',
  marginNoVotes: '{{contest}} has no votes. No sample can show who won: enter its votes, or remove it from the audit.',
  marginSmaller: {
    cards:
      '{{contest}} is closer than every targeted contest, so it is not likely to meet the limit: it would need about {{draws, number}} ballots. Target it, or leave it as it is and expect it to stay unconfirmed.',
    batches:
      '{{contest}} is closer than every targeted contest, so it is not likely to meet the limit: it would need about {{draws, number}} batches. Target it, or leave it as it is and expect it to stay unconfirmed.',
    all: '{{contest}} is closer than every targeted contest, so it is not likely to meet the limit: it would need every ballot. Leave it as it is and expect it to stay unconfirmed, or plan a full hand tally of it.',
    unknown:
      '{{contest}} is closer than every targeted contest, so it is not likely to meet the limit. Target it, or leave it as it is and expect it to stay unconfirmed.',
  },
  wholeContestIsNotYours: 'The total of a contest is for the administrators of the audit. Ask one of them.',
  filesOfAuditAreNotYours: 'This file is of the whole audit. Only the audit administrator uploads or removes it.',
  correctFileFirst: 'Correct what the list of problems names, then upload the file again.',
  confirmFileFirst: 'Check what the file asks to confirm, say so, then use the file.',
  moreThanRoundHolds:
    '{{contest}}: {{asked, number}} draws were asked for, and a round holds at most {{most, number}}. Choose a smaller sample, or a full hand count.',
  logNotYet:
    'The whole log can be downloaded when the tallies of every jurisdiction are final, or when the round is closed.',
  nothingDrawn: 'Nothing has been drawn yet. Come back when a round is open.',
  noSuchForm: 'This report does not come in this form. The page of reports offers the forms there are.',
  noDocument: 'This document is not printed for the audit as it stands now.',
  madeInBackground: 'This file is long. Have it made in the background, and take it from the list when it is done.',
  filesWaiting: 'There are {{most}} files of this place that are not done. Wait for one of them, or cancel one.',
  notMadeInBackground: 'This document is half of what opens a board, so it is not kept. Print it at its own button.',
  noSuchFileJob: 'This file is not being made any more. Look whether it is done.',
  cancelOwnFile: 'Somebody else asked for this file. They or an administrator can cancel it.',
  fileGaveUp:
    'The server was interrupted three times while it made this file. Have it made again; nothing else is lost.',
  fileNotMade: 'The server could not make this file. Have it made again.',
  askerMayNot: 'Who asked for this file may not have it any more. Ask for it yourself.',
  noTemplate: 'There is no template of this kind.',
  formPartlyWithheld:
    'This form holds something that you are to count or read yourself first, or numbers of seals that you may be asked to read. Whoever filled it in or reviews it can print it.',
  tooManyLabels:
    'These are {{count, number}} labels; at most {{most, number}} are printed at once. Search for a part of them and print that.',
  noSuchLabels: 'There are no labels “{{name}}” here. Choose one of these: {{names}}.',
  jurisdictionNotInAudit: '“{{name}}” is not part of this audit. Go back to the list and choose another.',
  wholeNumbers: 'Give a whole number of 1 or more for each contest.',
  noSuchProblem: 'There is no problem of this name',
  chooseElectionFromStart: 'Go to your start page and choose the election again.',
  electionNameTaken: 'Another election is called “{{name}}” on this date. Give this one another name or date.',
  newElectionNameTaken:
    '{{organization}} has an election called “{{name}}” on this date. Choose it from the list, or give the new one another name or date.',
  electionGone: 'Reload the page and choose the election again.',
  asSaid: '{{text}}',
  enterTheRestAgain: 'Reload the page to see what was kept, then enter the rest again.',
  signInAgain: 'Sign in again.',
  noSpace: 'Tell the operator of the server. Nothing was changed; send it again when there is space.',
  otherHost: 'Open the address that the office gave you. If this is the address, tell the operator of the server.',
  closeTabs: 'Close the tabs you do not need, then reload this one.',
  outboxStaysHere: 'Messages are shown only where the server is reached as “localhost” or by the number 127.0.0.1.',
  reloadAndTryAgain: 'Reload the page and try again.',
  notStorable: 'Holds a character that cannot be stored. Type it again.',
  fieldsToLookAt: 'Look at these fields again: {{places}}.',
  waitAMinute: 'Wait a minute, then try again.',
  sendAgain: 'Send it again. If it was done, it is not done a second time.',
  tellOperator: 'Tell the operator of the server. Nothing was changed.',
  waitSeconds: 'Wait a few seconds and try again. Nothing was changed.',
  waitAMoment: 'Wait a moment and try again. Nothing was changed.',
  checkNetwork: 'Check the network, then try again. Nothing was changed.',
  sendLess: 'Send less at a time, or ask the operator of the server to raise the limit.',
  ourMistake: 'Nothing was changed. Try again; if it happens again, give the operator the request number.',
  openOwnAddress: 'Open the page from this server’s own address and try again.',
  signInToGoOn: 'Sign in to go on. What you have entered on this page stays here.',
  checkAddress: 'Check the address, or go back to the list of audits.',
  otherRole: 'Somebody with another role has to do this. Ask the audit administrator.',
  notArrived: 'Check the network, then try again.',
  noRequest: 'What arrived was no request of a browser, or its head was too long.',
  fileTooLarge: 'Files of this kind hold at most {{megabytes, number}} MB. Check that it is the right file.',
  fileEmpty: 'Check that the file was saved, then choose it again.',
  fileInterrupted: 'Nothing has changed in the audit. Choose the file again.',
  mapTooLarge:
    'A map has at most {{megabytes, number}} MB. Ask for a simpler one: borders are drawn no finer than a tenth of a millimeter.',
  mapInterrupted: 'The map of the office is as it was. Choose the file again.',
  mapsOfDay: 'You have sent very many maps today. Go on tomorrow, or ask somebody else of your office.',
  mapToMend: 'The map of the office is as it was.',
  map: {
    notGeoJson: 'It is not a GeoJSON file with a “FeatureCollection”. Export the map as GeoJSON and choose it again.',
    noAreas: 'It has no areas (Polygon or MultiPolygon). Choose a file with the borders of the places.',
    tooManyAreas:
      'It has {{found, number}} features, and at most {{most, number}} can be drawn. Take one that has only the places of your office.',
    borderUnreadable:
      'Feature {{feature, number}}: its border is not a list of positions, each with two numbers. Export the map anew.',
    moreUnreadable_one: 'And {{count, number}} more feature with such a border.',
    moreUnreadable_other: 'And {{count, number}} more features with such borders.',
    noNames: 'No area has a property with a name. Export the map with the names of the places.',
    tooDetailed: 'Its borders and names are too long to be sent to browsers. Ask for a simpler one.',
  },
  sessionNotOpen: 'This session is not open any more. Reload the page to see those that are.',
  supportGone: 'Reload the page and choose from those whom this server names as its support.',
  supportAdministers: '{{name}} administers this office, and needs no consent.',
  consentOver: 'Reload the page: this consent is over.',
  observerTakesPart:
    '{{name}} works in this audit and reads it as their work needs it. Somebody who only watches has another address.',
  practiceNotPublished:
    'Its page can be looked at and saved. To publish a page, hold an audit that is not for practice.',
  observerGone: 'Reload the page and choose from those who are listed.',
  reportNotYet: 'This report can be read when the round is closed.',
  jurisdictionReportNotYet: 'The report of {{name}} can be read when it has finished this round.',
  personNotInOffice: 'Reload the page and choose from the people of your office.',
  checkBoardAddress: 'Check the address on the sheet, or ask the jurisdiction manager for the current link.',
  boardPinWrong_one: 'Compare it with the slip of your board. One more try is left.',
  boardPinWrong_other: 'Compare it with the slip of your board. {{count, number}} more tries are left.',
  roomPlanChanged: 'Look at what is saved now, then save yours in its place or give yours up.',
  boardPinLocked: 'Ask the jurisdiction manager for a new PIN. The address on the sheet stays the same.',
  checkTallyAddress: 'Ask the jurisdiction manager for the current link, and open it again.',
  tallyPeopleAlike: '“{{name}}” is named twice. Name two different people, or leave the second name empty.',
  tallyRequestsFull: 'Ask the jurisdiction manager to answer those that wait. Then ask again.',
  tallyAskedTooOften:
    'Tell the jurisdiction manager: another link can be used at once. Whoever was let in by this one then has to ask again.',
  entryOfOthers: '{{people}} entered this. It is sent when they are let in again on this device, by the same names.',
  tallyRequestOver: 'Look at the list again: this request was answered, or is over.',
  tallyEntryGone: 'Look at the list again: there is no such request.',
  tallyNumberWrong: 'Look at the screen of that computer again. Numbers that may still be tried: {{left}}.',
  tallyNumbersUsedUp:
    'Too many wrong numbers were typed, so the request was rejected. The people can open the link again.',
  accountOff: 'Sign in with your e-mail address and the code that is sent to it.',
  accountAway: 'Try again in a moment, or sign in with your e-mail address.',
  accountLapsed: 'Begin again on the sign-in page.',
  accountRefused: 'Try again. If it happens again, tell the people who look after the accounts of your office.',
  accountUnverified: 'Have your address verified by the people who look after the accounts of your office.',
  accountUnknown: 'Ask your office to have you entered as an administrator, or sign in with your e-mail address.',
  factorNeeded: 'Give the code of your authenticator app, or use your passkey. Nothing was changed yet.',
  factorWrong: 'Wait for the next code of the app and type it, or use another second factor.',
  recoveryCodeWrong: 'Compare it with your list of recovery codes. Codes of an earlier list have ended.',
  passkeyWrong: 'Use the passkey that you added here, at the address of this server.',
  factorUsed: 'Wait until the app shows the next code, at most half a minute.',
  recoveryCodeUsed: 'Strike it from your list, and use another one.',
  factorLocked:
    'Use a passkey or a recovery code, or ask another administrator of your office to reset your second factor.',
  factorLapsed: 'Begin this step again.',
  factorLast: 'Add another one first, then remove this one.',
  factorsEnough: 'Remove one that you do not use, then add the new one.',
  factorGone: 'Reload the page to see the second factors that you have.',
  administratorGone: 'Reload the page and choose from the administrators of your office.',
  resetByAnother: 'Ask another administrator of the office.',
  noRecoveryCodes: 'Recovery codes are shown once, when they are made. Make new ones; the earlier ones end then.',
  codeWrong: 'Look at the newest message and type its code again. Older codes have ended.',
  codeExpired: 'A code is good for ten minutes and for one sign-in. Ask for a new one.',
  codeLocked: 'This code was typed wrong too often and is closed. Ask for a new one.',
  linkUsed: 'Each link opens one session. Start the server again for new links, or sign in by e-mail.',
  sameWords: 'Choose words that nobody can confuse. Nothing was saved.',
  sameWord: '“{{word}}” for {{ours}} would also stand for {{other}}. Choose another word for one of them.',
  chooseFromStart: 'Go to your start page and choose from there.',
  noOutbox: 'Messages leave by e-mail. Look in your mailbox.',
  nextCode_one: 'Type the code of the newest message while it is good. The next one can be sent in one minute.',
  nextCode_other:
    'Type the code of the newest message while it is good. The next one can be sent in {{count}} minutes.',
  quotaOfPerson_one:
    'You have uploaded {{count, number}} file with {{megabytes, number}} MB within 24 hours. Use one of them, or come back tomorrow.',
  quotaOfPerson_other:
    'You have uploaded {{count, number}} files with {{megabytes, number}} MB within 24 hours. Use one of them, or come back tomorrow.',
  quotaOfJurisdiction_one:
    'For {{jurisdiction}}, people have uploaded {{count, number}} file with {{megabytes, number}} MB within 24 hours. Use one of them, or come back tomorrow.',
  quotaOfJurisdiction_other:
    'For {{jurisdiction}}, people have uploaded {{count, number}} files with {{megabytes, number}} MB within 24 hours. Use one of them, or come back tomorrow.',
  quotaOfAudit_one:
    'For the whole audit, people have uploaded {{count, number}} file with {{megabytes, number}} MB within 24 hours. Use one of them, or come back tomorrow.',
  quotaOfAudit_other:
    'For the whole audit, people have uploaded {{count, number}} files with {{megabytes, number}} MB within 24 hours. Use one of them, or come back tomorrow.',
  movedOn: {
    'audit-created': 'The audit was created by {{who}} on {{time}}. The audit is {{phase}}. Reload to see it.',
    'inputs-committed': 'The inputs were committed by {{who}} on {{time}}. The audit is {{phase}}. Reload to see it.',
    'commitment-withdrawn':
      'The commitment was withdrawn by {{who}} on {{time}}. The audit is {{phase}}. Reload to see it.',
    'seed-set': 'The seed was entered by {{who}} on {{time}}. The audit is {{phase}}. Reload to see it.',
    'round-opened': 'The round was opened by {{who}} on {{time}}. The audit is {{phase}}. Reload to see it.',
    'launch-withdrawn':
      'The launch of the round was taken back by {{who}} on {{time}}. The audit is {{phase}}. Reload to see it.',
    'round-closed': 'The round was closed by {{who}} on {{time}}. The audit is {{phase}}. Reload to see it.',
    'round-reopened': 'The round was opened again by {{who}} on {{time}}. The audit is {{phase}}. Reload to see it.',
    'lot-stated':
      'A lot was stated by {{who}} on {{time}}, and the round is open again. The audit is {{phase}}. Reload to see it.',
    'audit-concluded': 'The audit was concluded by {{who}} on {{time}}. The audit is {{phase}}. Reload to see it.',
  },
  laterStillPlanned: 'This comes later: the audit is still being planned.',
  inputsCommitted: 'The inputs are committed, so plan and files no longer change.',
  sampleBeingDrawn: 'The sample is being drawn.',
  plannedRoundsOver: 'All planned rounds are over. Conclude the audit with a full hand count.',
  limitsMet: 'Every risk limit has been met. No further ballots are needed.',
  noBoardsYet: 'There are no audit boards yet.',
  noBoardSigned: 'No audit board has signed off.',
  auditIs: 'The audit is {{phase}}.',
  drawGaveUp: 'The server could not finish drawing the sample. Start the round again; nothing was changed.',
  starterMayNot: 'Who started this round may no longer do so. Ask an audit administrator.',
  notInBatches:
    '{{contest}}: {{choice}} has {{votes}} in all, and {{counted}} in the batches. The rest cannot be audited and is held against the reported winners.',
  votes_one: '{{count, number}} vote',
  votes_other: '{{count, number}} votes',
} as const;
