/** What a person should know and do about each refusal of the ballot room; blanks are named like the data of the refusal. */
export const ballotRefusals = {
  'room-not-opened': 'Open the ballot room of this election first.',
  'room-opened-already': 'The ballot room is open already, and its rules are fixed. Reload the page.',
  'sign-in-unknown': 'The account “{{signIn}}” belongs to nobody here. Ask an administrator to add it to a person.',
  'nobody-asks': 'Sign in first.',
  'more-people-needed':
    'This takes {{needed, number}} different people, and {{people, number}} signed in. Ask somebody else to sign in with their own account.',
  'duty-missing': '{{person}} has no duty that this belongs to. Ask somebody who has: {{duties}}.',
  'oath-missing': '{{person}} has not taken the oath yet. Record it first.',
  'training-not-current': {
    others:
      '{{person}} has no current training in {{course}}. Trained for this today, and on duty: {{trained}}. Ask one of them, or the director for an override for today.',
    nobody:
      '{{person}} has no current training in {{course}}, and nobody else on duty today is trained for this. Ask the director for an override for today.',
  },
  'name-taken': '“{{name}}” is there already. Choose another name, or open the one that is there.',
  unknown: '“{{name}}” is not known here. Check it, or add it first.',
  'place-unknown': 'No place here is called “{{place}}”. Register it first, or take one that is known: {{known}}.',
  'training-version-unknown': 'Version {{version, number}} of {{course}} was never published. Check the version.',
  'instructor-certifies-self': '{{person}} cannot certify their own attendance. Let another instructor record it.',
  'override-of-oneself': '{{person}} cannot override their own training. Ask another director.',
  'override-not-of-today': 'An override is for the day it is given. It was asked for {{day}}.',
  'founders-are-one': 'Name two different people with different addresses. {{person}} is named twice.',
  'founders-not-administrators':
    'This office has two administrators or more, so two of them open the room together: give the addresses with which two of them sign in. They then let in everybody else.',
  'opener-is-no-founder':
    'A ballot room is opened by an administrator of the office, and where two are named by one of them. Ask an administrator to open it.',
  'confirmed-by-proposer': '{{person}} asked for this. Somebody else of the office has to confirm it.',
  'confirmed-by-themselves': 'This is for {{person}}. Somebody else of the office has to confirm it.',
  'author-approves-own': '{{person}} wrote this. Somebody else has to approve it.',
  'procedure-approved-already':
    'Version {{version, number}} of {{procedure}} was approved already. It stays as it was approved: for another day write its next version.',
  'text-too-short': 'Write at least {{least, number}} characters. There are {{length, number}}.',
  'source-proves-nothing':
    'Voted ballots are counted by hand or by the tabulator, never by “{{source}}”. Count them, then enter the count.',
  'witness-is-counter': '{{person}} counted and cannot be the witness too. Name another witness.',
  'account-not-usable': 'Nothing can be moved to or from “{{account}}”. Choose a place.',
  'not-enough-there':
    '{{account}} holds fewer than the {{asked, number}} that were to be taken. Count what is there, or correct the number.',
  'transfer-received-already': '{{transfer}} was received already. Record a second count by other people instead.',
  'transfer-not-received': '{{transfer}} was not received yet. Record what arrived first.',
  'receiver-is-giver': '{{person}} handed this over and cannot receive it. Two other people have to.',
  'recount-by-same-people': 'The second count of {{transfer}} has to be made by people who did not make the first.',
  'conversion-not-balanced':
    '{{taken, number}} envelopes with these empties and extras make {{expected, number}} ballots, and {{made, number}} were entered. Count again.',
  'import-not-read': 'This file could not be read, and nothing was taken in. Look at what is wrong with it.',
  'import-not-confirmed': 'Look at what is to be confirmed, and say that you have.',
  'import-refused':
    'Nothing was taken in: what the file says is refused in {{rows, number}} of its lines. Each is listed with what to do.',
  'import-changed-since':
    'Something has changed here since you looked. Look at what the file would do now, then send it.',
  'expected-tabulator-unknown':
    '{{site}} has no tabulator “{{tabulator}}”. Check how it is written, or register it with the place first.',
  'expected-tabulator-missing': 'Say which tabulator of {{site}} counts these cards.',
  'expected-too-many':
    'At most {{most, number}} cards can be expected in one place. There were {{cards, number}}: check the number.',
  'plan-changed-since': 'The expected numbers have changed since you looked. Look at the plan again, then adopt it.',
  'plan-not-ready': 'The plan has {{problems, number}} problems. Put them right first; the page names each of them.',
  'imported-place-hidden':
    'You are to read the count at {{place}} again yourself before you see it. Let somebody else send this file.',
  'imported-twice': 'The count at {{place}} stands in row {{row, number}} already. Take one of the two rows out.',
  'imported-site-without-voters': '{{site}} is a central place: no voters are checked in there. Check the name.',
  'imported-day-missing': 'Voting at {{site}} takes several days. Give the day in each row.',
  'imported-day-unknown': '{{site}} was not open on {{day}}. Check the day, or the days of the place.',
  'imported-tabulator-unknown':
    '{{tabulator}} has no batch here. Check how the tabulator is written, or create its batches first.',
  'imported-batch-missing': '{{tabulator}} has several batches here. Give the batch in each row.',
  'imported-batch-unknown':
    '{{tabulator}} has no batch “{{tabulatorBatch}}” here. Check it, zeros in front too, or create the batch first.',
  'imported-batch-deleted':
    'Batch “{{tabulatorBatch}}” of {{tabulator}} was deleted when {{batch}} was scanned again. Export the file again without it.',
  'imported-batches-left-out':
    'The count at {{place}} is made of several batches, and the file leaves some out: {{batches}}. Add them.',
  'imported-container-differs':
    '{{container}} is there already, and of another kind, with other seals or other contents. Correct the row, or take it out.',
  'imported-person-differs':
    '“{{person}}” is {{name}} here, and the row has another name or party. Correct the row, or choose another short name.',
  'imported-duty-differs':
    '“{{person}}” has the duty {{duty}} from that day on already, and it ends on another day. Correct the row, or take it out.',
  'batch-name-not-usable': {
    empty: 'Give the batch a name.',
    'too-long': '“{{name}}” is too long for a label. Use at most 30 characters.',
    'outer-spaces': '“{{name}}” begins or ends with a blank. Remove it.',
    'like-a-total': '“{{name}}” looks like the total of other batches. Choose a name without that word in front.',
    character: '“{{name}}” holds a character that cannot be printed. Type the name again.',
  },
  'batch-name-repeated': '{{tabulator}} has a batch “{{name}}” already. Choose another name.',
  'tabulator-batch-repeated':
    '{{tabulator}} has reported batch number {{tabulatorBatch}} before. Check whether a batch was scanned twice.',
  'batch-in-container': '{{batch}} lies in {{container}}. Take it out there first.',
  'batch-in-no-container': '{{batch}} lies in no container.',
  'batch-elsewhere': '{{batch}} is not in {{container}}. Count a batch that is.',
  'batch-is-no-more': '{{batch}} was split or merged. Work with what it became.',
  'batches-not-each-once': 'Name at least one batch, and each of them once.',
  'batch-into-itself':
    '{{batch}} cannot become itself. Create the batches it becomes first, with numbers of their own.',
  'batch-not-counted': '{{batch}} was not counted by hand yet. Count it first.',
  'cards-not-as-counted':
    '{{batch}} was counted with {{counted, number}} cards, and {{cards, number}} were entered. Count again.',
  'votes-named-twice': '{{batch}}: “{{name}}” comes twice. Give each contest, and each choice of it, once.',
  'votes-too-many':
    '{{batch}}: {{votes, number}} votes are reported in “{{contest}}”, and its cards allow at most {{most, number}}. Check the votes and the cards.',
  'votes-do-not-add-up':
    '{{batch}}: votes, overvotes and undervotes in “{{contest}}” are {{votes, number}} together, and they should be {{expected, number}}. Check them.',
  'votes-not-of-whole-cards':
    '{{batch}}: votes, overvotes and undervotes in “{{contest}}” are {{votes, number}} together. With {{votesAllowed, number}} votes on each card that is no whole number of cards. Check them.',
  'contest-on-more-cards':
    '{{batch}}: “{{contest}}” is reported on {{bearing, number}} cards, and the batch has {{cards, number}}. Check both numbers.',
  'votes-not-waiting':
    'The votes of {{batch}} do not wait for a second person any more, or were reported anew. Reload the page and look again.',
  'votes-on-other-cards':
    '{{batch}}: votes are reported of {{cards, number}} cards, and the tabulator counted {{tabulated, number}} there. Find the cause, and report the votes anew.',
  'votes-reviewed-by-reporter': '{{person}} has reported votes of {{batch}}. Somebody else has to look at them.',
  'transfer-not-recounted':
    '{{transfer}} was counted by those who received it only. Let others count it again before it is explained.',
  'recount-before-missing':
    '{{batch}}: no approved votes of “{{contest}}” are known here. Type what was reported before the recount, too.',
  'recount-before-known':
    '{{batch}}: the votes in “{{contest}}” before the recount were approved here, and stand. Leave them out.',
  'recount-before-not-approved':
    '{{batch}}: the votes in “{{contest}}” before the recount are not approved. Somebody has to look at them first, on Votes by batch.',
  'recount-of-other-choices':
    '{{batch}}: “{{contest}}” was reported with other choices, or with another number of votes on each ballot. Record the same.',
  'recount-not-differing': '{{batch}}: the recount found what was reported. There is nothing to explain.',
  'recount-not-waiting':
    'The result of {{batch}} does not wait for a second person any more, or was recorded anew. Reload the page and look again.',
  'recount-not-explained':
    '{{batch}}: nobody has said yet why “{{contest}}” differs. It is approved once it is explained.',
  'recount-reviewed-by-reporter':
    '{{person}} has recorded or explained the result of {{batch}}. Somebody else has to look at it.',
  'container-is-sealed': '{{container}} is sealed. Read its seals and open it with two people first.',
  'container-not-sealed': '{{container}} lacks a seal at: {{positions}}. Apply it first.',
  'container-not-here': '{{container}} is not here. Look up where it is.',
  'container-not-ok': '{{container}} is held apart or missing. A supervisor has to release it first.',
  'container-ok': '{{container}} is neither missing nor held apart.',
  'container-total-differs':
    '{{container}} holds {{cards, number}} cards, and its certificate says {{certified, number}}. Count the batches again.',
  'two-staff-outside-storage':
    '{{container}} holds voted ballots, and {{area}} is not secured. Two people have to stay with it, or store it in a secured area.',
  'seals-not-read': 'Read the seals of {{container}} before it is opened.',
  'reading-by-same-people': 'Somebody who has not read the seals of {{container}} before has to read them now.',
  'seal-range-not-possible':
    '{{first}} to {{last}} is no range of seals. Type both as they are printed, zeros included.',
  'seal-known-already': 'Seal {{seal}} was received before. Check the range.',
  'seal-not-in-stock': 'Seal {{seal}} is not in stock. Check the range.',
  'seal-used-already': 'Seal {{seal}} was used before, and no seal is used twice. Take another.',
  'seal-not-issued-to-you': 'Seal {{seal}} was issued to somebody else. Use a seal of your own range.',
  'seal-position-unknown': '{{container}} has no place “{{position}}” for a seal.',
  'seal-position-taken': '{{container}} has a seal at “{{position}}”.',
  'area-not-authorized': '{{person}} may not enter {{area}} on this day. Ask who is on the list.',
  'entry-left-already': 'The end of this visit was recorded already.',
  'finder-releases': '{{person}} was part of this. Somebody else has to release the container.',
  'recount-differs': '{{batch}} in {{container}} was counted otherwise before. Have two others count it too.',
  'recount-before-release': 'Count at least one batch of {{container}} before it is released.',
  'form-not-in-state': 'The form {{filled}} cannot be changed like this now. Reload to see where it stands.',
  'form-does-not-fit': 'The form {{filled}} is not filled in as it has to be: {{problems}}.',
  'row-holds-withheld':
    'Row {{row, number}} of “{{table}}” in {{filled}} holds something that is not shown to you. Leave this row in its place with everything that stands in it, fill in what is yours, and add new rows at the end. What is wrong in it is changed by whoever filled it in.',
  'signed-already': '{{person}} has signed {{filled}} already. Somebody else has to.',
  'signature-late':
    '{{filled}} was to be completed before {{person}} signed it. Make a late statement instead: it says when it was made, and counts as your signature.',
  'statement-of-the-future':
    'A late statement tells of something that has happened, and the time you gave is still to come. Check it.',
  'signatures-missing': '{{filled}} needs {{needed, number}} signatures and has {{signed, number}}.',
  'parties-not-mixed': 'Everybody who signed {{filled}} is of the same party. Somebody of another has to sign.',
  'image-not-verified': 'Somebody who did not type {{filled}} has to compare it with its picture first.',
  'checks-fail': '{{filled}} does not agree with itself or with other papers: {{checks}}. Look at these lines.',
  'empty-container-missing': 'Put an empty, sealed container at {{box}} before you leave, and enter its number.',
  'field-count-not-allowed': 'Envelopes of {{box}} are counted at the office, not at the box. Leave the count blank.',
  'envelopes-not-carried':
    'The figures in {{filled}} are not those of the day before together with its own rows. Carry them again under “Signatures”.',
  'challenges-not-carried':
    'In {{filled}} the challenged envelopes are not those of the day before and of today’s trays. None may leave its line, and no line may change its day, its cause or its people.',
  'challenge-in-the-future':
    '{{filled}} has envelopes that were challenged on {{day}}, and that day was not here yet when it was entered. Put the day right.',
  'day-before-open': '{{filled}} goes on from {{before}}, which is not complete. Complete {{before}} first.',
  'form-entered-meanwhile':
    'Somebody else has entered something in {{filled}} since you read it. Nothing of yours was written. Look at what stands there now, and try once more.',
  'rejected-without-others':
    'In {{filled}}, row {{row, number}} of the challenged envelopes: the rules of this state want two others than those who challenged an envelope to reject it.',
  'device-revoked-already': 'The device {{device}} was revoked already.',
  'device-acts-known':
    'Act {{counter, number}} of {{device}} was taken already, and stays. Give that number or a later one.',
  'device-acts-missing': 'Acts of this device from number {{expected, number}} on are missing. Send them first.',
  'device-chain-broken':
    'Act {{counter, number}} of this device does not fit what it sent before. Nothing was taken. Keep the device and its paper, and tell the director.',
  'device-signature-wrong':
    'Act {{counter, number}} was not signed by this device, or was changed. Nothing was taken. Tell the director.',
  'container-moved-since': '{{container}} was moved and recorded again after this. Look at where it is now.',
  'counted-since': 'Another count at {{place}} was recorded after this one.',
  'conflict-changed': 'More has come in since you looked, or somebody has settled this. Look at it again.',
  'rulings-contradict':
    'Two of these cannot both stand: one seal, one place for a seal, and one count of a line is one thing.',
  'seal-number-missing': 'Give the number on the seal of everything that stands, as it was read again.',
  'settled-by-involved': '{{person}} did a part of this. Somebody else has to settle it.',
  'difference-not-explained':
    'In {{filled}}, {{residual, number}} are not explained. Look for the cause, explain it, or send the form on as unexplained.',
  'reviewer-took-part': {
    preparer: '{{person}} filled in {{filled}}. Somebody else has to review it.',
    counter: '{{person}} counted what stands in {{filled}}. Somebody else has to review it.',
    witness: '{{person}} witnessed a count of {{filled}}. Somebody else has to review it.',
    transcriber: '{{person}} typed {{filled}} from paper. Somebody else has to review it.',
    amender: '{{person}} changed {{filled}}. Somebody else has to review it.',
    named: '{{person}} is named in {{filled}}. Somebody else has to review it.',
    custodian: '{{person}} held what {{filled}} is about. Somebody else has to review it.',
    voider: '{{person}} made {{filled}} void. Somebody else has to review what stands in its place.',
  },
  'checks-not-looked-at': 'Look at these checks of {{filled}} and mark them as seen: {{checks}}.',
  'lines-not-reentered': 'Read these lines of {{filled}} off the paper and type them again: {{lines}}.',
  'reentered-differs': 'What you read off {{filled}} is not what was entered: {{lines}}. Return the form.',
  'shown-before':
    '{{person}} read {{line}} of {{filled}} otherwise before, and has seen since what stands there. Somebody else has to read it off the paper and approve the form.',
  'nothing-to-return': 'Say which field of {{filled}} is to be looked at, and why.',
  'figures-hidden':
    'A figure that you are to read again yourself stands against it, so it is not named here. Read the key figures of the forms that you are to review first, or let somebody else do this.',
  'nothing-amended': 'Nothing in {{filled}} would change.',
  'evidence-missing': 'Name what shows it: a picture, a log, a statement.',
  'nothing-corrected': 'Version {{version, number}} of {{filled}} puts right nothing that was approved.',
  'public-text-names-person':
    'This text names {{person}}. Everybody may read it: say what happened without the name of a person.',
  'correction-reason-missing': 'Nobody has written yet what everybody is told of the correction in {{filled}}.',
  'correction-reason-is-another':
    'Somebody has written another reason for everybody in {{filled}} since you read it. Reload the page, and read the new one.',
  'nothing-to-explain': 'There is nothing to explain at {{place}} yet: a figure is missing.',
  'amount-does-not-fit': 'An explanation of this kind cannot have the amount {{amount, number}}. Check its sign.',
  'other-place-missing': 'Name the place where the other half of this difference is.',
  'explanation-withdrawn-already': 'This explanation was withdrawn already.',
  'confirmed-by-author': '{{person}} wrote this explanation. Somebody else has to confirm it.',
  'acceptance-not-allowed': 'The rules of this election let nobody accept a difference: {{authority}}.',
  'nothing-to-accept': 'Nothing at {{place}} waits for a decision.',
  'carrier-opened-already': 'Carrier {{carrier}} was opened already.',
  'site-closed-already': '{{site}} was closed already.',
  'carrier-of-another-site': '{{carrier}} is expected at {{site}} already. Check its number.',
  'carrier-seals-known':
    'The seals of {{carrier}} are on record here already. Leave them out: what is read is compared with those.',
  'carrier-seal-missing':
    'No seal number is on record for {{carrier}}. Give the number that you read on it, so that it can be compared later.',
  'carrier-listed-by-others':
    '{{carrier}} was listed by somebody else. Whoever listed it, or a lead of the site, may strike it.',
  'carrier-on-its-way':
    'Somebody has sent, held, stored or looked at {{carrier}} since it was listed, so that it is not only on the list. Find it and open it.',
  'site-not-ready': '{{site}} cannot be closed yet. {{issues}}',
  'incident-closed-already': 'The incident {{incident}} was closed already.',
  'incident-closed-by-involved': '{{person}} was part of this incident. Somebody else has to close it.',
  'notifications-missing': 'Before {{incident}} is closed, these must be told: {{missing}}.',
  'public-text-not-reviewed': 'The public text of {{incident}} has to be written, and reviewed by somebody else.',
  'public-text-is-another':
    'Somebody has written another public text for {{incident}} since you read it. Reload the page, and read the new one.',
  'nobody-left-to-close':
    'Everybody who may close an incident would be part of this one. Name fewer people, or have an administrator give the duty of a reviewer to somebody who was not there.',
  'too-many-incidents':
    'You have opened {{most, number}} incidents within an hour. Ask somebody else to open the next one.',
  'container-in-quarantine': '{{container}} is still held apart. Release it before {{incident}} is closed.',
  'board-holds-container': '{{board}} has {{container}}. It has to come back first.',
  'another-container-open': '{{container}} is open. It has to be counted back and sealed first.',
  'recount-needs-balance': '{{place}} is not in balance, and the rules let only what is in balance be recounted.',
  'count-back-missing': 'Count every batch of {{container}} before it is taken back.',
  'count-back-differs':
    '{{batch}} went out with {{out, number}} cards and came back with {{back, number}}. Look for them before the container is sealed.',
  'count-back-by-same-people':
    '{{person}} has counted {{batch}} back to another number. A second count has to be made by people who did not make the first.',
  'paperwork-incomplete': 'The tally sheets of {{container}} are not complete. Ask the board for them.',
  'results-not-entered': 'Enter the results of {{container}} first.',
  'cards-in-review':
    '{{moved, number}} cards of {{batch}} lie with the review team. Count them back before the batch is put away.',
  'due-day-over': '{{day}} is over. Choose a day that is still to come.',
  'certification-before-election': 'The result cannot be certified on {{day}}: the election is on {{electionDay}}.',
  'manifest-blocked_one': 'One thing keeps the manifest from being final. It is listed with what to do.',
  'manifest-blocked_other':
    '{{count, number}} things keep the manifest from being final. They are listed with what to do.',
  'file-is-not-the-manifest': 'The ballots have changed since this file was made. Make the manifest again.',
  'hold-lifted-already': 'The hold {{hold}} was lifted already.',
  'not-to-be-destroyed_one': 'One thing stands against destruction. It is listed.',
  'not-to-be-destroyed_other': '{{count, number}} things stand against destruction. They are listed.',
  'counsel-missing': '{{person}} is not the counsel of this office, or is the one who approves.',
  'publication-is-a-file': 'A packet is proposed with its file. Build it first.',
  'publication-is-no-file': 'This page follows the record and has no file.',
  'publication-released-already': 'This is released already. Nothing has to be proposed.',
  'publication-not-proposed': 'Nothing is proposed or released here.',
  'publication-proposed-otherwise':
    'Another file was proposed since ({{proposed}}). Look at that one before it is released.',
  'records-answer-not-made': 'This file is not kept any more. Have it made again, and propose that one.',
  'request-in-the-future':
    'The request is of {{day}}, and that day is not here yet. Check the day, and have the file made again.',
  'request-number-tells':
    'Nobody is to read “{{request}}” in an answer: it looks like an address, a telephone number, a code or a seal in use. Give the number that your office has for the request.',
  'seal-named-since':
    'A seal is in use whose number stands in this file: it came in, or is back on its container, since the file was made. Have it made again, and propose that one.',
  'records-answer-not-proposed': 'Nothing waits for the request {{request}}. Reload the page to see what was done.',
  'records-answer-released-already': 'This file was released for the request {{request}} already.',
  'records-answer-proposed-otherwise':
    'Another file was proposed for the request {{request}} since ({{proposed}}). Look at that one before it is released.',
  'packet-not-released': 'This packet is not released. Two people release a packet first, and that one is submitted.',
  'packet-sent-before': 'The certifier has this packet already. Build a new one, release it, and submit that one.',
  'application-with-certifier':
    'The certifier has your packet. Submit the next one when they have asked for something.',
  'application-not-submitted': 'No packet is with the certifier. Submit one first.',
  'application-step-not-proposed':
    'Nothing waits to be confirmed. Reload the page to see where the application stands.',
  'application-step-proposed-otherwise': 'Something else was proposed since. Reload the page and look at that first.',
  'step-confirmed-by-proposer': '{{person}} has proposed this. Somebody else has to confirm it.',
  'feedback-open': 'Items of feedback that wait for an answer: {{open, number}}. Answer them first.',
  'feedback-answered-already': 'Item {{item, number}} was answered already. What was kept stays.',
  'feedback-of-somebody-else':
    'This item was given to {{person}}. They answer it, or a director, a coordinator or a publisher does.',
  'days-out-of-order': '{{until}} is before {{from}}. Check both days.',
  'released-by-proposer': '{{person}} has proposed this. Somebody else has to release it.',
} as const;
