import { parentPort, workerData } from 'node:worker_threads';
import { scanBallots } from '../packages/statistics/src/sampling/scan-ballots.ts';
import { tenMillionBallots } from './sampling.ts';

/** Scans the range of batches it was given and sends back the ballots that could be drawn. */
const candidates = scanBallots({ ...workerData, batches: tenMillionBallots() });
parentPort?.postMessage(candidates);
