//! Lines of any length, of which no more is held than may be.

use std::io::{self, BufRead, ErrorKind};

/// A line that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Line {
    /// It is in the buffer, without its end.
    Whole,
    /// It was longer than allowed, and skipped.
    TooLong,
    /// There is none any more.
    End,
}

/// Reads a line into `buffer`, at most `longest` bytes of it.
pub(super) fn line(
    reader: &mut impl BufRead,
    longest: usize,
    buffer: &mut Vec<u8>,
) -> io::Result<Line> {
    buffer.clear();
    let (mut any, mut too_long) = (false, false);
    loop {
        let held = match reader.fill_buf() {
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            held => held?,
        };
        if held.is_empty() {
            break;
        }
        any = true;
        let end = held.iter().position(|&byte| byte == b'\n');
        let part = held.get(..end.unwrap_or(held.len())).unwrap_or_default();
        too_long |= part.len() > longest.saturating_sub(buffer.len());
        if !too_long {
            buffer.extend_from_slice(part);
        }
        let used = end.map_or(held.len(), |end| end + 1);
        reader.consume(used);
        if end.is_some() {
            break;
        }
    }
    if buffer.last() == Some(&b'\r') {
        buffer.pop();
    }
    Ok(match (any, too_long) {
        (false, _) => Line::End,
        (true, true) => {
            *buffer = Vec::new();
            Line::TooLong
        }
        (true, false) => Line::Whole,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::BufReader;

    #[test]
    fn ok_lines_as_long_as_allowed() {
        let text = b"one\r\n\ntwelve bytes\nlonger than twelve\nlast".as_slice();
        for capacity in [1, 3, 100] {
            let mut reader = BufReader::with_capacity(capacity, text);
            let mut buffer = Vec::new();
            let mut lines = Vec::new();
            loop {
                let line = line(&mut reader, 12, &mut buffer).expect("memory");
                assert!(buffer.len() <= 12);
                if line == Line::End {
                    break;
                }
                lines.push((line, String::from_utf8(buffer.clone()).expect("text")));
            }
            let want = [
                (Line::Whole, "one"),
                (Line::Whole, ""),
                (Line::Whole, "twelve bytes"),
                (Line::TooLong, ""),
                (Line::Whole, "last"),
            ];
            assert_eq!(lines, want.map(|(line, text)| (line, text.to_owned())));
        }
    }
}
