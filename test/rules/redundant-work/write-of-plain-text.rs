impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", match self { Kind::KeepAlive => "keep-alive", Kind::Close => "close" }) //~ write-of-plain-text
    }
}

impl fmt::Display for Sign {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "+" };
        write!(f, "{}", sign) //~ write-of-plain-text
    }
}

impl fmt::Display for Level {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let name = match self {
            Level::Low => "low",
            Level::High if self.is_top() => "top",
            Level::High => "high",
        };
        write!(out, "{}", name)?; //~ write-of-plain-text
        out.write_str("!")
    }
}

// ---- look-alikes

impl fmt::Display for Padded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:>8}", if self.0 { "on" } else { "off" })?;
        write!(f, "{} ", if self.0 { "on" } else { "off" })?;
        write!(f, "{}", self.0)
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", match self { Number::One => 1, Number::Two => 2 })
    }
}

fn to_file(file: &mut File, on: bool) -> io::Result<()> {
    write!(file, "{}", if on { "on" } else { "off" })
}
