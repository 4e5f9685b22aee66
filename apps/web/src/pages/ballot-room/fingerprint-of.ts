/** The name of a picture with the SHA-256 of its bytes. */
export async function fingerprintOf(file: File): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
  return `${file.name} sha256:${[...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
