/** What whoever runs the server is told besides: what a check cannot know, files that are gone, the database. */
export const operatorNotes = {
  oneRole:
    'The role of DATABASE_URL owns the tables of the log, so it could switch off what guards them. Make a role that owns them and set PLUMBLINE_OWNER_DATABASE_URL (docs/deployment.md, “A PostgreSQL of your own”).',
  accountName: 'your office’s account',
  fileMissingOrOtherSize: 'The stored file {{sha256}} is missing or has another size.',
  storedFile: 'The stored file {{first}}.',
  noLog: 'Whether anything was ever stored here: there is no log.',
  afterTheDifference: 'What {{chain}} says after the entry that differs; {{what}} were not compared with it.',
  electionUnknown: 'Which jurisdictions election {{electionId}} has, and who manages them: {{why}}.',
  guardsSwitchedOff:
    'Whether the guards of the log were switched off for a while: the role of DATABASE_URL owns its tables and can do that (docs/deployment.md, “A PostgreSQL of your own”).',
  rewrittenAsAWhole:
    'Whether {{chain}} was rewritten as a whole, with everything that follows from it, or lost its newest entries: compare {{head}} with a head that somebody holds elsewhere (a published report, a downloaded log, a backup).',
  olderOffice:
    'Whether the name, the secret, the sign-in links and the administrators’ addresses of organization {{organizationId}} were changed before now: it was entered by an older version, and the server has not started since to record them.',
  uploadsNotInLog:
    'Whether uploads that are not registered, and what the check of an upload found, are as they were: the log names files from their registration on. Every file is checked again when it is registered.',
  sessionsNotInLog:
    'Whether a session that was opened within six minutes of a sign-in of the same person or board belongs to that sign-in: the log does not hold the digests of sessions. A session ends after eight hours.',
  codesNotInLog:
    'Whether the digest and the wrong tries of a sign-in code that is under way are as they were. A code ends after ten minutes.',
  namesNotInLog:
    'The names shown for jurisdiction managers, messages on their way, and what an answer that is kept for a repeated command says. None of these gives anybody a right.',
  filesMissing:
    'Files that the log names are not in {{filesDirectory}}:\n{{files}}\nThe audits they belong to cannot be continued until they are back. A backup holds each under files/ by its SHA-256: copy it to the folder named for the first two digits. Run bin/plumbline check to see everything that differs.',
  timerFailed: 'Something that is done every so often failed, and is done again the next time: {{reason}}',
  databaseGone: 'The database is gone: {{reason}}. Start it, then start Plumbline again.',
  loadingAudit: 'Loading {{description}}; this is done once.',
  fileGone: 'The stored file {{sha256}} is missing.',
  fileChanged: 'The stored file {{sha256}} was changed: its SHA-256 is now {{found}}.',
  eventTypeUnknown: 'nothing of the type “{{type}}” has a place in this chain',
  eventVersionUnknown: '“{{type}}” is of version {{version}}, and {{newest}} is the newest that is known here',
  eventIsNoObject: '“{{type}}” has no properties',
  eventLacksProperty: '“{{type}}” lacks the property “{{property}}”',
  eventHasUnknownProperty: '“{{type}}” has a property “{{property}}” that has no place in it',
  eventPropertyUnfit: '“{{type}}” cannot have the value that its property “{{property}}” has',
  entryUnreadable: 'its content cannot be read',
  entryLacksProperty: 'its content lacks “{{property}}”',
} as const;
