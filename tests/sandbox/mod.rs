//! Runs the program in a folder of its own.
#![allow(dead_code, reason = "every test program uses a part of it")]

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};
use tempfile::TempDir;

/// A folder that is gone after the test.
pub struct Sandbox {
    folder: TempDir,
}

/// What a run of the program left.
#[derive(Debug)]
pub struct Run {
    /// The exit code.
    pub code: i32,
    /// The results.
    pub stdout: String,
    /// The messages.
    pub stderr: String,
}

impl Sandbox {
    /// An empty folder.
    pub fn new() -> Sandbox {
        Sandbox { folder: TempDir::new().unwrap() }
    }

    /// A folder whose store `graph.db` holds the sample articles of the project.
    pub fn of_sample_articles() -> Sandbox {
        let sandbox = Sandbox::new();
        for entry in fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/data/articles")).unwrap() {
            let path = entry.unwrap().path();
            sandbox.write(&format!("news/{}", path.file_name().unwrap().to_str().unwrap()), &fs::read(&path).unwrap());
        }
        let run = sandbox.run(&["build", "-q", "news"]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""));
        sandbox
    }

    /// A folder with these files.
    pub fn with(files: &[(&str, &str)]) -> Sandbox {
        let sandbox = Sandbox::new();
        for (name, content) in files {
            sandbox.write(name, content.as_bytes());
        }
        sandbox
    }

    /// Where a file of the folder is.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file, with the folders that it stands in.
    pub fn write(&self, name: &str, content: &[u8]) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    /// The program with arguments, to be run in the folder, with nothing set that could change what it does.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(Path::new(env!("CARGO_BIN_EXE_graph")));
        command.args(arguments).current_dir(self.folder.path()).env_remove("GRAPH_STORE");
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Runs the program without input.
    pub fn run(&self, arguments: &[&str]) -> Run {
        self.run_with(arguments, "")
    }

    /// Runs the program with standard input.
    pub fn run_with(&self, arguments: &[&str], input: &str) -> Run {
        let mut child = self.command(arguments).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let input = input.to_owned();
        // A program that does not read it closes the pipe.
        let writer = std::thread::spawn(move || drop(stdin.write_all(input.as_bytes())));
        let output = child.wait_with_output().unwrap();
        writer.join().unwrap();
        Run {
            code: output.status.code().unwrap(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}
