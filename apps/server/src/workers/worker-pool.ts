/** Threads for whatever computes longer than a request may wait. */
export type WorkerPool = { readonly close: () => Promise<void> };
