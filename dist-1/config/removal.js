import { readDocument } from './document.js';
import { parseConfig } from './parse.js';
/** What holds where a repository has no file of its own. */
export function withoutOwn(inherited) {
  return { file: inherited?.file ?? '', text: inherited?.text ?? '', removes: true };
}
/** What a pull request leaves that takes the configuration away; null: it does not. */
export function removalOf(settings) {
  const { config, proposed } = settings;
  if (proposed?.removes !== true || config === null) return null;
  const { mode } = parseConfig({ ...settings, config: proposed, proposed: null }).config;
  const said = readDocument(config.text).value;
  return {
    successor: proposed.file === '' ? null : proposed.file,
    mode,
    said: typeof said === 'object' && said !== null && !Array.isArray(said) ? Object.keys(said) : [],
  };
}
