/** What a person should know and do about each refusal of the audit; blanks are named like the data of the refusal. */
export const refusals = {
  'file-not-expected': 'A file of the kind “{{kind}}” has no place here. Check which slot it belongs to.',
  'file-not-there': 'There is no such file here, so there is nothing to remove. Reload the page.',
  'batches-not-compared':
    'The manifest of {{jurisdiction}} has no such batches, or their cards are compared with no record: {{batches}}. Correct their names, with the tabulator where the manifest has one.',
  'batch-said-twice': 'Two lines are about “{{batch}}” of {{jurisdiction}}. Remove one of them.',
  'manifest-replaced':
    'Another manifest of {{jurisdiction}} has come into use since the page was opened. Look at its numbers, and say again where they come from.',
  'manifest-needed-first':
    'Upload the ballot manifest of {{jurisdiction}} first: the other files are checked against it.',
  'cvrs-needed-first':
    'Add the cast vote records of {{jurisdiction}} first; then their names can be matched with those of the audit.',
  'name-not-in-cvrs':
    'The cast vote records of {{jurisdiction}} have no “{{name}}” there. Choose one of the names they have.',
  'name-matched-twice':
    'In {{jurisdiction}}, two names of the cast vote records would stand for “{{name}}”. Match each name of the audit once.',
  'selection-with-card-styles':
    'Cards that bear a contest are drawn by their tickets. Leave card styles out, or draw by tickets.',
  'contests-needed-first':
    'An audit administrator has to define the contests; then the candidate totals can be checked against them.',
  'wrong-round': 'Round {{expected}} is the one to act on, not round {{asked}}. Reload the page.',
  'sample-not-as-asked':
    '{{asked, number}} draws were asked for in {{contest}}, and {{drawn, number}} can be made. Choose another sample size.',
  'nothing-to-audit': 'Nothing of {{jurisdiction}} was drawn in this round that has not been audited already.',
  'risk-limit-not-met': 'Start another round, or conclude with a full hand count.',
  'risk-limit-not-for-type':
    'Only a full hand tally has a risk limit of 0 %, and it has no other. {{riskLimitPercent, number}} % was asked for. Choose a limit that fits the type of the audit.',
  'outcome-not-as-counted':
    'The count of every ballot decides how a full hand tally ends. Reload to see what it found, and conclude with that.',
  'risk-limit-met':
    'Every targeted contest has met its risk limit, so no further round can be opened. Conclude the audit.',
  'not-for-audit-type': 'In an audit of the type “{{auditType}}” this step does not exist.',
  'method-not-for-type': 'Choose one of the methods offered for this type of audit.',
  'no-targeted-contest': 'Mark at least one contest as targeted: the sample is drawn for it.',
  'contest-name-repeated': '“{{contest}}” is listed twice. Rename one of them or remove it.',
  'choice-name-repeated': 'In {{contest}}, “{{choice}}” is listed twice. Keep it once.',
  'too-many-winners':
    '{{contest}} has {{choices, number}} choices and {{winners, number}} winners. There must be fewer winners than choices.',
  'too-few-choices': 'Add a choice to {{contest}}.',
  'total-ballots-missing':
    'Enter how many ballot cards were cast in the jurisdictions of {{contest}}, also those without the contest.',
  'more-votes-than-ballots-allow':
    '{{contest}} has {{votes, number}} votes, and its ballots allow at most {{limit, number}}. Correct the votes, the number of cards cast or the votes allowed.',
  'choice-has-more-votes-than-ballots':
    '{{choice}} in {{contest}} has {{votes, number}} votes, and {{totalBallots, number}} ballots were cast. Correct the votes or the number of cards cast.',
  'fewer-cards-than-votes-need':
    'The votes of {{contest}} need at least {{needed, number}} cards, and {{cardsBearing, number}} are said to bear it. Correct one of them.',
  'more-cards-bearing-than-cast':
    '{{cardsBearing, number}} cards are said to bear {{contest}}, and {{totalBallots, number}} were cast. Correct one of them.',
  'manifest-in-use':
    '{{jurisdiction}} has a manifest in use. Remove it before you say that the jurisdiction holds no ballots.',
  'outcome-overturned':
    'Every ballot of {{contest}} was counted by hand, and others have won. Conclude that an outcome was overturned.',
  'no-outcome-overturned': 'Conclude that the outcomes are confirmed, or go on.',
  'pending-ballots-not-possible':
    '{{contest}}: {{pending, number}} ballots are said to be not yet counted. Add them to the cards cast instead.',
  'runoff-rule-not-possible':
    'The rule needs a batch comparison, one winner and at least three choices. Turn it off for {{contest}}, or correct these.',
  'instant-runoff-not-possible': {
    type: 'Take {{contest}} out: ranked choices are audited in a ballot comparison, by the ranks in its cast vote records, or counted in a full hand tally.',
    published: 'Take {{contest}} out: the published software that this audit repeats has no ranked contests.',
    winners: 'Set one winner for {{contest}}: with ranked choices, an outcome of several winners cannot be audited.',
    'votes-allowed': 'Set one vote for {{contest}}: a ballot with ranked choices counts for one of them at a time.',
    'reported-winner': 'Say which choice of {{contest}} was reported to win: first choices alone do not tell.',
    choices: 'Leave at most 30 choices in {{contest}}: more cannot be counted by rankings.',
    'write-ins':
      'Take the qualified write-ins off {{contest}}: ranked choices are eliminated one by one, and a list makes several people one of them.',
  },
  'contest-not-ranked': 'Voters do not rank the choices of {{contest}}. Reload the page, and try again.',
  'reported-winner-not-asked':
    'Take out who was reported to win {{contest}}: its votes, or the cast vote records, already say so.',
  'choice-not-in-rankings':
    'Write the choice “{{choice}}” of {{contest}} in another way. Where rankings are counted, a semicolon parts the ranks, an equals sign by itself parts two names at one rank, and BLANK, CONTEST_NOT_ON_BALLOT, INVALID_WRITE_IN and NOT_FOUND are no names.',
  'rankings-missing': 'Voters rank the choices of {{contest}}. Enter how many ballots have each ranking.',
  'ranking-repeated':
    '{{contest}}: “{{ranking}}” stands twice on “{{sheet}}”. Add both up in one row, or correct one of them.',
  'rankings-not-all-cards':
    '{{contest}}: the rows add up to {{cards}} ballots, and “{{batch}}” has {{ballots}}. Every ballot is in one row.',
  'rankings-not-for-review':
    'Voters rank the choices of {{contest}}, so ballots cannot be left to the review team. Decide on them where the batch is counted.',
  'opportunistic-not-possible': 'Mark {{contest}} as targeted, or remove it.',
  'contest-without-jurisdiction': 'Choose the jurisdictions that voted on {{contest}}.',
  'unknown-jurisdiction':
    '“{{jurisdiction}}” is not in the participants file. Upload a file that lists it, or choose another.',
  'unknown-contest': '“{{contest}}” is not a contest to be audited here now. Reload the page.',
  'contest-not-targeted': '{{contest}} is not a targeted contest. Reload the page.',
  'unknown-choice': '“{{choice}}” is not a choice of {{contest}}. Reload the page.',
  'write-ins-for-no-choice':
    '{{contest}}: write-ins are said to be reported as “{{choice}}”, and that is none of its choices. Choose one of them.',
  'write-in-not-qualified':
    '{{name}} is not on the list of qualified write-ins of {{contest}}. Any other name is an invalid write-in.',
  'write-in-not-named':
    'In {{contest}}, a vote for “{{choice}}” has to say which of the qualified write-ins was written in. Any other name is an invalid write-in.',
  'boards-exist': '{{jurisdiction}} has audit boards in this round. Reload to see them.',
  'board-count-not-possible': 'Choose between 1 and 200 audit boards.',
  'board-name-repeated': 'Give “{{board}}” another name.',
  'unknown-board':
    '{{jurisdiction}} has no audit board “{{board}}” in this round. Ask the jurisdiction manager for the current link.',
  'board-members-missing': 'Enter the names of the one or two people at the table first.',
  'board-signed-off': '{{board}} has signed off, so its entries are closed. An audit administrator can reopen it.',
  'board-not-signed-off': '{{board}} is still at work, so there is nothing to reopen.',
  'card-not-reopened': '{{board}} has signed off. Only the cards that were opened again can be entered.',
  'card-not-entered':
    '{{board}} has no entry of this ballot that could be looked at again, or two that it has to settle first.',
  'card-open-again': '{{board}} is to look at this ballot again already. Wait until it has.',
  'ballot-not-assigned': 'This ballot is not on the list of {{board}}. Go back to the list and choose one from it.',
  'interpretation-missing': 'Say what the ballot shows for {{contest}}, even if that is “Blank” or “Not on ballot”.',
  'ranks-not-as-choices':
    'Open the ballot again and enter what is marked at each rank of {{contest}}: the ranks do not fit the choices.',
  'name-mismatch':
    '“{{typed}}” is not a name given at the start. Type each name as it was entered; capitals and spaces do not matter.',
  'batch-not-sampled': '{{batch}} is not among the batches to count in this round. Check the retrieval list.',
  'batch-audited-earlier': '{{batch}} was counted in round {{round}}; that count stands and is used again.',
  'batch-combined': '{{batch}} is counted as part of {{combined}}. Enter the counts there.',
  'sheet-name-repeated': 'Two sheets are called “{{sheet}}”. Give each its own name.',
  'sheet-missing': 'Add a tally sheet for {{batch}}.',
  'cards-not-counted': '{{batch}}: enter how many ballots you counted, and what kind of batch it is.',
  'cards-differ-from-manifest':
    '{{batch}}: {{counted, number}} ballots were counted, and the manifest lists {{listed, number}}. Count them again. If the count is right, confirm the difference and save.',
  'tally-above-limit':
    '{{batch}} shows {{votes, number}} votes in {{contest}}, and its ballots allow at most {{limit, number}}. Check the sheets.',
  'choice-above-ballots':
    '{{batch}} shows {{votes, number}} votes for {{choice}} in {{contest}}, and has {{ballots, number}} ballots. A ballot holds one vote for a choice. Check the sheets.',
  'tally-incomplete': 'Enter a number for {{choice}} in {{contest}}; zero if there were none.',
  'entry-changed-meanwhile': {
    ballot: 'Somebody has entered this ballot on another device. Open it again and compare.',
    batch: 'Somebody has entered this batch in the meantime. Open it again and compare.',
    totals: 'Somebody has entered totals in the meantime. Look at them and compare.',
  },
  'boards-needed-first': '{{jurisdiction}} has no audit boards yet. Create them first, then enter the totals.',
  'review-team-exists': '{{jurisdiction}} has a review team in this round. Reload to see it.',
  'review-team-missing': '{{jurisdiction}} has no review team. Decide at the table, and write a note.',
  'review-by-board-only': '{{board}} decides on the cards that boards send it. It cannot send one on.',
  'review-team-of-two': '{{board}} needs two people. Enter both names.',
  'review-by-same':
    '{{name}} sits at a board that sends cards to the review team, and on the team. Somebody else has to decide on these cards.',
  'review-reason-missing': 'Write why the review team should look at this card.',
  'review-by-team-only': '{{board}} is no review team. Only the team decides on cards that were set aside.',
  'batch-not-in-review': 'No card of {{batch}} is with the review team. Reload to see where it is.',
  'review-above-batch':
    '{{batch}} has {{ballots, number}} ballots, and {{sent, number}} were to go to the review team. Count the cards again.',
  'stacks-not-counted':
    '{{sent, number}} cards of {{batch}} are with the review team. Count the cards in the stacks, and enter how many there are.',
  'cards-not-all-handled':
    '{{batch}}: {{stacks, number}} cards in the stacks and {{sent, number}} with the review team are not {{handled, number}}. Count the stacks again, or correct what was sent.',
  'card-entered-already':
    'This card has been entered, so it is not sent to the review team. Correct the entry, or write a note.',
  'totals-incomplete': {
    contest: '{{jurisdiction}}: enter the totals of {{contest}}.',
    choice: '{{jurisdiction}}: enter a number for {{choice}} in {{contest}}; zero if there were none.',
  },
  'totals-above-draws':
    '{{jurisdiction}} shows {{votes, number}} votes in {{contest}}, and the {{draws, number}} draws that were looked at allow at most {{limit, number}}. Check the totals.',
  'choice-above-draws':
    '{{jurisdiction}} shows {{votes, number}} votes for {{choice}} in {{contest}}, and {{draws, number}} draws were looked at. A card holds one vote for a choice. Check the totals.',
  'not-found-above-draws':
    '{{jurisdiction}}: {{notFound, number}} draws of cards that could not be found were entered in {{contest}}, and there were {{draws, number}} draws.',
  'totals-final': '{{jurisdiction}} has declared its totals final. An audit administrator can reopen them.',
  'totals-not-final': '{{jurisdiction}} has not declared its totals final, so there is nothing to reopen.',
  'totals-missing': '{{jurisdiction}} has not entered its totals yet.',
  'not-for-data-entry':
    'This does not fit how data are entered in this audit: ballot by ballot at audit boards, or in totals. It was decided in the settings before the commitment.',
  'tallies-final': '{{jurisdiction}} has declared its tallies final. An audit administrator can reopen them.',
  'tallies-not-final': '{{jurisdiction}} has not declared its tallies final, so there is nothing to reopen.',
  'audit-not-in-phase': 'The audit is {{phase}}, so this cannot be done now. Reload to see where it stands.',
  'plan-incomplete': 'Before the inputs can be committed: {{missing}}.',
  'seed-not-usable': {
    length: 'Enter the digits as they were rolled: at least one character and at most 100.',
    character:
      'Enter the digits as they were rolled, from the keys of a plain keyboard and with no more than one space in a row. This seed holds {{character}}, which others would not type again, and so they would get another sample.',
  },
  'sizes-not-for-outstanding-contests':
    'Give a sample size for each of these contests and for no other: {{outstanding}}.',
  'work-time-not-possible':
    'A time of work has to be more than 0 and at most {{most, number}}. Found {{found, number}}.',
  'round-sizes-not-possible':
    'Give {{contest}} at least one round and at most {{roundsMax, number}}, each with a whole number of draws above 0.',
  'rounds-not-equally-many':
    '{{contest}} has {{rounds, number}} rounds and another contest {{most, number}}. Give every targeted contest equally many.',
  'size-not-as-planned':
    'Round {{round}} draws {{planned, number}} for {{contest}}: that was committed to before the seed, and the method holds for no other size. {{asked, number}} were asked for.',
  'sizes-not-divided':
    'Say for {{contest}} how many cards with cast vote records are drawn and how many without. Both together are its sample size.',
  'sizes-divided-without-strata': 'This audit draws from all cards together. Give one sample size for each contest.',
  'planned-rounds-over':
    'The {{rounds, number}} rounds that were planned for {{contest}} are over. Conclude the audit with a full hand count.',
  'batches-not-combinable': {
    'too-few': 'Choose at least two batches to combine.',
    'not-sampled': 'At least one of the batches has to be in the sample.',
    'named-twice': 'Name each batch of the combination once.',
    'not-listed': 'The manifest of the jurisdiction has no batch of these names: {{batches}}. Write them as it does.',
    'already-combined': 'One of the batches is already part of another combination.',
    'counted-earlier':
      'One of the batches was counted in a round that is closed. What was counted there stays as it was measured.',
    'in-review':
      'Cards of one of the batches are with the review team. Take them back first, then combine the batches.',
    'name-in-use': 'Give the combined batch a name that no other batch has.',
  },
  'batches-not-requirable': {
    all: 'Nothing was saved. Correct these: {{problems}}.',
    'unknown-jurisdiction': '“{{jurisdiction}}” is no jurisdiction of this audit ({{batch}})',
    'takes-no-part': '{{jurisdiction}} takes no part in a contest of this audit ({{batch}})',
    'no-manifest': '{{jurisdiction}} has no manifest yet ({{batch}})',
    'not-listed': 'the manifest of {{jurisdiction}} has no batch “{{batch}}”',
    'named-twice': '{{jurisdiction}}, {{batch}} is named twice',
  },
  'required-batches-left-out': 'The plan requires these batches too: {{batches}}.',
  'launch-not-withdrawable': {
    'later-round':
      'Only the launch of the first round can be taken back. Finish this round; what was measured before it stands.',
    measured: 'This round ended before, and what it had found was seen. The sample stands; finish the round.',
    final: 'The work of this round was declared final in {{jurisdictions}}. Finish the round.',
    entries:
      'What people saw was entered in {{jurisdictions}}. The sample stands; finish the round, and correct what is wrong in it.',
    boards:
      'Audit boards were created in {{jurisdictions}}, and may be fetching ballots. The sample stands; finish the round.',
    lists:
      'A list of what was drawn was taken in {{jurisdictions}}, and somebody may be fetching by it. The sample stands; finish the round.',
    combined:
      'Batches were combined in {{jurisdictions}} because of what was drawn. The sample stands; finish the round.',
  },
  'jurisdictions-outstanding': {
    all: 'Wait until these have finished, then close the round: {{jurisdictions}}.',
    inReview:
      'Wait until these have finished, then close the round: {{jurisdictions}}. Only the review team still has work in {{inReview}}.',
  },
  'names-alike': {
    contests:
      'The contests “{{first}}” and “{{second}}” look the same. Keep one, or write them so that people can tell them apart.',
    choices:
      'In {{contest}}, the choices “{{first}}” and “{{second}}” look the same. Keep one, or write them so that people can tell them apart.',
  },
  'findings-not-confirmed': 'Look at these on the commit page and confirm them: {{findings}}',
  'board-members-alike':
    '“{{first}}” and “{{second}}” are one name to everybody who reads them. Enter two different people, or add what tells them apart, such as a second initial.',
  'board-members-not-possible': {
    none: 'Enter one or two names. No name was given.',
    several: 'Enter one or two names. {{given, number}} were given.',
  },
  'board-of-two': '{{board}} needs two people: in this audit no board is of one person.',
  'double-entry-of-two': '{{board}} needs two people: each ballot is entered by both, one after the other.',
  'reader-missing': 'Each is entered twice, by people who do not know of each other. Load the page again and enter it.',
  'reader-not-asked': 'In this audit each ballot and each batch is entered once.',
  'entry-of-other-reader':
    'This entry would take the place of what the other person entered. Load the page again and enter it.',
  'readers-turned-round':
    '{{name}} has entered ballots of {{board}} from the other place. Name the people in the order in which they sat before.',
  'second-entry-missing': 'Nobody else has entered this yet. Each enters it alone first.',
  'double-entry-at-boards-only': 'Double entry is only for ballots that boards enter one by one, and for batches.',
  'entries-in-circle':
    'These entries take the place of one another, so that none is left. Look at the paper and enter it again.',
  'too-many-entries':
    'There are too many entries of it. Open it from the list, compare them with the paper, and keep what is right.',
  'ballots-contested_one':
    'Of {{count, number}} ballot there are two entries that did not know of each other. Open it from the list, settle which is right, then sign off.',
  'ballots-contested_other':
    'Of {{count, number}} ballots there are two entries that did not know of each other. Open them from the list, settle which is right, then sign off.',
  'ballots-undecided_one':
    '{{count, number}} ballot has no entry yet. Enter what is left or mark it as not found, then sign off.',
  'ballots-undecided_other':
    '{{count, number}} ballots have no entry yet. Enter what is left or mark it as not found, then sign off.',
  'batches-in-review': 'Cards of {{batches}} wait for the review team. Finalize when it has decided on them.',
  'batches-contested':
    'Of {{batches}} there are two entries that did not know of each other. Open each, settle which is right, then finalize.',
  'batches-outstanding': 'Enter the counts of {{batches}}, then finalize.',
  'proposal-waits': 'Wait until somebody confirms or refuses what is proposed, or withdraw it if it is yours.',
  'nothing-proposed': 'Nothing is proposed any more. Reload the page to see where the audit stands.',
  'proposal-overtaken':
    'The plan or a file changed after this was proposed. Look at what changed, then let one of you propose it again.',
  'proposal-refused': 'A second person refused it. Settle the reason, then propose it again.',
  'conclude-by-two-first':
    'Two administrators end this audit: on the page Result, choose “Conclude with a full hand count”, and another administrator confirms it. The count of every ballot is then begun here.',
  'concluded-without-count':
    'This audit was concluded with the outcomes it found. No count of every ballot follows from it.',
  'already-escalated': 'Every ballot is counted in the audit “{{name}}”. Open that audit.',
  'second-person-needed': 'You proposed this. Another administrator of your office has to sign in and answer.',
  'not-ones-own': 'Only the person who said it can take it back.',
  'no-tie-met':
    'Nothing in {{contest}} hangs on choices that are level, or the lot for it was stated. Reload the page to see the count.',
  'tie-not-as-seen':
    'The count of {{contest}} has changed since your page was loaded, and the tie is another one. Reload the page, and read who is level now.',
  'not-level':
    '“{{choice}}” is not one of the choices of {{contest}} that are level. Reload the page, and choose again.',
  'act-not-as-proposed': {
    commit:
      'The fingerprint on your page is not the one that was proposed. Reload the page and compare the fingerprints; do not confirm before they agree.',
    seed: 'What you typed is not the seed that was proposed. Do not roll again: look at the written record of the dice. If your digits were mistyped, type them again; if the proposed ones are wrong, refuse the proposal and say why.',
    conclude: 'The proposed conclusion is another one. Reload the page and read what is proposed.',
    lot: 'The proposed lot is another one. Reload the page and read what is proposed.',
  },
  'no-case': '“{{unit}}” has no difference that is known. Reload the page to see the cases as they are now.',
  'case-not-yet':
    '{{jurisdiction}} has not finished its work of this round. Nobody there is to know what differs, so wait until it has.',
  'case-settled': 'The case of “{{unit}}” is settled. Reopen it with a reason if there is something to add.',
  'case-not-settled': 'The case of “{{unit}}” is open already.',
  'case-not-explained': 'Say first what may have caused the difference.',
  'second-look-missing': 'A second look by two people who did not enter “{{unit}}” is missing.',
  'second-look-not-possible':
    '{{contest}} differs in its total. Look at single batches again, and explain the total with what you find.',
  'second-look-unfit':
    'Enter everything that is asked about “{{unit}}”, and nothing else. Reload the page if it has changed.',
  'second-look-alike': 'Name two different people. “{{name}}” was given twice.',
  'second-look-by-same': '“{{name}}” entered this at the first look. Two other people have to look now.',
  'approved-by-same': 'You explained this case or entered its second look. Another administrator has to approve it.',
  'help-asked-already':
    '{{jurisdiction}} has asked for help with this kind of file already. Read the answer, or close that question before you ask anew.',
  'help-not-asked': 'There is no such question. Reload the page to see what was asked.',
  'help-closed-already': 'This question is closed. If help is still needed, ask anew.',
  'help-not-answered': 'Answer the question in words before you close it.',
  'text-not-kept':
    'No text of this audit is kept under that fingerprint. Open the log and redact the text from its entry.',
  'text-redacted-already': 'Somebody has redacted this text already. Reload the log to see who, when and why.',
  'redaction-reason-missing': 'Say in a few words why the text is redacted, without repeating it.',
} as const;
