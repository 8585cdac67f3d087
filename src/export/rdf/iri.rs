//! What things are called in RDF: the id behind the namespace, so that an IRI can be read and found again.

use super::vocabulary::NAMESPACE;
use crate::model::{ArticleId, EdgeId, NodeId, Span};
use oxrdf::NamedNode;
use std::fmt::Write;

/// The IRI of a node: `urn:graph:official:đoàn-thu-hà`.
pub fn node(id: &NodeId) -> NamedNode {
    named(&[id.as_str()])
}

/// The IRI of an edge: `urn:graph:official:đoàn-thu-hà%3Eattended%3Eevent:…`.
pub fn edge(id: &EdgeId) -> NamedNode {
    named(&[id.as_str()])
}

/// The IRI of an article: `urn:graph:article:` and its id.
pub fn article(id: &ArticleId) -> NamedNode {
    named(&["article:", id.as_str()])
}

/// The IRI of the role that a title names: `urn:graph:role:Phó%20Chủ%20tịch`.
pub(super) fn role(title: &str) -> NamedNode {
    named(&["role:", title])
}

/// The IRI of words of an article, by their place as RFC 5147 writes it: `urn:graph:article:…#char=725,727`.
pub(super) fn words(article: &NamedNode, span: Span) -> NamedNode {
    NamedNode::new_unchecked(format!("{}#char={},{}", article.as_str(), span.start, span.end))
}

/// The IRI of the n-th piece of evidence that one thing has with these words of this article.
pub(super) fn evidence(owner: &str, id: &ArticleId, words: Span, nth: u32) -> NamedNode {
    let mut iri = format!("{owner}#");
    encode(id.as_str(), &mut iri);
    iri.push_str(&format!(",{}-{}", words.start, words.end));
    if nth > 1 {
        iri.push_str(&format!(",{nth}"));
    }
    NamedNode::new_unchecked(iri)
}

fn named(parts: &[&str]) -> NamedNode {
    let mut iri = String::from(NAMESPACE);
    for part in parts {
        encode(part, &mut iri);
    }
    NamedNode::new_unchecked(iri)
}

/// Percent-encodes what an IRI cannot hold; letters with their marks stay as they are, so that names can be read.
fn encode(text: &str, iri: &mut String) {
    for c in text.chars() {
        let kept = match c {
            'a'..='z' | 'A'..='Z' | '0'..='9' | '-' | '.' | '_' | '~' | ':' | '@' | '/' => true,
            '!' | '$' | '&' | '\'' | '(' | ')' | '*' | '+' | ',' | ';' | '=' | '\u{300}'..='\u{36f}' => true,
            c => !c.is_ascii() && c.is_alphanumeric(),
        };
        if kept {
            iri.push(c);
        } else {
            for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                // Writing to a string cannot fail.
                let _ = write!(iri, "%{byte:02X}");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_iri_can_be_read() {
        let id = NodeId::new("resolution:22-nq/tw@bộ-chính-trị");
        assert_eq!(node(&id).as_str(), "urn:graph:resolution:22-nq/tw@bộ-chính-trị");
        let id = EdgeId::new("official:a>attended>event:b");
        assert_eq!(edge(&id).as_str(), "urn:graph:official:a%3Eattended%3Eevent:b");
        let span = Span { start: 3, end: 7 };
        assert_eq!(words(&article(&ArticleId::new("bài 1#")), span).as_str(), "urn:graph:article:bài%201%23#char=3,7");
    }

    proptest! {
        #[test]
        fn any_id_gives_an_iri_and_no_two_the_same(a in any::<String>(), b in any::<String>()) {
            let [a_iri, b_iri] = [&a, &b].map(|id| article(&ArticleId::new(id)));
            prop_assert!(NamedNode::new(a_iri.as_str()).is_ok(), "{a_iri}");
            prop_assert_eq!(a == b, a_iri == b_iri);
            let span = Span { start: 0, end: 1 };
            let owner = node(&NodeId::new(&b));
            let iri = evidence(owner.as_str(), &ArticleId::new(&a), span, 2);
            prop_assert!(NamedNode::new(iri.as_str()).is_ok(), "{iri}");
        }
    }
}
