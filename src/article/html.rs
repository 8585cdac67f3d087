//! A saved web page: headline and date from its metadata, its paragraphs as lines.

use super::{Article, json::refined, normalize, published};
use crate::model::{ArticleHead, ArticleId, PartialDate};
use scraper::{ElementRef, Html, Node};

/// Elements without a reader's text.
const SKIPPED: [&str; 17] = [
    "script", "style", "noscript", "template", "svg", "math", "nav", "footer", "aside", "form", "button", "select",
    "textarea", "iframe", "object", "head", "dialog",
];
/// Elements that run on within a line; every other one stands on lines of its own.
const INLINE: [&str; 26] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "em", "font", "i", "ins", "kbd", "mark", "q", "s",
    "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var",
];
/// An element that holds the article holds at least this share of the page's paragraphs.
const ENOUGH: f64 = 0.6;

/// The article on a page, called `name`; nothing where the page has no text.
pub(super) fn article(page: &str, name: &str) -> Option<Article> {
    let page = Html::parse_document(page);
    let root = page.root_element();
    let main = main_element(root);
    let title = title(root, main);
    let mut lines = lines(main);
    if lines.first() == Some(&title) {
        lines.remove(0);
    }
    let body = lines.join("\n");
    if body.is_empty() {
        return None;
    }
    let head = ArticleHead {
        id: ArticleId::new(name),
        published: refined(date(root), &body),
        source: meta(root, &["og:site_name"]),
        url: link(root, "canonical").or_else(|| meta(root, &["og:url"])),
        title,
    };
    let text = if head.title.is_empty() { body } else { format!("{}\n\n{body}", head.title) };
    Some(Article { head, text })
}

/// The smallest of the elements made for it that holds most paragraphs, else the whole page.
fn main_element(root: ElementRef<'_>) -> ElementRef<'_> {
    let all = paragraphs(root) as f64;
    root.descendent_elements()
        .filter(|element| {
            matches!(element.value().name(), "article" | "main")
                || element.attr("itemprop") == Some("articleBody")
                || element.attr("role") == Some("main")
        })
        .map(|element| (paragraphs(element), element))
        .filter(|(characters, _)| *characters > 0 && *characters as f64 >= all * ENOUGH)
        .min_by_key(|(characters, _)| *characters)
        .map_or(root, |(_, element)| element)
}

/// The characters in `<p>`.
fn paragraphs(element: ElementRef<'_>) -> usize {
    element
        .descendent_elements()
        .filter(|element| element.value().name() == "p")
        .map(|paragraph| paragraph.text().map(|text| text.trim().chars().count()).sum::<usize>())
        .sum()
}

fn title(root: ElementRef<'_>, main: ElementRef<'_>) -> String {
    let first = |within: ElementRef<'_>, name: &str| {
        let found = within.descendent_elements().find(|element| element.value().name() == name);
        found.and_then(|element| tidy(&element.text().collect::<String>()))
    };
    meta(root, &["og:title"])
        .or_else(|| first(main, "h1"))
        .or_else(|| first(root, "h1"))
        .or_else(|| first(root, "title"))
        .unwrap_or_default()
}

fn date(root: ElementRef<'_>) -> Option<PartialDate> {
    let metadata = meta(root, &["article:published_time", "datePublished", "pubdate", "date", "dc.date"]);
    metadata
        .and_then(|text| published::parse(&text))
        .or_else(|| linked_data_date(root))
        .or_else(|| root.descendent_elements().find_map(|e| published::parse(time(e)?)))
}

/// `<time datetime=…>`.
fn time(element: ElementRef<'_>) -> Option<&str> {
    (element.value().name() == "time").then(|| element.attr("datetime")).flatten()
}

/// `"datePublished"` in a script of type `application/ld+json`.
fn linked_data_date(root: ElementRef<'_>) -> Option<PartialDate> {
    root.descendent_elements().filter(|element| element.attr("type") == Some("application/ld+json")).find_map(
        |script| {
            let data: serde_json::Value = serde_json::from_str(&script.text().collect::<String>()).ok()?;
            let listed = data.as_array().into_iter().flatten().chain(data["@graph"].as_array().into_iter().flatten());
            std::iter::once(&data).chain(listed).find_map(|item| published::parse(item["datePublished"].as_str()?))
        },
    )
}

/// The content of the first `<meta>` that goes by one of the names, in the order of the names.
fn meta(root: ElementRef<'_>, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| {
        root.descendent_elements().filter(|element| element.value().name() == "meta").find_map(|element| {
            ["property", "name", "itemprop"]
                .iter()
                .any(|attribute| element.attr(attribute).is_some_and(|value| value.eq_ignore_ascii_case(name)))
                .then(|| element.attr("content").and_then(tidy))
                .flatten()
        })
    })
}

fn link(root: ElementRef<'_>, relation: &str) -> Option<String> {
    root.descendent_elements()
        .find(|element| element.value().name() == "link" && element.attr("rel") == Some(relation))
        .and_then(|element| element.attr("href").and_then(tidy))
}

/// One line, normalised; nothing if there is no text.
fn tidy(text: &str) -> Option<String> {
    let line = normalize(text).split_whitespace().collect::<Vec<_>>().join(" ");
    (!line.is_empty()).then_some(line)
}

/// The lines that a reader sees.
fn lines(element: ElementRef<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut skipping = None;
    // The site's own header is not the article's.
    let whole_page = element.value().name() == "html";
    for edge in element.traverse() {
        let (node, opens) = match edge {
            ego_tree::iter::Edge::Open(node) => (node, true),
            ego_tree::iter::Edge::Close(node) => (node, false),
        };
        if let Some(id) = skipping {
            if !opens && node.id() == id {
                skipping = None;
            }
            continue;
        }
        match node.value() {
            Node::Text(text) if opens => line.push_str(text),
            Node::Element(tag) => {
                let name = tag.name();
                if !INLINE.contains(&name) {
                    lines.extend(tidy(&std::mem::take(&mut line)));
                }
                let skipped = SKIPPED.contains(&name) || tag.attr("hidden").is_some() || whole_page && name == "header";
                if opens && skipped {
                    skipping = Some(node.id());
                }
            }
            _ => {}
        }
    }
    lines.extend(tidy(&line));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<!doctype html><html><head>
        <title>Họp phiên thứ nhất | Báo Mẫu</title>
        <meta property="og:title" content="Họp phiên thứ nhất">
        <meta property="og:site_name" content="Báo Mẫu">
        <meta property="article:published_time" content="2025-01-14T08:00:00+07:00">
        <link rel="canonical" href="https://bao.example/hop">
        <style>p { color: red }</style></head>
        <body><header><a href="/">Báo Mẫu</a></header><nav><ul><li>Thời sự</li></ul></nav>
        <article><h1>Họp phiên
            thứ nhất</h1>
        <p>Sáng 14/1, <b>Ban Chỉ&nbsp;đạo</b> họp<br>tại Hà Nội.</p><script>track("p")</script>
        <p>Đồng chí Trần Văn Ổn chủ&#173; trì &amp; phát biểu.</p>
        <p hidden>Ẩn đi.</p><figure><img src="a.jpg"><figcaption>Quang cảnh phiên họp</figcaption></figure>
        <form><p>Gửi bình luận</p></form></article>
        <aside><p>Tin liên quan</p></aside><footer><p>Tòa soạn</p></footer></body></html>"#;

    #[test]
    fn a_page_becomes_title_and_lines() {
        let article = article(PAGE, "hop").unwrap();
        assert_eq!(
            article.text,
            "Họp phiên thứ nhất\n\nSáng 14/1, Ban Chỉ đạo họp\ntại Hà Nội.\n\
             Đồng chí Trần Văn Ổn chủ trì & phát biểu.\nQuang cảnh phiên họp"
        );
        let head = article.head;
        assert_eq!((head.id.as_str(), head.title.as_str()), ("hop", "Họp phiên thứ nhất"));
        assert_eq!(head.published, "2025-01-14".parse().ok());
        assert_eq!(head.source.as_deref(), Some("Báo Mẫu"));
        assert_eq!(head.url.as_deref(), Some("https://bao.example/hop"));
    }

    #[test]
    fn a_page_without_an_article_element_is_read_whole() {
        let page = "<body><header>Báo Mẫu</header><h1>Họp báo</h1><div>Sáng nay họp báo.</div><div>Hết</div></body>";
        assert_eq!(article(page, "a").unwrap().text, "Họp báo\n\nSáng nay họp báo.\nHết");
    }

    #[test]
    fn a_teaser_is_not_taken_for_the_article() {
        let page = "<body><article><p>Tin khác.</p></article><div><p>Sáng nay, Ban Chỉ đạo họp báo.</p></div></body>";
        assert!(article(page, "a").unwrap().text.contains("Ban Chỉ đạo họp báo."));
    }

    #[test]
    fn the_date_may_stand_elsewhere() {
        for head in [
            r#"<meta itemprop="datePublished" content="2025-01-14">"#,
            r#"<script type="application/ld+json">{"@graph": [{"datePublished": "2025-01-14T08:00:00+07:00"}]}</script>"#,
            r#"<time datetime="2025-01-14 08:00">hôm nay</time>"#,
            "<p>Thứ Ba, 14/01/2025 08:00</p>",
        ] {
            let page = format!("<html><body>{head}<p>Sáng nay họp.</p></body></html>");
            assert_eq!(article(&page, "a").unwrap().head.published, "2025-01-14".parse().ok(), "{head}");
        }
    }

    #[test]
    fn a_page_without_text_is_no_article() {
        assert!(article("<html><head><title>Họp</title></head><body><script>1</script></body></html>", "a").is_none());
        assert!(article("", "a").is_none());
    }

    #[test]
    fn deep_nesting_is_no_danger() {
        let page = format!("{}Họp báo.", "<div>".repeat(3_000));
        assert_eq!(article(&page, "a").unwrap().text, "Họp báo.");
    }
}
