/** The path of a Chromium-like browser: `PLUMBLINE_BROWSER` if it is set, else the first found on this machine. */
export function findBrowser(environment: NodeJS.ProcessEnv): string | undefined;

/** The same without windows where it is installed, which draws a page in half the processor time and has no camera; else any. */
export function findQuickBrowser(environment: NodeJS.ProcessEnv): string | undefined;
