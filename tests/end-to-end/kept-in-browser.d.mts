/** Waits until the pages of the board are kept on the device. */
export function pagesKept(): Promise<void>;
/** What the worker keeps that is no part of the program. */
export function keptAddresses(): Promise<readonly string[]>;
/** How many entries and lists of boards are in the store of the browser. */
export function keptOnDevice(): Promise<{ readonly entries: number; readonly boards: number }>;
/** As somebody does who clears the data of the browser, while no page has it: the store of this name. */
export function clearStore(name: string): Promise<void>;
/** The key of a device of a ballot room, as far as a program can look at it. */
export function deviceKey(): Promise<{ readonly type: string; readonly isExtractable: boolean }>;
/** From now on this page can write nothing to the stores of the browser. */
export function diskFull(): void;
/** From now on this page signs as slowly as an old telephone. */
export function slowSigning(): void;
