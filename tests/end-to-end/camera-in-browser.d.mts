/** Notes when a new label comes into view of the video with this name, and when something was recorded. */
export function watchReads(view: string): void;
/** Milliseconds from the first picture of a label to what was recorded of it. */
export function readLatencies(): readonly number[];
