/** The guides of `docs/guides/`, made when the app is built; see `build/guides.ts`. */
declare module 'virtual:guides' {
  export type Guide = {
    readonly topic: string;
    /** Under which heading the first guide leads to it; empty for the first itself. */
    readonly group: string;
    readonly title: string;
    /** Parts of the guide by their headings; what stands before the first has none. */
    readonly sections: readonly { readonly id: string; readonly heading: string; readonly text: string }[];
    readonly html: string;
  };
  export const GUIDES: readonly Guide[];
}
