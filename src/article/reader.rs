//! From paths to articles: files by kind, folders in order, standard input.

use super::{
    Article,
    error::{Place, ReadError},
    html, json,
    lines::Lines,
    normalize, plain,
};
use crate::model::{ArticleHead, ArticleId, Reading};
use serde_json::Value;
use std::{
    fs::{self, File},
    io::{self, BufRead, BufReader, Read},
    path::{Path, PathBuf},
};
use walkdir::{DirEntry, WalkDir};

/// What one file, line or page holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// An article, still to be understood.
    Article(Article),
    /// What an earlier extraction found in an article.
    Reading(Reading),
}

type Inputs = Box<dyn Iterator<Item = Result<Input, ReadError>>>;

/// Reads the articles at `paths`, in their order; a folder's files come in the order of their names, with those of its
/// folders, without hidden ones; `-` is standard input, in JSON Lines. Only one file is held at a time, of JSON Lines
/// one line.
///
/// An error stands in the place of what could not be read; what follows it is read all the same.
///
/// ```no_run
/// for input in graph::article::read(["data/articles"]) {
///     match input {
///         Ok(input) => println!("{input:?}"),
///         Err(error) => eprintln!("{error}"),
///     }
/// }
/// ```
pub fn read<P: Into<PathBuf>>(paths: impl IntoIterator<Item = P>) -> impl Iterator<Item = Result<Input, ReadError>> {
    read_with(paths, BufReader::new(io::stdin()))
}

/// As [`read`], with another standard input.
pub fn read_with<P: Into<PathBuf>>(
    paths: impl IntoIterator<Item = P>,
    standard_input: impl BufRead + 'static,
) -> impl Iterator<Item = Result<Input, ReadError>> {
    let paths: Vec<PathBuf> = paths.into_iter().map(Into::into).collect();
    let mut standard_input: Option<Box<dyn BufRead>> = Some(Box::new(standard_input));
    paths.into_iter().flat_map(move |path| {
        if path.as_os_str() == "-" {
            let place = Place { path: None, line: None, item: None };
            let input = standard_input.take().unwrap_or_else(|| Box::new(io::empty()));
            return Box::new(Lines::new(input, place, "stdin".to_owned())) as Inputs;
        }
        at_path(&path)
    })
}

fn at_path(path: &Path) -> Inputs {
    let place = Place::file(path);
    match fs::metadata(path) {
        Err(source) if source.kind() == io::ErrorKind::NotFound => one(Err(ReadError::Missing(place))),
        Err(source) => one(Err(ReadError::Io { place, source })),
        Ok(metadata) if metadata.is_dir() => Box::new(Folder::new(path)),
        Ok(metadata) => match Kind::of(path) {
            Some(kind) => in_file(path, kind),
            // A pipe has no extension.
            None if !metadata.is_file() => in_file(path, Kind::Lines),
            None => one(Err(ReadError::UnknownKind(place))),
        },
    }
}

fn one(input: Result<Input, ReadError>) -> Inputs {
    Box::new(std::iter::once(input))
}

#[derive(Clone, Copy)]
enum Kind {
    Text,
    Html,
    Json,
    Lines,
}

impl Kind {
    fn of(path: &Path) -> Option<Kind> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "txt" => Some(Kind::Text),
            "html" | "htm" => Some(Kind::Html),
            "json" => Some(Kind::Json),
            "jsonl" => Some(Kind::Lines),
            _ => None,
        }
    }
}

fn in_file(path: &Path, kind: Kind) -> Inputs {
    let place = Place::file(path);
    let name = normalize(&path.file_stem().unwrap_or_default().to_string_lossy());
    if let Kind::Lines = kind {
        return match File::open(path) {
            Ok(file) => Box::new(Lines::new(Box::new(BufReader::new(file)), place, name)),
            Err(source) => one(Err(ReadError::Io { place, source })),
        };
    }
    let text = match whole_text(path, &place) {
        Ok(text) => text,
        Err(error) => return one(Err(error)),
    };
    match kind {
        Kind::Json => in_json(&text, &place, &name),
        Kind::Html => one(html::article(&text, &name).map(Input::Article).ok_or(ReadError::Empty(place))),
        Kind::Text | Kind::Lines => one(in_text(&text, &name).map(Input::Article).ok_or(ReadError::Empty(place))),
    }
}

fn whole_text(path: &Path, place: &Place) -> Result<String, ReadError> {
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|mut file| file.read_to_end(&mut bytes))
        .map_err(|source| ReadError::Io { place: place.clone(), source })?;
    let text = utf8(bytes, place)?;
    if text.trim().is_empty() { Err(ReadError::Empty(place.clone())) } else { Ok(text) }
}

pub(super) fn utf8(bytes: Vec<u8>, place: &Place) -> Result<String, ReadError> {
    let mut text = String::from_utf8(bytes)
        .map_err(|error| ReadError::NotUtf8 { place: place.clone(), byte: error.utf8_error().valid_up_to() })?;
    if text.starts_with('\u{feff}') {
        text.remove(0);
    }
    Ok(text)
}

fn in_text(text: &str, name: &str) -> Option<Article> {
    let text = normalize(text);
    if text.trim().is_empty() {
        return None;
    }
    let head = ArticleHead {
        id: ArticleId::new(name),
        title: plain::title(&text).to_owned(),
        published: json::refined(None, &text),
        source: None,
        url: None,
    };
    Some(Article { head, text })
}

/// The `number`th article of a file called `name`, if it does not say its id itself.
pub(super) fn nth_name(name: &str, number: u64) -> String {
    if number == 1 { name.to_owned() } else { format!("{name}:{number}") }
}

/// One object, an array of them, or several of either after one another.
fn in_json(text: &str, place: &Place, name: &str) -> Inputs {
    let mut inputs = Vec::new();
    let mut number = 0;
    for value in serde_json::Deserializer::from_str(text).into_iter::<Value>() {
        let items = match value {
            Ok(Value::Array(items)) => items,
            Ok(item) => vec![item],
            Err(error) => {
                inputs.push(Err(ReadError::Json { place: place.clone(), message: error.to_string() }));
                break;
            }
        };
        for item in items {
            number += 1;
            take_article(&item, &nth_name(name, number), &place.at_item(number), |input| inputs.push(input));
        }
    }
    if inputs.is_empty() {
        inputs.push(Err(ReadError::Empty(place.clone())));
    }
    Box::new(inputs.into_iter())
}

pub(super) fn take_article(value: &Value, name: &str, place: &Place, mut take: impl FnMut(Result<Input, ReadError>)) {
    let Value::Object(fields) = value else {
        return take(Err(ReadError::NotAnArticle { place: place.clone(), wrong: "no object".to_owned() }));
    };
    match json::article(fields, name, place) {
        Ok((article, unreadable)) => {
            unreadable.map(Err).map(&mut take);
            take(Ok(Input::Article(article)));
        }
        Err(error) => take(Err(error)),
    }
}

/// All files of a folder and of the folders in it that have a kind.
struct Folder {
    place: Place,
    walk: Box<dyn Iterator<Item = walkdir::Result<DirEntry>>>,
    file: Option<Inputs>,
    any: bool,
}

impl Folder {
    fn new(path: &Path) -> Folder {
        let visible = |entry: &DirEntry| entry.depth() == 0 || !entry.file_name().as_encoded_bytes().starts_with(b".");
        let walk = WalkDir::new(path).follow_links(true).sort_by_file_name().into_iter().filter_entry(visible);
        Folder { place: Place::file(path), walk: Box::new(walk), file: None, any: false }
    }
}

impl Iterator for Folder {
    type Item = Result<Input, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(input) = self.file.as_mut().and_then(Iterator::next) {
                return Some(input);
            }
            match self.walk.next() {
                Some(Ok(entry)) => {
                    let kind = Kind::of(entry.path()).filter(|_| entry.file_type().is_file());
                    self.file = kind.map(|kind| in_file(entry.path(), kind));
                    self.any |= self.file.is_some();
                }
                Some(Err(error)) => {
                    self.any = true;
                    let place = error.path().map_or_else(|| self.place.clone(), Place::file);
                    return Some(Err(ReadError::Io { place, source: error.into() }));
                }
                None if self.any => return None,
                None => {
                    self.any = true;
                    return Some(Err(ReadError::NoArticles(self.place.clone())));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use tempfile::TempDir;

    fn folder(files: &[(&str, &[u8])]) -> TempDir {
        let folder = TempDir::new().unwrap();
        for (name, content) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, content).unwrap();
        }
        folder
    }

    /// What is read: `id: text` of an article, the message of an error without the name of the folder.
    fn seen(folder: &TempDir, paths: &[&str], standard_input: &str) -> Vec<String> {
        let paths: Vec<PathBuf> =
            paths.iter().map(|path| if *path == "-" { "-".into() } else { folder.path().join(path) }).collect();
        let root = folder.path().display().to_string();
        read_with(paths, io::Cursor::new(standard_input.to_owned()))
            .map(|input| match input {
                Ok(Input::Article(article)) => format!("{}: {}", article.head.id, article.text),
                Ok(Input::Reading(reading)) => format!("reading of {}", reading.article.id),
                Err(error) => error.to_string().replace(&format!("{root}/"), "").replace(&root, "folder"),
            })
            .collect()
    }

    #[test]
    fn a_folder_is_read_in_the_order_of_names_without_what_holds_no_articles() {
        let folder = folder(&[
            ("b.txt", b"Hai."),
            ("a/z.JSON", br#"{"text": "Hai."}"#),
            ("a/y.jsonl", b"{\"text\": \"Ba.\"}\n\n{\"text\": \"Ba.\"}\n"),
            ("c.htm", b"<p>Ba.</p>"),
            ("README.md", b"Not an article."),
            (".git/x.txt", b"Not an article."),
            (".hidden.txt", b"Not an article."),
        ]);
        assert_eq!(seen(&folder, &["."], ""), ["y: Ba.", "y:3: Ba.", "z: Hai.", "b: Hai.", "c: Ba."]);
    }

    #[test]
    fn paths_are_read_in_the_order_given() {
        let folder = folder(&[("b.txt", b"Hai."), ("a.txt", b"Ba.")]);
        let given = ["b.txt", "-", "a.txt"];
        assert_eq!(seen(&folder, &given, r#"{"id": 7, "text": "Tin."}"#), ["b: Hai.", "7: Tin.", "a: Ba."]);
    }

    #[test]
    fn json_holds_one_article_or_several() {
        let folder = folder(&[
            ("one.json", br#"{"text": "Tin."}"#),
            ("array.json", br#"[{"text": "Tin."}, {"id": "x", "text": "Tin."}, {"text": "Tin."}]"#),
            ("lines.json", b"\xef\xbb\xbf{\"text\": \"Tin.\"}\n{\"text\": \"Tin.\"}"),
        ]);
        assert_eq!(
            seen(&folder, &["one.json", "array.json", "lines.json"], ""),
            ["one: Tin.", "array: Tin.", "x: Tin.", "array:3: Tin.", "lines: Tin.", "lines:2: Tin."]
        );
    }

    #[test]
    fn a_name_composed_otherwise_is_the_same_name() {
        let folder = folder(&[("ho\u{323}p.txt", b"Tin.")]);
        assert_eq!(seen(&folder, &["."], ""), ["họp: Tin."]);
    }

    #[test]
    fn what_cannot_be_read_is_named_with_its_place_and_the_rest_is_read() {
        let folder = folder(&[
            ("empty.txt", b""),
            ("blank.txt", b" \r\n\n"),
            ("latin.txt", b"H\xe0 N\xf4i"),
            ("page.html", b"<html><script>1</script></html>"),
            ("list.json", br#"[{"text": "Tin."}, {"title": "Tin"}, 3]"#),
            ("broken.json", br#"{"text": "Tin.""#),
            ("none.json", b"[]"),
            ("lines.jsonl", b"{\"title\": \"Tin\"}\nno json\n{\"text\": \"T\xecn\"}\n{\"text\": \"Tin.\"}\n"),
            ("notes.doc", b"Tin."),
            ("docs/notes.doc", b"Tin."),
        ]);
        let article = "an article is an object with \"text\" and, if known, \"id\", \"title\", \"published\", \"source\", \"url\"";
        for (path, wanted) in [
            ("empty.txt", vec!["empty.txt: empty".to_owned()]),
            ("blank.txt", vec!["blank.txt: empty".to_owned()]),
            ("latin.txt", vec!["latin.txt: not UTF-8 at byte 1; convert it, e.g. with iconv".to_owned()]),
            ("page.html", vec!["page.html: empty".to_owned()]),
            (
                "list.json",
                vec![
                    "list: Tin.".to_owned(),
                    format!("list.json, article 2: no \"text\"; {article}"),
                    format!("list.json, article 3: no object; {article}"),
                ],
            ),
            ("broken.json", vec!["broken.json: EOF while parsing an object at line 1 column 15".to_owned()]),
            ("none.json", vec!["none.json: empty".to_owned()]),
            (
                "lines.jsonl",
                vec![
                    format!("lines.jsonl, line 1: no \"text\"; {article}"),
                    "lines.jsonl, line 2: expected ident at column 2".to_owned(),
                    "lines.jsonl, line 3: not UTF-8 at byte 11; convert it, e.g. with iconv".to_owned(),
                    "lines:4: Tin.".to_owned(),
                ],
            ),
            (
                "notes.doc",
                vec!["notes.doc: unknown kind of file; articles are .txt, .html, .htm, .json or .jsonl".to_owned()],
            ),
            ("docs", vec!["docs: folder without articles; they are .txt, .html, .htm, .json or .jsonl".to_owned()]),
            ("gone.txt", vec!["gone.txt: no such file or folder".to_owned()]),
            ("-", vec!["standard input: empty".to_owned()]),
        ] {
            assert_eq!(seen(&folder, &[path], "\n"), wanted, "{path}");
        }
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(
            bytes in prop_oneof![
                proptest::collection::vec(any::<u8>(), 0..80),
                "(\\{\"(text|id|published|record)\": ?[\"0-9\\[\\]{}a-z]{0,8}[,}\n]?){0,4}".prop_map(String::into_bytes),
                "(<(p|article|h1|br|meta|!--|/p|script)[ a-z=\"]{0,8}>?[đ\n ]{0,3}){0,6}".prop_map(String::into_bytes),
            ],
            kind in prop_oneof![Just("txt"), Just("html"), Just("json"), Just("jsonl")],
        ) {
            let name = format!("tin.{kind}");
            let folder = folder(&[(&name, &bytes)]);
            // Something always comes of a file: articles or a reason why not.
            prop_assert!(!seen(&folder, &[&name], "").is_empty());
        }
    }
}
