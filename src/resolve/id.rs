//! Ids that are readable and derived from what a node is.

use super::spelling::standard;
use crate::model::{EdgeId, EdgeType, NodeId, NodeType};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

/// Stands between a name and what tells it from another of the same name; it never occurs in a slug.
const QUALIFIER: char = '@';

/// Longer names are cut at a word: an event is often described in forty words.
const SLUG_CHARS: usize = 100;

/// The name in lower case with its diacritics, words joined by hyphens; a `/` is kept (`22-nq/tw`). Empty only if the
/// name has no letter and no digit.
pub fn slug(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let (mut chars, mut gap) = (0, false);
    for c in standard(&name.to_lowercase()).chars() {
        if c.is_alphanumeric() || is_mark(c) || c == '/' && !out.is_empty() && !gap {
            if chars >= if gap { SLUG_CHARS } else { 2 * SLUG_CHARS } {
                break;
            }
            if gap {
                out.push('-');
                chars += 1;
            }
            gap = false;
            out.push(c);
            chars += 1;
        } else {
            gap = !out.is_empty();
        }
    }
    out.truncate(out.trim_end_matches('/').len());
    out
}

/// A mark that no composed letter holds (`Ê̆` of Êđê names) belongs to the word that it stands in.
fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// What an id can be made of: the name, then what to add to it, the most telling first, while others share the id.
pub struct Handle {
    /// What the node is called.
    pub name: String,
    /// What every id of its type has beside the name: the day of an event.
    pub always: Option<String>,
    /// What may tell it from others of that name, best first; empty ones are passed over.
    pub qualifiers: Vec<String>,
    /// What no other node of this name has: where it is first mentioned.
    pub place: String,
}

/// One id for each handle, no two alike. All that share a name are qualified, none is the first.
pub fn assign(kind: NodeType, handles: &[Handle]) -> Vec<NodeId> {
    let mut ids: Vec<Option<NodeId>> = vec![None; handles.len()];
    let mut taken: FxHashSet<String> = FxHashSet::default();
    let mut waiting: Vec<(usize, Vec<String>)> =
        handles.par_iter().enumerate().map(|(at, handle)| (at, candidates(kind, handle))).collect();
    for level in 0.. {
        let mut wanted: FxHashMap<String, u32> = FxHashMap::default();
        for (_, candidates) in &waiting {
            *wanted.entry(at_level(candidates, level).to_owned()).or_default() += 1;
        }
        waiting.retain(|(at, candidates)| {
            let id = at_level(candidates, level);
            let free = wanted[id] == 1 && !taken.contains(id);
            if free {
                ids[*at] = Some(NodeId::new(id));
            }
            !free
        });
        taken.extend(wanted.into_keys());
        if waiting.iter().all(|(_, candidates)| level + 1 >= candidates.len()) {
            break;
        }
    }
    let fallback = |at: usize| NodeId::new(at_level(&candidates(kind, &handles[at]), usize::MAX));
    ids.into_iter().enumerate().map(|(at, id)| id.unwrap_or_else(|| fallback(at))).collect()
}

fn at_level(candidates: &[String], level: usize) -> &str {
    &candidates[level.min(candidates.len() - 1)]
}

/// The ids that a node may get, shortest first.
fn candidates(kind: NodeType, handle: &Handle) -> Vec<String> {
    let mut base = format!("{kind}:{}", slug(&handle.name));
    if base.ends_with(':') {
        base.push_str("unnamed");
    }
    if let Some(always) = &handle.always {
        base = format!("{base}{QUALIFIER}{}", slug(always));
    }
    let mut out = vec![base.clone()];
    let mut joined = String::new();
    for qualifier in handle.qualifiers.iter().map(|q| slug(q)).filter(|q| !q.is_empty()) {
        joined.push(QUALIFIER);
        joined.push_str(&qualifier);
        out.push(format!("{base}{joined}"));
    }
    out.push(format!("{base}{QUALIFIER}{}", slug(&handle.place)));
    out.push(format!("{base}{QUALIFIER}{}-{:016x}", slug(&handle.place), fnv(&handle.place)));
    out
}

/// Fowler-Noll-Vo 1a: the same on every machine and in every version, unlike the hashers of the standard library.
fn fnv(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The id of an edge; `title` tells two posts at one body apart.
pub fn edge(kind: EdgeType, source: &NodeId, target: &NodeId, title: Option<&str>) -> EdgeId {
    let title = title.map(slug).filter(|slug| !slug.is_empty());
    EdgeId::new(&match title {
        Some(title) => format!("{source}>{kind}>{target}>{title}"),
        None => format!("{source}>{kind}>{target}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn handle(name: &str, qualifiers: &[&str], place: &str) -> Handle {
        Handle {
            name: name.to_owned(),
            always: None,
            qualifiers: qualifiers.iter().map(|&q| q.to_owned()).collect(),
            place: place.to_owned(),
        }
    }

    fn ids(kind: NodeType, handles: &[Handle]) -> Vec<String> {
        assign(kind, handles).into_iter().map(|id| id.to_string()).collect()
    }

    #[test]
    fn slugs_keep_diacritics_and_join_words() {
        for (name, expected) in [
            ("Nguyễn Văn Hùng", "nguyễn-văn-hùng"),
            ("22-NQ/TW", "22-nq/tw"),
            ("Hội nghị “Vành đai”, lần thứ 2", "hội-nghị-vành-đai-lần-thứ-2"),
            ("H'Ngăm Niê\\Kđăm\n", "h-ngăm-niê-kđăm"),
            (" / ", ""),
            ("Kế hoạch /KH-", "kế-hoạch-kh"),
            ("Phu\u{301} Yên", "phú-yên"),
        ] {
            assert_eq!(slug(name), expected);
        }
    }

    #[test]
    fn a_long_slug_ends_with_a_whole_word() {
        let long = slug(&"hội nghị triển khai ".repeat(20));
        assert!(long.chars().count() < 112 && ["hội", "nghị", "triển", "khai"].iter().any(|word| long.ends_with(word)));
    }

    #[test]
    fn a_name_of_its_own_needs_no_qualifier() {
        let handles = [handle("Lê Thị An", &["Cà Mau"], "a:1"), handle("Lê Thị Ân", &["Cà Mau"], "a:9")];
        assert_eq!(ids(NodeType::Official, &handles), ["official:lê-thị-an", "official:lê-thị-ân"]);
    }

    #[test]
    fn all_of_one_name_are_qualified_by_the_first_thing_that_differs() {
        let handles = [
            handle("Lê Thị An", &["Cà Mau", "2011"], "a:1"),
            handle("Lê Thị An", &["Hải Phòng", "2011"], "b:1"),
            handle("Lê Thị An", &["Hải Phòng", "2015"], "c:1"),
        ];
        let expected =
            ["official:lê-thị-an@cà-mau", "official:lê-thị-an@hải-phòng@2011", "official:lê-thị-an@hải-phòng@2015"];
        assert_eq!(ids(NodeType::Official, &handles), expected);
    }

    #[test]
    fn an_event_always_has_its_day() {
        let day = |date: &str| Handle {
            always: Some(date.to_owned()),
            ..handle("phiên họp thứ 3", &["Hà Nội"], "a:1")
        };
        let got = ids(NodeType::Event, &[day("2019-04-23"), day("--04-23")]);
        assert_eq!(got, ["event:phiên-họp-thứ-3@2019-04-23", "event:phiên-họp-thứ-3@04-23"]);
    }

    #[test]
    fn the_place_tells_apart_what_nothing_else_does() {
        let handles = [handle("họp", &[], "a b:1"), handle("họp", &[], "a-b:1"), handle("", &[], "a:7")];
        let got = ids(NodeType::Event, &handles);
        assert!(got[0].starts_with("event:họp@a-b-1-") && got[1].starts_with("event:họp@a-b-1-"));
        assert_ne!(got[0], got[1]);
        assert_eq!(got[2], "event:unnamed");
    }

    #[test]
    fn edges_of_two_titles_are_two() {
        let (who, body) = (NodeId::new("official:lê-thị-an"), NodeId::new("body:quốc-hội"));
        let id = |title| edge(EdgeType::HoldsPosition, &who, &body, title).to_string();
        assert_eq!(id(Some("Phó Chủ tịch")), "official:lê-thị-an>holds_position>body:quốc-hội>phó-chủ-tịch");
        assert_eq!(id(Some("…")), id(None));
    }
}
