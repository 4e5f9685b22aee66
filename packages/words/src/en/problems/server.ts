/** What the problems mean that the server itself finds, before or around the audit’s own rules. */
export const serverProblems = {
  'request-not-understood': {
    title: 'Some entries need attention',
    why: 'A field is empty, too long, or not of the kind that is expected; or the page was open since before an update of the server.',
    advice: 'Look again at the fields that the message names. If it names none, reload the page and try again.',
  },
  'not-signed-in': {
    title: 'You are not signed in',
    why: 'Sessions end half an hour after the last thing you did and eight hours after you signed in, or when you or an administrator end them. That of an audit board also ends with its round, or when its link or its PIN is replaced.',
    advice: 'Sign in again, in a new tab if there are entries on the page that you want to keep.',
  },
  'not-allowed': {
    title: 'This is not for your role',
    why: 'Each step belongs to one role, so that nobody can both enter results and decide what is done with them.',
    advice: 'Ask the audit administrator to do it, or to say who should.',
  },
  'request-from-elsewhere': {
    title: 'The request did not come from this page',
    why: 'Another website may not act in your name, so the server only carries out what its own pages send. A program has to send the header “x-plumbline: 1”.',
    advice:
      'Open the page from this server’s own address and try again. If that is where you are, tell the operator: the proxy in front of the server may use another address than PLUMBLINE_PUBLIC_URL.',
  },
  'not-found': {
    title: 'There is nothing at this address',
    why: 'The address may have a typing mistake, the audit may have been deleted, or it belongs to an office you are not signed in for: then it looks as if it did not exist.',
    advice: 'Check the address, or go to your start page and choose from the list of audits.',
  },
  'command-repeated-differently': {
    title: 'This was already sent with other entries',
    why: 'Every action carries a number, so that a lost answer can be asked for again without doing anything twice. This number was used before, for something else.',
    advice: 'Reload the page to see what was kept, then enter the rest again.',
  },
  'request-too-slow': {
    title: 'What was sent did not arrive',
    why: 'It stood still for 20 seconds, or took longer than anything that is meant to arrive.',
    advice: 'Check the network, then try again. Nothing was changed.',
  },
  'unknown-host': {
    title: 'This server is not known by this name',
    why: 'The server answers only at its public address and, on its own computer, as “localhost”. Otherwise a website could give itself a name that leads here, and its pages could read along.',
    advice:
      'Open the address that the office gave you. The operator sets it as PLUMBLINE_PUBLIC_URL; a proxy in front has to pass the name on, or use “localhost”.',
  },
  'too-large': {
    title: 'This is larger than can be accepted',
    why: 'Everything that is sent has a largest size, so that nobody can fill the server.',
    advice:
      'Check that it is the right file: a manifest is seldom larger than a few megabytes. The operator can raise the limit.',
  },
  'too-many-requests': {
    title: 'Too many requests in a short time',
    why: 'The server answers a limited number of requests a minute from one browser and from one network address.',
    advice: 'Wait a minute, then try again. Nothing was changed.',
  },
  'too-many-streams': {
    title: 'Too many pages are open',
    why: 'Every open page of an audit listens for news. The server keeps 20 such lines for each session and a thousand for each network address.',
    advice:
      'Close the tabs you do not need, then reload this one. What is on the page is right; it only does not change by itself.',
  },
  'internal-error': {
    title: 'Something went wrong on our side',
    why: 'The program met a situation it was not made for. What you sent was not carried out.',
    advice: 'Try again. If it happens again, give the operator the request number: it is in the server’s own log.',
  },
  'outcome-unknown': {
    title: 'It is not known whether this was done',
    why: 'The connection to the database broke at the moment at which it was to keep what you sent, and its answer was lost.',
    advice:
      'Send it again from the same page, or look after reloading whether it is there. What is sent again from the same page is not done twice.',
  },
  'disk-full': {
    title: 'The server has no more space on its disk',
    why: 'What you sent has to be kept, and there is no room for it. What is there can still be read.',
    advice: 'Tell the operator of the server. Nothing was changed; send it again when there is space.',
  },
  'not-available': {
    title: 'The server cannot answer right now',
    why: 'Its database is being started, stopped or updated, or cannot be reached.',
    advice: 'Wait a moment and try again. Nothing was changed, and what you entered is still on the page.',
  },
  busy: {
    title: 'Many people are working here at this moment',
    why: 'What changes one audit is done one after the other, and only so much may wait, so that everybody else is answered meanwhile.',
    advice: 'Wait a few seconds and try again. Nothing was changed, and what you entered is still on the page.',
  },

  'code-wrong': {
    title: 'That is not the code we sent',
    why: 'A letter may have been mistyped, or the code is that of an older message or of another address: asking again ends the code that was sent before. A code also belongs to the browser in which it was asked for.',
    advice:
      'Look at the newest message and type its code again where you asked for it, or open the link in the message.',
  },
  'code-expired': {
    title: 'This code is no longer good',
    why: 'A code is good for ten minutes and for one sign-in, and ends when another one is sent.',
    advice: 'Ask for a new one.',
  },
  'code-locked': {
    title: 'Too many wrong codes',
    why: 'After ten wrong tries the right code is refused too, so that nobody can try them all; after fewer, while somebody is guessing codes.',
    advice: 'Ask for a new code. If it was not you who typed them, tell the audit administrator.',
  },
  'codes-used-up': {
    title: 'Six codes were sent to this address within an hour',
    why: 'At most six codes an hour leave for an address, so that nobody can fill a mailbox or try many codes.',
    advice: 'Type the code of the newest message while it is good, or wait until an hour after the first of the six.',
  },
  'second-factor-needed': {
    title: 'Confirm that it is you',
    why: 'What cannot be taken back, or is seen by everybody, asks an administrator for the second factor again when the last time is more than five minutes ago: somebody else may sit at a computer that was left.',
    advice: 'Give the code of your authenticator app, or use your passkey. Nothing was changed yet.',
  },
  'second-factor-wrong': {
    title: 'This is not the second factor of your account',
    why: 'A digit may have been mistyped, the clock of the phone may be wrong by more than half a minute, or the code is that of another account.',
    advice: 'Wait for the next code of the app and type it, or use a recovery code.',
  },
  'second-factor-used': {
    title: 'This code was used before',
    why: 'Each code of an authenticator app and each recovery code is good for one time, so that somebody who saw it being typed can do nothing with it.',
    advice: 'Wait until the app shows the next code, at most half a minute, or use another recovery code.',
  },
  'second-factor-locked': {
    title: 'Too many wrong second factors',
    why: 'After ten wrong codes within a day no further one is looked at, so that nobody can try them all. Somebody who guesses there has got past the first step.',
    advice:
      'Use a passkey or a recovery code, or ask another administrator of your office to reset your second factor. If it was not you who typed them, tell them so.',
  },
  'second-factor-lapsed': {
    title: 'This took too long',
    why: 'What is made ready for a second factor is good for ten minutes, in the browser that asked for it, and for one time.',
    advice: 'Begin this step again.',
  },
  'second-factor-last': {
    title: 'This is your only second factor',
    why: 'Without one, you could not sign in again.',
    advice: 'Add another one first, then remove this one.',
  },
  'second-factors-enough': {
    title: 'You have five second factors already',
    why: 'Each is a way in, so there are at most five, and one passkey is added once.',
    advice: 'Remove one that you do not use, then add the new one.',
  },
  'reset-by-another': {
    title: 'Nobody resets their own second factor',
    why: 'Whoever sits at a computer that you left could give it theirs.',
    advice: 'Add a new one and remove the old one, or ask another administrator of the office.',
  },
  'account-off': {
    title: 'Accounts are not used here',
    why: 'Signing in with an account needs an identity provider, which the operator of the server sets.',
    advice: 'Sign in with your e-mail address and the code that is sent to it.',
  },
  'account-away': {
    title: 'The sign-in of your office does not answer',
    why: 'The identity provider cannot be reached, or its answer could not be used.',
    advice: 'Try again in a moment, or sign in with your e-mail address and the code that is sent to it.',
  },
  'account-lapsed': {
    title: 'This sign-in did not begin here, or took too long',
    why: 'The account has to be given within ten minutes, in the tab in which the sign-in began, and each answer is taken once. So nobody is signed in by a link that somebody else made.',
    advice: 'Begin again on the sign-in page.',
  },
  'account-refused': {
    title: 'You were not signed in with your account',
    why: 'The identity provider refused, or the sign-in was given up there, or its answer was not one that can be trusted.',
    advice: 'Try again. If it happens again, tell the people who look after the accounts of your office.',
  },
  'account-unverified': {
    title: 'The e-mail address of this account is not verified',
    why: 'Anybody can enter an address into an account. Only one that the identity provider has verified says who somebody is.',
    advice: 'Have your address verified by the people who look after the accounts of your office.',
  },
  'account-unknown': {
    title: 'Nobody with this account administers audits here',
    why: 'Accounts are for audit administrators, whom the operator of the server enters by their e-mail address.',
    advice:
      'Jurisdiction managers sign in with their e-mail address below. Otherwise ask your office to have you entered as an administrator.',
  },
  'link-used': {
    title: 'This sign-in link has been used',
    why: 'Each of these links opens one session, once.',
    advice: 'Sign in by e-mail, or start the server again: it prints new links.',
  },
  'board-link-unknown': {
    title: 'No audit board was found at this address',
    why: 'The link of an audit board ends with its round, and when the jurisdiction manager replaces it; or the address was not copied whole.',
    advice: 'Check the address on the sheet, or ask the jurisdiction manager for the current link.',
  },
  'board-pin-wrong': {
    title: 'This is not the PIN of this board',
    why: 'Each board has a PIN of its own, and a new PIN ends the one before.',
    advice:
      'Compare it with the slip of your board. After ten wrong tries the jurisdiction manager has to make a new PIN.',
  },
  'own-words-alike': {
    title: 'Two things would be called the same',
    why: 'An office may have words of its own. Where two things have one word, nobody can tell which of them a screen or a form means.',
    advice: 'Choose another word for one of them. Nothing was saved.',
  },
  'room-plan-changed': {
    title: 'Somebody else has saved this list meanwhile',
    why: 'Two people had it open, and the other one was faster.',
    advice: 'Look at what is saved now, then save yours in its place or give yours up.',
  },
  'made-in-background': {
    title: 'This file is made in the background',
    why: 'It is so long that it takes more than two seconds, and nobody should wait for it.',
    advice: 'Have it made on the page where it is offered. It is listed there when it is done.',
  },
  'files-waiting': {
    title: 'Enough files are waiting',
    why: 'Files are made one after the other, and those of others are to have their turn.',
    advice: 'Wait until one is done, or cancel one that you do not need.',
  },
  'board-pin-locked': {
    title: 'The PIN of this board was typed wrong too often',
    why: 'After ten wrong tries no PIN is taken any more, so that nobody can guess it.',
    advice: 'Ask the jurisdiction manager for a new PIN. The address on the sheet stays the same.',
  },
  'tally-link-unknown': {
    title: 'Tally entry is not open at this address',
    why: 'The link ends with its round, when the tallies are made final, and when the jurisdiction manager replaces it; or the address was not copied whole.',
    advice: 'Ask the jurisdiction manager for the current link.',
  },
  'tally-people-alike': {
    title: 'One person is named as two',
    why: 'One name in two spellings is one person.',
    advice: 'Name two different people, or leave the second name empty.',
  },
  'tally-requests-full': {
    title: 'Too many computers wait already',
    why: 'The manager answers each request by hand, so only a few can wait at a time.',
    advice: 'Ask the jurisdiction manager to answer those that wait, or to replace the link. Then ask again.',
  },
  'tally-asked-too-often': {
    title: 'This link was used too often in half an hour',
    why: 'Every request is in the log of the office for good, so only so many can be made by one link in half an hour.',
    advice: 'Ask the jurisdiction manager to replace the link, or wait half an hour and ask again.',
  },
  'tally-request-over': {
    title: 'This request was answered already, or is over',
    why: 'A request ends when it is answered, after half an hour without an answer, and with its link.',
    advice: 'Look at the list again. Whoever still wants to enter tallies opens the link once more.',
  },
  'entry-of-others': {
    title: 'Other people entered this',
    why: 'A tally names the people who entered it. It was kept on this device by others than those who are signed in here now.',
    advice: 'Let the people who entered it in again on this device, by the same names. It is then sent by itself.',
  },
  'tally-number-wrong': {
    title: 'That is not the number on their screen',
    why: 'The number shows that whoever lets people in has seen their computer.',
    advice: 'Look at the screen of the computer and type the six digits it shows.',
  },

  'election-name-taken': {
    title: 'An election has this name already',
    why: 'Name and date together say which election is meant, so that nobody plans an audit of the wrong one.',
    advice: 'Choose the election from the list, or give the new one another name or date.',
  },
  'audit-name-taken': {
    title: 'This name is in use',
    why: 'Two audits of an office cannot have the same name: their reports could not be told apart.',
    advice: 'Choose another name, such as one with the date of the election.',
  },
  'upload-quota-reached': {
    title: 'Much has been uploaded today',
    why: 'A person, and a jurisdiction, may upload so much within 24 hours and no more, so that nobody can fill the server’s disk.',
    advice:
      'Use what is uploaded already, or wait: uploads that are not used are removed after a day. The real files of a county are far smaller.',
  },
  'upload-interrupted': {
    title: 'The upload did not finish',
    why: 'The connection ended, or stood still for too long, before the whole file had arrived. Of a large file, what arrived is kept for a day.',
    advice: 'Check the network, then choose the same file again. It goes on where it stopped.',
  },
  'upload-empty': {
    title: 'The file is empty',
    why: 'A file of zero bytes arrived. Often it was still open in another program and had not been saved.',
    advice: 'Save the file, look at its size, then choose it again.',
  },
  'nothing-found-in-file': {
    title: 'Nothing was found in this file',
    why: 'Help is asked with a file and the list of what was found in it, and this list is empty.',
    advice: 'If something about the file worries you all the same, call your office.',
  },
  'list-part-not-there': {
    title: 'The list has no such part',
    why: 'A list is divided by what the manifest names, and this is not among what was drawn.',
    advice: 'Reload the page and choose a part again.',
  },
  'list-too-long-to-mail': {
    title: 'The list is too long for a mail',
    why: 'Nobody can work from a mail of so many lines without losing their place.',
    advice: 'Divide the list into parts, or download or print it.',
  },
  'containers-not-to-fetch': {
    title: 'A container on the list cannot be fetched',
    why: 'Nobody is sent to a container that is missing, and nobody opens one that is held apart: each is looked into in the ballot room first.',
    advice: 'Find it, have it counted and released there, and ask for the list again.',
  },
  'upload-not-there': {
    title: 'The uploaded file is gone',
    why: 'The upload that was to be used is not stored for this audit and this place.',
    advice: 'Choose the file again and upload it once more.',
  },
  'upload-refused': {
    title: 'This file cannot be used yet',
    why: 'The file was read to its end, and something in it has to be corrected first.',
    advice: 'Correct what the list of problems names, row by row, then upload the file again.',
  },
  'map-refused': {
    title: 'This file is no map that can be drawn',
    why: 'The file was read to its end, and something in it cannot be drawn or named.',
    advice: 'Correct what the list of problems names, then choose the file again.',
  },
  'day-not-come': {
    title: 'This day has not come yet',
    why: 'Numbers are checked before somebody says that they were.',
    advice: 'Enter the day on which the numbers of the manifest were checked.',
  },
  'confirmation-needed': {
    title: 'Somebody has to confirm what the file asks',
    why: 'The file can be used, but something in it should have been meant, such as a jurisdiction that is no longer listed.',
    advice: 'Read what the file asks, confirm it if it is right, then use the file.',
  },
  'draw-under-way': {
    title: 'The sample is being drawn',
    why: 'The round was launched before, by you or by somebody else, and the drawing is still at work.',
    advice: 'Wait: the page shows the sample as soon as it is there.',
  },
  'sample-larger-than-population': {
    title: 'The sample is larger than what there is to draw from',
    why: 'Not more can be asked for than the manifests hold.',
    advice: 'Choose a smaller sample, or a full hand count.',
  },
  'sample-too-large': {
    title: 'The sample is larger than a round can hold',
    why: 'Every draw of a round is written to the log and printed on a list; a round holds at most 500,000.',
    advice: 'Choose a smaller sample, or a full hand count.',
  },
  'sample-not-possible': {
    title: 'No sample can be drawn',
    why: 'There is nothing to draw from for a contest: its manifests or reported votes do not allow a sample.',
    advice: 'Compare the contest and its jurisdictions with the files that were uploaded.',
  },
  'outbox-closed': {
    title: 'There is no outbox here',
    why: 'Messages are shown on a page only where the server sends no mail and is reached from its own computer.',
    advice:
      'Look in your mailbox. On a server without mail, open the page at its own address, such as http://localhost:8400.',
  },
  'ballot-room-refused': {
    title: 'The ballot room did not accept this',
    why: 'Rules of custody, counting and review are the same for everybody, whoever asks. Where one of them keeps ballots safe, the try is noted in the log of the room.',
    advice: 'Read what the message says is missing, put that right, and do it once more.',
  },
  'not-in-ballot-room': {
    title: 'This person is not enrolled in the ballot room',
    why: 'Whoever acts in a ballot room is enrolled there, with the account they sign in with.',
    advice: 'Ask the director or the coordinator to enrol the person and to add their address.',
  },
  'no-ballot-totals': {
    title: 'The votes by batch of the ballot room cannot be registered',
    why: 'An audit takes them only with the manifest that stands, once the votes of every batch were reported and a second person has approved them.',
    advice: 'Open the page “Votes by batch” of the ballot room, and put right what it names.',
  },
  'no-ballot-manifest': {
    title: 'No manifest stands in the ballot room',
    why: 'An audit takes the manifest of a ballot room only while it stands: made of reconciled, sealed and stored batches, frozen, and not withdrawn since.',
    advice: 'Open the page “Manifest” of the ballot room, put right what it names, and freeze the manifest.',
  },
  'practice-not-published': {
    title: 'This audit is for practice, and nothing of it is published',
    why: 'A practice audit says nothing about an election. Whoever found its page could take its figures for a result.',
    advice: 'Look at the page, or save it. Publish the page of an audit that is not for practice.',
  },
  'observer-takes-part': {
    title: 'This person works in the audit',
    why: 'Who watches an audit has no part in it: administrators and managers read it as their work needs it, and managers count without knowing what others have counted.',
    advice: 'Invite somebody else, or take this person off the list of participants first.',
  },
  'same-person': {
    title: 'This is the same person',
    why: 'Some acts take two people. Two accounts of one person are one person.',
    advice: 'Let somebody else type their address and their code.',
  },
} as const;
