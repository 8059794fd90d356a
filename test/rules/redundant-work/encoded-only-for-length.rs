fn on_the_spot(header: &Header) -> usize {
    alloy_rlp::encode(header).len() //~ encoded-only-for-length
}

fn of_messages(messages: &[Message]) -> usize {
    messages.iter().map(|message| message.encode_to_vec().len()).sum() //~ encoded-only-for-length
}

fn by_name(row: &Row) -> Result<usize, serde_json::Error> {
    let text = serde_json::to_string(row)?; //~ encoded-only-for-length
    Ok(text.len())
}

fn in_bytes(row: &Row) -> usize {
    serde_json::to_string(row).unwrap().as_bytes().len() //~ encoded-only-for-length
}

fn by_match(row: &Row) -> usize {
    let text = match serde_json::to_string(row) { //~ encoded-only-for-length
        Ok(text) => text,
        Err(_) => return 0,
    };
    text.len()
}

fn if_it_goes_well(row: &Row) -> usize {
    if let Ok(text) = serde_json::to_string(row) { text.len() } else { 0 } //~ encoded-only-for-length
}

fn mapped(row: &Row) -> usize {
    serde_json::to_string(row).map(|text| text.len()).unwrap_or_default() //~ encoded-only-for-length
}

// ---- look-alikes

fn by_match_for_more(row: &Row, out: &mut Vec<String>) -> usize {
    if let Ok(text) = serde_json::to_string(row) {
        let length = text.len();
        out.push(text);
        return length;
    }
    0
}

fn length_of_part(rows: &[Row]) -> usize {
    if let Ok([first, ..]) = parts(serde_json::to_string(rows)) { first.len() } else { 0 }
}

fn sent_too(row: &Row, out: &mut Vec<u8>) -> usize {
    let bytes = row.encode_to_vec();
    out.extend_from_slice(&bytes);
    bytes.len()
}

fn length_itself(header: &Header) -> usize {
    header.length()
}

fn of_bytes(bytes: &[u8]) -> usize {
    bytes.to_vec().len()
}
