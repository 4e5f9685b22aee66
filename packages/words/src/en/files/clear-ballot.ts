/** What is said about cast vote records of Clear Ballot. */
export const clearBallot = {
  rowColumnShouldLookLike:
    'Row {{row}}, column {{column}}: “{{found}}” should look like “Choice_1_1:Contest:Vote For 1:Choice:Party”.',
  exportTheCvrsAgainAnd: 'Export the CVRs again and do not edit the column names.',
  noColumnStartsWithChoice: 'No column starts with “Choice_”. Is this the ClearBallot CVR export?',
  sendTheCvrExportOr: 'Send the CVR export, or choose the kind of system that wrote this file.',
} as const;
