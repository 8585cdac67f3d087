//! Gives the program a fingerprint of all that decides what is read out of an article, so that a store knows which of
//! its readings were made by other rules.

use std::{fs, io, path::Path};

/// Rooms whose code or data decide.
const DECIDING: [&str; 7] =
    ["src/model", "src/language", "src/lexicon", "src/article", "src/extract", "src/resolve", "data/lexicon"];

fn main() -> io::Result<()> {
    let mut fingerprint = Fingerprint::default();
    for room in DECIDING {
        println!("cargo::rerun-if-changed={room}");
        fingerprint.add_tree(Path::new(room))?;
    }
    println!("cargo::rustc-env=GRAPH_RULES={:016x}", fingerprint.0);
    Ok(())
}

/// FNV-1a: it only has to differ where the files do.
struct Fingerprint(u64);

impl Default for Fingerprint {
    fn default() -> Fingerprint {
        Fingerprint(0xcbf2_9ce4_8422_2325)
    }
}

impl Fingerprint {
    fn add(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn add_tree(&mut self, path: &Path) -> io::Result<()> {
        if path.is_dir() {
            let mut entries: Vec<_> = fs::read_dir(path)?.collect::<io::Result<_>>()?;
            entries.sort_by_key(fs::DirEntry::file_name);
            return entries.iter().try_for_each(|entry| self.add_tree(&entry.path()));
        }
        if path.is_file() {
            self.add(path.as_os_str().as_encoded_bytes());
            self.add(&fs::read(path)?);
        }
        Ok(())
    }
}
