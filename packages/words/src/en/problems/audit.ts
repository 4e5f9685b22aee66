/** What each refusal of the audit itself means. */
export const auditProblems = {
  'audit-not-in-phase': {
    title: 'The audit has moved on',
    why: 'Each step belongs to one phase: the files are committed before the seed is rolled, the seed comes before the sample. Somebody may have taken the next step while this page was open.',
    advice: 'Reload the page to see where the audit stands and what comes next.',
  },
  'method-not-for-type': {
    title: 'This method does not fit the type of audit',
    why: 'A method measures the risk from ballots, from batches, or from single ballots compared with their CVRs.',
    advice: 'Choose one of the methods offered for this type of audit.',
  },
  'plan-incomplete': {
    title: 'Something is still missing',
    why: 'What is committed cannot be changed once the seed is rolled, so everything has to be there first.',
    advice: 'Do what the message lists, then commit the inputs.',
  },
  'no-targeted-contest': {
    title: 'No contest is targeted',
    why: 'The sample is drawn for the targeted contests; without one there is nothing to draw for.',
    advice: 'Mark at least one contest as targeted.',
  },
  'contest-name-repeated': {
    title: 'Two contests have the same name',
    why: 'Files and reports name contests, so two of one name could not be told apart.',
    advice: 'Rename one of them, or remove it.',
  },
  'choice-name-repeated': {
    title: 'A choice is listed twice',
    why: 'Votes are counted by the name of the choice, so each name can be there once in a contest.',
    advice: 'Keep it once.',
  },
  'names-alike': {
    title: 'Two names look the same',
    why: 'Names that differ only in capitals, spaces or marks that look alike are one name to everybody who reads or types them; files could never be matched with them.',
    advice: 'Write one of them so that people can tell them apart, or remove it.',
  },
  'too-many-winners': {
    title: 'There are not enough choices for that many winners',
    why: 'Where everybody wins there is no outcome that could be wrong.',
    advice: 'Correct the number of winners, or add the choices that are missing.',
  },
  'too-few-choices': {
    title: 'A contest needs at least two choices',
    why: 'With one choice there is no outcome that could be wrong.',
    advice: 'Add a choice, or remove the contest.',
  },
  'total-ballots-missing': {
    title: 'The number of ballot cards cast is missing',
    why: 'Cards that were cast and are in no manifest can never be drawn, so the audit has to know how many there are.',
    advice:
      'Enter how many ballot cards were cast in the jurisdictions of the contest, also those without the contest.',
  },
  'choice-has-more-votes-than-ballots': {
    title: 'A choice has more votes than there are ballots',
    why: 'A ballot holds one vote for a choice at most, however many votes are allowed in the contest.',
    advice: 'Correct the votes of the choice or the number of cards cast.',
  },
  'more-votes-than-ballots-allow': {
    title: 'There are more votes than the ballots allow',
    why: 'A contest cannot have more votes than its ballots times the votes allowed on each.',
    advice: 'Correct the votes, the total number of ballots, or the votes allowed.',
  },
  'fewer-cards-than-votes-need': {
    title: 'The votes need more cards than that',
    why: 'The cards that bear a contest must at least be able to hold its votes.',
    advice: 'Correct the number of cards that bear the contest or the votes, or leave the number empty.',
  },
  'more-cards-bearing-than-cast': {
    title: 'More cards bear the contest than were cast',
    why: 'The cards that bear a contest are some or all of the cards that were cast in its jurisdictions.',
    advice: 'Correct one of the two numbers, or leave the number of cards that bear the contest empty.',
  },
  'findings-not-confirmed': {
    title: 'Something about the plan has to be confirmed first',
    why: 'The manifests and the contests say different things about how many cards there are. That may be right, but somebody has to look.',
    advice: 'Look at each point on the commit page. Correct the numbers, or confirm that they are right.',
  },
  'manifest-in-use': {
    title: 'This jurisdiction has a manifest',
    why: 'Its manifest lists ballots that can be drawn, so it cannot at the same time hold none.',
    advice: 'Remove the manifest first if the jurisdiction really holds no ballots of this audit.',
  },
  'outcome-overturned': {
    title: 'A complete hand tally found another outcome',
    why: 'Where every ballot of a contest was counted by hand, the count is the outcome.',
    advice: 'Conclude that an outcome was overturned.',
  },
  'no-outcome-overturned': {
    title: 'No hand tally found another outcome',
    why: 'An outcome is overturned by a complete hand tally with other winners, and by nothing less.',
    advice: 'Conclude that the outcomes are confirmed, or go on.',
  },
  'pending-ballots-not-possible': {
    title: 'Ballots not yet counted belong to the cards cast',
    why: 'A polling audit draws from all cards that were cast. Those that no manifest lists yet count against the reported winners when they are drawn.',
    advice: 'Add them to the number of ballot cards cast, and leave the number of ballots not yet counted at 0.',
  },
  'runoff-rule-not-possible': {
    title: 'The runoff rule cannot be used for this contest',
    why: 'The rule needs a batch comparison, one winner and at least three choices.',
    advice: 'Turn the rule off for this contest, or correct these.',
  },
  'instant-runoff-not-possible': {
    title: 'This contest cannot be audited as a ranked one',
    why: 'Ranked choices are audited in a ballot comparison or counted in a full hand tally, for one winner, one vote at a time, and without a list of qualified write-ins.',
    advice: 'Correct what the message names, or take the contest out of the audit.',
  },
  'contest-not-ranked': {
    title: 'Voters do not rank the choices of this contest',
    why: 'Only in a contest counted by instant runoff do rankings say who wins.',
    advice: 'Reload the page, and try again.',
  },
  'reported-winner-not-asked': {
    title: 'Nobody is asked who was reported to win this contest',
    why: 'Who was reported to win is said where rankings are counted by hand. Elsewhere the reported votes or the cast vote records tell.',
    advice: 'Leave the reported winner out of this contest.',
  },
  'choice-not-in-rankings': {
    title: 'A choice has a name that means something else in a ranking',
    why: 'A ranking is written down with a semicolon between ranks and an equals sign between two names at one rank, and some words stand for a ballot without a vote. A choice of such a name could not be told apart.',
    advice: 'Write the name of the choice in another way, for example with a comma.',
  },
  'rankings-missing': {
    title: 'A ranked contest has no rankings',
    why: 'Who wins an instant runoff depends on every rank of a ballot. Votes for each choice do not say it.',
    advice: 'Enter how many ballots have each ranking, on every tally sheet.',
  },
  'ranking-repeated': {
    title: 'One ranking stands twice on a sheet',
    why: 'It may be one pile written down twice, or two piles. Only whoever counted them knows.',
    advice: 'Add both up in one row if they are two piles; otherwise correct or remove one.',
  },
  'rankings-not-all-cards': {
    title: 'The rows do not add up to the ballots of the batch',
    why: 'Every ballot is in one row: under its ranking, as blank, or as one without the contest. So a slip of the hand is seen.',
    advice: 'Compare the rows with the piles, and count the ballots of the batch again.',
  },
  'rankings-not-for-review': {
    title: 'Ballots with ranked choices stay with their batch',
    why: 'The review team decides on votes for each choice. Rankings are entered where the batch is counted.',
    advice: 'Decide on the ballots at the table, and enter them with their batch.',
  },
  'opportunistic-not-possible': {
    title: 'Every contest of a batch comparison is targeted',
    why: 'Batches are drawn by how far each could change the targeted contests; of another contest such a sample says little.',
    advice: 'Mark the contest as targeted, or remove it.',
  },
  'contest-without-jurisdiction': {
    title: 'A contest has no jurisdiction',
    why: 'The ballots of a contest are those of the jurisdictions that voted on it.',
    advice: 'Choose the jurisdictions that voted on the contest.',
  },
  'unknown-jurisdiction': {
    title: 'This jurisdiction is not part of the audit',
    why: 'The participants file says which jurisdictions take part, and this name is not in it.',
    advice: 'Compare the spelling, or upload a participants file that lists it.',
  },
  'unknown-contest': {
    title: 'This contest is not part of the audit',
    why: 'The contests may have been changed while this page was open, or this contest needs no more ballots.',
    advice: 'Reload the page.',
  },
  'write-ins-for-no-choice': {
    title: 'The qualified write-ins belong to no choice',
    why: 'Votes for qualified write-ins were reported as the votes of one choice; otherwise nobody could be compared with them.',
    advice: 'Choose the choice of the contest under which write-ins were reported, or add it with its votes.',
  },
  'write-in-not-qualified': {
    title: 'This name did not qualify',
    why: 'Only votes for names on the list count. The list was fixed before the sample was drawn.',
    advice: 'Press one of the names of the list, or say that the written name does not count.',
  },
  'write-in-not-named': {
    title: 'A write-in vote needs its name',
    why: 'Only votes for qualified write-ins count, so the record says whose name was on the ballot.',
    advice: 'Press the name that was written in, or say that it does not count.',
  },
  'contest-not-targeted': {
    title: 'This contest is not targeted',
    why: 'Only a targeted contest is chosen by a criterion. The contests may have been changed while this page was open.',
    advice: 'Reload the page.',
  },
  'unknown-choice': {
    title: 'This choice is not part of the contest',
    why: 'The choices may have been changed while this page was open.',
    advice: 'Reload the page.',
  },
  'file-not-expected': {
    title: 'This audit does not use such a file',
    why: 'Which files are needed depends on the type of the audit.',
    advice: 'Check in which place the file belongs.',
  },
  'file-not-there': {
    title: 'There is no such file',
    why: 'It may have been removed while this page was open.',
    advice: 'Reload the page.',
  },
  'cvrs-needed-first': {
    title: 'The cast vote records come first',
    why: 'Names are matched with those the cast vote records have, so that none is matched that they lack.',
    advice: 'Add the cast vote records of the jurisdiction, then match their names.',
  },
  'name-not-in-cvrs': {
    title: 'The cast vote records have no such name',
    why: 'A name that they do not have would be matched with nothing.',
    advice: 'Choose one of the names that the cast vote records of the jurisdiction have.',
  },
  'name-matched-twice': {
    title: 'Two names would stand for one',
    why: 'Votes that the cast vote records keep apart would be added up.',
    advice: 'Match each contest and each choice of the audit with one name.',
  },
  'selection-with-card-styles': {
    title: 'Card styles need tickets',
    why: 'Numbers that run over all cards of a jurisdiction cannot be drawn from the cards of one contest.',
    advice: 'Draw from every listed card, or by tickets.',
  },
  'batches-not-compared': {
    title: 'These batches are not compared card by card',
    why: 'How cards lie matters where a card is compared with its cast vote record, and these batches are not among those.',
    advice: 'Look up the batches in the manifest, and write their names as they stand there.',
  },
  'batch-said-twice': {
    title: 'A batch stands in two lines',
    why: 'The cards of a batch lie in one way, so that only one line can be right.',
    advice: 'Remove one of the two lines.',
  },
  'manifest-replaced': {
    title: 'The manifest is another one now',
    why: 'What is said of the numbers of a manifest is said of one file, and that file is not in use any more.',
    advice: 'Load the page again, look at the manifest that is in use, and say where its numbers come from.',
  },
  'manifest-needed-first': {
    title: 'The manifest comes first',
    why: 'Candidate totals and cast vote records are checked, batch by batch, against the ballot manifest.',
    advice: 'Upload the ballot manifest of the jurisdiction, then its other files.',
  },
  'contests-needed-first': {
    title: 'The contests come first',
    why: 'The columns of the candidate totals are the choices of the contests.',
    advice: 'An audit administrator has to define the contests; then upload the file.',
  },
  'seed-not-usable': {
    title: 'This seed cannot be used',
    why: 'A seed has between one and a hundred characters, usually twenty digits from twenty rolls of a die.',
    advice: 'Enter the digits as they were rolled, zeros at the beginning included.',
  },
  'wrong-round': {
    title: 'Another round comes next',
    why: 'Rounds follow one another, and somebody may have opened or closed one while this page was open.',
    advice: 'Reload the page to see which round is the one to act on.',
  },
  'sizes-not-for-outstanding-contests': {
    title: 'The sample sizes are not those that are needed',
    why: 'A round draws for every targeted contest whose risk limit has not been met, and for no other.',
    advice: 'Give a sample size for each contest the message lists, and for no other.',
  },
  'work-time-not-possible': {
    title: 'This time of work cannot be right',
    why: 'The hours of an audit are computed from three times. A time of nothing, or of more than a working day, is a slip of the keyboard.',
    advice: 'Type the three times again, in the unit that stands beside each.',
  },
  'round-sizes-not-possible': {
    title: 'These rounds cannot be planned',
    why: 'Each targeted contest has a list of rounds, and each round draws at least one card.',
    advice: 'Give whole numbers above 0, one for each round.',
  },
  'rounds-not-equally-many': {
    title: 'The contests have unequally many rounds',
    why: 'A round draws for every targeted contest that is not settled, so that none may run out of rounds before the others.',
    advice: 'Give every targeted contest equally many rounds.',
  },
  'size-not-as-planned': {
    title: 'The round has another size in the plan',
    why: 'Minerva and Providence hold only for rounds whose sizes were fixed before the seed was known. Whoever could choose a size later could choose the one that suits.',
    advice: 'Start the round with the size in the message.',
  },
  'sizes-not-divided': {
    title: 'The sample is not divided',
    why: 'In a hybrid audit, cards with cast vote records and cards without are drawn apart, and each has a number of its own.',
    advice: 'Give both numbers for each contest; together they are its sample size.',
  },
  'sizes-divided-without-strata': {
    title: 'The sample cannot be divided',
    why: 'Only a hybrid audit draws cards with and without cast vote records apart.',
    advice: 'Give one sample size for each contest.',
  },
  'planned-rounds-over': {
    title: 'All planned rounds are over',
    why: 'The sizes of all rounds were fixed before the seed, and no other round may be drawn.',
    advice: 'Conclude the audit with a full hand count.',
  },
  'sample-not-as-asked': {
    title: 'The sample is not what was asked for',
    why: 'Another number of draws can be made from the files than was asked for.',
    advice: 'Choose another sample size.',
  },
  'batches-not-combinable': {
    title: 'These batches cannot be combined',
    why: 'Batches that were stored together are counted together; at least one of them has to be in the sample, and each can be in one combination.',
    advice: 'Choose at least two batches that are in no other combination, and a name that no batch has.',
  },
  'batches-not-requirable': {
    title: 'Some of these batches cannot be required',
    why: 'A batch is counted besides the sample if it is in the manifest of a jurisdiction that takes part, so that its count can be compared with what was reported.',
    advice: 'Correct every batch that the message names, and save again.',
  },
  'required-batches-left-out': {
    title: 'Required batches are missing in this round',
    why: 'The plan that is sealed names batches that have to be counted in the first round whatever is drawn.',
    advice: 'Launch the round again. If it happens once more, tell whoever runs the server.',
  },
  'launch-not-withdrawable': {
    title: 'The launch of this round can no longer be taken back',
    why: 'A launch is taken back only while nobody has acted on the sample. Afterwards the public record has to show what was done with the ballots that were drawn.',
    advice: 'Finish the round. What was entered wrongly can be corrected in it.',
  },
  'boards-exist': {
    title: 'The audit boards are already there',
    why: 'The audit boards of a round are created once: the ballots are divided among them. Somebody else may have done it.',
    advice: 'Reload the page to see them.',
  },
  'nothing-to-audit': {
    title: 'There is nothing to audit here in this round',
    why: 'Nothing of this jurisdiction was drawn, or everything drawn was audited in an earlier round.',
    advice: 'Nothing has to be done for this round.',
  },
  'board-count-not-possible': {
    title: 'That number of audit boards is not possible',
    why: 'A jurisdiction can have between 1 and 200 audit boards in a round.',
    advice: 'Choose a number in between.',
  },
  'board-name-repeated': {
    title: 'Two audit boards have the same name',
    why: 'Lists and labels name the audit boards, so two of one name could not be told apart.',
    advice: 'Give one of them another name.',
  },
  'unknown-board': {
    title: 'There is no such audit board in this round',
    why: 'Audit boards belong to one round; the link may be one of an earlier round.',
    advice: 'Ask the jurisdiction manager for the current link.',
  },
  'board-members-missing': {
    title: 'The members of the audit board come first',
    why: 'Every entry is made by people who are named, so that an observer can ask them.',
    advice: 'Enter the names of the people at the table, then go on.',
  },
  'board-members-alike': {
    title: 'Two members have one name',
    why: 'Two people sit at a board so that each vouches for what the other saw. One name typed twice is one person to everybody who reads the record.',
    advice:
      'Enter the names of two different people, or one name if one person sits there. Two people of one name add what tells them apart, such as a second initial.',
  },
  'board-members-not-possible': {
    title: 'An audit board has one or two members',
    why: 'No name was given, or more than two.',
    advice: 'Enter one or two names.',
  },
  'board-signed-off': {
    title: 'The audit board has signed off',
    why: 'With their signatures the members have said that their entries are complete, so they are closed.',
    advice: 'If something has to be corrected, an audit administrator can reopen the audit board; that is logged.',
  },
  'board-not-signed-off': {
    title: 'The audit board has not signed off',
    why: 'Only an audit board that has signed off can be reopened; this one is still at work.',
    advice: 'Nothing has to be done: it can change its entries.',
  },
  'card-not-reopened': {
    title: 'This ballot was not opened again',
    why: 'The board has signed off, and single cards were opened again. What it signed for besides them stays.',
    advice: 'If this one has to be corrected too, an audit administrator can open it again.',
  },
  'card-not-entered': {
    title: 'There is no entry that could be looked at again',
    why: 'The board has not entered this ballot, or has two entries of it that it still has to settle.',
    advice: 'Wait until the board has entered it.',
  },
  'card-open-again': {
    title: 'This ballot is open already',
    why: 'It was opened again, and the board has not looked at it since.',
    advice: 'Wait until the board has entered it.',
  },
  'ballot-not-assigned': {
    title: 'This ballot belongs to another audit board',
    why: 'Each ballot of the sample is on the list of one audit board.',
    advice: 'Go back to the list and choose a ballot from it.',
  },
  'interpretation-missing': {
    title: 'A contest has no entry',
    why: 'A ballot is decided once something is said about every contest under audit, and “nothing” is not “blank”.',
    advice: 'Say what the ballot shows for each contest, even if that is “Blank” or “Not on ballot”.',
  },
  'ranks-not-as-choices': {
    title: 'The ranks of a contest do not fit its choices',
    why: 'Where voters rank the choices, an entry says what is marked at each rank; in other contests there are no ranks.',
    advice: 'Open the ballot again and enter what is marked at each rank.',
  },
  'board-of-two': {
    title: 'No board is of one person',
    why: 'Two people sit at a board so that each vouches for what the other saw. The settings of this audit allow no board of one person.',
    advice: 'Enter the names of two people.',
  },
  'double-entry-of-two': {
    title: 'This board needs two people',
    why: 'In this audit each ballot is entered twice, the second time by the other person. One person cannot check their own entry.',
    advice: 'Enter the names of two people.',
  },
  'reader-missing': {
    title: 'It is not said who enters this',
    why: 'In this audit everything is entered twice. Each entry says whether it was made alone or by people who had seen both.',
    advice: 'Load the page again, say who reads where you are asked, and enter it again.',
  },
  'reader-not-asked': {
    title: 'In this audit everything is entered once',
    why: 'The entry says that it is one of two, and nobody enters a second.',
    advice: 'Load the page again and enter it.',
  },
  'second-entry-missing': {
    title: 'Nobody else has entered this',
    why: 'What differs is settled only after others have entered the same ballot or batch alone.',
    advice: 'Let it be entered by others first.',
  },
  'double-entry-at-boards-only': {
    title: 'Only totals are entered in this audit',
    why: 'Double entry is for ballots that boards enter one by one at a screen, and for batches. Here totals are entered.',
    advice: 'Choose the entry of single ballots, or leave double entry out.',
  },
  'entry-of-other-reader': {
    title: 'This would undo what the other person entered',
    why: 'Each enters a ballot or batch without knowing what the other entered, and corrects only their own entry.',
    advice: 'Load the page again and enter it. If your entries differ, you settle it together.',
  },
  'readers-turned-round': {
    title: 'The two people have changed places',
    why: 'Each ballot is entered by two people, and their order says who entered what. Turned round, one person could enter both times.',
    advice: 'Name them in the order in which they sat before. Somebody new takes the place of whoever has left.',
  },
  'entries-in-circle': {
    title: 'These entries cancel each other',
    why: 'Each entry says which earlier ones it takes the place of. These name each other, so that none would be left.',
    advice: 'Look at the paper again and enter what you see.',
  },
  'too-many-entries': {
    title: 'There are too many entries',
    why: 'More entries of one ballot or batch were made than people can compare, by devices that do not know of each other.',
    advice:
      'Open it from the list, compare what stands with the paper, and keep what is right. If you did not make these entries, ask for a new link.',
  },
  'ballots-contested': {
    title: 'Some ballots have two entries',
    why: 'Two entries were made for one ballot by people or devices that did not know of each other. Neither counts until the audit board has settled which is right.',
    advice: 'Open each of these ballots from the list, compare both entries with the paper, and keep what is right.',
  },
  'ballots-undecided': {
    title: 'Some ballots have no entry',
    why: 'An audit board signs off when every ballot of its list was examined or could not be found.',
    advice: 'Enter what is left, or mark it as not found, then sign off.',
  },
  'name-mismatch': {
    title: 'The name is not the one given at the start',
    why: 'Signing off asks each member to type their name, so that nobody signs for somebody else by mistake.',
    advice: 'Type each name as it was entered at the start. Capitals and spaces do not matter.',
  },
  'batch-not-sampled': {
    title: 'This batch is not in the sample',
    why: 'Only what was drawn is counted for this round.',
    advice: 'Compare the name of the batch with the retrieval list.',
  },
  'batch-audited-earlier': {
    title: 'This batch was counted in an earlier round',
    why: 'A batch can be drawn again; its count stands and is used again.',
    advice: 'Nothing has to be done for this batch.',
  },
  'batch-combined': {
    title: 'This batch is counted together with others',
    why: 'An audit administrator has combined it with batches that were stored together.',
    advice: 'Enter the counts under the name of the combined batch.',
  },
  'sheet-name-repeated': {
    title: 'Two tally sheets have the same name',
    why: 'The sheets of a batch are added up, so each has to be told apart from the others.',
    advice: 'Give each sheet its own name.',
  },
  'sheet-missing': {
    title: 'A batch needs at least one tally sheet',
    why: 'The counts of a batch are entered on tally sheets, and there is none.',
    advice: 'Add a tally sheet for the batch.',
  },
  'cards-not-counted': {
    title: 'The ballots of the batch were not counted',
    why: 'In a full hand tally the number of ballots in each batch is held against the manifest, so that none is left out.',
    advice: 'Count the ballots of the batch, and enter their number and the kind of the batch.',
  },
  'cards-differ-from-manifest': {
    title: 'The batch has another number of ballots than the manifest lists',
    why: 'Either the ballots were not counted rightly, or some lie in another batch. It is kept only if somebody has seen it.',
    advice: 'Count the ballots again. If the count is right, confirm the difference and save.',
  },
  'boards-needed-first': {
    title: 'The audit boards come first',
    why: 'The totals are what audit boards have counted, so the boards are created before totals are entered.',
    advice: 'Create the audit boards on the page of the jurisdiction.',
  },
  'review-team-exists': {
    title: 'There is a review team',
    why: 'A jurisdiction has one review team in a round, so that everybody knows where a card is.',
    advice: 'Reload the page to see it.',
  },
  'review-team-missing': {
    title: 'There is no review team',
    why: 'The jurisdiction manager decides whether there is a review team.',
    advice: 'Decide at the table, and write a note.',
  },
  'review-by-board-only': {
    title: 'The review team has the last word',
    why: 'Cards go from a board to the review team, and no further.',
    advice: 'Enter what the team sees.',
  },
  'review-team-of-two': {
    title: 'The review team needs two people',
    why: 'Two people vouch for each other when they decide for others.',
    advice: 'Enter the names of both.',
  },
  'review-by-same': {
    title: 'Somebody would review their own card',
    why: 'A card is sent to people who have not looked at it before.',
    advice: 'Let somebody else take this seat.',
  },
  'review-reason-missing': {
    title: 'The review team needs to know why',
    why: 'The team sees the card and the reason, and nothing else.',
    advice: 'Write the reason in a few words.',
  },
  'review-by-team-only': {
    title: 'Only the review team decides on these cards',
    why: 'They were set aside so that two other people decide on them.',
    advice: 'Open the link of the review team.',
  },
  'batch-not-in-review': {
    title: 'The review team has no card of this batch',
    why: 'They may have been taken back at the desk.',
    advice: 'Reload the page to see where the batch is.',
  },
  'review-above-batch': {
    title: 'More cards were to be sent than the batch has',
    why: 'The manifest says how many cards the batch has.',
    advice: 'Count the cards again that go to the review team.',
  },
  'stacks-not-counted': {
    title: 'The cards in the stacks were not counted',
    why: 'Where cards are with the review team, the stacks and those cards together must be all cards of the batch.',
    advice: 'Count the cards in the stacks, and enter how many there are.',
  },
  'cards-not-all-handled': {
    title: 'The cards do not add up',
    why: 'The cards in the stacks and those with the review team are all cards of the batch. A card may be missing, or counted twice.',
    advice: 'Count the stacks again, or correct how many cards were sent.',
  },
  'batches-in-review': {
    title: 'Cards wait for the review team',
    why: 'The decisions of the team are part of the tally of their batch.',
    advice: 'Wait until the team has decided, then finalize.',
  },
  'card-entered-already': {
    title: 'The card has been entered',
    why: 'A card is entered by its board or decided by the review team, so that one record of it counts.',
    advice: 'Correct the entry, or write a note.',
  },
  'totals-incomplete': {
    title: 'A total is missing',
    why: 'Every contest that was drawn has a number for each of its choices. Empty is not zero.',
    advice: 'Enter what the message names.',
  },
  'totals-above-draws': {
    title: 'The totals are more votes than the draws allow',
    why: 'Each draw in the jurisdiction adds at most as many votes as the contest allows on a card.',
    advice: 'Compare the totals with the paper, and each card with how often it was drawn.',
  },
  'choice-above-draws': {
    title: 'A choice has more votes than cards were drawn',
    why: 'A card holds one vote for a choice, however many votes it has.',
    advice: 'Compare the totals with the paper.',
  },
  'not-found-above-draws': {
    title: 'More cards were not found than were drawn',
    why: 'Draws of cards that could not be found are part of the draws of the jurisdiction.',
    advice: 'Enter how many of the draws fell on cards that could not be found.',
  },
  'totals-final': {
    title: 'The totals are final',
    why: 'The jurisdiction declared its totals final, and they were taken as they are.',
    advice: 'Ask the audit administrator to reopen them if something has to be corrected.',
  },
  'totals-not-final': {
    title: 'The totals are not final',
    why: 'Only totals that were declared final can be reopened.',
    advice: 'Nothing has to be done: the jurisdiction can still change them.',
  },
  'totals-missing': {
    title: 'The totals have not been entered',
    why: 'Totals are declared final once they are entered.',
    advice: 'Enter the totals first.',
  },
  'not-for-data-entry': {
    title: 'Data are entered in another way in this audit',
    why: 'The settings say whether audit boards enter each ballot or jurisdictions enter totals, and they are part of the commitment.',
    advice: 'Enter data as the page of the jurisdiction shows.',
  },
  'tally-above-limit': {
    title: 'There are more votes than the batch allows',
    why: 'A contest cannot have more votes than the batch has ballots times the votes allowed on each.',
    advice: 'Compare the numbers with the tally sheets, and count the ballots of the batch.',
  },
  'choice-above-ballots': {
    title: 'There are more votes for a choice than ballots',
    why: 'However many votes are allowed, a ballot holds at most one for each choice.',
    advice: 'Compare the numbers with the tally sheets, and count the ballots of the batch.',
  },
  'tally-incomplete': {
    title: 'A choice has no count',
    why: 'A field that was left empty could mean zero, or forgotten.',
    advice: 'Enter a number for each choice; zero if there were none.',
  },
  'entry-changed-meanwhile': {
    title: 'Somebody else changed this',
    why: 'Between opening the page and saving, the same entry was saved from another device. Two entries are never merged by themselves.',
    advice: 'Open it again, compare both entries with the paper, and keep the right one.',
  },
  'tallies-final': {
    title: 'The tallies are final',
    why: 'The jurisdiction has declared its tallies final; since then the reported results can be seen beside them.',
    advice: 'If something has to be corrected, an audit administrator can reopen the tallies; that is logged.',
  },
  'tallies-not-final': {
    title: 'The tallies are not final',
    why: 'Only tallies that were declared final can be reopened.',
    advice: 'Nothing has to be done: they can be changed.',
  },
  'batches-contested': {
    title: 'Some batches have two entries',
    why: 'Two entries were made for one batch by people or devices that did not know of each other. Neither counts until somebody has settled which is right.',
    advice:
      'Open each of these batches from the list, compare both entries with the tally sheets, and save what is right.',
  },
  'batches-outstanding': {
    title: 'Some batches have no count',
    why: 'Tallies are final when every batch of the sample has its count.',
    advice: 'Enter the counts of the batches the message lists, then finalize.',
  },
  'jurisdictions-outstanding': {
    title: 'Some jurisdictions are still at work',
    why: 'The risk is measured when everything that was drawn has been audited.',
    advice: 'Wait until the jurisdictions the message lists have finished, then close the round.',
  },
  'not-for-audit-type': {
    title: 'This type of audit does not do that',
    why: 'Some steps exist only where ballots are examined one by one, others only where batches are counted.',
    advice: 'Go back to the audit: its pages show the steps it has.',
  },
  'risk-limit-not-met': {
    title: 'The risk limit has not been met',
    why: 'An audit ends when the evidence suffices for every targeted contest, or with a full hand count. Nobody can end it earlier.',
    advice: 'Start another round, or conclude with a full hand count.',
  },
  'risk-limit-not-for-type': {
    title: 'This risk limit does not fit the type of the audit',
    why: 'A full hand tally looks at every ballot and leaves nothing to chance: its limit is 0 %. An audit of a sample has a limit above that.',
    advice: 'Choose a risk limit that fits the type of the audit.',
  },
  'outcome-not-as-counted': {
    title: 'The hand tally found another outcome',
    why: 'A full hand tally ends with what was counted: the reported outcome confirmed, overturned, or not settled.',
    advice: 'Reload the page, and conclude with the outcome it shows.',
  },
  'risk-limit-met': {
    title: 'Every risk limit has been met',
    why: 'The evidence suffices for every targeted contest, so no round follows.',
    advice: 'Conclude the audit.',
  },
  'proposal-waits': {
    title: 'A proposal waits already',
    why: 'One thing at a time waits for a second person, so that nobody confirms another than they mean.',
    advice: 'Wait until somebody confirms or refuses it, or withdraw it if it is yours.',
  },
  'nothing-proposed': {
    title: 'Nothing waits for an answer',
    why: 'What was proposed has been done, was withdrawn, or was never proposed.',
    advice: 'Reload the page to see where the audit stands.',
  },
  'proposal-overtaken': {
    title: 'The plan changed after this was proposed',
    why: 'A proposal names exactly what there was when it was made. Something was changed since, so it says something else now.',
    advice: 'Look at what changed, then let one of you propose it again.',
  },
  'proposal-refused': {
    title: 'The proposal was refused',
    why: 'A second person refused it and said why.',
    advice: 'Whoever refused can take that back. Otherwise propose it again when the reason is settled.',
  },
  'conclude-by-two-first': {
    title: 'Two people end this audit first',
    why: 'Commitment, seed and conclusion of this audit take two administrators, so one alone does not end it for a count of every ballot.',
    advice:
      'Conclude it with a full hand count and let another administrator confirm that. Then begin the count of every ballot from its result.',
  },
  'concluded-without-count': {
    title: 'This audit ended with its outcomes',
    why: 'It was not concluded for a full hand count, so that there is no count of every ballot to begin from it.',
    advice: 'To count every ballot all the same, create an audit of the type Full hand tally.',
  },
  'already-escalated': {
    title: 'Every ballot is counted already',
    why: 'The count of every ballot for which this audit ended was begun: it is an audit of its own.',
    advice: 'Open that audit. Its name stands on the result of this one.',
  },
  'second-person-needed': {
    title: 'A second person has to do this',
    why: 'Who proposes does not confirm or refuse it: two people stand for it, each with their own sign-in.',
    advice: 'Ask another administrator of your office to sign in and answer.',
  },
  'not-ones-own': {
    title: 'Only the person who said it takes it back',
    why: 'A proposal is withdrawn by who proposed it, and a refusal by who refused.',
    advice: 'Ask that person, or refuse the proposal and say why.',
  },
  'no-tie-met': {
    title: 'No tie asks for a lot',
    why: 'A lot is stated of a tie that the count met, and only while it hangs on that tie who wins.',
    advice: 'Reload the page, and read the count step by step.',
  },
  'tie-not-as-seen': {
    title: 'The tie is another one now',
    why: 'A lot holds for the tie that it was drawn for. Since the page was loaded the count has changed, or another lot was stated.',
    advice: 'Reload the page, and read who is level now. State a lot only if it was drawn for that tie.',
  },
  'not-level': {
    title: 'This choice is not level with the others',
    why: 'A lot is drawn between the choices that have the same number of ballots in the last step.',
    advice: 'Choose one of the choices that are level.',
  },
  'act-not-as-proposed': {
    title: 'This is not what was proposed',
    why: 'Both people have to speak of exactly the same.',
    advice: 'Compare what each of you has. If the proposal is wrong, refuse it and say why.',
  },
  'no-case': {
    title: 'There is no such case',
    why: 'A case is a difference between what was reported and what people saw, or a ballot that could not be found.',
    advice: 'Open the list of cases and choose one.',
  },
  'case-not-yet': {
    title: 'The jurisdiction still counts',
    why: 'Whoever counts must not know what differs, or they count towards it.',
    advice: 'Wait until the boards have signed off, or the tallies are final.',
  },
  'case-settled': {
    title: 'The case is settled',
    why: 'Somebody has approved it, and it stays so until it is reopened.',
    advice: 'Reopen it with a reason if there is something to add.',
  },
  'case-not-settled': {
    title: 'The case is open',
    why: 'Only a settled case is reopened.',
    advice: 'Reload the page to see how far it is.',
  },
  'case-not-explained': {
    title: 'The case has no explanation',
    why: 'Whoever approves a case approves an explanation of it.',
    advice: 'Choose a cause and write a note. “Not known” is a cause.',
  },
  'second-look-missing': {
    title: 'A second look is missing',
    why: 'A difference is settled after two other people have looked, without knowing what the first ones saw.',
    advice: 'Ask two people who did not enter it, and record what they saw.',
  },
  'second-look-not-possible': {
    title: 'A total cannot be looked at again',
    why: 'It is the sum of many batches.',
    advice: 'Look at single batches again, and say in the explanation what was found.',
  },
  'second-look-unfit': {
    title: 'The second look is not complete',
    why: 'It has to answer what the first look answered, or nobody can compare the two.',
    advice: 'Answer every contest of the ballot, or every choice of the batch.',
  },
  'second-look-alike': {
    title: 'These are not two people',
    why: 'One name in two spellings is one person.',
    advice: 'Name two different people.',
  },
  'second-look-by-same': {
    title: 'Somebody of the first look looks again',
    why: 'People who have seen ballots once tend to see the same again.',
    advice: 'Ask two people who did not enter this.',
  },
  'approved-by-same': {
    title: 'Another person has to approve',
    why: 'Nobody approves what they explained or entered themselves.',
    advice: 'Ask another administrator of the office.',
  },
  'help-asked-already': {
    title: 'Help with this kind of file was asked already',
    why: 'One question for each kind of file is open at a time, so that nobody answers twice.',
    advice: 'Read the answer, or close that question and ask anew.',
  },
  'help-not-asked': {
    title: 'There is no such question',
    why: 'Only what was asked about a file is answered or closed, and by the office it concerns.',
    advice: 'Reload the page to see what was asked.',
  },
  'help-closed-already': {
    title: 'The question is closed',
    why: 'Whoever asked, or who answered, has said that it is over.',
    advice: 'If help is still needed, ask anew.',
  },
  'help-not-answered': {
    title: 'The question has no answer yet',
    why: 'Somebody waits for help, and would learn nothing if the question were closed.',
    advice: 'Write an answer, then close the question.',
  },
  'text-not-kept': {
    title: 'There is no such text',
    why: 'Only a text that is kept beside the log of this audit can be taken out of it. What an earlier version wrote stands in the log itself.',
    advice: 'Open the log of the audit, and redact the text from its entry.',
  },
  'text-redacted-already': {
    title: 'This text has been redacted already',
    why: 'A text is redacted once, and then it is gone; the first reason stands.',
    advice: 'Nothing has to be done. The log says who redacted it, when and why.',
  },
  'redaction-reason-missing': {
    title: 'The reason is missing',
    why: 'Whoever reads the log has to learn why a text is missing.',
    advice: 'Give the reason in a few words, without repeating what is to be redacted.',
  },
} as const;
