//! How an event is called: its words as they stand, abbreviated bodies by their full names.

use super::Scene;
use crate::language::TokenRange;

impl Scene<'_> {
    /// The words of a range on one line.
    pub(super) fn words_of(&self, range: TokenRange) -> String {
        let mut name = String::new();
        for (i, word) in self.document.slice(range).split_whitespace().enumerate() {
            if i > 0 {
                name.push(' ');
            }
            name.push_str(word);
        }
        name
    }
}
