//! The first-level unit that an article is about: whose paper or portal it is, where it is datelined, else the one it
//! names most. It is what `tỉnh ta` and `UBND tỉnh` mean where nothing nearer tells.

use super::mention::ProvinceMention;
use crate::{
    language::{Document, Shape, fold},
    lexicon::{Lexicon, Use},
    model::ArticleHead,
};

/// How many lines at the head of an article may bear the dateline or the agency's initials.
const HEAD_LINES: u32 = 6;
/// How much a mention in the title counts, one in the first lines, and one after `điểm cầu` more than others.
const TITLE_WEIGHT: usize = 3;
const LEAD_WEIGHT: usize = 2;
const SITE_WEIGHT: usize = 2;

/// The unit that `tỉnh`, `tỉnh ta`, `UBND tỉnh` mean throughout the article, if the article tells.
///
/// The article's own address or source goes first, then the initials of a provincial paper, the dateline, an address in the
/// text; where there is none of these, the unit named most, the title counting more.
pub fn home(
    document: &Document,
    lexicon: &Lexicon,
    provinces: &[ProvinceMention],
    head: &ArticleHead,
) -> Option<usize> {
    let given = [&head.url, &head.source].into_iter().flatten().find_map(|source| site(source, lexicon));
    given
        .or_else(|| initials(document, lexicon, provinces))
        .or_else(|| dateline(document, lexicon, provinces))
        .or_else(|| address(document, lexicon))
        .or_else(|| dominant(document, provinces))
}

/// The unit in a web address or the name of a paper: `baolangson.vn`, `haiphong.gov.vn`, `Báo Quảng Bình`.
fn site(source: &str, lexicon: &Lexicon) -> Option<usize> {
    let joined: String = fold(source).chars().filter(|c| c.is_ascii_alphanumeric()).collect();
    lexicon.provinces.in_address(&joined)
}

/// `(NTO)`, `QBĐT -` at the head of a line: initials that the table knows, or those of a unit that the article names.
fn initials(document: &Document, lexicon: &Lexicon, provinces: &[ProvinceMention]) -> Option<usize> {
    let tokens = &document.tokens;
    let lines = document.sentences.iter().filter(|s| s.paragraph < HEAD_LINES && tokens[s.first as usize].newline);
    for line in lines {
        let first = line.first as usize;
        let at = first + usize::from(document.mark(first) == '(');
        let closed = matches!(document.mark(at + 1), ')' | '-' | '–');
        if !closed || tokens[at].shape != Shape::Upper {
            continue;
        }
        if let Some((_, &(unit, Use::Initials))) = lexicon.provinces.spellings().longest(tokens, at) {
            return Some(unit);
        }
        let word = fold(document.word(at));
        let mut named = provinces.iter().map(|mention| mention.unit).filter(|&unit| stands_for(&word, lexicon, unit));
        if let Some(unit) = named.next()
            && named.all(|other| other == unit)
        {
            return Some(unit);
        }
    }
    None
}

/// Whether initials, less those of `Báo`, `Online`, `Portal`, `Điện tử`, are those of a unit's name: `qbdt`, `Quảng Bình`.
fn stands_for(word: &str, lexicon: &Lexicon, unit: usize) -> bool {
    let name = fold(&lexicon.provinces.unit(unit).name);
    let initials: String = name.split(|c: char| !c.is_alphabetic()).filter_map(|part| part.chars().next()).collect();
    let cores = [word, word.strip_prefix('b').unwrap_or(word)];
    cores
        .iter()
        .any(|core| ["", "o", "p", "dt", "tv"].iter().any(|tail| core.strip_suffix(tail) == Some(initials.as_str())))
}

/// `BẮC NINH- Sáng 14/1`, `TRÀ VINH, 21/6 –` at the head of a line. Agencies date from the capital what is of the whole
/// country.
fn dateline(document: &Document, lexicon: &Lexicon, provinces: &[ProvinceMention]) -> Option<usize> {
    let found = provinces.iter().find(|mention| {
        let first = &document.tokens[mention.range.first()];
        let after = document.mark(mention.range.end());
        first.newline
            && matches!(after, '-' | '–' | ',')
            && document.slice(mention.range).chars().all(|c| !c.is_lowercase())
            && lexicon.provinces.unit(mention.unit).name != "Hà Nội"
    });
    found.map(|mention| mention.unit)
}

/// The unit in a web address in the text: `haiphong.gov.vn`.
fn address(document: &Document, lexicon: &Lexicon) -> Option<usize> {
    let tokens = &document.tokens;
    (0..tokens.len().saturating_sub(2)).find_map(|at| {
        let host = tokens[at].is_word()
            && tokens[at + 1].mark == '.'
            && tokens[at + 1].glued
            && tokens[at + 2].glued
            && matches!(document.word(at + 2), "vn" | "gov" | "com");
        if host { lexicon.provinces.in_address(&fold(document.word(at))) } else { None }
    })
}

/// The unit that is named most, the first of those.
fn dominant(document: &Document, provinces: &[ProvinceMention]) -> Option<usize> {
    let mut weights: Vec<(usize, usize)> = Vec::new();
    for mention in provinces {
        let weight = weight(document, mention);
        match weights.iter_mut().find(|(unit, _)| *unit == mention.unit) {
            Some((_, sum)) => *sum += weight,
            None => weights.push((mention.unit, weight)),
        }
    }
    let most = weights.iter().map(|&(_, weight)| weight).max()?;
    weights.iter().find(|&&(_, weight)| weight == most).map(|&(unit, _)| unit)
}

fn weight(document: &Document, mention: &ProvinceMention) -> usize {
    let at = mention.range.first();
    let place = match document.sentences[document.sentence_of(at)].paragraph {
        0 => TITLE_WEIGHT,
        1 => LEAD_WEIGHT,
        _ => 1,
    };
    let near = at.saturating_sub(3)..at.saturating_sub(1);
    let site = near.clone().any(|i| document.word(i) == "điểm" && document.word(i + 1) == "cầu");
    place + if site { SITE_WEIGHT } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{extract::find_provinces, model::ArticleId};

    fn home_of(text: &str, url: Option<&str>) -> Option<&'static str> {
        let lexicon = Lexicon::builtin();
        let document = Document::new(text, &lexicon.vocabulary);
        let provinces = find_provinces(&document, lexicon, None);
        let head = ArticleHead {
            id: ArticleId::new("a"),
            title: String::new(),
            published: None,
            source: None,
            url: url.map(str::to_owned),
        };
        home(&document, lexicon, &provinces, &head).map(|unit| lexicon.provinces.unit(unit).name.as_str())
    }

    #[test]
    fn the_paper_tells_whose_province_it_is() {
        assert_eq!(home_of("Họp tại Hà Nội", Some("https://baolangson.vn/hop-1.html")), Some("Lạng Sơn"));
        assert_eq!(home_of("Họp\n\nChiều nay tại Hà Nội. Nguồn haiphong.gov.vn", None), Some("Hải Phòng"));
        assert_eq!(home_of("Họp\n\n(NTO) Ngày 23-4, tại Hà Nội", None), Some("Ninh Thuận"));
        assert_eq!(home_of("Họp\n\nQBĐT - Tại Hà Nội, Hà Nội và Quảng Bình", None), Some("Quảng Bình"));
    }

    #[test]
    fn a_dateline_goes_before_what_is_named_most() {
        assert_eq!(home_of("Họp\n\nBẮC NINH- Sáng 14/1, Hà Nội, Hà Nội", None), Some("Bắc Ninh"));
        assert_eq!(home_of("Họp\n\nTỉnh Sơn La và Hà Nội; Sơn La", None), Some("Sơn La"));
        assert_eq!(home_of("Họp tại trụ sở", None), None);
    }
}
