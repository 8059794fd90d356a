use bytes::{BufMut, BytesMut};

fn encoded(value: &Value, output: &mut BytesMut) -> Result<(), Error> {
    let mut buf: Vec<u8> = Vec::new(); //~ buffer-temp-into-writer
    value.to_writer(&mut buf)?;
    output.put_slice(buf.as_slice());
    Ok(())
}

fn through_an_encoder<W: Write>(value: &Value, mut writer: W) -> Result<(), Error> {
    let mut buf = Vec::new(); //~ buffer-temp-into-writer
    let mut encoder = Encoder::new(&mut buf);
    encoder.encode(value)?;
    writer.write_all(&buf)?;
    Ok(())
}

fn text(rows: &[Row], out: &mut String) {
    let mut line = String::with_capacity(64); //~ buffer-temp-into-writer
    describe(rows, &mut line);
    line.push('\n');
    out.push_str(&line);
}

// ---- look-alikes

fn with_its_length(value: &Value, output: &mut BytesMut) {
    let mut buf = Vec::new();
    value.encode(&mut buf);
    output.put_u32(buf.len() as u32);
    output.put_slice(&buf);
}

fn to_a_socket(value: &Value, stream: &mut TcpStream) -> std::io::Result<()> {
    let mut buf = Vec::new();
    value.encode(&mut buf);
    stream.write_all(&buf)
}

fn used_again(values: &[Value], output: &mut BytesMut) {
    let mut buf = Vec::new();
    for value in values {
        buf.clear();
        value.encode(&mut buf);
        output.put_slice(&buf);
    }
}

fn collected(values: &[u8], output: &mut Vec<u8>) {
    let mut small = Vec::new();
    for value in values {
        small.push(*value);
    }
    output.extend_from_slice(&small);
}

fn kept(value: &Value, output: &mut BytesMut) -> Vec<u8> {
    let mut buf = Vec::new();
    value.encode(&mut buf);
    output.put_slice(&buf);
    buf
}

/// What a rule wrote before it failed is thrown away.
fn on_trial(rules: &[Rule], value: &Value, found: &mut Vec<Name>) -> bool {
    for rule in rules {
        let mut trial = Vec::new();
        if rule.matches(value, &mut trial) {
            found.append(&mut trial);
            return true;
        }
    }
    false
}

fn tried(value: &Value, output: &mut BytesMut) -> bool {
    let mut trial = Vec::new();
    let fits = value.encode(&mut trial);
    if !fits {
        return false;
    }
    output.put_slice(&trial);
    true
}

fn if_written(value: &Value, output: &mut BytesMut) {
    let mut trial = Vec::new();
    match value.encode(&mut trial) {
        Ok(()) => output.put_slice(&trial),
        Err(why) => warn(why),
    }
}

// ---- all of it on a condition

fn wanted(value: &Value, output: &mut BytesMut, verbose: bool) {
    let mut text = String::new(); //~ buffer-temp-into-writer
    if verbose {
        describe(value, &mut text);
        output.push_str(&text);
    }
}

fn either_way(value: &Value, output: &mut BytesMut, verbose: bool) {
    let mut text = String::new(); //~ buffer-temp-into-writer
    if verbose {
        describe(value, &mut text);
    } else {
        name(value, &mut text);
    }
    output.push_str(&text);
}

//@ src/wrapped.rs
fn by_cursor(value: &Value, out: &mut impl Write) -> io::Result<()> {
    let mut cursor = Cursor::new(Vec::new()); //~ buffer-temp-into-writer
    value.serialize(&mut cursor)?;
    out.write_all(&cursor.into_inner())
}

fn by_cursor_lent(value: &Value, out: &mut Vec<u8>) -> io::Result<()> {
    let mut cursor = io::Cursor::new(Vec::with_capacity(64)); //~ buffer-temp-into-writer
    encode_value(value, &mut cursor)?;
    out.extend_from_slice(cursor.get_ref());
    Ok(())
}

fn by_writer(value: &Value, out: &mut BytesMut) -> serde_json::Result<()> {
    let mut writer = BytesMut::new().writer(); //~ buffer-temp-into-writer
    serde_json::to_writer(&mut writer, value)?;
    out.put_slice(&writer.into_inner());
    Ok(())
}

fn frozen(value: &Value, out: &mut BytesMut) {
    let mut buf = BytesMut::new(); //~ buffer-temp-into-writer
    value.encode(&mut buf);
    out.put(buf.freeze());
}

// An image is laid out by going back and forth.
fn drawn(image: &Image, out: &mut Vec<u8>) {
    let mut cursor = Cursor::new(Vec::new());
    image.write_to(&mut cursor, Format::Png);
    out.extend_from_slice(cursor.get_ref());
}

fn with_length(value: &Value, out: &mut Vec<u8>) {
    let mut cursor = Cursor::new(Vec::new());
    value.encode(&mut cursor);
    out.put_u64(cursor.position());
    out.extend_from_slice(cursor.get_ref());
}

//@ src/seeks.rs
fn seekable<W: Write + Seek>(value: &Value, out: W) {}

fn by_cursor_that_seeks(value: &Value, out: &mut Vec<u8>) {
    let mut cursor = Cursor::new(Vec::new());
    value.encode(&mut cursor);
    out.extend_from_slice(cursor.get_ref());
}

//@ src/seekable.rs
fn to_seekable<W: Write + Seek>(image: &Image, out: &mut W) -> Result<(), Error> {
    let mut cursor = Cursor::new(Vec::new()); //~ buffer-temp-into-writer
    Layout::new(&mut cursor).write_image(image)?;
    out.write(&cursor.into_inner()[..]).map(|_| ()).map_err(Error::Io)
}

fn checked(value: &Value, out: &mut Vec<u8>) -> Result<(), Error> {
    let mut buf = Vec::new(); //~ buffer-temp-into-writer
    value.encode(&mut buf)?;
    Ok(out.write_all(&buf).map_err(Error::Io)?)
}

fn to_plain_writer(image: &Image, out: &mut impl Write) -> Result<(), Error> {
    let mut cursor = Cursor::new(Vec::new());
    Layout::new(&mut cursor).write_image(image)?;
    out.write_all(&cursor.into_inner()).map_err(Error::Io)
}

fn perhaps(value: &Value, out: &mut Vec<u8>, last: Option<Key>) {
    let mut buf = Vec::new();
    value.encode(&mut buf);
    last.map(|_| out.write_all(&buf));
}
