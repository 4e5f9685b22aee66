/** The path of a Chromium-like browser: `PLUMBLINE_BROWSER` if it is set, else the first found on this machine. */
export function findBrowser(environment: NodeJS.ProcessEnv): string | undefined;
