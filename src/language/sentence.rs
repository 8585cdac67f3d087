//! Sentences: where one ends in prose that abbreviates, and in scraped text that has lost its line breaks.

use super::token::{Shape, Token};

/// A sentence as a range of tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SentenceTokens {
    /// The first token.
    pub first: u32,
    /// The token after the last.
    pub end: u32,
    /// The number of the line (paragraph) in which it stands, from 0.
    pub paragraph: u32,
}

/// Words before a full stop that do not end a sentence: `TP. Hồ Chí Minh`, `GS. Trần …`.
const ABBREVIATIONS: [&str; 22] = [
    "tp", "tx", "tt", "gs", "pgs", "ts", "ths", "bs", "ks", "kts", "cn", "ls", "mr", "mrs", "ms", "dr", "st", "đc",
    "nsnd", "nsưt", "tr", "vd",
];

/// Cuts tokens into sentences.
pub fn split(text: &str, tokens: &[Token]) -> Vec<SentenceTokens> {
    let mut sentences = Vec::with_capacity(tokens.len() / 25 + 1);
    let (mut first, mut paragraph) = (0, 0);
    for at in 1..tokens.len() {
        if begins(text, tokens, at) {
            sentences.push(SentenceTokens { first: first as u32, end: at as u32, paragraph });
            first = at;
            paragraph += u32::from(tokens[at].newline);
        }
    }
    if !tokens.is_empty() {
        sentences.push(SentenceTokens { first: first as u32, end: tokens.len() as u32, paragraph });
    }
    sentences
}

/// Whether a sentence begins at `at`, which is not the first token.
fn begins(text: &str, tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    if token.newline {
        return true;
    }
    let opens = match token.shape {
        Shape::Title | Shape::Upper | Shape::Mixed | Shape::Number => true,
        Shape::Mark => matches!(token.mark, '"' | '“' | '‘' | '-' | '–' | '(') && !token.glued,
        Shape::Lower => false,
    };
    if !opens {
        return false;
    }
    // `…khai mạc.” Ông` : the stop may stand inside closing quotes or brackets.
    let mut stop = at - 1;
    while stop > 0 && matches!(tokens[stop].mark, '"' | '”' | '’' | ')') && tokens[stop].glued {
        stop -= 1;
    }
    match tokens[stop].mark {
        '?' | '!' | '…' => true,
        '.' => stop > 0 && ends_sentence(text, tokens, stop, at),
        _ => false,
    }
}

fn ends_sentence(text: &str, tokens: &[Token], stop: usize, next: usize) -> bool {
    let (before, following) = (&tokens[stop - 1], &tokens[next]);
    if !before.is_word() {
        // `3.500` is a number; `năm 2017. Ông` and `2017.Ông` end, and so do `…`, `”.` and `).`.
        return !(following.glued && following.shape == Shape::Number);
    }
    let word = &text[before.start as usize..before.end as usize];
    let letters = word.chars().count();
    if letters == 1 && before.is_capital() {
        // `T.Ư`, `Q.1`, initials.
        return false;
    }
    if letters <= 4 && ABBREVIATIONS.contains(&word.to_lowercase().as_str()) {
        return false;
    }
    if following.glued && next == stop + 1 {
        // Scraped text loses spaces: `triển khai.Tại`; but `chinhphu.vn`, `TTg.KTTH` are no ends.
        return before.shape == Shape::Lower && following.shape == Shape::Title;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{token::tokenize, word::Vocabulary};

    fn cut(text: &str) -> Vec<&str> {
        let tokens = tokenize(text, &Vocabulary::default());
        split(text, &tokens)
            .iter()
            .map(|s| &text[tokens[s.first as usize].start as usize..tokens[s.end as usize - 1].end as usize])
            .collect()
    }

    #[test]
    fn ends_at_stops_and_lines() {
        assert_eq!(cut("Ông dự họp. Bà vắng mặt.\nTin khác"), ["Ông dự họp.", "Bà vắng mặt.", "Tin khác"]);
        assert_eq!(cut("“Phải làm ngay.” Ông nói."), ["“Phải làm ngay.”", "Ông nói."]);
        assert_eq!(cut(""), [""; 0]);
    }

    #[test]
    fn goes_on_after_abbreviations_and_in_numbers() {
        assert_eq!(cut("UBND TP. Huế họp.").len(), 1);
        assert_eq!(cut("Ủy ban Kiểm tra T.Ư họp về 3.500 tỷ.").len(), 1);
        assert_eq!(cut("PGS.TS. Nguyễn Văn A. nói").len(), 1);
    }

    #[test]
    fn ends_where_the_space_is_lost() {
        assert_eq!(cut("đã triển khai.Tại hội nghị"), ["đã triển khai.", "Tại hội nghị"]);
        assert_eq!(cut("theo chinhphu.vn hôm qua").len(), 1);
    }
}
