import process from 'node:process';
import { parentPort, workerData } from 'node:worker_threads';
import { scanBallots } from '../packages/statistics/src/sampling/scan-ballots.ts';
import { tenMillionBallots } from './sampling.ts';

/** Scans the range of batches it was given; sends back the ballots that could be drawn, and this thread's CPU time. */
const batches = tenMillionBallots();
const start = process.threadCpuUsage();
const candidates = scanBallots({ ...workerData, batches });
const { user, system } = process.threadCpuUsage(start);
parentPort?.postMessage({ candidates, cpuSeconds: (user + system) / 1e6 });
