//! Help, shell completions and manual pages know every command.

mod sandbox;

use sandbox::Sandbox;
use std::fs;

/// The commands that `graph --help` lists.
fn commands() -> Vec<String> {
    let help = Sandbox::new().run(&["--help"]).stdout;
    let list = help.split_once("Commands:\n").unwrap().1.split_once("\n\n").unwrap().0;
    let named = list.lines().filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    named.map(|line| line.split_whitespace().next().unwrap().to_owned()).filter(|name| name != "help").collect()
}

#[test]
fn every_command_explains_itself_with_an_example() {
    let commands = commands();
    for command in ["build", "query", "show", "path", "around", "timeline", "stats", "sparql", "export", "man"] {
        assert!(commands.iter().any(|known| known == command), "{command}: {commands:?}");
    }
    for command in &commands {
        let run = Sandbox::new().run(&[command, "--help"]);
        assert_eq!(run.code, 0);
        assert!(run.stdout.contains("Example") && run.stdout.contains(&format!("graph {command}")), "{}", run.stdout);
    }
}

#[test]
fn completions_know_every_command_and_the_words_of_its_flags() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let run = Sandbox::new().run(&["completions", shell]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""));
        for word in commands().iter().map(String::as_str).chain(["count-by", "jsonl"]) {
            assert!(run.stdout.contains(word), "{shell} does not know {word}");
        }
    }
    let bash = Sandbox::new().run(&["completions", "bash"]).stdout;
    let sandbox = Sandbox::with(&[("graph.bash", &bash)]);
    let checked = std::process::Command::new("bash").arg("-n").arg(sandbox.path("graph.bash")).status().unwrap();
    assert!(checked.success());
    assert_eq!(Sandbox::new().run(&["completions", "cmd"]).code, 2);
}

#[test]
fn manual_pages_are_printed_and_written() {
    let sandbox = Sandbox::new();
    let page = sandbox.run(&["man", "query"]).stdout;
    for expected in [".TH graph-query 1", "graph query", "count", "Ask who did what", "hội nghị|hội nhập"] {
        assert!(expected.split('|').any(|expected| page.contains(expected)), "{expected}\n{page}");
    }
    assert!(sandbox.run(&["man"]).stdout.contains(".TH graph 1"));
    assert_eq!(sandbox.run(&["man", "-o", "man1"]).code, 0);
    let mut written: Vec<String> = fs::read_dir(sandbox.path("man1"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    written.sort();
    let mut expected: Vec<String> = commands().iter().map(|command| format!("graph-{command}.1")).collect();
    expected.push("graph.1".to_owned());
    expected.sort();
    assert_eq!(written, expected);
    assert_eq!(fs::read_to_string(sandbox.path("man1/graph-query.1")).unwrap(), page);
    let run = sandbox.run(&["man", "qurey"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("no command is called \"qurey\"; one of: "), "{}", run.stderr);
}
