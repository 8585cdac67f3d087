//! JSON: one object an article.

use super::{
    Article,
    error::{Place, ReadError},
    normalize, published,
};
use crate::model::{ArticleHead, ArticleId, PartialDate};
use serde_json::{Map, Value};

/// The fields that may hold the text, the first that does wins.
const TEXT_FIELDS: [&str; 3] = ["text", "content", "body"];

/// The article in a JSON object, and its date of publication if that cannot be read. Fields that are unknown, `null`
/// or empty count for nothing; `name` is its id if it has none of its own.
pub(super) fn article(
    fields: &Map<String, Value>,
    name: &str,
    place: &Place,
) -> Result<(Article, Option<ReadError>), ReadError> {
    let wrong = |wrong: String| ReadError::NotAnArticle { place: place.clone(), wrong };
    let text = |field: &str| match fields.get(field) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) if text.trim().is_empty() => Ok(None),
        Some(Value::String(text)) => Ok(Some(normalize(text))),
        Some(Value::Number(number)) => Ok(Some(number.to_string())),
        Some(_) => Err(wrong(format!("\"{field}\" is no text"))),
    };
    let mut body = None;
    for field in TEXT_FIELDS {
        if body.is_none() {
            body = text(field)?;
        }
    }
    let body = body.filter(|body| !body.trim().is_empty()).ok_or_else(|| wrong("no \"text\"".to_owned()))?;
    let (title, source, url) = (text("title")?.unwrap_or_default(), text("source")?, text("url")?);
    let id = text("id")?.map(|id| id.trim().to_owned()).filter(|id| !id.is_empty());
    let written = text("published")?;
    let date = written.as_deref().and_then(published::parse);
    let unreadable = written
        .filter(|_| date.is_none())
        .map(|text| ReadError::Published { place: place.clone(), text: text.chars().take(60).collect() });
    let head = ArticleHead {
        id: ArticleId::new(id.as_deref().unwrap_or(name)),
        title: title.trim().to_owned(),
        published: refined(date, &body),
        source,
        url,
    };
    let text = if head.title.is_empty() { body } else { format!("{title}\n\n{body}") };
    Ok((Article { head, text }, unreadable))
}

/// The date of the metadata, made more precise by the date line where they agree.
pub(super) fn refined(metadata: Option<PartialDate>, text: &str) -> Option<PartialDate> {
    let line = published::date_line(text);
    match (metadata, line) {
        (Some(date), Some(line)) => date.merged(line).or(Some(date)),
        (date, line) => date.or(line),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Result<(Article, Option<ReadError>), ReadError> {
        let place = Place { path: None, line: Some(3), item: None };
        article(serde_json::from_str::<Value>(json).unwrap().as_object().unwrap(), "tin", &place)
    }

    #[test]
    fn the_text_is_title_blank_line_body() {
        let (article, unreadable) = read(
            r#"{"id": 12, "title": "Họp báo", "published": "28/08/2015 10:57", "source": "Báo Mẫu",
                "url": "https://bao.example/12", "text": "Sáng nay,\r\nhọp báo."}"#,
        )
        .unwrap();
        assert_eq!(article.text, "Họp báo\n\nSáng nay,\nhọp báo.");
        assert_eq!(article.head.id.as_str(), "12");
        assert_eq!(article.head.published, "2015-08-28".parse().ok());
        assert_eq!(article.head.source.as_deref(), Some("Báo Mẫu"));
        assert_eq!(article.head.url.as_deref(), Some("https://bao.example/12"));
        assert!(unreadable.is_none());
    }

    #[test]
    fn other_names_of_the_text_will_do() {
        for json in
            [r#"{"content": "Họp."}"#, r#"{"body": "Họp."}"#, r#"{"text": null, "content": " ", "body": "Họp."}"#]
        {
            let (article, _) = read(json).unwrap();
            assert_eq!((article.text.as_str(), article.head.id.as_str()), ("Họp.", "tin"), "{json}");
        }
    }

    #[test]
    fn a_year_may_stand_as_a_number_and_is_refined_by_the_date_line() {
        let (article, _) = read(r#"{"published": 2017, "text": "Thứ Tư, 07/06/2017 10:00\n\nSáng nay họp."}"#).unwrap();
        assert_eq!(article.head.published, "2017-06-07".parse().ok());
        let (article, _) = read(r#"{"published": "2017-06-08", "text": "Thứ Tư, 07/06/2017 10:00\n\nHọp."}"#).unwrap();
        assert_eq!(article.head.published, "2017-06-08".parse().ok());
    }

    #[test]
    fn a_date_that_cannot_be_read_costs_only_itself() {
        let (article, unreadable) = read(r#"{"published": "hôm qua", "text": "Họp."}"#).unwrap();
        assert_eq!(article.head.published, None);
        assert_eq!(
            unreadable.unwrap().to_string(),
            "standard input, line 3: cannot read the date \"hôm qua\" in \"published\", read without it; write 2019-04-23"
        );
    }

    #[test]
    fn what_is_no_article_is_said() {
        for (json, wrong) in [
            (r#"{"title": "Họp"}"#, "no \"text\""),
            (r#"{"text": "  "}"#, "no \"text\""),
            (r#"{"text": "\u200b"}"#, "no \"text\""),
            (r#"{"text": ["Họp."]}"#, "\"text\" is no text"),
            (r#"{"text": "Họp.", "id": {}}"#, "\"id\" is no text"),
        ] {
            let error = read(json).unwrap_err().to_string();
            assert!(error.starts_with(&format!("standard input, line 3: {wrong}; an article is")), "{error}");
        }
    }
}
