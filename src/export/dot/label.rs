//! What a reader reads: names wrapped and shortened, dates as they are written in a newspaper, evidence quoted.

use super::Labels;
use crate::graph::Link;
use crate::model::{Edge, EdgeType, Evidence, Node, NodeType, PartialDate};
use std::num::NonZeroUsize;
use textwrap::{Options, WordSplitter};

/// How much of a sentence a tooltip shows, in characters.
const QUOTE: usize = 400;

/// How many sentences a tooltip quotes for a node or a relation.
const QUOTES: usize = 2;

impl Labels {
    /// One of two words.
    pub(super) const fn choose(self, vi: &'static str, en: &'static str) -> &'static str {
        match self {
            Labels::Vi => vi,
            Labels::En => en,
        }
    }

    /// The name of a type, for a legend.
    pub(super) fn kind(self, kind: NodeType) -> String {
        capitalised(self.choose(kind.label_vi(), kind.as_str()))
    }

    /// What a relation is called.
    pub(super) const fn relation(self, kind: EdgeType) -> &'static str {
        self.choose(kind.label_vi(), kind.label_en())
    }

    /// What an edge says, in as few words as possible: the title of a post, else the relation.
    pub(super) fn edge(self, edge: &Edge) -> String {
        let what = edge.title.as_deref().filter(|title| !title.is_empty()).unwrap_or(self.relation(edge.kind));
        let former = if edge.former { self.choose("nguyên ", "former ") } else { "" };
        format!("{former}{what}")
    }

    /// The remote site of an edge: `(điểm cầu Bắc Ninh)`.
    pub(super) fn site(self, edge: &Edge) -> Option<String> {
        edge.site.as_ref().map(|site| format!("({} {site})", self.choose("điểm cầu", "at the site")))
    }

    /// A date as newspapers write it: `23/4/2019`, or `23 April 2019`.
    pub(super) fn date(self, date: PartialDate) -> String {
        match self {
            Labels::Vi => vietnamese(date),
            Labels::En => english(date),
        }
    }

    /// The first and last day: `4–5/5/2021`.
    pub(super) fn days(self, date: PartialDate, end: Option<PartialDate>) -> String {
        let Some(end) = end.filter(|end| *end != date) else { return self.date(date) };
        let alike = date.year() == end.year() && date.day().is_some() == end.day().is_some();
        let first = match (date.month(), date.day()) {
            (Some(month), Some(day)) if alike && end.month() == Some(month) => day.to_string(),
            (Some(month), day) if alike => {
                PartialDate::new(None, Some(month), day).map_or_else(|_| self.date(date), |date| self.date(date))
            }
            _ => self.date(date),
        };
        format!("{first}–{}", self.date(end))
    }

    /// What a tooltip says of a node: its type, its name in full, its other names, and who says so.
    pub(super) fn node_tooltip(self, node: &Node) -> String {
        let mut text = format!("{}: {}", self.kind(node.kind), one_line(&node.name));
        if let Some(date) = node.date {
            text += &format!(" ({})", self.days(date, node.end));
        }
        if !node.aliases.is_empty() {
            let aliases: Vec<String> = node.aliases.iter().map(|alias| one_line(alias)).collect();
            text += &format!("\n{}: {}", self.choose("còn gọi", "also"), shortened(&aliases.join("; "), QUOTE));
        }
        text + &self.quotes(&node.evidence)
    }

    /// What a tooltip says of an edge: both ends and what it says of them, and who says so.
    pub(super) fn edge_tooltip(self, link: Link<'_>) -> String {
        let (source, target) = (one_line(&link.source.name), one_line(&link.target.name));
        let said =
            [Some(self.edge(link.edge)), self.site(link.edge)].into_iter().flatten().collect::<Vec<_>>().join(" ");
        format!("{source} · {said} · {target}") + &self.quotes(&link.edge.evidence)
    }

    /// The surest sentences, one a paragraph, each with its article; and how many more there are.
    fn quotes(self, evidence: &[Evidence]) -> String {
        let mut by_sentence: Vec<&Evidence> = Vec::new();
        for said in evidence {
            if !by_sentence.iter().any(|known| known.article == said.article && known.sentence == said.sentence) {
                by_sentence.push(said);
            }
        }
        // A stable sort: of two equally sure sentences, the one that stands first.
        by_sentence.sort_by_key(|said| std::cmp::Reverse(said.confidence));
        let quote = |said: &&Evidence| {
            let sentence = shortened(&one_line(&said.sentence), QUOTE);
            format!("\n“{sentence}” ({} {})", self.choose("bài", "article"), said.article)
        };
        let mut text: String = by_sentence.iter().take(QUOTES).map(quote).collect();
        if by_sentence.len() > QUOTES {
            let more = by_sentence.len() - QUOTES;
            text += &format!("\n{} {more} {}", self.choose("và", "and"), self.choose("câu khác", "more"));
        }
        text
    }
}

fn vietnamese(date: PartialDate) -> String {
    match (date.year(), date.month(), date.day()) {
        (_, None, _) => date.to_string(),
        (None, Some(month), None) => format!("tháng {month}"),
        (year, Some(month), day) => {
            let parts = [day.map(u16::from), Some(u16::from(month)), year];
            parts.into_iter().flatten().map(|part| part.to_string()).collect::<Vec<_>>().join("/")
        }
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn english(date: PartialDate) -> String {
    let month = date.month().and_then(|month| MONTHS.get(usize::from(month) - 1)).map(|month| (*month).to_owned());
    let parts = [date.day().map(|day| day.to_string()), month, date.year().map(|year| year.to_string())];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// The text with one space between words and no other white space.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text, or as many whole words of it as fit into `most` characters, and an ellipsis.
pub(super) fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let head: String = text.chars().take(most.saturating_sub(1)).collect();
    // A word of half the room is cut, rather than lost.
    let cut = head.rfind(' ').filter(|cut| cut * 2 > head.len()).unwrap_or(head.len());
    format!("{}…", head[..cut].trim_end_matches([' ', ',', ';', '-', '–']))
}

/// The text in as few lines of at most `width` characters as it takes, all about equally long.
pub(super) fn wrapped(text: &str, width: usize) -> String {
    let options = |width: usize| Options::new(width).word_splitter(WordSplitter::NoHyphenation);
    let fewest = textwrap::wrap(text, options(width)).len();
    let shortest = NonZeroUsize::new(fewest).map_or(width, |fewest| text.chars().count() / fewest).clamp(1, width);
    let lines =
        (shortest..=width).map(|width| textwrap::wrap(text, options(width))).find(|lines| lines.len() <= fewest);
    lines.unwrap_or_default().join("\n")
}

/// The text with a capital first letter.
pub(super) fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::sample;
    use proptest::prelude::*;

    #[test]
    fn dates_read_as_in_a_newspaper() {
        for (date, end, vi, en) in [
            ("2019-04-23", "", "23/4/2019", "23 April 2019"),
            ("--04-23", "", "23/4", "23 April"),
            ("2019-04", "", "4/2019", "April 2019"),
            ("2019", "", "2019", "2019"),
            ("--04", "", "tháng 4", "April"),
            ("2021-05-04", "2021-05-05", "4–5/5/2021", "4–5 May 2021"),
            ("2021-04-30", "2021-05-02", "30/4–2/5/2021", "30 April–2 May 2021"),
            ("2020-12-31", "2021-01-01", "31/12/2020–1/1/2021", "31 December 2020–1 January 2021"),
            ("2021-04", "2021-05", "tháng 4–5/2021", "April–May 2021"),
            ("2021-05", "2021-05-05", "5/2021–5/5/2021", "May 2021–5 May 2021"),
            ("--05-04", "--05-05", "4–5/5", "4–5 May"),
            ("2021-05-04", "2021-05-04", "4/5/2021", "4 May 2021"),
        ] {
            let (first, last) = (date.parse().unwrap(), end.parse().ok());
            assert_eq!((Labels::Vi.days(first, last), Labels::En.days(first, last)), (vi.to_owned(), en.to_owned()));
        }
    }

    #[test]
    fn lines_are_few_and_about_equally_long() {
        let name = "Hội nghị trực tuyến toàn quốc kết nối di sản các tỉnh miền Trung";
        assert_eq!(wrapped(name, 40), "Hội nghị trực tuyến toàn quốc kết\nnối di sản các tỉnh miền Trung");
        assert_eq!(wrapped("Nghị quyết 7-NQ/TW", 12), "Nghị quyết\n7-NQ/TW");
        assert_eq!(wrapped("", 12), "");
    }

    #[test]
    fn a_long_name_is_cut_at_a_word() {
        assert_eq!(shortened("Hội nghị trực tuyến, toàn quốc", 22), "Hội nghị trực tuyến…");
        assert_eq!(shortened("Hội nghị", 8), "Hội nghị");
        assert_eq!(shortened(&"x".repeat(50), 10), "xxxxxxxxx…");
    }

    #[test]
    fn an_edge_is_called_by_its_title_with_what_qualifies_it() {
        let graph = sample::graph();
        let said: Vec<String> = graph.edges().map(|edge| Labels::Vi.edge(edge)).collect();
        for expected in ["nguyên Vụ trưởng", "Bộ trưởng", "tham dự", "giữ chức", "phát biểu tại"]
        {
            assert!(said.iter().any(|said| said == expected), "{expected}: {said:?}");
        }
        assert!(graph.edges().any(|edge| Labels::En.edge(edge) == "former Vụ trưởng"));
        let sites: Vec<String> = graph.edges().filter_map(|edge| Labels::Vi.site(edge)).collect();
        assert_eq!(sites, ["(điểm cầu Đắk Lắk)"]);
    }

    #[test]
    fn a_tooltip_quotes_the_sentence_and_names_its_article() {
        let graph = sample::graph();
        let link = graph.links().find(|link| link.edge.kind == EdgeType::Chaired).unwrap();
        let text = Labels::Vi.edge_tooltip(link);
        assert!(text.starts_with("Lê Thị Hoa · chủ trì · Hội nghị"), "{text}");
        assert!(text.ends_with("\n“Câu nói về quan hệ “chủ trì”.” (bài bai-1)"), "{text}");
        let mut node = link.target.clone();
        node.evidence =
            (0..5).map(|at| Evidence { sentence: format!("Câu {at}."), ..node.evidence[0].clone() }).collect();
        let text = Labels::En.node_tooltip(&node);
        assert!(text.contains("(4–5 May 2021)\nalso: Hội nghị kết nối di sản\n“Câu 0.” (article bai-1)"), "{text}");
        assert!(text.ends_with("and 3 more"), "{text}");
    }

    proptest! {
        #[test]
        fn wrapping_moves_no_word(text in "[a-zđ&\\\\ ]{0,200}", width in 1usize..40) {
            let text = one_line(&text);
            prop_assert_eq!(wrapped(&text, width).replace(['\n', ' '], ""), text.replace(' ', ""));
        }

        #[test]
        fn shortening_keeps_the_head_and_the_limit(text in any::<String>(), most in 1usize..60) {
            let short = shortened(&text, most);
            prop_assert!(short.chars().count() <= most.max(1));
            prop_assert!(short == text || text.starts_with(short.trim_end_matches('…')));
        }
    }
}
