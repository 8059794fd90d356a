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

// ---- look-alikes

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
