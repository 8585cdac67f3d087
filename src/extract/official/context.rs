//! Where a post is held that its own words do not say: `Phó Chủ tịch A` of the committee the article speaks of.

use super::post::Post;
use crate::{
    extract::{BodyMention, body},
    language::Document,
    lexicon::{Level, Lexicon, Seat},
};

/// Gives each post without a body the one that the article last spoke of and that has such posts.
pub fn settle(document: &Document, lexicon: &Lexicon, bodies: &[BodyMention], home: Option<usize>, posts: &mut [Post]) {
    for post in posts {
        if post.body.is_some() && !post.party_member {
            continue;
        }
        let found = match &post.seat {
            Seat::Committee => nearest(document, bodies, post, is_council),
            Seat::Ministry => {
                nearest(document, bodies, post, |name| name.starts_with("Bộ ") && !name.starts_with("Bộ Ch"))
            }
            Seat::Head(head) => nearest(document, bodies, post, |name| name.starts_with(head.as_str())),
            Seat::Delegate => assembly(bodies),
            Seat::Party => nearest(document, bodies, post, is_party_committee),
            Seat::PartyStanding => nearest(document, bodies, post, is_party_committee)
                .or_else(|| of_home(lexicon, home))
                .map(|name| format!("Ban Thường vụ {name}")),
            Seat::Body(_) if post.party_member => {
                let head = post.body.clone().unwrap_or_default();
                nearest(document, bodies, post, |name| name.starts_with(&head)).or_else(|| of_home(lexicon, home))
            }
            _ => None,
        };
        if found.is_some() {
            post.body = found;
            post.guessed = true;
        }
    }
}

/// The National Assembly, where the article is about it more than about a people's council.
fn assembly(bodies: &[BodyMention]) -> Option<String> {
    let named = |words: &str| bodies.iter().filter(|body| body.name.contains(words)).count();
    (named("Quốc hội") > named("Hội đồng nhân dân")).then(|| "Quốc hội".to_owned())
}

/// The Party committee of the province that the article is about.
fn of_home(lexicon: &Lexicon, home: Option<usize>) -> Option<String> {
    let unit = lexicon.provinces.unit(home?);
    let level = if unit.is_city { Level::City } else { Level::Province };
    Some(body::committee_of(level, &unit.name))
}

fn is_council(name: &str) -> bool {
    ["Ủy ban nhân dân", "Hội đồng nhân dân", "Ủy ban Mặt trận", "Liên đoàn Lao động", "Hội "]
        .iter()
        .any(|head| name.starts_with(head))
}

fn is_party_committee(name: &str) -> bool {
    ["Tỉnh ủy", "Thành ủy", "Huyện ủy", "Quận ủy", "Thị ủy", "Đảng ủy"].iter().any(|head| name.starts_with(head))
}

/// The body of such a name that follows in the same chain of posts (`UVTV, Trưởng Ban Tổ chức Tỉnh ủy`), else the last one
/// named before the post, else the first after.
fn nearest(document: &Document, bodies: &[BodyMention], post: &Post, fits: impl Fn(&str) -> bool) -> Option<String> {
    let named = |mention: &&BodyMention| !mention.reference && fits(&mention.name);
    let at = bodies.partition_point(|mention| mention.range.first < post.range.first);
    let sentence = document.sentence(document.sentence_of(post.range.first()));
    let chain = bodies[at..]
        .iter()
        .take_while(|m| m.range.first() < sentence.end())
        .find(|mention| named(mention) && mention.range.first() <= post.range.end() + 8);
    let chain = chain.filter(|_| matches!(post.seat, Seat::PartyStanding));
    let found = chain.or_else(|| bodies[..at].iter().rev().find(named)).or_else(|| bodies[at..].iter().find(named));
    found.map(|mention| mention.name.clone())
}
