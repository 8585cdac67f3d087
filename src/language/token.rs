//! Tokens: syllables, numbers and marks, with where they stand and how they are written.

use super::word::{Vocabulary, WordId, word_key};

/// How a token is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// `tỉnh`
    Lower,
    /// `Tỉnh`, `Y`
    Title,
    /// `UBND`: two capitals or more
    Upper,
    /// `iPhone`
    Mixed,
    /// Digits only.
    Number,
    /// One character that is neither letter nor digit.
    Mark,
}

/// One syllable, number or mark.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// The first byte in the text.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
    /// The first code point in the text.
    pub chars: u32,
    /// The number of the word, if the lexicon knows it.
    pub word: WordId,
    /// How it is written.
    pub shape: Shape,
    /// The character of a mark, else NUL.
    pub mark: char,
    /// Whether nothing stands between it and the token before.
    pub glued: bool,
    /// Whether a line break stands between it and the token before.
    pub newline: bool,
}

impl Token {
    /// Whether it begins with a capital letter.
    pub fn is_capital(&self) -> bool {
        matches!(self.shape, Shape::Title | Shape::Upper)
    }

    /// Whether it is a word, not a number or mark.
    pub fn is_word(&self) -> bool {
        !matches!(self.shape, Shape::Number | Shape::Mark)
    }
}

/// Cuts a text up. Scraped text glues words together (`triểnTại`): a capital after a small letter begins a new token.
pub fn tokenize(text: &str, vocabulary: &Vocabulary) -> Vec<Token> {
    let mut cutter = Cutter {
        text,
        vocabulary,
        tokens: Vec::with_capacity(text.len() / 5),
        key: String::new(),
        glued: false,
        newline: true,
    };
    let mut chars = text.char_indices().enumerate().peekable();
    while let Some((count, (start, c))) = chars.next() {
        if c.is_whitespace() {
            cutter.glued = false;
            cutter.newline |= c == '\n';
        } else if c.is_ascii_digit() {
            let mut end = start + 1;
            while let Some((_, (at, _))) = chars.next_if(|&(_, (_, d))| d.is_ascii_digit()) {
                end = at + 1;
            }
            cutter.push(start, end, count, Shape::Number, '\0');
        } else if c.is_alphabetic() {
            let mut word = Capitals::begin(c);
            let mut end = start + c.len_utf8();
            while let Some((_, (at, d))) =
                chars.next_if(|&(_, (_, d))| (d.is_alphabetic() || is_combining(d)) && !word.breaks_before(d))
            {
                word.push(d);
                end = at + d.len_utf8();
            }
            cutter.push(start, end, count, word.shape(), '\0');
        } else {
            cutter.push(start, start + c.len_utf8(), count, Shape::Mark, c);
        }
    }
    cutter.tokens
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

struct Cutter<'a> {
    text: &'a str,
    vocabulary: &'a Vocabulary,
    tokens: Vec<Token>,
    key: String,
    glued: bool,
    newline: bool,
}

impl Cutter<'_> {
    fn push(&mut self, start: usize, end: usize, chars: usize, shape: Shape, mark: char) {
        let word = if mark == '\0' && shape != Shape::Number {
            word_key(&self.text[start..end], &mut self.key);
            self.vocabulary.get(&self.key)
        } else {
            WordId::UNKNOWN
        };
        let (glued, newline) = (self.glued, self.newline);
        let (start, end, chars) = (start as u32, end as u32, chars as u32);
        self.tokens.push(Token { start, end, chars, word, shape, mark, glued, newline });
        self.glued = true;
        self.newline = false;
    }
}

/// What is known of the capitals of a word while it is read.
struct Capitals {
    first: bool,
    capitals: u32,
    smalls: u32,
    /// The letters so far are `Mc`.
    is_mc: bool,
}

impl Capitals {
    fn begin(c: char) -> Capitals {
        let capital = c.is_uppercase();
        Capitals { first: capital, capitals: u32::from(capital), smalls: u32::from(!capital), is_mc: c == 'M' }
    }

    /// `triển|Tại`, but not `iPhone`, `McCain`.
    fn breaks_before(&self, c: char) -> bool {
        c.is_uppercase() && (self.smalls > 1 || self.smalls == 1 && self.first && !self.is_mc)
    }

    fn push(&mut self, c: char) {
        self.is_mc &= self.capitals == 1 && self.smalls == 0 && c == 'c';
        if c.is_uppercase() {
            self.capitals += 1;
        } else if !is_combining(c) {
            self.smalls += 1;
        }
    }

    fn shape(&self) -> Shape {
        match (self.first, self.capitals, self.smalls) {
            (false, 0, _) => Shape::Lower,
            (true, 1, _) => Shape::Title,
            (true, _, 0) => Shape::Upper,
            _ => Shape::Mixed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        tokenize(text, &Vocabulary::default()).iter().map(|t| &text[t.start as usize..t.end as usize]).collect()
    }

    #[test]
    fn cuts_words_numbers_and_marks() {
        assert_eq!(cut("Ngày 23-4, UBND"), ["Ngày", "23", "-", "4", ",", "UBND"]);
        assert_eq!(cut("số 22-NQ/TW"), ["số", "22", "-", "NQ", "/", "TW"]);
        assert_eq!(cut("QH13"), ["QH", "13"]);
    }

    #[test]
    fn cuts_words_that_scraping_has_glued() {
        assert_eq!(cut("phát triểnTại hội nghị"), ["phát", "triển", "Tại", "hội", "nghị"]);
        assert_eq!(cut("ông John McCain"), ["ông", "John", "McCain"]);
        assert_eq!(cut("2011-2016đã"), ["2011", "-", "2016", "đã"]);
    }

    #[test]
    fn knows_how_a_word_is_written() {
        let shapes: Vec<Shape> =
            tokenize("tỉnh Tỉnh UBND Y 12 ;", &Vocabulary::default()).iter().map(|t| t.shape).collect();
        assert_eq!(shapes, [Shape::Lower, Shape::Title, Shape::Upper, Shape::Title, Shape::Number, Shape::Mark]);
    }

    #[test]
    fn counts_code_points() {
        let tokens = tokenize("Đ😀x ủ", &Vocabulary::default());
        assert_eq!(tokens.last().map(|t| (t.chars, t.start)), Some((4, 8)));
    }
}
