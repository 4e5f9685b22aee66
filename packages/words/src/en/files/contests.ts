/** What is said about a file of contests. */
export const contests = {
  theContestsAndLookThe: 'The contests “{{first}}” and “{{second}}” look the same.',
  keepOneOrWriteThem: 'Keep one, or write them so that people can tell them apart: no file could be matched with both.',
  rowContestNotInThe: 'Row {{row}}, contest “{{contest}}”: not in the participants file: {{hints}}.',
  spellTheJurisdictionsAsIn: 'Spell the jurisdictions as in the participants file, or add them there first.',
  rowContestListedMoreThan:
    'Row {{row}}, contest “{{contest}}”: listed more than once: {{repeated}}. Each is taken once.',
  checkThatNoOtherChoice: 'Check that no other choice was meant.',
  rowContestTheChoicesAnd:
    'Row {{row}}, contest “{{contest}}”: the choices “{{first}}” and “{{second}}” look the same.',
  tooManyContests: 'There are {{found}} contests. At most {{most}} can be in one audit.',
  tooManyContestsAdvice: 'Leave out contests that are not audited.',
  rowsDisagree:
    'Contest “{{contest}}”: in “{{column}}” row {{first}} says “{{expected}}” and row {{row}} says “{{found}}”.',
  rowsDisagreeAdvice: 'Write the same in all rows of a contest, or write it once and leave the others blank.',
  notTargeted: 'Row {{row}}: “{{found}}” in “{{column}}” must be “targeted” or “opportunistic”.',
  notTargetedAdvice:
    'Write targeted for a contest that decides how much is looked at, and opportunistic for one that is measured on what is pulled for others.',
  notYes: 'Row {{row}}: “{{found}}” in “{{column}}” must be Y or N.',
  notYesAdvice: 'Write Y where a candidate needs a majority, and N elsewhere.',
  namesAlike: 'Row {{row}}: in “{{column}}”, “{{second}}” looks the same as “{{first}}”.',
  nameTooLong: 'Row {{row}}: the name in “{{column}}” is longer than {{most}} characters.',
  nameTooLongAdvice: 'Write the name as it stands on the ballot, without the text of the question.',
  rowsApart: 'Row {{row}} goes on with contest “{{contest}}”, which begins in row {{first}}, after another contest.',
  rowsApartAdvice:
    'Put all rows of a contest one below the other. If these are two contests, give them different names.',
  choiceRepeated: 'Row {{row}}: contest “{{contest}}” has the choice “{{choice}}” in row {{before}} already.',
  choiceRepeatedAdvice: 'Remove one of the rows, or correct the name. Votes of two rows are not added.',
  blank: 'Row {{row}}: “{{column}}” of contest “{{contest}}” is blank.',
  blankAdvice: 'Fill it in. What is the same for all choices of a contest has to stand in one of its rows.',
  outOfRange: 'Row {{row}}: “{{column}}” must be from {{least}} to {{most}}. It is {{found}}.',
  outOfRangeAdvice: 'Correct the number.',
  tooFewChoices: 'Row {{row}}: contest “{{contest}}” has fewer than two choices.',
  tooFewChoicesAdvice: 'Give each choice a row of its own. If there is only one, write-ins are the second.',
  tooManyWinners: 'Row {{row}}: contest “{{contest}}” has {{winners}} winners and {{choices}} choices.',
  tooManyWinnersAdvice: 'There must be fewer winners than choices. Correct the winners, or add the missing choices.',
  tooManyChoices: 'Contest “{{contest}}” has {{found}} rows. At most {{most}} choices can be in one contest.',
  tooManyChoicesAdvice: 'Check that the column with the contest is filled in rightly.',
} as const;
