//! What stands for the characters that XML and pictures cannot hold.

/// The character, or what stands for it where XML cannot hold it: the picture of a control, or a replacement character.
pub(super) fn printable(c: char) -> char {
    match c {
        '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
        '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
        c => c,
    }
}
