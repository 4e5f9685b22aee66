/** What is said about archives, workbooks and markup. */
export const containers = {
  isNoneOfTheFiles: '{{name}} is none of the files an audit uses. It looks like {{looksLike}}.',
  sayWhichKindItIs: 'Check that it is the right file. If it is, say which kind it is, to hear what is wrong with it.',
  ofTheSheetsOfThis: 'Of the sheets of this workbook “{{title}}” was read; not read: {{others}}.',
  ifAnotherSheetWasMeant: 'If another sheet was meant, save that one as a file of its own.',
  cellOfSheet: 'Cell {{address}} of sheet “{{sheet}}” {{what}}.',
  saveTheSheetAsValues: 'Save the sheet as values or as CSV, and send that.',
  cellOfSheetIsA:
    'Cell {{address}} of sheet “{{sheet}}” is a date. The spreadsheet program may have made it from a name such as 5-1.',
  setTheColumnToText:
    'Set the column to “Text”, enter the name again, and save; or export the file again without opening it.',
  checkThatItIsThe: 'Check that it is the right file.',
  inDeclaresDocumentTypesOr: '{{part}} in {{file}} declares document types or entities, which are refused for safety.',
  saveTheWorkbookAgainFrom: 'Save the workbook again from a spreadsheet program, or save the sheet as CSV.',
  inIsProtectedWithA: '{{name}} in {{archive}} is protected with a password.',
  packTheFilesAgainWithout: 'Pack the files again without one.',
  packTheFilesAgainAnd: 'Pack the files again, and compare the size of the file with the original after sending.',
  splitTheExportOrRaise: 'Split the export, or raise the limit in the server’s configuration.',
  theArchiveContainsAFile:
    'The archive contains a file whose name holds a character that may not be in it ({{character}}): “{{name}}”.',
  giveTheFileAPlain: 'Give the file a plain name, and pack the files again.',
  theArchiveContainsThePath: 'The archive contains the path “{{name}}”, which points outside the archive.',
  packTheFilesAgain: 'Pack the files again.',
  hasMoreThan: '{{file}} has more than {{limit}}.',
  inIsNotWellFormed: '{{part}} in {{file}} is not well-formed XML (line {{line}}: {{reason}}).',
  cannotBeOpenedAsA: '{{archive}} cannot be opened as a ZIP archive: {{reason}}.',
  expandsToMoreThan: '{{archive}} expands to more than {{limit}} {{measure}}.',
} as const;
