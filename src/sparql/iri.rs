//! What an IRI of [`crate::export::rdf::iri`] is the name of.

use crate::export::rdf::vocabulary::NAMESPACE;

/// What an IRI may name. Ids are as the store has them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Name {
    /// A node or an edge: an id alone does not tell.
    Thing(String),
    /// An article.
    Article(String),
    /// The role of this title.
    Role(String),
    /// Words of the article.
    Words(String),
    /// A piece of evidence of the node or edge.
    Evidence(String),
    /// A word of a vocabulary, or something that nothing in a store is called.
    Other,
}

impl Name {
    pub(super) fn of(iri: &str) -> Name {
        let Some(rest) = iri.strip_prefix(NAMESPACE).filter(|rest| rest.contains(':')) else { return Name::Other };
        let (path, fragment) = match rest.split_once('#') {
            Some((path, fragment)) => (path, Some(fragment)),
            None => (rest, None),
        };
        let Some(id) = decoded(path) else { return Name::Other };
        let article = id.strip_prefix("article:").map(str::to_owned);
        match (article, fragment) {
            (Some(article), Some(_)) => Name::Words(article),
            (Some(article), None) => Name::Article(article),
            (None, Some(_)) => Name::Evidence(id),
            (None, None) => match id.strip_prefix("role:") {
                Some(title) => Name::Role(title.to_owned()),
                None => Name::Thing(id),
            },
        }
    }
}

/// The text that was percent-encoded.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((byte, tail)) = rest.split_first() {
        if *byte == b'%' {
            let digits = tail.get(..2).and_then(|digits| std::str::from_utf8(digits).ok())?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = &tail[2..];
        } else {
            bytes.push(*byte);
            rest = tail;
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::rdf::iri;
    use crate::model::{ArticleId, EdgeId, NodeId};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_iri_is_read_back(id in any::<String>()) {
            let node = format!("official:{id}");
            prop_assert_eq!(Name::of(iri::node(&NodeId::new(&node)).as_str()), Name::Thing(node.clone()));
            prop_assert_eq!(Name::of(iri::edge(&EdgeId::new(&node)).as_str()), Name::Thing(node));
            prop_assert_eq!(Name::of(iri::article(&ArticleId::new(&id)).as_str()), Name::Article(id));
        }
    }

    #[test]
    fn what_stands_behind_a_cross_is_a_part() {
        assert_eq!(Name::of("urn:graph:article:bai%201#char=3,7"), Name::Words("bai 1".to_owned()));
        assert_eq!(Name::of("urn:graph:official:a#bai-1,3-7"), Name::Evidence("official:a".to_owned()));
        assert_eq!(Name::of("urn:graph:role:Ph%C3%B3"), Name::Role("Phó".to_owned()));
        assert_eq!(Name::of("urn:graph:attended"), Name::Other);
        assert_eq!(Name::of("https://example.org/official:a"), Name::Other);
        assert_eq!(Name::of("urn:graph:official:%zz"), Name::Other);
    }
}
