/** `--name 12` or `--name=12`; what is not given stays as it is. */
export function numbers<T extends Record<string, number>>(defaults: T): T {
  const given = process.argv.slice(2).join(' ').replaceAll('=', ' ');
  const values = Object.fromEntries(
    Object.entries(defaults).map(([name, value]) => {
      const found = new RegExp(`--${name} ([\\d.]+)`).exec(given)?.[1];
      return [name, found === undefined ? value : Number(found)];
    }),
  );
  return values as T;
}
