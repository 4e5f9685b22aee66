/** Why a contest cannot be sampled or measured. `contest` is empty where the whole audit cannot. */
export type SampleRefusal = { readonly contest: string; readonly code: string; readonly message: string };
