export function axeFindings(): Promise<string[]>;
export function sidewaysFindings(): string[];
export function hiddenColumns(): string[];
export function actionsOutOfReach(): string[];
export function isSettled(): boolean;
export function isDrawn(): Promise<void>;
export function isFocused(element: object): boolean;
export function showsFocus(element: object): boolean;
export function pressAsItAppears(name: string): void;
