/** What the methods of the standard library (and of the crates that everyone uses) do with their receiver. */

const words = (...lists: string[]): ReadonlySet<string> => new Set(lists.join(' ').split(/\s+/));

/** Take `&self`. */
export const READING_METHODS = words(
  'len is_empty iter get contains contains_key as_str as_bytes as_slice as_ref as_deref as_path as_os_str as_ptr first last',
  'keys values starts_with ends_with find rfind split splitn rsplit rsplitn split_once rsplit_once split_whitespace split_at',
  'trim trim_start trim_end trim_matches trim_start_matches trim_end_matches strip_prefix strip_suffix chars char_indices',
  'bytes lines parse to_string to_owned to_vec clone cloned copied is_some is_none is_ok is_err is_some_and is_none_or is_ok_and',
  'eq ne cmp partial_cmp lt le gt ge hash fmt display join concat repeat to_lowercase to_uppercase to_ascii_lowercase',
  'to_ascii_uppercase eq_ignore_ascii_case is_char_boundary windows chunks chunks_exact binary_search binary_search_by',
  'binary_search_by_key partition_point capacity borrow deref to_bytes to_str to_string_lossy exists is_file is_dir file_name',
  'extension parent components file_stem with_extension with_file_name iter_ones count_ones leading_zeros range peek_ref',
  'get_key_value is_subset is_superset is_disjoint union intersection difference symmetric_difference matches find_iter',
  'is_match captures captures_iter replace replace_all to_le_bytes to_be_bytes to_ne_bytes is_absolute is_relative ancestors',
  'metadata load elapsed duration_since as_secs as_millis as_nanos is_alphabetic is_numeric rev_ref encoded_len length',
  'is_zero is_positive is_negative abs_diff is_ascii is_sorted rchunks rfind_iter to_path_buf strong_count front back',
);

/** Take `&mut self`. */
export const MUTATING_METHODS = words(
  'push push_str push_back push_front pop pop_front pop_back pop_if extract_if insert remove swap_remove clear truncate extend',
  'extend_from_slice append drain retain retain_mut resize resize_with reserve reserve_exact shrink_to_fit shrink_to sort sort_by',
  'sort_by_key sort_by_cached_key sort_unstable sort_unstable_by sort_unstable_by_key dedup dedup_by dedup_by_key reverse',
  'swap fill fill_with iter_mut get_mut get_or_insert get_or_insert_with entry or_insert values_mut first_mut last_mut as_mut',
  'as_deref_mut take replace_with split_off rotate_left rotate_right copy_from_slice clone_from_slice clone_from copy_within',
  'next next_back nth advance_by read read_exact read_to_end read_to_string read_line write write_all write_str write_fmt',
  'write_char flush seek put_slice put_u8 put_u16 put_u32 put_u64 split_to advance set get_or_insert_default peek_mut',
  'make_ascii_lowercase make_ascii_uppercase as_mut_slice as_mut_ptr borrow_mut chunks_mut chunks_exact_mut split_at_mut',
  'insert_str remove_entry splice poll_next poll recv try_recv update finish_non_exhaustive set_len leak_mut',
);

/** Take `self`. */
export const CONSUMING_METHODS = words(
  'into_iter into into_inner into_boxed_slice into_boxed_str into_bytes into_string into_vec into_keys into_values try_into',
  'unwrap expect unwrap_or unwrap_or_else unwrap_or_default unwrap_err ok err ok_or ok_or_else map map_err map_or map_or_else',
  'and_then or_else or and filter filter_map flat_map collect for_each fold sum product chain zip enumerate rev skip take_while',
  'skip_while step_by peekable flatten unzip partition max min max_by min_by max_by_key min_by_key count last_item into_owned',
  'into_par_iter join_handle into_parts into_os_string into_path_buf into_boxed_path unwrap_unchecked inspect_err then then_some',
  'build send_all freeze into_future boxed try_for_each try_fold cycle intersperse scan map_while sorted sorted_by',
);

/** Is it a method of the standard library by name? Where the receiver is not known, it is taken for that one. */
export function isStandardMethod(name: string): boolean {
  return (
    // A parser's gives a character, an iterator's a reference: which of them it is can't be told.
    name === 'peek' ||
    // A lock is locked more often than a request is asked for its lock.
    name === 'lock' ||
    READING_METHODS.has(name) ||
    MUTATING_METHODS.has(name) ||
    CONSUMING_METHODS.has(name) ||
    ITERATOR_METHODS.has(name) ||
    ITERATOR_SOURCES.has(name)
  );
}

/** Make an owned copy of a borrowed thing. */
export const CLONING_METHODS = words('clone cloned to_owned to_vec to_string to_path_buf into_owned');

/** Closures given to these run once per item. Those of `MAYBE_ITERATOR_METHODS` also exist on Option and Result. */
export const ITERATOR_METHODS = words(
  'for_each filter_map flat_map fold retain retain_mut any all position rposition take_while skip_while map_while scan',
  'partition sort_by sort_by_key sort_by_cached_key sort_unstable_by sort_unstable_by_key dedup_by dedup_by_key max_by min_by',
  'max_by_key min_by_key try_for_each try_fold find_map reduce sorted_by sorted_by_key sorted_unstable_by group_by chunk_by',
  'for_each_with for_each_init map_init map_with par_sort_by par_sort_unstable_by par_sort_by_key binary_search_by',
  'binary_search_by_key partition_point find_any find_first reduce_with filter_map_ok map_ok fold_while rfind rfold extract_if drain_filter',
  'array_windows update_all position_any flat_map_iter try_reduce try_for_each_with cmp_by update resize_with fill_with',
);
export const MAYBE_ITERATOR_METHODS = words(
  'map filter find inspect flat_map and_then then map_err zip_with',
);

/** What makes an iterator out of a collection. */
export const ITERATOR_SOURCES = words(
  'iter iter_mut into_iter par_iter into_par_iter par_iter_mut keys values values_mut into_keys into_values chars bytes lines',
  'char_indices split split_whitespace splitn drain windows chunks chunks_exact par_chunks enumerate zip rev skip take chain',
  'filter_map flat_map flatten peekable step_by cloned copied range par_bridge captures_iter find_iter matches match_indices',
  'map_while take_while skip_while components ancestors descendants children tuple_windows sorted dedup unique scan cycle',
  'by_ref from_fn successors repeat_n split_terminator rsplit iter_ones fields columns rows walk walk_range',
);
