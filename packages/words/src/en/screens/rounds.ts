import { auditLogWords } from './audit-log.ts';
import { launchWords } from './launch.ts';
import { progressWords } from './progress.ts';
import { resultWords } from './result.ts';

/** What the administrator's pages about rounds say: launch, progress, result, log, downloads. */
export const rounds = { ...launchWords, ...progressWords, ...resultWords, ...auditLogWords } as const;
