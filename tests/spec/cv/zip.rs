//! A small writer of zip archives.

use super::files::u32_of;

/// An archive of (name, method, body), with or without its central directory.
pub(super) fn zip(entries: &[(&str, u16, &[u8])], directory: bool) -> Vec<u8> {
    let (mut file, mut central) = (Vec::new(), Vec::new());
    for (name, method, body) in entries {
        let (at, len) = (u32_of(file.len()), u32_of(body.len()));
        let name_len = u16::try_from(name.len()).unwrap();
        let mut fields = [20, 0, *method, 0, 0, 0, 0].map(u16::to_le_bytes).concat();
        fields.extend([len, len].map(u32::to_le_bytes).concat());
        fields.extend([name_len, 0].map(u16::to_le_bytes).concat());
        file.extend([b"PK\x03\x04".as_slice(), &fields, name.as_bytes(), body].concat());
        central
            .extend([b"PK\x01\x02\x14\0".as_slice(), &fields, &[0; 10], &at.to_le_bytes(), name.as_bytes()].concat());
    }
    if directory {
        let end = [u32_of(central.len()), u32_of(file.len())].map(u32::to_le_bytes).concat();
        let count = u16::try_from(entries.len()).unwrap().to_le_bytes();
        file.extend([central.as_slice(), b"PK\x05\x06\0\0\0\0", &count, &count, &end, b"\0\0"].concat());
    }
    file
}
