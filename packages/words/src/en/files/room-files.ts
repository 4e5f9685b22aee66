/** What is said about files of a ballot room: check-ins, batches, containers, people and training. */
export const roomFiles = {
  voterColumn:
    'Column “{{header}}” looks like it says something about single voters. Nothing of this file was read: no voter’s name is taken in here.',
  voterColumnAdvice:
    'Send counts only. Take out every column about single voters where the file comes from, and export it again.',
  notInList: 'Row {{row}}: “{{found}}” in “{{column}}” is not one of the words for it.',
  notInListAdvice: 'Write one of these: {{allowed}}.',
  notDay: 'Row {{row}}: “{{found}}” in “{{column}}” is not a day.',
  notDayAdvice: 'Write the day as in 2026-11-03 or 11/3/2026.',
  needsValue: 'Row {{row}}: “{{column}}” is blank, and “{{other}}” is filled in.',
  needsValueAdvice: 'Fill in both cells, or clear both.',
  tooManyRows: 'There are {{found, number}} rows. At most {{most, number}} are taken in at once.',
  tooManyRowsAdvice: 'Send the file in parts, each with the line of headings.',
  choiceWithoutColumn: 'Some columns are about “{{contest}}”, but there is no column “{{header}}”.',
  choiceWithoutColumnAdvice:
    'Send a column for every choice of a contest, with 0 where nobody voted for it, or no column of the contest.',
  columnOfTwoContests:
    '“{{header}}” may be a choice of “{{first}}” or of “{{second}}”: both are in audits of this election.',
  columnOfTwoContestsAdvice:
    'Ask the audit administrator to call one of the contests otherwise. Until then send the file without columns of votes.',
  tooLong: 'Row {{row}}: what is in “{{column}}” is longer than {{most, number}} characters.',
  tooLongAdvice: 'Write the name as it is printed on the thing or called in the office.',
} as const;
