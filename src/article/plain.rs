//! Plain text: the file is the text, and its headline stands above the first long paragraph, if there is one.

use super::published::is_date_line;

const LONGEST_TITLE: usize = 200;
/// Shorter ones are sections and places (`Thời sự`, `Hà Nội`) where a longer one follows.
const FEWEST_WORDS: usize = 4;

/// The headline of a text: a short paragraph of one line above the first long one, without a final full stop and not a
/// date line; empty where there is none.
pub(super) fn title(text: &str) -> &str {
    let mut paragraphs = paragraphs(text).peekable();
    let mut short = None;
    while let Some(paragraph) = paragraphs.next() {
        if !may_be_title(paragraph) || paragraphs.peek().is_none() {
            break;
        }
        if is_date_line(paragraph) {
            continue;
        }
        if paragraph.split_whitespace().count() >= FEWEST_WORDS {
            return paragraph;
        }
        short = short.or(Some(paragraph));
    }
    short.unwrap_or("")
}

/// What stands between blank lines, trimmed.
fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = rest.trim_start();
        if rest.is_empty() {
            return None;
        }
        let end = blank_line(rest).unwrap_or(rest.len());
        let (paragraph, tail) = rest.split_at(end);
        rest = tail;
        Some(paragraph.trim_end())
    })
}

/// Where the first blank line begins.
fn blank_line(text: &str) -> Option<usize> {
    text.match_indices('\n').map(|(at, _)| at).find(|&at| {
        let next = &text[at + 1..];
        next.trim_start_matches(' ').starts_with('\n')
    })
}

fn may_be_title(paragraph: &str) -> bool {
    !paragraph.contains('\n')
        && paragraph.chars().count() <= LONGEST_TITLE
        && !paragraph.ends_with(['.', ':', ';', ','])
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEAD: &str = "Sáng 14/1, tại Hà Nội, Ban Chỉ đạo họp phiên thứ nhất.";

    #[test]
    fn a_short_paragraph_above_the_text_is_the_title() {
        for (text, wanted) in [
            (format!("Họp phiên thứ nhất\n\n{LEAD}\n"), "Họp phiên thứ nhất"),
            (format!("\nHọp phiên thứ nhất  \n  \n{LEAD}\n"), "Họp phiên thứ nhất"),
            (format!("Hà Nội\n\nHọp phiên thứ nhất\n\n{LEAD}"), "Họp phiên thứ nhất"),
            (format!("Thứ Ba, 14/01/2025 08:00\n\nHọp phiên thứ nhất\n\n{LEAD}"), "Họp phiên thứ nhất"),
            (format!("Tin vắn\n\n{LEAD}"), "Tin vắn"),
        ] {
            assert_eq!(title(&text), wanted, "{text}");
        }
    }

    #[test]
    fn what_reads_on_is_no_title() {
        for text in [
            LEAD.to_owned(),
            format!("{LEAD}\n\n{LEAD}"),
            format!("Họp phiên thứ nhất\n{LEAD}"),
            "Họp phiên thứ nhất".to_owned(),
            format!("Print Thứ Ba, 14/01/2025 08:00\n\n{LEAD}"),
            format!("{}\n\n{LEAD}", "dài ".repeat(60)),
            String::new(),
        ] {
            assert_eq!(title(&text), "", "{text}");
        }
    }
}
