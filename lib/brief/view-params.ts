/** Changes single parameters of a view's query string, which otherwise stays as it is. */

/** The view with these parameters set; null takes one away. Commas and colons stay readable. */
export function withParams(view: string, changes: Readonly<Record<string, string | null>>): string {
  const params = new URLSearchParams(view);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === '') params.delete(name);
    else params.set(name, value);
  }
  return params.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
}
