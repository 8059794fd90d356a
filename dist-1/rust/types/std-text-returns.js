import { iteratorOf, optionOf, STR, STRING, USIZE } from './std-types.js';
import { referenceTo, type, UNKNOWN } from './types.js';
/** What a method of `str` or `String` returns; null when unknown. */
export function stringReturn(method) {
  switch (method) {
    case 'chars':
      return iteratorOf(type('char'));
    case 'bytes':
      return iteratorOf(type('u8'));
    case 'char_indices':
      return iteratorOf(type('()', USIZE, type('char')));
    case 'lines':
    case 'split':
    case 'splitn':
    case 'split_whitespace':
    case 'rsplit':
      return iteratorOf(STR);
    case 'replace':
    case 'replacen':
    case 'repeat':
    case 'into_string':
      return STRING;
    case 'strip_prefix':
    case 'strip_suffix':
      return optionOf(STR);
    case 'split_once':
    case 'rsplit_once':
      return optionOf(type('()', STR, STR));
    case 'find':
    case 'rfind':
      return optionOf(USIZE);
    case 'trim_end_matches':
    case 'trim_start_matches':
    case 'trim_matches':
      return STR;
    default:
      return null;
  }
}
/** The same of an `OsStr` or an `OsString`. */
export function osTextReturn(method) {
  if (method === 'to_str') return optionOf(STR);
  if (method === 'as_os_str') return referenceTo(type('OsStr'));
  if (method === 'to_os_string') return type('OsString');
  return method === 'into_string' ? type('Result', type('String'), type('OsString')) : null;
}
/** The same of `Path` and `PathBuf`. */
export function pathReturn(method) {
  switch (method) {
    case 'join':
    case 'with_extension':
    case 'with_file_name':
      return type('PathBuf');
    case 'parent':
      return optionOf(referenceTo(type('Path')));
    case 'file_name':
    case 'file_stem':
    case 'extension':
      return optionOf(referenceTo(type('OsStr')));
    case 'to_str':
      return optionOf(STR);
    case 'as_path':
      return referenceTo(type('Path'));
    case 'as_os_str':
      return referenceTo(type('OsStr'));
    case 'canonicalize':
      return type('Result', type('PathBuf'), UNKNOWN);
    case 'strip_prefix':
      return type('Result', referenceTo(type('Path')), UNKNOWN);
    default:
      return null;
  }
}
