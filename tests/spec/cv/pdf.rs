//! A small writer of PDFs that readers open.

/// A PDF of one empty page.
pub(super) fn pdf() -> Vec<u8> {
    written("%PDF-1.7", 0, "")
}

/// The same with this header, so many bytes of comment and more in its trailer.
pub(super) fn written(header: &str, comment: usize, in_trailer: &str) -> Vec<u8> {
    let mut file = header.as_bytes().to_vec();
    file.extend(b"\n%\xe2\xe3\xcf\xd3");
    file.extend(std::iter::repeat_n(b'c', comment));
    file.push(b'\n');
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
    ];
    let mut places = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        places.push(format!("{:010} 00000 n \n", file.len()));
        file.extend(format!("{} 0 obj\n{object}\nendobj\n", index + 1).bytes());
    }
    let at = file.len();
    file.extend(format!("xref\n0 4\n0000000000 65535 f \n{}", places.concat()).bytes());
    file.extend(format!("trailer\n<< /Size 4 /Root 1 0 R {in_trailer}>>\nstartxref\n{at}\n%%EOF\n").bytes());
    file
}
