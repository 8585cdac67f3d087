//! Files and folders that are there whole or not at all.

use anyhow::{Context, Result};
use std::{
    fs::{self, File},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

/// Writes beside the file and then takes its place, so that nobody ever sees half of it; a device or a pipe is written to
/// as it is.
pub fn write_file(path: &Path, write: impl Fn(&mut dyn Write) -> Result<()>) -> Result<()> {
    // A link stays a link to the file that is written.
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let known = path.metadata().ok();
    if known.as_ref().is_some_and(|known| !known.is_file()) {
        return fill(File::options().write(true).open(&path)?, write).map(drop);
    }
    let beside = beside(&path);
    let written = File::create(&beside).map_err(Into::into).and_then(|file| fill(file, write)).and_then(|file| {
        if let Some(known) = known {
            file.set_permissions(known.permissions())?;
        }
        file.sync_all()?;
        Ok(fs::rename(&beside, &path)?)
    });
    written.inspect_err(|_| drop(fs::remove_file(&beside)))
}

fn fill(file: File, write: impl Fn(&mut dyn Write) -> Result<()>) -> Result<File> {
    let mut out = BufWriter::new(file);
    write(&mut out)?;
    Ok(out.into_inner().map_err(io::IntoInnerError::into_error)?)
}

/// Writes files into a folder beside this one, which then takes its place if there is none yet; else its files are put
/// into the one that is there, all of them after the last has been written.
pub fn write_folder(path: &Path, write: impl Fn(&Path) -> Result<()>) -> Result<()> {
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    if path.exists() && !path.is_dir() {
        return Err(io::Error::from(io::ErrorKind::NotADirectory)).context("is a file; name a folder");
    }
    let beside = beside(&path);
    let place = || -> Result<()> {
        fs::create_dir(&beside)?;
        write(&beside)?;
        if !path.is_dir() {
            return Ok(fs::rename(&beside, &path)?);
        }
        for file in fs::read_dir(&beside)? {
            let file = file?;
            fs::rename(file.path(), path.join(file.file_name()))?;
        }
        Ok(fs::remove_dir(&beside)?)
    };
    place().inspect_err(|_| drop(fs::remove_dir_all(&beside)))
}

/// Where something is written until it is whole: on the same disk, so that it can be moved at once.
fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.{}.part", std::process::id()))
}
