/** What whoever runs the server has to settle before it can go on. */
export const operatorProblems = {
  settingsUnusable: 'These settings cannot be used (docs/deployment.md says what they mean):\n{{settings}}',
  ownerWithoutDatabase:
    'PLUMBLINE_OWNER_DATABASE_URL is set; set DATABASE_URL too, the same database as the role the server runs as. The embedded database needs neither.',
  openOutbox:
    'This server can be reached from other computers, but has no mail server: sign-in codes would be readable by everybody. Set PLUMBLINE_SMTP_URL and PLUMBLINE_MAIL_FROM, or leave PLUMBLINE_HOST and PLUMBLINE_PUBLIC_URL unset.',
  mailWithoutSender: 'PLUMBLINE_SMTP_URL is set; set PLUMBLINE_MAIL_FROM to the sender too.',
  accountIncomplete:
    'To let administrators sign in with accounts, set PLUMBLINE_OIDC_ISSUER, PLUMBLINE_OIDC_CLIENT_ID, and one of PLUMBLINE_OIDC_CLIENT_SECRET and PLUMBLINE_OIDC_CLIENT_SECRET_FILE.',
  accountSecretUnreadable: 'The file {{file}} of PLUMBLINE_OIDC_CLIENT_SECRET_FILE cannot be read, or is empty.',
  officeIncomplete:
    'Set both PLUMBLINE_ORGANIZATION, the name of the office, and PLUMBLINE_ADMINISTRATORS, the e-mail addresses of its audit administrators with commas between them.',
  officeAddressUnusable:
    'Set both PLUMBLINE_ORGANIZATION, the name of the office, and PLUMBLINE_ADMINISTRATORS, the e-mail addresses of its audit administrators with commas between them (“{{unusable}}” is not one).',
  portInUse: 'Port {{port}} on {{host}} is in use by another program. Stop it, or choose another with --port.',
  backupManifestUnreadable:
    'The backup is damaged, or was made by another version of Plumbline: {{file}} is not what a backup begins with. Use another backup.',
  directoryExists: '{{directory}} exists already. Name a directory that does not.',
  backupWouldLackFile:
    '{{what}} No backup was made: it would lack that file. Run bin/plumbline check to see everything that differs, put the file back from an older backup, and make the backup then.',
  backupOfNewerVersion:
    'The backup was made by a newer Plumbline ({{codeVersion}}; it has {{migrations}}). Restore it with that version.',
  installationNotEmpty:
    'A backup is restored into an empty installation only, one that no server was started on. Name another data directory with --data, or another database with DATABASE_URL.',
  restoredLogBroken:
    'The backup is restored, but the log {{id}} is not what was sealed ({{broken}}): it was broken before the backup was made, or the backup was altered. Compare it with another backup, and run bin/plumbline check.',
  backupDiffers: 'The backup is damaged: {{what}} is not what was saved. Use another backup.',
  backupLacks: 'The backup is damaged: {{what}} is missing. Use another backup.',
  noInstallation:
    'There is no installation in {{dataDirectory}}. Name its data directory with --data or PLUMBLINE_DATA.',
  logBroken:
    'The log is not what was sealed:\n{{log}}\nNothing was changed. Run bin/plumbline check to see everything that differs, and restore the last backup that is whole into an empty installation.',
  postgresNotReady: 'PostgreSQL in {{home}} did not become ready in {{seconds}} s. Its own messages are in {{log}}.',
  postgresHeld:
    'PostgreSQL in {{home}} did not become ready in {{seconds}} s (process {{processId}} holds it). Its own messages are in {{log}}.',
  postgresNotStarted: 'PostgreSQL in {{home}} did not start. It says:\n{{messages}}',
  migrationChanged:
    'The file {{name}} has changed since it was applied to this database. Put the original file back, or start with an empty database and restore a backup into it.',
  databaseOfNewerVersion:
    'This database was last used by a newer Plumbline (it has {{migrations}}). Run that version, or restore a backup made with this one into an empty database.',
  postgresTooOld: 'The database runs PostgreSQL {{version}}; Plumbline needs 15 or newer.',
  encodingNotUtf8:
    "The database is encoded as {{encoding}}. Create one with: create database plumbline template template0 encoding 'UTF8'",
  databaseUnreachable:
    'The database at {{databaseUrl}} cannot be used: {{reason}}. Check DATABASE_URL and PLUMBLINE_OWNER_DATABASE_URL, and that the server runs.',
  tablesOfOtherOwner:
    'The tables belong to {{owner}}, and PLUMBLINE_OWNER_DATABASE_URL signs in as {{self}}. As the database’s superuser, connected to this database: reassign owned by "{{owner}}" to "{{self}}"',
  rolesNotApart:
    'The role {{role}} of DATABASE_URL can act as {{owner}}, who owns the log: it is a superuser, a member of that role, or the same. Use a role that is none of these, so that the server cannot switch off what guards the log.',
  noPostgresInBinDir: 'PG_BIN_DIR is {{chosen}}, but no PostgreSQL that we can start was found there.',
  noPostgresForSystem:
    'Plumbline brings no PostgreSQL for this system ({{platform}} {{arch}}). Install PostgreSQL 15 or newer and set DATABASE_URL to a database on it, or PG_BIN_DIR to the directory of its programs.',
  postgresDoesNotStartHere:
    'The PostgreSQL that comes with Plumbline does not start on this system: {{message}}\nInstall PostgreSQL 15 or newer and set DATABASE_URL to a database on it.',
  databaseNotThere:
    'According to {{note}} the database is in {{home}}, but it is not there. Put it back, or restore a backup into an empty data directory.',
  databaseOfOtherUser:
    'The database in {{home}} belongs to user {{uid}}, who may not enter the directories above it. Open them for that user (chmod o+x), or move the data directory.',
  dataDirectoryIsFile: 'The data directory {{dataDirectory}} is a file, or below one. Name a directory.',
  dataDirectoryUnusable:
    'The data directory {{dataDirectory}} cannot be used by this user ({{user}}): {{message}}. Start as the user who owns it, or name another with PLUMBLINE_DATA.',
  socketOfSomebodyElse: '{{short}} belongs to somebody else. Remove it, or use a data directory with a shorter path.',
  databaseNotMade: 'A database could not be made in {{cluster}}: {{message}}',
  databaseOfOtherPostgres:
    'The database in {{cluster}} was made by PostgreSQL {{made}}; the programs in {{directory}} are version {{major}}. Set PG_BIN_DIR to those of version {{made}}, or make a backup there and restore it here.',
  folderUnusable: '{{file}} cannot be used: {{problem}}',
  backupUnreadable: '{{what}} of the backup cannot be read: {{reason}}.',
  fileUnreadable: '{{file}} cannot be read: {{reason}}.',
  backupUnfinished: '{{directory}} is not a finished backup: it has no {{manifest}}.',
  auditNotReplayed: 'The audit in {{directory}} cannot be replayed: {{problem}}',
  supportAddressUnusable:
    'PLUMBLINE_SUPPORT has to be e-mail addresses with commas between them (“{{unusable}}” is not one).',
} as const;
