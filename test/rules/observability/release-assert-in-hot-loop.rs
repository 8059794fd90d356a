fn merge(lists: &[Vec<u64>], out: &mut Vec<u64>) {
    for list in lists {
        assert!(list.windows(2).all(|pair| pair[0] <= pair[1])); //~ release-assert-in-hot-loop note
        out.extend_from_slice(list);
    }
}

fn insert(known: &mut Vec<u64>, new: &[u64]) {
    for id in new {
        assert!(known.is_sorted(), "order"); //~ release-assert-in-hot-loop note
        known.push(*id);
    }
}

fn counts(rows: &[Row], n: usize) {
    rows.iter().for_each(|row| {
        assert_eq!(row.iter().count(), n); //~ release-assert-in-hot-loop note
    });
}

// ---- look-alikes

fn debug(lists: &[Vec<u64>]) {
    for list in lists {
        debug_assert!(list.is_sorted());
    }
}

fn cheap(rows: &[Row], width: usize) {
    for row in rows {
        assert_eq!(row.len(), width);
        assert!(row.id < 10);
    }
}

fn once(list: &[u64]) {
    assert!(list.is_sorted());
    for _ in list {}
}

#[test]
fn sorted() {
    for list in lists() {
        assert!(list.is_sorted());
    }
}
