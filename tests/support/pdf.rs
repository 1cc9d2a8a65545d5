//! Small PDFs made by hand.

/// A file of these objects, the first of which is the catalogue, with a table of where they stand.
pub fn file(objects: &[Vec<u8>], trailer: &str) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend(format!("{} 0 obj\n", index + 1).into_bytes());
        out.extend(object);
        out.extend(b"\nendobj\n");
    }
    let table = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).into_bytes());
    for place in places {
        out.extend(format!("{place:010} 00000 n \n").into_bytes());
    }
    let size = objects.len() + 1;
    let end =
        format!("trailer\n<</Size {size} /Root 1 0 R {trailer}>>\nstartxref\n{table}\n%%EOF\n");
    out.extend(end.into_bytes());
    out
}

/// A stream with these contents.
pub fn stream(entries: &str, contents: &[u8]) -> Vec<u8> {
    let mut out = format!("<</Length {} {entries}>>\nstream\n", contents.len()).into_bytes();
    out.extend(contents);
    out.extend(b"\nendstream");
    out
}

/// A file whose pages show these contents, in Helvetica as `/F1` and with an image as `/Im1`.
pub fn pages(contents: &[&str]) -> Vec<u8> {
    let kids: Vec<String> = (0..contents.len()).map(|at| format!("{} 0 R", 5 + 2 * at)).collect();
    let count = contents.len();
    let mut objects = vec![
        b"<</Type /Catalog /Pages 2 0 R>>".to_vec(),
        format!("<</Type /Pages /Count {count} /Kids [{}]>>", kids.join(" ")).into_bytes(),
        b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>".to_vec(),
        stream(
            "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray \
             /BitsPerComponent 8",
            b"\x80",
        ),
    ];
    for (at, contents) in contents.iter().enumerate() {
        let page = format!(
            "<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R \
             /Resources <</Font <</F1 3 0 R>> /XObject <</Im1 4 0 R>>>>>>",
            6 + 2 * at
        );
        objects.push(page.into_bytes());
        objects.push(stream("", contents.as_bytes()));
    }
    file(&objects, "")
}

/// Contents that show lines of text from the top of the page.
pub fn lines(lines: &[&str]) -> String {
    let shown: Vec<String> = lines.iter().map(|line| format!("({line}) Tj T*")).collect();
    format!("BT /F1 10 Tf 13 TL 72 770 Td {} ET", shown.join(" "))
}
