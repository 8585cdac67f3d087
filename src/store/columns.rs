//! How the model's types stand in columns: as the words and forms that the JSON contract uses.

use crate::model::{ArticleId, Confidence, EdgeId, EdgeType, NodeId, NodeType, PartialDate, Span};
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Result, Row};

macro_rules! as_text {
    ($($type:ty: $to:expr, $from:expr;)*) => {$(
        impl ToSql for $type {
            fn to_sql(&self) -> Result<ToSqlOutput<'_>> {
                let to: fn(&$type) -> ToSqlOutput<'_> = $to;
                Ok(to(self))
            }
        }
        impl FromSql for $type {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<$type> {
                let from: fn(&str) -> FromSqlResult<$type> = $from;
                from(value.as_str()?)
            }
        }
    )*};
}

as_text! {
    ArticleId: |id| id.as_str().into(), |text| Ok(ArticleId::new(text));
    NodeId: |id| id.as_str().into(), |text| Ok(NodeId::new(text));
    EdgeId: |id| id.as_str().into(), |text| Ok(EdgeId::new(text));
    NodeType: |kind| kind.as_str().into(), |text| text.parse().map_err(FromSqlError::other);
    EdgeType: |kind| kind.as_str().into(), |text| text.parse().map_err(FromSqlError::other);
    PartialDate: |date| date.to_string().into(), |text| text.parse().map_err(FromSqlError::other);
}

impl ToSql for Confidence {
    fn to_sql(&self) -> Result<ToSqlOutput<'_>> {
        Ok(self.value().into())
    }
}

impl FromSql for Confidence {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Confidence> {
        value.as_f64().map(Confidence::new)
    }
}

/// The span in column `at` and the one after it.
pub(super) fn span(row: &Row<'_>, at: usize) -> Result<Span> {
    Ok(Span { start: row.get(at)?, end: row.get(at + 1)? })
}

/// The span in column `at` and the one after it, if any.
pub(super) fn span_if_any(row: &Row<'_>, at: usize) -> Result<Option<Span>> {
    let (start, end): (Option<u32>, Option<u32>) = (row.get(at)?, row.get(at + 1)?);
    Ok(start.zip(end).map(|(start, end)| Span { start, end }))
}
