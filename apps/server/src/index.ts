export { makeBackup } from './backup/make-backup.ts';
export { restoreBackup } from './backup/restore-backup.ts';
export { type Config, readConfig } from './config.ts';
export { type DemonstrationLink, loadDemonstration } from './demonstration/load-demonstration.ts';
export { OperatorProblem } from './operator-problem.ts';
export { type RebuildReport, rebuildProjections } from './projections/rebuild.ts';
export type { Services } from './services.ts';
export { enterOffice, hasOffice } from './sign-in/enter-office.ts';
export { openServices, type RunningServer, startServer } from './start-server.ts';
