//! What bytes hold: one paper, or many.

use super::columns::Columns;
use super::json_lines;
use super::names;
use super::separated;

/// What a file or a member of an archive is, told by its first bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// One paper, or what is to be refused as one.
    Paper,
    /// Something compressed by gzip.
    Gzip,
    /// Something compressed by Zstandard.
    Zstd,
    /// A tape archive.
    Tar,
    /// A ZIP file: an archive, or a paper of an office program.
    Zip,
    /// A table in Parquet.
    Parquet,
    /// A table in JSON, an object a line.
    JsonLines,
    /// A table with this byte between its cells.
    Separated(u8),
    /// JSON that is no table.
    Json,
}

impl Shape {
    /// Tells what begins with these bytes. The name counts only where text could be either: a
    /// table whose columns are unknown is a table if it is called one.
    pub(super) fn of(head: &[u8], name: &str, columns: &Columns) -> Self {
        let ending = names::ending(name);
        if head.starts_with(b"\x1F\x8B\x08") {
            Self::Gzip
        } else if head.starts_with(b"\x28\xB5\x2F\xFD") {
            Self::Zstd
        } else if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
            Self::Zip
        } else if head.starts_with(b"PAR1") || head.starts_with(b"PARE") {
            Self::Parquet
        } else if is_tar(head) {
            Self::Tar
        } else if json_lines::begins(head)
            // What is binary is no table, whatever its name says.
            || ["jsonl", "ndjson"].contains(&&*ending) && !head.contains(&0)
        {
            Self::JsonLines
        } else if ending == "json" {
            Self::Json
        } else if let Some(separator) = separated::separator(head, columns) {
            Self::Separated(separator)
        } else if ["csv", "tsv"].contains(&&*ending) {
            Self::Separated(separated::likely_separator(head))
        } else {
            Self::Paper
        }
    }

    /// Whether it holds papers and is none.
    pub(super) fn holds_more(self) -> bool {
        !matches!(self, Self::Paper | Self::Json)
    }
}

/// Whether the first block is the head of a member: its sum is right.
fn is_tar(head: &[u8]) -> bool {
    let Some(block) = head.get(..512).filter(|block| block.iter().any(|&byte| byte != 0)) else {
        return false;
    };
    let sum = |bytes: Option<&[u8]>| -> u32 {
        bytes.unwrap_or_default().iter().map(|&byte| u32::from(byte)).sum()
    };
    let said = tar::Header::from_byte_slice(block).cksum();
    let blanks = 8 * u32::from(b' ');
    said.is_ok_and(|said| said == sum(block.get(..148)) + blanks + sum(block.get(156..)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_shapes_by_content() {
        let mut tar = tar::Builder::new(Vec::new());
        let mut header = tar::Header::new_ustar();
        header.set_size(1);
        tar.append_data(&mut header, "a.txt", &b"a"[..]).expect("member");
        let tar = tar.into_inner().expect("archive");
        let mut broken = tar.clone();
        broken[0] ^= 1;
        let columns = Columns::default();
        let own = columns.clone().with_id("nr").with_text("wat");
        let cases: [(&[u8], &str, &Columns, Shape); 23] = [
            (b"Geachte voorzitter,", "brief.csv.txt", &columns, Shape::Paper),
            (b"\x1F\x8B\x08\0", "brief.txt", &columns, Shape::Gzip),
            (b"\x28\xB5\x2F\xFDrest", "x", &columns, Shape::Zstd),
            (b"PK\x03\x04", "brief.pdf", &columns, Shape::Zip),
            (b"PK\x05\x06", "x", &columns, Shape::Zip),
            (b"PAR1", "x", &columns, Shape::Parquet),
            (&tar, "papers", &columns, Shape::Tar),
            (&broken, "papers.tar", &columns, Shape::Paper),
            (&[0; 1024], "empty.tar", &columns, Shape::Paper),
            (b"{\"id\":1,\"text\":\"a\"}\n{", "x.txt", &columns, Shape::JsonLines),
            (b"\xEF\xBB\xBF {\"id\": 1}", "x", &columns, Shape::JsonLines),
            (b"{\n \"id\": 1}", "x.json", &columns, Shape::Json),
            (b"[{\"id\": 1}]", "x.JSON.gz", &columns, Shape::Json),
            (b"[1] Noot", "x", &columns, Shape::Paper),
            (b"{broken", "x.jsonl.zst", &columns, Shape::JsonLines),
            (b"{broken", "x", &columns, Shape::Paper),
            (b"\x7fELF\0\n{}", "x.jsonl", &columns, Shape::Paper),
            (b"id;datum;tekst\r\n1;;a", "x.txt", &columns, Shape::Separated(b';')),
            (b"\xEF\xBB\xBF\"id\",\"text\"\n", "x", &columns, Shape::Separated(b',')),
            (b"nr\twat\n1\ta", "x", &own, Shape::Separated(b'\t')),
            (b"nr\twat\n1\ta", "x", &columns, Shape::Paper),
            (b"a;b;c,d\n", "x.csv", &columns, Shape::Separated(b';')),
            (b"a\n", "x.tsv", &columns, Shape::Separated(b',')),
        ];
        for (head, name, columns, want) in cases {
            assert_eq!(Shape::of(head, name, columns), want, "{name} {:?}", head.escape_ascii());
        }
    }
}
