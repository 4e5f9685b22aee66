/** The page to open after signing in: the one that was asked for, if it is one of ours. */
export function afterSignIn(asked: string | undefined): string {
  if (asked === undefined || !asked.startsWith('/') || /^\/[/\\]/.test(asked)) return '/';
  return asked.startsWith('/sign-in') ? '/' : asked;
}
